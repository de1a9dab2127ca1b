import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from dashboard.briefing.view import Rectangle, fit
from tests.fixtures.incidents import make_location

FRAME = Rectangle(x=20, y=40, width=500, height=380)
PLACES = st.lists(
    st.builds(make_location, lon=st.floats(30, 60), lat=st.floats(15, 40)), min_size=1, max_size=5
)


@given(PLACES)
def test_all_places_are_seen(places):
    view = fit(places, FRAME)
    for place in places:
        x, y = view.place(place.lon, place.lat)
        assert FRAME.x <= x <= FRAME.right
        assert FRAME.y <= y <= FRAME.top


@given(PLACES)
def test_the_scale_is_true_in_the_middle(places):
    view = fit(places, FRAME)
    west, south, east, north = view.bounds
    along = Geod(ellps="WGS84").inv(view.lon, view.lat - 0.5, view.lon, view.lat + 0.5)[2]
    assert view.metres_per_point * view.scale == pytest.approx(along, rel=0.006)
    across = Geod(ellps="WGS84").inv(view.lon - 0.5, view.lat, view.lon + 0.5, view.lat)[2]
    assert view.metres_per_point * view.scale * view.squeeze == pytest.approx(across, rel=0.006)
    assert view.place(west, south) == pytest.approx((FRAME.x, FRAME.y), abs=1e-6)
    assert view.place(east, north) == pytest.approx((FRAME.right, FRAME.top), abs=1e-6)


def test_many_positions_are_placed_as_one_is():
    view = fit([make_location()], FRAME)
    spots = np.array([[42.0, 33.0], [43.0, 34.0]])
    assert view.places(spots).tolist() == [list(view.place(*spot)) for spot in spots.tolist()]


def test_a_single_place_has_country_round_it():
    west, south, east, north = fit([make_location(radius_m=100.0)], FRAME).bounds
    assert east - west > 1
    assert north - south > 1


def test_nothing_shows_the_region():
    west, south, east, north = fit([], FRAME).bounds
    assert west < 30
    assert east > 60
    assert south < 15
    assert north > 40


def test_one_far_place_does_not_crowd_the_others():
    near = [make_location(lon=42 + n / 10, lat=33) for n in range(9)]
    far = make_location(lon=-77, lat=39)
    assert fit([*near, far], FRAME).bounds[0] > 30
    # with few places each of them matters
    assert fit([near[0], far], FRAME).bounds[0] < -77
