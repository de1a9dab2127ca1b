"""Which words of a clause tell of an event: strong ones alone, weak ones where supported."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from dashboard.extraction.events.acting import is_air_defence, tells_alone
from dashboard.extraction.events.bare_munitions import tells_by_itself
from dashboard.extraction.events.beside import (
    FIRED,
    answers,
    arrests,
    falls,
    fires,
    harms,
    has_event,
    has_munition,
    has_weapon,
    has_weapon_or_event,
    intercepts,
    is_found,
    is_named_beside,
    is_only_feared,
    leaves_dead,
    rams,
    says_who,
    serves,
    strikes_on_place,
    strikes_thing,
)
from dashboard.extraction.events.blown_up import blows_up, disarms_bomb
from dashboard.extraction.events.claimed import is_claimed
from dashboard.extraction.events.deliveries import is_delivery
from dashboard.extraction.events.suffering import is_fired_on, receives, suffers
from dashboard.extraction.events.word_classes import HARMING, is_noun, is_verb
from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.syntax.elision import elides, omitted_munition
from dashboard.extraction.syntax.headers import TRIGGERS
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.lexicon import Number
from dashboard.extraction.words.senses import ACTOR, EVENT, GUARD, VERB, WEAPON
from dashboard.model import EventType

__all__ = ["LONE_VERBS", "is_trigger"]

_SHIP: Final = 5  # tokens of "the vessel, off X, was" from the ship to the verb
_BY_REACH: Final = 3  # tokens from "was hit" to "by a storm"
_BREAKS: Final = words_of("be") | {'"', ":"}
_SCOLDS: Final = words_of("scolding")
_LABEL: Final = 6  # tokens from the colon of "Oct. 18:" to the weapon: "two one-way attack drones"
_SCOLD_REACH: Final = 9  # tokens from "attacked" to "for what"
_BE: Final = words_of("be")
_BY: Final = words_of("by_or_with")
_RECALLING: Final = words_of("determiners", "both")
_LEAVING: Final = frozenset(
    {"launch", "fire_source", "launch_sites", "departs", "coming", "directed", "traced", "flown"}
)
_BEGINNINGS: Final = words_of("launches")  # of parties, of products
_RECALLED: Final = 2  # sentences back to the event that "the raid" means
_VESSEL: Final = 1  # tokens between a ship and the verb that says it was hit
_FIRE_REACH: Final = 5  # tokens between "opened", its subject, and the fire
TELLING: Final = frozenset({EVENT, WEAPON, VERB})
"""Categories of the words that may tell of an event."""
_NAMED: Final = 2  # tokens from "strikes on" to the name: "the", "central"
_WEEKDAYS: Final = words_of("weekdays")
_STRUCK: Final = 7  # tokens from "they hit" to the name of what they hit
_AIMED: Final = words_of("against")
_TOWARDS: Final = words_of("aimed")
_PRONOUNS: Final = words_of("it", "we")
_AUXILIARIES: Final = words_of("have", "then", "later", "meanwhile", "again")


def is_trigger(document: Document, cue: Cue, clause: Clause, places: Sequence[int] = ()) -> bool:
    """
    Whether a cue tells of an event in its clause.

    Parameters
    ----------
    places
        First tokens of the place names, ascending: what is struck may be told by its name alone.
    """
    if cue.sense.future:
        return False
    if cue.category is WEAPON:
        told_alone = tells_alone if document.arabic else _stands_alone
        return told_alone(document, cue, clause, places)
    if places and (
        (cue.sense.strike and strikes_on_place(document, cue, places))
        if document.arabic
        else _strikes_place(document, cue, places)
    ):
        return True
    if cue.category is EVENT:
        return not _tells_of_none(document, cue, clause, places) and (
            cue.sense.strong
            or _supported(cue, clause)
            or _is_recalled(document, cue, clause)
            or (not document.arabic and is_fired_on(document, cue, clause))
        )
    if cue.category is not VERB or _is_no_deed(document, cue, clause):
        return False
    return (
        cue.sense.strong
        or _VERB_NEEDS.get(cue.key, _never)(cue, clause)
        or (not document.arabic and _tells_alone(document, cue, clause, places))
        or omitted_munition(document, cue, clause.cues) is not None
        or (cue.key == "undergo" and cue.sense.armed and receives(document, cue, clause, places))
    )


def _tells_of_none(document: Document, noun: Cue, clause: Clause, places: Sequence[int]) -> bool:
    """Whether an event's noun is only feared or named beside, or is a verb."""
    feared = "feared" in clause.cues.by_key and is_only_feared(noun, clause)
    if feared or (noun.definite and is_named_beside(document, noun)):
        return True
    return not document.arabic and is_verb(document, noun, places)


