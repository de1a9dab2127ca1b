"""Whose munition or aircraft it was: "Iranian missiles crashed into X", "shot down a Houthi drone".

Arabic tells it behind the noun.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.extraction.doers.passives import is_done_to
from dashboard.extraction.events.mention import Mention
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import ANY_GROUP, EVENT, VERB, WEAPON
from dashboard.model import EventType

__all__ = ["downed_by", "who_owns", "whose_flew", "whose_munition"]

_NEAR: Final = 2  # tokens from "Iranian" to "missiles": "ballistic"
_BY_REACH: Final = 4
_SUBJECT: Final = 3  # tokens from "Israeli jets" to "dropped": "then", "had"
_DEEDS: Final = frozenset({"strike", "fall", "destroy", "explode", "kill", "wound"})
_HARMING: Final = frozenset({"fall", "explode", "kill", "wound"})
_FLOWN: Final = _DEEDS | {"launch"}  # "a Turkish drone fired on a car"
_DOWNED: Final = frozenset({"intercept", "destroy", "strike"})
_RAIDS: Final = frozenset({"conduct"})
_HELD: Final = frozenset({"positions", "things", "facility", "forces", "vehicle"})
_OWNED_REACH: Final = 4  # tokens from "of" to the state: "the air force of"
_MOVED: Final = frozenset({"strike", "destroy", "fall", "explode", "launch", "intercept"})
_FLEW: Final = _MOVED | {"assassinate", "kill"}  # what a drone does


def whose_flew(mention: Mention, actors: Sequence[Cue]) -> Iterator[Cue]:
    """As in Arabic "struck a drone Turkish a car": its state did it, unless it only made it."""
    for cue in actors:
        if mention.intercepted or cue.clitics or cue.sense.nation:
            continue
        if not cue.sense.adjective:
            yield from (cue,) if _flies_for(mention, cue) else ()
        if not (cue.sense.adjective and cue.sense.state):
            continue
        flew = any(c.last == cue.first and c.sense.munition and not c.clitics for c in mention.cues)
        made = any(c.first == cue.last for c in mention.cues.by_key.get("made", ()))
        told = any(c.key in _FLEW or c.category is EVENT for c in mention.triggers)
        if flew and not made and told:
            yield cue


def _flies_for(mention: Mention, actor: Cue) -> bool:
    """As in Arabic "raided the drones of the army X": they stand behind the verb, or before all."""
    verbs = {c.last for c in mention.cues.by_category.get(VERB, ()) if c.key in _MOVED | _RAIDS}
    return any(
        c.last == actor.first
        and not c.clitics
        and not c.definite
        and (c.first in verbs or c.first == mention.first)
        for c in mention.cues.munitions
    )


def who_owns(mention: Mention, actors: Sequence[Cue]) -> Iterator[Cue]:
    """As in "a drone of the Turkish air force", Arabic "a drone belonging to the army"."""
    munitions = {c.last for c in mention.cues if c.category is WEAPON and c.sense.munition}
    owning = [c.last for c in mention.cues if c.key == "belonging" and c.first in munitions]
    if owning and not mention.intercepted and any(c.key in _MOVED for c in mention.triggers):
        # Arabic "belonging to the army the positions of X": those of X were hit
        things = {c.first for c in mention.cues if c.key in _HELD}
        yield from (
            c
            for c in actors
            if any(
                0 <= c.first - last < _OWNED_REACH and things.isdisjoint(range(last, c.first))
                for last in owning
            )
        )


def whose_munition(document: Document, mention: Mention, actors: Sequence[Cue]) -> Iterator[Cue]:
    """Owners of what hit, or of what was shot down, as adjectives and names before it tell."""
    for cue in actors:
        thing = next((c for c in mention.cues if 0 <= c.first - cue.last < _NEAR), None)
        if thing is not None and thing.key == "forces":  # "Sudanese army drones", not "US drones"
            near = mention.cues.by_category.get(WEAPON, ())
            thing = next((c for c in near if 0 <= c.first - cue.last < _NEAR), thing)
        if thing is None or thing.category is not WEAPON:
            continue
        if mention.intercepted:
            if thing.sense.munition and _is_downed(document, mention, cue, thing):
                yield cue
        elif cue.sense.state and not cue.sense.nation:  # "Turkish jets", "IDF drones"
            if _does_it(document, mention, cue, thing):
                yield cue
        elif not (cue.sense.state or cue.key == ANY_GROUP) and _harms(document, mention, thing):
            yield cue


def _harms(document: Document, mention: Mention, thing: Cue) -> bool:
    """As in "a Hezbollah missile killed two soldiers", "Houthi rockets fell on X"."""
    return thing.sense.munition and any(
        c.key in _HARMING and c.first >= thing.last and not is_done_to(document, c)
        for c in mention.triggers
    )


def downed_by(document: Document, mention: Mention, actor: Cue) -> bool:
    """As in "was shot down over X by Jordanian jets"; not "launched by the Houthis"."""
    if document.arabic:
        return False
    words = [c for c in mention.cues.by_key.get("by", ()) if c.last <= actor.first]
    fired = mention.cues.by_key.get("launch", ())
    return bool(words) and not any(0 <= words[-1].first - c.last <= 1 for c in fired)


def _does_it(document: Document, mention: Mention, owner: Cue, thing: Cue) -> bool:
    """As in "a Russian drone hit Y", "Israeli jets dropped fifty bombs on Z"."""
    if not thing.sense.munition:  # "Israeli jets", "Turkish artillery"
        deed = next((c for c in mention.triggers if 0 <= c.first - thing.last < _SUBJECT), None)
        return deed is not None and not is_done_to(document, deed)
    deeds = _FLOWN if thing.sense.event_type is EventType.DRONE else _DEEDS
    by = any(0 <= owner.first - c.last < _BY_REACH for c in mention.cues.by_key.get("by", ()))
    return any(c.key in deeds and (by or c.first > owner.last) for c in mention.triggers)


def _is_downed(document: Document, mention: Mention, owner: Cue, thing: Cue) -> bool:
    """As in "intercepted two Houthi drones", "two Houthi drones were destroyed over X"."""
    if not (owner.sense.adjective or not owner.sense.state):
        return False
    for verb in mention.triggers:
        if verb.category is VERB and verb.key in _DOWNED:
            done_to = is_done_to(document, verb)
            return thing.last <= verb.first if done_to else verb.last <= thing.first
    return False
