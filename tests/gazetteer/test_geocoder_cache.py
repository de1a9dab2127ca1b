"""The memory of online answers."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from gazetteer.errors import GeocodingError
from gazetteer.geocoder_answers import Answer
from gazetteer.geocoder_cache import MAX_AGE, AnswerCache
from gazetteer.model import PlaceKind

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ANSWER = Answer(
    reference="N1",
    name="رمادي",
    lon=43.3,
    lat=33.4,
    uncertainty_m=250.0,
    kind=PlaceKind.CITY,
    country="IQ",
)


def test_answers_come_back(tmp_path):
    cache = AnswerCache(tmp_path / "deep" / "cache.sqlite3")
    cache.put("a", (ANSWER,), now=NOW)
    cache.put("b", (), now=NOW)
    assert cache.get("a", now=NOW) == (ANSWER,)
    assert cache.get("b", now=NOW) == ()
    assert cache.get("c", now=NOW) is None


def test_a_later_answer_takes_the_place_of_an_earlier_one(tmp_path):
    cache = AnswerCache(tmp_path / "cache.sqlite3")
    cache.put("a", (ANSWER,), now=NOW)
    cache.put("a", (), now=NOW)
    assert cache.get("a", now=NOW) == ()


def test_old_answers_do_not_count(tmp_path):
    cache = AnswerCache(tmp_path / "cache.sqlite3")
    cache.put("a", (ANSWER,), now=NOW)
    assert cache.get("a", now=NOW + MAX_AGE) == (ANSWER,)
    assert cache.get("a", now=NOW + MAX_AGE + timedelta(seconds=1)) is None


def test_answers_of_another_version_do_not_count(tmp_path):
    path = tmp_path / "cache.sqlite3"
    cache = AnswerCache(path)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("INSERT INTO answers VALUES ('a', '[1]', ?)", (NOW.isoformat(),))
    connection.close()
    assert cache.get("a", now=NOW) is None


def test_a_broken_file_says_what_to_do(tmp_path):
    path = tmp_path / "cache.sqlite3"
    path.write_bytes(b"not a database at all" * 50)
    with pytest.raises(GeocodingError, match="delete it"):
        AnswerCache(path)
