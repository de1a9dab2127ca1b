"""A fault in a table names its file, line, column and expectation."""

import pytest

from gazetteer.errors import GazetteerDataError
from gazetteer.model import Name
from gazetteer.sources.rows import LineRow, PlaceRow
from gazetteer.sources.tables import parse_course, place_of_row, read_rows

HEADER = (
    "id,name_en,name_ar,aliases_ar,aliases_en,kind,country,admin1,lat,lon,uncertainty_m,"
    "replaces,valid_from,valid_to,sources\n"
)
GOOD = "hit,Hit,هيت,مدينة هيت,Heet|Hīt,town,IQ,Anbar,33.6,42.8,1500,geonames:95788,2014-10,,test"


def _read(write, *lines, header=HEADER):
    table = write("places.csv", header + "".join(f"{line}\n" for line in lines))
    return list(read_rows(table, PlaceRow))


def test_a_good_line_becomes_a_place(write):
    place = place_of_row(_read(write, GOOD)[0])
    assert place.id == "curated:hit"
    assert (place.point.lon, place.point.lat) == (42.8, 33.6)
    assert place.aliases[0] == Name(text="مدينة هيت", language="ar")
    assert [name.text for name in place.aliases[1:]] == ["Heet", "Hīt"]
    assert place.valid_from == "2014-10"


def test_empty_names_become_none(write):
    row = _read(write, GOOD.replace("هيت,مدينة هيت", ","))[0]
    assert place_of_row(row).name_ar is None


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("33.6", "93.6", "lat"),
        ("42.8", "east", "lon"),
        ("1500", "0", "uncertainty_m"),
        ("town", "hamlet", "kind"),
        (",IQ,", ",Iraq,", "country"),
        ("hit,Hit", "Hit,Hit", "id"),
        ("Heet|Hīt", "Heet||Hīt", "aliases_en"),
        ("هيت,", "ﻫﻴﺖ,", "name_ar"),
        ("Hīt", "Hi\u0304t", "aliases_en"),
        ("geonames:95788", "95788", "replaces"),
        ("2014-10", "October", "valid_from"),
        (",test", ",", "sources"),
    ],
)
def test_a_bad_cell_is_named(write, old, new, column):
    assert old in GOOD
    with pytest.raises(GazetteerDataError, match=rf"places\.csv, line 3, column {column}:"):
        _read(write, GOOD, GOOD.replace(old, new, 1))


def test_a_bad_header_is_named(write):
    with pytest.raises(GazetteerDataError, match=r"places\.csv, line 1: header"):
        _read(write, header="id,name\n")


@pytest.mark.parametrize("line", ["hit,Hit", GOOD + ",more"])
def test_a_wrong_number_of_cells_is_named(write, line):
    with pytest.raises(GazetteerDataError, match=r"line 2: expected 15 cells"):
        _read(write, line)


def test_broken_csv_is_named(write):
    with pytest.raises(GazetteerDataError, match="expected valid CSV"):
        _read(write, 'hit,"Hit')


def test_a_missing_table_is_named(tmp_path):
    with pytest.raises(GazetteerDataError, match=r"none\.csv: expected a readable table"):
        list(read_rows(tmp_path / "none.csv", PlaceRow))


def test_bytes_that_are_not_utf8_are_named(write):
    table = write("places.csv", b"id,\xff\n")
    with pytest.raises(GazetteerDataError, match=r"places\.csv: expected UTF-8"):
        list(read_rows(table, PlaceRow))


def test_a_course_keeps_its_order():
    row = LineRow(id="river", course="40.1 35.2;40.5 35.0", sources="test")
    assert [(p.lon, p.lat) for p in parse_course(row)] == [(40.1, 35.2), (40.5, 35.0)]


@pytest.mark.parametrize("course", ["40.1 35.2", "40.1,35.2;40 35", "400 35;40 35"])
def test_a_bad_course_is_named(course):
    with pytest.raises(GazetteerDataError, match=r"river, column course"):
        parse_course(LineRow(id="river", course=course, sources="test"))