def _stands_alone(document: Document, weapon: Cue, clause: Clause, places: Sequence[int]) -> bool:
    return bool(places) and (
        _is_entry(document, weapon, clause, places)
        or tells_by_itself(document, weapon, clause, places)
    )


def _is_entry(document: Document, weapon: Cue, clause: Clause, places: Sequence[int]) -> bool:
    """As in "Oct. 18: Drones over al-Tanf": an entry of a list, told by weapon and place."""
    if not (weapon.sense.munition and places) or not TRIGGERS.isdisjoint(clause.cues.by_category):
        return False
    label = document.words[max(0, clause.first - 1, weapon.first - _LABEL) : weapon.first]
    if ":" not in label:
        return False
    onto = [
        c.last
        for c in clause.cues
        if c.key in {"target", "location"} and 0 <= c.first - weapon.last <= 1
    ]
    return any(0 <= place - last <= 1 for last in onto for place in places)


def _is_no_deed(document: Document, cue: Cue, clause: Clause) -> bool:
    """Whether a verb is a noun, tells of words spoken, or of a habit: "shells land every week"."""
    if cue.sense.needs and not document.is_headline(cue.last):
        return True
    if document.arabic and cue.sense.verbal_noun and is_only_feared(cue, clause):
        return True
    halts = document.arabic and cue.key == "intercept" and cue.sense.armed
    if halts and not is_air_defence(document, clause):
        return True
    if document.arabic:
        noun = not cue.sense.verbal_noun and cue.first > 0 and _is_governed(document, cue)
        noun = noun or (cue.sense.lands and arrests(document, cue))
        return noun or (cue.key == "explode" and _is_sounded(document, cue))
    if cue.key == "launch" and is_delivery(document, cue, clause):
        return True
    return is_noun(document, cue) or _scolds(document, cue, clause)


def _is_sounded(document: Document, verb: Cue) -> bool:
    """As in Arabic "sirens sounded": the word for an explosion's noise, too."""
    return any(c.key == "alarm" for c in document.cues_in(verb.last, verb.last + 1))


def _is_governed(document: Document, verb: Cue) -> bool:
    """As in Arabic "in striking": a noun spelled like the verb; nothing finite follows "in"."""
    told = document.sentence_at(verb.first - 1).cues.by_key
    if "governing" not in told or verb.first not in [c.last for c in told["governing"]]:
        return False
    beside = document.cues_in(verb.first - 1, verb.last)
    return any(c.key == "governing" and c.last == verb.first for c in beside) and not any(
        c.category is EVENT or c.sense.verbal_noun for c in beside
    )


def _is_recalled(document: Document, cue: Cue, clause: Clause) -> bool:
    """As in "Both dated the barrage to Saturday", "the raid was the answer": of what was told."""
    if (
        document.arabic
        or cue.key == "operation"
        or cue.sense.number is Number.MASS
        or not cue.first
    ):
        return False
    if document.words[cue.first - 1] not in _RECALLING or clause.relation == "response":
        return False
    if document.words[cue.first] in _BEGINNINGS:
        return False
    if not _LEAVING.isdisjoint(clause.cues.by_key):
        return False  # only where it was fired from is told
    return _is_armed_before(document, clause)


def _tells_alone(document: Document, verb: Cue, clause: Clause, places: Sequence[int]) -> bool:
    """Whether an English verb tells of an event by its subject, though no weapon is named."""
    if elides(document, verb, clause) or _hits_ship(document, verb, clause):
        return True
    if blows_up(document, verb, clause) or disarms_bomb(document, verb, clause):
        return True
    return _is_hit_too(document, verb, clause, places)


