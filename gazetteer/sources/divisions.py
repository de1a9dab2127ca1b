"""First-level divisions of all countries: states, provinces, governorates; from `divisions.csv`."""

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable

from gazetteer.model import Name, Place, PlaceKind, Point
from gazetteer.sources.tables import DivisionRow, data_folder, read_rows

__all__ = ["division_names", "load_divisions"]


def load_divisions(folder: Traversable | None = None) -> Iterator[Place]:
    """
    Read the first-level divisions.

    Parameters
    ----------
    folder
        Where `divisions.csv` is; `None` for the package's own.

    Yields
    ------
    Place
        With the id `division:`, country and GeoNames' code, in the table's order.
    """
    for row in read_rows((folder or data_folder()).joinpath("divisions.csv"), DivisionRow):
        yield Place(
            id=f"division:{row.id}",
            name_en=row.name_en,
            name_ar=None,
            kind=PlaceKind.ADMIN1,
            point=Point(lon=row.lon, lat=row.lat),
            uncertainty_m=row.uncertainty_m,
            country=row.id[:2],
            admin1=row.name_en,
            feature_code="A.ADM1",
            aliases=tuple(Name(text=text, language="en") for text in row.aliases_en),
            sources=row.sources,
        )


def division_names(folder: Traversable | None = None) -> Mapping[str, str]:
    """
    Name each division.

    Parameters
    ----------
    folder
        Where `divisions.csv` is; `None` for the package's own.

    Returns
    -------
    Mapping[str, str]
        Country and GeoNames' code, `IQ.01`, to the English name.
    """
    return {place.id.partition(":")[2]: place.admin1 for place in load_divisions(folder)}
