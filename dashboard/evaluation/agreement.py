"""When two values agree: spans that overlap, places near enough, dates that fit."""

from datetime import date

from geopy.distance import great_circle

from dashboard.evaluation.model import GoldPlace

__all__ = ["dates_agree", "distance_m", "overlap", "ratio"]

APPROXIMATE_DAYS = 3
"""Days that a date annotated as approximate may be off."""

_DAY_LENGTH = len("2024-09-09")
_MONTH_LENGTH = len("2024-09")


def overlap(first: tuple[int, int], second: tuple[int, int]) -> int:
    """Characters that two spans share."""
    return max(0, min(first[1], second[1]) - max(first[0], second[0]))


def distance_m(place: GoldPlace, *, lon: float | None, lat: float | None) -> float | None:
    """Metres from an annotated place to a point, or `None` where there is no point."""
    if lon is None or lat is None:
        return None
    # The sphere, as in the annotators' scorer: both give the same figures.
    return float(great_circle((place.lat, place.lon), (lat, lon)).m)


def dates_agree(accepted: tuple[str, ...], precision: str | None, told: str) -> bool:
    """
    Tell whether a date fits an annotated one.

    Parameters
    ----------
    accepted
        ISO days or months.
    precision
        Of the annotated date; `month` asks for the same month, `approx` for three days at most.
    told
        ISO day, or a month or year, which fits every day in it.
    """
    told = told[:_DAY_LENGTH]
    return any(_agrees(one, precision, told) for one in accepted)


def _agrees(accepted: str, precision: str | None, told: str) -> bool:
    if told == accepted or (len(told) < _DAY_LENGTH and accepted.startswith(told)):
        return True
    if precision == "month":
        return told[:_MONTH_LENGTH] == accepted[:_MONTH_LENGTH]
    if precision != "approx":
        return False
    try:
        days = (date.fromisoformat(told) - date.fromisoformat(accepted)).days
    except ValueError:
        return False
    return abs(days) <= APPROXIMATE_DAYS


def ratio(part: float, whole: float) -> float:
    """Give a share, and 0 where there is nothing to share."""
    return part / whole if whole else 0.0
