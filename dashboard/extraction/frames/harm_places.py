"""Where people are told to have come to harm, in a clause that tells no event of its own."""

from typing import Final

from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.syntax.names import Coarseness, Name
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import HARM

__all__ = ["is_harmed_there", "seat_of_speaker"]

_ELSEWHERE: Final = words_of("hospitals", "joints") | {",", ";", "،", "؛"}
_AT_ONCE: Final = 5  # tokens from "killed" to the place: "on Tuesday in"
_FRONTED: Final = 2  # tokens before the place, at the head of a clause: "and in"
_OFFICE: Final = 2  # tokens from "the governor of" to the place, which may hold "the town of"


def is_harmed_there(reading: Reading, clause: Clause, place: Name | None, *, beside: bool) -> bool:
    """
    As in "two people were killed in X"; not "died in hospital in X", "men from X were hurt".

    Nor Arabic "fell on X, and wounded two in Y", beside an event of the same sentence.
    """
    if beside and reading.document.arabic:
        return False
    inside = clause.cues.by_key.get("location", ())
    if place is None or not any(c.last == place.first for c in inside):
        return False
    words = reading.document.words
    # not "buried the dead in X", who are told of before
    harm = [c for c in clause.cues if c.key in HARM and not c.definite]
    before = [c for c in harm if c.first < place.first]
    if not before:  # Arabic "and in X were killed two"
        first = place.first - clause.first
        fronted = reading.document.arabic and bool(harm) and first <= _FRONTED
        return fronted and _ELSEWHERE.isdisjoint(words[place.last : harm[0].first])
    between = words[before[-1].first : place.first]
    return len(between) <= _AT_ONCE and _ELSEWHERE.isdisjoint(between)


def seat_of_speaker(reading: Reading, clause: Clause) -> Name | None:
    """As in Arabic "the governor of X announced the death of two", "in X the mayor said": there."""
    header = clause.header
    if header is None or not reading.document.arabic:
        return None
    offices = header.cues.by_key.get("local_officials", ())
    if not offices:
        return None
    ends = [c.last for c in offices if not c.definite]
    fronted = {c.last for c in header.cues.by_key.get("location", ())}
    for name in reading.names_in(header.first, header.last):
        told_first = name.first in fronted and name.first - header.first <= _FRONTED
        if told_first or any(-_OFFICE < name.first - end < _OFFICE for end in ends):
            return name if name.coarseness < Coarseness.COUNTRY else None
    return None
