"""Countries and territories: names from babel (Unicode CLDR), points from `countries.csv`."""

from collections.abc import Iterator
from importlib.resources.abc import Traversable

from babel import Locale

from gazetteer.model import Place, PlaceKind, Point
from gazetteer.sources.rows import CountryRow
from gazetteer.sources.tables import data_folder, read_rows

__all__ = ["load_countries"]


def load_countries(folder: Traversable | None = None) -> Iterator[Place]:
    """
    Read the countries and territories that have an ISO 3166-1 code.

    Parameters
    ----------
    folder
        Where `countries.csv` is; `None` for the package's own.

    Yields
    ------
    Place
        With the id `country:` and the code, in the table's order.
    """
    english = Locale("en").territories
    arabic = Locale("ar").territories
    for row in read_rows((folder or data_folder()).joinpath("countries.csv"), CountryRow):
        yield Place(
            id=f"country:{row.id}",
            name_en=english[row.id],
            name_ar=arabic[row.id],
            kind=PlaceKind.COUNTRY,
            point=Point(lon=row.lon, lat=row.lat),
            uncertainty_m=row.uncertainty_m,
            country=row.id,
            feature_code="A.PCLI",
            sources=f"names: Unicode CLDR via babel; point: {row.sources}",
        )
