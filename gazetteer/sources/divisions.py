"""Divisions of all countries: states, provinces, governorates, counties; from `divisions.csv`."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Final

from gazetteer.model import Name, Place, PlaceKind, Point
from gazetteer.sources.rows import DivisionRow
from gazetteer.sources.tables import data_folder, read_rows

__all__ = ["division_names", "load_divisions"]

_FIRST_LEVEL: Final = re.compile(r"^[A-Z]{2}\.[A-Z0-9]+$")


def load_divisions(folder: Traversable | None = None) -> Iterator[Place]:
    """
    Read the divisions.

    Parameters
    ----------
    folder
        Where `divisions.csv` is; `None` for the package's own.

    Yields
    ------
    Place
        With the id `division:` and the table's key, in the table's order. `admin1` is empty for
        a second-level division whose first-level one the table does not tell.
    """
    rows = tuple(_rows(folder))
    names = {row.id: row.name_en for row in rows}
    for row in rows:
        first_level = bool(_FIRST_LEVEL.match(row.id))
        yield Place(
            id=f"division:{row.id}",
            name_en=row.name_en,
            name_ar=None,
            kind=PlaceKind.ADMIN1 if first_level else PlaceKind.ADMIN2,
            point=Point(lon=row.lon, lat=row.lat),
            uncertainty_m=row.uncertainty_m,
            country=row.id[:2],
            admin1=row.name_en if first_level else names.get(row.id.rpartition(".")[0], ""),
            feature_code="A.ADM1" if first_level else "A.ADM2",
            aliases=tuple(Name(text=text, language="en") for text in row.aliases_en),
            sources=row.sources,
        )


def division_names(folder: Traversable | None = None) -> Mapping[str, str]:
    """
    Name each first-level division.

    Parameters
    ----------
    folder
        Where `divisions.csv` is; `None` for the package's own.

    Returns
    -------
    Mapping[str, str]
        Country and GeoNames' code, `IQ.01`, to the English name.
    """
    return {row.id: row.name_en for row in _rows(folder) if _FIRST_LEVEL.match(row.id)}


def _rows(folder: Traversable | None) -> Iterator[DivisionRow]:
    return read_rows((folder or data_folder()).joinpath("divisions.csv"), DivisionRow)
