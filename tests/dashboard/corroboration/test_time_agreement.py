import pytest

from dashboard.corroboration.profiles import profile
from dashboard.corroboration.time_agreement import compare_dates
from tests.dashboard.corroboration.reports import make_report


def told(**fields):
    return profile(make_report({"id": "r", "article": "1", **fields}, {}), {})


@pytest.mark.parametrize(
    ("first", "second", "feature"),
    [
        ({"day": "2024-01-05"}, {"day": "2024-01-05"}, "date_same_day"),
        ({"day": "2024-01-05", "part": "dawn"}, {"day": "2024-01-05"}, "date_same_day"),
        ({"day": "2024-01-05", "part": "evening"}, {"day": "2024-01-05", "part": "night"}, "date_same_hours"),
        ({"day": "2024-01-05", "part": "dawn"}, {"day": "2024-01-05", "part": "morning"}, "date_other_hours"),
        ({"day": "2024-01-05", "part": "dawn"}, {"day": "2024-01-05", "part": "evening"}, "date_apart_hours"),
        ({"day": "2024-01-05", "part": "night"}, {"day": "2024-01-06", "part": "dawn"}, "date_one_night"),
        ({"day": "2024-01-05", "part": "evening"}, {"day": "2024-01-06", "part": "dawn"}, "date_one_night"),
        ({"day": "2024-01-05", "part": "evening"}, {"day": "2024-01-06"}, "date_perhaps_one_night"),
        ({"day": "2024-01-05"}, {"day": "2024-01-06", "part": "dawn"}, "date_perhaps_one_night"),
        ({"day": "2024-01-05", "part": "night"}, {"day": "2024-01-06", "part": "night"}, "date_one_off"),
        ({"day": "2024-01-05", "part": "morning"}, {"day": "2024-01-06", "part": "morning"}, "date_one_off"),
        ({"day": "2024-01-05"}, {"day": "2024-01-06"}, "date_one_off"),
        ({"day": "2024-01-05", "inferred": True}, {"day": "2024-01-06"}, "date_one_off_inferred"),
        ({"day": "2024-01-05"}, {"day": "2024-01-06", "inferred": True}, "date_day_of_print"),
        ({"day": "2024-01-05", "part": "evening"}, {"day": "2024-01-06", "inferred": True}, "date_day_of_print"),
        ({"day": "2024-01-05", "inferred": True}, {"day": "2024-01-06", "inferred": True}, "date_one_off_inferred"),
        ({"day": "2024-01-05"}, {"day": "2024-01-07", "inferred": True}, "date_few_off_inferred"),
        ({"day": "2024-01-05"}, {"day": "2024-01-07"}, "date_few_off"),
        ({"day": "2024-01-05"}, {"day": "2024-01-09"}, "date_apart"),
        ({"day": "2024-01-05/2024-01-06"}, {"day": "2024-01-06"}, "date_overlap_days"),
        ({"day": "2024-01-01/2024-01-07"}, {"day": "2024-01-05"}, "date_overlap_week"),
        ({"day": "2024-01-01/2024-01-31"}, {"day": "2024-01-05"}, "date_overlap_month"),
        ({"day": "2024-01-01/2024-01-31"}, {"day": "2024-02-15"}, "date_apart"),
        ({}, {"day": "2024-01-05"}, "date_missing"),
    ],
)  # fmt: skip
def test_times_are_compared_by_days_and_hours(first, second, feature):
    assert compare_dates(told(**first), told(**second)).feature == feature
    assert compare_dates(told(**second), told(**first)).feature == feature


def test_older_history_of_one_month_is_telling():
    old = {"day": "2024-01-01/2024-01-31", "role": "background"}
    assert compare_dates(told(**old), told(**old)).feature == "date_background"
