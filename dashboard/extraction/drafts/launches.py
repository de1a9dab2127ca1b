"""
Where the event of each draft was fired from, of all that is told of it in the article.

A launch point told apart from its event belongs to the event before it that may have been fired
so: with weapons of that kind, and rather with what the text tells first than with "a third rocket",
which it adds.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from dashboard.extraction.drafts.claims import place_claims
from dashboard.extraction.drafts.contradictions import types_agree
from dashboard.extraction.drafts.draft import Draft, near_drafts
from dashboard.extraction.drafts.salvos import salvo_of
from dashboard.extraction.frames.asides import Aside
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.launch_points.bearings import Bearing, place_at
from dashboard.extraction.syntax.names import Coarseness, Name, coarseness_of, lies_elsewhere
from dashboard.extraction.weapons.fired_numbers import UNTOLD
from dashboard.extraction.words.once import Once
from dashboard.model import Claim, EventType, Location

__all__ = ["Launches", "find_launches", "may_be_fired"]

Launches = dict[int, Claim[Location]]
"""Launch place by the id of its draft."""

_SENTENCES_AHEAD: Final = 1  # from a launcher told first to the event
_FALLING: Final = frozenset({EventType.ROCKET, EventType.MISSILE, EventType.ARTILLERY})


def find_launches(
    drafts: Sequence[Draft], asides: Sequence[Aside], answered: Mapping[int, Draft | None]
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
        for frame in telling:
            if frame.launch is None:
                continue
            owners = _fired_so(fired, drafts, frame)
            if not frame.place and trigger is None and fired in owners:
                owners = (*owners, *_salvo(fired, drafts))
            for owner in owners:
                names[id(owner)].append(frame.launch)
        names[id(fired)] += _lying([f.bearing for f in telling], fired)
        if trigger is not None:
            names[id(trigger)] += []
            hit[id(trigger)] += [f.place for f in telling if f.on_launcher and f.place]
    _tell_sources(names, drafts, asides)
    found: Launches = {}
    placed = {id(d): d.place for d in drafts}
    for key, options in names.items():
        # Where it was told to be fired from goes before where a launcher was hit.
        place = placed.get(key)
        told = [n for n in options if not _is_there(n, place)]
        best = min(told or (hit[key] if not options else ()), key=coarseness_of, default=None)
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
    told = [d for d in drafts if not d.is_reason or any(_is_main(f, main) for f in d.frames)]
    firing = Once(lambda: _Firing([d for d in told if may_be_fired(d)]))
    flying = Once(lambda: _Firing([d for d in told if not any(f.on_launcher for f in d.frames)]))
    for aside in sources:
        told_before = flying() if aside.left else firing()
        for fired in told_before.fired_from(aside, drafts):
            if aside.launch and not _holds(aside.launch, fired.place):
                names[id(fired)].append(aside.launch)
            names[id(fired)] += _lying([aside.bearing], fired)


def _fired_so(draft: Draft, drafts: Sequence[Draft], frame: Frame) -> Sequence[Draft]:
    """Give the events a mention of one tells the launch of: "all rockets were fired from X"."""
    if not frame.only_tells_origin or frame is draft.frames[0]:
        return (draft,)
    return salvo_of(draft, drafts, frame.fired, frame.span, frame.mention.sentence)


def _salvo(draft: Draft, drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Drafts told in one breath with it: "rockets were fired at A and B"."""
    # "claimed both operations" recalls two, which nobody fired in one breath
    told = {f.mention.first for f in draft.frames if not (f.mention.dual and f.mention.definite)}
    return [
        d for d in near_drafts(draft, drafts) if [f for f in d.frames if f.mention.first in told]
    ]


def _holds(launch: Name, place: Name | None) -> bool:
    """As in "fired from the Gaza Strip", told beside what hit a town in it: no origin of that."""
    if place is None or launch.coarseness < Coarseness.REGION:
        return False
    country = _country(launch)
    same = country is not None and country == _country(place)
    return same and not lies_elsewhere(launch, place, slack_m=0)


def _country(name: Name) -> str | None:
    """Country of a place, or of what a place "north of X" is told from."""
    for toponym in (name.toponym, *name.anchors):
        if toponym.resolution.place is not None:
            return toponym.resolution.place.country
    return None


def _is_there(launch: Name, place: Name | None) -> bool:
    """Whether it is the very place that was hit, which nothing was fired from."""
    if place is None:
        return False
    return launch.toponym.resolution.point == place.toponym.resolution.point


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
        self._first_told: dict[int, int] = {}  # draft that a sentence tells first
        for index, draft in enumerate(drafts):
            for frame in draft.frames:
                self._first_told.setdefault(frame.mention.sentence, index)
            for event_type in draft.types or (None,):
                self._told[event_type].append(index)

    def fired_from(self, aside: Aside, drafts: Sequence[Draft]) -> Iterator[Draft]:
        """Give the events that a launch point told apart from them belongs to."""
        latest = self._owner(aside)
        if latest is not None:
            for owner in salvo_of(latest, self._drafts, aside.fired, aside.span, aside.sentence):
                yield from _salvo(owner, drafts)

    def _owner(self, aside: Aside) -> Draft | None:
        """Find the latest event before it, fired with what is told; else one right after."""
        drafts = self._drafts
        at = bisect_right(drafts, aside.sentence, key=lambda d: d.frames[0].mention.sentence)
        if at:
            flown = aside.spoken_of if self._is_of_those(at, aside) else aside.flown
            strict = aside.strict or flown is not aside.flown
            latest = self._latest(at, flown, strict=strict)
            return None if latest is None else drafts[latest]
        after = drafts[0] if drafts and not aside.points_back else None
        near = after and after.frames[0].mention.sentence - aside.sentence <= _SENTENCES_AHEAD
        return after if near and after and types_agree(aside.flown, after.types) else None

    def _is_of_those(self, at: int, aside: Aside) -> bool:
        """Whether it is of the weapons spoken of before: of "them", or where no event is told."""
        if not aside.spoken_of - {EventType.AIRSTRIKE} or aside.flown:
            return False
        near = (aside.sentence, aside.sentence - 1)
        return aside.fired != UNTOLD or all(self._first_told.get(s, at) >= at for s in near)

    def _latest(self, at: int, flown: frozenset[EventType], *, strict: bool) -> int | None:
        """
        Find the latest whose weapons may be those; one that names them before one untold.

        `strict` for weapons told as new, which are not those told before by another name.
        """
        if not flown:
            return at - 1
        named = self._before(at, flown)
        if named is not None:
            return named
        agree = (t for t in self._told if t is None or types_agree(flown, frozenset({t})))
        found = self._before(at, agree)
        # "Rocket fire killed two in X. The shells came from Y": what fell is called many things.
        renamed = found is None and flown <= _FALLING and not strict
        return self._before(at, _FALLING) if renamed else found

    def _before(self, at: int, types: Iterable[EventType | None]) -> int | None:
        told = (self._told.get(event_type, ()) for event_type in types)
        ends = ((indexes, bisect_left(indexes, at)) for indexes in told)
        return max((indexes[end - 1] for indexes, end in ends if end), default=None)


def may_be_fired(draft: Draft) -> bool:
    """Whether a launcher found may be this event's: not for aircraft, nor for what hit it."""
    for frame in draft.frames:  # a loop: asked of every draft
        if frame.event_type is EventType.AIRSTRIKE or frame.on_launcher:
            return False
        if frame.agency.by_air and not draft.types:
            return False  # "an Israeli raid"
    return True
