"""Incidents as KML 2.2 for Google Earth and others, with a `TimeSpan` on each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from html import escape
from typing import Any
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.export.geometry import circle, line_of, point
from dashboard.export.handover import Handover
from dashboard.export.remarks import remarks_of
from dashboard.export.rows import IncidentRow
from dashboard.export.tabulation import incident_rows, launch_rows, link_rows
from dashboard.export.xml_text import document, plain
from dashboard.map_view.symbols import ROLE_MARKS, SYMBOLS, Mark
from dashboard.model import EventDate, Incident

__all__ = ["NAMESPACE", "kml"]

NAMESPACE = "http://www.opengis.net/kml/2.2"

_HIDDEN = frozenset({Mark.BACKGROUND})
"""Off the map until turned on, as on our own."""

_OPAQUE, _FAINT = "ff", "40"

_PAPER = "#ffffff"


def kml(handover: Handover) -> bytes:
    """
    Write incidents, launch points, links and uncertainty circles in folders of their own.

    What has no place to draw is kept in its folder without a geometry.
    """
    ET.register_namespace("", NAMESPACE)
    root = Element(_name("kml"))
    top = SubElement(root, _name("Document"))
    _text(top, "name", "Marsad")
    for mark in SYMBOLS:
        _style(top, mark)
    folders: dict[str, Iterable[Element]] = {
        "Incidents": _incidents(handover),
        "Launch points": _launches(handover),
        "Links": _links(handover),
        "Uncertainty": _circles(handover.incidents),
    }
    for name, placemarks in folders.items():
        folder = SubElement(top, _name("Folder"))
        _text(folder, "name", name)
        folder.extend(placemarks)
    return document(root)


def _incidents(handover: Handover) -> Iterator[Element]:
    for incident, row in zip(handover.incidents, incident_rows(handover), strict=True):
        yield _placemark(
            incident.title,
            mark=ROLE_MARKS[incident.role],
            description=_described(row, incident, handover),
            day=incident.date,
            data=asdict(row),
            shape=point(incident.location),
        )


def _described(row: IncidentRow, incident: Incident, handover: Handover) -> str:
    """
    Write what the balloon shows: viewers show no other column where there is a description.

    Google Earth reads it as HTML: texts are escaped once for that, and once more for XML.
    """
    cited = (handover.articles[key] for key in incident.article_ids if key in handover.articles)
    sources = (" ".join(filter(None, (one.outlet, one.url))) or one.id for one in cited)
    grade = f"Grade: {row.source_reliability}{row.credibility}, {row.review}"
    told = (*remarks_of(row), grade, row.excerpt, *sources)
    return "<br>".join(escape(one) for one in told if one)


def _launches(handover: Handover) -> Iterator[Element]:
    known = {incident.id: incident for incident in handover.incidents}
    for row in launch_rows(handover):
        incident = known[row.incident_id]
        yield _placemark(
            f"Launch point: {row.place}",
            mark=Mark.LAUNCH,
            day=incident.date,
            data=asdict(row),
            shape=point(incident.launch),
        )


def _links(handover: Handover) -> Iterator[Element]:
    known = {incident.id: incident for incident in handover.incidents}
    for row in link_rows(handover):
        mark = Mark.LAUNCH if row.kind == "launch" else Mark.RETALIATION
        name = f"{row.kind.replace('_', ' ')} ({row.basis})"
        yield _placemark(name, mark=mark, data=asdict(row), shape=line_of(row, known))


def _circles(incidents: Iterable[Incident]) -> Iterator[Element]:
    for incident in incidents:
        pairs = ((ROLE_MARKS[incident.role], incident.location), (Mark.LAUNCH, incident.launch))
        for mark, place in pairs:
            shape = circle(place)
            if place is None or shape is None:
                continue
            yield _placemark(
                f"Area that contains {place.name}",
                mark=mark,
                day=incident.date,
                data={"incident_id": incident.id, "radius_m": place.uncertainty_m},
                shape=shape,
            )


def _placemark(
    name: str,
    *,
    mark: Mark,
    data: Mapping[str, Any],
    shape: BaseGeometry | None,
    description: str = "",
    day: EventDate | None = None,
) -> Element:
    """Build one placemark, its parts in the order of the schema."""
    made = Element(_name("Placemark"))
    _text(made, "name", name)
    _text(made, "visibility", int(mark not in _HIDDEN))
    if description:
        _text(made, "description", description)
    if day:
        span = SubElement(made, _name("TimeSpan"))
        _text(span, "begin", day.start.isoformat())
        _text(span, "end", day.end.isoformat())
    _text(made, "styleUrl", f"#{mark}")
    extended = SubElement(made, _name("ExtendedData"))
    for key, value in data.items():
        if value not in (None, ""):
            told = str(value).lower() if isinstance(value, bool) else value
            _text(SubElement(extended, _name("Data"), name=key), "value", told)
    if shape is not None:
        made.append(_geometry(shape))
    return made


def _geometry(shape: BaseGeometry) -> Element:
    if shape.geom_type.startswith("Multi"):
        several = Element(_name("MultiGeometry"))
        several.extend(_geometry(part) for part in shapely.get_parts(shape))
        return several
    made = Element(_name(shape.geom_type))
    holder = made
    if isinstance(shape, shapely.Polygon):
        boundary = SubElement(made, _name("outerBoundaryIs"))
        holder = SubElement(boundary, _name("LinearRing"))
    elif isinstance(shape, shapely.LineString):
        _text(made, "tessellate", 1)
    points = shapely.get_coordinates(shape).tolist()
    _text(holder, "coordinates", " ".join(f"{lon!r},{lat!r}" for lon, lat in points))
    return made


def _style(top: Element, mark: Mark) -> None:
    symbol = SYMBOLS[mark]
    colour = symbol.stroke if symbol.fill == _PAPER else symbol.fill
    style = SubElement(top, _name("Style"), id=str(mark))
    for part, opacity in (("IconStyle", _OPAQUE), ("LineStyle", _OPAQUE), ("PolyStyle", _FAINT)):
        _text(SubElement(style, _name(part)), "color", _abgr(colour, opacity))


def _abgr(colour: str, opacity: str) -> str:
    """Write `#rrggbb` in KML's order: opacity, blue, green, red."""
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    return f"{opacity}{blue}{green}{red}"


def _text(parent: Element, name: str, value: object) -> None:
    SubElement(parent, _name(name)).text = plain(value)


def _name(local: str) -> str:
    return f"{{{NAMESPACE}}}{local}"
