from datetime import date

import pytest

from dashboard.facets import build_facets, matching
from dashboard.filters import Area, Filter
from dashboard.model import (
    Attribution,
    Credibility,
    DatePrecision,
    EventDate,
    EventType,
    ReviewState,
    Role,
)
from tests.fixtures.incidents import (
    make_article,
    make_conflict,
    make_date,
    make_incident,
    make_location,
    make_report,
)

BAGHDAD = make_location("Baghdad", lon=44.37, lat=33.31, country="IQ", admin1="Baghdad")
RAQQA = make_location("Raqqa", lon=39.01, lat=35.95, country="SY", admin1="Raqqa")
ENGLISH = make_article("a2", "A drone hit the depot.", language="en", outlet="Wire B")
ARTICLES = {"a1": make_article(outlet="الوكالة"), "a2": ENGLISH}

ONE = make_incident(
    "one", location=BAGHDAD, launch=make_location(lon=44.5), conflicts=(make_conflict(),)
)
TWO = make_incident(
    "two",
    location=RAQQA,
    reports=(make_report("a2:r1", ENGLISH, location=RAQQA),),
    title="Drone on the depot",
    role=Role.STRIKE,
    event_type=EventType.DRONE,
    perpetrator="Coalition",
    attribution=Attribution.CLAIMED,
    credibility=Credibility(source="B", claim=2, reason=""),
    date=EventDate(start=date(2024, 3, 1), end=date(2024, 3, 31), precision=DatePrecision.MONTH),
)
NONE = make_incident("none", date=None, title="Somewhere")


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        (Filter(), ["one", "two", "none"]),
        (Filter(roles=(Role.STRIKE,)), ["two"]),
        (Filter(roles=(Role.STRIKE, Role.ATTACK)), ["one", "two", "none"]),
        (Filter(types=(EventType.ROCKET,)), ["one", "none"]),
        (Filter(attributions=(Attribution.CLAIMED,)), ["two"]),
        (Filter(precisions=(DatePrecision.MONTH,)), ["two"]),
        (Filter(actors=("Coalition",)), ["two"]),
        (Filter(countries=("IQ",)), ["one"]),
        (Filter(provinces=("Raqqa",)), ["two"]),
        (Filter(outlets=("Wire B",)), ["two"]),
        (Filter(languages=("ar",)), ["one", "none"]),
        (Filter(first_day=date(2024, 3, 15)), ["two"]),
        (Filter(last_day=date(2023, 5, 7)), ["one"]),
        (Filter(first_day=date(2023, 5, 8), last_day=date(2024, 2, 28)), []),
        (Filter(area=Area(lon=44.4, lat=33.3, radius_km=10)), ["one"]),
        (Filter(worst_claim=2), ["two"]),
        (Filter(disputed=True), ["one"]),
        (Filter(launched=True), ["one"]),
        (Filter(words="depot DRONE"), ["two"]),
        (Filter(words="قاعده الوادى"), ["one", "none"]),
        (Filter(roles=(Role.STRIKE,), countries=("IQ",)), []),
        (Filter(actors=("Nobody",)), []),
    ],
)
def test_each_field_narrows(chosen, left):
    facets = build_facets((ONE, TWO, NONE), ARTICLES)
    kept = matching(facets, chosen)
    assert [i.decode() for i in facets.ids[kept]] == left


def test_names_are_listed_most_frequent_first():
    facets = build_facets((ONE, TWO, NONE), ARTICLES)
    assert facets.languages.names == ("ar", "en")


def test_no_incidents_at_all():
    facets = build_facets((), {})
    assert len(facets) == 0
    assert matching(facets, Filter(actors=("x",), words="y")).tolist() == []


def test_dates_of_fixtures_are_what_the_cases_assume():
    assert ONE.date == make_date()


def test_what_an_analyst_rejected_is_left_out_unless_asked_for():
    gone = make_incident("gone", review=ReviewState.REJECTED)
    facets = build_facets((ONE, gone), ARTICLES)
    assert matching(facets, Filter()).tolist() == [True, False]
    assert matching(facets, Filter(rejected=True)).tolist() == [True, True]
    assert matching(facets, Filter(reviews=(ReviewState.REJECTED,))).tolist() == [False, True]
