import pytest

from dashboard.corroboration.place_agreement import compare_launches, compare_places, distance_m
from dashboard.corroboration.profiles import profile
from tests.dashboard.corroboration.reports import make_place, make_report


def told(places, report_id="r", **fields):
    return profile(make_report({"id": report_id, "article": report_id, **fields}, places), {})


@pytest.mark.parametrize(
    ("first", "second", "feature"),
    [
        ("base", "base", "place_same"),
        ("field", "village", "place_contained"),
        ("town", "governorate", "place_regional"),
        ("governorate", "governorate", "place_regional_same"),
        ("town", "country", "place_vague"),
        ("base", "far", "place_apart"),
        ("base", "field", "place_apart"),
        ("town", None, "place_missing"),
    ],
)
def test_agreement_depends_on_how_precise_the_places_are(places, first, second, feature):
    assert compare_places(told(places, place=first), told(places, place=second)).feature == feature


def test_a_place_named_second_counts_a_little_less(places):
    main = compare_places(told(places, place="base"), told(places, place="base"))
    second = compare_places(told(places, place="base"), told(places, place="far", also=["base"]))
    assert second.feature == main.feature
    assert second.points < main.points


def test_two_towns_are_two_places_though_their_radii_meet():
    spots = {
        "here": make_place("here", lon=34.3063, lat=31.3461, radius_km=9, kind="town"),
        "there": make_place("there", lon=34.2509, lat=31.287, radius_km=9, kind="town"),
    }
    found = compare_places(told(spots, place="here"), told(spots, place="there"))
    assert found.feature == "place_other_settlement"


def test_launch_points_count_only_where_both_are_told_precisely(places):
    fired = told(places, place="base", launch="town")
    assert compare_launches(fired, told(places, place="base")) == ()
    assert compare_launches(fired, told(places, place="base", launch="country")) == ()
    (same,) = compare_launches(fired, told(places, place="base", launch="town"))
    assert same.feature == "launch_same"
    (apart,) = compare_launches(fired, told(places, place="base", launch="far"))
    assert apart.feature == "launch_apart"


def test_distance_is_geodesic(places):
    assert distance_m(places["base"], places["far"]) == pytest.approx(2_049_000, rel=0.01)


@pytest.mark.parametrize(
    ("facility", "kind", "feature"),
    [
        ("Balad_Air_Base", "air_base", "place_namesake"),
        ("Taji_Air_Base", "air_base", "place_near"),
        ("Balad_District", "admin2", "place_near"),
    ],
)
def test_a_base_may_be_called_by_its_town(facility, kind, feature):
    spots = {
        "town": make_place("Balad", lon=44.148, lat=34.016, radius_km=2, kind="town"),
        "base": make_place(facility, lon=44.362, lat=33.94, radius_km=3, kind=kind),
    }
    found = compare_places(told(spots, place="town"), told(spots, place="base"))
    assert found.feature == feature


CORNERED = {  # a country with a corner that no circle round its parts covers
    "land": {"lon": 36.7, "lat": 31.2, "radius_km": 250, "kind": "country", "country": "XA"},
    "corner": {
        "lon": 37.7, "lat": 32.1, "radius_km": 130, "kind": "region", "relation": "part", "country": "XA",
    },
    "outpost": {"lon": 38.7, "lat": 33.3, "radius_km": 5, "kind": "base", "country": "XA"},
    "fort": {"lon": 38.0, "lat": 32.5, "radius_km": 5, "kind": "base", "country": "XB"},
    "far_fort": {"lon": 38.6, "lat": 33.4, "radius_km": 5, "kind": "base", "country": "XB"},
    "marches": {
        "lon": 37.7, "lat": 32.1, "radius_km": 130, "kind": "region", "relation": "border", "country": "XA",
    },
    "harbour": {"lon": 35.0, "lat": 29.5, "radius_km": 5, "kind": "base", "country": "XA"},
    "sea": {"lon": 37.7, "lat": 32.1, "radius_km": 130, "kind": "sea"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "feature"),
    [
        ("corner", "outpost", "place_regional"),
        ("land", "outpost", "place_regional"),
        ("land", "harbour", "place_regional"),
        ("corner", "fort", "place_over_border"),
        ("land", "fort", "place_over_border"),
        ("marches", "fort", "place_regional"),
        ("sea", "fort", "place_regional"),
        ("corner", "harbour", "place_apart"),
        ("corner", "far_fort", "place_apart"),
        ("fort", "outpost", "place_apart"),
    ],
)
def test_an_area_ends_at_the_border_and_not_at_its_circle(first, second, feature):
    spots = {name: make_place(name, **row) for name, row in CORNERED.items()}
    assert compare_places(told(spots, place=first), told(spots, place=second)).feature == feature
    assert compare_places(told(spots, place=second), told(spots, place=first)).feature == feature
