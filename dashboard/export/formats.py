"""The formats by name, and one call that writes any of them."""

from collections.abc import Callable
from enum import StrEnum

from dashboard.export.acled import acled
from dashboard.export.cot import cot
from dashboard.export.geojson import geojson
from dashboard.export.geopackage import geopackage
from dashboard.export.handover import Handover
from dashboard.export.kml import kml
from dashboard.export.tables import incident_table
from dashboard.export.timemap import timemap
from dashboard.export.ucdp import ucdp

__all__ = ["FORMAT_NAMES", "SUFFIXES", "Format", "export"]


class Format(StrEnum):
    """What a file can be handed on as."""

    GEOJSON = "geojson"
    GPKG = "gpkg"
    KML = "kml"
    CSV = "csv"
    ACLED = "acled"
    UCDP = "ucdp"
    TIMEMAP = "timemap"
    COT = "cot"


SUFFIXES: dict[Format, str] = {
    Format.GEOJSON: ".geojson",
    Format.GPKG: ".gpkg",
    Format.KML: ".kml",
    Format.CSV: ".csv",
    Format.ACLED: ".acled.csv",
    Format.UCDP: ".ucdp.csv",
    Format.TIMEMAP: ".timemap.json",
    Format.COT: ".cot.xml",
}
"""How the file's name ends."""

FORMAT_NAMES: dict[Format, str] = {
    Format.GEOJSON: "GeoJSON",
    Format.GPKG: "GeoPackage",
    Format.KML: "KML",
    Format.CSV: "CSV",
    Format.ACLED: "ACLED",
    Format.UCDP: "UCDP",
    Format.TIMEMAP: "TimeMap",
    Format.COT: "CoT (TAK)",
}
"""What each is called, the same in every language."""

_WRITERS: dict[Format, Callable[[Handover], bytes]] = {
    Format.GEOJSON: geojson,
    Format.GPKG: geopackage,
    Format.KML: kml,
    Format.CSV: incident_table,
    Format.ACLED: acled,
    Format.UCDP: ucdp,
    Format.TIMEMAP: timemap,
    Format.COT: cot,
}


def export(handover: Handover, form: Format) -> bytes:
    """
    Write a set of incidents as a file's content.

    Returns
    -------
    bytes
        The same for the same records.

    Raises
    ------
    ExportError
        If the library that writes it fails.
    """
    return _WRITERS[form](handover)
