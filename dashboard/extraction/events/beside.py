"""What stands beside an event's word in its clause: weapons, munitions and other event words."""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.lexicon import Number
from dashboard.extraction.words.senses import ACTOR, EVENT, VERB, WEAPON
from dashboard.model import EventType

__all__ = [
    "FIRED", "answers", "arrests", "falls", "fires", "harms", "has_event", "has_munition",
    "has_projectile", "has_volley", "has_weapon", "has_weapon_or_event", "intercepts", "is_found",
    "is_named_beside", "is_only_feared", "leaves_dead", "rams", "says_who", "serves",
    "strikes_on_place", "strikes_thing",
]  # fmt: skip

_BESIDE: Final = 1  # tokens between "took place" and the shell that fell
_NAMED: Final = 2  # tokens from "strikes on" to the name
_SENT: Final = 6  # tokens from "sent" to the drones
_AT_SHIP: Final = 6  # tokens from "fired" to the tanker: "at the Greek-owned"
FIRED: Final = frozenset({EventType.SHOOTING, EventType.ARTILLERY})
_ON_BOARD: Final = 6  # tokens between "drove" and "packed with explosives", or "a suicide bomber"
_STOPPED: Final = 4  # tokens of who stopped it, between the verb and the drone
_SEIZED: Final = 4  # tokens from Arabic "threw" to "the seizing"
_LEFT: Final = 5  # tokens from "left" to "dead"
_FIRED_AT: Final = frozenset({"vessel", "people", "vehicle", "positions"})
_GROUP: Final = "armed group"  # key of an actor of whom nothing more is told
_THING: Final = 5  # tokens from "on" to the "in" of "on a power plant in X"
_ARTICLES: Final = words_of("articles")
_SERVED: Final = words_of("served")
_WHERE: Final = words_of("where")
_LIKE: Final = "ك"  # "fell like a shell": nothing was fired


def has_weapon(_cue: Cue, clause: Clause) -> bool:
    """Whether any weapon is told."""
    return WEAPON in clause.cues.by_category


def has_munition(_cue: Cue, clause: Clause) -> bool:
    """Whether something that flies is told; "fell like a shell" tells none."""
    for cue in clause.cues.by_category.get(WEAPON, ()):
        if (cue.sense.munition or cue.sense.adjective) and not cue.clitics.endswith(_LIKE):
            return True
    return False


def has_volley(clause: Clause) -> bool:
    """As in "another volley landed in X": what flew is told by its number alone."""
    return "volley" in clause.cues.by_key


def has_projectile(cue: Cue, clause: Clause) -> bool:
    """Whether something that is fired is told, or what it is fired with."""
    return has_munition(cue, clause) or any(
        c.sense.event_type in FIRED for c in clause.cues.by_category.get(WEAPON, ())
    )


def falls(verb: Cue, clause: Clause) -> bool:
    """Whether what fell is told; of verbs for all that happens, right beside them."""
    if not verb.sense.armed:
        return has_munition(verb, clause) or has_volley(clause)
    return any(
        -_BESIDE <= c.first - verb.last <= _BESIDE or c.last == verb.first
        for c in clause.cues.munitions
        if not c.clitics
    )


def _sends(verb: Cue, clause: Clause) -> bool:
    """As in Arabic "sent three drones towards X": arms that are sold go to somebody."""
    sent = [c for c in clause.cues.munitions if 0 <= c.first - verb.last <= _SENT]
    return any(c.first >= m.last for m in sent for c in clause.cues.by_key.get("toward", ()))


def fires(verb: Cue, clause: Clause) -> bool:
    """As in "launched two rockets", "fired at the tanker": what with, or at what ship or whom."""
    if verb.sense.armed:
        return _sends(verb, clause)
    if verb.sense.lands:  # "a drone let fall leaflets": it lets fall what has no engine
        arms = [c.sense for c in clause.cues.by_category.get(WEAPON, ())]
        thrown = any(s.event_type is EventType.BOMBING and not s.adjective for s in arms)
        return (thrown or has_projectile(verb, clause)) and any(
            s.event_type is not EventType.DRONE for s in arms
        )
    if has_projectile(verb, clause):
        return True
    told = clause.cues.by_key
    if verb.sense.verbal_noun or "target" not in told or _FIRED_AT.isdisjoint(told):
        return False
    aimed = any(c.first == verb.last for c in told["target"])
    return aimed and any(
        0 <= c.first - verb.last <= _AT_SHIP for key in _FIRED_AT for c in told.get(key, ())
    )


def rams(verb: Cue, clause: Clause) -> bool:
    """As in "drove a car packed with explosives into X": a bomb is on board."""
    if "target" not in clause.cues.by_key:
        return False
    return any(
        c.sense.event_type is EventType.BOMBING and -_ON_BOARD <= c.first - verb.last <= _ON_BOARD
        for c in clause.cues.by_category.get(WEAPON, ())
    )


def is_found(clause: Clause) -> bool:
    """As in "found sixteen rockets ready to be fired": not what an army says that it has."""
    return "found" in clause.cues.by_key and bool(clause.cues.munitions)


def has_event(cue: Cue, clause: Clause) -> bool:
    """Whether another word tells of an event outright."""
    others = [
        c
        for c in clause.cues
        if c.first != cue.first and (c.category is EVENT or (c.category is VERB and c.sense.strong))
    ]
    return others != []


