"""Compute the days that date phrases mean, seen from the day of publication."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dashboard.extraction.expressions.calendars import add_months
from dashboard.extraction.expressions.date_intervals import Days, absolute, one_day, shifted
from dashboard.extraction.expressions.date_phrases import DateKind, DateMention, Tense, find_dates
from dashboard.extraction.expressions.relative_dates import RELATIVE, WEEKDAYS
from dashboard.model import DatePrecision, EventDate, PartOfDay

__all__ = [
    "WEEKDAYS",
    "DateKind",
    "DateMention",
    "ResolvedDate",
    "Tense",
    "beginning",
    "find_dates",
    "resolve",
    "with_told_years",
]

_PARTS_BY_MINUTE: Final = (
    (3 * 60, PartOfDay.NIGHT), (6 * 60, PartOfDay.DAWN), (12 * 60, PartOfDay.MORNING),
    (13 * 60, PartOfDay.NOON), (17 * 60, PartOfDay.AFTERNOON), (21 * 60, PartOfDay.EVENING),
    (24 * 60, PartOfDay.NIGHT),
)  # fmt: skip
_COUNTED_ON: Final = "counted from the month or year told before it"
_MISSING: Final = {
    DateKind.EVENT: "the day of the other event",
    DateKind.TIME: "the day of this time",
}


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class ResolvedDate:
    """
    The days a phrase means.

    Attributes
    ----------
    event_date
        `None` where the phrase dates no event, or nothing fixes its days.
    reason
        In words, also where there is no date.
    """

    event_date: EventDate | None
    reason: str


def resolve(
    mention: DateMention, *, published: date | None, anchor: date | None = None
) -> ResolvedDate:
    """
    Compute the days of a date phrase.

    Parameters
    ----------
    mention
        As found by `find_dates`.
    published
        Day of publication, stated or inferred; without it only phrases with a year have days.
    anchor
        Day of the event that "a day after" counts from, and that a bare time of day belongs to.

    Returns
    -------
    ResolvedDate
        A closed interval with its precision and part of day, and the reason in words.
    """
    if mention.kind is DateKind.SINCE:
        return ResolvedDate(
            event_date=None, reason=f'"{mention.text}" begins a span, it dates no event'
        )
    if mention.kind is DateKind.ANNIVERSARY:
        return ResolvedDate(
            event_date=None, reason=f'"{mention.text}" looks back at an older event'
        )
    days = _days(mention, published, anchor)
    if days is None:
        missing = _MISSING.get(mention.kind, "the day of publication")
        return ResolvedDate(
            event_date=None, reason=f'"{mention.text}": {missing} is not known, or no such day'
        )
    part = mention.part_of_day or _part_by_clock(mention.minute)
    event_date = EventDate(
        start=days.start,
        end=days.end,
        precision=days.precision,
        part_of_day=part if days.precision is DatePrecision.DAY else None,
        phrase=mention.text,
    )
    return ResolvedDate(event_date=event_date, reason=f'"{mention.text}": {days.reason}')


def beginning(mention: DateMention, *, published: date | None) -> date | None:
    """Give the first day of a span that a `since` phrase opens, or `None`."""
    kind = (
        DateKind.AGO if mention.amount is not None and mention.tense is None else DateKind.PARTIAL
    )
    if mention.weekday is not None:
        kind = DateKind.WEEKDAY
    elif mention.year is not None:
        kind = DateKind.ABSOLUTE
    elif mention.unit is not None and mention.tense is not None:
        kind = DateKind.PERIOD
    days = _days(replace(mention, kind=kind), published, None)
    return days.start if days else None


def _days(mention: DateMention, published: date | None, anchor: date | None) -> Days | None:
    if mention.kind is DateKind.EVENT:
        return _from_event(mention, anchor)
    if mention.year is not None:
        days = absolute(mention, mention.year)
        return replace(days, reason=_COUNTED_ON) if days and _counts_on(mention) else days
    if mention.kind is DateKind.TIME:
        return None if anchor is None else one_day(anchor, f"a time on {anchor}")
    if published is None or _counts_on(mention):
        return None  # no month or year was told before
    try:
        return RELATIVE[mention.kind](mention, published)
    except (OverflowError, ValueError):  # counted beyond the calendar: "9000 years ago"
        return None


def with_told_years(
    mentions: Sequence[DateMention], *, published: date | None
) -> tuple[DateMention, ...]:
    """
    Give "the 5th of the same month", "the following year" the year and month they count from.

    Parameters
    ----------
    mentions
        All of a text, in text order.

    Returns
    -------
    tuple of DateMention
        The same; those that count from what nobody told stay without a date.
    """
    if not any(_counts_on(m) for m in mentions):
        return tuple(mentions)
    counted: list[DateMention] = []
    last: date | None = None
    for mention in mentions:
        counted.append(_counted(mention, last) if last and _counts_on(mention) else mention)
        start = _start(counted[-1], published)
        named = mention.month is not None or counted[-1].year is not None
        if start is not None and (named or last is None):
            last = start
    return tuple(counted)


def _start(mention: DateMention, published: date | None) -> date | None:
    if mention.kind is DateKind.SINCE:
        return beginning(mention, published=published)
    told = resolve(mention, published=published).event_date
    return told.start if told else None


def _counts_on(mention: DateMention) -> bool:
    return mention.month_told is not None or mention.year_told is not None


def _counted(mention: DateMention, last: date) -> DateMention:
    if mention.month_told is None:
        year = last.year + (mention.year_told or 0)
        return replace(mention, kind=DateKind.ABSOLUTE, year=year)
    month = add_months(last.replace(day=1), mention.month_told)
    return replace(mention, kind=DateKind.ABSOLUTE, year=month.year, month=month.month)


def _from_event(mention: DateMention, anchor: date | None) -> Days | None:
    if anchor is None or mention.amount is None or mention.unit is None:
        return None
    try:
        return shifted(mention, anchor, "the other event")
    except (OverflowError, ValueError):
        return None


def _part_by_clock(minute: int | None) -> PartOfDay | None:
    if minute is None:
        return None
    return next(part for end, part in _PARTS_BY_MINUTE if minute < end)
