"""What a phrase tells of a date, before anything is computed."""

from dataclasses import dataclass
from enum import StrEnum

from dashboard.extraction.expressions.date_grammar import DateKind
from dashboard.model import PartOfDay, Span

__all__ = ["Calendar", "DateMention", "DateUnit", "Position", "Tense"]


class Calendar(StrEnum):
    """Calendar of the parsed year, month and day."""

    GREGORIAN = "gregorian"
    HIJRI = "hijri"


class Tense(StrEnum):
    """What "last but one", "last", "this" and "next" say."""

    BEFORE_LAST = "before_last"
    PAST = "past"
    THIS = "this"
    NEXT = "next"


class DateUnit(StrEnum):
    """Unit of a relative expression."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Position(StrEnum):
    """Part of a month or year."""

    BEGIN = "begin"
    MIDDLE = "middle"
    END = "end"


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class DateMention:
    """
    Words that tell a date.

    Attributes
    ----------
    span, text
        Half-open code points of the original, and the words.
    year, month, day
        As told, in `calendar`; `None` where not told.
    weekday
        0 is Monday. `weekday_to` is the second day of "the night of Sunday to Monday".
    amount, unit
        Distance from the day of writing (negative is past) or from another event; for a period
        its length. `None` amount with a unit is an unstated number ("days ago").
    tense
        "last", "this" or "next", as told of the day, month or period.
    year_tense
        The same, told of the year: "January of last year".
    month_told, year_told
        Months or years after the one that the text told before: "the 5th of the same month",
        "the following year"; see `dates.with_told_years`.
    season
        0 spring to 3 winter.
    ordinal
        Of an anniversary; `None` where it has none.
    minute
        Clock time in minutes after midnight.
    """

    span: Span
    text: str
    kind: DateKind
    calendar: Calendar = Calendar.GREGORIAN
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    weekday_to: int | None = None
    amount: int | None = None
    unit: DateUnit | None = None
    tense: Tense | None = None
    year_tense: Tense | None = None
    month_told: int | None = None
    year_told: int | None = None
    position: Position | None = None
    season: int | None = None
    ordinal: int | None = None
    part_of_day: PartOfDay | None = None
    minute: int | None = None
