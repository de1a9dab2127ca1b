"""Where everything stands on a page, in points, as it reads from the left."""

from dataclasses import dataclass

from dashboard.briefing.brief import Brief, SourceNote
from dashboard.briefing.table import Row, measured, paginate
from dashboard.briefing.theme import Measure, Size
from dashboard.briefing.view import Rectangle

__all__ = ["HEADING", "Layout", "Page", "layout_of", "note_columns", "pages_of"]

HEADING = 17.0
"""Height of the table's heading."""

_MORE = 13.0
"""Room for the line that tells how many incidents are not listed."""

NOTE_COLUMNS, _NOTE_LINES = 3, 4

_CONTINUED_COLUMNS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The boxes of a page; a page that continues the table has no map."""

    header: Rectangle
    map: Rectangle
    table: Rectangle
    continued: tuple[Rectangle, ...]
    footer: Rectangle
    banners: tuple[Rectangle, ...]

    def mirrored(self, box: Rectangle) -> Rectangle:
        """Give the box as it stands on a page that reads from the right."""
        x = Measure.PAGE_WIDTH - box.right
        return Rectangle(x=x, y=box.y, width=box.width, height=box.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """
    One page's share of a brief.

    Attributes
    ----------
    columns
        Rows of each table on the page.
    sources
        The source notes that its rows cite, as many as there is room for.
    unlisted
        Incidents on the map of this page whose rows stand on later ones.
    uncited
        Source notes without room.
    """

    number: int
    layout: Layout
    columns: tuple[tuple[Row, ...], ...]
    sources: tuple[SourceNote, ...]
    unlisted: int
    uncited: int


def layout_of(brief: Brief, *, note_lines: int) -> Layout:
    """Share a page out, with room for so many lines of source notes."""
    band = Measure.BANNER if brief.banner else 0.0
    width, left = Measure.PAGE_WIDTH - 2 * Measure.MARGIN, Measure.MARGIN
    top = Measure.PAGE_HEIGHT - band
    low = band + Measure.FOOTER + note_lines * Size.NOTE * Measure.LEADING
    body = top - Measure.HEADER - low
    beside = left + Measure.MAP_WIDTH + Measure.GUTTER
    half = (width - Measure.GUTTER) / _CONTINUED_COLUMNS
    return Layout(
        header=Rectangle(x=left, y=top - Measure.HEADER, width=width, height=Measure.HEADER),
        map=Rectangle(x=left, y=low, width=Measure.MAP_WIDTH, height=body),
        table=Rectangle(x=beside, y=low, width=left + width - beside, height=body),
        continued=tuple(
            Rectangle(x=left + i * (half + Measure.GUTTER), y=low, width=half, height=body)
            for i in range(_CONTINUED_COLUMNS)
        ),
        footer=Rectangle(x=left, y=band, width=width, height=low - band),
        banners=tuple(
            Rectangle(x=0, y=y, width=Measure.PAGE_WIDTH, height=band) for y in (top, 0.0) if band
        ),
    )


def note_columns(notes: int) -> int:
    """Say over how many columns source notes are spread: no more than their lines fill."""
    lines = -(-notes // NOTE_COLUMNS)
    return -(-notes // lines) if lines else 1


def pages_of(brief: Brief) -> tuple[Page, ...]:
    """Share the incidents out over pages: the first has the map, the others the rest."""
    first = next(
        page
        for lines in range(_NOTE_LINES + 1)
        if (page := _first_page(brief, lines)).uncited == 0 or lines == _NOTE_LINES
    )
    layout = layout_of(brief, note_lines=_NOTE_LINES)
    rest = measured(brief, layout.continued[0].width)[sum(map(len, first.columns)) :]
    columns = paginate(rest, (layout.table.height - HEADING for _ in rest))
    later = (
        _page(2 + i, columns[start : start + _CONTINUED_COLUMNS], brief, note_lines=_NOTE_LINES)
        for i, start in enumerate(range(0, len(columns), _CONTINUED_COLUMNS))
    )
    return (first, *later)


def _first_page(brief: Brief, note_lines: int) -> Page:
    layout = layout_of(brief, note_lines=note_lines)
    rows = measured(brief, layout.table.width)
    room = layout.table.height - HEADING
    fitting = _fitting(rows, room)
    if len(fitting) < len(rows):
        fitting = _fitting(rows, room - _MORE)
    unlisted = len(rows) - len(fitting)
    return _page(1, (fitting,), brief, note_lines=note_lines, unlisted=unlisted)


def _fitting(rows: tuple[Row, ...], height: float) -> tuple[Row, ...]:
    return next(iter(paginate(rows, (height,))), ())


def _page(
    number: int,
    columns: tuple[tuple[Row, ...], ...],
    brief: Brief,
    *,
    note_lines: int,
    unlisted: int = 0,
) -> Page:
    cited = {n for rows in columns for row in rows for n in row.entry.sources}
    notes = tuple(note for note in brief.sources if note.number in cited)
    room = NOTE_COLUMNS * note_lines
    shown = notes if len(notes) <= room else notes[: max(room - 1, 0)]
    return Page(
        number=number,
        columns=columns,
        layout=layout_of(brief, note_lines=note_lines),
        sources=shown,
        unlisted=unlisted,
        uncited=len(notes) - len(shown),
    )
