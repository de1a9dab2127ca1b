"""The day in a dateline: "BAGHDAD, Jan 5 -" says when a report was filed, not what it tells of."""

import re
from collections.abc import Sequence

from dashboard.extraction.date_phrases import DateMention
from gazetteer.model import Toponym

__all__ = ["without_datelines"]

_LONGEST = 60  # characters from the line's place to the day
# What ends a dateline behind its day: an agency in brackets or slashes, then a dash or a colon.
_END = re.compile(r"[,،]?\s*(?:\([^()\n]{1,40}\)|/[^/\n]{1,40}/)?\s*(?:[-\u2013\u2014]{1,2}\s|:\s)")


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


def _is_dateline(text: str, date: DateMention, starts: set[int]) -> bool:
    line = text.rfind("\n", 0, date.span.start) + 1
    first = line + len(text[line : date.span.start]) - len(text[line : date.span.start].lstrip())
    opens = first in starts and first < date.span.start <= first + _LONGEST
    return opens and _END.match(text, date.span.end) is not None
