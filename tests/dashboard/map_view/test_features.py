from dashboard.map_view.columns import arcs_of, build_columns, pins_of
from dashboard.map_view.features import view
from dashboard.map_view.symbols import Mark
from dashboard.map_view.viewport import Viewport, shown_pins
from dashboard.model import Role
from tests.fixtures.incidents import make_answer, make_incident, make_location

WINDOW = Viewport(west=35, south=28, east=50, north=40, zoom=7)


def _columns(incidents, links=()):
    pins = (pin for one in incidents for pin in pins_of(one))
    return build_columns(pins, arcs_of(incidents, links))


def _kinds(found):
    return [feature["properties"]["kind"] for feature in found["features"]]


def test_one_incident_gives_marker_area_and_arc():
    launch = make_location("Orchards", lon=43.5, lat=33.9, radius_m=9000.0)
    found = view(_columns([make_incident(location=make_location(), launch=launch)]), WINDOW)
    assert sorted(_kinds(found)) == ["arc", "area", "area", "marker", "marker"]
    assert found["pins"] == 2


def test_a_marker_tells_ids_counts_type_and_day():
    found = view(_columns([make_incident(location=make_location())]), WINDOW)
    marker = found["features"][0]
    assert marker["geometry"] == {"type": "Point", "coordinates": [42.0, 33.0]}
    assert marker["properties"] == {
        "kind": "marker",
        "n": 1,
        "marks": {"attack": 1},
        "ids": ["i1"],
        "bounds": [42.0, 33.0, 42.0, 33.0],
        "type": "rocket",
        "day": "2023-05-07",
    }


def test_an_arc_goes_when_the_filters_take_either_end():
    attack = make_incident("i1", location=make_location())
    answer = make_incident("i2", location=make_location(lon=44.0), role=Role.RETALIATION)
    columns = _columns([attack, answer], [make_answer("i2", "i1")])
    assert "arc" in _kinds(view(columns, WINDOW))
    shown = shown_pins(columns, hidden=frozenset({Mark.RETALIATION}))
    assert "arc" not in _kinds(view(columns, WINDOW, shown))


def test_an_arc_is_drawn_when_one_end_is_out_of_view():
    attack = make_incident("i1", location=make_location())
    answer = make_incident("i2", location=make_location(lon=70.0), role=Role.RETALIATION)
    assert "arc" in _kinds(view(_columns([attack, answer], [make_answer("i2", "i1")]), WINDOW))


def test_far_incidents_are_not_in_view():
    found = view(_columns([make_incident(location=make_location(lon=10.0))]), WINDOW)
    assert found == {"type": "FeatureCollection", "pins": 0, "features": []}
