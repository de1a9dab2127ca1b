import pytest

from dashboard.evaluation.agreement import distance_m, overlap, ratio
from dashboard.evaluation.model import GoldPlace


def test_overlap_counts_shared_characters():
    assert overlap((0, 5), (3, 9)) == 2
    assert overlap((0, 5), (5, 9)) == 0


def test_distance_of_a_degree_of_latitude():
    place = GoldPlace(lon=44.0, lat=33.0, uncertainty_m=1)
    assert distance_m(place, lon=44.0, lat=34.0) == pytest.approx(111_195, rel=1e-3)
    assert distance_m(place, lon=None, lat=34.0) is None


def test_a_share_of_nothing_is_nothing():
    assert ratio(0, 0) == 0
    assert ratio(1, 4) == 0.25
