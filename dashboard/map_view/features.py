"""A viewport as GeoJSON for the browser: numbers, ids and fixed words, never article text."""

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.map_view.columns import MARKS, TYPES, UNKNOWN_DAY, Arc, Columns
from dashboard.map_view.geodesic import trace
from dashboard.map_view.viewport import Group, Viewport, find_pins, gather

__all__ = ["view"]

MOST_IDS = 50
"""Incidents that one group names; a larger group is opened by zooming in."""

MOST_AREAS = 60
"""Uncertainty circles and arcs drawn at once; more of them would cover the map."""


def view(
    columns: Columns, viewport: Viewport, shown: NDArray[np.bool_] | None = None
) -> dict[str, Any]:
    """
    Describe what the map shows of one window.

    Parameters
    ----------
    columns
        All pins and arcs.
    viewport
        The window.
    shown
        One flag per pin, what the filters leave; `None` shows all.

    Returns
    -------
    dict
        A GeoJSON FeatureCollection (RFC 7946) of markers, uncertainty areas and arcs, with the
        number of pins in view as `pins`.
    """
    rows = find_pins(columns, viewport, shown)
    groups = gather(columns, rows, zoom=viewport.zoom)
    features = [_marker(columns, group) for group in groups]
    if len(rows) <= MOST_AREAS:
        features += [_area(columns, int(row)) for row in rows]
        features += [_line(arc) for arc in _arcs(columns, rows, shown)]
    return {"type": "FeatureCollection", "pins": len(rows), "features": features}


def _marker(columns: Columns, group: Group) -> dict[str, Any]:
    newest = group.rows[0] if group.rows else None
    return _feature(
        "Point",
        [round(group.lon, 6), round(group.lat, 6)],
        kind="marker",
        n=group.size,
        marks={str(mark): n for mark, n in group.counts.items()},
        ids=list(dict.fromkeys(columns.ids[r].decode() for r in group.rows[:MOST_IDS])),
        bounds=[round(edge, 5) for edge in group.bounds],
        type=str(TYPES[columns.event_type[newest]]) if newest is not None else None,
        day=_day(int(columns.first_day[newest])) if newest is not None else None,
    )


def _area(columns: Columns, row: int) -> dict[str, Any]:
    return _feature(
        "Point",
        [float(columns.lon[row]), float(columns.lat[row])],
        kind="area",
        mark=str(MARKS[columns.mark[row]]),
        id=columns.ids[row].decode(),
        radius_m=float(columns.radius_m[row]),
    )


def _line(arc: Arc) -> dict[str, Any]:
    return _feature(
        "LineString",
        trace(arc.start, arc.end),
        kind="arc",
        arc=arc.kind,
        basis=str(arc.basis),
        ids=[arc.source_id, arc.target_id],
    )


def _arcs(columns: Columns, rows: NDArray[np.intp], shown: NDArray[np.bool_] | None) -> list[Arc]:
    """Arcs that touch a pin in view, both of whose incidents the filters leave."""
    owners = {columns.ids[row].decode() for row in rows}
    positions = sorted({p for owner in owners for p in columns.arcs_by_id.get(owner, ())})
    arcs = [columns.arcs[p] for p in positions]
    if shown is None:
        return arcs
    ends = {owner for arc in arcs for owner in (arc.source_id, arc.target_id)}
    kept = {owner for owner in ends if shown[list(columns.pins_by_id[owner])].any()}
    return [arc for arc in arcs if {arc.source_id, arc.target_id} <= kept]


def _feature(geometry: str, coordinates: Any, **properties: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": geometry, "coordinates": coordinates},
        "properties": properties,
    }


def _day(ordinal: int) -> str | None:
    return date.fromordinal(ordinal).isoformat() if ordinal != UNKNOWN_DAY else None
