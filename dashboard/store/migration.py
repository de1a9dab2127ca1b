"""Bring a store to the tables of this version."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from dashboard.errors import StoreError
from dashboard.store.engine import writing
from dashboard.store.readiness import MIGRATIONS, newest

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

__all__ = ["migrate"]


def migrate(engine: Engine, *, target: str = "head") -> None:
    """
    Apply the migrations that a store lacks, all in one transaction.

    Parameters
    ----------
    target
        The last one to apply; an earlier one than the head is of use to tests only.

    Raises
    ------
    StoreError
        If the store was written by a newer version, or holds another program's tables.
    """
    with engine.connect() as connection:
        if _revision(connection) == newest():
            return
    # A store that is up to date, as at nearly every start, does without a fifth of a second.
    from alembic import command  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    with writing(engine) as connection:
        _check(connection, ScriptDirectory(str(MIGRATIONS)))
        command.upgrade(_config(connection), target)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _check(connection: Connection, script: "ScriptDirectory") -> None:
    name = connection.engine.url.render_as_string()
    known = {revision.revision for revision in script.walk_revisions()}
    current = _revision(connection)
    if current is not None and current not in known:
        raise StoreError(
            f"{name}: written by a newer marsad (tables {current}; this one knows up to "
            f"{script.get_current_head()}); install that version, or name another store"
        )
    if current is None and (tables := inspect(connection).get_table_names()):
        raise StoreError(
            f"{name}: not a marsad store, it holds other tables ({', '.join(sorted(tables)[:3])})"
        )


def _config(connection: Connection) -> "Config":
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config(attributes={"connection": connection})
    # ConfigParser reads a per cent sign as the start of a variable.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
