"""Shapes of an export: where an incident, a launch point, a link or an uncertainty is drawn."""

from collections.abc import Mapping
from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from dashboard.export.rows import LinkRow
from dashboard.map_view.drawing import is_drawable
from dashboard.map_view.geodesic import trace
from dashboard.model import Incident, Location

__all__ = ["circle", "line", "line_of", "point"]

CIRCLE_POINTS = 72
"""Corners of a drawn circle: its edge strays less than 0.1 % of the radius."""

WIDEST_M = 1_500_000.0
"""A wider circle covers continents and tells nothing; it is left out."""

_METRES_PER_DEGREE = 111_000.0
_POLAR_DEG = 89.0
_HALF_TURN, _FULL_TURN = 180.0, 360.0


def point(location: Location | None) -> shapely.Point | None:
    """Give the point of a place that may be drawn as one; `None` for all others."""
    if location is None or not is_drawable(location):
        return None
    return shapely.Point(location.lon, location.lat)


def circle(location: Location | None) -> BaseGeometry | None:
    """
    Give the geodesic circle that contains a place, counterclockwise as RFC 7946 wants it.

    Returns
    -------
    shapely geometry or None
        A polygon, or two where the antimeridian cuts it; `None` without a place, or where the
        circle is wider than `WIDEST_M` or reaches a pole.
    """
    if location is None or location.uncertainty_m > WIDEST_M:
        return None
    if abs(location.lat) + location.uncertainty_m / _METRES_PER_DEGREE > _POLAR_DEG:
        return None
    bearings = np.linspace(_FULL_TURN, 0.0, CIRCLE_POINTS, endpoint=False)
    lon, lat, _ = _ellipsoid().fwd(
        np.full(CIRCLE_POINTS, location.lon),
        np.full(CIRCLE_POINTS, location.lat),
        bearings,
        np.full(CIRCLE_POINTS, location.uncertainty_m),
    )
    ring = np.column_stack([_unrolled(np.asarray(lon), location.lon), lat]).round(6)
    return _cut(shapely.Polygon(ring))


def line(start: Location | None, end: Location | None) -> BaseGeometry | None:
    """Give the geodesic between two places that may be drawn, cut at the antimeridian."""
    if start is None or end is None or not (is_drawable(start) and is_drawable(end)):
        return None
    ends = (start.lon, start.lat), (end.lon, end.lat)
    if ends[0] == ends[1]:
        return None
    course = np.array(trace(*ends))
    course[:, 0] = np.degrees(np.unwrap(np.radians(course[:, 0])))
    return _cut(shapely.LineString(course.round(6)))


def line_of(row: LinkRow, incidents: Mapping[str, Incident]) -> BaseGeometry | None:
    """
    Give the line of a link: from launch point to target, or from an attack to its answer.

    Parameters
    ----------
    row
        The link.
    incidents
        By id.
    """
    target = incidents[row.target_id].location
    if row.kind == "launch":
        return line(incidents[row.target_id].launch, target)
    if row.kind == "answer":  # the answer is the link's source; the eye goes from cause to answer
        return line(target, incidents[row.source_id].location)
    return line(incidents[row.source_id].location, target)


@cache
def _ellipsoid() -> Geod:
    return Geod(ellps="WGS84")


def _unrolled(lon: NDArray[np.float64], around: float) -> NDArray[np.float64]:
    """Move longitudes to within half a turn of `around`, so that a ring never jumps."""
    return (lon - around + _HALF_TURN) % _FULL_TURN - _HALF_TURN + around


def _cut(shape: BaseGeometry) -> BaseGeometry:
    """Cut a shape that leaves [-180, 180] at the antimeridian, and bring its parts back."""
    west, _, east, _ = shape.bounds
    if west >= -_HALF_TURN and east <= _HALF_TURN:
        return shape
    world = shapely.box(-_HALF_TURN, -_HALF_TURN / 2, _HALF_TURN, _HALF_TURN / 2)
    turns = (-_FULL_TURN, 0.0, _FULL_TURN)
    parts = [translate(shape, turn).intersection(world) for turn in turns]
    return shapely.orient_polygons(shapely.unary_union([part for part in parts if part.length]))
