"""Incidents, their reports, launch points and links laid out as rows."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from dashboard.export.crosswalk import precision_of
from dashboard.export.handover import Handover
from dashboard.export.rows import IncidentRow, LaunchRow, LinkRow, ReportRow, UncertaintyRow
from dashboard.map_view.drawing import is_drawable
from dashboard.model import (
    Article,
    Claim,
    ConflictValue,
    Count,
    EventDate,
    Incident,
    IncidentLink,
    LinkKind,
    Location,
    Report,
)
from dashboard.provenance import (
    basis_of,
    entered_fields,
    evidence_of,
    inferred_fields,
    inferred_of,
    passages,
)

__all__ = [
    "LIST_SEPARATOR",
    "incident_rows",
    "launch_id",
    "launch_rows",
    "link_rows",
    "placement",
    "report_rows",
    "uncertainty_rows",
]

T = TypeVar("T")

LIST_SEPARATOR = " | "
"""Between the values of a column that holds several."""


def incident_rows(handover: Handover) -> tuple[IncidentRow, ...]:
    """Lay the incidents out, in their order."""
    linked = _linked(handover.links)
    return tuple(
        _incident_row(incident, handover.articles, linked) for incident in handover.incidents
    )


def report_rows(handover: Handover) -> tuple[ReportRow, ...]:
    """Lay the reports out, by incident, then in the incident's order."""
    return tuple(
        _report_row(report, incident, handover.articles)
        for incident in handover.incidents
        for report in incident.reports
    )


def link_rows(handover: Handover) -> tuple[LinkRow, ...]:
    """Lay the links out: launch points first, by incident, then those between incidents."""
    launches = (
        LinkRow(
            kind="launch",
            basis=str(basis_of(incident, "launch")),
            source_id=launch_id(incident),
            target_id=incident.id,
            reason="",
            article_id="",
        )
        for incident in handover.incidents
        if incident.launch
    )
    return (*launches, *map(_link_row, handover.links))


def launch_rows(handover: Handover) -> tuple[LaunchRow, ...]:
    """Lay the launch points out, by incident."""
    return tuple(
        LaunchRow(
            id=launch_id(incident),
            incident_id=incident.id,
            placement=placement(launch),
            place=launch.name,
            place_ar=launch.name_ar,
            basis=str(basis_of(incident, "launch")),
            lon=launch.lon,
            lat=launch.lat,
            uncertainty_m=launch.uncertainty_m,
        )
        for incident in handover.incidents
        if (launch := incident.launch)
    )


def uncertainty_rows(handover: Handover) -> tuple[UncertaintyRow, ...]:
    """Lay the uncertainty of every place and launch point out, by incident."""
    return tuple(
        UncertaintyRow(
            incident_id=incident.id,
            of=of,
            placement=placement(place),
            place=place.name,
            radius_m=place.uncertainty_m,
        )
        for incident in handover.incidents
        for of, place in (("incident", incident.location), ("launch_point", incident.launch))
        if place
    )


def launch_id(incident: Incident) -> str:
    """Name the launch point of an incident."""
    return f"{incident.id}:launch"


def placement(location: Location | None) -> str:
    """
    Say how a place may be drawn.

    Returns
    -------
    str
        `point`; `area` where only a country, region or sea is told, which is never drawn as a
        point; `unplaced` where nothing is.
    """
    if location is None:
        return "unplaced"
    return "point" if is_drawable(location) else "area"


def _linked(links: Iterable[IncidentLink]) -> Mapping[tuple[LinkKind, str], list[str]]:
    """Gather the other ends by kind and incident; an answer is linked from its own end only."""
    ends: dict[tuple[LinkKind, str], list[str]] = {}
    for link in links:
        ends.setdefault((link.kind, link.source_id), []).append(link.target_id)
        if link.kind is LinkKind.POSSIBLY_SAME_AS:
            ends.setdefault((link.kind, link.target_id), []).append(link.source_id)
    return ends


