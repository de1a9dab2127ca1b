"""The first tables, and the triggers that keep history and decisions append-only."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

MOMENT = sa.DateTime(timezone=True)
NUMBER = sa.Float(53)
APPEND_ONLY = ("history", "decisions")


def upgrade() -> None:
    """Create everything."""
    _create_articles()
    _create_readings()
    _create_incidents()
    _create_logs()
    for table in APPEND_ONLY:
        _forbid_rewriting(table)


def _create_articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("outlet", sa.String()),
        sa.Column("url", sa.Text()),
        sa.Column("published", sa.Date()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("ingested_at", MOMENT, nullable=False),
    )
    op.create_table(
        "extractions",
        _owner("article_id", "articles.id", primary_key=True),
        sa.Column("article_digest", sa.String(), nullable=False),
        sa.Column("published", sa.Date()),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
    )
    op.create_table(
        "places",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("record", sa.Text(), nullable=False),
    )


def _create_readings() -> None:
    op.create_table(
        "toponyms",
        _owner("article_id", "extractions.article_id", primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("usage", sa.String(), nullable=False),
        sa.Column("place_id", sa.String(), index=True),
        sa.Column("kind", sa.String()),
        *_place_columns(),
        sa.Column("confidence", NUMBER, nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.String(), primary_key=True),
        _owner("article_id", "extractions.article_id", index=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("excerpt_start", sa.Integer(), nullable=False),
        sa.Column("excerpt_end", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("event_type", sa.String(), nullable=False),
        *_place_columns(),
        sa.Column("date_start", sa.Date()),
        sa.Column("date_end", sa.Date()),
        sa.Column("aggregate", sa.Boolean(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
    )


def _create_incidents() -> None:
    op.create_table(
        "incidents",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("event_type", sa.String(), nullable=False),
        sa.Column("attribution", sa.String(), nullable=False),
        *_place_columns(),
        sa.Column("country", sa.String()),
        sa.Column("launch_lon", NUMBER),
        sa.Column("launch_lat", NUMBER),
        sa.Column("date_start", sa.Date(), index=True),
        sa.Column("date_end", sa.Date()),
        sa.Column("source_grade", sa.String(), nullable=False),
        sa.Column("claim_grade", sa.Integer(), nullable=False),
        sa.Column("first_seen", MOMENT, nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
    )
    op.create_index("ix_incidents_lat", "incidents", ["lat", "lon"])
    op.create_table(
        "incident_reports",
        _owner("report_id", "reports.id", primary_key=True),
        _owner("incident_id", "incidents.id", index=True),
        sa.Column("position", sa.Integer(), nullable=False),
    )
    op.create_table(
        "incident_links",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        _owner("source_id", "incidents.id", index=True),
        _owner("target_id", "incidents.id", index=True),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
    )


def _create_logs() -> None:
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("at", MOMENT, nullable=False, index=True),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False, index=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("key", sa.String(), nullable=False, unique=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False, index=True),
        sa.Column("record", sa.Text(), nullable=False),
        sqlite_autoincrement=True,
    )


def _owner(
    name: str, target: str, *, primary_key: bool = False, index: bool = False
) -> sa.Column[str]:
    """Make a column whose row goes when the row it points to goes."""
    key = sa.ForeignKey(target, ondelete="CASCADE")
    return sa.Column(
        name, sa.String(), key, primary_key=primary_key, nullable=False, index=index or None
    )


def _place_columns() -> tuple[sa.Column[float], ...]:
    return tuple(sa.Column(name, NUMBER) for name in ("lon", "lat", "uncertainty_m"))


def _forbid_rewriting(table: str) -> None:
    if op.get_context().dialect.name == "sqlite":
        _forbid_rewriting_in_sqlite(table)
    else:
        _forbid_rewriting_in_postgresql(table)


def _forbid_rewriting_in_sqlite(table: str) -> None:
    refusal = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    for event in ("UPDATE", "DELETE"):
        op.execute(f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} {refusal}")
    # INSERT OR REPLACE deletes without asking the trigger above.
    ids: sa.Select[tuple[int]] = sa.select(sa.column("id")).select_from(sa.table(table))
    op.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN NEW.id IN ({ids}) {refusal}"
    )


def _forbid_rewriting_in_postgresql(table: str) -> None:
    op.execute(
        f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_rewriting BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()"
    )
