"""What drones do in Arabic, where the same words tell of what is done to them."""

from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import PREPOSITION

__all__ = ["destroys_thing"]

_SUBJECT: Final = 2  # tokens from a drone to the verb of what it did
_THINGS: Final = frozenset(
    {"vehicle", "vessel", "things", "positions", "facility", "launcher", "launchers", "people"}
)
_THING: Final = 3  # tokens from a drone that destroyed it, or from the verb: "a Turkish car"
_ACCUSATIVE: Final = "ا"


def destroys_thing(document: Document, mention: Mention, verb: Cue, drone: Cue) -> bool:
    """As in "destroyed a drone a car", "a drone destroyed a house": what it hit follows."""
    if not document.arabic or verb.sense.verbal_noun or drone.clitics:
        return False
    if drone.first == verb.last:
        first = drone.last
    elif 0 <= verb.first - drone.last < _SUBJECT:
        first = verb.last
    else:
        return False
    bounds = {c.first for c in mention.cues.by_category.get(PREPOSITION, ())}
    things = {c.first for c in mention.cues if c.key in _THINGS}
    for index in range(first, min(first + _THING, mention.last)):
        word = document.words[index]
        if index in bounds or not word[0].isalnum():
            return False
        if index in things or (len(word) > _THING and word.endswith(_ACCUSATIVE)):
            return True
    return False
