"""
Read the hand-kept tables of `data/` into places; edge: reads files.

Every cell is checked as it is read, and a fault names its file, line, column and expectation, so
that whoever edits a table learns at once what to mend.
"""

import csv
import io
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from pydantic import ValidationError

from gazetteer.errors import GazetteerDataError
from gazetteer.model import Name, Place, Point
from gazetteer.sources.rows import LineRow, PlaceRow, TableRow

__all__ = ["data_folder", "names_of", "parse_course", "place_of_row", "read_rows"]

Row = TypeVar("Row", bound=TableRow)


def data_folder() -> Traversable:
    """
    Folder of the tables.

    Returns
    -------
    Traversable
        `gazetteer/data`, wherever the package is installed.
    """
    return files("gazetteer").joinpath("data")


def read_rows(table: Traversable, row_type: type[Row]) -> Iterator[Row]:
    """
    Read one table, checking each line.

    Parameters
    ----------
    table
        A UTF-8 CSV file with a header line.
    row_type
        What its lines must be; the header must hold exactly its fields, in order.

    Yields
    ------
    Row
        One for each line, in order.

    Raises
    ------
    GazetteerDataError
        If the table is missing or a line is not as expected; the table's fault.
    """
    reader = csv.DictReader(io.StringIO(_text_of(table), newline=""), strict=True)
    expected = list(row_type.model_fields)
    if reader.fieldnames != expected:
        raise GazetteerDataError(
            f"{table.name}, line 1: header {reader.fieldnames}: expected {expected}"
        )
    yield from _checked_rows(reader, table.name, row_type)


def _text_of(table: Traversable) -> str:
    try:
        return table.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise GazetteerDataError(f"{table.name}: expected UTF-8: {error}") from error
    except OSError as error:
        raise GazetteerDataError(f"{table.name}: expected a readable table: {error}") from error


def _checked_rows(
    reader: "csv.DictReader[str]", table_name: str, row_type: type[Row]
) -> Iterator[Row]:
    try:
        for cells in reader:
            yield _checked_row(cells, f"{table_name}, line {reader.line_num}", row_type)
    except csv.Error as error:
        raise GazetteerDataError(
            f"{table_name}, line {reader.line_num}: {error}: expected valid CSV"
        ) from error


def _checked_row(cells: dict[str, str], where: str, row_type: type[Row]) -> Row:
    if None in cells or None in cells.values():
        raise GazetteerDataError(f"{where}: expected {len(row_type.model_fields)} cells")
    try:
        return row_type.model_validate(cells)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        column = fault["loc"][0] if fault["loc"] else "?"
        raise GazetteerDataError(
            f"{where}, column {column}: {fault.get('input')!r}: {fault['msg']}"
        ) from error


def names_of(aliases_ar: tuple[str, ...], aliases_en: tuple[str, ...]) -> tuple[Name, ...]:
    """
    Tag a row's aliases with their language.

    Parameters
    ----------
    aliases_ar, aliases_en
        Spellings as written.

    Returns
    -------
    tuple[Name, ...]
        Arabic first, each in the order given.
    """
    arabic = (Name(text=text, language="ar") for text in aliases_ar)
    english = (Name(text=text, language="en") for text in aliases_en)
    return (*arabic, *english)


def place_of_row(row: PlaceRow, line: tuple[Point, ...] = ()) -> Place:
    """
    Turn a checked line into a place.

    Parameters
    ----------
    row
        A line of a table of places.
    line
        Its course, for a river or strait.

    Returns
    -------
    Place
        With the id `curated:` and the row's key.
    """
    return Place(
        id=f"curated:{row.id}",
        name_en=row.name_en or None,
        name_ar=row.name_ar or None,
        kind=row.kind,
        point=Point(lon=row.lon, lat=row.lat),
        uncertainty_m=row.uncertainty_m,
        country=row.country,
        admin1=row.admin1,
        aliases=names_of(row.aliases_ar, row.aliases_en),
        line=line,
        sources=row.sources,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def parse_course(row: LineRow) -> tuple[Point, ...]:
    """
    Read the course of a line.

    Parameters
    ----------
    row
        A checked line of `lines.csv`.

    Returns
    -------
    tuple[Point, ...]
        At least two points, in the table's order.

    Raises
    ------
    GazetteerDataError
        If a pair is not a longitude and a latitude.
    """
    try:
        pairs = [pair.split() for pair in row.course.split(";")]
        points = tuple(Point(lon=float(lon), lat=float(lat)) for lon, lat in pairs)
    except ValueError as error:
        raise GazetteerDataError(
            f"lines.csv, {row.id}, column course: {error}: expected 'lon lat;lon lat'"
        ) from error
    if len(points) < 2:  # noqa: PLR2004 - a line has two ends
        raise GazetteerDataError(f"lines.csv, {row.id}, column course: expected two points or more")
    return points
