"""Guns that were sent somewhere and fired at nobody: "sent howitzers to the border"."""

from typing import Final

from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import VERB, WEAPON

__all__ = ["is_delivery"]

_BESIDE: Final = 6  # tokens between the verb and the guns: "a battery of long-range"
_SENDING: Final = words_of("sending")
_ONTO: Final = words_of("sent_into")
_TO: Final = words_of("towards_whom")


def is_delivery(document: Document, verb: Cue, clause: Clause) -> bool:
    """As in "sent tanks and howitzers to X", with no "into" before "to"; what flies may strike."""
    if document.words[verb.first] not in _SENDING or not _names_guns(verb, clause):
        return False
    for index in range(verb.last, clause.last - 1):
        word = document.words[index]
        if word in _ONTO:
            return False
        if word in _TO and not any(c.first < index for c in clause.cues.munitions):
            behind = document.cues_in(index + 1, index + 2)
            return all(c.category is not VERB for c in behind)  # "sent drones to attack X"
    return False


def _names_guns(verb: Cue, clause: Clause) -> bool:
    """Whether what was sent is told beside the verb, and is nothing that flies."""
    arms = clause.cues.by_category.get(WEAPON, ())
    return any(not c.sense.munition and abs(c.first - verb.first) <= _BESIDE for c in arms)
