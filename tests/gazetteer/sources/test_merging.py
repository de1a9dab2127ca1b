"""One real place has one entry."""

import pytest

from gazetteer.errors import GazetteerDataError
from gazetteer.model import Name, Place, PlaceKind, Point
from gazetteer.sources.merging import add_names, merge
from gazetteer.sources.rows import NamesRow, PlaceRow
from gazetteer.sources.tables import place_of_row

HIT = {
    "id": "hit", "name_en": "Hit", "name_ar": "هيت", "aliases_ar": "", "aliases_en": "Heet",
    "kind": "town", "country": "IQ", "admin1": "Anbar", "lat": "33.64", "lon": "42.83",
    "uncertainty_m": "1500", "replaces": "", "valid_from": "", "valid_to": "", "sources": "test",
}  # fmt: skip


def _curated(**changes):
    row = PlaceRow.model_validate(HIT | changes)
    return row, place_of_row(row)


def _city(number, *, name="Hīt", lat=33.63, country="IQ", kind=PlaceKind.TOWN, aliases=()):
    return Place(
        id=f"geonames:{number}",
        name_en=name,
        name_ar=None,
        kind=kind,
        point=Point(lon=42.82, lat=lat),
        uncertainty_m=1000.0,
        country=country,
        population=31000,
        feature_code="P.PPL",
        aliases=tuple(Name(text=text) for text in aliases),
    )


def test_a_named_row_is_replaced_and_leaves_its_names_and_population():
    merged = list(merge([_curated(replaces="geonames:1")], [_city(1, name="Is", lat=34.5)]))
    assert [place.id for place in merged] == ["curated:hit"]
    assert merged[0].population == 31000
    assert merged[0].feature_code == "P.PPL"
    assert "Is" in {name.text for name in merged[0].aliases}
    assert merged[0].point.lat == 33.64


def test_a_namesake_close_by_is_the_same_town():
    assert len(list(merge([_curated()], [_city(1)]))) == 1


def test_an_alias_close_by_is_the_same_town():
    assert len(list(merge([_curated()], [_city(1, name="Eet", aliases=["Heet"])]))) == 1


@pytest.mark.parametrize(
    "change", [{"lat": 34.0}, {"country": "SY"}, {"name": "Ramadi"}, {"kind": PlaceKind.AIRPORT}]
)
def test_other_places_are_kept(change):
    assert len(list(merge([_curated()], [_city(1, **change)]))) == 2


def test_a_district_does_not_swallow_its_seat():
    assert len(list(merge([_curated(kind="admin2")], [_city(1)]))) == 2


def test_two_claims_on_one_row_are_refused():
    rows = [_curated(replaces="geonames:1"), _curated(id="heet", replaces="geonames:1")]
    with pytest.raises(GazetteerDataError, match="claimed by curated:hit already"):
        list(merge(rows, [_city(1)]))


def test_a_claim_on_a_row_that_is_gone_is_passed_over():
    assert len(list(merge([_curated(replaces="geonames:7")], [_city(1)]))) == 1


def _names(place_id, **changes):
    cells = {"name_en": "", "name_ar": "", "aliases_ar": "", "aliases_en": "", "sources": "test"}
    return NamesRow.model_validate(cells | {"id": place_id} | changes)


def test_names_are_added_and_the_old_display_name_stays_an_alias():
    rows = [_names("geonames:1", name_en="Hit", name_ar="هيت", aliases_ar="مدينة هيت")]
    (place,) = add_names([_city(1)], rows)
    assert (place.name_en, place.name_ar) == ("Hit", "هيت")
    assert {name.text for name in place.aliases} == {"مدينة هيت", "Hīt"}


def test_names_of_a_place_that_is_gone_are_passed_over():
    assert list(add_names([_city(1)], [_names("geonames:2")])) == [_city(1)]


def test_names_twice_for_one_place_are_refused():
    with pytest.raises(GazetteerDataError, match="expected once"):
        list(add_names([_city(1)], [_names("geonames:1"), _names("geonames:1")]))
