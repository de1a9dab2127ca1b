"""An analysis as the JSON object that `marsad extract --json` prints."""

from collections.abc import Iterable, Iterator
from typing import Any

from dashboard.model import (
    Analysis,
    Article,
    Claim,
    Count,
    DatePrecision,
    EventDate,
    Extraction,
    Incident,
    IncidentLink,
    Location,
    Report,
    Span,
)
from gazetteer.model import Resolution, Toponym

__all__ = ["analysis_object", "report_claims", "toponym_object"]

_DATE_FORMATS = {
    DatePrecision.DAY: "%Y-%m-%d",
    DatePrecision.WEEK: "%Y-%m-%d",
    DatePrecision.MONTH: "%Y-%m",
    DatePrecision.YEAR: "%Y",
}
"""No digit is printed that is not known: a month has no day. A week is told by its first day."""


def analysis_object(analysis: Analysis, articles: Iterable[Article]) -> dict[str, Any]:
    """
    Put an analysis into plain objects.

    Parameters
    ----------
    analysis
        What was read.
    articles
        The articles it was read from.

    Returns
    -------
    dict
        `articles` by id, `clusters` of report ids (two or more each), `incidents` and `links`.
        Only strings, numbers, booleans, `None`, lists and dictionaries.
    """
    known = {article.id: article for article in articles}
    return {
        "articles": {
            extraction.article_id: _article(extraction, known[extraction.article_id])
            for extraction in analysis.extractions
        },
        "clusters": [
            [report.id for report in incident.reports]
            for incident in analysis.incidents
            if len(incident.reports) > 1
        ],
        "incidents": [_incident(incident) for incident in analysis.incidents],
        "links": [_link(link) for link in analysis.links],
    }


def _article(extraction: Extraction, article: Article) -> dict[str, Any]:
    publication = extraction.publication
    return {
        "lang": article.language,
        "title": article.title,
        "outlet": article.outlet,
        "published": {
            "date": publication.day.isoformat() if publication.day else None,
            "basis": publication.basis.value,
            "why": publication.reason,
        },
        "toponyms": [toponym_object(toponym) for toponym in extraction.toponyms],
        "incidents": [_report(report) for report in extraction.reports],
        "set_aside": extraction.set_aside,
    }


def toponym_object(toponym: Toponym) -> dict[str, Any]:
    """Put a place name, what it denotes and why, into plain objects."""
    resolution = toponym.resolution
    place, point = resolution.place, resolution.point
    return {
        "start": toponym.start,
        "end": toponym.end,
        "text": toponym.text,
        "lon": point.lon if point else None,
        "lat": point.lat if point else None,
        "uncertainty_m": resolution.uncertainty_m,
        "name": place.name if place else None,
        "kind": place.kind.value if place else None,
        "confidence": resolution.confidence,
        "why": "; ".join(resolution.reasons),
        "place_id": place.id if place else None,
        "usage": toponym.usage.value,
        "relation": toponym.relation.kind.value if toponym.relation else None,
        "runner_up": _runner_up(resolution),
    }


def _runner_up(resolution: Resolution) -> dict[str, Any] | None:
    candidate = resolution.runner_up
    if candidate is None:
        return None
    return {
        "name": candidate.place.name,
        "country": candidate.place.country,
        "place_id": candidate.place.id,
        "score": candidate.score,
    }


