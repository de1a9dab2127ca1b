"""
Who did it, where English names the doer by a pronoun or its kind: "It also shelled X", "The group".

The one meant is told in the sentence before: it did what is told there, or speaks of it. Of two
that may be meant none is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dashboard.extraction.doers.agency import agency_of
from dashboard.extraction.doers.coalitions import name_of
from dashboard.extraction.doers.passives import is_done_to
from dashboard.extraction.events.mention import Mention, Status
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import ACTOR, ANY_GROUP, SPEECH, VERB
from dashboard.model import Attribution

__all__ = ["recall_subject"]

_DEEDS: Final = frozenset({"strike", "launch", "conduct", "destroy", "respond"})
_AGENTS: Final = frozenset({"launch", "conduct", "respond"})  # done by people, not by what flew
_IT: Final = words_of("it")
_ARTICLES: Final = words_of("determiners")
_NEAR: Final = 1  # sentences back to who is meant
_GROUP_BACK: Final = 2  # the same, of "the group"
_SAYING: Final = 2  # tokens from "coalition" to "said": "military spokesman"
_MOST: Final = 6  # frames looked back over
_VERB: Final = 4  # tokens from "it" to "bombing": "then began"


def recall_subject(document: Document, frame: Frame, frames: Sequence[Frame]) -> Frame:
    """
    Give a mention without a doer the one that its subject points back to.

    Parameters
    ----------
    frames
        Those told before, in text order.
    """
    mention = frame.mention
    if mention.status is not Status.TOLD or mention.definite:
        return frame
    first = mention.triggers[0].first
    verb = next((c for c in mention.triggers if c.first == first and c.key in _DEEDS), None)
    if verb is None or verb.category is not VERB or is_done_to(document, verb):
        return frame
    words = document.words[mention.first : verb.first]
    if not words:
        return frame
    if words[0] in _IT and len(words) <= _VERB and mention.clause.header is None:
        acts = verb.key in _AGENTS or verb.sense.verbal_noun or bool(verb.sense.event_type)
        return _by_last(document, frame, frames, acts=acts)
    kinds = document.little_words["group_nouns"]
    if len(words) > 1 and words[0] in _ARTICLES and words[1] in kinds:
        actor = _group(document, mention)
        return (
            frame
            if actor is None
            else replace(frame, agency=agency_of(document, actor, Attribution.ATTRIBUTED))
        )
    return frame


def _by_last(document: Document, frame: Frame, frames: Sequence[Frame], *, acts: bool) -> Frame:
    """As in "X shelled A. It also struck B": who did what came before, or speaks of it."""
    sentence = frame.mention.sentence
    told = [f for f in frames[-_MOST:] if 0 < sentence - f.mention.sentence <= _NEAR]
    doers = [f.agency for f in told if f.doer]
    speakers = list(_speakers(document, frame.mention.sentence_first)) if told else []
    names = {f.doer for f in told if f.doer} | {name_of(document, c) for c in speakers}
    if len(names) != 1:
        return frame
    if doers:
        return replace(frame, agency=replace(doers[-1], victim=frame.agency.victim))
    if not speakers or (not acts and any(f.mention.cues.munitions for f in told)):
        return frame  # "A rocket fell in A, X said. It hit a house in B"
    return replace(frame, agency=agency_of(document, speakers[-1], Attribution.ATTRIBUTED))


def _speakers(document: Document, first: int) -> Iterator[Cue]:
    """Actors who speak in the sentence before, "the coalition said", in text order."""
    cues = document.cues_near(first)
    said = [c.first for c in cues.by_category.get(SPEECH, ()) if c.key == "verbs"]
    for actor in cues.by_category.get(ACTOR, ()):
        if actor.first < first and any(0 <= at - actor.last <= _SAYING for at in said):
            yield actor


def _group(document: Document, mention: Mention) -> Cue | None:
    """As in "the group": the only one that the two sentences before name."""
    first = mention.sentence_first
    told = [
        c
        for c in document.cues_near(first, back=_GROUP_BACK).by_category.get(ACTOR, ())
        if c.first < first and not c.sense.state and c.key != ANY_GROUP
    ]
    return told[-1] if len({name_of(document, c) for c in told}) == 1 else None
