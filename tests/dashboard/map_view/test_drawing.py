import pytest

from dashboard.map_view.drawing import AREA_KINDS, is_drawable, unplaced_reason
from tests.fixtures.incidents import make_incident, make_location


@pytest.mark.parametrize("kind", sorted(AREA_KINDS))
def test_wide_areas_are_never_drawn_as_a_symbol(kind):
    place = make_location(kind=kind)
    assert not is_drawable(place)
    assert unplaced_reason(make_incident(location=place)) == "Only a wide area is told"


def test_a_town_is_drawn():
    place = make_location(kind="town")
    assert is_drawable(place)
    assert unplaced_reason(make_incident(location=place)) == ""


def test_without_a_place_the_reason_is_told():
    assert not is_drawable(None)
    assert "No place" in unplaced_reason(make_incident())
