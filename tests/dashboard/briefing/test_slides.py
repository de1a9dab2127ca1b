import zipfile
from io import BytesIO

import pytest
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from dashboard.briefing import BriefFormat, render
from dashboard.briefing.layout import pages_of


def opened(brief):
    return Presentation(BytesIO(render(brief, BriefFormat.PPTX)))


@pytest.fixture(scope="module")
def deck(brief):
    return opened(brief)


def tables(deck):
    return [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]


def paragraphs(slide):
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield from shape.text_frame.paragraphs
        if shape.has_table:
            for cell in shape.table.iter_cells():
                yield from cell.text_frame.paragraphs


def test_slides_are_sixteen_to_nine(deck):
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9)
    assert deck.slide_width.inches == pytest.approx(13.333, abs=0.001)


def test_the_table_is_real_and_tells_every_incident(deck, brief):
    (table,) = tables(deck)
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["No.", "When", "Incident", "Grade"]
    assert len(rows) == 1 + len(brief.entries)
    for row, entry in zip(rows[1:], brief.entries, strict=True):
        assert row[0].split()[-1] == str(entry.number)
        assert row[1] == entry.when
        assert row[2].splitlines()[0] == f"{entry.what}\u00a0· {entry.where}"
        assert entry.caution in row[2]
        assert row[3].splitlines()[0] == entry.grade


def test_title_and_texts_can_be_edited(deck, brief):
    slide = deck.slides[0]
    assert slide.shapes.title.text == brief.title
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert texts.count("FOR TRAINING ONLY") == 2
    assert any(text.startswith("As of 091530Z MAY 23") for text in texts)
    assert any(brief.provenance in text for text in texts)


def test_the_map_is_a_picture_with_a_description(deck, brief):
    (picture,) = [s for s in deck.slides[0].shapes if s.shape_type == MSO_SHAPE_TYPE.PICTURE]
    image = Image.open(BytesIO(picture.image.blob))
    assert image.width / image.height == pytest.approx(picture.width / picture.height, rel=0.01)
    assert brief.title in picture._element.nvPicPr.cNvPr.get("descr")


def test_notes_hold_the_words_of_the_articles(deck):
    assert "أربعة صواريخ" in deck.slides[0].notes_slide.notes_text_frame.text


def test_a_note_runs_as_the_article_it_quotes(arabic, deck):
    for made in (arabic, None):
        notes = (opened(made) if made else deck).slides[0].notes_slide.notes_text_frame
        directions = {
            paragraph.runs[0]._r.rPr.get("lang"): paragraph._p.pPr.get("rtl")
            for paragraph in notes.paragraphs
        }
        assert directions == {"ar-SA": "1", "en-GB": "0"}


def test_arabic_runs_from_the_right(arabic, deck):
    for paragraph in paragraphs(opened(arabic).slides[0]):
        assert paragraph._p.pPr.get("rtl") == "1"
        assert paragraph._p.pPr.get("algn") in {"r", "l", "ctr"}
        for run in paragraph.runs:
            assert run._r.rPr.get("lang") == "ar-SA"
            assert run._r.rPr.find(qn("a:cs")) is not None
    (table,) = tables(opened(arabic))
    assert [cell.text for cell in table.rows[0].cells] == ["الدرجة", "الحادثة", "متى", "رقم"]
    (mirrored,) = tables(deck)
    widths = [column.width for column in mirrored.columns]
    assert [column.width for column in table.columns] == widths[::-1]
    assert all(paragraph._p.pPr.get("rtl") == "0" for paragraph in paragraphs(deck.slides[0]))


def test_a_long_brief_goes_on(long):
    deck = opened(long)
    assert len(deck.slides) == len(pages_of(long))
    told = [row.cells[0].text.split()[-1] for table in tables(deck) for row in list(table.rows)[1:]]
    assert told == [str(n) for n in range(1, 61)]


def test_everything_lies_on_the_slide(deck, arabic):
    for made in (deck, opened(arabic)):
        for shape in made.slides[0].shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= made.slide_width + 12_700


def test_source_notes_stand_apart(deck, brief):
    boxes = [s for s in deck.slides[0].shapes if s.has_text_frame and s.text_frame.text[:1] == "["]
    assert "".join(box.text_frame.text for box in boxes).count("[") == len(brief.sources)
    ends = [box.left + box.width for box in boxes]
    assert all(end < box.left for end, box in zip(ends, boxes[1:], strict=False))


def test_the_file_is_dated_by_the_records(deck, brief):
    about = deck.core_properties
    assert (
        about.created.isoformat()[:19] == about.modified.isoformat()[:19] == "2023-05-09T15:30:00"
    )
    assert about.title == brief.title
    with zipfile.ZipFile(BytesIO(render(brief, BriefFormat.PPTX))) as archive:
        assert {member.date_time for member in archive.infolist()} == {(2023, 5, 9, 15, 30, 0)}
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))


def test_run_properties_stand_in_the_order_of_the_schema(deck):
    order = [qn(f"a:{name}") for name in ("ln", "solidFill", "latin", "ea", "cs", "sym")]
    for paragraph in paragraphs(deck.slides[0]):
        for run in paragraph.runs:
            places = [order.index(child.tag) for child in run._r.rPr]
            assert places == sorted(places)
