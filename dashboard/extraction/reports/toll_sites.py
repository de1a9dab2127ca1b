"""
People told as harmed beside an event, and not by it: at a place of their own, or before.

As in Arabic "two died in X, and eight were hurt in a raid on Y": nobody says how the two died.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence

from dashboard.extraction.drafts.draft import Draft
from dashboard.extraction.events.mention import Status
from dashboard.extraction.frames.asides import Aside
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.names import Name, lies_elsewhere

__all__ = ["harmed_elsewhere", "led_to", "without_history"]


def led_to(told: Sequence[tuple[int, int, Draft]], at: int, aside: Aside) -> bool:
    """
    As in Arabic "announced the death of three after the targeting of a car": by what follows.

    Parameters
    ----------
    told
        Offset, sentence and draft of each mention, in text order.
    at
        Of these, the mention that follows the aside, told as what came before it.
    """
    harmed = bool(aside.toll.killed or aside.toll.wounded)
    alone = not at or told[at - 1][1] != aside.sentence
    return harmed and alone and told[at][1] == aside.sentence


def without_history(
    drafts: Sequence[Draft], asides: Sequence[Aside], frames: Sequence[Frame]
) -> Sequence[Aside]:
    """
    Leave out what stands behind a past event in its sentence.

    As in "two months after a similar attack, in which two died": of an event without a report. So
    is a toll told of all behind several events: "In all, nine people were killed".
    """
    if any(a.overall for a in asides):
        begun = sorted(d.frames[0].span.start for d in drafts)
        asides = [a for a in asides if not (a.overall and bisect_left(begun, a.span.start) > 1)]
    if not any(f.mention.status is Status.HISTORY for f in frames):
        return asides
    told = {id(f) for d in drafts for f in d.frames}
    by_sentence: dict[int, list[Frame]] = defaultdict(list)
    for frame in frames:
        by_sentence[frame.mention.sentence].append(frame)
    return [a for a in asides if not _is_of_history(a, by_sentence.get(a.sentence, ()), told)]


def _is_of_history(aside: Aside, frames: Sequence[Frame], told: Collection[int]) -> bool:
    before = [f for f in frames if f.span.start < aside.span.start]
    last = max(before, key=lambda f: f.span.start, default=None)
    return last is not None and last.mention.status is Status.HISTORY and id(last) not in told


def harmed_elsewhere(draft: Draft, aside: Aside) -> bool:
    """Whether the people of an aside came to harm by something else than what the draft tells."""
    place = aside.place
    if place is None:
        return aside.seat is not None and _is_governed_elsewhere(draft, aside.seat)
    return (aside.harmed_there and _lies_elsewhere(draft, place)) or _has_own_toll(
        draft, aside, place
    )


def _is_governed_elsewhere(draft: Draft, seat: Name) -> bool:
    """As in Arabic "the governor of Y announced the death of two", behind a raid on X."""
    home = seat.toponym.resolution.place
    places = [p for n in draft.places if (p := n.toponym.resolution.place) is not None]
    if home is None or not home.admin1 or not places:
        return False
    return all(p.admin1 and (p.country, p.admin1) != (home.country, home.admin1) for p in places)


def _lies_elsewhere(draft: Draft, place: Name) -> bool:
    places = [n for f in draft.frames for n in (f.place, *f.alternatives) if n is not None]
    return bool(places) and all(lies_elsewhere(n, place) for n in places)


def _has_own_toll(draft: Draft, aside: Aside, place: Name) -> bool:
    """Whether a toll is told at a place apart, in a sentence where the draft has its own."""
    if not (aside.toll.killed or aside.toll.wounded):
        return False
    if not all(lies_elsewhere(place, other, slack_m=0) for other in draft.places):
        return False
    return bool(draft.places) and any(
        f.mention.sentence == aside.sentence and (f.toll.killed or f.toll.wounded)
        for f in draft.frames
    )
