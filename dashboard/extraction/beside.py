"""What stands beside an event's word in its clause: weapons, munitions and other event words."""

from dashboard.extraction.clauses import Clause
from dashboard.extraction.document import Cue
from dashboard.extraction.lexicon import Category
from dashboard.model import EventType

__all__ = [
    "FIRED", "fires", "has_event", "has_munition", "has_projectile", "has_volley", "has_weapon",
    "has_weapon_or_event", "is_found", "serves",
]  # fmt: skip

_AT_SHIP = 6  # tokens from "fired" to the tanker: "at the Greek-owned"
FIRED = frozenset({EventType.SHOOTING, EventType.ARTILLERY})
_LIKE = "ك"  # "fell like a shell": nothing was fired


def has_weapon(_cue: Cue, clause: Clause) -> bool:
    """Whether any weapon is told."""
    return any(c.category is Category.WEAPON for c in clause.cues)


def has_munition(_cue: Cue, clause: Clause) -> bool:
    """Whether something that flies is told; "fell like a shell" tells none."""
    return any(
        c.category is Category.WEAPON
        and (c.sense.munition or c.sense.adjective)
        and not c.clitics.endswith(_LIKE)
        for c in clause.cues
    )


def has_volley(clause: Clause) -> bool:
    """As in "another volley landed in X": what flew is told by its number alone."""
    return any(c.category is Category.EVENT and c.key == "volley" for c in clause.cues)


def has_projectile(cue: Cue, clause: Clause) -> bool:
    """Whether something that is fired is told, or what it is fired with."""
    return has_munition(cue, clause) or any(
        c.category is Category.WEAPON and c.sense.event_type in FIRED for c in clause.cues
    )


def fires(verb: Cue, clause: Clause) -> bool:
    """As in "launched two rockets", "fired at the tanker": what with, or at what ship."""
    if has_projectile(verb, clause) or verb.sense.verbal_noun:
        return has_projectile(verb, clause)
    aimed = any(c.key == "target" and c.first == verb.last for c in clause.cues)
    return aimed and any(
        c.key == "vessel" and 0 <= c.first - verb.last <= _AT_SHIP for c in clause.cues
    )


def is_found(clause: Clause) -> bool:
    """As in "found sixteen rockets ready to be fired": not what an army says that it has."""
    return any(c.key == "found" for c in clause.cues) and any(
        c.category is Category.WEAPON and c.sense.munition for c in clause.cues
    )


def has_event(cue: Cue, clause: Clause) -> bool:
    """Whether another word tells of an event outright."""
    return any(
        (c.category is Category.EVENT or (c.category is Category.VERB and c.sense.strong))
        and c.first != cue.first
        for c in clause.cues
    )


def has_weapon_or_event(cue: Cue, clause: Clause) -> bool:
    """Whether a weapon, or another event word, is told."""
    return has_weapon(cue, clause) or has_event(cue, clause)


def serves(weapon: Cue) -> bool:
    """Whether an operation done with it, or by those named after it, is an attack."""
    return weapon.sense.munition or (
        weapon.sense.generic and weapon.sense.event_type in {EventType.DRONE, EventType.ROCKET}
    )
