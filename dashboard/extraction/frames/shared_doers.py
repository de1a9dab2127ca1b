"""
Who did it, where Arabic leaves that to what was told just before.

As in "X fired rockets at A, and other salvos at B", "and B with three drones", "They also hit B",
"It also carried out a raid on B", "X said that it hit A. It added that its fighters hit B".
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.extraction.doers.agency import agency_of
from dashboard.extraction.events.mention import Mention, Status
from dashboard.extraction.events.own_deeds import tells_own_deed
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.words.cues import Cue, is_finite
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import ACTOR, EVENT, VERB
from dashboard.model import Attribution

__all__ = ["share_doer", "tells_of_others"]

_NEAR: Final = 1  # sentences back to who did what was told last
_OPENING: Final = 1  # tokens before the verb: "also"
_JOINED: Final = "و"
_OF_PEOPLE: Final = "وا"  # ending of verbs of men
_COUNTED: Final = 2  # tokens from "carried out" to the raids: "three"
_DEEDS: Final = frozenset({"strike", "launch", "conduct", "destroy"})
_SPEAKING: Final = frozenset({"holders", "institutions", "officials", "witnesses", "others"})


def share_doer(document: Document, frame: Frame, frames: Sequence[Frame]) -> Frame:
    """Give a mention the doer of the one told last, where its own words leave out who did it."""
    last, mention = frames[-1], frame.mention
    near = mention.sentence - last.mention.sentence <= _NEAR
    if not near or mention.status is not Status.TOLD or mention.definite:
        return frame
    if ACTOR in mention.cues.by_category:
        return frame
    speaker = _speaking_on(document, mention, last)
    if speaker is not None:
        return replace(
            frame,
            agency=agency_of(document, speaker, Attribution.CLAIMED, victim=frame.agency.victim),
        )
    if not _may_share(frame, last):
        return frame
    if not (_goes_on(mention, last) or _leaves_out_subject(document, mention)):
        return frame
    return replace(frame, agency=replace(last.agency, victim=frame.agency.victim))


def _may_share(frame: Frame, last: Frame) -> bool:
    told = last.mention.status is Status.TOLD and not last.mention.mutual
    return told and bool(last.doer) and frame.response is last.response


def _speaking_on(document: Document, mention: Mention, last: Frame) -> Cue | None:
    """As in "X said that ... It added that its fighters hit B": the speaker of before."""
    header, before = mention.clause.header, last.mention.clause.header
    if header is None or before is None or header.actor is not None or before.actor is None:
        return None
    if before.first >= header.first or not _SPEAKING.isdisjoint(header.cues.by_key):
        return None
    return before.actor if tells_own_deed(document, mention, header) else None


def _goes_on(mention: Mention, last: Frame) -> bool:
    """As in "and three drones at B", "and other salvos at B": with the verb told before."""
    if mention.sentence != last.mention.sentence:
        return False
    return mention.relation == "gap" or tells_of_others(mention)


def tells_of_others(mention: Mention) -> bool:
    """As in "X fired rockets at A, and other salvos at B": no verb of its own."""
    noun = mention.triggers[0]
    others = (c.first for c in mention.cues.by_key.get("another", ()))
    if noun.clitics[:1] != _JOINED or noun.last not in others:
        return False
    return not any(map(is_finite, mention.triggers))


def _leaves_out_subject(document: Document, mention: Mention) -> bool:
    """As in "They also struck B", "It also carried out three raids on B"."""
    verbs = mention.cues.by_category.get(VERB, ())
    verb = next((c for c in verbs if c.key in _DEEDS and is_finite(c)), None)
    header = mention.clause.header
    if verb is not None and any(_is_beside(c, verb) for c in mention.cues.by_key.get("own", ())):
        return True  # "Its aircraft then raided B"
    if verb is None or verb.first - mention.first > _OPENING or header is not None:
        return False
    if document.words[verb.first].endswith(_OF_PEOPLE):
        return True
    if verb.key != "conduct":
        return False
    events = mention.cues.by_category.get(EVENT, ())
    return any(0 <= c.first - verb.last < _COUNTED and not c.definite for c in events)


def _is_beside(own: Cue, verb: Cue) -> bool:
    """As in "its aircraft raided", Arabic "raided its aircraft"; not "that it"."""
    return own.first == verb.last or own.last == verb.first
