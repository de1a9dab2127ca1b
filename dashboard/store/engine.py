"""Open the database that a URL or path names, and put its failures into our words."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from dashboard.errors import StoreError

__all__ = ["open_engine", "store_url", "translated", "writing"]

# Another process may be saving a large analysis; a minute covers a hundred thousand reports.
BUSY_TIMEOUT_S = 60.0
# Processes that open a new file at the same moment are done with it within a second or so.
WAL_ATTEMPTS = 200
WAL_PAUSE_S = 0.05
_IMMEDIATE = "marsad_immediate"
_LOCK = 0x6D6172736164  # "marsad": the lock by which writers of a PostgreSQL store take turns


def store_url(store: str | os.PathLike[str]) -> URL:
    """
    Read a database URL, or take a path for an SQLite file.

    Parameters
    ----------
    store
        `postgresql://user@host/name`, `sqlite:///file`, or a path.

    Raises
    ------
    StoreError
        If it is neither; the user's to mend.
    """
    text = os.fspath(store)
    if "://" not in text:
        return URL.create("sqlite", database=str(Path(text).expanduser()))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"store {text!r}: expected a path or a database URL") from error
    backend = url.drivername.partition("+")[0]
    if backend in {"postgres", "postgresql"}:
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite":
        return url
    raise StoreError(
        f"store {url.render_as_string()}: expected sqlite or postgresql, not {backend}"
    )


def open_engine(url: URL) -> Engine:
    """
    Make the engine, and the folder of an SQLite file.

    Raises
    ------
    StoreError
        If the folder can't be made, or PostgreSQL's driver is not installed.
    """
    if url.get_backend_name() == "sqlite":
        return _open_sqlite(url)
    try:
        # A reader sees one state of the store, even in several queries.
        return create_engine(url, isolation_level="REPEATABLE READ")
    except (ImportError, NoSuchModuleError) as error:
        raise StoreError("PostgreSQL needs its driver: pip install 'marsad[postgres]'") from error


def _open_sqlite(url: URL) -> Engine:
    path = url.database
    if path and path != ":memory:":
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{path}: its folder can't be made: {error.strerror}") from error
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_S})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # Transactions are ours (`_begin_sqlite`): the driver's own begin too late and not for DDL.
    connection.isolation_level = None
    _use_wal(connection)
    for pragma in ("foreign_keys = ON", "synchronous = NORMAL"):
        connection.execute(f"PRAGMA {pragma}").close()


def _use_wal(connection: sqlite3.Connection) -> None:
    """Let readers go on while another writes; the file remembers it."""
    for attempt in range(WAL_ATTEMPTS):
        try:
            connection.execute("PRAGMA journal_mode = WAL").close()
        except sqlite3.OperationalError as error:
            # This one change does not wait for others' locks, whatever the time-out.
            if "locked" not in str(error) or attempt == WAL_ATTEMPTS - 1:
                raise
            time.sleep(WAL_PAUSE_S)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later fails at once, whatever the time-out, if
    # another has written in between; so one that will write takes its turn at the start.
    immediate = connection.get_execution_options().get(_IMMEDIATE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that writes, after those of others; all of it is kept, or nothing."""
    if engine.dialect.name == "sqlite":
        engine = engine.execution_options(**{_IMMEDIATE: True})
    else:
        # What was committed while we waited for our turn must be seen.
        engine = engine.execution_options(isolation_level="READ COMMITTED")
    with engine.begin() as connection:
        if engine.dialect.name != "sqlite":
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        yield connection


@contextmanager
def translated(url: URL) -> Iterator[None]:
    """
    Turn the database's errors into a `StoreError` that names the store and says what to do.

    Raises
    ------
    StoreError
        In place of any `SQLAlchemyError`, and of text that the database can't hold.
    """
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(f"{_shown(url)}: {_explain(error)}") from error


def _shown(url: URL) -> str:
    """Name the file, or the server without its password."""
    is_file = url.get_backend_name() == "sqlite" and url.database
    return str(url.database) if is_file else url.render_as_string()


# What SQLite says, and what that means for the one who opened the file.
_SQLITE_MEANINGS = (
    ("file is not a database", "not a marsad store, but another kind of file"),
    ("malformed", "the file is damaged; restore a copy"),
    ("unable to open", "the file can't be opened or made; check the folder and its permissions"),
    ("readonly", "the file or its folder is read-only"),
    ("locked", f"another program kept the store busy for over {BUSY_TIMEOUT_S:.0f} s"),
    ("disk is full", "the disk is full; nothing was saved"),
)


def _explain(error: SQLAlchemyError) -> str:
    cause: Any = getattr(error, "orig", None) or error
    said = str(cause).strip()
    for words, meaning in _SQLITE_MEANINGS:
        if isinstance(cause, sqlite3.Error) and words in said:
            return f"{meaning} ({said})"
    return said
