"""How the drafts of an article hang together: what answers what, and where it was fired from."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dashboard.extraction.asides import Aside
from dashboard.extraction.bearings import Bearing, place_at
from dashboard.extraction.claims import place_claims
from dashboard.extraction.contradictions import types_agree
from dashboard.extraction.draft import Draft
from dashboard.extraction.frame import Frame
from dashboard.extraction.names import Coarseness, Name, coarseness_of, lies_elsewhere
from dashboard.model import Claim, EventType, Location
from gazetteer.geodesy import further_than
from gazetteer.model import Point

__all__ = ["Launches", "find_answered", "find_launches"]

Launches = dict[int, Claim[Location]]
"""Launch place by the id of its draft."""

_SENTENCES_AHEAD = 1  # from a launcher told first to the event
_THERE_M = 12_000  # between where it was fired from and where the answer fell
_EXACT_M = 30_000  # radius of the widest launch place that tells which event is answered
_FALLING = frozenset({EventType.ROCKET, EventType.MISSILE, EventType.ARTILLERY})
_FOLLOWED = frozenset({"after", "hours_after"})
_REACH = 60  # drafts before and after that an answer may refer to


def find_answered(
    draft: Draft, drafts: Sequence[Draft], launches: Launches | None = None
) -> Draft | None:
    """
    Find the attack that a response answers: named in its sentence, else the latest before.

    Of those before, one that was fired from where the answer fell goes first.
    """
    if not draft.response:
        return None
    near, sentences = _near(draft, drafts), {f.mention.sentence for f in draft.frames}
    for other in near:
        for frame in other.frames if other is not draft else ():
            if frame.mention.sentence in sentences and frame.mention.relation == "response":
                return other
    first = draft.frames[0]
    answered = _told_in_sentence(draft, near)
    if answered is not None:
        return answered
    before = [d for d in near if d.frames[0].mention.first < first.mention.first]
    if any(f.on_launcher for f in draft.frames):
        fired = [d for d in before if _fires(d)]  # whoever fired, be it in answer to something
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


def _near(draft: Draft, drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Drafts told around this one; all of them in an article of ordinary length."""
    first = draft.frames[0].mention.first
    at = bisect_right(drafts, first, key=lambda d: d.frames[0].mention.first)
    return drafts[max(0, at - _REACH) : at + _REACH]


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


def find_launches(
    drafts: Sequence[Draft], asides: Sequence[Aside], answered: dict[int, Draft | None]
) -> Launches:
    """Launch place of each draft; the most exact of all that is told of it."""
    names: dict[int, list[Name]] = defaultdict(list)
    hit: dict[int, list[Name]] = defaultdict(list)
    for draft in drafts:
        telling = [f for f in draft.frames if f.launch or f.bearing or f.on_launcher]
        if not telling:
            continue
        trigger = answered[id(draft)]
        # "Shelled where the rocket was fired from": without a target, the trigger's origin is told.
        fired = draft if trigger is None or draft.place is not None else trigger
        names[id(fired)] += [f.launch for f in telling if f.launch]
        of_all = [f.launch for f in telling if f.launch and not f.place]
        for other in _salvo(fired, drafts) if of_all and trigger is None else ():
            names[id(other)] += of_all
        names[id(fired)] += _lying([f.bearing for f in telling], fired)
        if trigger is not None:
            names[id(trigger)] += []
            hit[id(trigger)] += [f.place for f in telling if f.on_launcher and f.place]
    _tell_sources(names, drafts, asides)
    found: Launches = {}
    for key, options in names.items():
        # Where it was told to be fired from goes before where a launcher was hit.
        best = min(options or hit[key], key=coarseness_of, default=None)
        claim = next(place_claims((best,)), None) if best else None
        if claim:
            found[key] = claim
    return found


