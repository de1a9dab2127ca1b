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
from dashboard.translation import language, tr

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
    "number",
    "place_name",
]

ROLES = {
    Role.ATTACK: "Attack",
    Role.RETALIATION: "Retaliation",
    Role.STRIKE: "Strike",
    Role.THWARTED: "Thwarted attack",
    Role.BACKGROUND: "Earlier history",
}

TYPES = {
    EventType.ROCKET: "Rockets",
    EventType.DRONE: "Drones",
    EventType.MISSILE: "Missiles",
    EventType.ARTILLERY: "Artillery",
    EventType.AIRSTRIKE: "Air strike",
    EventType.BOMBING: "Bombing",
    EventType.SHOOTING: "Shooting",
    EventType.UNSPECIFIED: "Means not told",
}

PARTS = {
    PartOfDay.DAWN: "dawn",
    PartOfDay.MORNING: "morning",
    PartOfDay.NOON: "noon",
    PartOfDay.AFTERNOON: "afternoon",
    PartOfDay.EVENING: "evening",
    PartOfDay.NIGHT: "night",
}

PRECISIONS = {
    DatePrecision.DAY: "to the day",
    DatePrecision.WEEK: "some day in this span",
    DatePrecision.MONTH: "some day in this month",
    DatePrecision.YEAR: "some day in this year",
}

ATTRIBUTIONS = {
    Attribution.CLAIMED: "claimed by them",
    Attribution.ATTRIBUTED: "blamed by others",
    Attribution.DENIED: "denied by them",
    Attribution.UNKNOWN: "nobody claimed it",
}

BASES = {
    Basis.STATED: "stated",
    Basis.INFERRED: "inferred",
    Basis.ANALYST: "entered by an analyst",
    Basis.UNKNOWN: "unknown",
}

OUTCOMES = {
    Outcome.DAMAGE: "damage",
    Outcome.NO_DAMAGE: "no damage",
    Outcome.INTERCEPTED: "intercepted",
    Outcome.FELL_SHORT: "fell short of the target",
    Outcome.HIT: "hit the target",
}

REVIEWS = {
    ReviewState.SUGGESTED: "suggested, not reviewed",
    ReviewState.CONFIRMED: "confirmed",
    ReviewState.REJECTED: "rejected",
}

FIELDS = {
    "role": "Kind of event",
    "event_type": "Means",
    "weapon": "Weapon",
    "weapons": "Weapon",
    "target": "Target",
    "place": "Place",
    "location": "Place",
    "launch": "Launch point",
    "date": "Date",
    "time_of_day": "Time of day",
    "munition_count": "How many",
    "perpetrator": "By whom",
    "attribution": "Attribution",
    "killed": "Killed",
    "wounded": "Wounded",
    "outcome": "Outcome",
    "outcomes": "Outcome",
    "damage": "Damage",
    "miss_distance_m": "Miss distance",
    "sources": "Who says so",
    "in_response_to": "Answer to",
}

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
        words = f"{_day(when, 'd MMMM yyyy')} – {_day(when, 'd MMMM yyyy', last=True)}"
    return f"{words}, {tr(PARTS[when.part_of_day])}" if when.part_of_day else words


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


def place_name(location: Location) -> str:
    """Name a place in the language in use, where its name is known in it."""
    return (language() == "ar" and location.name_ar) or location.name
