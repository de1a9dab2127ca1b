"""What the lines of the hand-kept tables must be, column by column."""

import re
import unicodedata
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from gazetteer.model import PlaceKind

__all__ = [
    "CountryRow",
    "DivisionRow",
    "FeatureCodeRow",
    "LineRow",
    "NamesRow",
    "PlaceRow",
    "TableRow",
]

SEPARATOR: Final = "|"  # between the aliases, airports or ids of one cell
_LAYER_ID: Final = re.compile(r"^(country|airports|geonames|division):[A-Z0-9.-]+$")
_PRESENTATION_FORMS: Final = (range(0xFB50, 0xFE00), range(0xFE70, 0xFF00))


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


class TableRow(BaseModel):
    """A line of any table: no other columns, no blanks round a cell."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class PlaceRow(TableRow):
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


class NamesRow(TableRow):
    """A line of `names.csv`: further names of a place that another layer holds."""

    id: Annotated[str, Field(pattern=_LAYER_ID.pattern)]
    name_en: Text
    name_ar: Text
    aliases_ar: Items
    aliases_en: Items
    sources: Annotated[Text, Field(min_length=1)]


class CountryRow(TableRow):
    """A line of `countries.csv`: where a country is; its names come from elsewhere."""

    id: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    lat: Latitude
    lon: Longitude
    uncertainty_m: Radius
    sources: Annotated[Text, Field(min_length=1)]


class DivisionRow(TableRow):
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


class FeatureCodeRow(TableRow):
    """A line of `feature_codes.csv`: a GeoNames feature code worth taking in."""

    id: Annotated[str, Field(pattern=r"^[A-Z]\.[A-Z0-9]+$")]
    kind: PlaceKind
    uncertainty_m: Radius


class LineRow(TableRow):
    """A line of `lines.csv`: the course of a river or strait, `lon lat` pairs in order of flow."""

    id: Key
    course: Annotated[str, Field(min_length=1)]
    sources: Annotated[Text, Field(min_length=1)]
