"""Read rows back into records, within a transaction of the caller's."""

import json
from collections.abc import Collection

from sqlalchemy import Connection, select

from dashboard.identity import incident_order, link_order
from dashboard.model import (
    Analysis,
    Article,
    Extraction,
    Incident,
    IncidentLink,
    Publication,
    Report,
)
from dashboard.store import codec, schema
from dashboard.store.rows import article_record, incident_record, toponym_record
from dashboard.store.schema import (
    articles,
    extractions,
    incident_links,
    incident_reports,
    incidents,
    places,
    reports,
)
from gazetteer.model import Toponym

__all__ = [
    "find_article",
    "find_incident",
    "read_analysis",
    "read_articles",
    "read_digests",
    "read_reports",
]


def read_articles(connection: Connection) -> tuple[Article, ...]:
    """Read all articles, by id."""
    # Sorted here and not by the database: each has its own idea of the order of letters.
    rows = connection.execute(select(articles)).mappings()
    return tuple(sorted(map(article_record, rows), key=lambda article: article.id))


def find_article(connection: Connection, article_id: str) -> Article | None:
    """Read one article, or `None`."""
    query = select(articles).where(articles.c.id == article_id)
    row = connection.execute(query).mappings().one_or_none()
    return article_record(row) if row else None


def read_digests(connection: Connection) -> dict[str, str]:
    """Read the digest of each article's text."""
    rows = connection.execute(select(articles.c.id, articles.c.digest))
    return {row.id: row.digest for row in rows}


def read_reports(
    connection: Connection, article_ids: Collection[str] | None = None
) -> dict[str, Report]:
    """Read all reports by id, or those of some articles; by article id, in order of the text."""
    query = select(reports.c.article_id, reports.c.position, reports.c.record)
    if article_ids is not None:
        query = query.where(reports.c.article_id.in_(article_ids))
    rows = sorted(tuple(row) for row in connection.execute(query))
    told = (codec.loads(Report, record) for _, _, record in rows)
    return {report.id: report for report in told}


def read_analysis(connection: Connection) -> Analysis:
    """Read everything that was saved last."""
    told = read_reports(connection)
    return Analysis(
        extractions=_read_extractions(connection, told),
        incidents=_read_incidents(connection, told),
        links=_read_links(connection),
    )


def _read_extractions(connection: Connection, told: dict[str, Report]) -> tuple[Extraction, ...]:
    named = _read_toponyms(connection)
    by_article: dict[str, list[Report]] = {}
    for report in told.values():
        by_article.setdefault(report.article_id, []).append(report)
    rows = connection.execute(
        select(extractions.c.article_id, extractions.c.record, extractions.c.set_aside)
    )
    return tuple(
        Extraction(
            article_id=article_id,
            publication=codec.loads(Publication, record),
            toponyms=tuple(named.get(article_id, ())),
            reports=tuple(by_article.get(article_id, ())),
            set_aside=set_aside,
        )
        for article_id, record, set_aside in sorted(rows)
    )


def _read_toponyms(connection: Connection) -> dict[str, list[Toponym]]:
    known = {key: json.loads(record) for key, record in connection.execute(select(places))}
    query = select(schema.toponyms.c.article_id, schema.toponyms.c.record)
    found: dict[str, list[Toponym]] = {}
    for article_id, record in connection.execute(query.order_by(schema.toponyms.c.position)):
        found.setdefault(article_id, []).append(toponym_record(record, known))
    return found


def _read_incidents(connection: Connection, told: dict[str, Report]) -> tuple[Incident, ...]:
    query = select(incident_reports.c.incident_id, incident_reports.c.report_id).order_by(
        incident_reports.c.position
    )
    members: dict[str, list[Report]] = {}
    for incident_id, report_id in connection.execute(query):
        members.setdefault(incident_id, []).append(told[report_id])
    rows = connection.execute(select(incidents.c.id, incidents.c.record))
    found = (incident_record(record, members.get(key, ())) for key, record in rows)
    return tuple(sorted(found, key=incident_order))


def find_incident(connection: Connection, incident_id: str) -> Incident | None:
    """Read one incident, or `None`."""
    record = connection.scalar(select(incidents.c.record).where(incidents.c.id == incident_id))
    members = connection.scalars(
        select(reports.c.record)
        .join(incident_reports)
        .where(incident_reports.c.incident_id == incident_id)
        .order_by(incident_reports.c.position)
    )
    told = [codec.loads(Report, member) for member in members]
    return None if record is None else incident_record(record, told)


def _read_links(connection: Connection) -> tuple[IncidentLink, ...]:
    records = connection.scalars(select(incident_links.c.record))
    links = (codec.loads(IncidentLink, record) for record in records)
    return tuple(sorted(links, key=link_order))
