"""The compiled index: lookups, the cache on disk, and what happens when it is damaged."""

import pytest

from gazetteer import lexicon as lexicon_module
from gazetteer.compilation import compile_index
from gazetteer.lexicon import Lexicon
from gazetteer.model import PlaceKind


def test_a_name_finds_its_places(lexicon):
    (row,) = lexicon.find("الموصل")
    assert lexicon.place(row).id == "geonames:1"


def test_places_come_back_whole(lexicon, places):
    found = {lexicon.place(row).id: lexicon.place(row) for row in range(len(lexicon))}
    assert found == {place.id: place for place in places}


def test_kind_and_source_are_told_without_reading_a_place(lexicon):
    for row in range(len(lexicon)):
        place = lexicon.place(row)
        assert lexicon.kind(row) is place.kind
        assert lexicon.is_curated(row) == place.id.startswith("curated:")


def test_the_largest_of_a_name_comes_first(lexicon):
    assert [lexicon.place(row).admin1 for row in lexicon.find("springfield")] == [
        "Massachusetts",
        "Illinois",
    ]


@pytest.mark.parametrize("name", ["البو كمال", "البوكمال", "abu kamal"])
def test_aliases_and_glued_names_are_found(lexicon, name):
    assert [lexicon.place(row).id for row in lexicon.find(name)] == ["geonames:4"]


def test_unknown_names_find_nothing(lexicon):
    assert lexicon.find("atlantis") == ()
    assert lexicon.known("atlantis").longest == 0


def test_first_words_know_the_longest_name(lexicon):
    assert lexicon.known("deir").longest == 3
    assert lexicon.known("deir ez").longest == 3
    assert not lexicon.known("deir of").longest


def test_latin_names_of_one_word_are_found_by_where_they_lie(lexicon):
    towns = (PlaceKind.CITY, PlaceKind.TOWN)
    assert set(lexicon.names_within(towns, (40.0, 34.0, 42.0, 36.0))) == {"bukamal", "qaim"}


def test_frequencies(lexicon):
    assert lexicon.zipf("كان") == pytest.approx(7.0, abs=0.01)
    assert lexicon.zipf("غريب") == 0.0


def test_countries_by_code(lexicon):
    assert lexicon.country("IQ").kind is PlaceKind.COUNTRY
    assert lexicon.country("XX") is None


def test_a_border_lies_between_facing_places(lexicon):
    border = lexicon.border("IQ", "SY")
    assert border.middle.lon == pytest.approx(40.96, abs=0.05)
    assert lexicon.border("IQ", "US") is None


@pytest.fixture
def opened(monkeypatch, places):
    """`open_lexicon` over the tiny sources, uncached, and a count of compilations."""
    compiled = []

    def compile_tiny():
        compiled.append(1)
        return compile_index(places, {})

    monkeypatch.setattr(lexicon_module.sources, "fingerprint", lambda: "f" * 64)
    monkeypatch.setattr(lexicon_module, "_compile", compile_tiny)
    return lexicon_module.open_lexicon.__wrapped__, compiled


def test_the_second_start_reads_the_cache(opened, tmp_path):
    open_lexicon, compiled = opened
    first, second = open_lexicon(tmp_path), open_lexicon(tmp_path)
    assert len(first) == len(second) > 0
    assert len(compiled) == 1


def test_a_damaged_cache_is_built_anew(opened, tmp_path):
    open_lexicon, compiled = opened
    open_lexicon(tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"rubbish" * 100)
    assert open_lexicon(tmp_path).find("الموصل")
    assert len(compiled) == 2


def test_other_sources_have_another_cache(opened, tmp_path, monkeypatch):
    open_lexicon, compiled = opened
    open_lexicon(tmp_path)
    monkeypatch.setattr(lexicon_module.sources, "fingerprint", lambda: "e" * 64)
    open_lexicon(tmp_path)
    assert len(compiled) == 2


def test_a_folder_that_cannot_be_written_costs_only_time(opened, tmp_path):
    open_lexicon, _ = opened
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    assert open_lexicon(blocked).find("الموصل")


def test_few_stale_files_stay(opened, tmp_path, monkeypatch):
    open_lexicon, _ = opened
    for letter in "abcdef":
        monkeypatch.setattr(
            lexicon_module.sources, "fingerprint", lambda letter=letter: letter * 64
        )
        assert isinstance(open_lexicon(tmp_path), Lexicon)
    assert len(list(tmp_path.iterdir())) == 3