def _incident_row(
    incident: Incident,
    articles: Mapping[str, Article],
    linked: Mapping[tuple[LinkKind, str], list[str]],
) -> IncidentRow:
    reports = incident.reports
    return IncidentRow(
        id=incident.id,
        title=incident.title,
        role=str(incident.role),
        event_type=str(incident.event_type),
        **_day_columns(incident.date),
        date_basis=_date_basis(incident),
        part_of_day=str((incident.date and incident.date.part_of_day) or ""),
        date_phrase=incident.date.phrase if incident.date else "",
        **_place_columns(incident.location),
        **_exactness_columns(incident.location),
        **_launch_columns(incident.launch),
        **_count_columns("munition", incident.munition_count),
        weapons=_listed(claim.value for report in reports for claim in report.weapons),
        targets=_listed(report.target.value for report in reports if report.target),
        perpetrator=incident.perpetrator or "",
        perpetrator_basis=str(incident.perpetrator_basis or ""),
        attribution=str(incident.attribution),
        **_count_columns("killed", incident.killed),
        **_count_columns("wounded", incident.wounded),
        outcomes=_listed(map(str, incident.outcomes)),
        aggregate=bool(reports) and all(report.aggregate for report in reports),
        **_doubt_columns(incident),
        answers=_listed(linked.get((LinkKind.RETALIATION, incident.id), ())),
        possibly_same_as=_listed(linked.get((LinkKind.POSSIBLY_SAME_AS, incident.id), ())),
        **_source_columns(incident, articles),
    )


def _doubt_columns(incident: Incident) -> dict[str, Any]:
    return {
        "inferred": _listed(map(_told_as, inferred_fields(incident))),
        "entered": _listed(map(_told_as, entered_fields(incident))),
        "conflicts": _conflicts(incident),
    }


def _source_columns(incident: Incident, articles: Mapping[str, Article]) -> dict[str, Any]:
    outlets = (articles[i].outlet for i in incident.article_ids if i in articles)
    excerpt, *context = _quoted(incident.reports[0], articles) if incident.reports else ("",)
    return {
        "source_reliability": incident.credibility.source,
        "credibility": incident.credibility.claim,
        "credibility_reason": incident.credibility.reason,
        "articles": len(incident.article_ids),
        "origins": len(incident.origins),
        "article_ids": _listed(incident.article_ids),
        "outlets": _listed(outlets),
        "review": str(incident.review),
        "excerpt": excerpt,
        "context": _listed(context),
    }


def _report_row(report: Report, incident: Incident, articles: Mapping[str, Article]) -> ReportRow:
    article = articles.get(report.article_id)
    return ReportRow(
        id=report.id,
        incident_id=incident.id,
        article_id=report.article_id,
        outlet=(article and article.outlet) or "",
        published=article.published if article else None,
        url=(article and article.url) or "",
        language=article.language if article else "",
        role=str(report.role.value),
        event_type=str(report.event_type.value),
        **_day_columns(_value(report.date)),
        date_basis=str(report.date.basis) if report.date else "",
        **_place_columns(_value(report.location)),
        launch_place=report.launch.value.name if report.launch else "",
        target=_value(report.target) or "",
        **_count_columns("munition", _value(report.munition_count)),
        perpetrator=_value(report.perpetrator) or "",
        perpetrator_basis=str(report.perpetrator.basis) if report.perpetrator else "",
        attribution=str(report.attribution.value),
        **_count_columns("killed", _value(report.killed)),
        **_count_columns("wounded", _value(report.wounded)),
        miss_distance_m=_value(report.miss_distance_m),
        sources=_listed(claim.value for claim in report.sources),
        aggregate=report.aggregate,
        inferred=_listed(map(_told_as, inferred_of(report))),
        excerpt_start=report.excerpt.start,
        excerpt_end=report.excerpt.end,
        excerpt=_excerpt(report, articles),
        evidence=_evidence(report, articles),
    )


