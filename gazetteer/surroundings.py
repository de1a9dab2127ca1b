"""What a text says round a name: its countries, its certain places, what contains the name."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from math import dist
from typing import Final

from gazetteer.candidates import CandidateRow
from gazetteer.geodesy import EARTH_M, Vector
from gazetteer.model import Point
from gazetteer.nationalities import Nationality
from gazetteer.standing import Surroundings

__all__ = [
    "LEAST_SUPPORT",
    "Context",
    "nearest_other_m",
    "nearest_stretch",
    "nearness",
    "support",
    "weigh",
]

LEAST_SUPPORT: Final = 1e-6  # what is left of a name's own share after rounding
_RIVER_STRETCH_M: Final = 40_000.0
_NEAR_M: Final = 150_000.0  # distance at which nearness to another place has faded to 1/e


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """
    What the whole document says about where it plays.

    Attributes
    ----------
    countries
        Share of the document's names that speak for each country; a name counts once.
    own
        What each name adds to `countries`: country and share.
    divisions
        (country, division) pairs that the document names.
    vectors
        Positions of the places that are certain.
    parents
        For a mention's start, the divisions and countries that the name behind it may denote.
    towns
        For a mention's start, the town or district that is named right behind it.
    focus
        Countries given by the caller.
    told
        For a name, the country that the text says of it: "the Syrian town of X".
    """

    countries: dict[str, float]
    own: dict[str, tuple[str, float]]
    divisions: frozenset[tuple[str, str]]
    vectors: tuple[Vector, ...]
    parents: dict[int, frozenset[tuple[str, str]]]
    towns: dict[int, CandidateRow]
    focus: frozenset[str]
    told: Mapping[str, Nationality]


def weigh(
    row: CandidateRow,
    context: Context,
    own: tuple[str, float],
    parents: frozenset[tuple[str, str]],
    weights: Surroundings,
) -> Surroundings:
    """Return what each of `TEXT_FEATURES` adds to a candidate's score by these weights."""
    in_focus, supported, by_parent, by_division, near = weights
    country, division, wide = row.country, row.division, row.wide
    share = context.countries.get(country, 0.0)
    if own[0] == country:
        share -= own[1]
    contained = parents and not wide and (division in parents or (country, "") in parents)
    return (
        in_focus if country in context.focus else 0.0,
        supported * share if share > LEAST_SUPPORT else 0.0,
        by_parent if contained else 0.0,
        by_division if row.in_division and division in context.divisions else 0.0,
        0.0 if wide else near * nearness(row.vector, context.vectors),
    )


def support(country: str, own: tuple[str, float], context: Context) -> float:
    """Return the share of the document's other names that speak for a country."""
    share = context.countries.get(country, 0.0)
    return share - own[1] if own[0] == country else share


def nearness(vector: Vector, others: Sequence[Vector]) -> float:
    """Return how near the nearest other place is: 1 on the spot, 1/e at 150 km."""
    if not others:
        return 0.0
    chords = list(map(dist, others, repeat(vector)))
    nearest = min(chords)
    if not nearest:  # it is one of them, which says nothing
        nearest = min(filter(None, chords), default=0.0)
    return math.exp(-nearest * EARTH_M / _NEAR_M) if nearest else 0.0


def nearest_other_m(row: CandidateRow, context: Context) -> float | None:
    """Metres to the nearest of the text's certain places but itself; `None` without any."""
    chords = [math.dist(row.vector, other) for other in context.vectors if other != row.vector]
    return min(chords) * EARTH_M if chords else None


def nearest_stretch(row: CandidateRow, context: Context) -> tuple[Point, float]:
    """Return point and radius of a river's stretch nearest to the other places."""
    place = row.place
    chord, index = min(_nearest_vertex(row, other) for other in context.vectors)
    point = place.line[index]
    radius_m = max(chord * EARTH_M, _RIVER_STRETCH_M)
    if radius_m > place.uncertainty_m:
        return place.point, place.uncertainty_m
    return point, radius_m


@lru_cache(maxsize=16_384)
def _nearest_vertex(row: CandidateRow, other: Vector) -> tuple[float, int]:
    """Return how near a river comes to a place, as a chord, and the first vertex that does."""
    chords = list(map(dist, row.line, repeat(other)))
    chord = min(chords)
    return chord, chords.index(chord)