def _report(report: Report) -> dict[str, Any]:
    location = report.location.value if report.location else None
    launch = report.launch.value if report.launch else None
    date = report.date.value if report.date else None
    return {
        "id": report.id,
        "role": report.role.value.value,
        "event_type": report.event_type.value.value,
        **_place(location),
        "launch_lon": launch.lon if launch else None,
        "launch_lat": launch.lat if launch else None,
        "launch_uncertainty_m": launch.uncertainty_m if launch else None,
        "launch_place": launch.name if launch else None,
        **_date(date),
        "munition_count": _best(_value(report.munition_count)),
        "perpetrator": _value(report.perpetrator),
        "attribution": report.attribution.value.value,
        "killed": _best(_value(report.killed)),
        "wounded": _best(_value(report.wounded)),
        "excerpt_start": report.excerpt.start,
        "excerpt_end": report.excerpt.end,
        "excerpts": [_pair(span) for span in report.excerpts],
        "evidence": {
            name: _pair(claim.spans[0]) for name, claim in report_claims(report) if claim.spans
        },
        "reasons": {name: claim.reason for name, claim in report_claims(report) if claim.reason},
        "target": _value(report.target),
        "outcomes": [claim.value.value for claim in report.outcomes],
        "miss_distance_m": _value(report.miss_distance_m),
        "sources": [claim.value for claim in report.sources],
        "in_response_to": _value(report.in_response_to),
        "aggregate": report.aggregate,
    }


def _place(location: Location | None) -> dict[str, Any]:
    return {
        "lon": location.lon if location else None,
        "lat": location.lat if location else None,
        "uncertainty_m": location.uncertainty_m if location else None,
        "place": location.name if location else None,
    }


def _date(date: EventDate | None) -> dict[str, Any]:
    if date is None:
        return {"date": None, "date_end": None, "date_precision": None, "time_of_day": None}
    form = _DATE_FORMATS[date.precision]
    return {
        "date": date.start.strftime(form),
        "date_end": date.end.isoformat(),
        "date_precision": date.precision.value,
        "time_of_day": date.part_of_day.value if date.part_of_day else None,
    }


def report_claims(report: Report) -> Iterator[tuple[str, Claim[Any]]]:
    """
    Name each value of a report that is told or inferred.

    Yields
    ------
    tuple of str and Claim
        The name of the field in the JSON form, numbered where there may be several, and the claim.
    """
    single: dict[str, Claim[Any] | None] = {
        "role": report.role,
        "event_type": report.event_type,
        "place": report.location,
        "launch_place": report.launch,
        "date": report.date,
        "munition_count": report.munition_count,
        "perpetrator": report.perpetrator,
        "attribution": report.attribution,
        "killed": report.killed,
        "wounded": report.wounded,
        "target": report.target,
        "miss_distance_m": report.miss_distance_m,
        "in_response_to": report.in_response_to,
    }
    yield from ((name, claim) for name, claim in single.items() if claim is not None)
    several: dict[str, tuple[Claim[Any], ...]] = {
        "weapon": report.weapons,
        "outcome": report.outcomes,
        "source": report.sources,
    }
    for name, claims in several.items():
        yield from ((f"{name}_{number}", claim) for number, claim in enumerate(claims, start=1))


def _incident(incident: Incident) -> dict[str, Any]:
    launch = incident.launch
    return {
        "id": incident.id,
        "title": incident.title,
        "role": incident.role.value,
        "event_type": incident.event_type.value,
        **_place(incident.location),
        "launch_lon": launch.lon if launch else None,
        "launch_lat": launch.lat if launch else None,
        "launch_place": launch.name if launch else None,
        **_date(incident.date),
        "munition_count": _best(incident.munition_count),
        "perpetrator": incident.perpetrator,
        "attribution": incident.attribution.value,
        "killed": _best(incident.killed),
        "wounded": _best(incident.wounded),
        "reports": [report.id for report in incident.reports],
        "origins": [list(origin) for origin in incident.origins],
        "conflicts": [
            {
                "field": conflict.field,
                "values": [
                    {"value": told.value, "reports": list(told.report_ids)}
                    for told in conflict.values
                ],
            }
            for conflict in incident.conflicts
        ],
        "why": list(incident.merge_reasons),
    }


def _link(link: IncidentLink) -> dict[str, Any]:
    return {
        "kind": link.kind.value,
        "source": link.source_id,
        "target": link.target_id,
        "basis": link.basis.value,
        "why": link.reason,
        "article": link.article_id or None,
        "evidence": [_pair(span) for span in link.spans],
    }


def _value(claim: Claim[Any] | None) -> Any:
    return claim.value if claim else None


def _best(count: Count | None) -> int | None:
    return count.best if count else None


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
