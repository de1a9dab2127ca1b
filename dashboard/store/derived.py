"""
Replace what was derived from the articles, touching only the rows that differ.

Saving the same analysis twice writes nothing at all; an incident keeps its id and the moment when
it was first seen.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, insert, select, update

from dashboard.errors import StoreError
from dashboard.identity import KnownIncident, rename, stable_ids
from dashboard.model import Analysis
from dashboard.store import history
from dashboard.store.history import Entry, EntryKind
from dashboard.store.reading import read_digests
from dashboard.store.rows import (
    Row,
    extraction_row,
    incident_row,
    link_row,
    membership_rows,
    report_row,
    toponym_rows,
)
from dashboard.store.schema import (
    extractions,
    incident_links,
    incident_reports,
    incidents,
    places,
    reports,
    toponyms,
)

__all__ = ["known_incidents", "replace_derived"]

Key = tuple[Any, ...]
# Owners first: rows are written in this order and taken away in the reverse.
_TABLES = (extractions, places, toponyms, reports, incidents, incident_reports, incident_links)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Difference:
    """How the rows wanted in a table differ from those in it, by primary key."""

    inserted: dict[Key, Row]
    updated: dict[Key, Row]
    deleted: dict[Key, Row]
    former: dict[Key, Row]

    def __bool__(self) -> bool:
        return bool(self.inserted or self.updated or self.deleted)


def known_incidents(connection: Connection) -> tuple[KnownIncident, ...]:
    """Read which reports make up each stored incident; oldest first, then by id."""
    query = (
        select(incident_reports.c.incident_id, incident_reports.c.report_id)
        .join(incidents)
        .order_by(incidents.c.first_seen, incidents.c.id, incident_reports.c.position)
    )
    members: dict[str, list[str]] = {}
    for incident_id, report_id in connection.execute(query):
        members.setdefault(incident_id, []).append(report_id)
    return tuple(KnownIncident(id=key, report_ids=tuple(ids)) for key, ids in members.items())


def replace_derived(
    connection: Connection, analysis: Analysis, *, reader: str, now: datetime
) -> Analysis:
    """
    Store an analysis in place of the earlier one; stored articles that it lacks become pending.

    Parameters
    ----------
    reader
        Names what read the articles.

    Returns
    -------
    Analysis
        The same, its incidents under the ids that they have in the store.

    Raises
    ------
    StoreError
        If the analysis is of an article that is not stored, or is inconsistent.
    """
    known = known_incidents(connection)
    named = rename(analysis, stable_ids(analysis.incidents, known))
    wanted = _wanted_rows(connection, named, reader=reader, now=now)
    differences = {table: _compare(connection, table, wanted[table]) for table in _TABLES}
    for table in _TABLES:
        _write(connection, table, differences[table])
    for table in reversed(_TABLES):
        _delete(connection, table, differences[table])
    if any(differences.values()):
        history.append(connection, _entries(named, differences, now))
    return named


def _wanted_rows(
    connection: Connection, analysis: Analysis, *, reader: str, now: datetime
) -> dict[Table, list[Row]]:
    digests = read_digests(connection)
    stored = connection.execute(select(incidents.c.id, incidents.c.first_seen))
    first_seen = {row.id: row.first_seen for row in stored}
    rows: dict[Table, list[Row]] = {table: [] for table in _TABLES}
    for extraction in analysis.extractions:
        digest = digests.get(extraction.article_id)
        if digest is None:
            raise StoreError(f"article {extraction.article_id!r} was read but is not stored")
        row = extraction_row(extraction, article_digest=digest, reader=reader)
        rows[extractions].append(row)
        named, named_places = toponym_rows(extraction)
        rows[toponyms] += named
        rows[places] += named_places
        rows[reports] += [report_row(one, position=n) for n, one in enumerate(extraction.reports)]
    for incident in analysis.incidents:
        seen = first_seen.get(incident.id, now)
        rows[incidents].append(incident_row(incident, first_seen=seen))
        rows[incident_reports] += membership_rows(incident)
    rows[incident_links] = [link_row(link) for link in analysis.links]
    return rows


def _key(table: Table, row: Row) -> Key:
    return tuple(row[column.name] for column in table.primary_key)


def _rows(connection: Connection, table: Table) -> list[Row]:
    return [dict(row) for row in connection.execute(select(table)).mappings()]


def _compare(connection: Connection, table: Table, rows: Iterable[Row]) -> _Difference:
    stored = {_key(table, row): row for row in _rows(connection, table)}
    wanted = {_key(table, row): row for row in rows}
    changed = {key for key in wanted.keys() & stored.keys() if wanted[key] != stored[key]}
    # A place may be named again, and none is shown for itself: they are only ever added.
    gone = set() if table is places else stored.keys() - wanted.keys()
    return _Difference(
        inserted={key: row for key, row in wanted.items() if key not in stored},
        updated={key: wanted[key] for key in sorted(changed)},
        deleted={key: stored[key] for key in sorted(gone)},
        former={key: stored[key] for key in changed},
    )


def _write(connection: Connection, table: Table, difference: _Difference) -> None:
    if difference.inserted:
        connection.execute(insert(table), list(difference.inserted.values()))
    if difference.updated:
        keys = {column.name for column in table.primary_key}
        values: Row = {c.name: bindparam(c.name) for c in table.columns if c.name not in keys}
        statement = update(table).where(_this_row(table)).values(values)
        connection.execute(statement, [_with_key(row, keys) for row in difference.updated.values()])


def _delete(connection: Connection, table: Table, difference: _Difference) -> None:
    if difference.deleted:
        keys = {column.name for column in table.primary_key}
        rows = [_with_key(row, keys) for row in difference.deleted.values()]
        connection.execute(delete(table).where(_this_row(table)), rows)


def _this_row(table: Table) -> Any:
    return and_(*(column == bindparam(f"key_{column.name}") for column in table.primary_key))


def _with_key(row: Row, keys: set[str]) -> Row:
    return {f"key_{name}" if name in keys else name: value for name, value in row.items()}


def _entries(
    analysis: Analysis, differences: Mapping[Table, _Difference], now: datetime
) -> list[Entry]:
    changed = differences[incidents]
    moved = differences[incident_reports]
    regrouped = _regrouped(moved) & {incident.id for incident in analysis.incidents}
    entries = [
        Entry(
            at=now,
            kind=EntryKind.ANALYSIS_SAVED,
            fields=tuple(str(table.name) for table in _TABLES if differences[table]),
        )
    ]
    entries += [
        Entry(at=now, kind=EntryKind.INCIDENT_NEW, subject=key) for (key,) in changed.inserted
    ]
    for key in sorted({key for (key,) in changed.updated} | regrouped):
        if (key,) not in changed.inserted:
            entries.append(_changed_entry(key, changed, regrouped, now))
    for (key,), row in changed.deleted.items():
        heir = _successor(key, moved)
        entries.append(
            Entry(
                at=now,
                kind=EntryKind.INCIDENT_GONE,
                subject=key,
                former=row["record"],
                successor=heir,
            )
        )
    return entries


def _changed_entry(key: str, changed: _Difference, regrouped: set[str], now: datetime) -> Entry:
    former = changed.former.get((key,))
    fields = _changed_fields(former["record"], changed.updated[(key,)]["record"]) if former else ()
    return Entry(
        at=now,
        kind=EntryKind.INCIDENT_CHANGED,
        subject=key,
        fields=fields + (("reports",) if key in regrouped else ()),
        former=former["record"] if former else "",
    )


def _changed_fields(before: str, after: str) -> tuple[str, ...]:
    old, new = json.loads(before), json.loads(after)
    return tuple(sorted(name for name in old.keys() | new if old.get(name) != new.get(name)))


def _regrouped(moved: _Difference) -> set[str]:
    """Find the incidents that gained or lost a report."""
    rows = [*moved.inserted.values(), *moved.deleted.values()]
    for key, row in moved.updated.items():
        if row["incident_id"] != moved.former[key]["incident_id"]:
            rows += [row, moved.former[key]]
    return {row["incident_id"] for row in rows}


def _successor(gone: str, moved: _Difference) -> str:
    """Find the incident that took most reports of one that is gone; "" if none did."""
    heirs = [
        row["incident_id"]
        for key, row in moved.updated.items()
        if moved.former[key]["incident_id"] == gone
    ]
    return max(sorted(set(heirs)), key=heirs.count, default="")
