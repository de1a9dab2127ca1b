"""What drones do in Arabic, where the same words tell of what is done to them."""

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import PREPOSITION, WEAPON
from dashboard.model import EventType

__all__ = ["destroys_thing", "drops_bomb"]

_SUBJECT = 2  # tokens between the verb and the drone that lets fall
_OBJECT = 6  # tokens from the drone, or the verb, to the bomb: "a small Russian drone a grenade"
_THINGS = frozenset(
    {"vehicle", "vessel", "things", "positions", "facility", "launcher", "launchers", "people"}
)
_THING = 3  # tokens from a drone that destroyed it, or from the verb: "a Turkish car"
_ACCUSATIVE = "ا"
_AIRCRAFT = frozenset({EventType.DRONE, EventType.AIRSTRIKE})


def drops_bomb(document: Document, mention: Mention, verb: Cue) -> bool:
    """As in "a drone let fall a grenade on X", in either order; charges are never shot down."""
    if not document.arabic:
        return False
    armed = mention.cues.by_category.get(WEAPON, ())
    weapons = [c for c in armed if not c.sense.adjective]
    behind = [c for c in weapons if 0 <= c.first - verb.last <= _OBJECT]
    if not behind or behind[0].clitics:
        return False
    if behind[0].sense.event_type in _AIRCRAFT:
        return (
            not verb.sense.verbal_noun
            and behind[0].first - verb.last < _SUBJECT
            and any(
                _is_bomb(c) and not c.clitics and not _is_laden(document, behind[0], c)
                for c in behind[1:]
            )
        )
    before = [c for c in weapons if 0 <= verb.first - c.last <= _OBJECT]
    flown = bool(before) and before[-1].sense.event_type in _AIRCRAFT
    charge = behind[0].sense.event_type is EventType.BOMBING
    return charge or (flown and _is_bomb(behind[0]))


def _is_laden(document: Document, drone: Cue, bomb: Cue) -> bool:
    """As in "shot down seven drones «laden»": an adjective of those that were shot down."""
    words = [t.text for t in document.tokens[drone.last : bomb.last] if t.text[0].isalnum()]
    return len(words) == 1 and words[0] in document.little_words["laden"]


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
        word = document.tokens[index].text
        if index in bounds or not word[0].isalnum():
            return False
        if index in things or (len(word) > _THING and word.endswith(_ACCUSATIVE)):
            return True
    return False


def _is_bomb(weapon: Cue) -> bool:
    """Whether it has no engine: a bomb, a shell, a charge."""
    shell = weapon.sense.event_type is EventType.ARTILLERY and weapon.sense.munition
    return shell or weapon.sense.event_type is EventType.BOMBING
