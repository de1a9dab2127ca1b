"""Distances and displacements on the ellipsoid, through geopy."""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from geopy.distance import geodesic
from geopy.point import Point as GeopyPoint

from gazetteer.errors import InvalidGeometryError
from gazetteer.model import Point

__all__ = [
    "EARTH_M",
    "Vector",
    "bearing_deg",
    "displace",
    "distance_m",
    "further_than",
    "midpoint",
    "nearest_on_line",
    "vector_at",
]

Vector = tuple[float, float, float]
EARTH_M: Final = 6_371_000.0  # mean radius; only for comparing how near things are
_METRES_PER_KM: Final = 1000.0
_DEGREE_M: Final = 110_000.0  # of latitude, at least: 110.57 km at the equator, more elsewhere
_SPHERE_SLACK: Final = 0.01  # a sphere's distances differ from the ellipsoid's by less than 0.6 %
_ROUNDING_M: Final = 1.0  # of unit vectors, and more
_KEPT: Final = 4096  # results; a text names few places, and compares each pair of them many times


@lru_cache(maxsize=_KEPT)
def distance_m(a: Point, b: Point) -> float:
    """Length of the geodesic between two points in metres."""
    return float(geodesic((a.lat, a.lon), (b.lat, b.lon)).meters)


def further_than(a: Point, b: Point, limit_m: float) -> bool:
    """
    Whether two points are more than a distance in metres apart.

    As `distance_m(a, b) > limit_m`; the geodesic, fifty times as dear, is only computed where the
    sphere cannot tell.
    """
    if abs(a.lat - b.lat) * _DEGREE_M > limit_m + _ROUNDING_M:
        return True  # no way is shorter than the one due north
    chord = math.dist(vector_at(a), vector_at(b))
    rough_m = 2 * math.asin(min(chord / 2, 1.0)) * EARTH_M
    if abs(rough_m - limit_m) > max(_SPHERE_SLACK * max(rough_m, limit_m), _ROUNDING_M):
        return rough_m > limit_m
    return distance_m(a, b) > limit_m


@lru_cache(maxsize=_KEPT)
def displace(origin: Point, *, distance_m: float, bearing_deg: float) -> Point:
    """
    Move a point along a geodesic.

    Parameters
    ----------
    origin
        Start of the geodesic.
    distance_m
        Length in metres, at least 0.
    bearing_deg
        Azimuth in degrees, clockwise from true north.

    Returns
    -------
    Point
        End of the geodesic.

    Raises
    ------
    InvalidGeometryError
        If `distance_m` is negative.
    """
    if distance_m < 0:
        raise InvalidGeometryError(f"distance_m {distance_m}: expected 0 or more")
    start = GeopyPoint(latitude=origin.lat, longitude=origin.lon)
    end = geodesic(kilometers=distance_m / _METRES_PER_KM).destination(start, bearing=bearing_deg)
    return Point(lon=end.longitude, lat=end.latitude)


def bearing_deg(a: Point, b: Point) -> float:
    """Return the initial bearing from `a` to `b`: degrees clockwise from north, in [0, 360)."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    turn = math.radians(b.lon - a.lon)
    east = math.sin(turn) * math.cos(lat_b)
    north = math.cos(lat_a) * math.sin(lat_b) - math.sin(lat_a) * math.cos(lat_b) * math.cos(turn)
    return math.degrees(math.atan2(east, north)) % 360.0


def midpoint(a: Point, b: Point) -> Point:
    """Middle of the geodesic between two points."""
    return displace(a, distance_m=distance_m(a, b) / 2, bearing_deg=bearing_deg(a, b))


def nearest_on_line(point: Point, line: Sequence[Point]) -> Point:
    """
    Return the vertex of a line nearest to a point.

    Parameters
    ----------
    point
        Any point.
    line
        At least one vertex; ties go to the first.
    """
    return min(line, key=lambda vertex: distance_m(point, vertex))


@lru_cache(maxsize=16_384)  # a text's few places are compared with each other again and again
def vector_at(point: Point) -> Vector:
    """Return a position as a unit vector."""
    lon, lat = math.radians(point.lon), math.radians(point.lat)
    return (math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat))
