"""
Raids without a word for what flew: "three raids hit the airport", "struck 13 targets in raids".

Raids told in the plural are flown, unless a group without aircraft made them or they were made
where an army goes in on foot. English only: Arabic has a word of its own.
"""

from dataclasses import replace
from typing import Final

from dashboard.extraction.doers.agency import Agency
from dashboard.extraction.events.mention import Mention
from dashboard.extraction.syntax.names import Name
from dashboard.extraction.weapons.means import Means
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import EVENT
from dashboard.extraction.words.theatres import load_theatres
from dashboard.model import Claim, EventType

__all__ = ["as_air_raid"]

_DESTROYING: Final = frozenset({"strike", "destroy"})


def as_air_raid(
    document: Document, mention: Mention, means: Means, agency: Agency, target: Name | None
) -> Means:
    """Give an event of no told weapon the type that its raids tell."""
    if document.arabic or (means.event_type is not None and not means.weak):
        return means
    if EVENT not in mention.cues.by_category or _is_on_foot(document, mention, target):
        return means
    if agency.perpetrator is not None and not agency.state:
        return means
    raids = document.little_words["raids"]
    if agency.by_air and not _DESTROYING.isdisjoint([c.key for c in mention.triggers]):
        raids |= document.little_words["raid"]  # "an Israeli raid flattened a house"
    for cue in mention.cues.by_category[EVENT]:
        if document.words[cue.first] in raids:
            span = document.span(cue.first, cue.last)
            flown = Claim(value=EventType.AIRSTRIKE, spans=(span,))
            return replace(means, event_type=flown, weak=False)
    return means


def _is_on_foot(document: Document, mention: Mention, target: Name | None) -> bool:
    place = target.toponym.resolution.place if target is not None else None
    if place is None or place.country in load_theatres().raided_on_foot:
        return True
    arrests = document.little_words["arrests"]
    return not arrests.isdisjoint(document.words[mention.first : mention.last])
