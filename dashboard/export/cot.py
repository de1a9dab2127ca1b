"""
Incidents as Cursor on Target events for TAK.

How sure the point is stands in `ce` and `how="h-e"` (estimated by people). Only what may be drawn
as a point becomes an event: a symbol on a country would tell a place that nobody told.
"""

from datetime import UTC, datetime, time, timedelta
from xml.etree.ElementTree import Element, SubElement

from dashboard.export.crosswalk import circular_error_m
from dashboard.export.handover import Handover
from dashboard.export.remarks import remarks_of
from dashboard.export.tabulation import incident_rows, launch_id
from dashboard.export.xml_text import document, plain
from dashboard.map_view.drawing import is_drawable
from dashboard.map_view.symbols import ROLE_MARKS, SYMBOLS, Mark
from dashboard.model import Incident, Location

__all__ = ["UNKNOWN_M", "cot"]

UNKNOWN_M = "9999999.0"
"""What CoT writes for a height or an error that nobody knows."""

VALID_FOR = timedelta(days=365)
"""Until an event goes stale, counted from the state of the records; a past incident stays true."""

_SPOT = "b-m-p-s-m"
"""A spot marked on the map: it says nothing of friend or foe, as the reports do not."""

_ESTIMATED = "h-e"


def cot(handover: Handover) -> bytes:
    """Write one `event` per incident and launch point that has a point, in one `events` root."""
    root = Element("events")
    for incident, row in zip(handover.incidents, incident_rows(handover), strict=True):
        mark = ROLE_MARKS[incident.role]
        standing = (
            f"{mark}; {row.source_reliability}{row.credibility}; {row.review}; "
            f"{_counted(row.articles, 'article')}, {_counted(row.origins, 'origin')}"
        )
        told = ". ".join((standing, *remarks_of(row), row.excerpt))
        moments = _moments(incident, handover.as_of)
        if incident.location and is_drawable(incident.location):
            event = _event(incident.id, incident.location, moments)
            _detail(event, mark, callsign=incident.title, remarks=told)
            root.append(event)
        if incident.launch and is_drawable(incident.launch):
            event = _event(launch_id(incident), incident.launch, moments)
            name = f"Launch point: {incident.launch.name}"
            _detail(event, Mark.LAUNCH, callsign=name, remarks=f"{incident.title}. {told}")
            root.append(event)
    return document(root)


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _event(key: str, place: Location, moments: dict[str, str]) -> Element:
    attributes = {"version": "2.0", "uid": plain(f"marsad-{key}"), "type": _SPOT, "how": _ESTIMATED}
    event = Element("event", attributes | moments)
    SubElement(
        event,
        "point",
        lat=repr(place.lat),
        lon=repr(place.lon),
        hae=UNKNOWN_M,
        ce=f"{circular_error_m(place):.1f}",
        le=UNKNOWN_M,
    )
    return event


def _detail(event: Element, mark: Mark, *, callsign: str, remarks: str) -> None:
    detail = SubElement(event, "detail")
    SubElement(detail, "contact", callsign=plain(callsign))
    SubElement(detail, "color", argb=str(_argb(mark)))
    SubElement(detail, "archive")
    SubElement(detail, "remarks").text = plain(remarks)


def _moments(incident: Incident, as_of: datetime) -> dict[str, str]:
    """Give when the event was written, began and goes stale; unknown days begin at the writing."""
    day = incident.date.start if incident.date else None
    start = datetime.combine(day, time(), tzinfo=UTC) if day else as_of
    stale = max(start, as_of) + VALID_FOR
    return {"time": _zulu(as_of), "start": _zulu(start), "stale": _zulu(stale)}


def _zulu(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _argb(mark: Mark) -> int:
    """Write a symbol's colour as TAK does: a signed number of 32 bits, opaque."""
    symbol = SYMBOLS[mark]
    colour = symbol.stroke if mark is Mark.THWARTED else symbol.fill
    return int(f"ff{colour[1:]}", 16) - (1 << 32)
