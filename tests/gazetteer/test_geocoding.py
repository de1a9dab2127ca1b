"""Online geocoders: off unless configured, polite, remembered, and never above the gazetteer."""

import time

import pytest

from gazetteer.errors import GeocodingError
from gazetteer.geocoding import (
    ONLINE_CONFIDENCE,
    Geocoder,
    GeocoderSettings,
    Service,
    complete,
    settings_from_environment,
)
from gazetteer.model import Place, PlaceKind, Point, Resolution, Toponym, Usage
from tests.fixtures import geocoding_server
from tests.fixtures.dump_server import serving


@pytest.fixture
def plan():
    return geocoding_server.Plan()


@pytest.fixture
def make(plan, tmp_path):
    with serving(plan, geocoding_server.Handler) as url:
        host = url.removeprefix("http://")

        def _make(**changes):
            patience = {"min_delay_s": 0.0, "error_wait_s": 0.0, "retries": 1, "timeout_s": 5.0}
            settings = {"service": Service.NOMINATIM, "domain": host, "scheme": "http"}
            return Geocoder(
                GeocoderSettings(**(settings | patience | changes)),
                cache=tmp_path / "cache.sqlite3",
            )

        yield _make


def test_a_name_is_found(make, plan):
    (place,) = make(contact="ops@example.org").find("Ramadi", country="IQ")
    assert place.id == "online:nominatim:N123"
    assert (place.name, place.kind, place.country) == ("Ramadi", PlaceKind.CITY, "IQ")
    assert (place.point.lon, place.point.lat) == (43.30, 33.42)
    assert 14_000 < place.uncertainty_m < 15_000
    assert place.sources == "Nominatim, asked online"
    query, agent = plan.requests[0]
    assert query["countrycodes"] == "iq"
    assert agent == "marsad (incident mapping) ops@example.org"


def test_a_question_is_asked_once(make, plan):
    make().find("Ramadi")
    make().find("ramadi")
    make().find("Nowhere")
    assert make().find("Nowhere") == ()
    assert len(plan.requests) == 2


def test_other_countries_are_another_question(make, plan):
    make().find("Ramadi")
    make().find("Ramadi", country="SY")
    assert len(plan.requests) == 2


def test_questions_keep_their_distance(make):
    geocoder = make(min_delay_s=0.1)
    start = time.monotonic()
    geocoder.find("A")
    geocoder.find("B")
    assert time.monotonic() - start >= 0.09


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (429, "asked too often: wait"),
        (500, "the service failed: try later"),
        (403, "the service refuses us"),
        (401, "the key was refused"),
        (400, "the question was refused"),
        (b"<html>log in</html>", "the answer is no JSON"),
        (b"\xff\xfe", "the answer is no JSON"),
        (b'[{"lat": "north", "lon": "1"}]', "not as documented"),
        (b'[{"lat": "1.0", "lon": "1.0"}]', "not as documented"),
        (b'["rubbish"]', "not as documented"),
        (b"7", "not as documented"),
        (b'{"error": "Internal"}', "the question was refused"),
    ],
)
def test_failures_are_translated_and_not_remembered(make, plan, step, message):
    plan.script = [step, step]
    with pytest.raises(GeocodingError, match=message):
        make().find("Ramadi")
    plan.script = []
    assert len(make().find("Ramadi")) == 1


def test_a_passing_failure_is_tried_again(make, plan):
    plan.script = [503]
    assert len(make().find("Ramadi")) == 1
    assert len(plan.requests) == 2


def test_a_slow_answer_is_not_waited_for(make, plan):
    plan.delay_s = 0.5
    with pytest.raises(GeocodingError, match="no answer in time"):
        make(timeout_s=0.05, retries=0).find("Ramadi")


def test_an_unreachable_service_is_translated(tmp_path):
    settings = GeocoderSettings(
        service=Service.NOMINATIM, domain="127.0.0.1:9", scheme="http", retries=0
    )
    with pytest.raises(GeocodingError, match="nominatim: "):
        Geocoder(settings, cache=tmp_path / "cache.sqlite3").find("Ramadi")


def _toponym(place=None, usage=Usage.LITERAL, text="Ramadi"):
    resolution = Resolution(
        place=place,
        point=place and place.point,
        uncertainty_m=place and place.uncertainty_m,
        confidence=0.9 if place else 0.0,
        reasons=("known",) if place else ("not in the gazetteer",),
    )
    return Toponym(start=0, end=len(text), text=text, usage=usage, resolution=resolution)


CURATED = Place(
    id="curated:ramadi",
    name_en="Ramadi",
    name_ar="الرمادي",
    kind=PlaceKind.CITY,
    point=Point(lon=43.0, lat=33.0),
    uncertainty_m=2500.0,
)


def test_only_what_is_unresolved_is_completed(make, plan):
    known, metonym, unknown = _toponym(CURATED), _toponym(usage=Usage.METONYM), _toponym()
    completed = complete([known, metonym, unknown], make())
    assert completed[:2] == (known, metonym)
    resolution = completed[2].resolution
    assert resolution.place.id == "online:nominatim:N123"
    assert resolution.confidence == ONLINE_CONFIDENCE < 0.5
    assert "found online: Nominatim" in resolution.reasons[0]
    assert len(plan.requests) == 1


def test_what_nobody_knows_stays_unresolved(make):
    (toponym,) = complete([_toponym(text="Nowhere")], make())
    assert toponym.resolution.place is None
    assert toponym.resolution.reasons[-1] == "unknown to the online geocoder too"


def test_a_failing_service_is_not_asked_on(make, plan):
    plan.script = [500] * 9
    toponyms = complete([_toponym(), _toponym(text="Hit"), _toponym(CURATED)], make(retries=0))
    assert [toponym.resolution.place for toponym in toponyms] == [None, None, CURATED]
    assert "the service failed" in toponyms[1].resolution.reasons[-1]
    assert len(plan.requests) == 1


def test_nothing_is_asked_unless_configured():
    assert settings_from_environment({}) is None
    assert settings_from_environment({"MARSAD_GEOCODER": " "}) is None


def test_the_environment_names_the_service():
    settings = settings_from_environment(
        {"MARSAD_GEOCODER": "Pelias", "MARSAD_GEOCODER_DOMAIN": "geo.example", "OTHER": "x"}
    )
    assert (settings.service, settings.domain) == (Service.PELIAS, "geo.example")


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"MARSAD_GEOCODER": "google"}, "expected one of nominatim, photon, geonames, pelias"),
        ({"MARSAD_GEOCODER": "pelias"}, "expected a domain"),
        ({"MARSAD_GEOCODER": "geonames"}, "expected a user name"),
    ],
)
def test_a_wrong_configuration_says_what_is_missing(environment, message):
    with pytest.raises(GeocodingError, match=message):
        settings_from_environment(environment)


@pytest.mark.parametrize(
    ("service", "body"),
    [
        (Service.PHOTON, b'{"features": []}'),
        (Service.GEONAMES, b'{"geonames": []}'),
        (Service.PELIAS, b'{"features": []}'),
    ],
)
def test_every_service_can_be_asked(make, plan, service, body):
    plan.script = [body]
    assert make(service=service, key="key").find("Ramadi", country="IQ") == ()
    assert len(plan.requests) == 1
