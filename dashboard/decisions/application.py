"""What decisions make of an analysis."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from dashboard.corroboration.titles import title
from dashboard.decisions.attachment import Present, effective, present_in
from dashboard.decisions.records import (
    CountCorrection,
    DateCorrection,
    Decision,
    KilledCorrection,
    LaunchCorrection,
    Linking,
    Merge,
    Note,
    PerpetratorCorrection,
    PlaceCorrection,
    Review,
    RoleCorrection,
    Split,
    TypeCorrection,
    Unlinking,
    WoundedCorrection,
)
from dashboard.identity import incident_order, link_order
from dashboard.model import Analysis, Article, Basis, Incident, IncidentLink, LinkKind, Mark

__all__ = ["Outcome", "apply_decisions", "settle"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """
    An analysis as analysts see it.

    Attributes
    ----------
    orphaned
        Decisions whose incident can't be found any more: kept, shown, and without effect until
        it is found again; in the order in which they were made.
    """

    analysis: Analysis
    orphaned: tuple[Decision, ...] = ()


def apply_decisions(
    analysis: Analysis, decisions: Iterable[Decision], articles: Iterable[Article] = ()
) -> Analysis:
    """Apply decisions to an analysis; `settle` also tells which ones it could not apply."""
    return settle(analysis, decisions, articles).analysis


def settle(
    analysis: Analysis, decisions: Iterable[Decision], articles: Iterable[Article] = ()
) -> Outcome:
    """
    Apply decisions to an analysis.

    Merges and splits are marked only: corroboration has obeyed them (`constraints_of`).

    Parameters
    ----------
    analysis
        As read by the machine.
    decisions
        In the order in which they were made; of two on one field the later one holds.
    articles
        At least those that decisions quote: their words tell where a changed report is now.
    """
    held = effective(decisions)
    texts = {article.id: article.text for article in articles}
    present = present_in(analysis, held, texts)
    incidents = {incident.id: incident for incident in analysis.incidents}
    links = analysis.links
    orphaned = []
    for decision in held:
        subject = present.incident_of(decision.subject)
        other = _other(decision, present)
        if subject is None or (other is None and _needs_other(decision)):
            orphaned.append(decision)
            continue
        if _is_covered(decision, present, subject):
            incidents[subject] = _mark(_change(incidents[subject], decision), decision)
        links = _relink(links, decision, subject, other)
    return Outcome(
        analysis=replace(
            analysis,
            incidents=tuple(sorted(incidents.values(), key=incident_order)),
            links=tuple(sorted(links, key=link_order)),
        ),
        orphaned=tuple(orphaned),
    )


def _needs_other(decision: Decision) -> bool:
    return isinstance(decision.action, Merge | Linking | Unlinking)


def _other(decision: Decision, present: Present) -> str | None:
    match decision.action:
        case Merge(other=other) | Linking(other=other) | Unlinking(other=other):
            return present.incident_of(other)
        case _:
            return None


def _is_covered(decision: Decision, present: Present, subject: str) -> bool:
    """
    Tell whether the analyst who judged an incident has seen what it is now.

    A rejected incident that went into another must not hide that other one.
    """
    return not isinstance(decision.action, Review) or present.is_whole(decision.subject, subject)


_FIELDS: Mapping[type, str] = {
    Review: "review",
    PlaceCorrection: "location",
    LaunchCorrection: "launch",
    DateCorrection: "date",
    TypeCorrection: "event_type",
    RoleCorrection: "role",
    CountCorrection: "munition_count",
    PerpetratorCorrection: "perpetrator",
    KilledCorrection: "killed",
    WoundedCorrection: "wounded",
    Merge: "merge",
    Split: "split",
    Linking: "link",
    Unlinking: "unlink",
    Note: "note",
}


def _mark(incident: Incident, decision: Decision) -> Incident:
    mark = Mark(
        decision_id=decision.id,
        field=_FIELDS[type(decision.action)],
        who=decision.who,
        when=decision.when,
        why=decision.why,
    )
    return replace(incident, marks=(*incident.marks, mark))


_Correction = (
    PlaceCorrection
    | DateCorrection
    | TypeCorrection
    | RoleCorrection
    | CountCorrection
    | PerpetratorCorrection
    | KilledCorrection
    | WoundedCorrection
)
"""Corrections whose fields are called as the incident's that they set."""


def _change(incident: Incident, decision: Decision) -> Incident:
    action = decision.action
    if isinstance(action, Review):
        return replace(incident, review=action.state)
    if isinstance(action, LaunchCorrection):
        changed = replace(incident, launch=action.location)
    elif isinstance(action, _Correction):
        entered: dict[str, Any] = {one.name: getattr(action, one.name) for one in fields(action)}
        changed = replace(incident, **entered)
    else:
        return incident
    return replace(changed, title=title(changed))


def _relink(
    links: tuple[IncidentLink, ...], decision: Decision, subject: str, other: str | None
) -> tuple[IncidentLink, ...]:
    if other is None or other == subject:
        return links
    match decision.action:
        case Linking(kind=kind):
            made = _link(kind, subject, other, decision)
            return (*(one for one in links if not _joins(one, kind, subject, other)), made)
        case Unlinking(kind=kind):
            return tuple(one for one in links if not _joins(one, kind, subject, other))
        case _:
            return links


def _link(kind: LinkKind, source: str, target: str, decision: Decision) -> IncidentLink:
    reason = f"{decision.who}: {decision.why}" if decision.why else decision.who
    return IncidentLink(
        kind=kind, source_id=source, target_id=target, basis=Basis.ANALYST, reason=reason
    )


def _joins(link: IncidentLink, kind: LinkKind, one: str, other: str) -> bool:
    return link.kind is kind and {link.source_id, link.target_id} == {one, other}
