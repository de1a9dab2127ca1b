"""How sure a choice is: the ranker's share for it → how often choices of that share were right."""

import math
from bisect import bisect_right
from functools import cache
from itertools import pairwise
from typing import Final

from gazetteer.errors import GazetteerDataError
from gazetteer.model import Place, PlaceKind
from gazetteer.weights import read_table

__all__ = [
    "GROUPS",
    "Curve",
    "calibrated",
    "curve_of",
    "group_of_choice",
    "interpolate",
    "load_curves",
]

Curve = tuple[tuple[float, float], ...]
"""Shares and how often they were right, both ascending, at least one point."""

GROUPS: Final = ("area", "curated", "lone", "town")
COLUMNS: Final = ("group", "share", "confidence", "names", "sources")
_AREAS: Final = frozenset(
    {
        PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.REGION, PlaceKind.SEA, PlaceKind.STRAIT,
        PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.DESERT,
    }
)  # fmt: skip


def group_of_choice(place: Place, candidates: int) -> str:
    """
    Name the curve of a choice.

    Parameters
    ----------
    place
        The place chosen.
    candidates
        How many there were, itself included.

    Returns
    -------
    str
        One of `GROUPS`: an area, a place of our tables, the only place of its name, another.
    """
    if place.kind in _AREAS:
        return "area"
    if place.id.startswith("curated:"):
        return "curated"
    return "lone" if candidates == 1 else "town"


def interpolate(curve: Curve, share: float) -> float:
    """Read a curve between its points; beyond its ends it goes on level."""
    index = bisect_right(curve, (share, math.inf))  # behind a point that stands at the share
    if index == 0:
        return curve[0][1]
    if index == len(curve):
        return curve[-1][1]
    (x0, y0), (x1, y1) = curve[index - 1], curve[index]
    return y0 + (y1 - y0) * (share - x0) / (x1 - x0)


@cache
def load_curves() -> dict[str, Curve]:
    """
    Read `calibration.csv`.

    Raises
    ------
    GazetteerDataError
        If a group is missing, or a curve falls or leaves (0, 1].
    """
    rows = read_table("calibration.csv", COLUMNS)
    curves = {
        group: tuple((float(share), float(sure)) for name, share, sure, *_ in rows if name == group)
        for group in GROUPS
    }
    for group, curve in curves.items():
        rises = all(a[0] < b[0] and a[1] <= b[1] for a, b in pairwise(curve))
        if not curve or not rises or not all(0 < sure <= 1 for _, sure in curve):
            raise GazetteerDataError(f"gazetteer/data/calibration.csv: {group}: expected a rise")
    return curves


def curve_of(place: Place, candidates: int) -> Curve:
    """Return the curve of a choice among so many candidates."""
    return load_curves()[group_of_choice(place, candidates)]


def calibrated(place: Place, share: float, candidates: int) -> float:
    """
    Say how often a choice like this one is right.

    Parameters
    ----------
    place
        The place chosen.
    share
        Its share of the ranker's probability, in [0, 1].
    candidates
        How many places the name may denote.

    Returns
    -------
    float
        In (0, 1]: the share of annotated names, chosen alike, that lay within the place's radius
        or 25 km.
    """
    return interpolate(curve_of(place, candidates), share)
