"""Every source of places, merged into one sequence with unique ids."""

from collections.abc import Iterable, Iterator
from itertools import chain

from gazetteer.model import Place
from gazetteer.sources.airports import load_airports
from gazetteer.sources.cities import load_cities
from gazetteer.sources.countries import load_countries
from gazetteer.sources.country_dumps import load_dumps
from gazetteer.sources.curated import load_curated
from gazetteer.sources.divisions import division_names, load_divisions
from gazetteer.sources.fingerprints import fingerprint
from gazetteer.sources.merging import add_names, merge
from gazetteer.sources.rows import NamesRow
from gazetteer.sources.tables import data_folder, read_rows

__all__ = ["fingerprint", "load_places"]


def load_places() -> tuple[Place, ...]:
    """
    Read and merge every layer.

    Returns
    -------
    tuple[Place, ...]
        Ids are unique: `curated:KEY`, `country:IQ`, `division:US.CA`, `airports:ICAO`,
        `geonames:ID`. Curated places come first. Takes seconds: compile once and keep the index.

    Raises
    ------
    GazetteerDataError
        If a table is broken.
    """
    return tuple(_places())


def _places() -> Iterator[Place]:
    divisions = division_names()
    # A fetched dump knows more of a place than the package does, and so comes first.
    geonames = _without_repeats(chain(load_dumps(divisions), load_cities(divisions)))
    layers = chain(load_countries(), load_divisions(), load_airports(), geonames)
    names = read_rows(data_folder().joinpath("names.csv"), NamesRow)
    yield from add_names(merge(load_curated(), layers), names)


def _without_repeats(places: Iterable[Place]) -> Iterator[Place]:
    seen: set[str] = set()
    for place in places:
        if place.id not in seen:
            seen.add(place.id)
            yield place
