"""Make a decision on what is on the screen."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

from dashboard.decisions.records import (
    Action,
    Decision,
    IncidentRef,
    Linking,
    Merge,
    Split,
    Undo,
    Unlinking,
)
from dashboard.errors import InvalidRecordError
from dashboard.identity import refer
from dashboard.model import Article, Incident, Report

__all__ = ["decide", "refer_to", "undo"]


def refer_to(
    incident: Incident, *, reports: Iterable[Report] = (), articles: Iterable[Article] = ()
) -> IncidentRef:
    """
    Note down an incident so that it can be found again.

    Parameters
    ----------
    incident
        As it is now.
    reports
        All reports of its articles, which tell a later reading what was there already.
    articles
        Its articles, whose words tell where a report has moved to.
    """
    texts = {article.id: article.text for article in articles}
    siblings: dict[str, list[str]] = {}
    for report in (*reports, *incident.reports):
        siblings.setdefault(report.article_id, []).append(report.id)
    return IncidentRef(
        incident_id=incident.id,
        reports=tuple(
            refer(
                report,
                text=texts.get(report.article_id, ""),
                siblings=siblings[report.article_id],
            )
            for report in incident.reports
        ),
    )


def decide(
    subject: IncidentRef, action: Action, *, who: str, when: datetime, why: str = ""
) -> Decision:
    """
    Make a decision.

    Raises
    ------
    InvalidRecordError
        If it makes no sense: a merge or link of an incident with itself, a split that leaves
        nothing on one side, no name, a note without words.
    """
    _check(subject, action)
    moment = when.astimezone(UTC) if when.tzinfo else when
    unnamed = Decision(id="", subject=subject, action=action, who=who, when=moment, why=why)
    # Who, when and what name a decision; nobody makes the same one twice in a microsecond.
    digest = sha256(repr((who, moment, subject.incident_id, action)).encode()).hexdigest()
    return replace(unnamed, id=digest[:16])


def undo(decision: Decision, *, who: str, when: datetime, why: str = "") -> Decision:
    """Take back an earlier decision."""
    return decide(decision.subject, Undo(decision_id=decision.id), who=who, when=when, why=why)


def _check(subject: IncidentRef, action: Action) -> None:
    match action:
        case Merge(other=other) | Linking(other=other) | Unlinking(other=other):
            if other.incident_id == subject.incident_id:
                raise InvalidRecordError(f"incident {other.incident_id}: expected two, not one")
        case Split(report_ids=leaving):
            _check_split(subject.report_ids, leaving)
        case _:
            pass


def _check_split(told: Iterable[str], leaving: Iterable[str]) -> None:
    every, part = set(told), set(leaving)
    if not part or not part < every:
        raise InvalidRecordError(
            f"split off {sorted(part)}: expected some of the reports {sorted(every)}, not all"
        )
