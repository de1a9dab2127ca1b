from html import unescape

import pyogrio
import pytest
from fastkml import KML
from fastkml.validator import validate
from lxml import etree

from dashboard.export import Format, export
from dashboard.export.kml import NAMESPACE
from dashboard.export.tabulation import incident_rows, link_rows

FOLDERS = ["Incidents", "Launch points", "Links", "Uncertainty"]
SPACE = {"k": NAMESPACE}


@pytest.fixture(scope="module")
def tree(handover):
    return etree.fromstring(export(handover, Format.KML))


def data(placemark):
    pairs = placemark.findall("k:ExtendedData/k:Data", SPACE)
    return {pair.get("name"): pair.findtext("k:value", namespaces=SPACE) for pair in pairs}


def test_it_fits_the_schema_of_the_ogc(handover, nothing, tmp_path):
    for given in (handover, nothing):
        path = tmp_path / "x.kml"
        path.write_bytes(export(given, Format.KML))
        assert validate(file_to_validate=path)


def test_folders_stand_in_order(tree):
    assert tree.xpath("k:Document/k:Folder/k:name/text()", namespaces=SPACE) == FOLDERS


def test_incidents_are_read_back_field_by_field(tree, handover):
    marks = tree.xpath("k:Document/k:Folder[1]/k:Placemark", namespaces=SPACE)
    for mark, row in zip(marks, incident_rows(handover), strict=True):
        found = data(mark)
        for name in found:
            value = getattr(row, name)
            told = str(value).lower() if isinstance(value, bool) else str(value)
            assert found[name] == told.replace("\x0b", "\ufffd")
        named = mark.findtext("k:name", namespaces=SPACE)
        assert named == row.title
        begin, end = (
            mark.findtext(f"k:TimeSpan/k:{end}", namespaces=SPACE) for end in ("begin", "end")
        )
        assert begin == (row.date_start.isoformat() if row.date_start else None)
        assert end == (row.date_end.isoformat() if row.date_end else None)
        spot = mark.findtext("k:Point/k:coordinates", namespaces=SPACE)
        assert spot == (f"{row.lon},{row.lat}" if row.placement == "point" else None)


def test_article_text_is_no_markup(tree):
    described = tree.xpath("//k:description/text()", namespaces=SPACE)
    assert any("<script>" in unescape(text) for text in described)
    assert not any("<" in text.replace("<br>", "") for text in described)


def test_the_balloon_tells_doubt_and_sources(tree):
    told = unescape(tree.xpath("//k:description/text()", namespaces=SPACE)[0]).split("<br>")
    assert "Place: Wadi Base, within 2.5 km (site)" in told
    assert "By: -group of many (claimed)" in told
    assert "Killed: 2 to 5, best 3" in told
    assert "Inferred, not stated: date" in told
    assert "Accounts differ: munition_count: 4 [a1] / 6 [a2]" in told
    assert "Possibly the same event as: i:4" in told
    assert "=2+5 News https://a.example/1" in told


def test_links_and_circles_are_drawn(tree, handover):
    links = tree.xpath("k:Document/k:Folder[3]/k:Placemark", namespaces=SPACE)
    assert len(links) == len(link_rows(handover))
    assert len(tree.xpath("k:Document/k:Folder[3]//k:LineString", namespaces=SPACE)) == 2
    assert len(tree.xpath("k:Document/k:Folder[4]//k:Polygon", namespaces=SPACE)) == 4


def test_other_readers_read_it(handover, tmp_path):
    path = tmp_path / "x.kml"
    path.write_bytes(export(handover, Format.KML))
    frame = pyogrio.read_dataframe(path, layer="Incidents")
    placed = frame[frame.geometry.notna() & ~frame.geometry.is_empty]
    assert [(p.x, p.y) for p in placed.geometry] == [(42.4412, 33.7856), (-73.25, -4.5)]
    document = next(iter(KML.parse(path).features))
    assert [folder.name for folder in document.features] == FOLDERS
