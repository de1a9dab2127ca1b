"""Confidence: the learned curves rise, read as they should, and reach the resolutions."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import locate
from gazetteer.calibration import (
    GROUPS,
    calibrated,
    group_of_choice,
    interpolate,
    load_curves,
)
from gazetteer.model import Place, PlaceKind, Point

CURVE = ((0.2, 0.3), (0.6, 0.5), (0.9, 0.95))


def _place(kind=PlaceKind.TOWN, id_="geonames:1"):
    point = Point(lon=44.0, lat=33.0)
    return Place(id=id_, name_en="A", name_ar="ا", kind=kind, point=point, uncertainty_m=1000.0)


def test_every_group_has_a_curve_that_rises():
    curves = load_curves()
    assert tuple(curves) == GROUPS
    for curve in curves.values():
        assert all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(curve))
        assert all(0 <= share <= 1 and 0 < sure <= 1 for share, sure in curve)


@pytest.mark.parametrize(
    ("share", "sure"), [(0.0, 0.3), (0.2, 0.3), (0.4, 0.4), (0.75, 0.725), (0.9, 0.95), (1.0, 0.95)]
)
def test_curves_are_read_between_their_points(share, sure):
    assert interpolate(CURVE, share) == pytest.approx(sure)


@given(a=st.floats(0, 1), b=st.floats(0, 1), group=st.sampled_from(GROUPS))
def test_a_greater_share_is_never_told_as_less_sure(a, b, group):
    curve = load_curves()[group]
    low, high = sorted((a, b))
    assert interpolate(curve, low) <= interpolate(curve, high)


def test_groups():
    assert group_of_choice(_place(), 1) == "lone"
    assert group_of_choice(_place(), 2) == "town"
    assert group_of_choice(_place(id_="curated:a"), 1) == "curated"
    assert group_of_choice(_place(PlaceKind.COUNTRY, "country:IQ"), 3) == "area"
    assert 0 < calibrated(_place(), 0.5, 4) < 1


@pytest.mark.parametrize("text", ["وقع انفجار في الرمادي", "قصف على طرابلس", "A blast in Paris"])
def test_resolutions_tell_the_calibrated_confidence(text):
    (toponym,) = locate(text)
    resolution = toponym.resolution
    share = resolution.candidates[0].score
    curve = load_curves()[group_of_choice(resolution.place, len(resolution.candidates))]
    assert resolution.confidence == pytest.approx(interpolate(curve, share), abs=1e-3)
