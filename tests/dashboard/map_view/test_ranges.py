import re

import pytest

from dashboard.map_view.ranges import launch_distance_m, reach_of, ring_centre, rings_of
from dashboard.model import EventType
from tests.fixtures.incidents import make_incident, make_location

TARGET = make_location(radius_m=1000.0)


def _at(lat, radius_m=1000.0):
    return make_location("Orchards", lat=lat, radius_m=radius_m)


def test_every_ring_has_a_name_a_range_and_a_source():
    rings = [ring for kind in EventType for ring in rings_of(kind)]
    assert rings
    assert all(ring.name and ring.source and ring.range_m > 0 for ring in rings)


def test_every_range_names_a_page_that_tells_it():
    sources = [ring.source for kind in EventType for ring in rings_of(kind)]
    assert [source for source in sources if not re.search(r": https://\S+$", source)] == []


def test_rings_are_in_order_of_range():
    ranges = [ring.range_m for ring in rings_of(EventType.ROCKET)]
    assert ranges == sorted(ranges)


@pytest.mark.parametrize(("lat", "beyond"), [(33.2, False), (34.8, False), (35.5, True)])
def test_a_launch_point_out_of_every_range_is_remarked(lat, beyond):
    reach = reach_of(make_incident(location=TARGET, launch=_at(lat)))
    assert reach is not None
    assert reach.is_beyond is beyond


def test_doubt_about_the_places_counts_for_the_text():
    far = make_incident(location=TARGET, launch=_at(35.5, radius_m=300_000.0))
    reach = reach_of(far)
    assert reach is not None
    assert not reach.is_beyond
    assert reach.least_m == 0


def test_without_a_launch_point_or_a_listed_weapon_nothing_is_said():
    assert reach_of(make_incident(location=TARGET)) is None
    assert launch_distance_m(make_incident(location=TARGET)) is None
    shot = make_incident(location=TARGET, launch=_at(33.1), event_type=EventType.SHOOTING)
    assert reach_of(shot) is None


def test_rings_stand_round_the_launch_point_or_else_the_target():
    launch = _at(33.3)
    assert ring_centre(make_incident(location=TARGET, launch=launch)) == launch
    assert ring_centre(make_incident(location=TARGET)) == TARGET
    assert ring_centre(make_incident()) is None
