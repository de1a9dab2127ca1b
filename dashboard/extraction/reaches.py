"""What flew so far that it was no rocket: the distance from where it was fired tells."""

from dashboard.extraction.draft import Draft
from dashboard.model import Basis, Claim, EventType
from gazetteer.geodesy import distance_m

__all__ = ["by_reach"]

_ROCKETS_REACH_M = 250_000  # `data/ranges.csv`: none of the rockets flies more than 210 km


def by_reach(draft: Draft, told: Claim[EventType]) -> Claim[EventType]:
    """
    Take what is told as a rocket for a missile, where no rocket could have flown so far.

    As in Arabic, which has one word for both: "a rocket fired from Yemen fell near Eilat".
    """
    if told.value is not EventType.ROCKET or draft.place is None:
        return told
    launch = next((f.launch for f in draft.frames if f.launch is not None), None)
    if launch is None:
        return told
    ends = [draft.place.toponym.resolution, launch.toponym.resolution]
    if any(end.point is None for end in ends):
        return told
    apart = distance_m(ends[0].point, ends[1].point) - sum(end.uncertainty_m or 0 for end in ends)
    if apart < _ROCKETS_REACH_M:
        return told
    return Claim(
        value=EventType.MISSILE,
        basis=Basis.INFERRED,
        spans=told.spans,
        reason="no rocket flies so far",
    )
