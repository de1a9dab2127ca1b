"""
Read the hand-kept tables of `data/` into places; edge: reads files.

Every cell is checked as it is read, and a fault names its file, line, column and expectation, so
that whoever edits a table learns at once what to mend.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
)

from gazetteer.errors import GazetteerDataError
from gazetteer.model import Name, Place, PlaceKind, Point

__all__ = [
    "CountryRow",
    "DivisionRow",
    "FeatureCodeRow",
    "LineRow",
    "NamesRow",
    "PlaceRow",
    "data_folder",
    "parse_course",
    "place_of_row",
    "read_rows",
]

SEPARATOR = "|"  # between the aliases, airports or ids of one cell
_LAYER_ID = re.compile(r"^(country|airports|geonames|division):[A-Z0-9.-]+$")
_PRESENTATION_FORMS = (range(0xFB50, 0xFE00), range(0xFE70, 0xFF00))


def _plain(text: str) -> str:
    """Refuse spellings that no reader can tell apart from the readable one."""
    if unicodedata.normalize("NFC", text) != text:
        message = "expected text in Unicode normalization form C"
        raise ValueError(message)
    if any(ord(c) in block for c in text for block in _PRESENTATION_FORMS):
        message = "expected letters, not Arabic presentation forms"
        raise ValueError(message)
    return text


def _split(cell: str) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in cell.split(SEPARATOR)) if cell.strip() else ()
    if not all(parts):
        message = f"expected no empty item between {SEPARATOR!r}"
        raise ValueError(message)
    return parts


def _layer_ids(ids: tuple[str, ...]) -> tuple[str, ...]:
    for place_id in ids:
        if not _LAYER_ID.match(place_id):
            message = f"expected ids like geonames:98717 or airports:ORAA, not {place_id!r}"
            raise ValueError(message)
    return ids


Text = Annotated[str, AfterValidator(_plain)]
Items = Annotated[tuple[Text, ...], BeforeValidator(_split)]
Day = Annotated[str, Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")]
Key = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
CountryCode = Annotated[str, Field(pattern=r"^([A-Z]{2})?$")]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Radius = Annotated[float, Field(gt=0, le=10_000_000)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class PlaceRow(_Row):
    """A line of `sites.csv`, `admin.csv` or `regions.csv`."""

    id: Key
    name_en: Text
    name_ar: Text
    aliases_ar: Items
    aliases_en: Items
    kind: PlaceKind
    country: CountryCode
    admin1: Text
    lat: Latitude
    lon: Longitude
    uncertainty_m: Radius
    replaces: Annotated[Items, AfterValidator(_layer_ids)]
    valid_from: Day
    valid_to: Day
    sources: Annotated[Text, Field(min_length=1)]


class NamesRow(_Row):
    """A line of `names.csv`: further names of a place that another layer holds."""

    id: Annotated[str, Field(pattern=_LAYER_ID.pattern)]
    name_en: Text
    name_ar: Text
    aliases_ar: Items
    aliases_en: Items
    sources: Annotated[Text, Field(min_length=1)]


class CountryRow(_Row):
    """A line of `countries.csv`: where a country is; its names come from elsewhere."""

    id: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    lat: Latitude
    lon: Longitude
    uncertainty_m: Radius
    sources: Annotated[Text, Field(min_length=1)]


class DivisionRow(_Row):
    """
    A line of `divisions.csv`, a division of any country.

    Its id is `US.CA` for a first-level one (GeoNames' code), `GB-DOR` for a second-level one
    (ISO 3166-2) and `US.CA.06059` for a county of the United States (FIPS code).
    """

    id: Annotated[str, Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]+|\.[A-Z0-9]+(\.[0-9]+)?)$")]
    name_en: Annotated[Text, Field(min_length=1)]
    aliases_en: Items
    lat: Latitude
    lon: Longitude
    uncertainty_m: Radius
    sources: Annotated[Text, Field(min_length=1)]


class FeatureCodeRow(_Row):
    """A line of `feature_codes.csv`: a GeoNames feature code worth taking in."""

    id: Annotated[str, Field(pattern=r"^[A-Z]\.[A-Z0-9]+$")]
    kind: PlaceKind
    uncertainty_m: Radius


class LineRow(_Row):
    """A line of `lines.csv`: the course of a river or strait, `lon lat` pairs in order of flow."""

    id: Key
    course: Annotated[str, Field(min_length=1)]
    sources: Annotated[Text, Field(min_length=1)]


Row = TypeVar("Row", bound=_Row)


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
