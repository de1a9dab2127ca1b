"""Verbs in the passive: who stands before them suffered it. English only."""

from typing import Final

from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of

__all__ = ["is_done_to"]

_BE: Final = words_of("be")
_ADVERB, _GOING_ON = "ly", "ing"
_ALSO: Final = words_of("then", "later", "meanwhile", "again")


def is_done_to(document: Document, verb: Cue) -> bool:
    """As in "US forces were attacked", "a Turkish tank was also hit"; not "have been shelling"."""
    if document.arabic or document.words[verb.first].endswith(_GOING_ON):
        return False
    at = verb.first - 1
    while at > 0 and (document.words[at] in _ALSO or document.words[at].endswith(_ADVERB)):
        at -= 1
    return at >= 0 and document.words[at] in _BE
