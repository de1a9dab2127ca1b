"""Whether "it", "they" stand for what flew, as the sentence before tells it: "It came from X"."""

from typing import Final

from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import WEAPON

__all__ = ["stands_for_munition", "tells_munition"]

_SUBJECT: Final = 3  # tokens of "it", "had" before the verb
_PLURAL: Final = words_of("all") | {"they"}
_OTHERS: Final = frozenset({"vessel", "vehicle"})  # which come from places, too
_PEOPLE: Final = frozenset({"people", "firers"})


def stands_for_munition(document: Document, verb: Cue) -> bool:
    """
    As in "Three rockets hit X. Officials said that they had come from Y".

    Parameters
    ----------
    verb
        One of leaving; people and ships leave places as well, so none may be told before.
    """
    subject = _arabic_subject(document, verb) if document.arabic else _subject(document, verb)
    if not subject:
        return False
    told = [c for c in document.cues_near(verb.first) if c.first < verb.first]
    if not tells_munition(document, verb):
        return False
    first = document.cues_near(verb.first, back=0)[0].first  # what is told before is no subject
    others = _PEOPLE if subject in _PLURAL else _OTHERS
    armed = {c.first for c in told if c.category is WEAPON}  # "drones" are a force, too
    return not any(c.key in others and c.first < first and c.first not in armed for c in told)


def tells_munition(document: Document, cue: Cue) -> bool:
    """Whether munitions, or a salvo, are told before a word, or in the sentence before its own."""
    near = document.cues_near(cue.first)
    return any(c.first < cue.first for c in (*near.munitions, *near.by_key.get("volley", ())))


def _subject(document: Document, verb: Cue) -> str:
    before = document.words[max(0, verb.first - _SUBJECT) : verb.first]
    return next((word for word in reversed(before) if word in _PLURAL | {"it"}), "")


def _arabic_subject(document: Document, verb: Cue) -> str:
    """As in "that it came": Arabic speaks of several things as of one woman."""
    told = document.cues_near(verb.first, back=0).by_key.get("that_they", ())
    return "it" if any(c.last == verb.first for c in told) else ""
