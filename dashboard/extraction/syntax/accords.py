"""
Days of truces and wars: "the first raid since the truce of November" happened on no day of it.

What is told behind such a noun is left out where grammar binds it to the noun: behind "since", and
in English behind a relative, "of", or the word for how it came about.
"""

from collections.abc import Iterator
from typing import Final

from dashboard.extraction.syntax.headers import COMMAS, TRIGGERS
from dashboard.extraction.syntax.relatives import RelativeClause
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import CONNECTIVE, WEAPON

__all__ = ["accord_dates"]

_SINCE: Final = words_of("lasting_from")
_BOUND: Final = words_of("accord_bonds")
_AFTER: Final = frozenset({"after", "hours_after", "day_after"})
_BEGAN: Final = 2  # tokens of "that took"
_ADORNED: Final = 5  # tokens from "since" to the noun: "the start of the US-brokered"


def accord_dates(document: Document) -> Iterator[RelativeClause]:
    """Token ranges behind truces and wars, half-open; their dates are not those of an event."""
    words, accords = document.words, document.little_words["accords"]
    since = document.little_words["since"] if document.arabic else _SINCE
    if (since if document.arabic else accords).isdisjoint(words):
        return
    for at, word in enumerate(words):
        if word not in accords or at + 1 >= len(words):
            continue
        before = words[max(0, at - _ADORNED) : at]
        if words[at + 1] in _BOUND or not since.isdisjoint(before):
            last = _end(document, at + 1)
            if last > at + 1:
                yield at, last, True


def _end(document: Document, first: int) -> int:
    """Where the words behind the noun end: at a comma, or where something is told."""
    last = document.sentence_at(first).last
    telling = TRIGGERS | {WEAPON, CONNECTIVE}
    cues = document.cues_in(min(first + _BEGAN, last), last)  # "that took effect"
    told = next((c for c in cues if c.category in telling), None)
    if told is not None and told.key in _AFTER:
        return first  # "the truce of 19 July after a week in which jets bombed X"
    last = last if told is None else told.first
    return next((i for i in range(first, last) if document.words[i] in COMMAS), last)
