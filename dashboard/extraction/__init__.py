"""One article to its reports: what it says happened, each value with its evidence."""

from dashboard.extraction.extraction import extract

__all__ = ["extract"]
