"""Two sides that did it together: "the US and Britain bombed X", "American and British jets"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.extraction.doers.agency import Agency
from dashboard.extraction.doers.coalitions import name_of
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.lexicon import load_lexicon
from dashboard.extraction.words.senses import ACTOR, ANY_GROUP
from dashboard.model import Claim

__all__ = ["with_partner"]

_AND, _BEFORE_NAMES = words_of("and"), words_of("articles")
_COMMA: Final = ","
_SETTING: Final = words_of("prepositions") - words_of("by")


def with_partner(document: Document, agency: Agency, doer: Cue, actors: Sequence[Cue]) -> Agency:
    """
    Name both sides of "X and Y": one of them alone did not do it. English only.

    Parameters
    ----------
    actors
        Sides told in the mention, in order.
    """
    told = agency.perpetrator
    if told is None or told.value == ANY_GROUP:
        return agency
    partner = next((c for c in actors if _is_partner(document, doer, c)), None)
    if partner is None:
        name, told_by = _compound(document, doer), [doer]
    else:
        told_by = _with_others(document, sorted((doer, partner), key=lambda c: c.first), actors)
        *others, last = (name_of(document, c) for c in told_by)
        name = f"{', '.join(others)} and {last}"
    if not name:
        return agency
    span = document.span(told_by[0].first, told_by[-1].last)
    return replace(agency, perpetrator=Claim(value=name, spans=(span,)))


def _with_others(document: Document, told_by: list[Cue], actors: Sequence[Cue]) -> list[Cue]:
    """Sides listed before two that did it: "X, Y and Z"."""
    for other in reversed(actors):
        first = told_by[0]
        if other.last < first.first and _is_listed(document, other, first):
            told_by = [other, *told_by]
    return told_by


def _is_listed(document: Document, other: Cue, first: Cue) -> bool:
    if other.key in {first.key, ANY_GROUP} or not _are_alike(other, first):
        return False
    before = _without_article(document.words[max(0, other.first - 2) : other.first])
    if before and before[-1] in _SETTING:
        return False  # "according to X, Y and Z struck"
    return _between(document, other, first) == [_COMMA]


def _compound(document: Document, doer: Cue) -> str:
    """As in "US-British": a state's name that begins the word for both."""
    word = document.words[doer.first]
    if not doer.sense.nation or "-" not in word:
        return ""
    senses = load_lexicon(document.language).read(word).senses
    return next((s.key for s in senses if s.category is ACTOR), "")


def _is_partner(document: Document, doer: Cue, other: Cue) -> bool:
    """Whether only "and" and an article stand between two sides that are told alike."""
    if other.key in {doer.key, ANY_GROUP}:
        return False
    first, second = (doer, other) if doer.first < other.first else (other, doer)
    between = _between(document, first, second)
    return _are_alike(first, second) and len(between) == 1 and between[0] in _AND


def _are_alike(first: Cue, second: Cue) -> bool:
    """Not as in "X and Iranian positions": no two adjectives of one noun."""
    return not second.sense.adjective or first.sense.adjective or first.sense.nation


def _between(document: Document, first: Cue, second: Cue) -> list[str]:
    """Words between two sides, without an article before the second."""
    return _without_article(document.words[first.last : second.first])


def _without_article(words: list[str]) -> list[str]:
    return words[:-1] if words and words[-1] in _BEFORE_NAMES else words
