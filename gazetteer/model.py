"""Immutable records of the gazetteer: places, the names found in a text, and what they denote."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple, Self

from mypy_extensions import mypyc_attr

from gazetteer.errors import InvalidGeometryError, InvalidSpanError

__all__ = [
    "SETTLEMENTS",
    "Candidate",
    "Name",
    "Place",
    "PlaceKind",
    "Point",
    "RelationKind",
    "Resolution",
    "SpatialRelation",
    "Toponym",
    "Usage",
]


_LARGEST_LON, _LARGEST_LAT = 180.0, 90.0


class PlaceKind(StrEnum):
    """What sort of thing a place is; decides its default radius and how it may be drawn."""

    CONTINENT = "continent"
    COUNTRY = "country"
    REGION = "region"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    NEIGHBOURHOOD = "neighbourhood"
    STREET = "street"
    CAMP = "camp"
    AIR_BASE = "air_base"
    COALITION_BASE = "coalition_base"
    MILITARY_BASE = "military_base"
    AIRPORT = "airport"
    OIL_FIELD = "oil_field"
    GAS_FIELD = "gas_field"
    REFINERY = "refinery"
    POWER_STATION = "power_station"
    NUCLEAR_SITE = "nuclear_site"
    DAM = "dam"
    BORDER_CROSSING = "border_crossing"
    PORT = "port"
    EMBASSY = "embassy"
    FACILITY = "facility"
    RIVER = "river"
    LAKE = "lake"
    SEA = "sea"
    STRAIT = "strait"
    ISLAND = "island"
    MOUNTAIN = "mountain"
    DESERT = "desert"
    VALLEY = "valley"


SETTLEMENTS: Final = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE})
"""Kinds of places that people live in, each by itself."""


class RelationKind(StrEnum):
    """How a relative expression derives a new geometry from its anchor."""

    DISTANCE = "distance"  # "2 km from the base"
    DISTANCE_DIRECTION = "distance_direction"  # "90 km west of Ramadi"
    DIRECTION = "direction"  # "south-west of the field": outside the anchor
    PART = "part"  # "eastern Syria": inside the anchor
    COUNTRYSIDE = "countryside"  # "ريف دير الزور"
    NEAR = "near"
    OUTSIDE = "outside"
    AROUND = "around"  # "محيط السفارة"
    BETWEEN = "between"
    BORDER = "border"  # "the Iraqi-Syrian border"
    ROAD = "road"  # "the A-B road"
    DESERT = "desert"  # "بادية الميادين"
    BANK = "bank"  # "the west bank of the Euphrates"


class Usage(StrEnum):
    """What a place name does in its sentence."""

    LITERAL = "literal"
    METONYM = "metonym"  # stands for a government or its people: "واشنطن تنسبها"
    DATELINE = "dateline"  # where the report was filed from
    ORGANISATION = "organisation"  # inside an organisation's name


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Point:
    """A position in EPSG:4326, decimal degrees."""

    lon: float
    lat: float

    def __post_init__(self) -> None:
        if not (abs(self.lon) <= _LARGEST_LON and abs(self.lat) <= _LARGEST_LAT):
            raise InvalidGeometryError(
                f"lon {self.lon}, lat {self.lat}: expected lon in [-180, 180] and lat in [-90, 90]"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One spelling of a place's name and its BCP 47 language ("und" where unknown)."""

    text: str
    language: str = "und"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """
    A gazetteer entry.

    Attributes
    ----------
    id
        Source and key, `curated:ain-al-asad` or `geonames:169577`; unique in the index.
    name_en, name_ar
        Display names; `None` where the sources have none.
    aliases
        Every other spelling to recognise, in any order.
    feature_code
        GeoNames class and code, `P.PPL`; empty where it has none.
    country
        ISO 3166-1 alpha-2; empty for seas and regions of several countries.
    admin1
        Name of the first-level division; empty where unknown.
    uncertainty_m
        Radius that contains the place, over 0.
    line
        A river's or strait's course, lon-lat points in order of flow; empty for all else.
    sources
        Where the point comes from.
    """

    id: str
    name_en: str | None
    name_ar: str | None
    kind: PlaceKind
    point: Point
    uncertainty_m: float
    country: str = ""
    admin1: str = ""
    feature_code: str = ""
    population: int = 0
    aliases: tuple[Name, ...] = ()
    line: tuple[Point, ...] = ()
    sources: str = ""
    valid_from: str = ""
    valid_to: str = ""

    def __post_init__(self) -> None:
        if not self.uncertainty_m > 0:
            raise InvalidGeometryError(
                f"{self.id}: uncertainty_m {self.uncertainty_m}: expected > 0"
            )
        if not (self.name_en or self.name_ar):
            raise InvalidGeometryError(f"{self.id}: expected an English or an Arabic name")

    @property
    def name(self) -> str:
        """The English display name, or the Arabic one where there is no English."""
        return self.name_en or self.name_ar or self.id


class Candidate(NamedTuple):
    """
    A place that a toponym may denote, its score in [0, 1] and the reasons in words.

    A named tuple, as a resolution is: dozens are made for a text, and a frozen dataclass costs
    eight times as much.
    """

    place: Place
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpatialRelation:
    """
    A relative expression.

    Attributes
    ----------
    anchors
        The named places it starts from, one or (between, border, road) two.
    distance_m
        Stated distance in metres, or `None`.
    bearing_deg
        Degrees clockwise from true north, or `None`.
    """

    kind: RelationKind
    anchors: tuple["Toponym", ...]
    distance_m: float | None = None
    bearing_deg: float | None = None


class Resolution(NamedTuple):
    """
    The choice for one toponym, or the absence of one.

    Attributes
    ----------
    place
        Chosen entry; for a relation, its (first) anchor's entry; `None` if unresolved.
    point
        Where to draw it: the entry's point, displaced by a relation; `None` if unresolved.
    uncertainty_m
        Radius round `point` in metres; `None` if unresolved.
    confidence
        In [0, 1]; 0 if unresolved.
    candidates
        Best first, the chosen one included; ties by population, then id.
    reasons
        Why, in words, strongest first.
    """

    place: Place | None
    point: Point | None
    uncertainty_m: float | None
    confidence: float
    candidates: tuple[Candidate, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def runner_up(self) -> Candidate | None:
        """The best candidate that was not chosen."""
        others = (c for c in self.candidates if c.place is not self.place)
        return next(others, None)


class _Toponym(NamedTuple):
    start: int
    end: int
    text: str
    usage: Usage
    resolution: Resolution
    relation: SpatialRelation | None = None


@mypyc_attr(native_class=False)
class Toponym(_Toponym):
    """
    A place name as written; a named tuple, as a resolution is, but checked.

    Attributes
    ----------
    start, end
        Half-open code-point offsets into the original text.
    text
        `original[start:end]`, exactly.
    """

    __slots__ = ()

    def __new__(  # noqa: PLR0917 - the fields of a tuple have an order
        cls,
        start: int,
        end: int,
        text: str,
        usage: Usage,
        resolution: Resolution,
        relation: SpatialRelation | None = None,
    ) -> Self:
        """Make a toponym whose span fits its text."""
        if not (0 <= start < end and len(text) == end - start):
            raise InvalidSpanError(f"span {start}:{end} does not fit {text!r}")
        return tuple.__new__(cls, (start, end, text, usage, resolution, relation))
