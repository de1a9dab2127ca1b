"""The analyst's file: articles, what was read from them, decisions and history (edge)."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dashboard.store.history import Changes, Entry, EntryKind
    from dashboard.store.intake import AddResult
    from dashboard.store.repository import Repository

__all__ = ["AddResult", "Changes", "Entry", "EntryKind", "Repository"]

_HOMES = {
    "AddResult": "intake",
    "Changes": "history",
    "Entry": "history",
    "EntryKind": "history",
    "Repository": "repository",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for: `readiness` must not wait for SQLAlchemy, a fifth of a second."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
