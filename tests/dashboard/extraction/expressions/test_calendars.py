"""Calendar arithmetic."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.expressions.calendars import (
    add_months,
    day_or_none,
    hijri_interval,
    latest_weekday,
    month_interval,
    next_weekday,
    year_interval,
)

DAYS = st.dates(date(1950, 1, 1), date(2070, 1, 1))


def test_hijri_day_month_and_year():
    assert hijri_interval(1445, 9, 1) == (date(2024, 3, 11), date(2024, 3, 11))
    assert hijri_interval(1445, 9, None) == (date(2024, 3, 11), date(2024, 4, 9))
    start, end = hijri_interval(1445, None, None)
    assert (start, end) == (date(2023, 7, 19), date(2024, 7, 6))


def test_hijri_dates_that_are_none():
    assert hijri_interval(1445, 9, 31) is None
    assert hijri_interval(1200, 1, 1) is None


def test_days_that_are_none():
    assert day_or_none(2023, 2, 29) is None
    assert day_or_none(2024, 2, 29) == date(2024, 2, 29)


def test_months_end_where_they_end():
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2024, 1, 15), -13) == date(2022, 12, 15)
    assert month_interval(2024, 2) == (date(2024, 2, 1), date(2024, 2, 29))
    assert year_interval(2024) == (date(2024, 1, 1), date(2024, 12, 31))


@given(DAYS, st.integers(0, 6))
def test_weekdays_lie_within_a_week(day, weekday):
    before, after = latest_weekday(weekday, until=day), next_weekday(weekday, since=day)
    assert before.weekday() == after.weekday() == weekday
    assert day - timedelta(days=6) <= before <= day <= after <= day + timedelta(days=6)
