"""Airports and air bases of the pip package `airportsdata` (OurAirports and others)."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

import airportsdata

from gazetteer.model import Name, Place, PlaceKind, Point

__all__ = ["load_airports"]

# Where news names airfields that no airline serves; elsewhere an IATA code is asked for.
_WATCHED_COUNTRIES: Final = frozenset(
    {"AE", "BH", "CY", "DJ", "EG", "ER", "IL", "IQ", "IR", "JO", "KW"}
    | {"LB", "LY", "OM", "PS", "QA", "SA", "SD", "SY", "TR", "YE"}
)
_ICAO: Final = re.compile(r"^[A-Z]{4}$|^O[SE]\d\d$")
_FACILITY: Final = re.compile(
    r"\b(airport|air ?base|airfield|air field|field|airstrip|ab|base)\b", re.IGNORECASE
)
_MILITARY: Final = re.compile(r"\b(air ?base|army|military|air force|ab|airfield)\b", re.IGNORECASE)
_INTERNATIONAL: Final = re.compile(
    r"\s+(?:international|int'?l?|domestic|regional|municipal)\b", re.IGNORECASE
)
_RADIUS_M: Final = 2500.0  # a large airport's perimeter seen from its reference point


def load_airports() -> Iterator[Place]:
    """
    Read the airports and air bases worth matching.

    Yields
    ------
    Place
        With the id `airports:` and the ICAO code, ordered by it.
    """
    records = {
        icao: record
        for icao, record in sorted(airportsdata.load("ICAO").items())
        if _worth_matching(icao, record)
    }
    served = Counter(map(_served_city, records.values()))
    for icao, record in records.items():
        city = record["city"] if served[_served_city(record)] == 1 else ""
        yield _place(icao, record, city)


def _worth_matching(icao: str, record: Mapping[str, Any]) -> bool:
    if not _ICAO.match(icao) or not record["name"]:
        return False
    return bool(record["iata"]) or record["country"] in _WATCHED_COUNTRIES


def _served_city(record: Mapping[str, Any]) -> tuple[str, str]:
    """City whose only international airport may go by the city's name alone."""
    return record["country"], record["city"] if "International" in record["name"] else ""


def _place(icao: str, record: Mapping[str, Any], city: str) -> Place:
    name = " ".join(record["name"].split())
    if not _FACILITY.search(name):
        name += " Airport"
    kind = PlaceKind.AIR_BASE if _MILITARY.search(name) else PlaceKind.AIRPORT
    aliases = [Name(text=text, language="en") for text in _variants(name, city)]
    return Place(
        id=f"airports:{icao}",
        name_en=name,
        name_ar=None,
        kind=kind,
        point=Point(lon=record["lon"], lat=record["lat"]),
        uncertainty_m=_RADIUS_M,
        country=record["country"] if re.match(r"^[A-Z]{2}$", record["country"]) else "",
        admin1=record["subd"],
        feature_code="S.AIRB" if kind is PlaceKind.AIR_BASE else "S.AIRP",
        aliases=tuple(aliases),
        sources=f"airportsdata {airportsdata.__version__} {icao}",
    )


def _variants(name: str, city: str) -> list[str]:
    """Other ways English writes the name: "Airbase" for "Air Base", without "International"."""
    variants = {_INTERNATIONAL.sub("", name)}
    variants |= {v.replace("Air Base", "Airbase") for v in variants}
    variants |= {v.replace("Airfield", "Air Field") for v in variants}
    if city and "International" in name:
        variants |= {f"{city} Airport", f"{city} International Airport"}
    return sorted(variants - {name})
