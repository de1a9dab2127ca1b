"""
Where something was fired from, told from the place that it hit: "15 km east of the base".

The base is no name; which place it means is known only where the event is put together. What is
found here is how far and in which direction the launch point lies from there.
"""

from dataclasses import dataclass
from typing import Final

from dashboard.extraction.expressions.quantities import QuantityUnit
from dashboard.extraction.launch_points.origins import launch_words
from dashboard.extraction.syntax.names import Name
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.senses import ANAPHOR, BEARING
from gazetteer.expressions import Expression
from gazetteer.measures import BEARINGS, METRES
from gazetteer.model import SETTLEMENTS, RelationKind, Toponym
from gazetteer.relations import derive

__all__ = ["Bearing", "find_bearing", "place_at"]

_REACH: Final = 10  # tokens from "fired from" to the direction
_UNIT_REACH: Final = 2  # tokens of "to the" between the kilometres and the direction
_OF: Final = 2  # tokens from the direction to "the base"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """
    How a place lies from another that is not named.

    Attributes
    ----------
    first, last
        Half-open token range of the words.
    start, end
        The same in the original text.
    distance_m
        In metres; `None` where only a direction is told.
    degrees
        Clockwise from true north.
    of_settlement
        Whether it is told from "the city", "the capital", which a base in it is not.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    distance_m: float | None
    degrees: float
    of_settlement: bool


def find_bearing(reading: Reading, cues: Cues) -> Bearing | None:
    """Find where a clause says that something was fired from, if it names no place for it."""
    if BEARING not in cues.by_category:
        return None
    directions = [c for c in cues.by_category[BEARING] if c.key in BEARINGS]
    if not directions:
        return None
    words = launch_words(reading.document, cues)
    for direction in directions:
        near = any(0 <= direction.first - last <= _REACH for last in words)
        last = _end(reading, cues, direction) if near else None
        if last is not None and not reading.names_in(direction.last, last + 1):
            return _bearing(reading, cues, direction, last)
    return None


def _end(reading: Reading, cues: Cues, direction: Cue) -> int | None:
    """Token behind "of the base", or behind "to the south" where nothing else follows."""
    for cue in cues:
        if (
            cue.category is ANAPHOR
            and cue.key in {"facility", "settlement"}
            and 0 <= cue.first - direction.last < _OF
        ):
            return cue.last
    words = reading.document.words
    ends = direction.last >= len(words) or not words[direction.last][0].isalnum()
    absolute = direction.definite or words[max(0, direction.first - 1)] == "the"
    # "came in from the south" tells no place; "from a wadi 20 km to the south" does.
    measured = any(_measures(c, direction) for c in cues)
    return direction.last if ends and absolute and measured else None


def _measures(unit: Cue, direction: Cue) -> bool:
    return (
        unit.category is BEARING
        and unit.key in METRES
        and 0 <= direction.first - unit.last <= _UNIT_REACH
    )


def _bearing(reading: Reading, cues: Cues, direction: Cue, last: int) -> Bearing:
    document = reading.document
    first, distance_m = direction.first, None
    for unit in cues:
        if not _measures(unit, direction):
            continue
        told = document.span(max(0, unit.first - _UNIT_REACH - 1), unit.last)
        for quantity in reading.quantities_in(told):
            if quantity.unit is QuantityUnit.DISTANCE and not quantity.weak:
                distance_m = quantity.value.best * METRES[unit.key]
                first = document.token_at(quantity.number_span.start)
    span = document.span(first, last)
    return Bearing(
        first=first,
        last=last,
        start=span.start,
        end=span.end,
        text=document.text[span.start : span.end],
        distance_m=distance_m,
        degrees=BEARINGS[direction.key],
        of_settlement=any(c.key == "settlement" and direction.last <= c.first < last for c in cues),
    )


def place_at(bearing: Bearing, place: Name) -> Name | None:
    """Give the place that lies so from another; `None` where that one is unresolved, or not it."""
    if bearing.of_settlement and _is_site(place):
        return None
    kind = RelationKind.DIRECTION if bearing.distance_m is None else RelationKind.DISTANCE_DIRECTION
    expression = Expression(
        kind=kind,
        first=bearing.first,
        last=bearing.last - 1,
        start=bearing.start,
        end=bearing.end,
        distance_m=bearing.distance_m,
        bearing_deg=bearing.degrees,
        inside=False,
    )
    # Of "landed 2 km from X", "north of X", the base or the city is X.
    anchors = place.anchors if len(place.anchors) == 1 else (place.toponym,)
    relation, resolution = derive(expression, anchors, border=lambda _: None)
    if resolution.point is None:
        return None
    toponym = Toponym(
        start=bearing.start,
        end=bearing.end,
        text=bearing.text,
        usage=place.toponym.usage,
        resolution=resolution,
        relation=relation,
    )
    return Name(first=bearing.first, last=bearing.last, toponym=toponym)


def _is_site(name: Name) -> bool:
    """As in "rockets fell round the airport": south of the capital is not south of it."""
    named = name.anchors[0] if name.anchors else name.toponym
    place = named.resolution.place
    return place is not None and place.kind not in SETTLEMENTS
