from datetime import date

from dashboard.components.timeline import timeline_bins, timeline_events
from dashboard.facets import build_facets, matching
from dashboard.filters import Filter
from dashboard.model import Role
from tests.fixtures.incidents import make_answer, make_date, make_incident, make_location

ATTACK = make_incident("i1", location=make_location(), launch=make_location(lon=42.5))
ANSWER = make_incident("i2", role=Role.RETALIATION, date=make_date(date(2023, 5, 9)))
HISTORY = make_incident("i3", role=Role.BACKGROUND, date=make_date(date(1991, 1, 1)))
UNDATED = make_incident("i4", date=None)
ALL = (ATTACK, ANSWER, HISTORY, UNDATED)


def test_events_stand_in_their_lanes_with_their_links():
    content = timeline_events(ALL, [make_answer("i2", "i1")])
    assert {(one["id"], one["lane"]) for one in content["events"]} == {
        ("i1", "attack"),
        ("i1", "launch"),
        ("i2", "retaliation"),
    }
    assert content["links"] == [
        ["launch i1", "attack i1", "launch"],
        ["attack i1", "retaliation i2", "answer"],
    ]
    assert content["span"] == [date(2023, 5, 7).toordinal(), date(2023, 5, 9).toordinal()]


def test_bins_count_the_same_events():
    facets = build_facets(ALL, {})
    content = timeline_bins(facets, matching(facets, Filter()))
    totals = {
        lane: sum(one.get(lane, 0) for one in content["bins"])
        for lane in ("attack", "launch", "retaliation")
    }
    assert totals == {"attack": 1, "launch": 1, "retaliation": 1}


def test_nothing_dated_gives_no_timeline():
    facets = build_facets((UNDATED, HISTORY), {})
    assert timeline_bins(facets, matching(facets, Filter())) is None
    assert timeline_events((UNDATED, HISTORY), []) is None
