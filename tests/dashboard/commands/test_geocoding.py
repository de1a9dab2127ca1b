"""The command line and an online geocoder on this machine: off, found, marked, failing."""

import json

import pytest

from dashboard.cli import main
from dashboard.commands.geocoding import MOST_FAILURES, online_names
from gazetteer.errors import GeocodingError
from gazetteer.lexicon import cache_folder
from tests.fixtures import geocoding_server
from tests.fixtures.dump_server import serving

# No gazetteer knows these villages; the town is in the curated tables.
LOST = "قرية شنقريطة"
FOUND = {
    "osm_type": "node", "osm_id": 77, "lat": "36.10", "lon": "42.20", "class": "place",
    "type": "village", "display_name": "Shanqrita, Nineveh, Iraq",
    "boundingbox": ["36.09", "36.11", "42.19", "42.21"], "address": {"country_code": "iq"},
}  # fmt: skip
TEXT = f"سقطت ثلاثة صواريخ على {LOST} يوم الاثنين، وقصفت طائرة قاعدة عين الأسد."


@pytest.fixture
def plan(monkeypatch, tmp_path):
    plan = geocoding_server.Plan()
    plan.places[LOST] = [FOUND]
    with serving(plan, geocoding_server.Handler) as url:
        monkeypatch.setenv("MARSAD_GEOCODER", "nominatim")
        monkeypatch.setenv("MARSAD_GEOCODER_DOMAIN", url)
        monkeypatch.setenv("MARSAD_GEOCODER_DELAY", "0")
        monkeypatch.setenv("MARSAD_CACHE_DIR", str(cache_folder()))  # the index as it is
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))  # and no answers yet
        yield plan


def _places(capfd):
    return {row["text"]: row for row in json.loads(capfd.readouterr().out)}


def test_locate_asks_for_what_the_gazetteer_lacks(plan, capfd):
    assert main(["locate", TEXT, "--json"]) == 0
    places = _places(capfd)
    assert places[LOST]["place_id"] == "online:nominatim:N77"
    assert "found online: Nominatim" in places[LOST]["why"]
    assert places["قاعدة عين الأسد"]["place_id"] == "curated:ain-al-asad"
    assert [query["q"] for query, _ in plan.requests] == [LOST]


def test_without_a_named_service_nothing_is_asked(plan, capfd, monkeypatch):
    monkeypatch.delenv("MARSAD_GEOCODER")
    assert main(["locate", TEXT, "--json"]) == 0
    assert _places(capfd)[LOST]["place_id"] is None
    assert plan.requests == []


@pytest.mark.parametrize(("status", "told"), [(429, "asked too often"), (500, "service failed")])
def test_a_failure_is_told_and_the_rest_goes_on(plan, capfd, status, told):
    plan.script = [status] * 4
    assert main(["locate", TEXT, "--json"]) == 0
    shown = capfd.readouterr()
    assert told in shown.err
    places = {row["text"]: row for row in json.loads(shown.out)}
    assert places[LOST]["place_id"] is None
    assert told in places[LOST]["why"]
    assert places["قاعدة عين الأسد"]["place_id"] == "curated:ain-al-asad"


def test_extract_and_ingest_ask_too(plan, write, tmp_path, capfd):
    article = str(write("a.txt", TEXT))
    assert main(["extract", article, "--json"]) == 0
    names = json.loads(capfd.readouterr().out)["articles"]["a"]["toponyms"]
    assert "online:nominatim:N77" in {name["place_id"] for name in names}
    store = str(tmp_path / "store.sqlite3")
    assert main(["ingest", "--store", store, article]) == 0
    assert len(plan.requests) == 1  # the second time the answer is remembered


def test_a_service_that_keeps_failing_is_left_alone(plan, write, capfd):
    plan.script = [500] * 50
    articles = [str(write(f"{n}.txt", TEXT.replace("ثلاثة", str(n + 3)))) for n in range(6)]
    assert main(["extract", *articles, "--json"]) == 0
    told = capfd.readouterr().err
    assert told.count("the names stay unresolved") == 1
    assert told.count("asked no more in this run") == 1
    assert len(plan.requests) == 2 * MOST_FAILURES  # each is tried twice


def test_scores_are_taken_offline(plan):
    assert main(["evaluate", "--corpus", "seeds"]) in {0, 1}
    assert plan.requests == []


def test_a_wrong_configuration_is_told(monkeypatch, capsys):
    monkeypatch.setenv("MARSAD_GEOCODER", "google")
    assert main(["locate", TEXT]) == 1
    assert "expected one of nominatim" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "value"), [("DOMAIN", "ftp://geo.example"), ("DELAY", "soon"), ("DELAY", "-1")]
)
def test_what_the_environment_cannot_mean_is_told(monkeypatch, name, value):
    monkeypatch.setenv("MARSAD_GEOCODER", "nominatim")
    monkeypatch.setenv("MARSAD_GEOCODER_DOMAIN", "http://geo.example")
    monkeypatch.setenv(f"MARSAD_GEOCODER_{name}", value)
    with pytest.raises(GeocodingError, match=f"MARSAD_GEOCODER_{name}"):
        online_names()
