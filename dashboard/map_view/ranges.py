"""
How far weapons reach (edge: reads its table): rings, and a remark where a range does not fit.

The table holds published greatest ranges. It can say that a distance is too long for every weapon
listed; it can never say which weapon was used.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.errors import ConfigurationError
from dashboard.map_view.geodesic import length_m
from dashboard.model import EventType, Incident, Location

__all__ = ["Reach", "Ring", "launch_distance_m", "reach_of", "ring_centre", "rings_of"]

_TABLE = Path(__file__).parent.parent / "data" / "ranges.csv"

_METRES_PER_KM = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """A weapon's greatest published range, in metres, and where it was published."""

    event_type: EventType
    name: str
    range_m: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """
    Whether the launch point told can lie within the range of any weapon listed.

    Attributes
    ----------
    distance_m
        Launch point to target, centre to centre.
    least_m
        The same, each place at the edge of its radius that favours it; at least 0.
    greatest_m
        Longest range listed for the kind of weapon.
    """

    distance_m: float
    least_m: float
    greatest_m: float

    @property
    def is_beyond(self) -> bool:
        """Even at its shortest the distance exceeds every range listed."""
        return self.least_m > self.greatest_m


@cache
def _rings() -> tuple[Ring, ...]:
    with _TABLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    try:
        return tuple(
            Ring(
                event_type=EventType(row["event_type"]),
                name=row["name"],
                range_m=float(row["range_km"]) * _METRES_PER_KM,
                source=row["source"],
            )
            for row in rows
        )
    except (KeyError, ValueError) as error:
        raise ConfigurationError(f"{_TABLE.name}: {error}") from error


def rings_of(event_type: EventType) -> tuple[Ring, ...]:
    """Give the weapons listed for a kind, shortest range first; none for most kinds."""
    listed = (ring for ring in _rings() if ring.event_type is event_type)
    return tuple(sorted(listed, key=lambda ring: ring.range_m))


def ring_centre(incident: Incident) -> Location | None:
    """Give the place to draw rings round: the launch point, else the target, else nothing."""
    return incident.launch or incident.location


def launch_distance_m(incident: Incident) -> float | None:
    """Measure from launch point to target along the geodesic; `None` unless both are told."""
    if incident.launch is None or incident.location is None:
        return None
    start, end = incident.launch, incident.location
    return length_m((start.lon, start.lat), (end.lon, end.lat))


def reach_of(incident: Incident) -> Reach | None:
    """Compare the distance told with the ranges listed; `None` where either is missing."""
    rings = rings_of(incident.event_type)
    distance_m = launch_distance_m(incident)
    if not rings or distance_m is None or incident.launch is None or incident.location is None:
        return None
    slack_m = incident.launch.uncertainty_m + incident.location.uncertainty_m
    return Reach(
        distance_m=distance_m,
        least_m=max(0.0, distance_m - slack_m),
        greatest_m=rings[-1].range_m,
    )
