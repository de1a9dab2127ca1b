"""
Raids without a word for what flew: "three raids hit the airport", "struck 13 targets in raids".

Raids that are counted or told in the plural are flown, unless a group without aircraft made them
or they were made where an army goes in on foot. English only: Arabic has a word of its own.
"""

from dataclasses import replace

from dashboard.extraction.document import Document
from dashboard.extraction.frame import Frame
from dashboard.extraction.lexicon import Category
from dashboard.model import Claim, EventType

__all__ = ["as_air_raid"]

_ON_FOOT = frozenset({"PS"})  # villages and camps are raided on foot there, as a rule
_CASUALTIES = frozenset({"arrested", "detained", "arrests", "detention"})


def as_air_raid(document: Document, frame: Frame) -> Frame:
    """Give an event of no told weapon the type that its raids tell."""
    if document.arabic or frame.event_type is not None or _is_on_foot(document, frame):
        return frame
    if frame.agency.perpetrator is not None and not frame.agency.state:
        return frame
    raids = document.little_words["raids"]
    for cue in frame.mention.cues.by_category.get(Category.EVENT, ()):
        if document.tokens[cue.first].text in raids:
            span = document.span(cue.first, cue.last)
            flown = Claim(value=EventType.AIRSTRIKE, spans=(span,))
            return replace(frame, means=replace(frame.means, event_type=flown, weak=False))
    return frame


def _is_on_foot(document: Document, frame: Frame) -> bool:
    place = frame.place.toponym.resolution.place if frame.place is not None else None
    if place is None or place.country in _ON_FOOT:
        return True
    mention = frame.mention
    return any(t.text in _CASUALTIES for t in document.tokens[mention.first : mention.last])
