"""Villages and features of the GeoNames country dumps that the user has fetched."""

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from gazetteer.dump_archives import archive_path, dump_folder, read_dump, read_records
from gazetteer.errors import GazetteerDataError, InvalidGeometryError
from gazetteer.model import Place, PlaceKind, Point
from gazetteer.sources.cities import admit_names, arabic_display_name, radius_of_population_m
from gazetteer.sources.rows import FeatureCodeRow
from gazetteer.sources.tables import data_folder, read_rows

__all__ = ["load_dumps"]

_CITY_POPULATION: Final = 100_000
_TOWN_POPULATION: Final = 5_000


def load_dumps(
    divisions: Mapping[str, str],
    *,
    folder: Path | None = None,
    tables: Traversable | None = None,
) -> Iterator[Place]:
    """
    Read the places of every fetched dump.

    Parameters
    ----------
    divisions
        Country and GeoNames' code, `IQ.01`, to the first-level division's name.
    folder
        Where the dumps are; `None` for the user's.
    tables
        Where `feature_codes.csv` is, which says what to take in; `None` for the package's own.

    Yields
    ------
    Place
        With the id `geonames:` and GeoNames' number, by country and then in the dump's order.

    Raises
    ------
    DownloadError
        If a dump is damaged; fetching it again mends it.
    """
    folder = folder or dump_folder()
    codes = {
        row.id: row
        for row in read_rows(
            (tables or data_folder()).joinpath("feature_codes.csv"), FeatureCodeRow
        )
    }
    for record in read_records(folder):
        for columns in read_dump(archive_path(folder, record.country), record.country):
            row = codes.get(f"{columns[6]}.{columns[7]}")
            if row:
                yield _place(columns, row, divisions)


def _place(columns: list[str], row: FeatureCodeRow, divisions: Mapping[str, str]) -> Place:
    number, name, _, alternates, lat, lon, _, _, country, _, admin1 = columns[:11]
    names = admit_names(name, alternates.split(",") if alternates else ())
    try:
        population = int(columns[14] or 0)
        return Place(
            id=f"geonames:{int(number)}",
            name_en=name,
            name_ar=arabic_display_name(names),
            kind=_kind(row.kind, population),
            point=Point(lon=float(lon), lat=float(lat)),
            uncertainty_m=max(row.uncertainty_m, radius_of_population_m(population)),
            country=country,
            admin1=divisions.get(f"{country}.{admin1}", ""),
            feature_code=row.id,
            population=population,
            aliases=names,
            sources=f"GeoNames {number}, country dump",
        )
    except (ValueError, InvalidGeometryError) as error:
        raise GazetteerDataError(
            f"{country}.txt, GeoNames {number!r}: {error}: expected numbers and a position"
        ) from error


def _kind(kind: PlaceKind, population: int) -> PlaceKind:
    """Rank a plain populated place by its size."""
    if kind is PlaceKind.VILLAGE and population >= _TOWN_POPULATION:
        return PlaceKind.CITY if population >= _CITY_POPULATION else PlaceKind.TOWN
    return kind
