"""Web Mercator, the projection of the map on the screen."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["project", "unproject"]

MAX_LAT = 85.0511287798066
"""Degrees at which the projected world is a square."""

Degrees = NDArray[np.floating[Any]]
Floats = NDArray[np.float64]


def project(lon: Degrees, lat: Degrees) -> tuple[Floats, Floats]:
    """Give x and y of points, the world from 0 to 1, y downwards; latitudes beyond are clipped."""
    bounded = np.radians(np.clip(lat, -MAX_LAT, MAX_LAT))
    x, y = (lon + 180) / 360, (1 - np.arcsinh(np.tan(bounded)) / np.pi) / 2
    return np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)


def unproject(x: Degrees, y: Degrees) -> tuple[Floats, Floats]:
    """Give lon and lat in degrees of points on the projected world."""
    lon, lat = x * 360 - 180, np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y))))
    return np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)
