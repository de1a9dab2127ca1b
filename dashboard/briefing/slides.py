"""
A brief as slides: the map as a picture, everything else as text boxes and a table to edit.

Slides look like the pages of the PDF; PowerPoint sets the text itself, so that rows may grow.
"""

from datetime import UTC
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Pt

from dashboard.briefing.archive import timed
from dashboard.briefing.bidi import DOT
from dashboard.briefing.brief import Brief
from dashboard.briefing.layout import Layout, Page, note_columns, pages_of
from dashboard.briefing.pictures import map_png
from dashboard.briefing.setting import wrapped
from dashboard.briefing.slide_table import add_table
from dashboard.briefing.slide_text import Ink, fill_text
from dashboard.briefing.theme import Colour, Measure, Size
from dashboard.briefing.view import Rectangle
from dashboard.translation import counted, tr

__all__ = ["pptx"]

_TITLE_ONLY = 5
"""Layout of python-pptx's own template that has a title and nothing else."""

_MAKER = "Marsad"

_SAFE = 0.92
"""Share of a column that a line may fill: the machine that shows the slide may set it wider."""


def pptx(brief: Brief) -> bytes:
    """Make the slides: one with the map, more if the table goes on; excerpts are in the notes."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(Measure.PAGE_WIDTH), Pt(Measure.PAGE_HEIGHT)
    _describe(deck.core_properties, brief)
    pages = pages_of(brief)
    for page in pages:
        _add_slide(deck, brief, page, len(pages))
    stream = BytesIO()
    deck.save(stream)
    return timed(stream.getvalue(), brief.as_of)


def _describe(properties: Any, brief: Brief) -> None:
    moment = brief.as_of.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties.title, properties.author, properties.last_modified_by = brief.title, _MAKER, _MAKER
    properties.created = properties.modified = moment
    properties.language = brief.language


def _add_slide(deck: Any, brief: Brief, page: Page, count: int) -> None:
    slide, layout = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY]), page.layout
    _add_header(slide, layout, brief)
    if page.number == 1:
        _add_map(slide, layout.map, brief)
    boxes = (layout.table,) if page.number == 1 else layout.continued
    for rows, box in zip(page.columns, boxes, strict=False):
        add_table(slide, rows, _stood(box, brief), brief)
    if page.unlisted:
        more = counted(
            "and {n} more incident, numbered on the map",
            "and {n} more incidents, numbered on the map",
            page.unlisted,
        )
        box = Rectangle(x=layout.table.x, y=layout.table.y, width=layout.table.width, height=13)
        _add_text(slide, box, brief, Ink(more, Size.DETAIL, Colour.QUIET))
    _add_footer(slide, page, brief, count)
    _add_notes(slide, page, brief)


def _add_header(slide: Any, layout: Layout, brief: Brief) -> None:
    box = layout.header
    wide = Rectangle(x=box.x, y=box.y + 20, width=box.width * 0.72, height=34)
    title = slide.shapes.title
    _stand(title, _stood(wide, brief))
    fill_text(title.text_frame, brief, [Ink(brief.title, Size.TITLE, bold=True)])
    below = Rectangle(x=box.x, y=box.y + 3, width=box.width * 0.72, height=18)
    _add_text(slide, below, brief, Ink(brief.extent, Size.SUBTITLE, Colour.QUIET))
    aside = Rectangle(x=box.x + box.width * 0.72, y=box.y + 4, width=box.width * 0.28, height=38)
    stamp = tr("As of {time_group}", time_group=brief.time_group)
    _add_text(
        slide,
        aside,
        brief,
        Ink(stamp, Size.SUBTITLE, bold=True),
        Ink(brief.stated_on, Size.CELL, Colour.QUIET),
        at_end=True,
    )
    for band in layout.banners:
        made = slide.shapes.add_textbox(*_corner(band), Pt(band.width), Pt(band.height))
        made.fill.solid()
        made.fill.fore_color.rgb = Ink("", 0, Colour.BANNER).rgb
        ink = Ink(brief.banner, Size.BANNER, Colour.PAPER, bold=True)
        fill_text(made.text_frame, brief, [ink], is_centred=True)


def _add_map(slide: Any, box: Rectangle, brief: Brief) -> None:
    stood = _stood(box, brief)
    picture = slide.shapes.add_picture(
        BytesIO(map_png(brief)), *_corner(stood), Pt(stood.width), Pt(stood.height)
    )
    picture.name = tr("Map")
    picture._element.nvPicPr.cNvPr.set("descr", f"{brief.title}. {brief.extent}")  # noqa: SLF001 - python-pptx has no call for a picture's description


def _add_footer(slide: Any, page: Page, brief: Brief, count: int) -> None:
    box = page.layout.footer
    notes = [f"[{note.number}] {note.text}" for note in page.sources]
    if page.uncited:
        notes.append(counted("and {n} more source", "and {n} more sources", page.uncited))
    _add_sources(slide, notes, box, brief)
    low = Rectangle(x=box.x, y=box.y + 3, width=box.width, height=16)
    page_of = tr("Page {n} of {count}", n=page.number, count=count)
    remarks = DOT.join((brief.provenance, *brief.remarks, page_of))
    _add_text(slide, low, brief, Ink(remarks, Size.NOTE, Colour.QUIET))


def _add_sources(slide: Any, notes: list[str], box: Rectangle, brief: Brief) -> None:
    """Add a box a column, since not every program sets one box in columns; a note has one line."""
    columns = note_columns(len(notes))
    width = (box.width - (columns - 1) * Measure.GUTTER) / columns
    lines = -(-len(notes) // columns)
    for column in range(columns):
        share = notes[column * lines : (column + 1) * lines]
        if not share:
            return
        place = Rectangle(
            x=box.x + column * (width + Measure.GUTTER),
            y=box.y + 20,
            width=width,
            height=box.height - 24,
        )
        fitting = (wrapped(n, width * _SAFE, size=Size.NOTE, most=1)[0] for n in share)
        _add_text(slide, place, brief, *(Ink(n, Size.NOTE, Colour.QUIET) for n in fitting))


def _add_notes(slide: Any, page: Page, brief: Brief) -> None:
    """Put what the articles say, word for word, into the speaker's notes."""
    inks = [
        Ink(
            f"{row.entry.number}. [{quote.source}] {quote.text}",
            Size.SUBTITLE,
            language=quote.language,
        )
        for rows in page.columns
        for row in rows
        for quote in row.entry.quotes
    ]
    fill_text(slide.notes_slide.notes_text_frame, brief, inks)


def _add_text(slide: Any, box: Rectangle, brief: Brief, *inks: Ink, at_end: bool = False) -> Any:
    stood = _stood(box, brief)
    made = slide.shapes.add_textbox(*_corner(stood), Pt(stood.width), Pt(stood.height))
    fill_text(made.text_frame, brief, inks, is_at_end=at_end)
    return made


def _stand(shape: Any, box: Rectangle) -> None:
    shape.left, shape.top = _corner(box)
    shape.width, shape.height = Pt(box.width), Pt(box.height)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE


def _stood(box: Rectangle, brief: Brief) -> Rectangle:
    """Mirror a box for a language that reads from the right."""
    if not brief.right_to_left:
        return box
    x = Measure.PAGE_WIDTH - box.right
    return Rectangle(x=x, y=box.y, width=box.width, height=box.height)


def _corner(box: Rectangle) -> tuple[int, int]:
    """Give left and top as slides count, from above."""
    return Pt(box.x), Pt(Measure.PAGE_HEIGHT - box.top)
