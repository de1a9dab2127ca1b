"""Days, months and years as closed intervals, in the Gregorian and the Hijri calendar."""

from calendar import monthrange
from datetime import date, timedelta

from hijridate import Hijri

__all__ = [
    "add_months",
    "day_or_none",
    "hijri_interval",
    "latest_weekday",
    "month_interval",
    "next_weekday",
    "year_interval",
]

Interval = tuple[date, date]


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Give the day, or `None` where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_interval(year: int, month: int) -> Interval:
    """Give the first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_interval(year: int) -> Interval:
    """Give the first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def add_months(day: date, months: int) -> date:
    """Move by whole months; a day that the target month lacks becomes its last."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def latest_weekday(weekday: int, *, until: date) -> date:
    """Give the latest such weekday (0 is Monday) on or before a day."""
    return until - timedelta(days=(until.weekday() - weekday) % 7)


def next_weekday(weekday: int, *, since: date) -> date:
    """Give the first such weekday (0 is Monday) on or after a day."""
    return since + timedelta(days=(weekday - since.weekday()) % 7)


def hijri_interval(year: int, month: int | None, day: int | None) -> Interval | None:
    """
    Convert a Hijri date by the Umm al-Qura calendar.

    Local moon sightings may differ from it by a day.

    Returns
    -------
    tuple of date, date, or None
        First and last Gregorian day; `None` where there is no such date or it lies outside the
        calendar's tables (1343 to 1500).
    """
    try:
        if month is None:
            start = Hijri(year, 1, 1).to_gregorian()
            end = Hijri(year + 1, 1, 1).to_gregorian() - timedelta(days=1)
        elif day is None:
            start = Hijri(year, month, 1).to_gregorian()
            end = start + timedelta(days=Hijri(year, month, 1).month_length() - 1)
        else:
            start = end = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(start.year, start.month, start.day), date(end.year, end.month, end.day)
