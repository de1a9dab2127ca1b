"""Shortest lines on the ground, as points to draw."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pyproj import Geod

__all__ = ["Leg", "length_m", "measure", "trace"]

STEP_M = 50_000.0
"""Length of a drawn piece; a chord of 50 km strays less than a pixel from the line at zoom 10."""

MOST_STEPS = 64


@cache
def _ellipsoid() -> Geod:
    return Geod(ellps="WGS84")


def length_m(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Measure the geodesic between two places, lon-lat in degrees."""
    return float(_ellipsoid().inv(*start, *end)[2])


def trace(start: tuple[float, float], end: tuple[float, float]) -> list[list[float]]:
    """
    Give points along the geodesic between two places.

    Parameters
    ----------
    start, end
        Lon-lat in degrees.

    Returns
    -------
    list
        Lon-lat pairs from `start` to `end`, both included.
    """
    steps = min(MOST_STEPS, int(length_m(start, end) // STEP_M))
    between = _ellipsoid().npts(*start, *end, steps) if steps else []
    return [list(start), *([round(x, 6), round(y, 6)] for x, y in between), list(end)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One straight piece of a measured line; the bearing is at its start, clockwise from north."""

    length_m: float
    bearing_deg: float


def measure(points: Sequence[tuple[float, float]]) -> tuple[Leg, ...]:
    """
    Measure the pieces of a line on the ellipsoid.

    Parameters
    ----------
    points
        Lon-lat in degrees; fewer than two have no pieces.
    """
    legs = []
    for start, end in pairwise(points):
        bearing_deg, _, length_m = _ellipsoid().inv(*start, *end)
        legs.append(Leg(length_m=round(length_m, 1), bearing_deg=round(bearing_deg % 360, 1)))
    return tuple(legs)
