from itertools import pairwise

import pytest
from geopy.distance import geodesic

from dashboard.map_view.geodesic import trace


def _length_km(points):
    pairs = pairwise(points)
    return sum(geodesic((a[1], a[0]), (b[1], b[0])).km for a, b in pairs)


@pytest.mark.parametrize(
    ("start", "end"), [((42.4, 33.8), (40.5, 35.0)), ((44.2, 15.4), (34.9, 29.5))]
)
def test_the_traced_line_is_as_long_as_the_geodesic(start, end):
    points = trace(start, end)
    assert points[0] == list(start)
    assert points[-1] == list(end)
    direct = geodesic((start[1], start[0]), (end[1], end[0])).km
    assert _length_km(points) == pytest.approx(direct, rel=1e-5)


def test_a_short_line_needs_no_points_between():
    assert trace((42.0, 33.0), (42.1, 33.0)) == [[42.0, 33.0], [42.1, 33.0]]
