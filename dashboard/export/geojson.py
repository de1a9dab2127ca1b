"""Incidents as GeoJSON (RFC 7946): one collection, the kind of each feature in its properties."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.export.geometry import line_of, point
from dashboard.export.handover import Handover
from dashboard.export.tabulation import incident_rows, launch_rows, link_rows

__all__ = ["feature_collection", "geojson"]


def geojson(handover: Handover) -> bytes:
    """Write the collection as UTF-8 JSON text."""
    text = json.dumps(feature_collection(handover), ensure_ascii=False, allow_nan=False, indent=1)
    return f"{text}\n".encode("utf-8", errors="replace")


def feature_collection(handover: Handover) -> dict[str, Any]:
    """
    Describe the incidents, their launch points and the links as plain objects.

    Returns
    -------
    dict
        Features of kind `incident`, `launch_point` and `link`; the geometry is null where there is
        no place, or only a wide one, to draw.
    """
    known = {incident.id: incident for incident in handover.incidents}
    features = [
        _feature(row.id, point(known[row.id].location), kind="incident", **asdict(row))
        for row in incident_rows(handover)
    ]
    features += [
        _feature(row.id, point(known[row.incident_id].launch), kind="launch_point", **asdict(row))
        for row in launch_rows(handover)
    ]
    features += [
        _feature(
            f"{row.kind}:{row.source_id}:{row.target_id}",
            line_of(row, known),
            **asdict(row) | {"kind": "link", "link": row.kind},
        )
        for row in link_rows(handover)
    ]
    return {
        "type": "FeatureCollection",
        "name": "marsad",
        "as_of": handover.as_of.isoformat(),
        "features": features,
    }


def _feature(key: str, shape: BaseGeometry | None, **properties: Any) -> dict[str, Any]:
    plain = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in properties.items()
    }
    geometry = json.loads(shapely.to_geojson(shape)) if shape is not None else None
    return {"type": "Feature", "id": key, "geometry": geometry, "properties": plain}
