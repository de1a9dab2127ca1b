from dashboard.map_view.columns import MARKS, arcs_of, build_columns, pins_of
from dashboard.map_view.symbols import Mark
from dashboard.model import Basis, Role
from tests.fixtures.incidents import make_answer, make_incident, make_location


def test_an_incident_with_a_launch_point_has_two_pins():
    launch = make_location("Orchards", lon=42.3, lat=33.2)
    pins = pins_of(make_incident(location=make_location(), launch=launch))
    assert [(pin.mark, pin.lon, pin.lat) for pin in pins] == [
        (Mark.ATTACK, 42.0, 33.0),
        (Mark.LAUNCH, 42.3, 33.2),
    ]


def test_a_country_is_never_a_pin():
    assert pins_of(make_incident(location=make_location("Iraq", kind="country"))) == ()


def test_columns_are_sorted_by_latitude():
    incidents = [
        make_incident("i1", location=make_location(lat=35.0)),
        make_incident("i2", location=make_location(lat=31.0)),
    ]
    columns = build_columns(pin for one in incidents for pin in pins_of(one))
    assert columns.lat.tolist() == [31.0, 35.0]
    assert columns.ids.tolist() == [b"i2", b"i1"]
    assert [MARKS[code] for code in columns.mark] == [Mark.ATTACK, Mark.ATTACK]


def test_arcs_lead_from_launch_to_target_and_from_attack_to_answer():
    launch = make_location("Orchards", lon=42.3, lat=33.2)
    attack = make_incident("i1", location=make_location(), launch=launch)
    answer = make_incident("i2", location=launch, role=Role.RETALIATION)
    fired, answered = arcs_of([attack, answer], [make_answer("i2", "i1")])
    assert (fired.kind, fired.start, fired.end) == ("launch", (42.3, 33.2), (42.0, 33.0))
    assert (answered.kind, answered.start, answered.end) == ("answer", (42.0, 33.0), (42.3, 33.2))
    assert answered.basis is Basis.INFERRED
    assert (answered.source_id, answered.target_id) == ("i1", "i2")


def test_no_arc_starts_at_a_place_that_is_not_drawn():
    launch = make_location("Syria", lon=38.0, lat=35.0, kind="country")
    assert arcs_of([make_incident(location=make_location(), launch=launch)], []) == ()


def test_no_arc_joins_a_place_to_itself():
    here = make_location()
    assert arcs_of([make_incident(location=here, launch=here)], []) == ()


def test_links_to_unknown_incidents_draw_nothing():
    assert (
        arcs_of([make_incident("i1", location=make_location())], [make_answer("gone", "i1")]) == ()
    )
