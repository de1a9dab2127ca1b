from itertools import combinations

import pytest

from dashboard.briefing.layout import layout_of, note_columns, pages_of
from dashboard.briefing.theme import Measure
from dashboard.briefing.view import Rectangle

PAGE = Rectangle(x=0, y=0, width=Measure.PAGE_WIDTH, height=Measure.PAGE_HEIGHT)


@pytest.mark.parametrize("lines", [0, 4])
def test_boxes_lie_on_the_page_and_apart(brief, empty, lines):
    for one in (brief, empty):
        layout = layout_of(one, note_lines=lines)
        first = (layout.header, layout.map, layout.table, layout.footer, *layout.banners)
        later = (layout.header, *layout.continued, layout.footer, *layout.banners)
        for boxes in (first, later):
            assert all(PAGE.holds(box) for box in boxes)
            assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))


def test_the_page_is_sixteen_to_nine():
    assert pytest.approx(16 / 9) == Measure.PAGE_WIDTH / Measure.PAGE_HEIGHT


def test_banners_are_there_if_there_is_a_text(brief, empty):
    assert len(layout_of(brief, note_lines=1).banners) == 2
    assert layout_of(empty, note_lines=1).banners == ()


def test_a_short_brief_has_one_page(brief, empty):
    (page,) = pages_of(brief)
    assert page.unlisted == page.uncited == 0
    assert [note.number for note in page.sources] == [1, 2]
    assert len(pages_of(empty)) == 1


def test_a_long_brief_lists_every_incident_once(long):
    pages = pages_of(long)
    told = [row.entry.number for page in pages for rows in page.columns for row in rows]
    assert told == list(range(1, 61))
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert pages[0].unlisted == 60 - len(pages[0].columns[0])


def test_pages_cite_the_sources_of_their_rows(long):
    for page in pages_of(long):
        cited = {n for rows in page.columns for row in rows for n in row.entry.sources}
        assert {note.number for note in page.sources} <= cited
        assert len(page.sources) + page.uncited == len(cited)


@pytest.mark.parametrize(
    ("notes", "columns"), [(0, 1), (1, 1), (2, 2), (3, 3), (4, 2), (5, 3), (7, 3), (12, 3)]
)
def test_source_notes_take_no_more_columns_than_they_fill(notes, columns):
    assert note_columns(notes) == columns
