"""Values in words, in the language in use: roles, types, dates, counts, places, grades."""

from datetime import date

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from dashboard.model import (
    Attribution,
    Basis,
    Count,
    DatePrecision,
    EventDate,
    EventType,
    Location,
    Outcome,
    PartOfDay,
    ReviewState,
    Role,
)
from dashboard.translation import language, msgid, tr

__all__ = [
    "ATTRIBUTIONS",
    "BASES",
    "FIELDS",
    "OUTCOMES",
    "PARTS",
    "PRECISIONS",
    "REVIEWS",
    "ROLES",
    "TYPES",
    "count_words",
    "date_words",
    "day_words",
    "distance_words",
    "language_name",
    "left_to_right",
    "number",
    "place_name",
]

ROLES = {
    Role.ATTACK: msgid("Attack"),
    Role.RETALIATION: msgid("Retaliation"),
    Role.STRIKE: msgid("Strike"),
    Role.THWARTED: msgid("Thwarted attack"),
    Role.BACKGROUND: msgid("Earlier history"),
}

TYPES = {
    EventType.ROCKET: msgid("Rockets"),
    EventType.DRONE: msgid("Drones"),
    EventType.MISSILE: msgid("Missiles"),
    EventType.ARTILLERY: msgid("Artillery"),
    EventType.AIRSTRIKE: msgid("Air strike"),
    EventType.BOMBING: msgid("Bombing"),
    EventType.SHOOTING: msgid("Shooting"),
    EventType.UNSPECIFIED: msgid("Means not told"),
}

PARTS = {
    PartOfDay.DAWN: msgid("dawn"),
    PartOfDay.MORNING: msgid("morning"),
    PartOfDay.NOON: msgid("noon"),
    PartOfDay.AFTERNOON: msgid("afternoon"),
    PartOfDay.EVENING: msgid("evening"),
    PartOfDay.NIGHT: msgid("night"),
}

PRECISIONS = {
    DatePrecision.DAY: msgid("to the day"),
    DatePrecision.WEEK: msgid("some day in this span"),
    DatePrecision.MONTH: msgid("some day in this month"),
    DatePrecision.YEAR: msgid("some day in this year"),
}

ATTRIBUTIONS = {
    Attribution.CLAIMED: msgid("claimed by them"),
    Attribution.ATTRIBUTED: msgid("blamed by others"),
    Attribution.DENIED: msgid("denied by them"),
    Attribution.UNKNOWN: msgid("no claim told"),
}

BASES = {
    Basis.STATED: msgid("stated"),
    Basis.INFERRED: msgid("inferred"),
    Basis.ANALYST: msgid("entered by an analyst"),
    Basis.UNKNOWN: msgid("unknown"),
}

OUTCOMES = {
    Outcome.DAMAGE: msgid("damage"),
    Outcome.NO_DAMAGE: msgid("no damage"),
    Outcome.INTERCEPTED: msgid("intercepted"),
    Outcome.FELL_SHORT: msgid("fell short of the target"),
    Outcome.HIT: msgid("hit the target"),
}

REVIEWS = {
    ReviewState.SUGGESTED: msgid("suggested, not reviewed"),
    ReviewState.CONFIRMED: msgid("confirmed"),
    ReviewState.REJECTED: msgid("rejected"),
}

FIELDS = {
    "role": msgid("Kind of event"),
    "event_type": msgid("Means"),
    "weapon": msgid("Weapon"),
    "weapons": msgid("Weapon"),
    "target": msgid("Target"),
    "place": msgid("Place"),
    "location": msgid("Place"),
    "launch": msgid("Launch point"),
    "date": msgid("Date"),
    "time_of_day": msgid("Time of day"),
    "munition_count": msgid("How many"),
    "perpetrator": msgid("By whom"),
    "attribution": msgid("Attribution"),
    "killed": msgid("Killed"),
    "wounded": msgid("Wounded"),
    "outcome": msgid("Outcome"),
    "outcomes": msgid("Outcome"),
    "damage": msgid("Damage"),
    "miss_distance": msgid("Miss distance"),
    "confirmation": msgid("Confirmation"),
    "miss_distance_m": msgid("Miss distance"),
    "sources": msgid("Who says so"),
    "in_response_to": msgid("Answer to"),
}

CONFLICT_VALUES = (
    msgid("fell short"),
    msgid("hit"),
    msgid("damage"),
    msgid("no damage"),
    msgid("intercepted"),
    msgid("inside the target"),
    msgid("reported"),
    msgid("not confirmed"),
    msgid("denied"),
    msgid("not confirmed or denied"),
    msgid("attack"),
    msgid("retaliation"),
    msgid("strike"),
    msgid("thwarted"),
    msgid("background"),
)
"""Values that corroboration puts into conflicts; others are names and numbers and stay as told."""

METRES_PER_KM = 1000
WHOLE_KM = 10
"""Kilometres from which a decimal would pretend to precision."""


def number(value: float) -> str:
    """Write a number with the language's digits and separators."""
    return str(format_decimal(value, locale=language()))


def date_words(when: EventDate | None) -> str:
    """Write an event date as precisely as it is known, and no more."""
    if when is None:
        return tr("Date unknown")
    if when.precision is DatePrecision.YEAR:
        words = _day(when, "yyyy")
    elif when.precision is DatePrecision.MONTH:
        words = _day(when, "LLLL yyyy")
    elif when.start == when.end:
        words = _day(when, "EEEE d MMMM yyyy")
    else:
        words = _span_words(when)
    parts = [words, tr(PARTS[when.part_of_day])] if when.part_of_day else [words]
    return tr(", ").join(parts)


def _span_words(when: EventDate) -> str:
    """Write month and year once where both days have the same."""
    last = _day(when, "d MMMM yyyy", last=True)
    if (when.start.year, when.start.month) == (when.end.year, when.end.month):
        return tr("{first}–{last}", first=_day(when, "d"), last=last)
    pattern = "d MMMM" if when.start.year == when.end.year else "d MMMM yyyy"
    return f"{_day(when, pattern)} – {last}"


def day_words(day: date) -> str:
    """Write one day in full."""
    return str(format_date(day, "EEEE d MMMM yyyy", locale=language()))


def _day(when: EventDate, pattern: str, *, last: bool = False) -> str:
    return str(format_date(when.end if last else when.start, pattern, locale=language()))


def count_words(count: Count | None) -> str:
    """Write a count with its doubt: "3", "at least 3", "5 to 8 (best 6)"."""
    if count is None:
        return tr("not told")
    if count.high is None:
        return tr("at least {n}", n=number(count.low))
    if count.low == count.high:
        return number(count.best)
    span = tr("{low} to {high}", low=number(count.low), high=number(count.high))
    return tr("{span} (best {n})", span=span, n=number(count.best))


def distance_words(metres: float) -> str:
    """Write a length in kilometres, or in metres below one."""
    if metres < METRES_PER_KM:
        return tr("{n} m", n=number(round(metres, -1)))
    kilometres = metres / METRES_PER_KM
    return tr("{n} km", n=number(round(kilometres, 0 if kilometres >= WHOLE_KM else 1)))


def language_name(code: str) -> str:
    """Name a language by its BCP 47 code; the code itself where it has no name."""
    return str(Locale(language()).languages.get(code, code))


def left_to_right(text: str) -> str:
    """Keep figures such as coordinates in their order inside Arabic text (Unicode isolates)."""
    return f"\u2066{text}\u2069"


def place_name(location: Location) -> str:
    """Name a place in the language in use, where its name is known in it."""
    return (language() == "ar" and location.name_ar) or location.name
