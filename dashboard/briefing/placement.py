"""Where labels stand, so that none hides another or a symbol; places themselves never move."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dashboard.briefing.view import Rectangle

__all__ = ["Canvas", "Spot"]

_DISTANCES = (0.0, 4.0, 9.0, 16.0, 25.0, 36.0, 50.0, 66.0, 86.0, 110.0)
"""Gaps tried between a symbol's edge and its label, in points, nearest first."""

_DIRECTIONS = 16

_LED = 6.0
"""Gap from which a line leads from the label to its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A label's box, and whether it stands so far off that a line must lead to its place."""

    box: Rectangle
    is_led: bool


@dataclass(slots=True, kw_only=True)
class Canvas:
    """The map's frame and what is taken on it."""

    frame: Rectangle
    taken: list[Rectangle] = field(default_factory=list)

    def take(self, box: Rectangle) -> None:
        """Keep a box free of labels."""
        self.taken.append(box)

    def is_free(self, box: Rectangle) -> bool:
        """Whether a box lies in the frame and on nothing taken."""
        return self.frame.holds(box) and not any(box.overlaps(one) for one in self.taken)

    def put(
        self, at: tuple[float, float], *, width: float, height: float, radius: float
    ) -> Spot | None:
        """
        Take the nearest free spot for a label.

        Parameters
        ----------
        at
            The place, on the page.
        width, height
            Of the label.
        radius
            Of the symbol at the place.

        Returns
        -------
        Spot or None
            `None` if all spots tried are taken.
        """
        for gap in _DISTANCES:
            for box in _around(at, width=width, height=height, distance=radius + gap):
                if self.is_free(box):
                    self.take(box)
                    return Spot(box=box, is_led=gap >= _LED)
        return None

    def put_beside(
        self, at: tuple[float, float], *, width: float, height: float, radius: float
    ) -> Rectangle | None:
        """Take a free spot right beside a place, or none: for names that may be left out."""
        boxes = _around(at, width=width, height=height, distance=radius, turns=_SIDES)
        box = next((one for one in boxes if self.is_free(one)), None)
        if box:
            self.take(box)
        return box

    def emptiest(self, boxes: Sequence[Rectangle]) -> Rectangle:
        """Choose the box on which the least is taken; the first of several."""
        return min(boxes, key=lambda box: sum(box.overlaps(one) for one in self.taken))


_SIDES = (0, 8, 4, 12)
"""Right, left, above, below, as sixteenths of a turn."""

_ORDER = (0, 8, 2, 14, 4, 12, 6, 10, 1, 15, 3, 13, 5, 11, 7, 9)
"""Right first, as reading goes, then left, then the corners."""


def _around(
    at: tuple[float, float],
    *,
    width: float,
    height: float,
    distance: float,
    turns: Sequence[int] = _ORDER,
) -> Iterator[Rectangle]:
    """Give boxes round a place whose near edge is at a distance, in the order of `turns`."""
    for turn in turns:
        angle = 2 * math.pi * turn / _DIRECTIONS
        across, along = math.cos(angle), math.sin(angle)
        x = at[0] + across * (distance + width / 2)
        y = at[1] + along * (distance + height / 2)
        yield Rectangle(x=x - width / 2, y=y - height / 2, width=width, height=height)
