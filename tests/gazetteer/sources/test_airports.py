"""Airports worth matching, under the names English gives them."""

from functools import cache

from gazetteer.model import PlaceKind
from gazetteer.sources.airports import load_airports


@cache
def _airports():
    return {place.id: place for place in load_airports()}


def _names(place_id):
    place = _airports()[place_id]
    return {place.name_en, *(name.text for name in place.aliases)}


def test_air_bases_are_told_from_airports():
    assert _airports()["airports:ORKK"].kind is PlaceKind.AIR_BASE
    assert _airports()["airports:ORBI"].kind is PlaceKind.AIRPORT


def test_short_forms_are_generated():
    assert {"Baghdad International Airport", "Baghdad Airport"} <= _names("airports:ORBI")
    assert "Kirkuk Airbase" in _names("airports:ORKK")


def test_a_city_of_several_airports_lends_its_name_to_none():
    assert "Istanbul Airport" not in _names("airports:LTBA")


def test_airstrips_of_far_countries_are_left_out():
    assert all(place.id.count(":") == 1 for place in _airports().values())
    assert len(_airports()) < 10_000
    assert "airports:OS58" in _airports()


def test_every_name_says_what_it_is():
    words = ("airport", "base", "field", "airstrip", "ab", "heliport")
    assert all(any(w in p.name_en.lower() for w in words) for p in _airports().values())
