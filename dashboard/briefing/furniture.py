"""What stands on every print map: legend, scale bar, north arrow and frame."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyArrowPatch, FancyBboxPatch, Polygon
from matplotlib.patches import Rectangle as Patch

from dashboard.briefing.bidi import directed
from dashboard.briefing.brief import Brief
from dashboard.briefing.fonts import font, text_width
from dashboard.briefing.placement import Canvas
from dashboard.briefing.signs import sign
from dashboard.briefing.theme import AREA_COLOURS, Colour, Measure, Size
from dashboard.briefing.view import Rectangle, View
from dashboard.components.wording import distance_words
from dashboard.map_view.symbols import SYMBOLS, Mark
from dashboard.translation import tr

__all__ = ["furnish", "scale_length_m"]

_ZORDER = 11
_INSET = 9.0
"""Blank between the map's frame and what stands in it."""

_ROW = 14.0
_SIGN_WIDTH = 26.0
_PAD = 8.0

_LONGEST_BAR = 110.0
_BAR_HEIGHT = 3.2

_STEPS = (5, 2, 1)

_ARCS: dict[str, tuple[str, Any, float]] = {
    "launch": (Colour.LAUNCH, "-", -0.25),
    "answer": (Colour.ANSWER, (0, (3.2, 2)), -0.25),
    "outside": (Colour.INK, "-", 0.0),
}
"""Colour, line and bend of each arrow that the legend explains."""

_MARKS = (Mark.ATTACK, Mark.THWARTED, Mark.LAUNCH, Mark.RETALIATION, Mark.STRIKE)


def furnish(axes: Axes, brief: Brief, view: View, canvas: Canvas, *, leaves_out: bool) -> None:
    """
    Draw the furniture where it hides least, and take its room.

    Parameters
    ----------
    axes, brief, view, canvas
        The map.
    leaves_out
        Whether pointers at its edge want to be explained.
    """
    _draw_frame(axes, view.frame)
    _draw_north(axes, canvas)
    _draw_scale(axes, view, canvas)
    rows = (
        *_legend_rows(brief),
        *([_Row(text=tr("Lies outside this window"), arc="outside")] if leaves_out else []),
    )
    _draw_legend(axes, rows, brief, canvas)


def scale_length_m(longest_m: float) -> float:
    """Choose a round length of 1, 2 or 5 by a power of ten that is not longer."""
    power = 10.0 ** math.floor(math.log10(longest_m))
    return next(step * power for step in _STEPS if step * power <= longest_m)


def _draw_frame(axes: Axes, frame: Rectangle) -> None:
    axes.add_patch(
        Patch(
            (frame.x, frame.y),
            frame.width,
            frame.height,
            fill=False,
            edgecolor=Colour.BORDER,
            linewidth=1.2,
            zorder=_ZORDER + 1,
        )
    )


def _draw_north(axes: Axes, canvas: Canvas) -> None:
    """Draw a two-toned arrow in the upper right corner."""
    x, top = canvas.frame.right - _INSET - 7, canvas.frame.top - _INSET
    for side, colour in ((-5.0, Colour.QUIET), (5.0, Colour.RULE)):
        corners = [(x, top), (x + side, top - 15), (x, top - 11.5)]
        axes.add_patch(
            Polygon(
                corners, facecolor=colour, edgecolor=Colour.QUIET, linewidth=0.4, zorder=_ZORDER
            )
        )
    axes.text(
        x,
        top - 17,
        tr("N"),
        ha="center",
        va="top",
        color=Colour.QUIET,
        parse_math=False,
        fontproperties=font(Size.TOWN, "bold"),
        zorder=_ZORDER,
    )
    canvas.take(Rectangle(x=x - 8, y=top - 28, width=16, height=28))


