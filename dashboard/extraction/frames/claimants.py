"""Who claims what is told in the same breath: "X claimed responsibility for a blast in Y".

Of a group that nobody knows, "a group calling itself X", only that it is one.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.extraction.doers.agency import agency_of, agency_of_group
from dashboard.extraction.events.own_deeds import tells_own_deed
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.lexicon import load_lexicon
from dashboard.extraction.words.senses import ACTOR, EVENT
from dashboard.model import Attribution

__all__ = ["by_claimant"]

_GROUPS: Final = words_of("unnamed_groups")
_INDEFINITE: Final = words_of("indefinite")
_ARTICLE: Final = 3  # tokens from "a" to "group": "previously unknown"
_SUBJECT: Final = 1  # tokens from the side to "claimed": "later"
_CLAIMED: Final = 6  # tokens from "claimed" to the event: "responsibility for a drone"
_ATTACK: Final = 1  # tokens from an Arabic claimant to the attack: "responsibility"
_BEHIND: Final = 2  # tokens from Arabic "claimed" to the group
_DONE: Final = frozenset({"strike", "destroy"})
_ADOPTED: Final = _DONE | {"launch", "assassinate", "kill", "conduct"}
_NOT: Final = frozenset({"deny", "negation", "accuse"})
_COMMAS: Final = frozenset({",", "،"})


def by_claimant(document: Document, frame: Frame) -> Frame:
    """
    Name who claims an event as its doer.

    What an unknown group is called stands in the evidence; its name is that of any armed group.
    """
    mention = frame.mention
    header = mention.clause.header
    cues = mention.cues if header is None else Cues([*header.cues, *mention.cues])
    if not _NOT.isdisjoint(cues.by_key):
        return frame
    claim = next((c for c in cues.by_key.get("claim", ()) if _governs(document, c, frame)), None)
    own = header is not None and tells_own_deed(document, mention, header)
    if claim is None and not own:
        return frame
    known = load_lexicon(document.language).actors
    speakers = (header.cues if header else cues).by_category.get(ACTOR, ())
    actors = [c for c in speakers if c.key in known]  # no "Sons of the Mountain"
    if actors:
        named = None if claim is None else _claimant(document, actors, claim, frame)
        if named is None:
            return frame
        victim = frame.agency.victim
        agency = agency_of(
            document, named, Attribution.CLAIMED, victim="" if victim == named.key else victim
        )
        return replace(frame, agency=agency)
    first = header.first if header is not None else mention.sentence_first
    last = mention.triggers[0].first
    group = _group(document, first, last, claim)
    if group < 0:
        return frame
    agency = agency_of_group(
        Attribution.CLAIMED, document.span(group, last), victim=frame.agency.victim
    )
    return replace(frame, agency=agency)


def _claimant(document: Document, actors: Sequence[Cue], claim: Cue, frame: Frame) -> Cue | None:
    """As in "Islamic State claimed", "the Houthis later claimed"."""
    before = next((c for c in actors if 0 <= claim.first - c.last <= _SUBJECT), None)
    if not document.arabic:
        return before
    behind = next((c for c in actors if 0 <= c.first - claim.last <= _SUBJECT), None)
    event = frame.mention.triggers[0]
    named = behind or before
    last = claim.last if behind is None else behind.last
    if named is None or named.sense.adjective or event.clitics:
        return None
    adopts = document.words[claim.first] in document.little_words["adopts"]
    near = 0 <= event.first - last <= _ATTACK and not frame.mention.intercepted
    return named if near and _is_claimed(event, adopts=adopts) else None


def _is_claimed(event: Cue, *, adopts: bool) -> bool:
    """As in Arabic "adopts an attack", "announces striking"; others' attacks are announced, too."""
    if adopts and event.category is EVENT:
        return True
    return event.sense.verbal_noun and event.key in (_ADOPTED if adopts else _DONE)


def _governs(document: Document, claim: Cue, frame: Frame) -> bool:
    """As in "claimed responsibility for a drone attack"; not "claimed land, where"."""
    last = frame.mention.triggers[0].first
    between = document.words[claim.last : last]
    if document.arabic:
        return claim.last <= last
    return claim.last <= last <= claim.last + _CLAIMED and _COMMAS.isdisjoint(between)


def _group(document: Document, first: int, last: int, claim: Cue | None) -> int:
    """Token of "group", told with "a" or Arabic without an article; -1 where there is none."""
    for index in range(first, last):
        if document.words[index] not in _GROUPS:
            continue
        if document.arabic:
            if claim is not None and 0 <= index - claim.last <= _BEHIND:
                return index
            continue
        before = document.words[max(first, index - _ARTICLE) : index]
        if not _INDEFINITE.isdisjoint(before) and (claim is None or index < claim.first):
            return index
    return -1
