"""Files and folders to articles, exactly as they are written (edge)."""

from dashboard.articles.reading import (
    SIZE_LIMIT_BYTES,
    SUFFIXES,
    Failure,
    ReadResult,
    read_articles,
)

__all__ = ["SIZE_LIMIT_BYTES", "SUFFIXES", "Failure", "ReadResult", "read_articles"]