def _day_columns(day: EventDate | None) -> dict[str, Any]:
    return {
        "date_start": day.start if day else None,
        "date_end": day.end if day else None,
        "date_precision": str(day.precision) if day else "",
    }


def _place_columns(place: Location | None) -> dict[str, Any]:
    return {
        "placement": placement(place),
        "place": place.name if place else "",
        "lon": place.lon if place else None,
        "lat": place.lat if place else None,
        "uncertainty_m": place.uncertainty_m if place else None,
    }


def _exactness_columns(place: Location | None) -> dict[str, Any]:
    precision = precision_of(place) if place else None
    return {
        "place_ar": place.name_ar if place else "",
        "place_kind": place.kind if place else "",
        "country": place.country if place else "",
        "admin1": place.admin1 if place else "",
        "precision": precision.name if precision else "",
        "acled_geo_precision": precision.acled if precision else None,
        "ucdp_where_prec": precision.ucdp if precision else None,
        "place_confidence": place.confidence if place else None,
    }


def _launch_columns(launch: Location | None) -> dict[str, Any]:
    named = {f"launch_{name}": value for name, value in _place_columns(launch).items()}
    return {**named, "launch_place_ar": launch.name_ar if launch else ""}


def _count_columns(name: str, count: Count | None) -> dict[str, Any]:
    """Part a count into low, best and high; an open end stays empty."""
    return {
        f"{name}_low": count.low if count else None,
        f"{name}_best": count.best if count else None,
        f"{name}_high": count.high if count else None,
    }


def _link_row(link: IncidentLink) -> LinkRow:
    return LinkRow(
        kind="answer" if link.kind is LinkKind.RETALIATION else str(link.kind),
        basis=str(link.basis),
        source_id=link.source_id,
        target_id=link.target_id,
        reason=link.reason,
        article_id=link.article_id,
    )


def _value(claim: Claim[T] | None) -> T | None:
    return claim.value if claim else None


def _date_basis(incident: Incident) -> str:
    return str(basis_of(incident, "date") or "")


def _told_as(field: str) -> str:
    """Name a field as the columns and the conflicts do."""
    return "place" if field == "location" else field


def _conflicts(incident: Incident) -> str:
    """Write the rival values of each field, each with the articles that give it."""
    homes = {report.id: report.article_id for report in incident.reports}
    return _listed(
        f"{conflict.field}: {' / '.join(_rival(value, homes) for value in conflict.values)}"
        for conflict in incident.conflicts
    )


def _rival(value: ConflictValue, homes: Mapping[str, str]) -> str:
    tellers = dict.fromkeys(homes[i] for i in value.report_ids if i in homes)
    return f"{value.value} [{', '.join(tellers)}]" if tellers else value.value


def _excerpt(report: Report, articles: Mapping[str, Article]) -> str:
    article = articles.get(report.article_id)
    return article.text[report.excerpt.start : report.excerpt.end] if article else ""


def _quoted(report: Report, articles: Mapping[str, Article]) -> tuple[str, ...]:
    """Quote the passage that tells the event best, then the others that values were read from."""
    article = articles.get(report.article_id)
    if article is None:
        return ("",)
    best = report.excerpt.start
    shown = sorted(
        passages(report, article.text), key=lambda s: (not s.start <= best < s.end, s.start)
    )
    return tuple(article.text[span.start : span.end].strip() for span in shown) or ("",)


def _evidence(report: Report, articles: Mapping[str, Article]) -> str:
    """Write the words that each value was read from."""
    article = articles.get(report.article_id)
    if article is None:
        return ""
    words: dict[str, dict[str, None]] = {}
    for one in evidence_of(report):
        told = article.text[one.span.start : one.span.end]
        words.setdefault(_told_as(one.field), {})[told] = None
    return _listed(f"{field}: {' … '.join(told)}" for field, told in sorted(words.items()))


def _listed(values: Iterable[str | None]) -> str:
    """Write each value once, in order."""
    return LIST_SEPARATOR.join(dict.fromkeys(value for value in values if value))
