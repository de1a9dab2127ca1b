"""How the drafts of an article hang together: what answers what."""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.drafts.draft import Draft, near_drafts
from dashboard.extraction.drafts.launches import Launches, may_be_fired
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.names import lies_elsewhere
from dashboard.model import EventType
from gazetteer.geodesy import further_than
from gazetteer.model import Point

__all__ = ["find_answered"]

_THERE_M: Final = 12_000  # between where it was fired from and where the answer fell
_EXACT_M: Final = 30_000  # radius of the widest launch place that tells which event is answered
_DRONES: Final = frozenset({EventType.DRONE})
_FOLLOWED: Final = frozenset({"after", "hours_after"})
_PRECEDING: Final = frozenset({"after", "day_after"})  # Arabic "hours after" it came the answer


def find_answered(
    draft: Draft, drafts: Sequence[Draft], launches: Launches | None = None
) -> Draft | None:
    """
    Find the attack that a response answers: named in its sentence, else the latest before.

    Of those before, one that was fired from where the answer fell goes first.
    """
    if not draft.response:
        return None
    near, sentences = near_drafts(draft, drafts), {f.mention.sentence for f in draft.frames}
    for other in near:
        for frame in other.frames if other is not draft else ():
            if frame.mention.sentence in sentences and frame.mention.relation == "response":
                return other
    first = draft.frames[0]
    answered = _told_in_sentence(draft, near)
    if answered is not None or first.mention.relation in _PRECEDING:
        return answered  # "The raids followed an attack on X in response to the war": to no raid
    before = [d for d in near if d.frames[0].mention.first < first.mention.first]
    if any(f.on_launcher for f in draft.frames):
        # whoever fired, be it in answer to something; drones leave no launcher of rockets behind
        fired = [d for d in before if may_be_fired(d)]
        fired = [d for d in fired if d.types != _DRONES] or fired
    else:
        fired = [d for d in before if not d.response or _is_others(d, draft)]
    sources = [d for d in fired if _was_fired_from(d, draft, launches or {})]
    return max(sources or fired, key=lambda d: _nearness(d, first), default=None)


def _was_fired_from(draft: Draft, answer: Draft, launches: Launches) -> bool:
    claim = launches.get(id(draft))
    place = answer.place.toponym.resolution.point if answer.place else None
    if claim is None or place is None:
        return False
    launch = Point(lon=claim.value.lon, lat=claim.value.lat)
    wide = claim.value.uncertainty_m > _EXACT_M
    return not wide and not further_than(launch, place, _THERE_M)


def _is_others(draft: Draft, answer: Draft) -> bool:
    """Whether another side is told to have done it: an answer may be answered in its turn."""
    doers = [{f.doer for f in d.own} - {""} for d in (draft, answer)]
    return all(doers) and doers[0].isdisjoint(doers[1])


def _told_in_sentence(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """As in "fired at the source after a shell fell on X": the attack follows the answer."""
    sentences = {f.mention.sentence for f in draft.frames}
    for other in drafts:
        if other.response or other is draft:
            continue
        for frame in other.frames:  # a loop: asked of every draft around
            if frame.mention.sentence in sentences and frame.mention.relation in _FOLLOWED:
                return other
    return None


def _nearness(draft: Draft, frame: Frame) -> tuple[bool, bool, bool, int]:
    days = {f.day for f in draft.frames} - {None}
    countries = {c for f in draft.frames for c in f.countries}
    latest = max(f.mention.first for f in draft.frames if f.mention.first < frame.mention.first)
    named = [f.place for f in draft.frames if f.place]
    return (
        # "in response to the attack on X, we shelled Y": where what is answered happened
        frame.answers_at is None
        or any(not lies_elsewhere(frame.answers_at, n, slack_m=0) for n in named),
        frame.day is None or not days or frame.day in days,
        not countries or not frame.countries or bool(countries & set(frame.countries)),
        latest,
    )
