"""Stores are found and opened, and what fails is said in words that help."""

import errno
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ResourceClosedError

from dashboard.errors import StoreError
from dashboard.store import engine as engines
from dashboard.store.engine import open_engine, store_url, translated, writing
from dashboard.store.readiness import default_url


def test_the_default_is_a_file_in_the_users_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv("MARSAD_STORE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_url().endswith("marsad.sqlite3")
    assert "marsad" in Path(default_url()).parent.name


def test_the_environment_names_another(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MARSAD_STORE", "sqlite:///other.sqlite3")
    assert default_url() == "sqlite:///other.sqlite3"


@pytest.mark.parametrize(
    ("given", "rendered"),
    [
        ("notes/a b.sqlite3", "sqlite:///notes/a b.sqlite3"),
        (Path("notes/x"), "sqlite:///notes/x"),
        ("100%.sqlite3", "sqlite:///100%25.sqlite3"),
        ("sqlite:///notes/x", "sqlite:///notes/x"),
        ("postgresql://ann@host/db", "postgresql+psycopg://ann@host/db"),
        ("postgres://ann@host/db", "postgresql+psycopg://ann@host/db"),
        ("postgresql+psycopg2://ann@host/db", "postgresql+psycopg://ann@host/db"),
    ],
)
def test_paths_and_urls(given: str | Path, rendered: str):
    assert store_url(given).render_as_string() == rendered


@pytest.mark.parametrize("given", ["mysql://host/db", "://", "http://host/db"])
def test_other_databases_are_refused(given: str):
    with pytest.raises(StoreError, match="expected"):
        store_url(given)


def test_a_home_is_expanded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert store_url("~/m.sqlite3").database == str(tmp_path / "m.sqlite3")


def test_sqlite_is_set_up_for_several_processes(tmp_path: Path):
    engine = open_engine(store_url(tmp_path / "new" / "m.sqlite3"))
    with engine.connect() as connection:
        ask = connection.exec_driver_sql
        assert ask("PRAGMA journal_mode").scalar() == "wal"
        assert ask("PRAGMA foreign_keys").scalar() == 1
        assert ask("PRAGMA busy_timeout").scalar() == engines.BUSY_TIMEOUT_S * 1000
    engine.dispose()


def test_a_writer_takes_its_turn_at_the_start(tmp_path: Path):
    engine = open_engine(store_url(tmp_path / "m.sqlite3"))
    with writing(engine):
        other = sqlite3.connect(tmp_path / "m.sqlite3", timeout=0, isolation_level=None)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.execute("SELECT 1 FROM sqlite_master")  # readers go on
        other.close()
    engine.dispose()


def test_a_failed_writer_leaves_nothing(tmp_path: Path):
    engine = open_engine(store_url(tmp_path / "m.sqlite3"))
    with pytest.raises(ResourceClosedError), writing(engine) as connection:
        connection.execute(text("CREATE TABLE half (done INTEGER)")).scalar_one()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar() == 0
    engine.dispose()


def test_a_folder_that_cannot_be_made(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"file.*m\.sqlite3: its folder can't be made") as caught:
        open_engine(store_url(tmp_path / "file" / "m.sqlite3"))
    assert caught.value.__cause__ is not None
    assert isinstance(caught.value.__cause__, OSError)
    assert caught.value.__cause__.errno in {errno.ENOTDIR, errno.EEXIST}


def test_passwords_are_not_shown():
    url = store_url("postgresql://ann:secret@/nowhere?host=/nonexistent")
    engine = open_engine(url)
    with pytest.raises(StoreError) as caught, translated(url), engine.connect():
        pass
    assert "secret" not in str(caught.value)
    assert "nowhere" in str(caught.value)
    engine.dispose()
