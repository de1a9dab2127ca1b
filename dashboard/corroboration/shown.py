"""Rival values as a conflict keeps them: in English, and the same for the same value."""

from dashboard.corroboration.evidence import kilometres
from dashboard.model import Count, EventDate, Location

__all__ = ["show_count", "show_date", "show_miss", "show_place"]


def show_place(place: Location) -> str:
    """Name a place."""
    return place.name


def show_date(when: EventDate) -> str:
    """
    Write the days of a date.

    Examples
    --------
    >>> from datetime import date
    >>> from dashboard.model import DatePrecision
    >>> day = date(2024, 1, 5)
    >>> show_date(EventDate(start=day, end=day, precision=DatePrecision.DAY))
    '2024-01-05'
    """
    if when.start == when.end:
        return when.start.isoformat()
    return f"{when.start.isoformat()} to {when.end.isoformat()}"


def show_count(count: Count) -> str:
    """
    Write a number with its doubt.

    Examples
    --------
    >>> show_count(Count(best=5, low=5, high=None)), show_count(Count.exactly(8))
    ('at least 5', '8')
    """
    if count.high is None:
        return f"at least {count.low}"
    return str(count.best) if count.low == count.high else f"{count.low} to {count.high}"


def show_miss(metres: float) -> str:
    """Say how far off the nearest one came down."""
    return f"nearest {kilometres(metres)} off"
