"""
Merge the layers so that one real place has one entry.

A curated place stands in for the rows of other layers that it names by id, and for a place of the
same sort and folded name close by. The row it replaces leaves it its names, population and
feature code. A row that is named but not there is passed over: newer packages drop some.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product
from math import floor
from typing import Final

from geopy.distance import geodesic

from gazetteer.errors import GazetteerDataError
from gazetteer.model import SETTLEMENTS, Name, Place, Point
from gazetteer.normalisation import fold_name
from gazetteer.sources.rows import NamesRow, PlaceRow
from gazetteer.sources.tables import names_of

__all__ = ["add_names", "merge"]

# Two gazetteers' points for one town lie closer than two namesakes do.
_SAME_PLACE_M: Final = 10_000.0
_GRID_DEG: Final = 0.2  # a cell is wider than `_SAME_PLACE_M` up to 60 degrees of latitude


def merge(curated: Iterable[tuple[PlaceRow, Place]], others: Iterable[Place]) -> Iterator[Place]:
    """
    Merge the curated places with the other layers.

    Parameters
    ----------
    curated
        Lines of our tables with their places.
    others
        Places of the other layers.

    Yields
    ------
    Place
        Curated places first, in their order, then what of the others they do not stand in for.

    Raises
    ------
    GazetteerDataError
        If two lines claim the same row of another layer.
    """
    rows = tuple(curated)
    claims = _claims(row for row, _ in rows)
    nearby = _NearbyPlaces(place for _, place in rows)
    replaced: dict[str, list[Place]] = defaultdict(list)
    kept: list[Place] = []
    for place in others:
        owner = claims.get(place.id) or nearby.same_as(place)
        if owner:
            replaced[owner].append(place)
        else:
            kept.append(place)
    for _, place in rows:
        yield _absorb(place, replaced.get(place.id, ()))
    yield from kept


def _claims(rows: Iterable[PlaceRow]) -> dict[str, str]:
    claims: dict[str, str] = {}
    for row in rows:
        for place_id in row.replaces:
            if place_id in claims:
                raise GazetteerDataError(
                    f"{row.id}: {place_id} is claimed by {claims[place_id]} already: expected once"
                )
            claims[place_id] = f"curated:{row.id}"
    return claims


class _NearbyPlaces:
    """Curated places by cell of a coarse grid, so that few names need comparing."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places: dict[tuple[int, int], list[tuple[Place, set[str]]]] = defaultdict(list)
        for place in places:
            for cell in _cells_around(place.point):
                self._places[cell].append((place, _folded_names(place)))

    def same_as(self, place: Place) -> str | None:
        """Id of the curated place that this one is, if any."""
        for curated, names in self._places.get(_cell(place.point), ()):
            alike = curated.country == place.country and _same_sort(curated, place)
            if alike and _close(curated, place) and names & _folded_names(place):
                return curated.id
        return None


def _same_sort(one: Place, other: Place) -> bool:
    return one.kind is other.kind or {one.kind, other.kind} <= SETTLEMENTS


def _cell(point: Point) -> tuple[int, int]:
    return floor(point.lon / _GRID_DEG), floor(point.lat / _GRID_DEG)


def _cells_around(point: Point) -> Iterator[tuple[int, int]]:
    column, row = _cell(point)
    return product((column - 1, column, column + 1), (row - 1, row, row + 1))


def _folded_names(place: Place) -> set[str]:
    texts = (place.name_en, place.name_ar, *(name.text for name in place.aliases))
    return {fold_name(text) for text in texts if text}


def _close(one: Place, other: Place) -> bool:
    distance = geodesic((one.point.lat, one.point.lon), (other.point.lat, other.point.lon))
    return bool(distance.m <= _SAME_PLACE_M)


def _absorb(place: Place, rivals: Iterable[Place]) -> Place:
    """Give a curated place what the rows it replaces know besides."""
    for rival in rivals:
        names = [Name(text=text, language="en") for text in (rival.name_en,) if text]
        place = replace(
            place,
            aliases=_distinct(place, (*names, *rival.aliases)),
            population=max(place.population, rival.population),
            feature_code=place.feature_code or rival.feature_code,
            name_ar=place.name_ar or rival.name_ar,
        )
    return place


def _distinct(place: Place, names: Iterable[Name]) -> tuple[Name, ...]:
    seen = {place.name_en, place.name_ar, *(name.text for name in place.aliases)}
    kept = list(place.aliases)
    for name in names:
        if name.text not in seen:
            seen.add(name.text)
            kept.append(name)
    return tuple(kept)


def add_names(places: Iterable[Place], rows: Iterable[NamesRow]) -> Iterator[Place]:
    """
    Give places further names.

    Parameters
    ----------
    places
        Places of any layer.
    rows
        Lines of `names.csv`; a line's display names replace the place's.

    Yields
    ------
    Place
        Every place, in order.

    Raises
    ------
    GazetteerDataError
        If two lines name the same place.
    """
    by_id: dict[str, NamesRow] = {}
    for row in rows:
        if by_id.setdefault(row.id, row) is not row:
            raise GazetteerDataError(f"names.csv, column id: {row.id!r}: expected once")
    for place in places:
        named = by_id.get(place.id)
        yield _renamed(place, named) if named else place


def _renamed(place: Place, row: NamesRow) -> Place:
    old = [
        Name(text=text, language=language)
        for text, new, language in (
            (place.name_en, row.name_en, "en"),
            (place.name_ar, row.name_ar, "ar"),
        )
        if text and new and text != new
    ]
    renamed = replace(
        place, name_en=row.name_en or place.name_en, name_ar=row.name_ar or place.name_ar
    )
    added = (*names_of(row.aliases_ar, row.aliases_en), *old)
    return replace(renamed, aliases=_distinct(renamed, added))
