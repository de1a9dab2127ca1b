"""One article to its reports: what it says happened, each value with its evidence."""

from dashboard.extraction.expectation import expected_places
from dashboard.extraction.extraction import extract

__all__ = ["expected_places", "extract"]
