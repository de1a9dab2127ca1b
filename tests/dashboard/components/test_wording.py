from datetime import date

import pytest

from dashboard.components import wording
from dashboard.model import (
    Attribution,
    Basis,
    Count,
    DatePrecision,
    EventDate,
    EventType,
    Outcome,
    PartOfDay,
    Role,
)
from dashboard.translation import use_language


@pytest.fixture(autouse=True)
def _english():
    use_language("en")


def _date(start, end, precision, part=None):
    return EventDate(start=start, end=end, precision=precision, part_of_day=part)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, "Date unknown"),
        (_date(date(2022, 1, 5), date(2022, 1, 5), DatePrecision.DAY), "Wednesday 5 January 2022"),
        (
            _date(date(2022, 1, 5), date(2022, 1, 5), DatePrecision.DAY, PartOfDay.DAWN),
            "Wednesday 5 January 2022, dawn",
        ),
        (
            _date(date(2021, 12, 26), date(2022, 1, 6), DatePrecision.WEEK),
            "26 December 2021 – 6 January 2022",
        ),
        (_date(date(2022, 1, 5), date(2022, 1, 6), DatePrecision.DAY), "5–6 January 2022"),
        (
            _date(date(2022, 1, 31), date(2022, 2, 1), DatePrecision.DAY),
            "31 January – 1 February 2022",
        ),
        (_date(date(2020, 1, 1), date(2020, 1, 31), DatePrecision.MONTH), "January 2020"),
        (_date(date(2020, 1, 1), date(2020, 12, 31), DatePrecision.YEAR), "2020"),
    ],
)
def test_dates_are_as_precise_as_known(when, words):
    assert wording.date_words(when) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (None, "not told"),
        (Count.exactly(0), "0"),
        (Count(best=3, low=3, high=None), "at least 3"),
        (Count(best=6, low=5, high=8), "5 to 8 (best 6)"),
    ],
)
def test_counts_keep_their_doubt(count, words):
    assert wording.count_words(count) == words


@pytest.mark.parametrize(
    ("metres", "words"),
    [(250, "250 m"), (2500, "2.5 km"), (40_000, "40 km"), (1_250_000, "1,250 km")],
)
def test_distances_do_not_pretend_to_precision(metres, words):
    assert wording.distance_words(metres) == words


@pytest.mark.parametrize(
    ("table", "enum"),
    [
        (wording.ROLES, Role),
        (wording.TYPES, EventType),
        (wording.PARTS, PartOfDay),
        (wording.PRECISIONS, DatePrecision),
        (wording.ATTRIBUTIONS, Attribution),
        (wording.BASES, Basis),
        (wording.OUTCOMES, Outcome),
    ],
)
def test_every_value_has_words(table, enum):
    assert set(table) == set(enum)
