"""Records to rows of the tables, and back."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import RowMapping

from dashboard.model import Article, Extraction, Incident, IncidentLink, Location, Report
from dashboard.store import codec
from gazetteer.model import Toponym

__all__ = [
    "Row",
    "article_record",
    "article_row",
    "digest",
    "extraction_row",
    "incident_record",
    "incident_row",
    "link_row",
    "membership_rows",
    "report_row",
    "toponym_record",
    "toponym_rows",
]

Row = dict[str, Any]
_PLACE = "place"  # the key of a Place within a toponym's JSON


def digest(text: str) -> str:
    """Shorten a canonical text to an id; 64 bits, so that a million rows stay apart."""
    return sha256(text.encode()).hexdigest()[:16]


def article_row(article: Article, *, ingested_at: datetime) -> Row:
    """Lay out an article; its columns are its fields."""
    row = {name: getattr(article, name) for name in Article.__dataclass_fields__}
    return {**row, "ingested_at": ingested_at}


def article_record(row: RowMapping) -> Article:
    """Rebuild an article."""
    return Article(**{name: row[name] for name in Article.__dataclass_fields__})


def extraction_row(extraction: Extraction, *, article_digest: str, reader: str) -> Row:
    """Lay out what was read from an article, without its toponyms and reports."""
    publication = extraction.publication
    return {
        "article_id": extraction.article_id,
        "article_digest": article_digest,
        "reader": reader,
        "published": publication.day,
        "basis": publication.basis.value,
        "record": codec.dumps(publication),
        "set_aside": extraction.set_aside,
    }


def toponym_rows(extraction: Extraction) -> tuple[list[Row], list[Row]]:
    """Lay out an article's toponyms, and the places they name."""
    places: dict[str, str] = {}
    rows = [
        _toponym_row(toponym, position, extraction.article_id, places)
        for position, toponym in enumerate(extraction.toponyms)
    ]
    return rows, [{"id": key, "record": record} for key, record in places.items()]


def _toponym_row(toponym: Toponym, position: int, article_id: str, places: dict[str, str]) -> Row:
    resolution = toponym.resolution
    point, place = resolution.point, resolution.place
    return {
        "article_id": article_id,
        "position": position,
        "start": toponym.start,
        "end": toponym.end,
        "text": toponym.text,
        "usage": toponym.usage.value,
        "place_id": place.id if place else None,
        "kind": place.kind.value if place else None,
        "lon": point.lon if point else None,
        "lat": point.lat if point else None,
        "uncertainty_m": resolution.uncertainty_m,
        "confidence": resolution.confidence,
        "record": _canonical(_put_away(codec.encode(toponym), places)),
    }


def toponym_record(record: str, places: Mapping[str, Any]) -> Toponym:
    """Rebuild a toponym from its JSON and the JSON values of the places, by their id."""
    return codec.decode(Toponym, _take_out(json.loads(record), places))


def _put_away(data: Any, places: dict[str, str]) -> Any:
    """Replace each place by its digest, and note it under that in `places`."""
    if isinstance(data, list):
        return [_put_away(item, places) for item in data]
    if not isinstance(data, dict):
        return data
    out = {}
    for key, value in data.items():
        if key == _PLACE and value is not None:
            record = _canonical(value)
            out[key] = digest(record)
            places[out[key]] = record
        else:
            out[key] = _put_away(value, places)
    return out


def _take_out(data: Any, places: Mapping[str, Any]) -> Any:
    """Undo `_put_away`."""
    if isinstance(data, list):
        return [_take_out(item, places) for item in data]
    if not isinstance(data, dict):
        return data
    return {
        key: places[value] if key == _PLACE and value is not None else _take_out(value, places)
        for key, value in data.items()
    }


def _canonical(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def report_row(report: Report, *, position: int) -> Row:
    """Lay out a report; `position` is its place in its article."""
    dated = report.date.value if report.date else None
    return {
        "id": report.id,
        "article_id": report.article_id,
        "position": position,
        "excerpt_start": report.excerpt.start,
        "excerpt_end": report.excerpt.end,
        "role": report.role.value.value,
        "event_type": report.event_type.value.value,
        **_placed(report.location.value if report.location else None),
        "date_start": dated.start if dated else None,
        "date_end": dated.end if dated else None,
        "aggregate": report.aggregate,
        "record": codec.dumps(report),
    }


def incident_row(incident: Incident, *, first_seen: datetime) -> Row:
    """Lay out an incident; its reports have their own table."""
    launch, dated = incident.launch, incident.date
    return {
        "id": incident.id,
        "role": incident.role.value,
        "event_type": incident.event_type.value,
        "attribution": incident.attribution.value,
        **_placed(incident.location),
        "country": incident.location.country if incident.location else None,
        "launch_lon": launch.lon if launch else None,
        "launch_lat": launch.lat if launch else None,
        "date_start": dated.start if dated else None,
        "date_end": dated.end if dated else None,
        "source_grade": incident.credibility.source,
        "claim_grade": incident.credibility.claim,
        "first_seen": first_seen,
        "record": codec.dumps(replace(incident, reports=())),
    }


def incident_record(record: str, reports: Iterable[Report]) -> Incident:
    """Rebuild an incident from its JSON and its reports, in order."""
    return replace(codec.loads(Incident, record), reports=tuple(reports))


def membership_rows(incident: Incident) -> list[Row]:
    """Lay out which reports make up an incident, in order."""
    return [
        {"report_id": report.id, "incident_id": incident.id, "position": position}
        for position, report in enumerate(incident.reports)
    ]


def link_row(link: IncidentLink) -> Row:
    """Lay out a link; equal links have equal ids."""
    record = codec.dumps(link)
    return {
        "id": digest(record),
        "kind": link.kind.value,
        "source_id": link.source_id,
        "target_id": link.target_id,
        "basis": link.basis.value,
        "record": record,
    }


def _placed(location: Location | None) -> Row:
    names = ("lon", "lat", "uncertainty_m")
    return {name: getattr(location, name) if location else None for name in names}
