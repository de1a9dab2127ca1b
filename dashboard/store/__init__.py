"""The analyst's file: articles, what was read from them, decisions and history (edge)."""

from dashboard.store.history import Changes, Entry, EntryKind
from dashboard.store.intake import AddResult
from dashboard.store.repository import Repository

__all__ = ["AddResult", "Changes", "Entry", "EntryKind", "Repository"]
