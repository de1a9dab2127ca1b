"""The places a name may denote, with all that can be said of each before a text is read."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from gazetteer.geodesy import EARTH_M, Vector, vector_at
from gazetteer.lexicon import Lexicon
from gazetteer.model import Place, PlaceKind
from gazetteer.tokens import name_key

__all__ = ["CandidateRow", "Candidates"]

_KIND_GROUPS: Final = {
    PlaceKind.COUNTRY: "country",
    PlaceKind.CONTINENT: "continent",
    PlaceKind.REGION: "region",
    PlaceKind.ADMIN1: "division",
    PlaceKind.ADMIN2: "district",
    PlaceKind.CITY: "settlement",
    PlaceKind.TOWN: "settlement",
    PlaceKind.VILLAGE: "settlement",
    PlaceKind.NEIGHBOURHOOD: "neighbourhood",
    PlaceKind.AIRPORT: "airport",
}
_WIDE: Final = frozenset({PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.REGION, PlaceKind.SEA})
_QUARTERS: Final = frozenset({PlaceKind.NEIGHBOURHOOD, PlaceKind.STREET})
_EVERYDAY_ZIPF: Final = 3.5  # three uses in a million words
_TOLD_POPULATION: Final = 150_000  # from here on a town is told of for itself
_TOLD_BY_NAME: Final = 500_000  # the same, by a name that is not its main one: "Bombay"
_TOLD_DIVISION: Final = 1_500_000  # inhabitants of the towns of a division that is
_SEAT_POPULATION: Final = 10_000
_SEAT_M: Final = 20_000.0
_FEW_PEOPLE: Final = 10  # keeps the logarithm of an unknown population at 1


@dataclass(frozen=True, slots=True, eq=False)  # made once a name, so identity compares it
class CandidateRow:
    """
    One place as a candidate for one name.

    Attributes
    ----------
    place
        The entry.
    country, division
        Its country, and the same with its division.
    in_division
        Whether it lies in its division rather than being it.
    tie
        What decides between equal scores, the lowest first.
    vector, line
        Its position and its course as unit vectors.
    wide
        Whether it is a country or larger area, which is near to everything.
    small
        Whether it is a settlement or a division that news far from it hardly tells of.
    quarter
        Whether it is a part of a town, whose name other towns have, too.
    generic
        Whether it is one named by everyday words, as parts of many towns are: "Peace", "Victory".
    features
        What speaks for it in any text, by name.
    """

    place: Place
    country: str
    division: tuple[str, str]
    in_division: bool
    tie: tuple[int, str]
    vector: Vector
    line: tuple[Vector, ...]
    wide: bool
    small: bool
    quarter: bool
    generic: bool
    features: tuple[tuple[str, float], ...]


class Candidates:
    """Candidate rows by name, each name's built once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.of_name = lru_cache(maxsize=50_000)(self._of_name)

    def _of_name(self, key: str, places: tuple[int, ...]) -> tuple[CandidateRow, ...]:
        """Return the candidates of a folded name, in the index's order of importance."""
        found = [self._lexicon.place(index) for index in places]
        return tuple(self._row(key, index, found) for index in places)

    def _row(self, key: str, index: int, namesakes: Sequence[Place]) -> CandidateRow:
        place = self._lexicon.place(index)
        seats = [p for p in namesakes if p.population >= _SEAT_POPULATION]
        main = key in {
            name_key(name.partition(",")[0]) for name in (place.name_en, place.name_ar) if name
        }
        features = (
            ("population", math.log10(self._lexicon.inhabitants(index) + _FEW_PEOPLE)),
            ("curated", float(_is_site(place))),
            (f"is_{group_of(place)}", 1.0),
            ("main_name", float(main)),
            ("capital", float(index in self._lexicon.capitals)),
            ("named_after_seat", float(_is_division_of(place, seats))),
        )
        return CandidateRow(
            place=place,
            country=place.country,
            division=(place.country, place.admin1),
            in_division=place.kind is not PlaceKind.ADMIN1,
            tie=(-place.population, place.id),
            vector=vector_at(place.point),
            line=tuple(map(vector_at, place.line)),
            wide=place.kind in _WIDE,
            small=self._is_small(place, index, namesakes, main=main or not key.isascii()),
            quarter=place.kind in _QUARTERS,
            generic=place.kind in _QUARTERS
            and all(self._lexicon.zipf(word) >= _EVERYDAY_ZIPF for word in key.split()),
            features=tuple(feature for feature in features if feature[1]),
        )

    def _is_small(
        self, place: Place, index: int, namesakes: Sequence[Place], *, main: bool
    ) -> bool:
        """
        Whether news far from a place hardly tells of it; what is in our tables is told of.

        Far away, a Latin name other than the place's main one is told of great cities only.
        """
        if place.id.startswith("curated:"):
            return False
        if group_of(place) == "settlement":
            told = place.population >= (_TOLD_POPULATION if main else _TOLD_BY_NAME) or any(
                division.id.startswith("curated:") and _is_division_of(division, [place])
                for division in namesakes
            )
            return not told
        divides = group_of(place) in {"division", "district"}
        return divides and self._lexicon.inhabitants(index) < _TOLD_DIVISION


def _is_division_of(place: Place, seats: Sequence[Place]) -> bool:
    """Whether a place is a division that shares its name with a town in it."""
    if group_of(place) not in {"division", "district"}:
        return False
    vector = vector_at(place.point)
    return any(
        seat.country == place.country
        and (
            (place.kind is PlaceKind.ADMIN1 and seat.admin1 == (place.admin1 or place.name))
            or math.dist(vector_at(seat.point), vector) * EARTH_M < place.uncertainty_m + _SEAT_M
        )
        for seat in seats
    )


def _is_site(place: Place) -> bool:
    """Whether a place was chosen by hand; divisions are all in the tables, whatever they matter."""
    return place.id.startswith("curated:") and group_of(place) not in {"division", "district"}


def group_of(place: Place) -> str:
    """Return the group of kinds that a place's weight is learned for."""
    return _KIND_GROUPS.get(place.kind, "feature")
