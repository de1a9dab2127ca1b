"""The table of incidents: each row measured, and as many as fit on a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dashboard.briefing.bidi import DOT, directed
from dashboard.briefing.brief import Brief, Entry
from dashboard.briefing.fonts import Weight
from dashboard.briefing.setting import wrapped
from dashboard.briefing.theme import Colour, Measure, Size
from dashboard.translation import tr

__all__ = ["ROW_PAD", "Line", "Row", "columns_of", "headings", "measured", "paginate"]

_SIGN, _WHEN, _GRADE = 34.0, 62.0, 40.0
"""Widths of the fixed columns in points; the incident's takes the rest."""

ROW_PAD = 3.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of type."""

    text: str
    size: float
    weight: Weight = "normal"
    colour: str = Colour.INK

    @property
    def height(self) -> float:
        """Room it takes, in points."""
        return self.size * Measure.LEADING


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An incident as lines in four columns: sign and number, when, incident, grade and sources."""

    entry: Entry
    when: tuple[Line, ...]
    incident: tuple[Line, ...]
    grade: tuple[Line, ...]

    @property
    def height(self) -> float:
        """Room it takes with the blank above and below, in points."""
        tallest = max(
            sum(line.height for line in part) for part in (self.when, self.incident, self.grade)
        )
        return tallest + 2 * ROW_PAD


def columns_of(width: float) -> tuple[float, float, float, float]:
    """Give the widths of the columns of a table."""
    return _SIGN, _WHEN, width - _SIGN - _WHEN - _GRADE, _GRADE


def headings() -> tuple[str, str, str, str]:
    """Give the titles of the columns, in the language in use."""
    return tr("No."), tr("When"), tr("Incident"), tr("Grade")


def measured(brief: Brief, width: float) -> tuple[Row, ...]:
    """Break the text of every incident for a table of a given width."""
    return tuple(_row(entry, brief, columns_of(width)) for entry in brief.entries)


def paginate(rows: Sequence[Row], heights: Iterable[float]) -> tuple[tuple[Row, ...], ...]:
    """
    Share rows out over columns of given heights, in order.

    Parameters
    ----------
    rows
        All rows.
    heights
        Of one column after the other; as many are used as are needed.

    Returns
    -------
    tuple of tuples of Row
        One per column used; a row taller than a column has one to itself.
    """
    left, shared = list(rows), []
    for height in heights:
        if not left:
            break
        taken: list[Row] = []
        while left and (not taken or sum(r.height for r in (*taken, left[0])) <= height):
            taken.append(left.pop(0))
        shared.append(tuple(taken))
    return tuple(shared)


def _row(entry: Entry, brief: Brief, widths: tuple[float, float, float, float]) -> Row:
    _, when, incident, grade = widths
    parts = (
        (f"{entry.what}{DOT}{entry.where}", _WHAT, 2),
        (DOT.join(entry.details), _DETAIL, 2),
        (entry.caution, _CAUTION, 3),
    )
    sources = " ".join(f"[{number}]" for number in entry.sources)
    return Row(
        entry=entry,
        when=_lines(entry.when, when - 6, _CELL, 3, brief),
        incident=tuple(
            line
            for text, style, most in parts
            for line in _lines(text, incident - 8, style, most, brief)
        ),
        grade=(
            *_lines(entry.grade, grade, _WHAT, 1, brief),
            *_lines(sources, grade, _DETAIL, 3, brief),
        ),
    )


def _lines(text: str, width: float, style: Line, most: int, brief: Brief) -> tuple[Line, ...]:
    broken = wrapped(text, width, size=style.size, weight=style.weight, most=most)
    return tuple(replace(style, text=directed(one, brief.language)) for one in broken)


_WHAT = Line(text="", size=Size.WHAT, weight="bold")
_CELL = Line(text="", size=Size.CELL)
_DETAIL = Line(text="", size=Size.DETAIL, colour=Colour.QUIET)
_CAUTION = Line(text="", size=Size.DETAIL, colour=Colour.CAUTION)
"""Styles of lines, as lines without text."""
