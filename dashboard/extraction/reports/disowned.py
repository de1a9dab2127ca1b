"""Sides that had no part in it, as they or the text say: "denied", "had no aircraft there"."""

from collections.abc import Iterable
from typing import Final

from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import AGENCY, MODALITY

__all__ = ["disowning"]

_DENIES: Final = 2  # tokens between a side and "denied"
_NEGATED: Final = 5  # tokens from "no" to the part: "claim of", "take responsibility"
_OWNING: Final = frozenset({"claim", "responsibility", "behind"})
_RULED_OUT: Final = 5  # tokens from "not" to the side: "by the Iranian-backed"
_NOT: Final = "not"
_TURNS: Final = words_of("and", "but") | {","}
_PART: Final = words_of("parts_in_it")


def disowning(document: Document, actors: Iterable[Cue]) -> frozenset[str]:
    """
    Keys of the sides of which nobody may infer that they did it.

    As in "the Houthis denied", "Hezbollah did not claim it", "the Americans were not involved".
    """
    told = document.cues.by_key
    if "deny" not in told and "negation" not in told:
        return frozenset()
    denials = [c.first for c in told.get("deny", ())]
    beside = {at + step for at in denials for step in range(-_DENIES, _DENIES + 1)}
    return frozenset(
        c.key
        for c in actors
        if c.first in beside
        or ("negation" in told and _has_no_part(document, document.sentence_at(c.first)))
        or (not document.arabic and _is_ruled_out(document, c))
    )


def _is_ruled_out(document: Document, side: Cue) -> bool:
    """As in "by Palestinian groups, and not the Iranian-backed Hezbollah"; English only."""
    words = document.words
    for at in range(side.first - 1, max(0, side.first - _RULED_OUT), -1):
        if words[at] == _NOT:
            return words[at - 1] in _TURNS
        if not (words[at].isalpha() or "-" in words[at]):
            return False
    return False


def _has_no_part(document: Document, sentence: Sentence) -> bool:
    """Whether a negation stands before a word for a part in it, in one sentence."""
    negations = [c.last for c in sentence.cues.by_key.get("negation", ()) if c.category is MODALITY]
    if not negations:
        return False
    parts = [c.first for c in sentence.cues if c.category is AGENCY and c.key in _OWNING] + [
        i for i in range(sentence.first, sentence.last) if document.words[i] in _PART
    ]
    return any(0 <= part - last < _NEGATED for part in parts for last in negations)
