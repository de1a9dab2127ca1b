"""The tables of corroboration keep the rules for language data."""

import unicodedata
from importlib.resources import files

import pytest

from dashboard.corroboration.settings import read_table
from gazetteer.normalisation import fold_name

DATA = files("dashboard").joinpath("data")
TABLES = ["corroboration.toml", "agencies_ar.toml", "agencies_en.toml", "outlets.csv"]
PRESENTATION_FORMS = range(0xFB50, 0xFF00)


@pytest.mark.parametrize("name", TABLES)
def test_spelling_is_readable(name):
    text = DATA.joinpath(name).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not [c for c in text if ord(c) in PRESENTATION_FORMS]


@pytest.mark.parametrize("name", ["agencies_ar.toml", "agencies_en.toml"])
def test_agencies_are_sorted_and_no_name_is_listed_twice(name):
    rows = read_table(name)["agency"]
    ids = [row["id"] for row in rows]
    assert ids == sorted(set(ids))
    names = [fold_name(one) for row in rows for one in row["names"]]
    assert len(names) == len(set(names))


def test_both_languages_know_the_same_agencies():
    arabic, english = (read_table(f"agencies_{one}.toml")["agency"] for one in ("ar", "en"))
    assert {row["id"] for row in arabic} == {row["id"] for row in english}


def test_no_side_shares_a_word_with_another():
    words = [
        fold_name(word)
        for row in read_table("corroboration.toml")["actors"]
        for word in row["words"]
    ]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("name", TABLES[:3])
def test_each_table_names_its_source(name):
    assert "Source:" in DATA.joinpath(name).read_text(encoding="utf-8")
