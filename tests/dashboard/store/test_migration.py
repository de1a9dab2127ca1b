"""A store is brought to this version's tables, and other files are left alone."""

import os
import sqlite3
import tempfile
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from dashboard.errors import StoreError
from dashboard.store import Repository
from dashboard.store.engine import open_engine, store_url, writing
from dashboard.store.migration import migrate
from dashboard.store.readiness import MIGRATIONS, newest
from dashboard.store.schema import APPEND_ONLY, METADATA

HEAD = "0003"


@pytest.fixture
def engine(store: str):
    engine = open_engine(store_url(store))
    migrate(engine)
    yield engine
    engine.dispose()


def test_the_migrations_make_the_tables_that_the_code_uses(engine: Engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
        made = set(inspect(connection).get_table_names())
    assert made == {*METADATA.tables, "alembic_version"}


def test_the_newest_migration_is_the_last_that_alembic_knows():
    assert newest() == ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD


def test_migrating_again_changes_nothing(engine: Engine):
    migrate(engine)
    with engine.connect() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == HEAD


def test_an_older_store_keeps_what_it_holds(store: str):
    engine = open_engine(store_url(store))
    migrate(engine, target="0001")
    with writing(engine) as connection:
        connection.execute(
            text(
                "INSERT INTO articles VALUES ('a', 'd', 'en', '', '', '', NULL, 't', '2022-01-05 00:00:00')"
            )
        )
        connection.execute(text("INSERT INTO extractions VALUES ('a', 'd', NULL, 'unknown', '{}')"))
    engine.dispose()
    with Repository.open(store) as repository:
        assert repository.article("a").text == "t"
        assert repository.pending() == ()
        assert repository.pending(reader="1") == ("a",)


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("statement", ["UPDATE {} SET who = 'x'", "DELETE FROM {}"])
def test_history_and_decisions_can_only_grow(engine: Engine, table: str, statement: str):
    columns = [c for c in METADATA.tables[table].columns if c.name not in {"id", "at"}]
    row = {c.name: "x" for c in columns}
    names, values = ", ".join(row), ", ".join(f"'{value}'" for value in row.values())
    with writing(engine) as connection:
        connection.execute(
            text(f"INSERT INTO {table} (at, {names}) VALUES ('2022-01-05 00:00:00', {values})")
        )
    with pytest.raises(Exception, match="append-only"), writing(engine) as connection:
        connection.execute(text(statement.format(table)))
    with engine.connect() as connection:
        assert connection.execute(text(f"SELECT who FROM {table}")).scalars().all() == ["x"]


def test_sqlite_cannot_replace_history_either(tmp_path: Path):
    path = tmp_path / "m.sqlite3"
    with Repository.open(path):
        pass
    row = "(id, at, who, kind, subject, detail) VALUES (1, '2022-01-05', 'x', 'x', 'x', 'x')"
    connection = sqlite3.connect(path)
    connection.execute(f"INSERT INTO history {row}")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(f"INSERT OR REPLACE INTO history {row}")
    connection.close()


def test_a_newer_store_is_refused_and_left_alone(store: str):
    with Repository.open(store):
        pass
    engine = open_engine(store_url(store))
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9001'"))
    with pytest.raises(StoreError, match=rf"newer marsad.*9001.*{HEAD}"):
        Repository.open(store)
    with engine.connect() as connection:
        assert (
            connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9001"
        )
    engine.dispose()


def test_another_programs_database_is_refused_and_left_alone(store: str):
    engine = open_engine(store_url(store))
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE bookmarks (id INTEGER)"))
    with pytest.raises(StoreError, match=r"not a marsad store.*bookmarks"):
        Repository.open(store)
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["bookmarks"]
    engine.dispose()


def test_a_file_of_another_kind_is_named(tmp_path: Path):
    path = tmp_path / "notes.sqlite3"
    path.write_text("Not a database at all, but a page of notes.\n" * 40)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"notes\.sqlite3: not a marsad store"):
        Repository.open(path)
    assert path.read_bytes() == before


def test_a_damaged_file_is_named(tmp_path: Path):
    path = tmp_path / "marsad.sqlite3"
    with Repository.open(path):
        pass
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    for leftover in tmp_path.glob("marsad.sqlite3-*"):
        leftover.unlink()
    with pytest.raises(StoreError, match=r"marsad\.sqlite3: the file is damaged"):
        Repository.open(path)


def test_a_folder_is_no_file(tmp_path: Path):
    with pytest.raises(StoreError, match="can't be opened"):
        Repository.open(tmp_path)


def _outcome_without_rights(folder: Path) -> str:
    """What another user meets who opens a store in `folder`; told by a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        said = b"opened"
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            Repository.open(folder / "marsad.sqlite3")
        except StoreError as error:
            said = str(error).encode()
        finally:
            os.write(writer, said)
            os._exit(0)
    os.waitpid(child, 0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        return answer.read()


@pytest.fixture
def open_folder():
    """A folder that other users may reach, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)
        Path(name).chmod(0o777)


def test_a_read_only_folder_is_told(open_folder: Path):
    open_folder.chmod(0o555)
    said = _outcome_without_rights(open_folder)
    assert "marsad.sqlite3: the file can't be opened or made; check the folder" in said


def test_a_read_only_file_is_told(open_folder: Path):
    path = open_folder / "marsad.sqlite3"
    path.touch()
    path.chmod(0o444)
    said = _outcome_without_rights(open_folder)
    assert "marsad.sqlite3: the file or its folder is read-only" in said


def test_a_newly_opened_store_has_made_its_folder(tmp_path: Path):
    with Repository.open(tmp_path / "a" / "b" / "m.sqlite3") as repository:
        assert repository.counts()["articles"] == 0


def test_the_migrations_travel_with_the_package():
    assert (MIGRATIONS / "env.py").is_file()
    assert list((MIGRATIONS / "versions").glob("v0001*.py"))
