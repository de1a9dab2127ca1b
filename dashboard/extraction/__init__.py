"""One article to its reports: what it says happened, each value with its evidence."""

from dashboard.extraction.extraction import extract
from dashboard.extraction.syntax.expectation import expected_places

__all__ = ["expected_places", "extract"]
