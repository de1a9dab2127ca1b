"""Keep what analysts decide and obey it, within a transaction of the caller's."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, insert, select

from dashboard.decisions import Decision, Merge, Outcome, Split, Undo, constraints_of, settle
from dashboard.errors import StoreError
from dashboard.model import Analysis
from dashboard.store import codec, history, reading
from dashboard.store.history import Entry, EntryKind
from dashboard.store.schema import decisions

__all__ = ["obey", "read_decisions", "read_outcome", "regroup", "regroups", "write_decision"]


def read_decisions(connection: Connection) -> tuple[Decision, ...]:
    """Read all decisions, in the order in which they were written."""
    records = connection.scalars(select(decisions.c.record).order_by(decisions.c.id))
    return tuple(codec.loads(Decision, record) for record in records)


def write_decision(connection: Connection, decision: Decision, *, now: datetime) -> None:
    """
    Add a decision, and note it in the history of its incident.

    Raises
    ------
    StoreError
        If it is there already, or takes back one that is not.
    """
    known = set(connection.scalars(select(decisions.c.key)))
    _check(decision, known)
    action = type(decision.action).__name__
    connection.execute(
        insert(decisions),
        {
            "key": decision.id,
            "at": decision.when,
            "who": decision.who,
            "action": action,
            "subject": decision.subject.incident_id,
            "record": codec.dumps(decision),
        },
    )
    entry = Entry(
        at=now,
        kind=EntryKind.DECISION,
        subject=decision.subject.incident_id,
        who=decision.who,
        fields=(action,),
        note=decision.why,
        decision_id=decision.id,
    )
    history.append(connection, [entry])


def _check(decision: Decision, known: Collection[str]) -> None:
    if decision.id in known:
        raise StoreError(f"decision {decision.id} is in the store already")
    action = decision.action
    if isinstance(action, Undo) and action.decision_id not in known:
        raise StoreError(f"decision {action.decision_id} can't be undone: it is not in the store")


def regroups(decision: Decision) -> bool:
    """Tell whether a decision may change which reports make up an incident."""
    return isinstance(decision.action, Merge | Split | Undo)


def obey(connection: Connection, analysis: Analysis) -> Analysis:
    """Group the reports of an analysis again if analysts ruled which of them belong together."""
    return (
        regroup(connection, analysis)
        if any(map(regroups, read_decisions(connection)))
        else analysis
    )


def regroup(connection: Connection, analysis: Analysis) -> Analysis:
    """Group the reports of an analysis as the machine would, but for what analysts ruled."""
    from dashboard.corroboration import corroborate  # noqa: PLC0415 - a start does without

    told = tuple(report for one in analysis.extractions for report in one.reports)
    articles = reading.read_articles(connection)
    rules = constraints_of(read_decisions(connection), told, articles)
    merged = corroborate(articles, told, constraints=rules)
    return replace(analysis, incidents=merged.incidents, links=merged.links)


def read_outcome(connection: Connection) -> Outcome:
    """Read what was saved last, as analysts see it."""
    analysis = reading.read_analysis(connection)
    made = read_decisions(connection)
    if not made:
        return Outcome(analysis=analysis)
    return settle(analysis, made, reading.read_articles(connection))
