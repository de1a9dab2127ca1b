"""
Tables of the store.

Each derived table holds the columns that are filtered, joined or drawn, and in `record` the whole
record as canonical JSON (`codec.dumps`); the columns are computed from the record when it is
written and never read back into it. The migrations create the tables; a test compares the two.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

__all__ = [
    "APPEND_ONLY",
    "METADATA",
    "UtcDateTime",
    "articles",
    "decisions",
    "extractions",
    "history",
    "incident_links",
    "incident_reports",
    "incidents",
    "places",
    "reports",
    "toponyms",
]


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC, aware on both sides; SQLite itself forgets the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a moment without a zone, and turn the others to UTC."""
        del dialect
        if value is not None and value.tzinfo is None:
            raise ValueError(f"{value!r}: expected a time with its zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back the moment in UTC."""
        del dialect
        return value and (
            value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        )


METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def _owned_by(target: str) -> ForeignKey:
    return ForeignKey(target, ondelete="CASCADE")


articles = Table(
    "articles",
    METADATA,
    Column("id", String, primary_key=True),
    Column("digest", String, nullable=False),
    Column("language", String, nullable=False),
    Column("title", Text),
    Column("outlet", String),
    Column("url", Text),
    Column("published", Date),
    Column("text", Text, nullable=False),
    Column("ingested_at", UtcDateTime, nullable=False),
)

extractions = Table(
    "extractions",
    METADATA,
    Column("article_id", _owned_by("articles.id"), primary_key=True),
    # The article's digest when it was read: another digest now means "read it again".
    Column("article_digest", String, nullable=False),
    # What read it, likewise: another version of the code or of its word lists.
    Column("reader", String, nullable=False, server_default=""),
    Column("published", Date),
    Column("basis", String, nullable=False),
    Column("record", Text, nullable=False),  # the Publication
    Column("set_aside", Text, nullable=False, server_default=""),
)

# Gazetteer entries as they were when read, once each: a toponym names several candidates, and
# most articles name the same few places. The id is a digest of the record.
places = Table(
    "places",
    METADATA,
    Column("id", String, primary_key=True),
    Column("record", Text, nullable=False),
)

toponyms = Table(
    "toponyms",
    METADATA,
    Column("article_id", _owned_by("extractions.article_id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("usage", String, nullable=False),
    Column("place_id", String, index=True),
    Column("kind", String),
    Column("lon", Float(53)),
    Column("lat", Float(53)),
    Column("uncertainty_m", Float(53)),
    Column("confidence", Float(53), nullable=False),
    Column("record", Text, nullable=False),
)

reports = Table(
    "reports",
    METADATA,
    Column("id", String, primary_key=True),
    Column("article_id", _owned_by("extractions.article_id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("excerpt_start", Integer, nullable=False),
    Column("excerpt_end", Integer, nullable=False),
    Column("role", String, nullable=False),
    Column("event_type", String, nullable=False),
    Column("lon", Float(53)),
    Column("lat", Float(53)),
    Column("uncertainty_m", Float(53)),
    Column("date_start", Date),
    Column("date_end", Date),
    Column("aggregate", Boolean, nullable=False),
    Column("record", Text, nullable=False),
)

incidents = Table(
    "incidents",
    METADATA,
    Column("id", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("event_type", String, nullable=False),
    Column("attribution", String, nullable=False),
    Column("lon", Float(53)),
    Column("lat", Float(53)),
    Column("uncertainty_m", Float(53)),
    Column("country", String),
    Column("launch_lon", Float(53)),
    Column("launch_lat", Float(53)),
    Column("date_start", Date, index=True),
    Column("date_end", Date),
    Column("source_grade", String, nullable=False),
    Column("claim_grade", Integer, nullable=False),
    Column("first_seen", UtcDateTime, nullable=False),
    Column("record", Text, nullable=False),  # the Incident without its reports
    Index("ix_incidents_lat", "lat", "lon"),
)

incident_reports = Table(
    "incident_reports",
    METADATA,
    Column("report_id", _owned_by("reports.id"), primary_key=True),  # a report tells one event
    Column("incident_id", _owned_by("incidents.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
)

incident_links = Table(
    "incident_links",
    METADATA,
    Column("id", String, primary_key=True),  # digest of the record
    Column("kind", String, nullable=False),
    Column("source_id", _owned_by("incidents.id"), nullable=False, index=True),
    Column("target_id", _owned_by("incidents.id"), nullable=False, index=True),
    Column("basis", String, nullable=False),
    Column("record", Text, nullable=False),
)

# What happened to the store, in order. Subjects are ids without foreign keys: the history of an
# incident outlives it.
history = Table(
    "history",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("who", String, nullable=False),  # empty for the machine
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False, index=True),
    Column("detail", Text, nullable=False),
    sqlite_autoincrement=True,
)

decisions = Table(
    "decisions",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", String, nullable=False, unique=True),  # digest of the record
    Column("at", UtcDateTime, nullable=False),
    Column("who", String, nullable=False),
    Column("action", String, nullable=False),
    Column("subject", String, nullable=False, index=True),
    Column("record", Text, nullable=False),
    sqlite_autoincrement=True,
)

APPEND_ONLY = (history.name, decisions.name)
