"""Read what online geocoders answer: one shape for the four services' own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from geopy.distance import geodesic
from geopy.location import Location

from gazetteer.model import Place, PlaceKind, Point

__all__ = ["Answer", "Service", "place_of_answer", "read_answer"]

_COUNTRY_CODE: Final = re.compile(r"^[A-Z]{2}$")
_MIN_UNCERTAINTY_M: Final = 250.0
_DEFAULT_UNCERTAINTY_M: Final = 5_000.0
# Radius of what has no bounding box.
_UNCERTAINTY_M: Final = {
    PlaceKind.COUNTRY: 500_000.0,
    PlaceKind.ADMIN1: 100_000.0,
    PlaceKind.ADMIN2: 30_000.0,
    PlaceKind.CITY: 10_000.0,
}
# Values of OpenStreetMap's tags `place`, `aeroway`, …, of Pelias' layers and of GeoNames' codes.
_KINDS: Final = {
    "country": PlaceKind.COUNTRY, "PCLI": PlaceKind.COUNTRY,
    "state": PlaceKind.ADMIN1, "region": PlaceKind.ADMIN1, "macroregion": PlaceKind.REGION,
    "province": PlaceKind.ADMIN1, "ADM1": PlaceKind.ADMIN1,
    "county": PlaceKind.ADMIN2, "district": PlaceKind.ADMIN2, "administrative": PlaceKind.ADMIN2,
    "localadmin": PlaceKind.ADMIN2, "ADM2": PlaceKind.ADMIN2, "ADM3": PlaceKind.ADMIN2,
    "city": PlaceKind.CITY, "PPLC": PlaceKind.CITY, "PPLA": PlaceKind.CITY,
    "town": PlaceKind.TOWN, "locality": PlaceKind.TOWN, "PPLA2": PlaceKind.TOWN,
    "village": PlaceKind.VILLAGE, "hamlet": PlaceKind.VILLAGE, "PPL": PlaceKind.VILLAGE,
    "suburb": PlaceKind.NEIGHBOURHOOD, "neighbourhood": PlaceKind.NEIGHBOURHOOD,
    "quarter": PlaceKind.NEIGHBOURHOOD, "borough": PlaceKind.NEIGHBOURHOOD,
    "street": PlaceKind.STREET, "residential": PlaceKind.STREET, "road": PlaceKind.STREET,
    "aerodrome": PlaceKind.AIRPORT, "AIRP": PlaceKind.AIRPORT, "AIRB": PlaceKind.AIR_BASE,
    "military": PlaceKind.MILITARY_BASE, "base": PlaceKind.MILITARY_BASE,
    "dam": PlaceKind.DAM, "DAM": PlaceKind.DAM, "river": PlaceKind.RIVER, "STM": PlaceKind.RIVER,
    "island": PlaceKind.ISLAND, "ISL": PlaceKind.ISLAND, "peak": PlaceKind.MOUNTAIN,
    "MT": PlaceKind.MOUNTAIN, "refugee_camp": PlaceKind.CAMP,
}  # fmt: skip


class Service(StrEnum):
    """An online geocoder that geopy speaks to."""

    NOMINATIM = "nominatim"
    PHOTON = "photon"
    GEONAMES = "geonames"
    PELIAS = "pelias"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """
    One place that a service found.

    Attributes
    ----------
    reference
        The service's own id of the place.
    country
        ISO 3166-1 alpha-2; empty where the service does not tell.
    """

    reference: str
    name: str
    lon: float
    lat: float
    uncertainty_m: float
    kind: PlaceKind
    country: str


def place_of_answer(service: Service, answer: Answer) -> Place:
    """
    Turn an answer into a place that is marked as found online.

    Parameters
    ----------
    service
        Who answered.
    answer
        What it said.

    Returns
    -------
    Place
        With an id such as `online:nominatim:R1234`.
    """
    return Place(
        id=f"online:{service}:{answer.reference}",
        name_en=answer.name,
        name_ar=None,
        kind=answer.kind,
        point=Point(lon=answer.lon, lat=answer.lat),
        uncertainty_m=answer.uncertainty_m,
        country=answer.country,
        sources=f"{service.capitalize()}, asked online",
    )


def read_answer(service: Service, location: Location) -> Answer:
    """
    Read one result.

    Parameters
    ----------
    service
        Who answered.
    location
        As geopy gives it, with the service's own record in `raw`.

    Returns
    -------
    Answer
        Its radius covers the bounding box, where there is one.

    Raises
    ------
    KeyError, TypeError, ValueError
        If the record is not as the service documents it.
    """
    raw: Mapping[str, Any] = location.raw
    facts: Mapping[str, Any] = raw.get("properties", raw)
    kind = _kind(facts)
    box = _bounding_box(service, raw, facts)
    return Answer(
        reference=_reference(service, facts),
        name=str(location.address).split(",", maxsplit=1)[0].strip() or "?",
        lon=float(location.longitude),
        lat=float(location.latitude),
        uncertainty_m=_radius_m(box, kind),
        kind=kind,
        country=_country(facts),
    )


def _reference(service: Service, facts: Mapping[str, Any]) -> str:
    if service is Service.GEONAMES:
        return str(facts["geonameId"])
    if service is Service.PELIAS:
        return str(facts["gid"])
    return f"{str(facts['osm_type'])[:1].upper()}{facts['osm_id']}"


def _kind(facts: Mapping[str, Any]) -> PlaceKind:
    tags = ("addresstype", "type", "osm_value", "layer", "fcode", "class", "osm_key")
    known = (_KINDS.get(str(facts.get(tag))) for tag in tags)
    return next((kind for kind in known if kind), PlaceKind.FACILITY)


def _country(facts: Mapping[str, Any]) -> str:
    address = facts.get("address") or {}
    told = (
        address.get("country_code"),
        *(facts.get(key) for key in ("countrycode", "countryCode", "country_code")),
    )
    codes = (str(code).upper() for code in told if code)
    return next((code for code in codes if _COUNTRY_CODE.match(code)), "")


def _bounding_box(
    service: Service, raw: Mapping[str, Any], facts: Mapping[str, Any]
) -> tuple[float, float, float, float] | None:
    """West, south, east, north."""
    if service is Service.NOMINATIM and raw.get("boundingbox"):
        south, north, west, east = (float(edge) for edge in raw["boundingbox"])
    elif service is Service.PHOTON and facts.get("extent"):
        west, north, east, south = (float(edge) for edge in facts["extent"])
    elif service is Service.PELIAS and raw.get("bbox"):
        west, south, east, north = (float(edge) for edge in raw["bbox"])
    else:
        return None
    return west, south, east, north


def _radius_m(box: tuple[float, float, float, float] | None, kind: PlaceKind) -> float:
    if box is None:
        return _UNCERTAINTY_M.get(kind, _DEFAULT_UNCERTAINTY_M)
    west, south, east, north = box
    half_diagonal_m = geodesic((south, west), (north, east)).m / 2
    return max(float(half_diagonal_m), _MIN_UNCERTAINTY_M)