def _is_hit_too(document: Document, verb: Cue, clause: Clause, places: Sequence[int]) -> bool:
    """As in "Jets raided Iran. The plant at Natanz was hit": passive, at a place, among attacks."""
    if verb.key not in {"strike", "destroy"} or verb.sense.verbal_noun:
        return False
    before = document.words[max(clause.first, verb.first - 2) : verb.first]
    after = document.words[verb.last : verb.last + _BY_REACH]
    if _BE.isdisjoint(before) or not _BY.isdisjoint(after):
        return False
    if not any(clause.first <= place < clause.last for place in places):
        return False
    near = document.cues_near(clause.first, back=2)
    return GUARD not in near.by_category and any(
        c.first < clause.first and _is_armed(c) for c in near
    )


def _is_armed_before(document: Document, clause: Clause) -> bool:
    near = document.cues_near(clause.first, back=_RECALLED)
    return any(c.first < clause.first and _is_armed(c) for c in near)


def _is_armed(cue: Cue) -> bool:
    """Whether a word speaks of an attack outright: an event, a shell, a warplane."""
    if cue.category is WEAPON:
        return cue.sense.event_type is not None and not cue.sense.generic
    return cue.category is EVENT and (cue.sense.strong or cue.sense.strike)


def _hits_ship(document: Document, verb: Cue, clause: Clause) -> bool:
    """As in "the vessel was hit on the stern", "a tanker had been struck": by whatever it was."""
    if verb.key not in {"strike", "destroy"} or verb.sense.verbal_noun:
        return False
    ships = clause.cues.by_key.get("vessel", ())
    if all(not 0 <= verb.first - c.last <= _SHIP for c in ships):
        return False
    before = document.words[max(0, verb.first - 2) : verb.first]
    return not _BE.isdisjoint(before)


def _scolds(document: Document, verb: Cue, clause: Clause) -> bool:
    """As in "attacked the government for what he called its silence": with words."""
    if verb.key != "strike" or not verb.sense.strong or verb.sense.event_type is not None:
        return False
    told = clause.cues.by_key
    if WEAPON in clause.cues.by_category or "killed" in told or "wounded" in told:
        return False
    after = document.words[verb.last : verb.last + _SCOLD_REACH]
    return any(a == "for" and b in _SCOLDS for a, b in pairwise(after))


def _never(_cue: Cue, _clause: Clause) -> bool:
    return False


def _is_off_ship(clause: Clause) -> bool:
    """As in "something detonated above the water off the starboard bow": whatever it was."""
    return "aboard" in clause.cues.by_key


def _opens_fire(cue: Cue, clause: Clause) -> bool:
    """As in "opened fire": guns right behind the verb; not a road, nor an inquiry."""
    return any(
        c.sense.event_type in FIRED and 0 <= c.first - cue.last <= _FIRE_REACH
        for c in clause.cues.by_category.get(WEAPON, ())
    )


def _supported(cue: Cue, clause: Clause) -> bool:
    """Whether a weak word tells of an event: a weapon, an armed actor or an event is beside it."""
    if cue.key == "operation":
        armed = any(serves(c) for c in clause.cues.by_category.get(WEAPON, ()))
        return armed or (cue.definite and is_claimed(clause))  # Arabic "claimed the operation"
    return (
        cue.key == "weak_type"
        or ACTOR in clause.cues.by_category
        or has_weapon_or_event(cue, clause)
        or (cue.sense.strike and (_does_harm(cue, clause) or says_who(clause)))
    )


def _does_harm(cue: Cue, clause: Clause) -> bool:
    """As in "a strike on X killed two", "strikes were reported in X": no strike of workers."""
    return (
        clause.relation == "response"
        or "witnessed" in clause.cues.by_key
        or any(
            c.key in HARMING and c.first != cue.first for c in clause.cues.by_category.get(VERB, ())
        )
    )


