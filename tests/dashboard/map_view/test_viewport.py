import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import ConfigurationError
from dashboard.map_view.columns import Pin, build_columns
from dashboard.map_view.symbols import Mark
from dashboard.map_view.viewport import CROWD, Viewport, find_pins, gather, shown_pins
from dashboard.model import EventType

WORLD = Viewport(west=-180, south=-85, east=180, north=85, zoom=3)


def _pin(number, *, lon, lat, mark=Mark.ATTACK, day=0):
    return Pin(
        id=f"i{number:07}",
        mark=mark,
        event_type=EventType.ROCKET,
        lon=lon,
        lat=lat,
        radius_m=1000.0,
        first_day=day,
        last_day=day,
    )


points = st.tuples(st.floats(-180, 180, allow_nan=False), st.floats(-84, 84, allow_nan=False))


@given(st.lists(points, max_size=40), points, points)
def test_find_pins_agrees_with_looking_at_each(found, corner, other):
    columns = build_columns(_pin(i, lon=x, lat=y) for i, (x, y) in enumerate(found))
    west, east = sorted([corner[0], other[0]])
    south, north = sorted([corner[1], other[1]])
    window = Viewport(west=west, south=south, east=east, north=north, zoom=5)
    rows = set(find_pins(columns, window).tolist())
    for row in range(len(columns)):
        inside = south <= columns.lat[row] <= north and west <= columns.lon[row] <= east
        # a longitude on the very edge may fall either way through the modulo
        on_edge = min(abs(columns.lon[row] - west), abs(columns.lon[row] - east)) < 1e-9
        assert (row in rows) == inside or on_edge


def test_a_window_over_the_antimeridian_finds_both_sides():
    columns = build_columns(
        [_pin(1, lon=179.5, lat=0), _pin(2, lon=-179.5, lat=0), _pin(3, lon=0, lat=0)]
    )
    window = Viewport(west=178, south=-5, east=182, north=5, zoom=5)
    assert {columns.ids[i] for i in find_pins(columns, window)} == {b"i0000001", b"i0000002"}


def test_coincident_pins_become_one_group_that_names_them_newest_first():
    columns = build_columns(
        [
            _pin(1, lon=42, lat=33, day=10),
            _pin(2, lon=42, lat=33, day=30, mark=Mark.THWARTED),
            _pin(3, lon=42, lat=33, day=20),
        ]
    )
    (group,) = gather(columns, find_pins(columns, WORLD), zoom=18)
    assert group.counts == {Mark.ATTACK: 2, Mark.THWARTED: 1}
    assert [columns.ids[row] for row in group.rows] == [b"i0000002", b"i0000003", b"i0000001"]
    assert (group.lon, group.lat) == (42, 33)


def test_a_group_stands_at_one_of_its_places_and_parts_when_zoomed_in():
    columns = build_columns([_pin(1, lon=42.0, lat=33, day=2), _pin(2, lon=42.1, lat=33, day=1)])
    rows = find_pins(columns, WORLD)
    (far,) = gather(columns, rows, zoom=5)
    assert far.lon == 42.0
    assert len(gather(columns, rows, zoom=12)) == 2


def test_symbols_of_groups_do_not_hide_each_other():
    # each pair is one group; the groups stand 40 px apart, nearer than the symbols are wide
    marks = (Mark.ATTACK, Mark.LAUNCH, Mark.RETALIATION)
    step = 40 * 360 / (256 * 2**5)
    columns = build_columns(
        _pin(3 * place + i, lon=40 + step * place, lat=33, mark=mark, day=10 - place)
        for place in range(2)
        for i, mark in enumerate(marks)
    )
    rows = find_pins(columns, WORLD)
    (joined,) = gather(columns, rows, zoom=5)
    assert (joined.size, joined.lon) == (6, 40)
    assert len(gather(columns, rows, zoom=6)) == 2


def test_single_symbols_side_by_side_stay_apart():
    step = 40 * 360 / (256 * 2**5)
    columns = build_columns(_pin(i, lon=40 + step * i, lat=33) for i in range(5))
    assert len(gather(columns, find_pins(columns, WORLD), zoom=5)) == 5


@pytest.mark.parametrize("zoom", [3.0, 6.5, 11.0])
def test_a_crowd_is_gathered_without_losing_any(zoom):
    rng = np.random.default_rng(7)
    marks = (Mark.ATTACK, Mark.LAUNCH, Mark.RETALIATION)
    columns = build_columns(
        _pin(i, lon=rng.uniform(40, 46), lat=rng.uniform(30, 37), mark=marks[i % 3])
        for i in range(CROWD * 3)
    )
    rows = find_pins(columns, WORLD)
    groups = gather(columns, rows, zoom=zoom)
    assert sum(group.size for group in groups) == CROWD * 3
    for group in groups:
        west, south, east, north = group.bounds
        assert west <= group.lon <= east
        assert south <= group.lat <= north


def test_shown_pins_hides_marks():
    columns = build_columns([_pin(1, lon=1, lat=1), _pin(2, lon=2, lat=2, mark=Mark.MENTION)])
    shown = shown_pins(columns, hidden=frozenset({Mark.MENTION}))
    assert find_pins(columns, WORLD, shown).tolist() == [0]


def test_an_empty_store_has_an_empty_view():
    columns = build_columns(())
    assert gather(columns, find_pins(columns, WORLD), zoom=3) == ()


def test_an_upside_down_window_is_refused():
    with pytest.raises(ConfigurationError, match="expected"):
        Viewport(west=0, south=2, east=1, north=1, zoom=3)