def _draw_scale(axes: Axes, view: View, canvas: Canvas) -> None:
    """Draw a bar in the lower right corner, true at the map's middle."""
    length_m = scale_length_m(_LONGEST_BAR * view.metres_per_point)
    length = length_m / view.metres_per_point
    x, y = canvas.frame.right - _INSET - length, canvas.frame.y + _INSET
    for part, colour in ((0, Colour.QUIET), (1, Colour.PAPER)):
        axes.add_patch(
            Patch(
                (x + part * length / 2, y),
                length / 2,
                _BAR_HEIGHT,
                facecolor=colour,
                edgecolor=Colour.QUIET,
                linewidth=0.6,
                zorder=_ZORDER,
            )
        )
    axes.text(
        x + length,
        y + _BAR_HEIGHT + 2,
        distance_words(length_m),
        ha="right",
        va="bottom",
        color=Colour.QUIET,
        fontproperties=font(Size.LEGEND),
        parse_math=False,
        zorder=_ZORDER,
    )
    canvas.take(Rectangle(x=x - 4, y=y - 4, width=length + 8, height=_BAR_HEIGHT + 18))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A line of the legend: a mark, or an arc, or the circle of doubt."""

    text: str
    mark: Mark | None = None
    arc: str = ""


def _legend_rows(brief: Brief) -> Iterator[_Row]:
    """Explain what is on this map, and nothing else."""
    marks = {entry.mark for entry in brief.entries}
    if any(entry.launch for entry in brief.entries):
        marks.add(Mark.LAUNCH)
    yield from (_Row(text=tr(SYMBOLS[mark].meaning), mark=mark) for mark in _MARKS if mark in marks)
    kinds = {arc.kind for arc in brief.arcs}
    if "launch" in kinds:
        yield _Row(text=tr("From launch point to target"), arc="launch")
    if "answer" in kinds:
        yield _Row(text=tr("From attack to the answer it drew"), arc="answer")
    if any(entry.location for entry in brief.entries):
        yield _Row(text=tr("Area that contains the place"))


def _draw_legend(axes: Axes, rows: Sequence[_Row], brief: Brief, canvas: Canvas) -> None:
    """Draw the legend in the corner where it hides least."""
    if not rows:
        return
    width = 2 * _PAD + _SIGN_WIDTH + max(text_width(row.text, Size.LEGEND) for row in rows) + 2
    box = canvas.emptiest(_corners(canvas.frame, width, _ROW * len(rows) + _PAD))
    canvas.take(box)
    axes.add_patch(
        FancyBboxPatch(
            (box.x, box.y),
            box.width,
            box.height,
            boxstyle="round,pad=0,rounding_size=4",
            facecolor=Colour.PAPER,
            edgecolor=Colour.RULE,
            linewidth=0.7,
            zorder=_ZORDER,
        )
    )
    mirrored = brief.right_to_left
    for i, row in enumerate(rows):
        y = box.top - _PAD / 2 - _ROW * (i + 0.5)
        sign_x = box.right - _PAD - _SIGN_WIDTH / 2 if mirrored else box.x + _PAD + _SIGN_WIDTH / 2
        _draw_legend_sign(axes, row, (sign_x, y))
        axes.text(
            sign_x + (-1 if mirrored else 1) * (_SIGN_WIDTH / 2 + 4),
            y,
            directed(row.text, brief.language),
            ha="right" if mirrored else "left",
            va="center_baseline",
            color=Colour.INK,
            fontproperties=font(Size.LEGEND),
            parse_math=False,
            zorder=_ZORDER,
        )


def _corners(frame: Rectangle, width: float, height: float) -> tuple[Rectangle, ...]:
    """Give boxes in the lower left, upper left, upper right and lower right, in that order."""
    left, right = frame.x + _INSET, frame.right - _INSET - width
    low, high = frame.y + _INSET, frame.top - _INSET - height
    spots = ((left, low), (left, high), (right, high - 32), (right, low + 26))
    return tuple(Rectangle(x=x, y=y, width=width, height=height) for x, y in spots)


def _draw_legend_sign(axes: Axes, row: _Row, at: tuple[float, float]) -> None:
    x, y = at
    if row.mark:
        for part in sign(row.mark, at, size=Measure.SMALL_SYMBOL + 1, zorder=_ZORDER):
            axes.add_artist(part)
    elif row.arc:
        colour, style, bend = _ARCS[row.arc]
        axes.add_patch(
            FancyArrowPatch(
                (x - 11, y - 2 * bool(bend)),
                (x + 11, y),
                connectionstyle=f"arc3,rad={bend}",
                arrowstyle="-|>,head_length=3.6,head_width=1.8",
                shrinkA=0,
                shrinkB=0,
                color=colour,
                linestyle=style,
                linewidth=1.3,
                zorder=_ZORDER,
            )
        )
    else:
        colour = AREA_COLOURS[Mark.ATTACK]
        axes.add_patch(Circle(at, 5.2, facecolor=colour, alpha=0.12, zorder=_ZORDER))
        axes.add_patch(
            Circle(at, 5.2, fill=False, edgecolor=colour, alpha=0.7, linewidth=0.8, zorder=_ZORDER)
        )
