"""Arabic "the coalition announced the targeting of the base X": its own, which it did not hit."""

from dataclasses import replace

from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.words.theatres import load_theatres

__all__ = ["spare_own_base"]


def spare_own_base(frame: Frame) -> Frame:
    """Take back a doer who is stationed at the very place that was hit, and only told of it."""
    claim, name = frame.agency.perpetrator, frame.place
    if claim is None or name is None or name.toponym.relation is not None:
        return frame
    place = name.toponym.resolution.place
    stationed = load_theatres().stationed
    if place is None or not any(claim.value in s.actors and place.id in s.bases for s in stationed):
        return frame
    return replace(frame, agency=replace(frame.agency, perpetrator=None, state=False, by_air=False))
