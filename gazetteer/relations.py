"""Relative expressions to geometry: a point and a radius derived from the anchors'."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from gazetteer import geodesy
from gazetteer.borders import Border
from gazetteer.expressions import Expression
from gazetteer.model import (
    Place,
    PlaceKind,
    Point,
    RelationKind,
    Resolution,
    SpatialRelation,
    Toponym,
)

__all__ = ["derive", "describes"]

# Areas: a direction without distance lies inside them, and beyond everything else.
_AREAS: Final = frozenset(
    {
        PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.REGION, PlaceKind.ADMIN1,
        PlaceKind.ADMIN2, PlaceKind.DESERT,
    }
)  # fmt: skip
# Calibrated on hand-placed expressions of Arabic news on Iraq and Syria.
_PART_SHIFT: Final = 0.5  # of the area's radius, towards the named side
_PART_RADIUS: Final = 0.5  # of the area's radius
_LEAST_PART_RADIUS_M: Final = 5_000.0
_WIDE_SEA_M: Final = 100_000.0
_OCEAN_M: Final = 2_500_000.0
_BEYOND_M: Final = 12_000.0  # "west of the town": how far, at least
_BEYOND_RADIUS_M: Final = 25_000.0
_NEAR_M: Final = 10_000.0
_AROUND_M: Final = 3_000.0
_OUTSIDE_M: Final = 10_000.0
_COUNTRYSIDE_M: Final = 40_000.0
_COUNTRYSIDE_SHIFT_M: Final = 25_000.0
_DESERT_M: Final = 40_000.0
_BANK_M: Final = 5_000.0
_DISTANCE_SLACK: Final = 0.15  # newspapers round distances
_BEARING_SLACK: Final = 0.25  # and take eight directions for all
_DESCRIBED_DISTANCE_SLACK_M: Final = 15_000.0
_DESCRIBED_BEARING_SLACK_DEG: Final = 65.0
_DESCRIBED_NEAR_M: Final = 80_000.0
_DESCRIBED_BEYOND_M: Final = 400_000.0


@dataclass(frozen=True, slots=True)
class _Geometry:
    point: Point
    uncertainty_m: float
    reason: str


def derive(
    expression: Expression,
    anchors: tuple[Toponym, ...],
    *,
    border: Callable[[Sequence[Place]], Border | None],
    described: Toponym | None = None,
) -> tuple[SpatialRelation, Resolution]:
    """
    Place a relative expression.

    Parameters
    ----------
    expression
        What was read.
    anchors
        Its anchors, resolved or not, in text order.
    border
        Gives the border of one or two countries.
    described
        A named place that the expression describes ("X, 90 km west of Y"): if its position agrees,
        the expression is there.

    Returns
    -------
    tuple of SpatialRelation and Resolution
        An unresolved anchor gives an unresolved expression.
    """
    relation = SpatialRelation(
        kind=_kind(expression, anchors),
        anchors=anchors,
        distance_m=expression.distance_m,
        bearing_deg=expression.bearing_deg,
    )
    places = [a.resolution.place for a in anchors if a.resolution.place]
    first = anchors[0].resolution
    if len(places) < len(anchors):
        return relation, _nowhere(first)
    geometry = _geometry(relation, anchors, border)
    if geometry is None:
        return relation, _nowhere(first)
    if described and _agrees(described, relation, geometry, first):
        geometry = _at_described(described)
    return relation, first._replace(
        point=geometry.point,
        uncertainty_m=geometry.uncertainty_m,
        confidence=min(a.resolution.confidence for a in anchors),
        reasons=(geometry.reason, *first.reasons),
    )


def _nowhere(resolution: Resolution) -> Resolution:
    """Take the place away, and keep what is known of its candidates."""
    return resolution._replace(place=None, point=None, uncertainty_m=None, confidence=0.0)


def _kind(expression: Expression, anchors: Sequence[Toponym]) -> RelationKind:
    if expression.kind is not RelationKind.DIRECTION:
        return expression.kind
    place = anchors[0].resolution.place
    inside = expression.inside
    if inside is None:
        inside = place is not None and place.kind in _AREAS
    if place is not None and place.kind is PlaceKind.SEA:
        # Arabic "north the Red Sea" is its north; east of a small one lies a shore.
        inside = inside or _WIDE_SEA_M < place.uncertainty_m < _OCEAN_M
    return RelationKind.PART if inside else RelationKind.DIRECTION


def _geometry(
    relation: SpatialRelation,
    anchors: Sequence[Toponym],
    border: Callable[[Sequence[Place]], Border | None],
) -> _Geometry | None:
    resolution = anchors[0].resolution
    point, place, radius = resolution.point, resolution.place, resolution.uncertainty_m
    if point is None or place is None or radius is None:
        return None
    if relation.kind is RelationKind.BORDER:
        return _border_geometry(anchors, border)
    if len(anchors) > 1:
        return _between_geometry(anchors)
    if relation.kind in {RelationKind.DISTANCE, RelationKind.DISTANCE_DIRECTION}:
        return _distance_geometry(relation, point, radius)
    if relation.kind is RelationKind.PART:
        return _part_geometry(relation, point, radius, place)
    return _beside_geometry(relation, point, radius, place)


def _distance_geometry(relation: SpatialRelation, point: Point, radius_m: float) -> _Geometry:
    distance = relation.distance_m or 0.0
    if relation.bearing_deg is None:
        return _Geometry(point, radius_m + distance, "ring round the anchor, no direction given")
    moved = geodesy.displace(point, distance_m=distance, bearing_deg=relation.bearing_deg)
    slack = distance * max(_BEARING_SLACK, _DISTANCE_SLACK)
    return _Geometry(moved, max(radius_m, slack), "displaced from the anchor")


def _part_geometry(
    relation: SpatialRelation, point: Point, radius_m: float, place: Place
) -> _Geometry:
    if relation.bearing_deg is None:
        return _Geometry(point, radius_m * _PART_RADIUS, f"middle of {place.name}")
    shift = radius_m * _PART_SHIFT
    moved = geodesy.displace(point, distance_m=shift, bearing_deg=relation.bearing_deg)
    radius_m = max(radius_m * _PART_RADIUS, _LEAST_PART_RADIUS_M)
    return _Geometry(moved, radius_m, f"part of {place.name}")


def _beside_geometry(
    relation: SpatialRelation, point: Point, radius_m: float, place: Place
) -> _Geometry | None:
    bearing = relation.bearing_deg
    if relation.kind is RelationKind.NEAR and place.kind is PlaceKind.COUNTRY:
        return None  # anywhere along its borders, and not in its middle
    match relation.kind:
        case RelationKind.DIRECTION if bearing is not None:
            shift = _BEYOND_M if place.line else max(radius_m, _BEYOND_M)
            grown = _BEYOND_RADIUS_M
        case RelationKind.COUNTRYSIDE:
            shift, grown = _COUNTRYSIDE_SHIFT_M, _COUNTRYSIDE_M
        case RelationKind.DESERT:
            shift, grown = 0.0, _DESERT_M
        case RelationKind.OUTSIDE:
            shift, grown = 0.0, _OUTSIDE_M
        case RelationKind.AROUND:
            shift, grown = 0.0, _AROUND_M
        case RelationKind.BANK:
            shift, grown = _BANK_M, _BANK_M
        case _:
            shift, grown = 0.0, _NEAR_M
    if bearing is not None and shift:
        point = geodesy.displace(point, distance_m=shift, bearing_deg=bearing)
    spread = 0.0 if place.kind in _AREAS and relation.kind is RelationKind.COUNTRYSIDE else radius_m
    return _Geometry(point, spread + grown, f"{relation.kind.value} {place.name}")


def _between_geometry(anchors: Sequence[Toponym]) -> _Geometry | None:
    a, b = anchors[0].resolution, anchors[1].resolution
    if a.point is None or b.point is None:
        return None
    half = geodesy.distance_m(a.point, b.point) / 2
    radius = half + max(a.uncertainty_m or 0.0, b.uncertainty_m or 0.0)
    return _Geometry(geodesy.midpoint(a.point, b.point), radius, "between the anchors")


def _border_geometry(
    anchors: Sequence[Toponym], border: Callable[[Sequence[Place]], Border | None]
) -> _Geometry | None:
    places = [a.resolution.place for a in anchors if a.resolution.place]
    found = border(places)
    if found is None:
        return None
    return _Geometry(found.middle, found.radius_m, "along the border")


def _at_described(described: Toponym) -> _Geometry:
    resolution = described.resolution
    assert resolution.point
    assert resolution.uncertainty_m
    return _Geometry(
        resolution.point,
        resolution.uncertainty_m,
        f"describes {described.text}, whose place agrees",
    )


def describes(relation: SpatialRelation) -> bool:
    """Whether a relation can tell where a named place lies."""
    return relation.kind is not RelationKind.PART


def _agrees(
    described: Toponym, relation: SpatialRelation, geometry: _Geometry, anchor: Resolution
) -> bool:
    """Whether a described place lies where the expression says, as loosely as newspapers speak."""
    point = described.resolution.point
    if point is None or anchor.point is None or relation.kind is RelationKind.PART:
        return False
    if relation.kind is RelationKind.BORDER:
        return (
            geodesy.distance_m(point, geometry.point) <= geometry.uncertainty_m + _DESCRIBED_NEAR_M
        )
    actual = geodesy.distance_m(anchor.point, point)
    if relation.distance_m is not None:
        slack = relation.distance_m * _BEARING_SLACK + _DESCRIBED_DISTANCE_SLACK_M
        if abs(actual - relation.distance_m) > slack:
            return False
    if relation.bearing_deg is None:
        return relation.distance_m is not None or actual <= _DESCRIBED_NEAR_M
    turn = abs(geodesy.bearing_deg(anchor.point, point) - relation.bearing_deg) % 360.0
    straight = min(turn, 360.0 - turn) <= _DESCRIBED_BEARING_SLACK_DEG
    return straight and actual <= _DESCRIBED_BEYOND_M