def _strikes_launcher(_cue: Cue, clause: Clause) -> bool:
    return "launcher" in clause.cues.by_key or "launchers" in clause.cues.by_key


def _weak_strike(cue: Cue, clause: Clause) -> bool:
    if cue.sense.armed:  # bullets set nothing on fire
        return has_event(cue, clause) or any(
            c.category is WEAPON
            and not c.sense.adjective
            and c.sense.event_type is not EventType.SHOOTING
            for c in clause.cues
        )
    return (
        ACTOR in clause.cues.by_category
        or has_weapon_or_event(cue, clause)
        or _strikes_launcher(cue, clause)
        or (clause.header is not None and clause.header.actor is not None)
    )


def _hits_vessel(verb: Cue, clause: Clause) -> bool:
    """As in Arabic "a ship was hit, ... by a small boat": ships are not wounded by chance."""
    return not verb.sense.verbal_noun and any(
        min(abs(verb.first - c.last), abs(c.first - verb.last)) <= _VESSEL
        for c in clause.cues.by_key.get("vessel", ())
    )


def _disarms(verb: Cue, clause: Clause) -> bool:
    """As in "disarmed rockets wired to a timer": about to be fired, no remnant of an old war."""
    told = clause.cues.by_key
    return ("primed" in told or "land_held" in told) and has_munition(verb, clause)


_VERB_NEEDS: Final[dict[str, Callable[[Cue, Clause], bool]]] = {
    "undergo": suffers,
    "strike": _weak_strike,
    "destroy": _weak_strike,
    "launch": fires,
    "open": _opens_fire,
    "fall": falls,
    "explode": lambda cue, clause: has_weapon(cue, clause) or _is_off_ship(clause),
    "exchange": has_weapon_or_event,
    "intercept": intercepts,
    "foil": has_weapon_or_event,
    "disarm": _disarms,
    "ram": rams,
    "leave": leaves_dead,
    "ready": lambda _cue, clause: is_found(clause),
    "kill": harms,
    "wound": lambda cue, clause: harms(cue, clause) or _hits_vessel(cue, clause),
    "assassinate": lambda _cue, _clause: True,
    "respond": answers,
}
_NEED_ARMS: Final = frozenset(
    {harms, has_weapon, has_munition, has_weapon_or_event, _opens_fire, _disarms, rams, leaves_dead}
)
LONE_VERBS: Final = frozenset({"intercept", "foil", "fall", "explode"}).union(
    key for key, need in _VERB_NEEDS.items() if need not in _NEED_ARMS
)
"""Weak verbs that may tell of an event, or of what became of one, without a weapon beside them."""


def _strikes_place(document: Document, cue: Cue, places: Sequence[int]) -> bool:
    """As in "a strike on X", "a day earlier they hit a depot in X": the place tells what it is."""
    words = document.words
    raids = cue.category is EVENT and (words[cue.first] == "raids" or cue.key == "volley")
    if raids or (cue.category is EVENT and cue.sense.strike):
        word = words[cue.last] if cue.last < len(words) else ""
        on = word == "on" or (cue.key == "volley" and word in _TOWARDS)
        named = any(cue.last < p <= cue.last + _NAMED + 1 for p in places)
        if not on or not _WEEKDAYS.isdisjoint(words[cue.last + 1 : cue.last + 2]):
            return False  # "began a strike on Thursday in X"
        return named or strikes_thing(words, cue.last + 1, places)
    if cue.category is VERB and cue.key == "respond":
        # as in "struck back at X", "returned fire on X"
        at = cue.last - cue.first > 1 and cue.last < len(words) and words[cue.last] in _AIMED
        return at and any(cue.last < p <= cue.last + _NAMED + 1 for p in places)
    if cue.category is not VERB or cue.key != "strike" or cue.sense.verbal_noun:
        return False
    subject = cue.first - 1
    while subject > 0 and words[subject] in _AUXILIARIES:
        subject -= 1
    named = any(
        cue.last <= p <= cue.last + _STRUCK and _BREAKS.isdisjoint(words[cue.last : p])
        for p in places
    )
    return subject >= 0 and words[subject] in _PRONOUNS and named
