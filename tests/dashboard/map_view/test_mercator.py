import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.map_view.mercator import MAX_LAT, project, unproject


@given(st.floats(-180, 180), st.floats(-85, 85))
def test_projecting_back_gives_the_point(lon, lat):
    x, y = project(np.array([lon]), np.array([lat]))
    assert 0 <= x[0] <= 1
    assert 0 <= y[0] <= 1
    back_lon, back_lat = unproject(x, y)
    assert back_lon[0] == pytest.approx(lon, abs=1e-9)
    assert back_lat[0] == pytest.approx(lat, abs=1e-9)


def test_the_middle_and_the_corners():
    x, y = project(np.array([0.0, -180.0, 180.0]), np.array([0.0, MAX_LAT, -90.0]))
    assert x.tolist() == [0.5, 0.0, 1.0]
    assert y == pytest.approx([0.5, 0.0, 1.0])
