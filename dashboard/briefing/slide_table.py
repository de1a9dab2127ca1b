"""The table of incidents on a slide: a real one, to edit."""

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from dashboard.briefing.bidi import DOT
from dashboard.briefing.brief import Brief
from dashboard.briefing.layout import HEADING
from dashboard.briefing.slide_text import Ink, fill_text
from dashboard.briefing.table import Row, columns_of, headings
from dashboard.briefing.theme import AREA_COLOURS, Colour, Measure, Size
from dashboard.briefing.view import Rectangle
from dashboard.map_view.symbols import Mark

__all__ = ["add_table"]

_Cells = list[list[Ink | list[Ink]]]
"""Paragraphs of each cell of a row; a list of inks makes one paragraph."""

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's "No Style, No Grid"."""

_GLYPHS = {
    Mark.ATTACK: "●",
    Mark.THWARTED: "○",
    Mark.RETALIATION: "◆",
    Mark.STRIKE: "■",
    Mark.LAUNCH: "▲",
    Mark.BACKGROUND: "•",
    Mark.MENTION: "•",
}
"""Letters in the shape of the map's symbols, which move with their row."""

_STRIKE_INK = "#8a7d00"
"""The yellow of the map's square, dark enough for a letter on white."""


def add_table(slide: Any, rows: Sequence[Row], box: Rectangle, brief: Brief) -> None:
    """Add a table of incidents with a heading."""
    top = Measure.PAGE_HEIGHT - box.top
    height = HEADING + sum(row.height for row in rows)
    shape = slide.shapes.add_table(
        len(rows) + 1, len(headings()), Pt(box.x), Pt(top), Pt(box.width), Pt(height)
    )
    table = shape.table
    _plain(table)
    # the columns stand mirrored themselves: not every program heeds a table's own switch for it
    order = -1 if brief.right_to_left else 1
    for column, width in zip(table.columns, columns_of(box.width)[::order], strict=True):
        column.width = Pt(width)
    heights = (HEADING, *(row.height for row in rows))
    for row, height in zip(table.rows, heights, strict=True):
        row.height = Pt(height)
    first: _Cells = [[Ink(text, Size.HEADING, Colour.QUIET, bold=True)] for text in headings()]
    texts = [first, *map(_texts, rows)]
    for i, cells in enumerate(texts):
        for cell, inks in zip(table.rows[i].cells, cells[::order], strict=True):
            fill_text(cell.text_frame, brief, inks)
            _rule(cell, Colour.INK if i == 0 else Colour.RULE)


def _texts(row: Row) -> _Cells:
    entry = row.entry
    colour = _STRIKE_INK if entry.mark is Mark.STRIKE else AREA_COLOURS[entry.mark]
    incident: list[Ink | list[Ink]] = [Ink(f"{entry.what}{DOT}{entry.where}", Size.WHAT, bold=True)]
    if entry.details:
        incident.append(Ink(DOT.join(entry.details), Size.DETAIL, Colour.QUIET))
    if entry.caution:
        incident.append(Ink(entry.caution, Size.DETAIL, Colour.CAUTION))
    sources = " ".join(f"[{number}]" for number in entry.sources)
    return [
        [
            [
                Ink(f"{_GLYPHS[entry.mark]} ", Size.WHAT, colour, bold=True),
                Ink(str(entry.number), Size.WHAT, bold=True),
            ]
        ],
        [Ink(entry.when, Size.CELL)],
        incident,
        [Ink(entry.grade, Size.WHAT, bold=True), Ink(sources, Size.DETAIL, Colour.QUIET)],
    ]


def _plain(table: Any) -> None:
    """Take PowerPoint's blue stripes away."""
    properties = table._tbl.tblPr  # noqa: SLF001 - python-pptx has no call for a table's style
    properties.set("bandRow", "0")
    properties.set("firstRow", "1")
    style = properties.find(qn("a:tableStyleId"))
    if style is None:
        style = etree.SubElement(properties, qn("a:tableStyleId"))
    style.text = _NO_STYLE


def _rule(cell: Any, colour: str) -> None:
    """Draw a line below a cell and set its margins."""
    cell.vertical_anchor = MSO_ANCHOR.TOP
    cell.margin_left = cell.margin_right = Pt(1.5)
    cell.margin_top = cell.margin_bottom = Pt(2.5)
    line = etree.SubElement(cell._tc.get_or_add_tcPr(), qn("a:lnB"))  # noqa: SLF001 - no call for borders
    line.set("w", str(Pt(0.6)))
    paint = etree.SubElement(etree.SubElement(line, qn("a:solidFill")), qn("a:srgbClr"))
    paint.set("val", colour.removeprefix("#"))
