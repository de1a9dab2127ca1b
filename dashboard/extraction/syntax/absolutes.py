"""
Participles that tell events of their own: "with a missile hitting X and warplanes bombing Y".

News sums up a day and lists what happened behind "with"; each of the list has its own subject,
weapon and place. English only.
"""

from collections.abc import Iterator
from typing import Final

from dashboard.extraction.syntax.headers import COMMAS
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.senses import ACTOR, VERB, WEAPON

__all__ = ["find_absolutes"]

_SUBJECT: Final = 6  # tokens from "with" to the participle: "an Iranian ballistic missile"
_DEEDS: Final = frozenset({"strike", "kill", "wound", "destroy", "fall", "explode", "intercept"})
_ACTING: Final = frozenset({WEAPON, ACTOR})
_WITH, _AND, _PARTICIPLE = "with", "and", "ing"


def find_absolutes(document: Document, sentence: Sentence) -> Iterator[int]:
    """Tokens at which such a part of a sentence begins, in text order."""
    told = False
    for verb in sentence.cues.by_category.get(VERB, ()):
        if verb.key not in _DEEDS or not document.words[verb.first].endswith(_PARTICIPLE):
            continue
        opening = _opening(document, sentence, verb, joined=told)
        if opening is not None:
            told = True
            yield opening


def _opening(document: Document, sentence: Sentence, verb: Cue, *, joined: bool) -> int | None:
    """Token of "with", or of "and" behind one such part, with a subject that acts behind it."""
    low = max(sentence.first + 1, verb.first - _SUBJECT - 1)
    for index in range(verb.first - 1, low - 1, -1):
        word = document.words[index]
        if word in COMMAS:
            return None
        behind_comma = document.words[index - 1] in COMMAS
        if (word == _WITH and behind_comma) or (word == _AND and joined):
            return index if _has_subject(sentence, index, verb) else None
    return None


def _has_subject(sentence: Sentence, opening: int, verb: Cue) -> bool:
    subject = [c for c in sentence.cues if opening < c.first < verb.first]
    return any(c.category in _ACTING or c.key == "forces" for c in subject) and all(
        c.category is not VERB for c in subject
    )
