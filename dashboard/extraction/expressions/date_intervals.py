"""The days that a date names, in its own calendar and counted from another day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dashboard.extraction.expressions.calendars import (
    Interval,
    add_months,
    day_or_none,
    hijri_interval,
    month_interval,
    year_interval,
)
from dashboard.extraction.expressions.date_phrases import Calendar, DateMention, DateUnit, Position
from dashboard.model import DatePrecision

__all__ = [
    "DAY",
    "FITTING_DAYS",
    "Days",
    "absolute",
    "one_day",
    "part_of",
    "season_interval",
    "shifted",
    "tell",
]

DAY: Final = timedelta(days=1)
FITTING_DAYS: Final = 2  # "yesterday, Tuesday" may be a day or two off where a text is printed late
_PRECISIONS: Final = {
    DateUnit.DAY: DatePrecision.DAY,
    DateUnit.WEEK: DatePrecision.WEEK,
    DateUnit.MONTH: DatePrecision.MONTH,
    DateUnit.YEAR: DatePrecision.YEAR,
}
_SEASON_MONTHS: Final = ((3, 5), (6, 8), (9, 11), (12, 2))


_FEW_HOURS: Final = 3  # "two hours ago" is today, but for the first hours of a day


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Days:
    """A closed interval, its precision, and in words how it came about."""

    start: date
    end: date
    precision: DatePrecision
    reason: str


def one_day(day: date, reason: str) -> Days:
    """Give the interval of one day."""
    return Days(start=day, end=day, precision=DatePrecision.DAY, reason=reason)


def absolute(mention: DateMention, year: int) -> Days | None:
    """Give the days of a month, day or season in a year, or `None` if there is no such day."""
    interval, precision = _interval(mention, year)
    if interval is None:
        return None
    start, end = interval
    if mention.position is not None:
        start, end = part_of(start, end, mention.position)
        precision = DatePrecision.WEEK if mention.month else DatePrecision.YEAR
    return Days(start=start, end=end, precision=precision, reason=f"{tell(start, end)} as written")


def _interval(mention: DateMention, year: int) -> tuple[Interval | None, DatePrecision]:
    """Days of the year, month and day as told, in the mention's calendar."""
    precision = DatePrecision.DAY if mention.day else DatePrecision.MONTH
    if mention.calendar is Calendar.HIJRI:
        precision = precision if mention.month else DatePrecision.YEAR
        return hijri_interval(year, mention.month, mention.day), precision
    if mention.month is None:
        return season_interval(year, mention.season), DatePrecision.YEAR
    if mention.day is None:
        return month_interval(year, mention.month), precision
    day = day_or_none(year, mention.month, mention.day)
    return ((day, day) if day else None), precision


def season_interval(year: int, season: int | None) -> Interval:
    """Give a season, or the whole year; winter ends in the year after."""
    if season is None:
        return year_interval(year)
    first, last = _SEASON_MONTHS[season]
    return date(year, first, 1), month_interval(year + (last < first), last)[1]


def part_of(start: date, end: date, position: Position) -> Interval:
    """Give a third of a month or year: "early", "mid" and "late"."""
    third = (end - start) / 3
    match position:
        case Position.BEGIN:
            return start, start + third
        case Position.MIDDLE:
            return start + third, end - third
    return end - third, end


def tell(start: date, end: date) -> str:
    """Write an interval for a reason."""
    return start.isoformat() if start == end else f"{start.isoformat()} to {end.isoformat()}"


def shifted(mention: DateMention, origin: date, name: str) -> Days:
    """Count days, weeks, months or years from a day."""
    amount, unit = mention.amount or 0, mention.unit
    side = "before" if amount < 0 else "after"
    reason = f"{abs(amount)} {unit}{'s' * (abs(amount) != 1)} {side} {name} ({origin})"
    match unit:
        case DateUnit.MONTH | DateUnit.YEAR:
            day = add_months(origin, amount * (12 if unit is DateUnit.YEAR else 1))
            slack = timedelta(days=15 if unit is DateUnit.MONTH else 183)
            return Days(
                start=day - slack, end=day + slack, precision=_PRECISIONS[unit], reason=reason
            )
        case DateUnit.WEEK:
            day = origin + timedelta(weeks=amount)
            return Days(
                start=day - 3 * DAY,
                end=day + 3 * DAY,
                precision=DatePrecision.WEEK,
                reason=reason,
            )
        case DateUnit.DAY:
            return one_day(origin + timedelta(days=amount), reason)
    return _hours(origin, amount, reason)


def _hours(origin: date, amount: int, reason: str) -> Days:
    """Many hours reach into the neighbouring day."""
    if abs(amount) <= _FEW_HOURS:
        return one_day(origin, reason)
    other = origin + (DAY if amount > 0 else -DAY)
    start, end = sorted((origin, other))
    return Days(start=start, end=end, precision=DatePrecision.DAY, reason=reason)
