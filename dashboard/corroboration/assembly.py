"""From the reports of many articles to incidents and their links."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from dashboard.corroboration.blocking import candidate_pairs
from dashboard.corroboration.clustering import Scores, cluster
from dashboard.corroboration.context import with_context
from dashboard.corroboration.credibility import grade
from dashboard.corroboration.fusion import fuse
from dashboard.corroboration.independence import find_origins
from dashboard.corroboration.links import find_answers
from dashboard.corroboration.near_misses import find_near_misses
from dashboard.corroboration.profiles import profile
from dashboard.corroboration.similarity import score_pair
from dashboard.corroboration.titles import title
from dashboard.model import Article, Constraint, ConstraintKind, Incident, IncidentLink, Report

__all__ = ["Corroboration", "corroborate"]

_ID_LENGTH = 16  # hexadecimal digits: no clash expected below a hundred million incidents


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """Incidents by date, then id; and the links among them."""

    incidents: tuple[Incident, ...]
    links: tuple[IncidentLink, ...]


def corroborate(
    articles: Sequence[Article],
    reports: Sequence[Report],
    *,
    constraints: Sequence[Constraint] = (),
) -> Corroboration:
    """
    Merge the reports of the same event, keep their disagreements, and link what belongs together.

    Parameters
    ----------
    articles
        The articles the reports come from; a report without its article is compared by its
        fields alone.
    reports
        In any order: the result does not depend on it.
    constraints
        An analyst's merges and splits; they go over every score.

    Returns
    -------
    Corroboration
        Every report in exactly one incident.
    """
    by_article = {article.id: article for article in articles}
    ordered = sorted(reports, key=lambda report: report.id)
    scores, clusters = _group(by_article, ordered, constraints)
    by_id = {report.id: report for report in ordered}
    incidents = [
        _incident([by_id[one] for one in members], by_article, scores, constraints)
        for members in clusters
    ]
    incidents.sort(key=_by_date)
    links = find_answers(incidents) + find_near_misses(incidents, scores, constraints)
    return Corroboration(incidents=tuple(incidents), links=links)


def _group(
    articles: Mapping[str, Article],
    reports: Sequence[Report],
    constraints: Sequence[Constraint],
) -> tuple[Scores, tuple[tuple[str, ...], ...]]:
    """Score and cluster, then once more with the context of the first clustering."""
    profiles = [profile(report, articles) for report in reports]
    pairs = (score_pair(profiles[i], profiles[j]) for i, j in candidate_pairs(profiles))
    scores = {(score.first, score.second): score for score in pairs}
    clusters = cluster(reports, scores, constraints)
    scores = with_context(profiles, scores, clusters)
    return scores, cluster(reports, scores, constraints)


def _incident(
    reports: Sequence[Report],
    articles: Mapping[str, Article],
    scores: Scores,
    constraints: Sequence[Constraint],
) -> Incident:
    told = tuple(sorted(reports, key=lambda report: _report_order(report, articles)))
    texts = {report.id: _cited(report, articles) for report in told}
    origins = find_origins(told, articles)
    fused = fuse(told, origins, texts, _published(told, articles))
    return Incident(
        id=_incident_id(told[0]),
        title=title(fused),
        role=fused.role,
        event_type=fused.event_type,
        reports=told,
        location=fused.location,
        launch=fused.launch,
        date=fused.date,
        munition_count=fused.munition_count,
        perpetrator=fused.perpetrator,
        attribution=fused.attribution,
        killed=fused.killed,
        wounded=fused.wounded,
        outcomes=fused.outcomes,
        conflicts=fused.conflicts,
        origins=origins.groups,
        credibility=grade(told, articles, origins, fused.conflicts, texts),
        merge_reasons=tuple(_merge_reasons(told, scores, constraints)),
    )


def _report_order(report: Report, articles: Mapping[str, Article]) -> tuple[date, str, int, str]:
    article = articles.get(report.article_id)
    published = article.published if article and article.published else date.max
    return published, report.article_id, report.excerpt.start, report.id


def _published(reports: Sequence[Report], articles: Mapping[str, Article]) -> dict[str, date]:
    """Days of publication by article id, as far as they are known."""
    found = (articles.get(report.article_id) for report in reports)
    return {one.id: one.published for one in found if one is not None and one.published}


def _incident_id(first: Report) -> str:
    """Derive an id from the earliest report, so that later articles leave it as it is."""
    return f"incident:{sha256(first.id.encode()).hexdigest()[:_ID_LENGTH]}"


def _cited(report: Report, articles: Mapping[str, Article]) -> str:
    article = articles.get(report.article_id)
    if article is None:
        return ""
    return "\n".join(article.text[span.start : span.end] for span in report.excerpts)


def _merge_reasons(
    reports: Sequence[Report], scores: Scores, constraints: Sequence[Constraint]
) -> Iterator[str]:
    """For each report but the first, why it belongs to those before it."""
    for number, report in enumerate(reports[1:], start=1):
        earlier = [other.id for other in reports[:number]]
        if _joined_by_analyst(report.id, earlier, constraints):
            yield f"{report.id}: merged by an analyst"
            continue
        pairs = ((min(report.id, one), max(report.id, one)) for one in earlier)
        known = [scores[pair] for pair in pairs if pair in scores]
        if known:
            best = max(known, key=lambda score: (score.points, score.first, score.second))
            other = best.first if best.second == report.id else best.second
            yield f"{report.id} with {other}: {best.explain()}"


def _joined_by_analyst(
    report_id: str, others: Sequence[str], constraints: Sequence[Constraint]
) -> bool:
    return any(
        one.kind is ConstraintKind.MUST_LINK
        and report_id in (one.first, one.second)
        and (one.first in others or one.second in others)
        for one in constraints
    )


def _by_date(incident: Incident) -> tuple[date, str]:
    return (incident.date.start if incident.date else date.max), incident.id
