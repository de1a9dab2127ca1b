"""A look at the file says what opening the store would."""

import sqlite3
from contextlib import closing

import pytest

from dashboard.store import Repository
from dashboard.store.readiness import is_ready


@pytest.fixture
def path(tmp_path):
    return tmp_path / "with space, # and %.sqlite3"


@pytest.fixture
def fill(path, article_of, analysis_of):
    """Store an article that is read, and as many more as are told that are not."""

    def store(unread=()):
        analysis = analysis_of(["a"])
        with Repository.open(path) as repository:
            repository.add_articles([article_of(one.article_id) for one in analysis.extractions])
            repository.save_analysis(analysis)
            repository.add_articles([article_of(name) for name in unread])
            assert len(repository.pending()) == len(unread)

    return store


def _change(path, statement):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def test_a_store_whose_articles_are_read_is_ready(path, fill):
    fill()
    assert is_ready(path)
    assert is_ready(str(path))


def test_one_with_an_article_that_wants_to_be_read_is_not(path, fill):
    fill(unread=["later"])
    assert not is_ready(path)


def test_nor_one_whose_article_changed_since(path, fill):
    fill()
    _change(path, "UPDATE articles SET digest = 'another'")
    assert not is_ready(path)


def test_nor_an_empty_one(path):
    Repository.open(path).close()
    assert not is_ready(path)


def test_nor_one_of_another_version(path, fill):
    fill()
    _change(path, "UPDATE alembic_version SET version_num = '9999'")
    assert not is_ready(path)


def test_nor_what_is_no_store(path, tmp_path):
    assert not is_ready(path)
    assert not is_ready(tmp_path)
    path.write_bytes(b"no database")
    assert not is_ready(path)
    path.unlink()
    _change(path, "CREATE TABLE others (id)")
    assert not is_ready(path)


def test_a_look_makes_no_file(path):
    assert not is_ready(path)
    assert not path.exists()


@pytest.mark.parametrize("url", ["postgresql://user@host/name", "sqlite:///file.sqlite3"])
def test_of_an_address_a_look_cannot_tell(url):
    assert not is_ready(url)


def test_without_a_name_the_usual_store_is_looked_at(path, fill, monkeypatch):
    monkeypatch.setenv("MARSAD_STORE", str(path))
    assert not is_ready()
    fill()
    assert is_ready()
