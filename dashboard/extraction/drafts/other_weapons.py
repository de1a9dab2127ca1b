"""What speaks against one event: what flew, fell or was fired is told as another thing."""

from typing import Final

from dashboard.extraction.drafts.draft import Draft
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.words.lexicon import Number
from dashboard.extraction.words.senses import EVENT
from dashboard.model import EventType

__all__ = ["TOLD_APART", "points_back", "tells_other_weapon"]

TOLD_APART: Final = frozenset({EventType.DRONE, EventType.AIRSTRIKE, EventType.SHOOTING})
_GUNS: Final = frozenset({EventType.ARTILLERY, EventType.AIRSTRIKE})
_FLOWN: Final = frozenset({EventType.DRONE, EventType.AIRSTRIKE})


def tells_other_weapon(frame: Frame, draft: Draft) -> bool:
    """Whether what a frame tells of can't be what the draft's event was done with."""
    told = frame.event_type
    return (
        (frame.mention.intercepted and _answers_with_guns(frame, draft))
        or (told in _FLOWN and _is_other_craft(frame, draft))
        or (told is EventType.SHOOTING and _was_shelled(frame, draft))
    )


def points_back(frame: Frame) -> bool:
    """As in "the attack", "the two drones": what was told before."""
    return frame.mention.definite or frame.mention.recalls


def _is_other_craft(frame: Frame, draft: Draft) -> bool:
    """Whether a drone, or an aircraft, is not what the draft tells of."""
    if _fell_or_bombed(frame, draft) and frame.mention.intercepted is not _was_shot_down(draft):
        return True
    if frame.event_type is not EventType.DRONE:
        return False
    beside_shells = frame.number is not None and _were_shells(frame, draft)
    return beside_shells or _left_by_other(frame, draft)


def _left_by_other(frame: Frame, draft: Draft) -> bool:
    """As in "the drones took off from X": not told of an air raid in which none flew."""
    raid = EventType.AIRSTRIKE in draft.types and EventType.DRONE not in draft.types
    return raid and frame.only_tells_origin


def _fell_or_bombed(frame: Frame, draft: Draft) -> bool:
    """As in "A drone was shot down over X", beside an air strike: that is not what fell."""
    if len(draft.types) != 1 or points_back(frame):
        return False
    shot_down, other = EventType.DRONE, EventType.AIRSTRIKE
    if not frame.mention.intercepted:
        shot_down, other = other, shot_down
    return frame.event_type is shot_down and other in draft.types


def _was_shot_down(draft: Draft) -> bool:
    return any(f.mention.intercepted for f in draft.own)


def _answers_with_guns(frame: Frame, draft: Draft) -> bool:
    """As in "one fell in the open, the other was intercepted": nothing that guns answered with."""
    if not draft.response or not draft.types or frame.place is not None:
        return False
    shot_down = any(c.key == "intercept" for c in frame.mention.triggers)
    return shot_down and draft.types <= _GUNS


def _were_shells(frame: Frame, draft: Draft) -> bool:
    """As in "shells fell on X, and three drones hit Y": no shell of any kind is a drone."""
    if frame.place is None or points_back(frame):
        return False
    weak = [f.means.event_type for f in draft.own if f.means.weak and f.means.weapons]
    return not draft.types and any(t is not None and t.value is EventType.ARTILLERY for t in weak)


def _was_shelled(frame: Frame, draft: Draft) -> bool:
    """As in "shelling hit X. Vehicles opened fire at houses": no fire of small arms shells."""
    if points_back(frame) or draft.types:
        return False
    nouns = (c for f in draft.own for c in f.mention.triggers if c.category is EVENT)
    return any(c.sense.number is Number.MASS for c in nouns)
