"""
Arabic "the coalition announced the targeting of the base X": its own, which it did not hit.

The same words tell what an army did ("announced the targeting of positions of Y") and what it
suffered; whose the place is decides.
"""

from dataclasses import replace

from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.words.theatres import load_theatres
from dashboard.model import EventType
from gazetteer.model import Place

__all__ = ["spare_own_base"]


def spare_own_base(frame: Frame) -> Frame:
    """Take back a doer who is stationed, or at home, where it came down, and only told of it."""
    claim, name = frame.agency.perpetrator, frame.place
    place = name.toponym.resolution.place if name is not None else None
    if claim is None or name is None or place is None:
        return frame
    stationed = name.toponym.relation is None and _is_stationed(claim.value, place)
    at_home = frame.event_type is not EventType.SHOOTING and _is_at_home(claim.value, place)
    if not (stationed or at_home):
        return frame
    return replace(frame, agency=replace(frame.agency, perpetrator=None, state=False, by_air=False))


def _is_stationed(actor: str, place: Place) -> bool:
    return any(actor in s.actors and place.id in s.bases for s in load_theatres().stationed)


def _is_at_home(actor: str, place: Place) -> bool:
    theatres = load_theatres()
    return place.country in theatres.spared_at_home and theatres.states[place.country] == actor