def _tell_sources(
    names: dict[int, list[Name]], drafts: Sequence[Draft], asides: Sequence[Aside]
) -> None:
    """Give each draft the launch places that asides tell of it."""
    sources = [a for a in asides if a.launch is not None or a.bearing is not None]
    if not sources:
        return
    main = {
        f.mention.sentence for d in drafts for f in d.frames if f.mention.relation != "response"
    }
    # What is only told as answered, in the sentence of its answer, launched nothing told of later.
    told = [d for d in drafts if any(_is_main(f, main) for f in d.frames)]
    firing = _Firing([d for d in told if _fires(d)])
    flying = _Firing([d for d in told if not any(f.on_launcher for f in d.frames)])
    for aside in sources:
        owner = (flying if aside.left else firing).owner(aside)
        for fired in _salvo(owner, drafts) if owner is not None else ():
            if aside.launch and not _holds(aside.launch, fired.place):
                names[id(fired)].append(aside.launch)
            names[id(fired)] += _lying([aside.bearing], fired)


def _salvo(draft: Draft, drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Drafts told in one breath with it: "rockets were fired at A and B"."""
    # "claimed both operations" recalls two, which nobody fired in one breath
    told = {f.mention.first for f in draft.frames if not (f.mention.dual and f.mention.definite)}
    return [d for d in _near(draft, drafts) if [f for f in d.frames if f.mention.first in told]]


def _holds(launch: Name, place: Name | None) -> bool:
    """As in "fired from the Gaza Strip", told beside what hit a town in it: no origin of that."""
    if place is None or launch.coarseness < Coarseness.REGION:
        return False
    a, b = launch.toponym.resolution.place, place.toponym.resolution.place
    same = a is not None and b is not None and a.country == b.country
    return same and not lies_elsewhere(launch, place, slack_m=0)


def _lying(bearings: Sequence[Bearing | None], draft: Draft) -> list[Name]:
    """Places told from the one that was hit: "15 km east of the base"."""
    place = draft.place
    if place is None:
        return []
    return [name for b in bearings if b is not None and (name := place_at(b, place)) is not None]


def _is_main(frame: Frame, main: set[int]) -> bool:
    return frame.mention.relation != "response" or frame.mention.sentence not in main


class _Firing:
    """Drafts of which a launcher may be told, in text order, and where each type is told."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._told: dict[EventType | None, list[int]] = defaultdict(list)
        for index, draft in enumerate(drafts):
            for event_type in draft.types or (None,):
                self._told[event_type].append(index)

    def owner(self, aside: Aside) -> Draft | None:
        """Find the latest event before it, fired with what is told; else one right after."""
        drafts = self._drafts
        at = bisect_right(drafts, aside.sentence, key=lambda d: d.frames[0].mention.sentence)
        if at:
            latest = self._latest(at, aside.flown)
            return None if latest is None else drafts[latest]
        after = drafts[0] if drafts else None
        near = after and after.frames[0].mention.sentence - aside.sentence <= _SENTENCES_AHEAD
        return after if near and after and types_agree(aside.flown, after.types) else None

    def _latest(self, at: int, flown: frozenset[EventType]) -> int | None:
        """Find the latest whose weapons may be those; one that names them before one untold."""
        if not flown:
            return at - 1
        named = self._before(at, flown)
        if named is not None:
            return named
        agree = (t for t in self._told if t is None or types_agree(flown, frozenset({t})))
        found = self._before(at, agree)
        # "Rocket fire killed two in X. The shells came from Y": what fell is called many things.
        return self._before(at, _FALLING) if found is None and flown <= _FALLING else found

    def _before(self, at: int, types: Iterable[EventType | None]) -> int | None:
        told = (self._told.get(event_type, ()) for event_type in types)
        ends = ((indexes, bisect_left(indexes, at)) for indexes in told)
        return max((indexes[end - 1] for indexes, end in ends if end), default=None)


def _fires(draft: Draft) -> bool:
    """Whether a launcher found may be this event's: not for aircraft, nor for what hit it."""
    for frame in draft.frames:  # a loop: asked of every draft
        if frame.event_type is EventType.AIRSTRIKE or frame.on_launcher:
            return False
        if frame.agency.by_air and not draft.types:
            return False  # "an Israeli raid"
    return True
