"""Arabic: whose aircraft and guns did it, and when who is named beside a verb is who was hit."""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import AGENCY, EVENT, PREPOSITION, VERB, WEAPON

__all__ = ["by_fire_of", "hits_forces", "is_object", "is_targeted", "who_mans"]

_OWNER: Final = 4  # tokens from "belonging to" to the army: "the air force of the army"
_ARMED: Final = 5  # tokens from the verb to "in the army": "the missile force and the navy"
_WITH: Final = "ب"
_ACTS: Final = frozenset({"strike", "conduct", "destroy", "launch"})


def is_object(mention: Mention, verb: Cue, actor: Cue) -> bool:
    """As in "hit an attack rocket-borne the Turkish forces": the attack is what hit them."""
    return verb.key == "strike" and any(
        c.first == verb.last and not c.clitics and c.last < actor.first
        for c in mention.cues.by_category.get(EVENT, ())
    )


def is_targeted(mention: Mention, noun: Cue, actor: Cue) -> bool:
    """As in Arabic "the targeting of the forces American in X": with no object behind them."""
    if noun.key != "strike" or any(c.first == noun.first and c is not noun for c in mention.cues):
        return False  # "the shelling of the army in X" is most often its own
    armed = any(c.category is WEAPON and noun.last <= c.first < actor.first for c in mention.cues)
    behind = [c for c in mention.cues if c.first == actor.last]
    return not armed and any(c.key == "location" for c in behind)


def hits_forces(noun: Cue, between: Cue) -> bool:
    """As in "hit an attack rocket-borne the forces Turkish": whose forces were hit."""
    forces = between.category is AGENCY and between.key == "forces"
    return forces and not between.clitics and noun.last < between.first


def who_mans(mention: Mention, actors: Sequence[Cue]) -> Iterator[Cue]:
    """As in "bombed aircraft belonging to the army", "struck the missile force in the army X"."""
    told = mention.cues.by_key
    links = [(c, _OWNER) for c in told.get("belonging", ())]
    links += [(c, 1) for c in told.get("location", ()) if not c.clitics]
    if mention.intercepted or not links:
        return
    verbs = [c for c in mention.cues if c.category is VERB and c.key in _ACTS]
    verbs += [c for c in mention.cues.by_category.get(EVENT, ()) if c.sense.strong]
    for link, reach in links:
        manned = [c for c in mention.cues if _is_manned(c) and c.last == link.first]
        if not manned or not any(_acts(mention, v, manned[0], link) for v in verbs):
            continue
        for actor in actors:
            if 0 <= actor.first - link.last < reach and not actor.sense.nation:
                yield actor


def by_fire_of(document: Document, mention: Mention, actors: Sequence[Cue]) -> Iterator[Cue]:
    """As in Arabic "was killed by the bullets of the army X", "by the shells of the group Y"."""
    if mention.intercepted:
        return
    fire = {
        c.last
        for c in mention.cues.by_category.get(WEAPON, ())
        if not c.sense.adjective and document.words[c.first].startswith(_WITH)
    }
    for actor in actors if fire else ():
        first = actor.first
        while any(c.key == "forces" and c.last == first and not c.clitics for c in mention.cues):
            first -= 1
        whose = not actor.sense.adjective or first < actor.first
        if first in fire and whose and not (actor.clitics or actor.sense.nation):
            yield actor


def _is_manned(cue: Cue) -> bool:
    """Aircraft and guns, or a force named after them; no troops, who are hit as often."""
    return cue.category is WEAPON and not (cue.sense.munition or cue.sense.adjective)


def _acts(mention: Mention, verb: Cue, manned: Cue, link: Cue) -> bool:
    """Whether they stand right behind the verb, or open the clause before it."""
    if verb.sense.verbal_noun or (verb.category is EVENT and manned.first != verb.last):
        return False
    opens = manned.first - mention.first <= 1 and link.last <= verb.first
    behind = 0 <= manned.first - verb.last < _ARMED and not any(
        verb.last <= c.first < manned.first for c in mention.cues.by_category.get(PREPOSITION, ())
    )
    return opens or (behind and (manned.first == verb.last or link.key == "location"))
