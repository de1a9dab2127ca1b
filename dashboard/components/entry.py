"""What an analyst enters, as records."""

from calendar import monthrange
from datetime import date, timedelta

from dashboard.components.countries import country_name
from dashboard.map_view.finding import Spot
from dashboard.model import Count, DatePrecision, EventDate, Location, PartOfDay
from dashboard.translation import language, tr

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "RADII_M",
    "dated",
    "exactly_or_more",
    "location_of",
    "spot_words",
]

RADII_M = (50, 200, 500, 1_000, 2_000, 5_000, 10_000, 25_000)
"""How exactly a point may be known: from a building to a stretch of country."""

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
"""What may be entered as a day; Streamlit alone would offer ten years either way."""

_WEEK = timedelta(days=6)


def location_of(spot: Spot) -> Location:
    """Make a location of a place found; an analyst's word is certain, its radius is theirs."""
    return Location(
        lon=spot.lon,
        lat=spot.lat,
        uncertainty_m=spot.radius_m,
        name=spot.name,
        name_ar=spot.name_ar,
        place_id=spot.place_id,
        kind=spot.kind,
        country=spot.country,
        admin1=spot.admin1,
        why=("entered by an analyst",),
    )


def spot_words(spot: Spot) -> str:
    """Tell a place from its namesakes: name, the name in the other script, province, country."""
    first, second = spot.name, spot.name_ar
    if language() == "ar" and spot.name_ar:
        first, second = second, first
    country = country_name(spot.country) if spot.country else ""
    parts = (first, second, spot.admin1, country)
    return tr(" · ").join(dict.fromkeys(part for part in parts if part))


def dated(day: date, precision: DatePrecision, part: PartOfDay | None) -> EventDate:
    """
    Make an event date of a day and how precisely it is known.

    Parameters
    ----------
    day
        The day, the first of the week, or any day of the month or year.
    """
    first, last = day, day
    if precision is DatePrecision.WEEK:
        last = day + _WEEK
    elif precision is DatePrecision.MONTH:
        first, last = day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    elif precision is DatePrecision.YEAR:
        first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    told = part if precision is DatePrecision.DAY else None
    return EventDate(start=first, end=last, precision=precision, part_of_day=told)


def exactly_or_more(number: int, *, at_least: bool) -> Count:
    """Make a count of a number that is exact, or the least."""
    return Count(best=number, low=number, high=None if at_least else number)
