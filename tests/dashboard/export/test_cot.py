import re
from datetime import datetime, timedelta

import pytest
from lxml import etree

from dashboard.export import Format, export, hand_over
from dashboard.export.cot import UNKNOWN_M
from dashboard.export.crosswalk import circular_error_m
from dashboard.model import Attribution
from tests.dashboard.export.conftest import AS_OF, BASE, FIELD
from tests.fixtures.incidents import make_article, make_incident


@pytest.fixture(scope="module")
def events(handover):
    return list(etree.fromstring(export(handover, Format.COT)))


def moment(text):
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text)
    return datetime.fromisoformat(text)


def test_only_points_become_events(events):
    assert [event.get("uid") for event in events] == [
        "marsad-i:1",
        "marsad-i:1:launch",
        "marsad-i:2",
    ]


def test_an_event_is_read_back(events):
    for event, place in zip(events, (BASE, FIELD, FIELD), strict=True):
        point = event.find("point")
        assert (float(point.get("lon")), float(point.get("lat"))) == (place.lon, place.lat)
        assert float(point.get("ce")) == circular_error_m(place) >= place.uncertainty_m
        assert point.get("hae") == point.get("le") == UNKNOWN_M


def test_events_have_what_the_schema_wants(events):
    for event in events:
        assert [child.tag for child in event] == ["point", "detail"]
        assert event.get("version") == "2.0"
        assert event.get("how") == "h-e"
        assert re.fullmatch(r"[a-z](-[a-zA-Z0-9]+)+", event.get("type"))
        start, stale = moment(event.get("start")), moment(event.get("stale"))
        assert moment(event.get("time")) == AS_OF
        assert stale > max(start, AS_OF) + timedelta(days=1)
        assert -(2**31) <= int(event.find("detail/color").get("argb")) < 0


def test_an_event_begins_when_it_happened(events):
    assert [event.get("start")[:10] for event in events] == [
        "2023-05-07",
        "2023-05-07",
        "2023-05-08",
    ]


def test_remarks_tell_grade_and_origins(events):
    remarks = events[0].findtext("detail/remarks")
    assert "B2" in remarks
    assert "2 articles, 2 origins" in remarks
    assert "Inferred, not stated: date" in remarks
    assert "Accounts differ: munition_count" in remarks
    assert "أربعة صواريخ" in remarks


def test_nothing_is_an_empty_list(nothing):
    assert len(etree.fromstring(export(nothing, Format.COT))) == 0


def test_a_denial_and_one_article_are_told_in_the_remarks():
    denied = make_incident(location=BASE, attribution=Attribution.DENIED)
    given = hand_over([denied], (), (make_article(),), as_of=AS_OF)
    (event,) = etree.fromstring(export(given, Format.COT))
    remarks = event.findtext("detail/remarks")
    assert "1 article, 1 origin." in remarks
    assert "A side named in the text denies it" in remarks
