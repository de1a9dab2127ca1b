import csv
import io
from dataclasses import replace

import pytest

from dashboard.export import Format, export, hand_over
from dashboard.export.acled import COLUMNS
from dashboard.export.tables import original
from dashboard.export.tabulation import incident_rows
from dashboard.model import Attribution
from tests.dashboard.export.conftest import AS_OF
from tests.fixtures.incidents import (
    make_article,
    make_incident,
    make_inferred_doer,
    make_report,
)

EVENT_TYPES = {
    "Explosions/Remote violence": {
        "Shelling/artillery/missile attack", "Air/drone strike", "Remote explosive/landmine/IED", "",
    },
    "Battles": {"Armed clash"},
    "Strategic developments": {"Disrupted weapons use"},
}  # fmt: skip


@pytest.fixture(scope="module")
def lines(handover):
    text = export(handover, Format.ACLED).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_columns_are_those_of_acled(lines):
    assert list(lines[0]) == list(COLUMNS)


def test_every_line_is_an_incident(lines, handover):
    for line, row in zip(lines, incident_rows(handover), strict=True):
        assert original(line["event_id_cnty"]) == row.id
        assert line["event_date"] == (row.date_start.isoformat() if row.date_start else "")
        assert line["year"] == (str(row.date_start.year) if row.date_start else "")
        assert original(line["location"]) == row.place
        assert original(line["actor1"]) == row.perpetrator
        assert line["fatalities"] == ("" if row.killed_best is None else str(row.killed_best))
        assert line["geo_precision"] == (
            "" if row.acled_geo_precision is None else str(row.acled_geo_precision)
        )
        drawn = row.placement == "point"
        assert line["latitude"] == (str(row.lat) if drawn else "")
        assert line["longitude"] == (str(row.lon) if drawn else "")
        assert row.excerpt in line["notes"]
        assert line["sub_event_type"] in EVENT_TYPES[line["event_type"]]


def test_precision_of_time(lines):
    assert [line["time_precision"] for line in lines] == ["1", "2", "3", ""]


def test_a_foiled_attack_is_disrupted_weapons_use(lines):
    assert lines[2]["sub_event_type"] == "Disrupted weapons use"


def test_an_inferred_doer_is_tagged():
    given = hand_over([make_inferred_doer()], (), (make_article(),), as_of=AS_OF)
    (line,) = csv.DictReader(io.StringIO(export(given, Format.ACLED).decode(), newline=""))
    assert line["actor1"] == "Group A"
    assert line["tags"].endswith("; inferred=date,perpetrator; actor1=inferred")


def test_a_doer_who_denies_it_is_tagged():
    denied = make_incident(perpetrator="Group A", attribution=Attribution.DENIED)
    given = hand_over([denied], (), (make_article(),), as_of=AS_OF)
    (line,) = csv.DictReader(io.StringIO(export(given, Format.ACLED).decode(), newline=""))
    assert "; actor1=denied" in line["tags"]


def test_a_number_of_killed_that_is_not_exact_is_told(lines):
    assert "Killed: 2 to 5" in lines[0]["notes"]
    assert "Killed" not in lines[1]["notes"]


def test_a_sum_over_several_events_is_tagged():
    summed = make_incident(reports=(replace(make_report(), aggregate=True),))
    given = hand_over([summed], (), (make_article(),), as_of=AS_OF)
    (line,) = csv.DictReader(io.StringIO(export(given, Format.ACLED).decode(), newline=""))
    assert "sum of several events" in line["tags"]


def test_countries_have_names_and_numbers(lines):
    assert [(line["country"], line["iso"]) for line in lines] == [
        ("Iraq", "368"), ("Peru", "604"), ("Iraq", "368"), ("", "")
    ]  # fmt: skip


def test_a_wide_place_is_flagged_and_has_no_point(lines):
    assert "placement=area" in lines[2]["tags"]
    assert lines[2]["latitude"] == ""
