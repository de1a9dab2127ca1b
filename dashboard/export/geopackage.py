"""
Incidents as a GeoPackage with a layer for each kind of record (edge).

GDAL writes files only, so the bytes come by way of a temporary one.
"""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date
from pathlib import Path
from typing import Any, get_args, get_type_hints

import numpy as np
import pyogrio.raw
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.errors import ExportError
from dashboard.export.geometry import circle, line_of, point
from dashboard.export.handover import Handover
from dashboard.export.rows import IncidentRow, LaunchRow, LinkRow, ReportRow, UncertaintyRow
from dashboard.export.tabulation import (
    incident_rows,
    launch_rows,
    link_rows,
    report_rows,
    uncertainty_rows,
)
from dashboard.model import Incident, Location

__all__ = ["LAYERS", "geopackage"]

LAYERS = ("incidents", "launch_points", "links", "uncertainty", "reports")

_DTYPES: dict[type, str] = {
    str: "object", int: "int64", float: "float64", bool: "bool", date: "datetime64[D]"
}  # fmt: skip

_EMPTY: dict[type, Any] = {str: "", int: 0, float: 0.0, bool: False, date: "NaT"}
"""What stands in an array where the mask says that there is nothing."""

_CLOCK = "OGR_CURRENT_DATE"
"""GDAL's option for the time it writes as the layers' last change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layer:
    name: str
    geometry_type: str
    row: type
    rows: Sequence[Any]
    shapes: Sequence[BaseGeometry | None]


def geopackage(handover: Handover) -> bytes:
    """
    Write the layers of `LAYERS`, in EPSG:4326, into one file.

    Raises
    ------
    ExportError
        If GDAL can't write.
    """
    moment = handover.as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "marsad.gpkg"
        pyogrio.set_gdal_config_options({_CLOCK: moment})
        try:
            for layer in _layers(handover):
                _write(layer, path)
            return path.read_bytes()
        except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
            raise ExportError(f"GeoPackage: {error}") from error
        finally:
            pyogrio.set_gdal_config_options({_CLOCK: None})


def _layers(handover: Handover) -> Iterator[_Layer]:
    known = {incident.id: incident for incident in handover.incidents}
    incidents, launches = incident_rows(handover), launch_rows(handover)
    yield _Layer(
        name="incidents",
        geometry_type="Point",
        row=IncidentRow,
        rows=incidents,
        shapes=[point(known[row.id].location) for row in incidents],
    )
    yield _Layer(
        name="launch_points",
        geometry_type="Point",
        row=LaunchRow,
        rows=launches,
        shapes=[point(known[row.incident_id].launch) for row in launches],
    )
    links = link_rows(handover)
    yield _Layer(
        name="links",
        geometry_type="MultiLineString",
        row=LinkRow,
        rows=links,
        shapes=[line_of(row, known) for row in links],
    )
    circles = uncertainty_rows(handover)
    yield _Layer(
        name="uncertainty",
        geometry_type="MultiPolygon",
        row=UncertaintyRow,
        rows=circles,
        shapes=[circle(_place(row, known[row.incident_id])) for row in circles],
    )
    yield _reports(handover)


def _reports(handover: Handover) -> _Layer:
    told = [report.location for one in handover.incidents for report in one.reports]
    return _Layer(
        name="reports",
        geometry_type="Point",
        row=ReportRow,
        rows=report_rows(handover),
        shapes=[point(claim.value if claim else None) for claim in told],
    )


def _place(row: UncertaintyRow, incident: Incident) -> Location | None:
    return incident.location if row.of == "incident" else incident.launch


def _write(layer: _Layer, path: Path) -> None:
    kinds = _kinds(layer.row)
    columns = [[getattr(row, name) for row in layer.rows] for name in kinds]
    pyogrio.raw.write(
        path,
        shapely.to_wkb(np.array(layer.shapes, dtype=object)),
        field_data=[
            np.array([_EMPTY[kind] if v is None else v for v in values], dtype=_DTYPES[kind])
            for kind, values in zip(kinds.values(), columns, strict=True)
        ],
        field_mask=[np.array([v is None for v in values], dtype=bool) for values in columns],
        fields=list(kinds),
        layer=layer.name,
        driver="GPKG",
        crs="EPSG:4326",
        geometry_type=layer.geometry_type,
        promote_to_multi=layer.geometry_type.startswith("Multi"),
        append=False,
    )


def _kinds(row: type) -> dict[str, type]:
    """Give the type of each column without its `None`, in order."""
    hints = get_type_hints(row)
    return {
        field.name: next(iter(get_args(hints[field.name])), hints[field.name])
        for field in fields(row)
    }
