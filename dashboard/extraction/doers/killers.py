"""
Who killed whom, told by an English verb: "Militants killed policemen", "dropped bombs on X".

And who was killed, told by an Arabic one that stands behind.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.extraction.doers.doer_nouns import is_doer_noun, is_force
from dashboard.extraction.doers.passives import is_done_to
from dashboard.extraction.events.mention import Mention
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import ACTOR, DEMONYM, VERB
from dashboard.model import EventType

__all__ = ["droppers", "is_victim", "killers", "were_harmed"]

_HARMS: Final = ("kill", "wound")
_SUBJECT: Final = 3  # tokens from "Israeli" to "killed": "special forces"
_OBJECT: Final = 4  # tokens from "killed" to whom: "at least two Iraqi"


def killers(document: Document, mention: Mention, actors: Sequence[Cue]) -> Iterator[Cue]:
    """Actors right before a verb of killing or wounding that has people behind it."""
    if document.arabic:
        return
    for verb in mention.triggers:
        if not _is_active(document, verb) or not _takes_people(mention, verb):
            continue
        yield from _doers_of(document, mention, verb, actors)


def droppers(document: Document, mention: Mention, actors: Sequence[Cue]) -> Iterator[Cue]:
    """As in "Russian forces dropped a guided bomb on X": actors before a verb that bombs follow."""
    if document.arabic:
        return
    bombs = [c.first for c in mention.cues.munitions]
    targets = {c.first for c in mention.cues.by_key.get("target", ())}
    for verb in mention.triggers:
        if verb.category is not VERB or verb.key != "fall" or verb.sense.verbal_noun:
            continue
        near = (b for b in bombs if 0 <= b - verb.last < _OBJECT)
        if not any(targets.isdisjoint(range(verb.last, b)) for b in near):
            continue
        yield from _doers_of(document, mention, verb, actors)


def is_victim(document: Document, mention: Mention, person: Cue) -> bool:
    """As in "killed a gunman", "two gunmen were killed": whoever suffered it fired nothing."""
    if document.arabic or person.sense.event_type is not EventType.SHOOTING:
        return False
    if all(c.first != person.first for c in mention.cues.by_key.get("people", ())):
        return False
    return any(
        (0 <= person.first - verb.last <= _OBJECT and _is_active(document, verb))
        or (0 <= verb.first - person.last <= _SUBJECT and is_done_to(document, verb))
        for key in _HARMS
        for verb in mention.cues.by_key.get(key, ())
    )


def were_harmed(document: Document, mention: Mention, actor: Cue) -> bool:
    """As in Arabic "two of X were-killed in an attack that hit a car": a verb without an object."""
    return any(
        c.first == actor.last
        and not (c.sense.verbal_noun or _has_object(mention, c) or _takes_number(document, c))
        for key in _HARMS
        for c in mention.cues.by_key.get(key, ())
        if c.category is VERB
    )


def _is_active(document: Document, verb: Cue) -> bool:
    harms = verb.category is VERB and verb.key in _HARMS and not verb.sense.verbal_noun
    return harms and not is_done_to(document, verb)


def _takes_people(mention: Mention, verb: Cue) -> bool:
    behind = (*mention.cues.by_key.get("people", ()), *mention.cues.by_category.get(DEMONYM, ()))
    return any(0 <= c.first - verb.last <= _OBJECT for c in behind)


def _has_object(mention: Mention, verb: Cue) -> bool:
    """As in Arabic "killed three soldiers"; not "were-killed and were-hurt others"."""
    verbs = (c.first for c in mention.cues.by_category.get(VERB, ()) if c.first >= verb.last)
    last = min(verb.last + _OBJECT, next(verbs, mention.last))
    return any(verb.last <= c.first < last for c in mention.cues.by_key.get("people", ()))


def _takes_number(document: Document, verb: Cue) -> bool:
    """As in Arabic "killed 10 of X"."""
    words = document.words[verb.last : verb.last + 1]
    return bool(words) and words[0].isdecimal()


def _doers_of(
    document: Document, mention: Mention, verb: Cue, actors: Sequence[Cue]
) -> Iterator[Cue]:
    """Give the actor told last before a verb, if nothing but its forces stands between."""
    doers = [c for c in actors if c.last <= verb.first and is_doer_noun(mention, c)]
    if doers and _leads_to(document, mention, doers[-1], verb):
        yield doers[-1]


def _leads_to(document: Document, mention: Mention, doer: Cue, verb: Cue) -> bool:
    """Whether only the doer's forces stand between: "Israeli troops", "the group's fighters"."""
    if verb.first - doer.last > _SUBJECT:
        return False
    fillers = document.little_words["fillers"]
    known = {
        i
        for c in mention.cues
        if is_force(c) or c.category is ACTOR or c.key == "people"
        for i in range(c.first, c.last)
    }
    between = range(doer.last, verb.first)
    return all(i in known or document.words[i] in fillers for i in between)
