"""Arabic clauses of what had been done before: "rockets fell on X, and a jet had bombed Y"."""

from collections.abc import Iterator
from typing import Final

from dashboard.extraction.syntax.headers import COMMAS, TRIGGERS
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import CASUALTY, EVENT, VERB

__all__ = ["PLUPERFECT", "find_pluperfects", "is_looked_back_on"]

PLUPERFECT: Final = "earlier"
"""Relation of a clause that tells of an earlier deed."""
_HARM: Final = frozenset({"kill", "wound"})
_DEEDS: Final = _HARM | {
    "strike", "conduct", "launch", "undergo", "fall", "explode", "destroy", "intercept", "foil",
    "assassinate",
}  # fmt: skip
_AUXILIARIES: Final = "auxiliaries"  # the key of all these words
_AND_HAD: Final = words_of("and_had")
_ALREADY: Final = words_of("already")
_SUBJECT: Final = 6  # tokens of who had done it: "the Islamic resistance in Iraq"
_VERB: Final = 2  # tokens from "already" to its verb: "been"


def find_pluperfects(document: Document, sentence: Sentence) -> Iterator[int]:
    """Tokens where such a clause begins, behind the event that the sentence tells first."""
    return (
        first
        for first in _looks_back(document, sentence)
        if any(c.first < first and _is_deed(c) for c in sentence.cues)
    )


def _is_deed(cue: Cue) -> bool:
    """Not who was hurt alone: "two were killed, and a drone had struck their car" is one event."""
    return cue.category in TRIGGERS and cue.category is not CASUALTY and cue.key not in _HARM


def is_looked_back_on(document: Document, sentence: Sentence, token: int) -> bool:
    """Whether a token of a sentence stands in a clause of what had been done before."""
    return any(first < token for first in _looks_back(document, sentence))


def _looks_back(document: Document, sentence: Sentence) -> Iterator[int]:
    """As in Arabic "and-was the army already bombed": before what the text tells."""
    if _AUXILIARIES not in sentence.cues.by_key:
        return
    for first in range(sentence.first, sentence.last):
        if document.words[first] not in _AND_HAD:
            continue
        already = _already(document, first + 1, min(first + 1 + _SUBJECT, sentence.last))
        if already is None or _is_known(sentence, first, already):
            continue
        if any(
            0 < c.first - already <= _VERB and c.key in _DEEDS and not c.sense.verbal_noun
            for c in sentence.cues.by_category.get(VERB, ())
        ):
            yield first


def _is_known(sentence: Sentence, first: int, last: int) -> bool:
    """As in "and the raid had hit a clinic", "the rockets had": the event just told, in full."""
    return any(
        c.definite and (c.category is EVENT or c.sense.munition)
        for c in sentence.cues
        if first < c.first < last
    )


def _already(document: Document, first: int, last: int) -> int | None:
    """First of the words that make the verb behind it one of the past, up to a comma."""
    for index in range(first, last):
        if document.words[index] in COMMAS:
            return None
        if document.words[index] in _ALREADY:
            return index
    return None
