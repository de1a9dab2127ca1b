"""What every table must keep: spelling, order, unique names, places inside their country."""

import csv
import unicodedata
from collections import Counter
from functools import cache

import pytest
from geopy.distance import geodesic
from shapely import LineString, Point

from gazetteer.normalisation import fold_name
from gazetteer.sources.countries import load_countries
from gazetteer.sources.curated import TABLES, load_curated
from gazetteer.sources.divisions import load_divisions
from gazetteer.sources.rows import (
    CountryRow,
    DivisionRow,
    FeatureCodeRow,
    LineRow,
    NamesRow,
    PlaceRow,
)
from gazetteer.sources.tables import data_folder, parse_course, read_rows

ROWS = dict.fromkeys(TABLES, PlaceRow) | {
    "countries.csv": CountryRow,
    "divisions.csv": DivisionRow,
    "feature_codes.csv": FeatureCodeRow,
    "names.csv": NamesRow,
    "lines.csv": LineRow,
}
NAMESAKES_KM = 30
OFFSHORE_KM = 250  # gas fields and islands lie beyond the border that a country's radius reaches


@cache
def _rows(table):
    return tuple(read_rows(data_folder().joinpath(table), ROWS[table]))


@cache
def _curated():
    return tuple(load_curated())


def _names(row):
    return [n for n in (row.name_en, row.name_ar, *row.aliases_ar, *row.aliases_en) if n]


@pytest.mark.parametrize("table", ROWS)
def test_tables_are_sorted_by_unique_ids(table):
    ids = [row.id for row in _rows(table)]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize("table", ROWS)
def test_tables_are_nfc_without_presentation_forms_or_controls(table):
    text = data_folder().joinpath(table).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not {c for c in text if "ﭐ" <= c <= "﻿" or unicodedata.category(c) == "Cf"}
    assert "\r" not in text
    assert text.endswith("\n")


@pytest.mark.parametrize("table", TABLES)
def test_places_have_an_english_and_an_arabic_name(table):
    assert [row.id for row in _rows(table) if not (row.name_en and row.name_ar)] == []


@pytest.mark.parametrize("table", TABLES)
def test_arabic_cells_hold_arabic_and_english_cells_latin(table):
    for row in _rows(table):
        for name in (row.name_ar, *row.aliases_ar):
            assert any("\u0621" <= c <= "\u06d3" for c in name), (row.id, name)
        for name in (row.name_en, *row.aliases_en):
            assert not any("\u0600" <= c <= "\u06ff" for c in name), (row.id, name)


@pytest.mark.parametrize("table", [*TABLES, "names.csv"])
def test_no_name_stands_twice_in_a_row_after_folding(table):
    for row in _rows(table):
        twice = [n for n, count in Counter(map(fold_name, _names(row))).items() if count > 1]
        assert not twice, (row.id, twice)


def test_no_two_places_of_a_kind_share_a_folded_name_close_by():
    """Namesakes far apart are a matter of context; close by they are one place told twice."""
    owners = {}
    for row, place in _curated():
        for name in {fold_name(name) for name in _names(row)}:
            for other in owners.setdefault((name, row.kind, row.country), []):
                between = (place.point.lat, place.point.lon), (other.point.lat, other.point.lon)
                assert geodesic(*between).km > NAMESAKES_KM, (name, place.id, other.id)
            owners[name, row.kind, row.country].append(place)


def test_places_lie_in_their_country():
    countries = {place.country: place for place in load_countries()}
    for row, place in _curated():
        if not row.country or row.kind == "island":  # the Azores are Portugal's
            continue
        country = countries[row.country]
        centre = (country.point.lat, country.point.lon)
        distance_m = geodesic(centre, (place.point.lat, place.point.lon)).m
        assert distance_m <= country.uncertainty_m + OFFSHORE_KM * 1000, row.id


def test_divisions_named_by_places_exist():
    known = {(place.country, place.admin1) for place in load_divisions()}
    known |= {(row.country, row.admin1) for row in _rows("admin.csv") if row.kind == "admin1"}
    named = {(row.country, row.admin1) for row, _ in _curated() if row.admin1}
    assert named - known == set()


@pytest.mark.parametrize("table", TABLES)
def test_estimates_say_so_and_bear_a_fitting_radius(table):
    for row in _rows(table):
        if "unchecked" in row.sources and "radius" not in row.sources:
            km = float(row.sources.split("±")[1].split(" km")[0])
            assert row.uncertainty_m >= 0.6 * km * 1000, row.id


@pytest.mark.parametrize(
    ("country", "count"),
    [
        *[("IQ", 19), ("SY", 14), ("LB", 8), ("JO", 12), ("YE", 22), ("PS", 16), ("IL", 6)],
        *[("IR", 31), ("TR", 81), ("SA", 13), ("KW", 6), ("EG", 27)],
    ],
)
def test_first_level_divisions_of_the_region_are_complete(country, count):
    found = [r for r in _rows("admin.csv") if r.kind == "admin1" and r.country == country]
    assert len(found) == count


def test_the_region_has_enough_sites():
    towns = {"city", "town", "village", "neighbourhood"}
    assert sum(row.kind not in towns for row in _rows("sites.csv")) >= 250


RIVERBANK = [
    ("euphrates", "Jarablus", 38.01, 36.82), ("euphrates", "Raqqa", 39.01, 35.93),
    ("euphrates", "Deir ez-Zor", 40.155, 35.35), ("euphrates", "Mayadin", 40.462, 35.02),
    ("euphrates", "Abu Kamal", 40.925, 34.46), ("euphrates", "Ana", 41.98, 34.37),
    ("euphrates", "Haditha", 42.37, 34.14), ("euphrates", "Hit", 42.83, 33.645),
    ("euphrates", "Ramadi", 43.29, 33.44), ("euphrates", "Fallujah", 43.76, 33.345),
    ("euphrates", "Kufa", 44.40, 32.05), ("euphrates", "Nasiriyah", 46.255, 31.045),
    ("tigris", "Mosul", 43.14, 36.345), ("tigris", "Tikrit", 43.69, 34.61),
    ("tigris", "Baghdad", 44.39, 33.33), ("tigris", "Kut", 45.83, 32.5),
    ("khabur", "Hasakah", 40.75, 36.5), ("nile", "Cairo", 31.23, 30.05),
    ("orontes", "Hama", 36.75, 35.13), ("jordan-river", "Allenby Bridge", 35.541, 31.874),
]  # fmt: skip


@pytest.mark.parametrize(("river", "town", "lon", "lat"), RIVERBANK)
def test_rivers_pass_the_towns_on_their_banks(river, town, lon, lat):
    row = next(row for row in _rows("lines.csv") if row.id == river)
    course = parse_course(row)
    line = LineString([(point.lon, point.lat) for point in course])
    nearest = line.interpolate(line.project(Point(lon, lat)))
    assert geodesic((lat, lon), (nearest.y, nearest.x)).km <= 8, town


def test_every_line_belongs_to_a_river_sea_or_strait():
    lined = [place for _, place in _curated() if place.line]
    assert {place.kind for place in lined} <= {"river", "strait"}
    assert len(lined) == len(_rows("lines.csv"))


def test_river_guides_cover_the_lines():
    with data_folder().joinpath("river_guides.csv").open(encoding="utf-8") as stream:
        guides = {row["id"] for row in csv.DictReader(stream)}
    assert guides == {row.id for row in _rows("lines.csv")}
