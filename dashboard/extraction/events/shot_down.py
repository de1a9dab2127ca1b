"""Whether a mention tells that what flew was shot down, and not that people or things were hit."""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.events.drone_deeds import destroys_thing
from dashboard.extraction.events.mention import Mention
from dashboard.extraction.words.cues import Cue, is_purpose
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import ACTOR, EVENT, WEAPON
from dashboard.model import EventType

__all__ = ["is_brought_down", "is_shot_down", "only_rest"]

_ATTEMPT_REACH: Final = 2  # tokens from "working to" to "intercept"
_DESTROYED_REACH: Final = 5  # tokens of who destroyed it, between the verb and the drone over X
_MUNITION_REACH: Final = 2  # tokens between "destroyed" and the drones
_PEOPLE_REACH: Final = 4  # tokens from "neutralised" to the people
_OBJECT_NEAR: Final = 2  # tokens from an active verb to its object: "neutralised five men"
_SUBJECT: Final = 3  # tokens of who brings it down: "the air defences Syrian"
_FALLS: Final = frozenset({"fall"})
_ENGAGED: Final = "engaged"
_BE: Final = words_of("be")
_WITH: Final = words_of("by_or_with", "inside")
_IN: Final = words_of("inside")
_THE: Final = words_of("determiners", "possessives")
_RAID_REACH: Final = 4  # tokens from "in" to the raid: "an Israeli air"


def is_shot_down(document: Document, mention: Mention) -> bool:
    """As in "intercepted two missiles", "two drones were destroyed over X"."""
    told = mention.cues.by_key
    return (
        ("intercept" in told and _intercepts(mention))
        or ("destroy" in told and "land_held" not in told and _destroys_munition(document, mention))
        or (not document.arabic and _engages(document, mention))
        or (document.arabic and "destroy" in told and _is_doubled(document, mention))
        or (document.arabic and "fall" in told and _brings_down(document, mention))
    )


def _intercepts(mention: Mention) -> bool:
    """
    Whether what flew was shot down; "are working to intercept them" does not tell so.

    Nor does Arabic "the defences were switched on for their interception".
    """
    attempts = [c.last for c in mention.cues.by_key.get("attempt", ())]
    return any(
        c.key == "intercept"
        and not (c.sense.verbal_noun and any(0 <= c.first - a < _ATTEMPT_REACH for a in attempts))
        and not is_purpose(c)
        and not _fells_people(mention, c)
        for c in mention.triggers
    )


def _is_doubled(document: Document, mention: Mention) -> bool:
    """As in Arabic "intercepted and destroyed at dawn three drones": one deed, two verbs."""
    verb = mention.triggers[0]
    if not (verb.key == "destroy" and verb.clitics and verb.first):
        return False
    before = document.cues_in(verb.first - 1, verb.first)
    return bool(mention.cues.munitions) and any(c.key == "intercept" for c in before)


def _brings_down(document: Document, mention: Mention) -> bool:
    """As in Arabic "the air defences bring down a drone", which is written like "a drone falls"."""
    downs, defences = document.little_words["downs"], document.little_words["defences"]
    for verb in mention.triggers:
        if verb.key != "fall" or document.words[verb.first] not in downs:
            continue
        subject = range(max(mention.clause.first, verb.first - _SUBJECT), verb.first)
        before = [c for c in mention.cues if c.first in subject]
        if any(c.sense.munition for c in before):
            return False  # "drones fall on X"
        done = any(document.words[i] in defences for i in subject) or any(
            c.category is ACTOR or c.key == "forces" for c in before
        )
        return done and any(_flies(c) and c.first == verb.last for c in mention.cues.munitions)
    return False


def is_brought_down(mention: Mention) -> bool:
    """Whether only the Arabic verb for "falls" tells that something was brought down."""
    return mention.intercepted and {c.key for c in mention.triggers} == _FALLS


def _flies(weapon: Cue) -> bool:
    """Whether it flies by itself; bombs are let fall."""
    return not weapon.clitics and weapon.sense.event_type is not EventType.ARTILLERY


def _engages(document: Document, mention: Mention) -> bool:
    """As in "batteries engaged two drones over X": English, of what flies."""
    engaged = [v.last for v in mention.triggers if document.words[v.first] == _ENGAGED]
    return engaged != [] and any(
        0 <= c.first - last <= _MUNITION_REACH for last in engaged for c in mention.cues.munitions
    )


def _fells_people(mention: Mention, verb: Cue) -> bool:
    """As in "nine militants were neutralised": whoever is put out of action did not fly."""
    if "people" not in mention.cues.by_key:
        return False
    agent = {c.last for c in mention.cues.by_key.get("by", ())}
    beside = [
        c
        for c in mention.cues
        if (c.category is WEAPON or c.key == "people")
        and -_PEOPLE_REACH <= c.first - verb.last < _PEOPLE_REACH
        and c.first not in agent
    ]
    behind = [c for c in beside if 0 <= c.first - verb.last < _OBJECT_NEAR]
    return bool(beside) and all(c.key == "people" for c in behind or beside)


def _destroys_munition(document: Document, mention: Mention) -> bool:
    """As in "two drones were destroyed over X": what flew was shot down; not in land held."""
    airborne = "airborne" in mention.cues.by_key
    return any(
        verb.key == "destroy"
        and any(
            (
                min(abs(c.first - verb.last), abs(verb.first - c.last)) <= _MUNITION_REACH
                or (airborne and not c.clitics and 0 < c.first - verb.last <= _DESTROYED_REACH)
            )
            and not (c.first < verb.first and _is_active(document, verb))
            and not (_is_means(document, verb, c) or _is_raided(document, mention, verb))
            and not destroys_thing(document, mention, verb, c)
            for c in mention.cues.munitions
        )
        for verb in mention.triggers
    )


def _is_active(document: Document, verb: Cue) -> bool:
    """As in "rockets destroyed a house", not "were destroyed": English has no other mark of it."""
    before = document.words[max(0, verb.first - _MUNITION_REACH) : verb.first]
    return not document.arabic and _BE.isdisjoint(before)


def _is_means(document: Document, verb: Cue, munition: Cue) -> bool:
    """As in "a radar destroyed by a missile", "in a drone strike": what it was hit with."""
    behind = munition.first > verb.last and not document.arabic
    return behind and document.words[verb.last] in _WITH


def _is_raided(document: Document, mention: Mention, verb: Cue) -> bool:
    """As in "rockets were destroyed in an Israeli raid on X": kept there, not shot down."""
    if document.arabic or document.words[verb.last] not in _IN:
        return False
    return any(
        c.category is EVENT
        and 0 < c.first - verb.last <= _RAID_REACH
        and _THE.isdisjoint(document.words[verb.last : c.first])
        for c in mention.triggers
    )


def only_rest(triggers: Sequence[Cue]) -> bool:
    """As in "two rockets fell on X, and a third was defused": those that came down were not."""
    disarmed = [c.first for c in triggers if c.key in {"disarm", "ready"}]
    if not disarmed or any(c.key == "foil" for c in triggers):
        return False
    return any(
        (c.sense.lands or c.key == "launch") and c.first < disarmed[0] and not c.sense.verbal_noun
        for c in triggers
    )
