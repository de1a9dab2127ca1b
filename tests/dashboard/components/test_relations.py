from datetime import date

from dashboard.components.relations import nearest_first
from dashboard.facets import build_facets
from tests.fixtures.incidents import make_date, make_incident, make_location


def test_incidents_near_in_time_and_place_come_first():
    here = make_incident("here", location=make_location())
    near = make_incident("near", location=make_location(lon=42.1))
    later = make_incident("later", location=make_location(), date=make_date(date(2023, 6, 7)))
    far = make_incident("far", location=make_location(lon=52.0))
    unplaced = make_incident("unplaced")
    undated = make_incident("undated", location=make_location(), date=None)
    facets = build_facets((undated, unplaced, far, later, near, here), {})
    assert nearest_first(here, facets) == ("near", "undated", "later", "far", "unplaced")
