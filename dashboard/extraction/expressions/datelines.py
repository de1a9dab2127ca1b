"""The day in a dateline: "BAGHDAD, Jan 5 -" says when a report was filed, not what it tells of."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import zip_longest
from typing import Final

from dashboard.extraction.expressions.date_phrases import DateMention
from dashboard.extraction.expressions.dates import resolve
from dashboard.extraction.words.function_words import words_of
from dashboard.model import DatePrecision, Publication
from gazetteer.model import Toponym
from gazetteer.normalisation import fold

__all__ = ["filed", "without_datelines", "without_other_clocks"]

_FRESH: Final = timedelta(days=3)  # a report is printed so soon after it was filed
_FEW: Final = 2  # dates from which one may repeat another
_ASIDE: Final = 40  # characters of "23:20 GMT on Sunday"
_ZONES: Final = words_of("time_zones")
_LONGEST: Final = 60  # characters from the line's place to the day
# What ends a dateline behind its day: an agency in brackets or slashes, then a dash or a colon.
_END: Final = re.compile(
    r"[,،]?\s*(?:\([^()\n]{1,40}\)|/[^/\n]{1,40}/)?\s*(?:[-\u2013\u2014]{1,2}\s|:\s)"
)


def without_datelines(
    text: str, dates: Sequence[DateMention], toponyms: Sequence[Toponym]
) -> tuple[DateMention, ...]:
    """
    Leave out the days of datelines.

    Parameters
    ----------
    text, dates, toponyms
        A text, and what was found in it.

    Returns
    -------
    tuple of DateMention
        All dates but those between a place that opens a line and the dash or colon behind.
    """
    starts = {toponym.start for toponym in toponyms}
    return tuple(date for date in dates if not _is_dateline(text, date, starts))


def without_other_clocks(text: str, dates: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """Leave out days told by another clock: "at 02:20 (23:20 GMT on Sunday)"."""
    if len(dates) < _FEW:
        return tuple(dates)  # as in many texts
    return tuple([date for date in dates if not _is_elsewhere(text, date)])


def _is_elsewhere(text: str, date: DateMention) -> bool:
    """Whether a day stands in brackets with a time zone."""
    low = max(0, date.span.start - _ASIDE)
    opened = text.rfind("(", low, date.span.start)
    if opened < 0 or ")" in text[opened : date.span.start]:
        return False
    closed = text.find(")", date.span.end, date.span.end + _ASIDE)
    if closed < 0:
        return False
    return any(zone in fold(text[opened:closed]).text for zone in _ZONES)


def filed(
    publication: Publication, dates: Sequence[DateMention], kept: Sequence[DateMention]
) -> Publication:
    """
    Put a dateline's day for that of publication, which may be the morning after.

    What has no day of its own is news of the day on which it was filed.

    Parameters
    ----------
    dates, kept
        All dates of a text, and those that are no dateline's.
    """
    day = publication.day
    if day is None or len(dates) == len(kept):
        return publication
    line = next(date for date, other in zip_longest(dates, kept) if date is not other)
    told = resolve(line, published=day).event_date
    if told is None or told.precision is not DatePrecision.DAY:
        return publication
    fresh = day - _FRESH <= told.start <= day
    return replace(publication, day=told.start) if fresh else publication


def _is_dateline(text: str, date: DateMention, starts: set[int]) -> bool:
    # Looked for close by only: a line may be as long as the text.
    low = max(0, date.span.start - _LONGEST - 1)
    line = text.rfind("\n", low, date.span.start) + 1
    if not line and low:
        return False
    before = text[line : date.span.start]
    first = line + len(before) - len(before.lstrip())
    opens = first in starts and first < date.span.start <= first + _LONGEST
    return opens and _END.match(text, date.span.end) is not None
