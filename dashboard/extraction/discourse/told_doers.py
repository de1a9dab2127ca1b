"""Who fired what the sentence before told of: "They were fired by X", Arabic "X fired them"."""

from dataclasses import replace
from typing import Final

from dashboard.extraction.discourse.accusations import tell_accused
from dashboard.extraction.doers.agency import agency_of
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.morphology import object_pronouns
from dashboard.extraction.words.senses import ACTOR, VERB
from dashboard.model import Attribution

__all__ = ["tell_doer"]

_BACK: Final = 1  # sentences to what "they" stands for
_BY: Final = 4  # tokens from "by" to the actor: "troops of the"
_BESIDE: Final = 2  # tokens between an Arabic verb and who fired
_SUBJECT: Final = 4  # tokens from "they" to "fired"


def tell_doer(document: Document, sentence: int, clause: Clause, frames: list[Frame]) -> None:
    """Give the event told last, if nobody is told to have done it, who fired or is accused."""
    if "accuse" in document.cues.by_key:
        header = clause.header
        cues = clause.cues if header is None else Cues([*header.cues, *clause.cues])
        tell_accused(document, sentence, cues, frames)
    last = frames[-1] if frames else None
    if last is None or last.agency.perpetrator is not None or last.mention.definite:
        return
    if sentence - last.mention.sentence > _BACK:
        return
    if ACTOR not in clause.cues.by_category:
        return
    verb = next((c for c in clause.cues.by_key.get("launch", ()) if _fires(c)), None)
    doer = None if verb is None else _doer(document, clause, verb)
    if doer is None:
        return
    agency = agency_of(document, doer, Attribution.ATTRIBUTED, victim=last.agency.victim)
    frames[-1] = replace(last, agency=agency)


def _fires(cue: Cue) -> bool:
    return cue.category is VERB and cue.key == "launch" and not cue.sense.verbal_noun


def _doer(document: Document, clause: Clause, verb: Cue) -> Cue | None:
    actors = [c for c in clause.cues if c.category is ACTOR]
    if document.arabic:
        if not document.words[verb.first].endswith(object_pronouns()):
            return None
        return next((c for c in actors if _near(c, verb)), None)
    subject = any(c.key == "pronouns" and 0 < verb.first - c.first <= _SUBJECT for c in clause.cues)
    by = next((c.last for c in clause.cues if c.key == "by" and c.first == verb.last), None)
    if by is None or not subject:
        return None
    return next((c for c in actors if 0 <= c.first - by < _BY), None)


def _near(actor: Cue, verb: Cue) -> bool:
    return max(actor.first - verb.last, verb.first - actor.last) <= _BESIDE