def has_weapon_or_event(cue: Cue, clause: Clause) -> bool:
    """Whether a weapon, or another event word, is told."""
    return has_weapon(cue, clause) or has_event(cue, clause)


def intercepts(verb: Cue, clause: Clause) -> bool:
    """Whether what was shot down is told; of verbs for all that is stopped, right behind them."""
    if not verb.sense.armed:
        return has_weapon_or_event(verb, clause)
    return any(0 <= c.first - verb.last <= _STOPPED for c in clause.cues.munitions)


def answers(verb: Cue, clause: Clause) -> bool:
    """As in "Israeli guns replied": what answers is what fires."""
    return has_weapon_or_event(verb, clause) or any(
        0 <= verb.first - c.last <= 1 for c in clause.cues.by_key.get("launchers", ())
    )


def harms(cue: Cue, clause: Clause) -> bool:
    """Whether what killed or hurt is told; "a helicopter crashed, killing its crew" tells none."""
    if not has_weapon_or_event(cue, clause):
        return _kills_people(cue, clause)
    fell = [c for c in clause.cues.by_key.get("fall", ()) if c.first < cue.first]
    if not fell or has_event(cue, clause):
        return True
    arms = clause.cues.by_category[WEAPON]
    return any(c.sense.munition or c.sense.event_type is not EventType.AIRSTRIKE for c in arms)


def leaves_dead(verb: Cue, clause: Clause) -> bool:
    """As in "a car bomb left four people dead", "shot a judge dead": who was killed or hurt."""
    told = clause.cues.by_key
    if any(0 < c.first - verb.last <= _LEFT for c in told.get("ruined", ())):
        return has_weapon(verb, clause)  # "warplanes left a warehouse burning"
    dead = (*told.get("killed", ()), *told.get("wounded", ()))
    if not any(0 <= c.first - verb.last <= _LEFT for c in dead):
        return False
    if verb.sense.armed:
        return True
    before = [c for c in clause.cues if c.first < verb.first]
    return any(
        c.category is EVENT or (c.category is WEAPON and not c.sense.generic) for c in before
    )


def _kills_people(verb: Cue, clause: Clause) -> bool:
    """As in "Militants killed three policemen": a group with arms, in the active voice."""
    told = clause.cues.by_category
    if verb.sense.verbal_noun or ACTOR not in told:
        return False
    armed = any(
        c.last == verb.first and not (c.sense.state or c.sense.adjective or c.sense.nation)
        for c in told[ACTOR]
    )
    if verb.clitics:
        # "gunmen stormed a post and killed two soldiers"
        armed = armed or any(
            c.last <= verb.first and c.key == _GROUP and not c.clitics for c in told[ACTOR]
        )
    people = clause.cues.by_key.get("people", ())
    return armed and any(0 <= c.first - verb.last < _LEFT for c in people)


def serves(weapon: Cue) -> bool:
    """Whether an operation done with it, or by those named after it, is an attack."""
    return weapon.sense.munition or (
        weapon.sense.generic and weapon.sense.event_type in {EventType.DRONE, EventType.ROCKET}
    )


def strikes_on_place(document: Document, event: Cue, places: Sequence[int]) -> bool:
    """As in Arabic "the last strike on X": the place tells that no workers struck."""
    if event.category is not EVENT:
        return False
    onto = document.cues_in(event.last, event.last + 1)
    return any(c.key == "onto" for c in onto) and any(
        event.last < p <= event.last + _NAMED for p in places
    )


def arrests(document: Document, verb: Cue) -> bool:
    """As in Arabic "threw the police the seizing on X": nothing was thrown, X was arrested."""
    behind = document.words[verb.last : verb.last + _SEIZED]
    return not document.little_words["arrests"].isdisjoint(behind)


def is_only_feared(event: Cue, clause: Clause) -> bool:
    """As in "called the army, fearing a raid": beside what happened, no part of it."""
    return any(0 <= event.first - c.last <= 1 for c in clause.cues.by_key.get("feared", ()))


def is_named_beside(document: Document, event: Cue) -> bool:
    """As in Arabic "the aircraft of the aggression", "coincided the raid with": told of others."""
    if not document.arabic or not event.definite or not event.first:
        return False
    if document.words[event.first - 1] in document.little_words["coincides"]:
        return True
    wide = event.sense.strike and event.sense.number is Number.MASS and not event.sense.strong
    if not wide or event.clitics:
        return False
    before = document.cues_in(event.first - 1, event.first)
    return any(c.key == "forces" or c.category is WEAPON for c in before)


def says_who(clause: Clause) -> bool:
    """As in Arabic "the command said that it carried out strikes": an army's, no workers'."""
    actor = clause.header.actor if clause.header is not None else None
    return actor is not None and "conduct" in clause.cues.by_key


def strikes_thing(words: Sequence[str], at: int, places: Sequence[int]) -> bool:
    """As in "two strikes on the town of X", "a strike on a power plant near Y"; no strike of staff.

    Parameters
    ----------
    at
        Token behind "on".
    """
    if at >= len(words) or words[at] not in _ARTICLES:
        return False
    for place in places:
        # "on the railways in X": its staff went on strike
        if at + 1 < place - 1 <= at + _THING and words[place - 1] in _WHERE:
            told = words[at + 1 : place - 1]
            return _SERVED.isdisjoint(told) and all(word[0].isalnum() for word in told)
    return False
