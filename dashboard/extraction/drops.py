"""Bombs that aircraft let fall: Arabic has one verb for that and for shooting aircraft down."""

from dashboard.extraction.document import Cue, Document
from dashboard.extraction.lexicon import Category
from dashboard.extraction.mention import Mention
from dashboard.model import EventType

__all__ = ["drops_bomb"]

_SUBJECT = 2  # tokens between the verb and the drone that lets fall
_OBJECT = 6  # tokens from the drone, or the verb, to the bomb: "a small Russian drone a grenade"
_AIRCRAFT = frozenset({EventType.DRONE, EventType.AIRSTRIKE})


def drops_bomb(document: Document, mention: Mention, verb: Cue) -> bool:
    """As in "a drone let fall a grenade on X", in either order; charges are never shot down."""
    if not document.arabic:
        return False
    weapons = [c for c in mention.cues if c.category is Category.WEAPON and not c.sense.adjective]
    behind = [c for c in weapons if 0 <= c.first - verb.last <= _OBJECT]
    if not behind or behind[0].clitics:
        return False
    if behind[0].sense.event_type in _AIRCRAFT:
        return (
            not verb.sense.verbal_noun
            and behind[0].first - verb.last < _SUBJECT
            and any(_is_bomb(c) and not c.clitics for c in behind[1:])
        )
    before = [c for c in weapons if 0 <= verb.first - c.last <= _OBJECT]
    flown = bool(before) and before[-1].sense.event_type in _AIRCRAFT
    charge = behind[0].sense.event_type is EventType.BOMBING
    return charge or (flown and _is_bomb(behind[0]))


def _is_bomb(weapon: Cue) -> bool:
    """Whether it has no engine: a bomb, a shell, a charge."""
    shell = weapon.sense.event_type is EventType.ARTILLERY and weapon.sense.munition
    return shell or weapon.sense.event_type is EventType.BOMBING
