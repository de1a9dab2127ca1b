"""A brief's pages as matplotlib figures, mirrored for a language that reads from the right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle as Patch

from dashboard.briefing.bidi import DOT, directed
from dashboard.briefing.brief import Brief
from dashboard.briefing.fonts import Weight, font, text_width
from dashboard.briefing.layout import HEADING, Layout, Page, note_columns, pages_of
from dashboard.briefing.map_drawing import draw_map
from dashboard.briefing.setting import wrapped
from dashboard.briefing.signs import sign
from dashboard.briefing.table import ROW_PAD, Line, Row, columns_of, headings
from dashboard.briefing.theme import Colour, Measure, Size
from dashboard.briefing.view import Rectangle
from dashboard.translation import counted, tr

__all__ = ["draw_map_alone", "draw_pages"]

_Side = Literal["start", "middle", "end"]

_SIGN_MIDDLE, _NUMBER_END = 9.0, 29.0
"""Across the first column: middle of the symbol, end of the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """One page to draw on; x counts from the side where reading starts."""

    axes: Axes
    brief: Brief

    def write(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float,
        weight: Weight = "normal",
        colour: str = Colour.INK,
        side: _Side = "start",
    ) -> None:
        """Write one line with its baseline at `y`."""
        sides = {"start": "left", "middle": "center", "end": "right"}
        mirrored = {"start": "right", "middle": "center", "end": "left"}
        self.axes.text(
            self.x(x),
            y,
            text,
            ha=(mirrored if self.brief.right_to_left else sides)[side],
            va="baseline",
            color=colour,
            fontproperties=font(size, weight),
            parse_math=False,
        )

    def rule(
        self, x: float, y: float, width: float, *, colour: str = Colour.RULE, thickness: float = 0.6
    ) -> None:
        """Draw a line to where reading ends."""
        self.axes.plot(
            (self.x(x), self.x(x + width)),
            (y, y),
            color=colour,
            linewidth=thickness,
            solid_capstyle="butt",
        )

    def fill(self, box: Rectangle, colour: str) -> None:
        """Fill a box."""
        x = self.x(box.right) if self.brief.right_to_left else box.x
        self.axes.add_patch(Patch((x, box.y), box.width, box.height, facecolor=colour))

    def x(self, x: float) -> float:
        """Turn a position as it reads into one on the page."""
        return Measure.PAGE_WIDTH - x if self.brief.right_to_left else x


def draw_pages(brief: Brief, *, dpi: float) -> Iterator[Figure]:
    """
    Draw the pages of a brief, in the language in use.

    Parameters
    ----------
    brief
        What to draw.
    dpi
        Pixels per inch where pixels matter.
    """
    pages = pages_of(brief)
    for page in pages:
        yield _draw_page(brief, page, len(pages), dpi)


def draw_map_alone(brief: Brief, *, dpi: float) -> Figure:
    """Draw nothing but the map, as large as it stands on the first page."""
    frame = pages_of(brief)[0].layout.map
    alone = Rectangle(x=0, y=0, width=frame.width, height=frame.height)
    figure = _figure(frame.width, frame.height, dpi)
    draw_map(_axes(figure, alone, (frame.width, frame.height)), brief, alone)
    return figure


def _draw_page(brief: Brief, page: Page, count: int, dpi: float) -> Figure:
    size = (Measure.PAGE_WIDTH, Measure.PAGE_HEIGHT)
    figure, layout = _figure(*size, dpi), page.layout
    if page.number == 1:
        frame = layout.mirrored(layout.map) if brief.right_to_left else layout.map
        draw_map(_axes(figure, frame, size), brief, frame)
    whole = Rectangle(x=0, y=0, width=size[0], height=size[1])
    sheet = _Sheet(axes=_axes(figure, whole, size), brief=brief)
    _draw_banners(sheet, layout)
    _draw_header(sheet, layout.header)
    boxes = (layout.table,) if page.number == 1 else layout.continued
    for rows, box in zip(page.columns, boxes, strict=False):
        _draw_table(sheet, rows, box)
    if page.unlisted:
        more = counted(
            "and {n} more incident, numbered on the map",
            "and {n} more incidents, numbered on the map",
            page.unlisted,
        )
        sheet.write(
            layout.table.x,
            layout.table.y + 2,
            directed(more, brief.language),
            size=Size.DETAIL,
            colour=Colour.QUIET,
        )
    _draw_footer(sheet, layout.footer, page, count)
    return figure


def _figure(width: float, height: float, dpi: float) -> Figure:
    inches = (width / Measure.POINTS_PER_INCH, height / Measure.POINTS_PER_INCH)
    figure = Figure(figsize=inches, dpi=dpi, facecolor=Colour.PAPER)
    FigureCanvasAgg(figure)
    return figure


def _axes(figure: Figure, box: Rectangle, page: tuple[float, float]) -> Axes:
    """Give axes whose coordinates are points of the page and which clip at `box`."""
    share = (box.x / page[0], box.y / page[1], box.width / page[0], box.height / page[1])
    axes = figure.add_axes(share)
    axes.set_axis_off()
    axes.set_xlim(box.x, box.right)
    axes.set_ylim(box.y, box.top)
    axes.set_autoscale_on(False)
    return axes


