from dataclasses import replace

import pytest

from dashboard.evaluation.incidents import score_incidents
from dashboard.evaluation.model import GoldIncident, GoldPlace, PredictedIncident

GOLD = GoldIncident(
    id="g",
    roles=("attack",),
    event_types=("rocket", "missile"),
    places=(GoldPlace(lon=44.0, lat=33.0, uncertainty_m=1000),),
    launch=GoldPlace(lon=44.5, lat=33.0, uncertainty_m=1000),
    has_launch=True,
    dates=("2022-01-05",),
    date_precision="day",
    munition_count=5,
    other_counts=(),
    optional=False,
    excerpt_start=10,
    excerpt_end=50,
)
FOUND = PredictedIncident(
    id="p",
    role="attack",
    event_type="rocket",
    lon=44.0,
    lat=33.0,
    launch_lon=44.5,
    launch_lat=33.0,
    date="2022-01-05",
    munition_count=5,
    excerpt_start=20,
    excerpt_end=30,
)


def fields(gold, found):
    score = score_incidents([gold], [found])
    return {name: right for _, name, right in score.fields}


def is_found(gold, found):
    return bool(score_incidents([gold], [found]).matched)


PLAIN = ("event_type", "role", "count", "date", "launch", "excerpt")


def test_all_fields_right():
    assert fields(GOLD, FOUND) == dict.fromkeys(PLAIN, True)


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"event_type": "missile"}, set()),
        ({"event_type": "drone"}, {"event_type"}),
        ({"role": "strike"}, {"role"}),
        ({"munition_count": None}, {"count"}),
        ({"munition_count": 4}, {"count"}),
        ({"date": None}, {"date"}),
        ({"date": "2022-01"}, {"date"}),
        ({"launch_lon": None, "launch_lat": None}, {"launch"}),
        ({"launch_lon": 46.0}, {"launch"}),
        ({"excerpt_start": 50, "excerpt_end": 60}, {"excerpt"}),
    ],
)
def test_each_field_is_judged_by_itself(changes, wrong):
    verdicts = fields(GOLD, replace(FOUND, **changes))
    assert {name for name, right in verdicts.items() if not right} == wrong


def test_values_left_empty_where_none_is_told():
    gold = replace(GOLD, munition_count=None, dates=(), launch=None, has_launch=False)
    assert fields(gold, FOUND) == {
        "event_type": True,
        "role": True,
        "count_null": False,
        "date_null": False,
        "launch_null": False,
        "excerpt": True,
    }
    assert fields(replace(gold, other_counts=(5,)), FOUND)["count_null"]


@pytest.mark.parametrize(
    ("killed", "wounded", "told", "verdicts"),
    [
        ((), (), (3, 4), {}),  # nobody annotated them
        ((3,), (4,), (3, 4), {"killed": True, "wounded": True}),
        ((3, 5), (4,), (5, 3), {"killed": True, "wounded": False}),
        ((3,), (4,), (None, None), {"killed": False, "wounded": False}),
        ((None,), (None,), (None, None), {"killed_null": True, "wounded_null": True}),
        ((None,), (None,), (3, 0), {"killed_null": False, "wounded_null": False}),
        ((None, 3), (None,), (3, None), {"killed_null": True, "wounded_null": True}),
        # no casualties: both are told
        ((0,), (0,), (0, 0), {"killed": True, "wounded": True}),
        ((0,), (0,), (None, 0), {"killed": False, "wounded": True}),
        # nobody hurt: that nobody died follows, and need not be said
        ((None,), (0,), (0, 0), {"killed_null": True, "wounded": True}),
        ((None,), (0,), (None, 0), {"killed_null": True, "wounded": True}),
        ((None,), (0,), (1, 0), {"killed_null": False, "wounded": True}),
        ((None,), (2, 0), (0, 2), {"killed_null": True, "wounded": True}),
        # nobody died: some may have been hurt
        ((0,), (None,), (0, 0), {"killed": True, "wounded_null": False}),
    ],
)
def test_killed_and_wounded(killed, wounded, told, verdicts):
    gold = replace(GOLD, killed=killed, wounded=wounded)
    found = replace(FOUND, killed=told[0], wounded=told[1])
    people = {name: right for name, right in fields(gold, found).items() if name not in PLAIN}
    assert people == verdicts


def test_a_launch_told_without_coordinates_is_not_judged():
    assert "launch" not in "".join(fields(replace(GOLD, launch=None), FOUND))


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"lat": 33.26}, True),
        ({"lat": 33.28}, False),
        ({"lat": None, "lon": None}, False),
        ({"date": "2022-01-06"}, False),
        ({"date": "2022-01"}, True),
        ({"date": None}, True),
        ({"role": "background"}, False),
    ],
)
def test_place_and_date_decide_what_is_the_same_report(changes, found):
    assert is_found(GOLD, replace(FOUND, **changes)) is found


@pytest.mark.parametrize(
    ("precision", "date", "found"),
    [
        ("day", "2022-01-07", False),
        ("approx", "2022-01-08", True),
        ("approx", "2022-01-09", False),
        ("month", "2022-01-30", True),
        ("month", "2022-02-01", False),
    ],
)
def test_the_precision_of_a_date_widens_it(precision, date, found):
    assert is_found(replace(GOLD, date_precision=precision), replace(FOUND, date=date)) is found


def test_optional_and_background_reports_are_neutral():
    for gold in (replace(GOLD, optional=True), replace(GOLD, roles=("background",))):
        score = score_incidents([gold], [FOUND])
        assert (score.matched, score.missed, score.spurious) == ((), (), ())
        assert score.neutral == (FOUND,)
        assert not score_incidents([gold], []).missed


def test_a_required_report_is_matched_before_an_optional_one():
    optional = replace(GOLD, id="o", optional=True)
    score = score_incidents([optional, GOLD], [FOUND])
    assert [gold.id for gold, _ in score.matched] == ["g"]


def test_the_cheapest_matching_is_taken():
    other = replace(GOLD, id="g2", event_types=("drone",), excerpt_start=60, excerpt_end=90)
    second = replace(FOUND, id="p2", event_type="drone", excerpt_start=70, excerpt_end=80)
    score = score_incidents([GOLD, other], [second, FOUND])
    assert {gold.id: found.id for gold, found in score.matched} == {"g": "p", "g2": "p2"}


def test_a_report_without_a_place_is_found_by_its_excerpt():
    assert is_found(replace(GOLD, places=()), FOUND)
    assert not is_found(replace(GOLD, places=()), replace(FOUND, excerpt_start=90, excerpt_end=95))
