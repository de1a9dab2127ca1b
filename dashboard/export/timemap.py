"""
Incidents as the JSON that TimeMap (Forensic Architecture, Bellingcat) reads.

TimeMap allows no field of ours in an event, so what it has none for stands in `comments`.
"""

import json
from typing import Any

from dashboard.export.handover import Handover
from dashboard.export.rows import IncidentRow
from dashboard.export.tabulation import incident_rows
from dashboard.model import Article, EventType, Incident, Role

__all__ = ["timemap"]

_DAY = "%m/%d/%Y"
"""TimeMap's own form of a date."""


def timemap(handover: Handover) -> bytes:
    """
    Write events, sources (articles) and associations (roles and means) as UTF-8 JSON text.

    An event without a day, or without a point to draw, keeps its place in the list with those
    fields empty.
    """
    rows = incident_rows(handover)
    content = {
        "events": [
            _event(row, incident) for row, incident in zip(rows, handover.incidents, strict=True)
        ],
        "sources": {key: _source(article) for key, article in handover.articles.items()},
        "associations": _associations(handover),
        "sites": [],
        "shapes": {},
        "regions": {},
    }
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1)
    return f"{text}\n".encode("utf-8", errors="replace")


def _event(row: IncidentRow, incident: Incident) -> dict[str, Any]:
    drawn = row.placement == "point"
    day = row.date_start
    span = f"{row.date_start} to {row.date_end}" if day != row.date_end else str(day or "")
    return {
        "id": row.id,
        "description": row.excerpt,
        "date": day.strftime(_DAY) if day else "",
        "time": "",
        "time_precision": row.date_precision,
        "time_display": f"{span} {row.part_of_day}".strip(),
        "location": row.place,
        "latitude": str(row.lat) if drawn else "",
        "longitude": str(row.lon) if drawn else "",
        "category": row.role,
        "type": row.event_type,
        "associations": [_association_id(value) for value in (incident.role, incident.event_type)],
        "sources": list(incident.article_ids),
        "comments": _comments(row),
    }


def _comments(row: IncidentRow) -> str:
    told = {
        "title": row.title,
        "placement": row.placement,
        "uncertainty_m": row.uncertainty_m,
        "date_basis": row.date_basis,
        "launch": row.launch_place,
        "munitions": row.munition_best,
        "perpetrator": row.perpetrator,
        "perpetrator_basis": row.perpetrator_basis,
        "attribution": row.attribution,
        "killed": row.killed_best,
        "wounded": row.wounded_best,
        "aggregate": "yes" if row.aggregate else "",
        "inferred": row.inferred,
        "entered": row.entered,
        "conflicts": row.conflicts,
        "answers": row.answers,
        "possibly_same_as": row.possibly_same_as,
        "grade": f"{row.source_reliability}{row.credibility}",
        "origins": row.origins,
        "review": row.review,
    }
    return "; ".join(f"{name}: {value}" for name, value in told.items() if value not in (None, ""))


def _source(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title or "",
        "paths": [],
        "type": "Article",
        "url": article.url or "",
        "author": article.outlet or "",
        "date": article.published.strftime(_DAY) if article.published else "",
    }


def _associations(handover: Handover) -> list[dict[str, Any]]:
    used = {value for one in handover.incidents for value in (one.role, one.event_type)}
    ordered = [value for enum in (Role, EventType) for value in enum if value in used]
    return [
        {
            "id": _association_id(value),
            "title": value.replace("_", " ").capitalize(),
            "desc": "",
            "mode": "FILTER",
            "filter_paths": [_branch(value), value.replace("_", " ").capitalize()],
        }
        for value in ordered
    ]


def _association_id(value: Role | EventType) -> str:
    return f"{_branch(value)}:{value}".lower()


def _branch(value: Role | EventType) -> str:
    return "Role" if isinstance(value, Role) else "Means"
