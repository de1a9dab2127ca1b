"""What happened to the store: an append-only log, and what it says about a stretch of time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, Row, func, insert, select

from dashboard.store import codec
from dashboard.store.schema import history

__all__ = ["Changes", "Entry", "EntryKind", "append", "last_id", "read", "summarise"]


class EntryKind(StrEnum):
    """What happened."""

    ARTICLE_ADDED = "article_added"
    ARTICLE_CHANGED = "article_changed"
    ANALYSIS_SAVED = "analysis_saved"
    INCIDENT_NEW = "incident_new"
    INCIDENT_CHANGED = "incident_changed"
    INCIDENT_GONE = "incident_gone"
    DECISION = "decision"
    BRIEF = "brief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """
    One thing that happened.

    Attributes
    ----------
    who
        The analyst; empty for the machine.
    subject
        Id of the article or incident; empty where it is about the whole store.
    fields
        Names of the fields that changed.
    former
        The record before, as canonical JSON; empty where there was none.
    successor
        The incident that holds the reports of one that is gone; empty if none does.
    note
        In words.
    decision_id
        The decision it tells of, as an undo names it; empty where it tells of none.
    """

    at: datetime
    kind: EntryKind
    subject: str = ""
    who: str = ""
    fields: tuple[str, ...] = ()
    former: str = ""
    successor: str = ""
    note: str = ""
    decision_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Detail:
    """The part of an entry that is never searched."""

    fields: tuple[str, ...] = ()
    former: str = ""
    successor: str = ""
    note: str = ""
    decision_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """
    What became of the incidents over some time.

    Attributes
    ----------
    new
        Ids of incidents that were not there before and are now.
    changed
        Ids of incidents that were there before, are there now, and are not what they were.
    gone
        Ids of incidents that were there before, with the incident each went into, or nothing.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[tuple[str, str], ...] = ()


def append(connection: Connection, entries: Iterable[Entry]) -> None:
    """Write entries, in order."""
    rows = [
        {
            "at": entry.at,
            "who": entry.who,
            "kind": entry.kind.value,
            "subject": entry.subject,
            "detail": codec.dumps(
                _Detail(
                    fields=entry.fields,
                    former=entry.former,
                    successor=entry.successor,
                    note=entry.note,
                    decision_id=entry.decision_id,
                )
            ),
        }
        for entry in entries
    ]
    if rows:
        connection.execute(insert(history), rows)


def last_id(connection: Connection) -> int:
    """Give the number of the latest entry; 0 in a new store. It grows with every change."""
    return connection.scalar(select(func.coalesce(func.max(history.c.id), 0))) or 0


def read(
    connection: Connection, *, since: datetime | None = None, subject: str | None = None
) -> tuple[Entry, ...]:
    """
    Read entries in the order in which they were written.

    Parameters
    ----------
    since
        Leave out what happened at or before this moment.
    subject
        Keep only what happened to this article or incident.
    """
    query = select(history).order_by(history.c.id)
    if since is not None:
        query = query.where(history.c.at > since)
    if subject is not None:
        query = query.where(history.c.subject == subject)
    return tuple(_entry(row) for row in connection.execute(query))


def _entry(row: Row[tuple[object, ...]]) -> Entry:
    detail = codec.loads(_Detail, row.detail)
    return Entry(
        at=row.at,
        kind=EntryKind(row.kind),
        subject=row.subject,
        who=row.who,
        fields=detail.fields,
        former=detail.former,
        successor=detail.successor,
        note=detail.note,
        decision_id=detail.decision_id,
    )


def summarise(entries: Iterable[Entry]) -> Changes:
    """
    Sum up what became of the incidents: one that came and went is not mentioned.

    Parameters
    ----------
    entries
        In the order in which they were written.
    """
    first: dict[str, EntryKind] = {}
    last: dict[str, Entry] = {}
    for entry in entries:
        if entry.kind in _INCIDENT_KINDS:
            first.setdefault(entry.subject, entry.kind)
            last[entry.subject] = entry
    new, changed, gone = [], [], []
    for subject, entry in last.items():
        was_there = first[subject] is not EntryKind.INCIDENT_NEW
        is_there = entry.kind is not EntryKind.INCIDENT_GONE
        if was_there and is_there:
            changed.append(subject)
        elif is_there:
            new.append(subject)
        elif was_there:
            gone.append((subject, entry.successor))
    return Changes(new=tuple(sorted(new)), changed=tuple(sorted(changed)), gone=tuple(sorted(gone)))


_INCIDENT_KINDS = frozenset(
    {
        EntryKind.INCIDENT_NEW,
        EntryKind.INCIDENT_CHANGED,
        EntryKind.INCIDENT_GONE,
        EntryKind.DECISION,
    }
)
