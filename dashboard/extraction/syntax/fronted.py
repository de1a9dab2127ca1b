"""Where an English main clause begins behind a fronted one: "After the raid, rebels shelled X"."""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.syntax.answered_events import answer_said
from dashboard.extraction.syntax.headers import COMMAS, TRIGGERS, Header, next_trigger
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import ACTOR, CASUALTY, CONNECTIVE, ORIGIN, WEAPON

__all__ = ["after_fronted"]

_EVENTFUL: Final = frozenset({WEAPON, CASUALTY, ACTOR, ORIGIN})
_BESIDE: Final = frozenset({"while", "before"})
_FRONTED: Final = 3  # words before a fronted connective: "Less than 36 hours after"
_VERBS_OF_ORDER: Final = words_of("following")  # "the raid followed a rocket on X"


def after_fronted(
    document: Document, sentence: Sentence, headers: Sequence[Header]
) -> dict[int, str]:
    """As in "In response to the raid, rebels shelled X": where the main clause begins."""
    connective = next(iter(sentence.cues.by_category.get(CONNECTIVE, ())), None)
    if connective is None:
        return {}
    start = answer_said(document, headers, connective) or sentence.first
    if connective.first - start > _FRONTED:
        return {}
    if document.words[connective.first] in _VERBS_OF_ORDER:
        return {}
    trigger = next_trigger(sentence, connective.last)
    if connective.key in _BESIDE or trigger is None:
        return {}
    comma = _comma_before(document, sentence, connective, trigger)
    if comma is None:
        comma = _main_comma(document, sentence, trigger)
    if comma is None:
        return {}
    return {comma + 1: "response_main" if connective.key == "response" else "main"}


def _comma_before(
    document: Document, sentence: Sentence, connective: Cue, trigger: int
) -> int | None:
    """As in "Years after the siege, mortars fell on X": the connective has no event of its own."""
    commas = (i for i in range(connective.last, trigger) if document.words[i] in COMMAS)
    if (comma := next(commas, None)) is None or connective.key == "response":
        return None
    cues = [c for c in sentence.cues if connective.last <= c.first < comma]
    return None if any(c.category in _EVENTFUL for c in cues) else comma


def _main_comma(document: Document, sentence: Sentence, trigger: int) -> int | None:
    """Find the comma between a fronted clause and its main one: the last before its verb."""
    commas = [i for i in range(trigger, sentence.last - 1) if document.words[i] in COMMAS]
    finite = (
        c.first
        for c in sentence.cues
        if commas and c.first > commas[0] and c.category in TRIGGERS and not c.sense.verbal_noun
    )
    verb = next(finite, None)
    if verb is None:
        return commas[0] if commas else None
    return max(i for i in commas if i < verb)
