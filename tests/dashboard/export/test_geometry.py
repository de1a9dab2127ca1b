import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from dashboard.export.geometry import circle, line, point
from tests.fixtures.incidents import make_location


@given(lon=st.floats(-180, 180), lat=st.floats(-60, 60), radius_m=st.floats(50, 1_000_000))
def test_a_circle_is_as_far_from_its_place_everywhere(lon, lat, radius_m):
    shape = circle(make_location(lon=lon, lat=lat, radius_m=radius_m))
    corners = shapely.get_coordinates(shape)
    assert np.abs(corners[:, 0]).max() <= 180
    inner = corners[np.abs(corners[:, 0]) < 179.999]
    distance = Geod(ellps="WGS84").inv(
        np.full(len(inner), lon), np.full(len(inner), lat), inner[:, 0], inner[:, 1]
    )[2]
    assert distance == pytest.approx(np.full(len(inner), radius_m), rel=2e-3, abs=0.3)
    assert shapely.is_valid(shape)


def test_rings_run_counterclockwise():
    for lon in (42.0, 179.9):
        for part in shapely.get_parts(circle(make_location(lon=lon, radius_m=50_000.0))):
            assert part.exterior.is_ccw


def test_the_antimeridian_parts_a_shape():
    shape = circle(make_location(lon=179.9, radius_m=50_000.0))
    assert len(shapely.get_parts(shape)) == 2
    course = line(make_location(lon=170.0), make_location(lon=-170.0))
    assert len(shapely.get_parts(course)) == 2
    assert course.bounds[0] == -180
    assert course.bounds[2] == 180


@pytest.mark.parametrize(
    "place",
    [None, make_location(radius_m=4_000_000.0), make_location(lat=88.0, radius_m=300_000.0)],
)
def test_some_places_have_no_circle(place):
    assert circle(place) is None


@pytest.mark.parametrize("kind", ["country", "region", "sea", "continent", "desert", "river"])
def test_wide_places_have_no_point(kind):
    assert point(make_location(kind=kind)) is None
    assert line(make_location(kind=kind), make_location(lon=10.0)) is None


def test_no_place_has_neither_point_nor_line():
    assert point(None) is None
    assert line(None, make_location()) is None
    assert line(make_location(), make_location()) is None
