"""
Recognise the same reports and incidents after the articles have been read again.

A report's id derives from its content, so it changes when the extractor or the article does; an
incident's id must not change when another article about it arrives. Where it is not clear what
became of a report, nothing is said: a decision carried to the wrong report is worse than one that
the analyst is asked about again.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from dashboard.model import Analysis, Incident, IncidentLink, Report, Span

__all__ = [
    "PASTED",
    "KnownIncident",
    "ReportRef",
    "incident_order",
    "link_order",
    "reattach",
    "refer",
    "rename",
    "stable_ids",
]

PASTED = "pasted-"
"""How the id of an article begins that came without a file and a name."""

# Shared part of two excerpts (intersection over union) from which one may be the other's successor.
MIN_OVERLAP = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRef:
    """
    A report as it was, with enough to find it again.

    Attributes
    ----------
    excerpt
        Where its first excerpt stood; `None` where the text has changed and it isn't known.
    quote
        The words of the excerpt; empty where the text is known not to have changed.
    place_id
        Where it was placed; empty if it was not.
    siblings
        Ids of the article's other reports at the time: none of them can be its successor.
    """

    report_id: str
    article_id: str
    excerpt: Span | None = None
    quote: str = ""
    place_id: str = ""
    siblings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownIncident:
    """A stored incident: its id and the ids its reports have now."""

    id: str
    report_ids: tuple[str, ...]


def refer(report: Report, *, text: str = "", siblings: Iterable[str] = ()) -> ReportRef:
    """
    Note down a report so that it can be found again.

    Parameters
    ----------
    report
        The report as it is now.
    text
        Its article's text; empty where the text is known to stay the same.
    siblings
        Ids of the reports of the article; its own is left out.
    """
    return ReportRef(
        report_id=report.id,
        article_id=report.article_id,
        excerpt=report.excerpt,
        quote=text[report.excerpt.start : report.excerpt.end],
        place_id=_place_id(report),
        siblings=tuple(sorted(set(siblings) - {report.id})),
    )


def reattach(
    refs: Iterable[ReportRef], reports: Iterable[Report], texts: Mapping[str, str]
) -> dict[str, str]:
    """
    Find the reports that earlier ones have become.

    A report whose id is still there is itself. Otherwise its successor is the one new report of
    the same article whose excerpt overlaps most, if it is not placed elsewhere.

    Parameters
    ----------
    refs
        Earlier reports.
    reports
        All reports there are now.
    texts
        Text of each article by id; needed only for references that quote.

    Returns
    -------
    dict of str to str
        Earlier report id to present one; without those that have no certain successor.
    """
    present: dict[str, Report] = {}
    by_article: dict[str, list[Report]] = {}
    for report in reports:
        present[report.id] = report
        by_article.setdefault(report.article_id, []).append(report)
    found = {}
    for ref in refs:
        if ref.report_id in present:
            found[ref.report_id] = ref.report_id
        elif successor := _successor(ref, by_article.get(ref.article_id, ()), texts):
            found[ref.report_id] = successor
    return found


def _successor(ref: ReportRef, reports: Collection[Report], texts: Mapping[str, str]) -> str | None:
    excerpt = _relocate(ref, texts.get(ref.article_id, ""))
    if excerpt is None:
        return None
    scores = {
        report.id: _overlap(excerpt, report.excerpt)
        for report in reports
        if report.id not in ref.siblings and _may_be_at(ref.place_id, report)
    }
    best = max(scores.values(), default=0.0)
    leaders = [report_id for report_id, score in scores.items() if score == best]
    return leaders[0] if best >= MIN_OVERLAP and len(leaders) == 1 else None


def _relocate(ref: ReportRef, text: str) -> Span | None:
    """Where the excerpt of a reference stands in the text as it is now."""
    span = ref.excerpt
    if span is None or not ref.quote or text[span.start : span.end] == ref.quote:
        return span
    start = text.find(ref.quote)
    if start < 0 or text.find(ref.quote, start + 1) >= 0:
        return None
    return Span(start, start + len(ref.quote))


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


def _may_be_at(place_id: str, report: Report) -> bool:
    return not place_id or _place_id(report) in {"", place_id}


def _place_id(report: Report) -> str:
    return report.location.value.place_id if report.location else ""


def stable_ids(incidents: Iterable[Incident], known: Iterable[KnownIncident]) -> dict[str, str]:
    """
    Give each incident the id of the stored one that it continues.

    The pair that shares most reports goes first, the older stored incident first among equals;
    each stored id is given once. An incident that continues none keeps the id that its content
    gave it, or, if a continued one bears that, a new one derived from it.

    Parameters
    ----------
    incidents
        As corroborated, with ids derived from their content.
    known
        Stored incidents, oldest first.

    Returns
    -------
    dict of str to str
        Id as corroborated to id to store.
    """
    new = tuple(incidents)
    given = dict[str, str]()
    for stored_id, new_id in _pairs(new, known):
        if new_id not in given and stored_id not in given.values():
            given[new_id] = stored_id
    taken = set(given.values())
    for incident in new:
        if incident.id not in given:
            given[incident.id] = _free_id(incident.id, taken)
            taken.add(given[incident.id])
    return given


def _pairs(
    incidents: tuple[Incident, ...], known: Iterable[KnownIncident]
) -> list[tuple[str, str]]:
    """Rank the pairs of a stored and a new incident that share reports, by their ids."""
    holder = {report.id: incident.id for incident in incidents for report in incident.reports}
    ranked = []
    for age, stored in enumerate(known):
        shared = Counter(holder[report] for report in stored.report_ids if report in holder)
        ranked += [(-count, age, new_id, stored.id) for new_id, count in shared.items()]
    return [(stored_id, new_id) for _, _, new_id, stored_id in sorted(ranked)]


def _free_id(wanted: str, taken: Collection[str]) -> str:
    while wanted in taken:
        prefix = wanted.rpartition(":")[0]
        digest = sha256(wanted.encode()).hexdigest()[:16]
        wanted = f"{prefix}:{digest}" if prefix else digest
    return wanted


def rename(analysis: Analysis, ids: Mapping[str, str]) -> Analysis:
    """Replace incident ids, in the incidents and in their links, and put both in order."""
    named = (replace(one, id=ids[one.id]) for one in analysis.incidents)
    links = (_rename_link(link, ids) for link in analysis.links)
    return replace(
        analysis,
        incidents=tuple(sorted(named, key=incident_order)),
        links=tuple(sorted(links, key=link_order)),
    )


def _rename_link(link: IncidentLink, ids: Mapping[str, str]) -> IncidentLink:
    return replace(link, source_id=ids[link.source_id], target_id=ids[link.target_id])


def incident_order(incident: Incident) -> tuple[date, str]:
    """Sort incidents by date, then id; those without a date last."""
    return (incident.date.start if incident.date else date.max, incident.id)


def link_order(link: IncidentLink) -> tuple[object, ...]:
    """Sort links by source, target and kind."""
    return (
        link.source_id,
        link.target_id,
        link.kind,
        link.basis,
        link.article_id,
        link.spans,
        link.reason,
    )
