"""
Reasons in the language in use.

The steps write their reasons in English and the store keeps them so. Here a reason is read back by
the patterns below and said anew. What no pattern knows (a name, an article's words) stays as it is,
isolated, so that it can't turn a right-to-left line about.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from babel.dates import format_date, get_day_names

from dashboard.components.reason_patterns import PATTERNS
from dashboard.components.wording import left_to_right
from dashboard.translation import language, tr

__all__ = ["explained"]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_DAY = r"\d{4}-\d\d-\d\d"

_SHAPES = {
    "n": r"[\d.,]+",
    "points": r"[+-][\d.]+",
    "day": rf"{_DAY}(?: to {_DAY})?",
    "weekday": "|".join(_WEEKDAYS),
    "letter": "[A-F]",
    "quoted": r'"[^"]*"',
}
"""What a place in a pattern may hold, by its name without a number behind; others hold any text."""

_PLACE = re.compile(r"\\{(\w+?)(\d?)\\}")


def explained(reason: str) -> str:
    """
    Say a reason in the language in use.

    Returns
    -------
    str
        The reason itself in English, or where nothing in it is known.
    """
    return reason if language() == "en" or not reason else _told(reason)


def _told(reason: str) -> str:
    if (whole := tr(reason)) != reason:
        return whole
    if "; " in reason:
        return tr("; ").join(map(_told, reason.split("; ")))
    for message, shape in _shapes():
        if found := shape.fullmatch(reason):
            values = {name: _value(name, text) for name, text in found.groupdict().items()}
            return tr(message, **values)
    return _isolated(reason)


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((message, _shape(message)) for message in PATTERNS)


def _shape(message: str) -> re.Pattern[str]:
    def place(found: re.Match[str]) -> str:
        return f"(?P<{found[1]}{found[2]}>{_SHAPES.get(found[1], '.+?')})"

    return re.compile(_PLACE.sub(place, re.escape(message)), re.DOTALL)


def _value(name: str, text: str) -> str:
    says: Callable[[str], str] = _SAYINGS.get(name.rstrip("0123456789"), _told)
    return says(text)


def _days(text: str) -> str:
    days = (date.fromisoformat(day) for day in text.split(" to "))
    return " – ".join(str(format_date(day, "d MMMM yyyy", locale=language())) for day in days)


def _weekday(text: str) -> str:
    return str(get_day_names("wide", locale=language())[_WEEKDAYS.index(text)])


def _isolated(text: str) -> str:
    """Keep a text's own direction inside a line of another (Unicode isolates)."""
    return f"\u2068{text}\u2069"


_SAYINGS: dict[str, Callable[[str], str]] = {
    "n": str,
    "points": left_to_right,
    "day": _days,
    "weekday": _weekday,
    "letter": str,
    "quoted": _isolated,
}
