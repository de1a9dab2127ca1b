from datetime import date

import pytest

from dashboard.components.entry import dated, exactly_or_more, location_of, spot_words
from dashboard.map_view.finding import Spot
from dashboard.model import Count, DatePrecision, PartOfDay
from dashboard.translation import use_language

SPOT = Spot(
    name="Wadi", name_ar="الوادي", kind="town", country="IQ", lon=42.0, lat=33.0,
    radius_m=3000.0, place_id="test:wadi", admin1="Anbar",
)  # fmt: skip


@pytest.fixture(autouse=True)
def english():
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("precision", "first", "last"),
    [
        (DatePrecision.DAY, date(2024, 2, 10), date(2024, 2, 10)),
        (DatePrecision.WEEK, date(2024, 2, 10), date(2024, 2, 16)),
        (DatePrecision.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        (DatePrecision.YEAR, date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_day_and_a_precision_make_an_interval(precision, first, last):
    made = dated(date(2024, 2, 10), precision, PartOfDay.DAWN)
    assert (made.start, made.end, made.precision) == (first, last, precision)
    assert (made.part_of_day is PartOfDay.DAWN) == (precision is DatePrecision.DAY)


def test_a_count_is_exact_or_the_least():
    assert exactly_or_more(3, at_least=False) == Count.exactly(3)
    assert exactly_or_more(3, at_least=True).high is None


def test_a_place_found_becomes_a_location_with_all_that_filters_ask_for():
    location = location_of(SPOT)
    assert (location.lon, location.lat, location.uncertainty_m) == (42.0, 33.0, 3000.0)
    assert (location.country, location.admin1, location.place_id) == ("IQ", "Anbar", "test:wadi")
    assert location.why == ("entered by an analyst",)


def test_namesakes_are_told_apart_in_both_languages():
    assert spot_words(SPOT) == "Wadi · الوادي · Anbar · Iraq"
    use_language("ar")
    assert spot_words(SPOT).startswith("الوادي · Wadi")
