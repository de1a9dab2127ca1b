"""The four services' records, read into one shape."""

import pytest
from geopy.location import Location

from gazetteer.geocoder_answers import Service, place_of_answer, read_answer
from gazetteer.model import PlaceKind

RECORDS = [
    (
        Service.NOMINATIM,
        {
            "osm_type": "relation", "osm_id": 9, "class": "aeroway", "type": "aerodrome",
            "boundingbox": ["33.0", "33.1", "44.0", "44.1"], "address": {"country_code": "iq"},
        },
        ("R9", PlaceKind.AIRPORT, "IQ"),
    ),
    (
        Service.PHOTON,
        {
            "properties": {
                "osm_type": "N", "osm_id": 7, "osm_key": "place", "osm_value": "village",
                "countrycode": "SY", "extent": [40.0, 35.1, 40.1, 35.0],
            }
        },
        ("N7", PlaceKind.VILLAGE, "SY"),
    ),
    (
        Service.GEONAMES,
        {"geonameId": 98717, "fcode": "PPLA", "countryCode": "IQ"},
        ("98717", PlaceKind.CITY, "IQ"),
    ),
    (
        Service.PELIAS,
        {
            "bbox": [40.0, 35.0, 40.1, 35.1],
            "properties": {"gid": "wof:1", "layer": "region", "country_code": "SY"},
        },
        ("wof:1", PlaceKind.ADMIN1, "SY"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("service", "raw", "expected"), RECORDS)
def test_records_are_read(service, raw, expected):
    answer = read_answer(service, Location("Somewhere, Iraq", (33.0, 44.0), raw))
    assert (answer.reference, answer.kind, answer.country) == expected
    assert answer.name == "Somewhere"
    place = place_of_answer(service, answer)
    assert place.id == f"online:{service}:{expected[0]}"
    assert (place.point.lon, place.point.lat) == (44.0, 33.0)


def test_the_radius_covers_the_bounding_box():
    service, raw, _ = RECORDS[0]
    answer = read_answer(service, Location("A", (33.05, 44.05), raw))
    assert 7_000 < answer.uncertainty_m < 7_500


def test_a_point_without_a_box_gets_a_radius_of_its_kind():
    service, raw, _ = RECORDS[2]
    assert read_answer(service, Location("A", (33.0, 44.0), raw)).uncertainty_m == 10_000


def test_an_unknown_kind_is_a_facility():
    raw = {"osm_type": "way", "osm_id": 1, "class": "shop", "type": "bakery"}
    answer = read_answer(Service.NOMINATIM, Location("A", (33.0, 44.0), raw))
    assert (answer.kind, answer.country) == (PlaceKind.FACILITY, "")


@pytest.mark.parametrize("raw", [{}, {"osm_type": "node", "osm_id": 1, "boundingbox": ["1"]}])
def test_a_record_that_is_not_as_documented_is_refused(raw):
    with pytest.raises((KeyError, ValueError)):
        read_answer(Service.NOMINATIM, Location("A", (33.0, 44.0), raw))
