"""Records become rows and come back; a place that many toponyms name is kept once."""

import json
from datetime import UTC, datetime

from dashboard.model import Basis, Extraction, IncidentLink, LinkKind, Publication
from dashboard.store.rows import (
    article_record,
    article_row,
    incident_record,
    incident_row,
    link_row,
    membership_rows,
    report_row,
    toponym_record,
    toponym_rows,
)
from gazetteer.model import (
    Candidate,
    Name,
    Place,
    PlaceKind,
    Point,
    RelationKind,
    Resolution,
    SpatialRelation,
    Toponym,
    Usage,
)

NOW = datetime(2022, 1, 5, 12, tzinfo=UTC)


def place(number: int) -> Place:
    return Place(
        id=f"test:{number}",
        name_en=f"Place {number}",
        name_ar="مكان",
        kind=PlaceKind.RIVER,
        point=Point(lon=40.0 + number, lat=33.0),
        uncertainty_m=500.0,
        aliases=(Name(text=f"Alias {number}", language="en"),),
        line=(Point(lon=40.0, lat=33.0), Point(lon=41.0, lat=33.5)),
    )


def toponym(*places: Place, relation: SpatialRelation | None = None) -> Toponym:
    chosen = places[0] if places else None
    resolution = Resolution(
        place=chosen,
        point=chosen.point if chosen else None,
        uncertainty_m=chosen.uncertainty_m if chosen else None,
        confidence=0.8 if chosen else 0.0,
        candidates=tuple(Candidate(place=one, score=0.5, reasons=("near",)) for one in places),
        reasons=("only one",),
    )
    return Toponym(
        start=3, end=7, text="مكان", usage=Usage.LITERAL, resolution=resolution, relation=relation
    )


def rows_of(*toponyms: Toponym):
    publication = Publication(day=None, basis=Basis.UNKNOWN, reason="")
    return toponym_rows(Extraction(article_id="a", publication=publication, toponyms=toponyms))


def test_articles(article_of):
    article = article_of("a")
    row = article_row(article, ingested_at=NOW)
    assert row["ingested_at"] == NOW
    assert article_record(row) == article


def test_toponyms_come_back_with_their_places():
    anchor = toponym(place(1), place(2))
    relation = SpatialRelation(kind=RelationKind.NEAR, anchors=(anchor,), distance_m=2000.0)
    written = (anchor, toponym(place(2), place(1), relation=relation), toponym())
    rows, places = rows_of(*written)
    known = {row["id"]: json.loads(row["record"]) for row in places}
    assert tuple(toponym_record(row["record"], known) for row in rows) == written
    assert [row["position"] for row in rows] == [0, 1, 2]
    assert (rows[0]["lon"], rows[0]["place_id"], rows[0]["kind"]) == (41.0, "test:1", "river")
    assert rows[2]["lon"] is rows[2]["place_id"] is None


def test_a_place_is_kept_once():
    rows, places = rows_of(*[toponym(place(1), place(2)) for _ in range(5)])
    assert len(places) == 2
    assert all("Alias" not in row["record"] for row in rows)


def test_reports_and_incidents(report_of, incident_of):
    told = [report_of("a:0"), report_of("b:0")]
    incident = incident_of(told)
    row = incident_row(incident, first_seen=NOW)
    assert incident_record(row["record"], told) == incident
    assert "b:0" not in json.dumps(json.loads(row["record"])["reports"])
    assert (row["role"], row["event_type"], row["lat"]) == ("attack", "rocket", 33.8)
    assert row["date_start"].isoformat() == "2022-01-05"
    assert [one["report_id"] for one in membership_rows(incident)] == ["a:0", "b:0"]
    assert report_row(told[1], position=4)["position"] == 4


def test_equal_links_have_equal_ids():
    link = IncidentLink(
        kind=LinkKind.RETALIATION, source_id="x", target_id="y", basis=Basis.INFERRED, reason="-"
    )
    assert link_row(link) == link_row(link)
    assert len(link_row(link)["id"]) == 16
