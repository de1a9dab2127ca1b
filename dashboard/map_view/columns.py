"""
The map's data in memory, as columns.

They are sorted by latitude, so that one viewport of a million rows is found in milliseconds.
Article text never enters them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dashboard.map_view.drawing import is_drawable
from dashboard.map_view.mercator import project
from dashboard.map_view.symbols import ROLE_MARKS, Mark
from dashboard.model import Basis, EventType, Incident, IncidentLink, LinkKind, Location

__all__ = ["MARKS", "TYPES", "Arc", "Columns", "Pin", "arcs_of", "build_columns", "pins_of"]

MARKS = tuple(Mark)
"""Position of a mark in this tuple is its code in the columns."""

TYPES = tuple(EventType)

_End = tuple[Incident, Location | None]

UNKNOWN_DAY = 0
"""Ordinal that stands for "no date"; `date.min` is 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """One symbol to draw: an incident's place or its launch point; days are proleptic ordinals."""

    id: str
    mark: Mark
    event_type: EventType
    lon: float
    lat: float
    radius_m: float
    first_day: int = UNKNOWN_DAY
    last_day: int = UNKNOWN_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A line between two places; `basis` tells a stated link from an inferred one."""

    kind: str  # "launch" or "answer"
    basis: Basis
    source_id: str
    target_id: str
    start: tuple[float, float]
    end: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """
    Pins as arrays of equal length, by ascending latitude.

    Attributes
    ----------
    ids
        Incident id of each pin, as bytes; several pins may share one.
    x, y
        Web Mercator, the world from 0 to 1, `y` downwards.
    mark, event_type
        Positions in `MARKS` and `TYPES`.
    arcs
        Every launch and answer line.
    arcs_by_id
        Positions in `arcs` of the lines that touch an incident.
    pins_by_id
        Positions of the pins of each incident that a line touches.
    """

    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    radius_m: NDArray[np.float32]
    mark: NDArray[np.uint8]
    event_type: NDArray[np.uint8]
    first_day: NDArray[np.int32]
    last_day: NDArray[np.int32]
    ids: NDArray[np.bytes_]
    arcs: tuple[Arc, ...]
    arcs_by_id: dict[str, tuple[int, ...]]
    pins_by_id: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def __len__(self) -> int:
        """Count the pins."""
        return len(self.lat)


def build_columns(pins: Iterable[Pin], arcs: Iterable[Arc] = ()) -> Columns:
    """Sort the pins by latitude (ties by id) and lay them out as arrays."""
    rows = sorted(pins, key=lambda pin: (pin.lat, pin.id))
    lines = tuple(arcs)
    touched: dict[str, list[int]] = {}
    for position, arc in enumerate(lines):
        for owner in {arc.source_id, arc.target_id}:
            touched.setdefault(owner, []).append(position)
    ends: dict[str, list[int]] = {owner: [] for owner in touched}
    for position, pin in enumerate(rows):
        if pin.id in ends:
            ends[pin.id].append(position)
    lat = np.array([p.lat for p in rows], dtype=np.float64)
    lon = np.array([p.lon for p in rows], dtype=np.float64)
    x, y = project(lon, lat)
    return Columns(
        lat=lat,
        lon=lon,
        x=x,
        y=y,
        radius_m=np.array([p.radius_m for p in rows], dtype=np.float32),
        mark=np.array([MARKS.index(p.mark) for p in rows], dtype=np.uint8),
        event_type=np.array([TYPES.index(p.event_type) for p in rows], dtype=np.uint8),
        first_day=np.array([p.first_day for p in rows], dtype=np.int32),
        last_day=np.array([p.last_day for p in rows], dtype=np.int32),
        ids=np.array([p.id.encode() for p in rows], dtype=np.bytes_),
        arcs=lines,
        arcs_by_id={owner: tuple(positions) for owner, positions in touched.items()},
        pins_by_id={owner: tuple(positions) for owner, positions in ends.items()},
    )


def pins_of(incident: Incident) -> tuple[Pin, ...]:
    """Give the symbols of one incident: its place and its launch point, where they may be drawn."""
    pins = []
    if is_drawable(incident.location):
        pins.append(_pin(incident, incident.location, ROLE_MARKS[incident.role]))
    if is_drawable(incident.launch):
        pins.append(_pin(incident, incident.launch, Mark.LAUNCH))
    return tuple(pins)


def arcs_of(incidents: Iterable[Incident], links: Iterable[IncidentLink]) -> tuple[Arc, ...]:
    """Give the lines launch point to target, and attack to the answer that it drew."""
    by_id = {incident.id: incident for incident in incidents}
    launches = [
        _arc(
            "launch",
            Basis.STATED,
            source=(incident, incident.launch),
            target=(incident, incident.location),
        )
        for incident in by_id.values()
    ]
    answers = [
        _arc(
            "answer",
            link.basis,
            source=(attack, attack.location),
            target=(answer, answer.location),
        )
        for link in links
        if link.kind is LinkKind.RETALIATION
        and (answer := by_id.get(link.source_id))
        and (attack := by_id.get(link.target_id))
    ]
    return tuple(arc for arc in (*launches, *answers) if arc)


def _arc(kind: str, basis: Basis, *, source: _End, target: _End) -> Arc | None:
    """Build an arc between two drawable places that differ; otherwise there is none."""
    (owner, start), (other, end) = source, target
    if not (start and end and is_drawable(start) and is_drawable(end)):
        return None
    if (start.lon, start.lat) == (end.lon, end.lat):
        return None
    return Arc(
        kind=kind,
        basis=basis,
        source_id=owner.id,
        target_id=other.id,
        start=(start.lon, start.lat),
        end=(end.lon, end.lat),
    )


def _pin(incident: Incident, location: Location | None, mark: Mark) -> Pin:
    assert location is not None
    return Pin(
        id=incident.id,
        mark=mark,
        event_type=incident.event_type,
        lon=location.lon,
        lat=location.lat,
        radius_m=location.uncertainty_m,
        first_day=_ordinal(incident.date.start) if incident.date else UNKNOWN_DAY,
        last_day=_ordinal(incident.date.end) if incident.date else UNKNOWN_DAY,
    )


def _ordinal(day: date) -> int:
    return day.toordinal()
