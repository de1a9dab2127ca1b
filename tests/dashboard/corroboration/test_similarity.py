from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.corroboration.profiles import profile
from dashboard.corroboration.settings import load_settings
from dashboard.corroboration.similarity import score_pair
from dashboard.model import Claim, Count, EventType, Role, Span
from tests.dashboard.corroboration.reports import make_place, make_report

BASE = {"base": make_place("base", lon=42.44, lat=33.79, radius_km=3)}


def score(first, second):
    one, other = (
        profile(make_report({"id": name, "article": name, **row}, BASE), {})
        for name, row in (("a", first), ("b", second))
    )
    return score_pair(one, other)


def feature(first, second, kind):
    return next(
        (e.feature for e in score(first, second).evidence if e.feature.startswith(kind)), None
    )


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"count": 5}, {"count": 5}, "count_same"),
        ({"count": 1}, {"count": 1}, "count_single"),
        ({"count": 5}, {"at_least": 5}, "count_same"),
        ({"count": 9}, {"at_least": 5}, "count_compatible"),
        ({"count": 3}, {"at_least": 12}, "count_other"),
        ({"count": 5}, {"count": 6}, "count_close"),
        ({"count": 3}, {"count": 8}, "count_other"),
        ({"count": 3}, {}, None),
    ],
)
def test_munition_counts(first, second, expected):
    assert feature(first, second, "count") == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (8, 9, "killed_growing"), (8, 8, "killed_many_same"), (2, 2, "killed_same"),
        (0, 0, "killed_none"), (0, 20, "killed_other"), (0, 2, "killed_growing"),
    ],
)  # fmt: skip
def test_tolls_may_grow(first, second, expected):
    assert feature({"killed": first}, {"killed": second}, "killed") == expected


def at_least(number):
    return Count(best=number, low=number, high=None)


@pytest.mark.parametrize(
    ("told", "other", "expected"),
    [
        (at_least(70), Count.exactly(78), "killed_compatible"),
        (at_least(20), at_least(24), "killed_compatible"),
        (Count(best=6, low=5, high=7), Count.exactly(7), "killed_compatible"),
        (at_least(70), Count.exactly(43), "killed_growing"),
        (at_least(10), Count.exactly(50), "killed_other"),
        (at_least(8), Count.exactly(8), "killed_many_same"),
    ],
)
def test_a_least_number_of_killed_fits_a_little_more(told, other, expected):
    first, second = (
        replace(
            make_report({"id": name, "article": name, "killed": 1}, {}),
            killed=Claim(value=count, spans=(Span(0, 1),)),
        )
        for name, count in (("a", told), ("b", other))
    )
    found = score_pair(profile(first, {}), profile(second, {})).evidence
    assert expected in {one.feature for one in found}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (87, 87, "wounded_many_same"), (5, 5, "wounded_many_same"), (2, 2, "wounded_same"),
        (1, 1, None), (0, 0, None), (5, 6, None), (5, None, None),
    ],
)  # fmt: skip
def test_one_number_of_wounded_is_telling(first, second, expected):
    assert feature({"wounded": first}, {"wounded": second}, "wounded") == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"by": "Iran-backed militias"}, {"by": "ميليشيات موالية لإيران"}, "perpetrator_same"),
        ({"by": "Israel"}, {"by": "Hezbollah"}, "perpetrator_other"),
        (
            {"by": "Israel", "target": "Hezbollah posts"},
            {"by": "Hezbollah", "target": "Israeli posts"},
            "sides_swapped",
        ),
        ({"by": "the United States"}, {"target": "US troops"}, "sides_swapped"),
        ({"by": "Israel"}, {"by": "a local gang"}, None),
    ],
)
def test_sides(first, second, expected):
    found = feature(first, second, "perpetrator") or feature(first, second, "sides")
    assert found == expected


rows = st.fixed_dictionaries(
    {},
    optional={
        "place": st.just("base"),
        "day": st.sampled_from(["2024-01-05", "2024-01-06", "2024-01-01/2024-01-31"]),
        "part": st.sampled_from(["dawn", "night"]),
        "type": st.sampled_from([one.value for one in EventType]),
        "role": st.sampled_from([one.value for one in Role]),
        "count": st.integers(0, 9),
        "killed": st.integers(0, 9),
        "by": st.sampled_from(["Israel", "حزب الله", "unknown"]),
    },
)


@given(rows, rows)
def test_the_score_is_symmetric_and_tells_every_reason(first, second):
    one = profile(make_report({"id": "a", "article": "1", **first}, BASE), {})
    other = profile(make_report({"id": "b", "article": "2", **second}, BASE), {})
    assert score_pair(one, other) == score_pair(other, one)
    found = score_pair(one, other)
    assert all(e.words for e in found.evidence)
    assert found.points == pytest.approx(sum(e.points for e in found.evidence))


def test_full_agreement_merges_and_a_missing_day_does_not():
    full = {"place": "base", "day": "2024-01-05", "type": "rocket"}
    merge = load_settings().thresholds.merge_points
    assert score(full, full).points >= merge
    undated = {"place": "base", "type": "rocket"}
    assert score(undated, full).points < merge


def test_the_explanation_has_the_points_and_the_strongest_reason_first():
    told = score({"place": "base", "day": "2024-01-05"}, {"place": "base", "day": "2024-01-09"})
    assert told.explain().startswith(f"{told.points:+.1f} points: 2024-01-05 against 2024-01-09")
