"""Clauses of what had been done before: "rockets fell on X, and a jet had bombed Y"."""

from collections.abc import Iterator
from typing import Final

from dashboard.extraction.syntax.headers import COMMAS, TRIGGERS
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import CASUALTY, EVENT, HARM_VERBS, SPEECH, VERB

__all__ = ["PLUPERFECT", "find_pluperfects", "is_looked_back_on", "is_pluperfect"]

PLUPERFECT: Final = "earlier"
"""Relation of a clause that tells of an earlier deed."""
_DEEDS: Final = HARM_VERBS | {
    "strike", "conduct", "launch", "undergo", "fall", "explode", "destroy", "intercept", "foil",
    "assassinate",
}  # fmt: skip
_AUXILIARIES: Final = "auxiliaries"  # the key of all these words
_AND_HAD: Final = words_of("and_had")
_ALREADY: Final = words_of("already")
_PRECEDED: Final = words_of("preceded")
_THAT: Final = words_of("conjunctions_of_verbs")
_FEMININE: Final = "ت"  # of verbs of the past
_IMPERFECT: Final = "ي"
_SUBJECT: Final = 6  # tokens of who had done it: "the Islamic resistance in Iraq"
_CLAUSE: Final = 40  # tokens at most from "had" to a day of its clause
_HAD: Final = words_of("had")
_THE: Final = words_of("determiners")
_IT: Final = words_of("it")
_PARTICIPLE: Final = 3  # tokens from "had" to "bombed": "already been"
_VERB: Final = 2  # tokens from "already" to its verb: "been"


def find_pluperfects(document: Document, sentence: Sentence) -> Iterator[int]:
    """Tokens where such a clause begins, behind the event that the sentence tells first."""
    return (
        first
        for first in _looks_back(document, sentence, sentence.first, sentence.last)
        if any(c.first < first and _is_deed(c) for c in sentence.cues)
    )


def _is_deed(cue: Cue) -> bool:
    """Not who was hurt alone: "two were killed, and a drone had struck their car" is one event."""
    return cue.category in TRIGGERS and cue.category is not CASUALTY and cue.key not in HARM_VERBS


def is_looked_back_on(document: Document, sentence: Sentence, token: int) -> bool:
    """
    Whether a token of a sentence stands in a clause of what had been done before.

    In English, "said that jets had bombed X" is the news, told by somebody.
    """
    low = max(sentence.first, token - _CLAUSE)
    if document.arabic:
        return any(True for _ in _looks_back(document, sentence, low, token))
    first = next((i for i in range(low, token) if is_pluperfect(document, i)), None)
    if first is None or not _IT.isdisjoint(document.words[low:first]):
        return False  # "It had been fired from X": what was just told
    before = document.cues_in(low, first)
    return not any(
        c.category is SPEECH
        or (_is_deed(c) and not c.sense.munition)
        or (c.sense.munition and document.words[c.first - 1] in _THE)  # "the rocket had"
        for c in before
    )


def is_pluperfect(document: Document, token: int) -> bool:
    """Whether a token is the "had" of "had already been bombed", "had fired"; English."""
    return document.words[token] in _HAD and any(
        c.category is VERB and c.key in _DEEDS and not c.sense.verbal_noun
        for c in document.cues_in(token + 1, token + 1 + _PARTICIPLE)
    )


def _looks_back(document: Document, sentence: Sentence, low: int, high: int) -> Iterator[int]:
    """As in Arabic "and-was the army already bombed", "and-preceded that it bombed"."""
    words = document.words
    if _AUXILIARIES not in sentence.cues.by_key and _PRECEDED.isdisjoint(words[low:high]):
        return
    for first in range(low, high):
        if words[first] in _AND_HAD:
            verb = _deed_done(document, sentence, first)
        elif words[first] in _PRECEDED and not _THAT.isdisjoint(words[first + 1 : first + 2]):
            verb = _deed_behind(document, first + 1)
        else:
            continue
        if verb is not None and not _is_known(document, first, verb):
            yield first


def _deed_done(document: Document, sentence: Sentence, first: int) -> int | None:
    """Token of the verb that had been done: behind "already", else a past one by its form."""
    words, last = document.words, min(first + 1 + _SUBJECT, sentence.last)
    already = _already(document, first + 1, last)
    if already is not None:
        return _deed_behind(document, already)
    feminine = words[first].endswith(_FEMININE)
    for cue in _deeds(document, first + 1, last):
        word = words[cue.first]
        past = word.endswith(_FEMININE) if feminine else not word.startswith(_IMPERFECT)
        return cue.first if past and COMMAS.isdisjoint(words[first : cue.first]) else None
    return None


def _deed_behind(document: Document, token: int) -> int | None:
    """Token of a deed's verb right behind another token."""
    return next((c.first for c in _deeds(document, token + 1, token + 1 + _VERB)), None)


def _deeds(document: Document, first: int, last: int) -> Iterator[Cue]:
    return (
        c
        for c in document.cues_in(first, last)
        if c.category is VERB and c.key in _DEEDS and not c.sense.verbal_noun and not c.clitics
    )


def _is_known(document: Document, first: int, last: int) -> bool:
    """As in "and the raid had hit a clinic", "the rockets had": the event just told, in full."""
    return any(
        c.definite and (c.category is EVENT or c.sense.munition)
        for c in document.cues_in(first + 1, last)
    )


def _already(document: Document, first: int, last: int) -> int | None:
    """First of the words that make the verb behind it one of the past, up to a comma."""
    for index in range(first, last):
        if document.words[index] in COMMAS:
            return None
        if document.words[index] in _ALREADY:
            return index
    return None
