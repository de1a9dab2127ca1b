"""Where two countries meet, from the populated places on either side."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteer.geodesy import distance_m, midpoint
from gazetteer.model import Point

__all__ = ["Border", "find_border"]

_EARTH_M: Final = 6_371_000.0
_FACING_M: Final = 60_000.0  # places this far apart across a border still face each other
_FACING_CHORD: Final = _FACING_M / _EARTH_M
_FACING_COSINE: Final = np.cos(_FACING_CHORD)
_MOST_PLACES: Final = 2000  # a side; enough for the longest border
_LEAST_RADIUS_M: Final = 15_000.0
_CELL_M: Final = 30_000.0

Vectors = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """
    A border as points half-way between facing places.

    Attributes
    ----------
    middle
        Half-way between the two that lie farthest apart.
    radius_m
        Half the distance between those two.
    points
        All of them, in no order.
    """

    middle: Point
    radius_m: float
    points: tuple[Point, ...]

    def nearest(self, point: Point) -> Point:
        """Return the border's point nearest to a position."""
        return min(self.points, key=lambda p: (p.lon - point.lon) ** 2 + (p.lat - point.lat) ** 2)


def find_border(a: Vectors, b: Vectors) -> Border | None:
    """
    Find the border between two sets of places.

    Parameters
    ----------
    a, b
        Unit vectors of each side's places, shape (n, 3).

    Returns
    -------
    Border or None
        `None` if no place of one side faces one of the other.
    """
    if not len(a) or not len(b):
        return None
    a, b = _towards(a, b), _towards(b, a)
    if not len(a) or not len(b):
        return None
    cosine = a @ b.T
    nearest = cosine.argmax(axis=1)
    close = cosine[np.arange(len(a)), nearest] > _FACING_COSINE
    if not close.any():
        return None
    middles = a[close] + b[nearest[close]]
    middles = _thinned(middles / np.linalg.norm(middles, axis=1, keepdims=True))
    spread = np.linalg.norm(middles[:, None, :] - middles[None, :, :], axis=2)
    one, other = np.unravel_index(spread.argmax(), spread.shape)
    points = tuple(_point(vector) for vector in middles)
    ends = points[int(one)], points[int(other)]
    return Border(
        middle=midpoint(*ends),
        radius_m=max(distance_m(*ends) / 2, _LEAST_RADIUS_M),
        points=points,
    )


def _thinned(middles: Vectors) -> Vectors:
    """Keep one point a cell, so that crowded stretches do not draw the middle to them."""
    cells = np.round(middles * _EARTH_M / _CELL_M)
    _, first = np.unique(cells, axis=0, return_index=True)
    return np.asarray(middles[np.sort(first)])


def _towards(a: Vectors, b: Vectors) -> Vectors:
    """Return the rows of `a` in and round the box that holds `b`, at most `_MOST_PLACES`."""
    low, high = b.min(axis=0) - _FACING_CHORD, b.max(axis=0) + _FACING_CHORD
    inside: Vectors = a[((a >= low) & (a <= high)).all(axis=1)]
    return inside[:: -(-len(inside) // _MOST_PLACES) or 1]


def _point(vector: Vectors) -> Point:
    x, y, z = vector
    return Point(
        lon=float(np.degrees(np.arctan2(y, x))), lat=float(np.degrees(np.arcsin(np.clip(z, -1, 1))))
    )
