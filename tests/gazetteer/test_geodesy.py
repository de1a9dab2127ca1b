"""Distances and displacements agree with each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import InvalidGeometryError
from gazetteer.geodesy import (
    bearing_deg,
    displace,
    distance_m,
    further_than,
    midpoint,
    nearest_on_line,
)
from gazetteer.model import Point

POINTS = st.builds(
    Point, lon=st.floats(-179, 179, allow_nan=False), lat=st.floats(-80, 80, allow_nan=False)
)
BAGHDAD, RAMADI = Point(lon=44.3615, lat=33.3128), Point(lon=43.2992, lat=33.4258)


def test_a_known_distance():
    assert distance_m(BAGHDAD, RAMADI) == pytest.approx(99_600, rel=0.01)


@pytest.mark.parametrize(
    ("bearing", "lon", "lat"), [(0, 0, 1), (90, 1, 0), (180, 0, -1), (270, -1, 0)]
)
def test_four_directions(bearing, lon, lat):
    moved = displace(Point(lon=0, lat=0), distance_m=111_000, bearing_deg=bearing)
    assert (moved.lon, moved.lat) == pytest.approx((lon, lat), abs=0.01)


@given(POINTS, st.floats(0, 1_000_000), st.floats(0, 360))
def test_displacement_agrees_with_distance(origin, distance, bearing):
    moved = displace(origin, distance_m=distance, bearing_deg=bearing)
    assert distance_m(origin, moved) == pytest.approx(distance, abs=1.0)


@given(POINTS, st.floats(0, 1_000_000), st.floats(0, 360), st.floats(0.98, 1.02))
def test_further_than_is_told_as_by_the_geodesic(origin, distance, bearing, share):
    moved = displace(origin, distance_m=distance, bearing_deg=bearing)
    limit = distance * share
    assert further_than(origin, moved, limit) == (distance_m(origin, moved) > limit)


def test_no_negative_distance():
    with pytest.raises(InvalidGeometryError, match="expected 0 or more"):
        displace(BAGHDAD, distance_m=-1, bearing_deg=0)


def test_bearing():
    assert bearing_deg(BAGHDAD, RAMADI) == pytest.approx(277, abs=2)


@given(POINTS, POINTS)
def test_bearing_is_an_azimuth(a, b):
    assert 0.0 <= bearing_deg(a, b) <= 360.0


def test_midpoint_is_as_far_from_both():
    middle = midpoint(BAGHDAD, RAMADI)
    assert distance_m(middle, BAGHDAD) == pytest.approx(distance_m(middle, RAMADI), rel=0.001)


def test_nearest_vertex():
    line = (Point(lon=40, lat=35), Point(lon=43, lat=33.5), Point(lon=47, lat=31))
    assert nearest_on_line(RAMADI, line) == line[1]
