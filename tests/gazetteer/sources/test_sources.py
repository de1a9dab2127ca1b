"""All layers together: one entry for one place, every id once."""

from collections import Counter

import pytest

from gazetteer.sources import load_places


@pytest.fixture(scope="module")
def places():
    return {place.id: place for place in load_places()}


def test_ids_are_unique_and_name_their_layer(places):
    layers = Counter(place_id.partition(":")[0] for place_id in places)
    assert set(layers) == {"curated", "country", "division", "airports", "geonames"}
    assert layers["geonames"] > 200_000
    assert layers["country"] > 240


def test_curated_towns_leave_no_rival(places):
    raqqa = [p for p in places.values() if p.name_ar == "الرقة" and p.country == "SY"]
    assert [place.id for place in raqqa] == ["curated:raqqa-city"]


def test_cities_know_their_division(places):
    assert places["geonames:90150"].admin1 == "Salah al-Din"
    assert places["geonames:5128581"].admin1 == "New York"


def test_countries_have_names_of_both_languages(places):
    syria = places["country:SY"]
    assert syria.name_ar == "سوريا"
    assert "سورية" in {name.text for name in syria.aliases}


def test_rivers_have_their_course(places):
    assert len(places["curated:euphrates"].line) > 100
