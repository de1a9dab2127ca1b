"""
Events that nouns list in one clause: "shelling of X and an Israeli air strike on Y".

Arabic lists them so behind "in addition to" alone.
"""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import Phrases, words_of
from dashboard.extraction.words.senses import ACTOR, DEMONYM, EVENT, WEAPON

__all__ = ["listed_from"]

_REACH: Final = 5  # tokens from "and" to the noun: "and two separate Israeli drone"
_AND, _ADDED = words_of("and"), Phrases(words_of("added"))
_COUNTING: Final = words_of("indefinite", "numbers", "one_more", "fresh")
_ATTRIBUTES: Final = frozenset({ACTOR, DEMONYM, EVENT, WEAPON})


def listed_from(
    document: Document, clause: Clause, before: Cue, cue: Cue, places: Sequence[int]
) -> int | None:
    """
    First token of a noun for an event behind "and" and a count, or "a"; else `None`.

    Behind "as well as", Arabic "in addition to", the noun may stand bare.

    Parameters
    ----------
    before
        What tells of an event before it.
    places
        First tokens of the place names, ascending: one stands before the noun, one behind it.
    """
    if cue.sense.armed or not _stands_between(clause, cue, places):
        return None
    if any(c.first == cue.first and c.category is EVENT for c in clause.cues):
        added = _added(document, before, cue)
        if added is not None:
            return added
    if document.arabic or cue.category is not EVENT:
        return None
    words, low = document.words, max(before.last, cue.first - _REACH)
    joint = next((i for i in range(cue.first - 1, low, -1) if words[i] in _AND), None)
    if joint is None or words[joint + 1] not in _COUNTING:
        return None
    between = [c for c in clause.cues if joint < c.first < cue.first]
    alike = all(c.category in _ATTRIBUTES or c.key == "another" for c in between)
    return joint + 1 if alike else None


def _added(document: Document, before: Cue, cue: Cue) -> int | None:
    """As in "raids on X, as well as artillery shelling of Y": from what adds it."""
    words = document.words[max(before.last, cue.first - _REACH) : cue.first]
    ends = (_ADDED.end(words, first) for first in range(len(words)))
    end = next((end for end in ends if end is not None), None)
    return None if end is None else cue.first - len(words) + end


def _stands_between(clause: Clause, cue: Cue, places: Sequence[int]) -> bool:
    """Whether a clause names a place before a cue, and one behind it."""
    own = [place for place in places if clause.first <= place < clause.last]
    return bool(own) and own[0] < cue.first < own[-1]
