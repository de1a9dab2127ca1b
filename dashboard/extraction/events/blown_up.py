"""What explodes without a weapon's name: "a second device went off", "blew up a pipeline"."""

from collections.abc import Iterable
from itertools import takewhile
from typing import Final

from dashboard.extraction.events.word_classes import HARMING
from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import VERB, WEAPON
from dashboard.model import EventType

__all__ = ["blows_up", "disarms_bomb"]

_DEVICE: Final = 6  # tokens from the device to the verb: "hidden in a parked car"
_OBJECT: Final = 6  # tokens from "blew up" to what was: "a section of the main gas"
_STOPS: Final = words_of("and", "but") | {",", ";", '"'}
_ENDS: Final = (_STOPS | words_of("prepositions")) - words_of("of")
_BLOWN: Final = words_of("blowing_up")
_PASSIVE: Final = "blown"
_HURT: Final = ("killed", "wounded")


def blows_up(document: Document, verb: Cue, clause: Clause) -> bool:
    """Whether an English verb tells by its subject, or by its object, that a bomb went off."""
    if document.arabic:
        return False
    if verb.key != "explode":
        return verb.key in HARMING and _opens_headline(document, verb, clause)
    words, little = document.words, document.little_words
    before = words[max(clause.first, verb.first - _DEVICE) : verb.first][::-1]
    planted = _names(before, little["devices"]) and _is_planted(document, clause, before)
    if planted or _names(before, little["bombs"]):
        return True
    form, inside = words[verb.first], words[clause.first : clause.last]
    if form not in _BLOWN or not little["demolishing"].isdisjoint(inside):
        return False
    behind = words[verb.last : min(verb.last + _OBJECT, clause.last)]
    if form == _PASSIVE:
        return _names(before, little["structures"])
    return _names(behind, little["structures"], ends=_ENDS)


def _names(words: Iterable[str], known: frozenset[str], *, ends: frozenset[str] = _STOPS) -> bool:
    """Whether one of some words is known, before any comma or joint."""
    return not known.isdisjoint(takewhile(lambda word: word not in ends, words))


def _opens_headline(document: Document, verb: Cue, clause: Clause) -> bool:
    """As in "Bomb kills five in X": no article, and the verb right behind it."""
    opens = verb.first == clause.first + 1 and verb.category is VERB
    return opens and document.words[clause.first] in document.little_words["bombs"]


def _is_planted(document: Document, clause: Clause, words: Iterable[str]) -> bool:
    """As in "a device hidden in a car", "a second device" after a bomb: no telephone."""
    if not document.little_words["planted"].isdisjoint(words):
        return True
    if any(key in clause.cues.by_key for key in _HURT):
        return True
    near = document.cues_near(clause.first).by_category.get(WEAPON, ())
    return any(c.sense.event_type is EventType.BOMBING for c in near)


def disarms_bomb(document: Document, verb: Cue, clause: Clause) -> bool:
    """As in "defused a bomb planted under a bridge": somebody's attack, no remnant of a war."""
    if verb.key != "disarm" or document.arabic:
        return False
    arms = clause.cues.by_category.get(WEAPON, ())
    bomb = any(c.sense.event_type is EventType.BOMBING for c in arms)
    words = document.words[clause.first : clause.last]
    return bomb and not document.little_words["emplaced"].isdisjoint(words)
