import csv
import io

import pytest
import shapely

from dashboard.export import Format, export, hand_over
from dashboard.export.tables import original
from dashboard.export.tabulation import incident_rows
from dashboard.export.ucdp import COLUMNS
from dashboard.model import Attribution
from tests.dashboard.export.conftest import AS_OF
from tests.fixtures.incidents import make_article, make_incident, make_inferred_doer


@pytest.fixture(scope="module")
def lines(handover):
    text = export(handover, Format.UCDP).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_columns_are_those_of_ged(lines):
    assert list(lines[0]) == list(COLUMNS)
    assert len(COLUMNS) == 49


def test_an_inferred_doer_is_no_side():
    given = hand_over([make_inferred_doer()], (), (make_article(),), as_of=AS_OF)
    (line,) = csv.DictReader(io.StringIO(export(given, Format.UCDP).decode(), newline=""))
    assert line["side_a"] == ""


def test_a_doer_who_denies_it_is_no_side():
    denied = make_incident(perpetrator="Group A", attribution=Attribution.DENIED)
    given = hand_over([denied], (), (make_article(),), as_of=AS_OF)
    (line,) = csv.DictReader(io.StringIO(export(given, Format.UCDP).decode(), newline=""))
    assert line["side_a"] == ""


def test_every_line_is_an_incident(lines, handover):
    for line, row in zip(lines, incident_rows(handover), strict=True):
        assert original(line["id"]) == row.id
        assert original(line["where_coordinates"]) == row.place
        assert line["date_start"] == (row.date_start.isoformat() if row.date_start else "")
        assert line["date_end"] == (row.date_end.isoformat() if row.date_end else "")
        assert line["where_prec"] == (
            "" if row.ucdp_where_prec is None else str(row.ucdp_where_prec)
        )
        for column, value in (
            ("low", row.killed_low),
            ("best", row.killed_best),
            ("high", row.killed_high),
        ):
            assert line[column] == ("" if value is None else str(value))
        if row.lon is None:
            assert line["latitude"] == line["geom_wkt"] == ""
        else:
            spot = shapely.from_wkt(line["geom_wkt"])
            assert (
                (spot.x, spot.y)
                == (row.lon, row.lat)
                == (float(line["longitude"]), float(line["latitude"]))
            )


def test_deaths_are_low_best_and_high(lines):
    assert [(line["low"], line["best"], line["high"]) for line in lines] == [
        ("2", "3", "5"), ("0", "0", "0"), ("", "", ""), ("0", "0", "0")
    ]  # fmt: skip


def test_precision_of_date_follows_the_interval(lines):
    assert [line["date_prec"] for line in lines] == ["1", "3", "4", ""]


def test_a_country_is_flagged_by_its_code(lines):
    assert lines[2]["where_prec"] == "6"


def test_events_are_clear_and_sources_are_origins(lines):
    assert {line["event_clarity"] for line in lines} == {"1"}
    assert lines[0]["number_of_sources"] == "2"
