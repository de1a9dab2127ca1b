"""What a draft's event was done with: told, or given away by who struck and from how far."""

from typing import Final

from dashboard.extraction.drafts.claims import first_claim
from dashboard.extraction.drafts.draft import Draft
from dashboard.extraction.words.senses import VERB
from dashboard.extraction.words.theatres import load_theatres
from dashboard.model import Basis, Claim, EventType
from gazetteer.geodesy import distance_m

__all__ = ["event_type_of"]

_ROCKETS_REACH_M: Final = 250_000  # `data/ranges.csv`: none of the rockets flies more than 210 km
_ANY: Final = "any_missile"  # key of the word that tells no make
_SIDE: Final = "what this side fires"
_UNSPECIFIED: Final = Claim(
    value=EventType.UNSPECIFIED, basis=Basis.INFERRED, reason="the text names no weapon"
)


def event_type_of(draft: Draft, *, arabic: bool) -> Claim[EventType]:
    """
    Give the type of a draft's event; `UNSPECIFIED` where nothing tells it.

    Parameters
    ----------
    arabic
        Whether its article is in Arabic, which has one word for rockets and missiles.
    """
    told = _told(draft, arabic=arabic)
    if not arabic or told.value is not EventType.ROCKET:
        return told
    return _by_side(draft, told) or _by_reach(draft, told)


def _told(draft: Draft, *, arabic: bool) -> Claim[EventType]:
    """Give the type that the words tell, or that the exchange or the side gives away."""
    strong = [f.means.event_type for f in draft.own if not f.means.weak]
    told = first_claim(strong) or first_claim([f.means.event_type for f in draft.own])
    if told is not None and not draft.own[0].mention.mutual:
        return told
    for frame in draft.frames:
        # "A and B exchanged rocket and artillery fire": A fires rockets, B answers with guns.
        listed = frame.means.listed
        if frame.mention.mutual and len(listed) > 1:
            value = listed[1] if draft.response else listed[0]
            return Claim(
                value=value,
                basis=Basis.INFERRED,
                spans=(frame.span,),
                reason="the exchange names one weapon for each side, in this order",
            )
    return told or _by_air(draft, arabic=arabic) or _UNSPECIFIED


def _by_air(draft: Draft, *, arabic: bool) -> Claim[EventType] | None:
    """As in "Israeli strikes on X": a side that strikes from the air, with nothing else told."""
    place = draft.place.toponym.resolution.place if draft.place else None
    # "Israel bombed X"; where its troops stand they strike on foot, too, and Arabic has one word
    # for shelling and bombing
    flown = not arabic and place is not None and place.country not in load_theatres().raided_on_foot
    for frame in draft.own:
        if frame.agency.by_air and any(
            t.sense.strike or (flown and t.category is VERB and t.key == "strike")
            for t in frame.mention.triggers
        ):
            return Claim(
                value=EventType.AIRSTRIKE,
                basis=Basis.INFERRED,
                spans=(frame.span,),
                reason="no weapon is named, and this side strikes from the air",
            )
    return None


def _by_side(draft: Draft, told: Claim[EventType]) -> Claim[EventType] | None:
    """
    Take an army's "rockets" of no told make for what that army fires.

    As in Arabic "Israeli rockets hit X", from the air; "Iran fired rockets at X", missiles.
    """
    armies = [f for f in draft.own if f.agency.perpetrator is not None and f.agency.state]
    named = (c for f in draft.own for c in f.mention.cues.munitions)
    if not armies or any(c.sense.event_type is EventType.ROCKET and c.key != _ANY for c in named):
        return None
    if armies[0].agency.by_air:
        value = EventType.AIRSTRIKE
    elif armies[0].doer in load_theatres().fire_missiles:
        value = EventType.MISSILE
    else:
        return None
    return Claim(value=value, basis=Basis.INFERRED, spans=told.spans, reason=_SIDE)


def _by_reach(draft: Draft, told: Claim[EventType]) -> Claim[EventType]:
    """
    Take what is told as a rocket for a missile, where no rocket could have flown so far.

    As in Arabic "a rocket fired from Yemen fell near Eilat".
    """
    if draft.place is None:
        return told
    launch = next((f.launch for f in draft.frames if f.launch is not None), None)
    if launch is None:
        return told
    end, start = draft.place.toponym.resolution, launch.toponym.resolution
    if end.point is None or start.point is None:
        return told
    slack = (end.uncertainty_m or 0) + (start.uncertainty_m or 0)
    if distance_m(end.point, start.point) - slack < _ROCKETS_REACH_M:
        return told
    return Claim(
        value=EventType.MISSILE,
        basis=Basis.INFERRED,
        spans=told.spans,
        reason="no rocket flies so far",
    )
