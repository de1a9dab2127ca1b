import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.map_view.coordinates import notations, read_coordinates

lons = st.floats(-179.99, 179.99, allow_nan=False)
lats = st.floats(-79.9, 79.9, allow_nan=False)


@given(lons, lats)
def test_every_notation_reads_back(lon, lat):
    written = notations(lon=lon, lat=lat)
    for text, tolerance in ((written.decimal, 1e-5), (written.dms, 1e-4), (written.mgrs, 5e-3)):
        back = read_coordinates(text)
        assert back is not None, text
        assert back == pytest.approx((lon, lat), abs=tolerance), text


def test_a_known_point():
    written = notations(lon=42.4412, lat=33.7856)
    assert written.decimal == "33.78560, 42.44120"
    assert written.dms == "33° 47′ 8.16″ N, 42° 26′ 28.32″ E"
    assert written.mgrs == "38S KC 6307 4132"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ramadi",
        "33.78",
        "91, 5",
        "33, 181",
        "33 47 8 N 42 26 28 E",
        "99XQQ1234",
        "1 2 3",
        "95° N, 5° E",
    ],
)
def test_what_is_not_surely_a_point_is_none(text):
    assert read_coordinates(text) is None


def test_near_the_pole_there_is_no_grid():
    assert notations(lon=10, lat=89).mgrs == ""
