from dashboard.components.doubts import doubts
from tests.fixtures.incidents import make_conflict, make_incident, make_location


def test_doubts_are_told_with_the_heaviest_first():
    bare = make_incident(date=None, conflicts=(make_conflict(),))
    assert doubts(bare) == "no place · no date · accounts differ · 1 origin"


def test_a_sure_incident_has_only_its_origins():
    assert doubts(make_incident(location=make_location())) == "1 origin"


def test_an_uncertain_place_and_a_wide_one_are_told():
    assert "uncertain place" in doubts(make_incident(location=make_location(confidence=0.3)))
    assert "only a wide area" in doubts(make_incident(location=make_location(kind="country")))
