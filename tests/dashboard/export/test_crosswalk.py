import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.export.crosswalk import circular_error_m, precision_of, precisions
from gazetteer.model import PlaceKind, RelationKind
from tests.fixtures.incidents import make_location

KINDS = st.sampled_from(["", *PlaceKind])
RELATIONS = st.sampled_from(["", *RelationKind])


def test_every_kind_and_relation_has_one_row():
    kinds = [kind for row in precisions() for kind in row.kinds]
    relations = [relation for row in precisions() for relation in row.relations]
    assert sorted(kinds) == sorted(PlaceKind)
    assert sorted(relations) == sorted(RelationKind)


def test_codes_stay_in_their_ranges():
    assert {row.acled for row in precisions()} == {1, 2, 3}
    assert {row.ucdp for row in precisions()} == {1, 2, 3, 4, 5, 6, 7}
    assert all(row.tak_ce_m > 0 and row.meaning for row in precisions())


@pytest.mark.parametrize(
    ("kind", "relation", "radius_m", "name"),
    [
        ("air_base", "", 2500.0, "site"),
        ("town", "", 4000.0, "town"),
        ("air_base", "near", 12_000.0, "near"),
        ("town", "distance_direction", 15_000.0, "near"),
        ("admin2", "", 25_000.0, "district"),
        ("city", "countryside", 40_000.0, "district"),
        ("admin1", "", 65_000.0, "governorate"),
        ("region", "part", 180_000.0, "area"),
        ("river", "", 400_000.0, "area"),
        ("country", "", 20_000.0, "country"),
        ("country", "border", 50_000.0, "country"),
        ("sea", "", 90_000.0, "waters"),
        ("", "", 500.0, "near"),
        # a radius too wide for the row that fits moves the place down
        ("air_base", "", 20_000.0, "near"),
        ("oil_field", "", 90_000.0, "governorate"),
        ("mountain", "", 3_500_000.0, "country"),
    ],
)
def test_places_find_their_row(kind, relation, radius_m, name):
    place = make_location(kind=kind, relation=relation, radius_m=radius_m)
    assert precision_of(place).name == name


@given(kind=KINDS, relation=RELATIONS, radius_m=st.floats(min_value=1.0, max_value=8e6))
def test_doubt_never_makes_a_place_more_exact(kind, relation, radius_m):
    place = make_location(kind=kind, relation=relation, radius_m=radius_m)
    wider = make_location(kind=kind, relation=relation, radius_m=2 * radius_m)
    assert precision_of(place).acled <= precision_of(wider).acled
    assert circular_error_m(place) >= radius_m
    assert circular_error_m(wider) >= circular_error_m(place)
