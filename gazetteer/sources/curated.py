"""Curated layer: sites, administrative divisions and regions from our own tables."""

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import Final

from gazetteer.errors import GazetteerDataError
from gazetteer.model import Place, Point
from gazetteer.sources.rows import LineRow, PlaceRow
from gazetteer.sources.tables import data_folder, parse_course, place_of_row, read_rows

__all__ = ["TABLES", "load_curated"]

TABLES: Final = ("sites.csv", "admin.csv", "regions.csv")


def load_curated(folder: Traversable | None = None) -> Iterator[tuple[PlaceRow, Place]]:
    """
    Read the curated places.

    Parameters
    ----------
    folder
        Where the tables are; `None` for the package's own.

    Yields
    ------
    tuple[PlaceRow, Place]
        The line as written, for the rows of other layers that it stands in for, and its place.

    Raises
    ------
    GazetteerDataError
        If a table is broken, a key occurs twice, or a line belongs to no place.
    """
    folder = folder or data_folder()
    courses = _courses(folder)
    seen: dict[str, str] = {}
    for table in TABLES:
        for row in read_rows(folder.joinpath(table), PlaceRow):
            if row.id in seen:
                raise GazetteerDataError(
                    f"{table}, column id: {row.id!r} is in {seen[row.id]} already: expected once"
                )
            seen[row.id] = table
            yield row, place_of_row(row, courses.pop(row.id, ()))
    if courses:
        raise GazetteerDataError(f"lines.csv, column id: {min(courses)!r}: expected a place's key")


def _courses(folder: Traversable) -> dict[str, tuple[Point, ...]]:
    rows = read_rows(folder.joinpath("lines.csv"), LineRow)
    return {row.id: parse_course(row) for row in rows}
