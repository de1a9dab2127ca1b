"""Whether two clauses of one sentence tell the same event."""

from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.names import same_place
from dashboard.extraction.syntax.pluperfects import PLUPERFECT
from dashboard.extraction.words.senses import VERB
from gazetteer.model import PlaceKind

__all__ = ["meanwhile_elsewhere", "tells_of_it"]

_EARLIER: Final = frozenset({"after", "hours_after"})
_TOWNS: Final = frozenset(
    {PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.ADMIN1, PlaceKind.ADMIN2}
)


def tells_of_it(earlier: Mention, later: Mention) -> bool:
    """
    As in "woke to a blast after a rocket fell", "a drone fell after it was shot at": one event.

    So, too, Arabic "blasts were heard, and a drone had fallen".
    """
    noise = all(c.key == "weak_type" for c in earlier.triggers) and not earlier.cues.munitions
    if later.relation == PLUPERFECT:
        return noise
    if later.relation not in _EARLIER:
        return False
    shot_at = earlier.foiled and later.intercepted and earlier.behind is later.clause
    return (noise and later.relation == "after") or shot_at


def meanwhile_elsewhere(frame: Frame, other: Frame) -> bool:
    """As in "the army bombed X, while shells hit a clinic in Y": two places, however near."""
    if not (_tells_town(frame) and _tells_town(other)):
        return False
    first, second = frame.place, other.place
    return first is not None and second is not None and not same_place(first, second)


def _tells_town(frame: Frame) -> bool:
    """Whether a verb of its own tells what befell a town or province."""
    place = frame.place.toponym.resolution.place if frame.place else None
    mention = frame.mention
    return (
        place is not None
        and place.kind in _TOWNS
        and mention.triggers[0].category is VERB
        and not (mention.recalls or mention.part)
    )
