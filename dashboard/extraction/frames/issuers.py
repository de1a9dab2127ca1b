"""Whose fighters "our fighters" are: Arabic statements whose speaker is named but once."""

from dataclasses import replace
from typing import Final

from dashboard.extraction.doers.agency import agency_of
from dashboard.extraction.doers.coalitions import name_of
from dashboard.extraction.events.mention import Mention
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import ACTOR, ANY_GROUP, VERB, WEAPON
from dashboard.model import Attribution, Basis

__all__ = ["FIGHTERS", "is_arm", "tell_issuer"]

FIGHTERS: Final = "our_fighters"
"""Key of words for the fighters of whoever speaks."""
_ONLY_GROUP: Final = "the only group named in the text, which speaks of its own fighters"
_DEEDS: Final = frozenset({"strike", "launch", "conduct", "destroy"})


def tell_issuer(document: Document, frame: Frame) -> Frame:
    """
    Give what "our fighters" did to who speaks, else to the one group that the text names.

    The latter is inferred; of two groups none is meant.

    So, too, what a force did that is named after what it flies: "the drone force struck X".
    """
    mention, agency = frame.mention, frame.agency
    if agency.perpetrator is not None or not _act(mention):
        return frame
    header = mention.clause.header
    speaker = header.actor if header is not None else None
    actor = speaker or _only_group(document)
    if actor is None:
        return frame
    ours = agency_of(document, actor, Attribution.CLAIMED, victim=agency.victim)
    if speaker is None and ours.perpetrator is not None:
        ours.perpetrator = replace(ours.perpetrator, basis=Basis.INFERRED, reason=_ONLY_GROUP)
    return replace(frame, agency=ours)


def _act(mention: Mention) -> bool:
    """Whether they stand right behind the verb, or before it."""
    ours = [*mention.cues.by_key.get(FIGHTERS, ())]
    if ACTOR not in mention.cues.by_category:
        ours += [c for c in mention.cues.by_category.get(WEAPON, ()) if is_arm(c)]
    verbs = [
        c
        for c in mention.cues.by_category.get(VERB, ())
        if c.key in _DEEDS and not c.sense.verbal_noun
    ]
    return any(o.first == v.last or o.last == v.first for o in ours for v in verbs)


def is_arm(cue: Cue) -> bool:
    """Whether it is a force named after what it flies or fires: "the drone force"."""
    named = cue.last - cue.first > 1 and not cue.clitics
    return named and cue.sense.generic and not (cue.sense.munition or cue.sense.aircraft)


def _only_group(document: Document) -> Cue | None:
    groups = [
        c
        for c in document.cues.by_category.get(ACTOR, ())
        if not (c.sense.state or c.sense.adjective or c.key == ANY_GROUP)
    ]
    names = {name_of(document, c) for c in groups}
    return groups[0] if len(names) == 1 else None
