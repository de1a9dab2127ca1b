"""Borders from the places on either side."""

import numpy as np

from gazetteer.borders import find_border


def _vectors(*points):
    lon, lat = np.radians(np.array(points, float)).T
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


WEST = _vectors((9.9, 0), (9.9, 1), (9.9, 2), (5, 1))
EAST = _vectors((10.1, 0), (10.1, 1), (10.1, 2), (15, 1))


def test_the_border_runs_between():
    border = find_border(WEST, EAST)
    assert round(border.middle.lon, 1) == 10.0
    assert round(border.middle.lat, 1) == 1.0
    assert 100_000 < border.radius_m < 120_000


def test_its_points_lie_on_it():
    border = find_border(WEST, EAST)
    assert {round(point.lon, 1) for point in border.points} == {10.0}
    assert round(border.nearest(border.points[0]).lat, 3) == round(border.points[0].lat, 3)


def test_countries_far_apart_have_none():
    assert find_border(WEST, _vectors((80, 40))) is None


def test_no_places_no_border():
    assert find_border(WEST, np.empty((0, 3))) is None
