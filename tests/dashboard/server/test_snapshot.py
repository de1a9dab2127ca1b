from datetime import date

from dashboard.filters import Filter
from dashboard.map_view.symbols import Mark
from dashboard.model import Analysis, Role
from dashboard.server.snapshot import take_snapshot
from tests.fixtures.incidents import make_article, make_date, make_incident, make_location


def _snapshot(*incidents):
    return take_snapshot(1, Analysis(incidents=incidents), [make_article()])


def test_bounds_leave_out_what_is_hidden_at_first():
    far = make_location("Far", lon=60.0, lat=40.0)
    taken = _snapshot(
        make_incident("i1", location=make_location()),
        make_incident("i2", location=far, role=Role.BACKGROUND),
    )
    assert taken.bounds == (42.0, 33.0, 42.0, 33.0)


def test_bounds_of_nothing_are_none():
    assert _snapshot().bounds is None


def test_a_filter_leaves_the_same_incidents_in_the_list_and_on_the_map():
    taken = _snapshot(
        make_incident("i1", location=make_location(lat=35.0)),
        make_incident("i2", location=make_location(lat=31.0), role=Role.RETALIATION),
        make_incident("i3", role=Role.RETALIATION),
    )
    chosen = Filter(roles=(Role.RETALIATION,))
    assert taken.found_ids(chosen) == ("i2", "i3")
    assert [incident.id for incident in taken.newest(chosen, 9)] == ["i3", "i2"]
    shown = taken.pins_shown(chosen, hidden=frozenset())
    assert taken.columns.ids[shown].tolist() == [b"i2"]


def test_layers_hide_pins_and_not_incidents():
    taken = _snapshot(make_incident("i1", location=make_location()))
    shown = taken.pins_shown(Filter(), hidden=frozenset({Mark.ATTACK}))
    assert not shown.any()
    assert len(taken.found_ids(Filter())) == 1


def test_places_of_an_incident_are_its_symbols():
    launch = make_location("Orchards", lon=42.5)
    taken = _snapshot(make_incident("i1", location=make_location(), launch=launch))
    assert taken.places_of("i1") == ((42.0, 33.0), (42.5, 33.0))
    assert taken.places_of(None) == ()


def test_the_newest_are_cut_and_the_undated_come_last():
    taken = _snapshot(
        make_incident("i1", date=make_date(date(2020, 1, 1))),
        make_incident("i2", date=make_date(date(2021, 1, 1))),
        make_incident("i3", date=None),
    )
    assert [one.id for one in taken.newest(Filter(), 9)] == ["i2", "i1", "i3"]
    assert [one.id for one in taken.newest(Filter(), 1)] == ["i2"]
    nothing = taken.newest(Filter(), 9, among=taken.facets.placed)
    assert nothing == ()
