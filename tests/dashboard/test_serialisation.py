import json
from datetime import date

import pytest

from dashboard.model import (
    Analysis,
    Basis,
    DatePrecision,
    EventDate,
    Extraction,
    PartOfDay,
    Publication,
)
from dashboard.serialisation import analysis_object, toponym_object
from gazetteer.model import Candidate, Place, PlaceKind, Point, Resolution, Toponym, Usage
from tests.fixtures.incidents import (
    ARABIC,
    make_answer,
    make_article,
    make_conflict,
    make_incident,
    make_location,
    make_report,
)

REQUIRED_TOPONYM_KEYS = {
    "start", "end", "text", "lon", "lat", "uncertainty_m", "name", "kind", "confidence", "why",
}  # fmt: skip
REQUIRED_INCIDENT_KEYS = {
    "id", "role", "event_type", "lon", "lat", "uncertainty_m", "place", "launch_lon", "launch_lat",
    "launch_place", "date", "date_precision", "time_of_day", "munition_count", "perpetrator",
    "attribution", "killed", "wounded", "excerpt_start", "excerpt_end", "evidence",
    "in_response_to",
}  # fmt: skip


def place(key, *, lon=42.0):
    return Place(
        id=f"test:{key}",
        name_en=f"Wadi {key}",
        name_ar=None,
        kind=PlaceKind.AIR_BASE,
        point=Point(lon=lon, lat=33.0),
        uncertainty_m=2500,
        country="IQ",
    )


def toponym(*candidates, reasons=()):
    chosen = candidates[0] if candidates else None
    resolution = Resolution(
        place=chosen,
        point=chosen.point if chosen else None,
        uncertainty_m=chosen.uncertainty_m if chosen else None,
        confidence=0.9 if chosen else 0.0,
        candidates=tuple(Candidate(place=one, score=0.5) for one in candidates),
        reasons=reasons,
    )
    return Toponym(start=3, end=7, text="واد ", usage=Usage.LITERAL, resolution=resolution)


def analysis(*reports, incidents=(), links=(), toponyms=()):
    publication = Publication(
        day=date(2023, 5, 8), basis=Basis.INFERRED, reason="Sunday was the 7th"
    )
    extraction = Extraction(
        article_id="a1", publication=publication, toponyms=toponyms, reports=reports
    )
    return Analysis(extractions=(extraction,), incidents=incidents, links=links)


def printed(*reports, **values):
    return analysis_object(analysis(*reports, **values), [make_article(title="خبر")])


def test_an_article_tells_when_it_was_published_and_how_that_is_known():
    article = printed()["articles"]["a1"]
    assert article["published"] == {
        "date": "2023-05-08",
        "basis": "inferred",
        "why": "Sunday was the 7th",
    }
    assert (article["lang"], article["title"]) == ("ar", "خبر")
    assert article["toponyms"] == article["incidents"] == []


def test_a_toponym_has_the_required_keys_and_its_runner_up():
    shown = toponym_object(toponym(place("A"), place("B", lon=43.0), reasons=("curated", "near")))
    assert shown.keys() >= REQUIRED_TOPONYM_KEYS
    assert (shown["lon"], shown["lat"], shown["uncertainty_m"]) == (42.0, 33.0, 2500)
    assert (shown["name"], shown["kind"], shown["why"]) == ("Wadi A", "air_base", "curated; near")
    assert shown["runner_up"]["name"] == "Wadi B"


def test_an_unresolved_toponym_has_no_coordinates():
    shown = toponym_object(toponym())
    assert shown.keys() >= REQUIRED_TOPONYM_KEYS
    assert shown["lon"] is shown["lat"] is shown["name"] is shown["uncertainty_m"] is None


def test_a_report_has_the_required_keys_and_its_evidence():
    report = make_report(location=make_location(), launch=make_location("Hill", lon=42.5))
    (shown,) = printed(report)["articles"]["a1"]["incidents"]
    assert shown.keys() >= REQUIRED_INCIDENT_KEYS
    assert (shown["role"], shown["event_type"]) == ("attack", "rocket")
    assert (shown["lon"], shown["lat"], shown["place"]) == (42.0, 33.0, "Wadi Base")
    assert (shown["launch_lon"], shown["launch_place"]) == (42.5, "Hill")
    assert (shown["munition_count"], shown["killed"]) == (4, None)
    start, end = shown["evidence"]["munition_count"]
    assert ARABIC[start:end] == "أربعة"
    assert shown["evidence"].keys() == {
        "role",
        "event_type",
        "place",
        "launch_place",
        "munition_count",
    }
    assert shown["reasons"] == {"date": "Sunday before the article"}


def test_an_unplaced_report_has_no_coordinates():
    (shown,) = printed(make_report())["articles"]["a1"]["incidents"]
    assert shown["lon"] is shown["lat"] is shown["place"] is shown["launch_lat"] is None
    assert "place" not in shown["evidence"]


@pytest.mark.parametrize(
    ("precision", "start", "told"),
    [
        (DatePrecision.DAY, date(2023, 5, 7), "2023-05-07"),
        (DatePrecision.WEEK, date(2023, 5, 1), "2023-05-01"),
        (DatePrecision.MONTH, date(2023, 5, 1), "2023-05"),
        (DatePrecision.YEAR, date(2023, 1, 1), "2023"),
    ],
)
def test_a_date_is_as_long_as_it_is_known(precision, start, told):
    day = EventDate(
        start=start, end=date(2023, 12, 31), precision=precision, part_of_day=PartOfDay.DAWN
    )
    (shown,) = printed(incidents=(make_incident(date=day),))["incidents"]
    assert shown["date"] == told
    assert (shown["date_precision"], shown["time_of_day"]) == (precision.value, "dawn")


def test_clusters_hold_the_reports_of_each_incident_that_has_several():
    several = make_incident("i1", reports=(make_report("a1:r1"), make_report("a2:r1")))
    alone = make_incident("i2", reports=(make_report("a1:r2"),))
    shown = printed(incidents=(several, alone))
    assert shown["clusters"] == [["a1:r1", "a2:r1"]]
    assert [one["reports"] for one in shown["incidents"]] == [["a1:r1", "a2:r1"], ["a1:r2"]]


def test_conflicts_and_links_are_told():
    shown = printed(
        incidents=(make_incident(conflicts=(make_conflict(),)),), links=(make_answer("i2", "i1"),)
    )
    assert shown["incidents"][0]["conflicts"][0]["values"][1] == {
        "value": "6",
        "reports": ["a2:r1"],
    }
    assert shown["links"][0]["kind"] == "retaliation"
    assert shown["links"][0]["basis"] == "inferred"


def test_the_object_is_json():
    shown = printed(
        make_report(location=make_location()),
        incidents=(make_incident(location=make_location()),),
        toponyms=(toponym(place("A")),),
    )
    assert json.loads(json.dumps(shown, allow_nan=False)) == shown
