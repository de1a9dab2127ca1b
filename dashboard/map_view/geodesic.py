"""Shortest lines on the ground, as points to draw."""

from functools import cache

from pyproj import Geod

__all__ = ["trace"]

STEP_M = 50_000.0
"""Length of a drawn piece; a chord of 50 km strays less than a pixel from the line at zoom 10."""

MOST_STEPS = 64


@cache
def _ellipsoid() -> Geod:
    return Geod(ellps="WGS84")


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
    length = _ellipsoid().inv(*start, *end)[2]
    steps = min(MOST_STEPS, int(length // STEP_M))
    between = _ellipsoid().npts(*start, *end, steps) if steps else []
    return [list(start), *([round(x, 6), round(y, 6)] for x, y in between), list(end)]
