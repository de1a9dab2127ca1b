"""A tiny real gazetteer for unit tests."""

import pytest

from gazetteer.compilation import compile_index
from gazetteer.lexicon import Lexicon
from gazetteer.location import Locator
from gazetteer.model import Name, Place, PlaceKind, Point

_ROWS = (
    # id, English, Arabic, kind, lon, lat, radius, country, admin1, population, aliases
    ("country:IQ", "Iraq", "العراق", "country", 43.7, 33.2, 450_000, "IQ", "", 0, ()),
    ("country:SY", "Syria", "سوريا", "country", 38.5, 35.0, 350_000, "SY", "", 0, ("سورية",)),
    ("geonames:1", "Mosul", "الموصل", "city", 43.12, 36.34, 9_000, "IQ", "Nineveh", 1_700_000, ()),
    ("geonames:2", "Ramadi", "الرمادي", "city", 43.3, 33.43, 5_000, "IQ", "Anbar", 200_000, ()),
    ("geonames:3", "Deir ez-Zor", "دير الزور", "city", 40.14, 35.34, 5_000, "SY", "Deir ez-Zor", 240_000, ()),
    ("geonames:4", "Al Bukamal", "البو كمال", "town", 40.92, 34.45, 3_000, "SY", "Deir ez-Zor", 42_000, ("Abu Kamal",)),
    ("geonames:5", "Springfield", None, "city", -72.59, 42.1, 4_000, "US", "Massachusetts", 150_000, ()),
    ("geonames:6", "Springfield", None, "city", -89.64, 39.8, 4_000, "US", "Illinois", 110_000, ()),
    ("division:US.IL", "Illinois", None, "admin1", -89.2, 40.0, 300_000, "US", "Illinois", 0, ()),
    ("geonames:7", "Caen", "كان", "city", -0.36, 49.18, 3_000, "FR", "Normandy", 110_000, ()),
    ("curated:base", "Ain al-Asad Air Base", "قاعدة عين الأسد", "air_base", 42.44, 33.79, 2_500, "IQ", "Anbar", 0, ("عين الأسد", "Ain al-Asad")),
    ("geonames:8", "Qaim", "القائم", "town", 41.0, 34.38, 3_000, "IQ", "Anbar", 75_000, ()),
)  # fmt: skip


def make_place(row):
    key, english, arabic, kind, lon, lat, radius, country, admin1, population, aliases = row
    return Place(
        id=key,
        name_en=english,
        name_ar=arabic,
        kind=PlaceKind(kind),
        point=Point(lon=lon, lat=lat),
        uncertainty_m=radius,
        country=country,
        admin1=admin1,
        population=population,
        aliases=tuple(Name(text=alias) for alias in aliases),
    )


@pytest.fixture(scope="session")
def places():
    """A dozen places."""
    return tuple(make_place(row) for row in _ROWS)


@pytest.fixture(scope="session")
def lexicon(places):
    """An index of the dozen places and two ordinary words."""
    return Lexicon(compile_index(places, {"كان": 1e-2, "بيان": 1e-4}))


@pytest.fixture(scope="session")
def locator(lexicon):
    """The whole way over the dozen places."""
    return Locator(lexicon)
