"""Which coalition struck, where only the place tells: Arabic "a raid of the coalition on Saada"."""

from dataclasses import replace

from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.theatres import load_theatres

__all__ = ["coalition_there"]


def coalition_there(document: Document, frame: Frame) -> Frame:
    """Name the coalition that fights a foe in its own country, if the text names no other."""
    claim, place = frame.agency.perpetrator, frame.place
    where = place.toponym.resolution.place if place is not None else None
    if claim is None or where is None:
        return frame
    theatres = load_theatres()
    foe, known = theatres.homes.get(where.country), theatres.coalitions
    meant = next((c.name for c in known if foe in c.foes), None)
    others = [c for c in known if c.name == claim.value and not c.foes]
    if meant is None or not others:
        return frame
    if not {claim.value, *others[0].members}.isdisjoint(document.cues.by_key):
        return frame
    agency = replace(frame.agency, perpetrator=replace(claim, value=meant))
    return replace(frame, agency=agency)
