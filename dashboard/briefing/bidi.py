"""
Text of both directions on one line.

Every line carries the direction of the brief, and every value from an article is isolated, so that
an Arabic name in an English line, or a number in an Arabic one, never moves its neighbours.
"""

import re
import unicodedata

from dashboard.translation import Language, language

__all__ = ["DOT", "clean", "directed", "isolated"]

DOT = "\u00a0· "
"""Between phrases; no line begins with it."""

_MARKS: dict[Language, str] = {"en": "\u200e", "ar": "\u200f"}

_FIRST_STRONG, _POP = "\u2068", "\u2069"

_BLANK = re.compile(r"\s+")

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Categories that steer or break a text: controls, direction marks, surrogates, private use."""

_FROM_THE_RIGHT = frozenset({"R", "AL", "AN"})
"""Directions of letters and digits of right-to-left scripts."""

_JOINERS = frozenset("\u200c\u200d")
"""Formatting characters that Arabic spelling needs."""


def clean(text: str) -> str:
    """Put a text from outside on one line, without characters that are not seen but act."""
    flat = _BLANK.sub(" ", text).strip()
    return "".join(c for c in flat if c in _JOINERS or unicodedata.category(c) not in _UNSEEN)


def isolated(text: str) -> str:
    """Clean a value and keep its direction to itself, where it has one of its own."""
    cleaned = clean(text)
    if language() == "en" and not _is_mixed(cleaned):
        return cleaned
    return f"{_FIRST_STRONG}{cleaned}{_POP}" if cleaned else ""


def directed(text: str, spoken: Language) -> str:
    """Give a line the direction of the brief, whatever letter it begins with."""
    is_plain = spoken == "en" and not _is_mixed(text)
    return text if is_plain else f"{_MARKS[spoken]}{text}"


def _is_mixed(text: str) -> bool:
    """Whether a text has letters that run from the right."""
    return any(unicodedata.bidirectional(c) in _FROM_THE_RIGHT for c in text)
