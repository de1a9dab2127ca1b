import csv
import io
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.export import Format, export, hand_over
from dashboard.export.rows import IncidentRow
from dashboard.export.tables import neutralised, original, written_table
from dashboard.export.tabulation import incident_rows, report_rows
from dashboard.model import Count
from tests.dashboard.export.conftest import AS_OF
from tests.fixtures.incidents import (
    make_article,
    make_incident,
    make_report,
    make_scattered_report,
)

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def read(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_every_field_is_read_back(handover):
    lines = read(export(handover, Format.CSV))
    rows = incident_rows(handover)
    assert len(lines) == len(rows) == 4
    for line, row in zip(lines, rows, strict=True):
        for field in fields(IncidentRow):
            value = getattr(row, field.name)
            cell = line[field.name]
            if value is None:
                assert cell == ""
            elif isinstance(value, bool):
                assert cell == str(value).lower()
            elif isinstance(value, str):
                assert original(cell) == value
            elif isinstance(value, date):
                assert date.fromisoformat(cell) == value
            else:
                assert float(cell) == value


def test_excel_is_told_the_encoding(handover):
    assert export(handover, Format.CSV).startswith(b"\xef\xbb\xbfid,title,")


def test_no_cell_is_a_formula(handover):
    for form in (Format.CSV, Format.ACLED, Format.UCDP):
        for line in read(export(handover, form)):
            for name, cell in line.items():
                is_number = name in {
                    "lon",
                    "lat",
                    "launch_lon",
                    "launch_lat",
                    "longitude",
                    "latitude",
                }
                assert is_number or not cell.startswith(DANGEROUS), (form, name)


def test_numbers_are_not_guarded(handover):
    line = read(export(handover, Format.CSV))[1]
    assert float(line["lon"]) == -73.25


@pytest.mark.parametrize("sign", DANGEROUS)
def test_each_sign_is_guarded(sign):
    assert neutralised(f"{sign}cmd") == f"'{sign}cmd"


@given(st.text())
def test_guarding_is_undone(text):
    guarded = neutralised(text)
    assert original(guarded) == text
    assert not guarded.startswith(DANGEROUS)


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=2, max_size=2
        )
    )
)
def test_any_text_survives_the_table(rows):
    content = written_table(("first", "second"), rows).decode()
    found = list(csv.reader(io.StringIO(content, newline="")))[1:]
    assert [[original(cell) for cell in row] for row in found] == rows


def test_unplaced_and_wide_places_say_so(handover):
    lines = read(export(handover, Format.CSV))
    assert [line["placement"] for line in lines] == ["point", "point", "area", "unplaced"]
    assert lines[3]["lon"] == lines[3]["lat"] == lines[3]["uncertainty_m"] == ""


def test_an_open_end_stays_open(handover):
    line = read(export(handover, Format.CSV))[0]
    assert (line["wounded_low"], line["wounded_best"], line["wounded_high"]) == ("7", "7", "")


def test_an_inferred_date_is_never_stated(handover):
    assert {line["date_basis"] for line in read(export(handover, Format.CSV))} == {"inferred", ""}


def test_what_may_be_counted_twice_says_so(handover):
    lines = read(export(handover, Format.CSV))
    assert [line["possibly_same_as"] for line in lines] == ["i:4", "", "", "i:1"]
    summed = make_incident(reports=(replace(make_report(), aggregate=True),))
    given = hand_over([summed], (), (make_article(),), as_of=AS_OF)
    assert [line["aggregate"] for line in read(export(given, Format.CSV))] == ["true"]
    assert {line["aggregate"] for line in lines} == {"false"}


def test_rival_values_name_who_tells_them(handover):
    assert read(export(handover, Format.CSV))[0]["conflicts"] == "munition_count: 4 [a1] / 6 [a2]"


def test_the_excerpt_has_the_words_beside_it_and_the_context_those_elsewhere():
    article, report = make_scattered_report()
    incident = make_incident(reports=(report,), killed=Count.exactly(2))
    given = hand_over([incident], (), (article,), as_of=AS_OF)
    (line,) = read(export(given, Format.CSV))
    assert line["excerpt"] == "Two died and shells fell on the base."
    assert line["context"] == "The army said so on Monday"
    (row,) = report_rows(given)
    assert "killed: Two died" in row.evidence.split(" | ")