def _draw_banners(sheet: _Sheet, layout: Layout) -> None:
    for box in layout.banners:
        sheet.fill(box, Colour.BANNER)
        sheet.write(
            box.x + box.width / 2,
            box.y + 5,
            directed(sheet.brief.banner, sheet.brief.language),
            size=Size.BANNER,
            weight="bold",
            colour=Colour.PAPER,
            side="middle",
        )


def _draw_header(sheet: _Sheet, box: Rectangle) -> None:
    brief = sheet.brief
    stamp = tr("As of {time_group}", time_group=brief.time_group)
    aside = max(text_width(stamp, Size.SUBTITLE, "bold"), text_width(brief.stated_on, Size.CELL))
    (title, *_), width = ("", ""), box.width - aside - Measure.GUTTER
    title = next(iter(wrapped(brief.title, width, size=Size.TITLE, weight="bold", most=1)), "")
    language = brief.language
    sheet.write(box.x, box.y + 25, directed(title, language), size=Size.TITLE, weight="bold")
    sheet.write(
        box.x, box.y + 9, directed(brief.extent, language), size=Size.SUBTITLE, colour=Colour.QUIET
    )
    sheet.write(
        box.right,
        box.y + 25,
        directed(stamp, language),
        size=Size.SUBTITLE,
        weight="bold",
        side="end",
    )
    sheet.write(
        box.right,
        box.y + 9,
        directed(brief.stated_on, language),
        size=Size.CELL,
        colour=Colour.QUIET,
        side="end",
    )


def _draw_table(sheet: _Sheet, rows: Sequence[Row], box: Rectangle) -> None:
    widths = columns_of(box.width)
    starts = [box.x + sum(widths[:i]) for i in range(len(widths))]
    y = box.top - HEADING
    for x, heading in zip(starts, headings(), strict=True):
        sheet.write(
            x,
            y + 6,
            directed(heading, sheet.brief.language),
            size=Size.HEADING,
            weight="bold",
            colour=Colour.QUIET,
        )
    sheet.rule(box.x, y, box.width, colour=Colour.INK, thickness=0.9)
    for row in rows:
        _draw_row(sheet, row, starts, y)
        y -= row.height
        sheet.rule(box.x, y, box.width)


def _draw_row(sheet: _Sheet, row: Row, starts: Sequence[float], top: float) -> None:
    middle = top - ROW_PAD - Size.WHAT * 0.62
    at = (sheet.x(starts[0] + _SIGN_MIDDLE), middle)
    for part in sign(row.entry.mark, at, size=Measure.SYMBOL - 1, zorder=3):
        sheet.axes.add_artist(part)
    number = directed(str(row.entry.number), sheet.brief.language)
    sheet.write(
        starts[0] + _NUMBER_END,
        top - ROW_PAD - Size.WHAT,
        number,
        size=Size.WHAT,
        weight="bold",
        side="end",
    )
    for x, lines in zip(starts[1:], (row.when, row.incident, row.grade), strict=True):
        _draw_lines(sheet, x, top - ROW_PAD, lines)


def _draw_lines(sheet: _Sheet, x: float, top: float, lines: Sequence[Line]) -> None:
    y = top
    for i, line in enumerate(lines):
        # the first line of every column shares one baseline, whatever its size
        y -= Size.WHAT if i == 0 else line.height
        sheet.write(x, y, line.text, size=line.size, weight=line.weight, colour=line.colour)


def _draw_footer(sheet: _Sheet, box: Rectangle, page: Page, count: int) -> None:
    brief, leading = sheet.brief, Size.NOTE * Measure.LEADING
    notes = [f"[{note.number}] {note.text}" for note in page.sources]
    if page.uncited:
        notes.append(counted("and {n} more source", "and {n} more sources", page.uncited))
    columns = note_columns(len(notes))
    width = (box.width - (columns - 1) * Measure.GUTTER) / columns
    lines = -(-len(notes) // columns)
    y = box.top - 13
    for i, note in enumerate(notes):
        column, line = divmod(i, lines)
        short = wrapped(note, width, size=Size.NOTE, most=1)[0]
        sheet.write(
            box.x + column * (width + Measure.GUTTER),
            y - line * leading,
            directed(short, brief.language),
            size=Size.NOTE,
            colour=Colour.QUIET,
        )
    low = box.y + 7
    numbered = tr("Page {n} of {count}", n=page.number, count=count) if count > 1 else ""
    remarks = DOT.join((*brief.remarks, numbered) if numbered else brief.remarks)
    sheet.write(
        box.x, low, directed(brief.provenance, brief.language), size=Size.NOTE, weight="bold"
    )
    sheet.write(
        box.right,
        low,
        directed(remarks, brief.language),
        size=Size.NOTE,
        colour=Colour.QUIET,
        side="end",
    )
