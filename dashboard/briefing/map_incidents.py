"""Incidents on the print map: circles of doubt, arcs, symbols and their numbers."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch, PathPatch
from matplotlib.path import Path
from numpy.typing import NDArray

from dashboard.briefing.brief import Brief
from dashboard.briefing.fonts import font, text_width
from dashboard.briefing.placement import Canvas, Spot
from dashboard.briefing.signs import sign
from dashboard.briefing.theme import AREA_COLOURS, Colour, Measure, Size
from dashboard.briefing.view import Rectangle, View
from dashboard.export.geometry import circle
from dashboard.map_view.columns import Arc
from dashboard.map_view.geodesic import trace
from dashboard.map_view.symbols import Mark
from dashboard.model import Basis, Location

__all__ = ["Standing", "draw_incidents", "number_ranges", "room_of", "stand_places"]

_AREA, _ARC, _LEADER, _SYMBOL, _CALLOUT = range(5, 10)
"""Order of drawing, above the ground."""

_ORDER = (Mark.ATTACK, Mark.THWARTED, Mark.RETALIATION, Mark.STRIKE, Mark.LAUNCH)
"""Which symbol stands at a place that has several; all of them are in its callout."""

_PAIR = 2
"""Two numbers are written one by one, more that follow each other as a range."""

_NEAR = 60.0
"""Points within which places compete for room."""

_BOW, _MOST_BOW = 0.14, 30.0
"""How far an arc bows to the right of its course: part of its length, and points at most."""

_ARC_STEPS = 32
_ARC_GAP = 9.0
"""Points that an arc stays short of the symbols at its ends."""

_PAD, _SIGN_GAP = 3.0, 2.0
"""Blank inside a callout, and between a small symbol and its numbers."""

_CALLOUT_HEIGHT = 12.5

_HALF_CAP = 0.357
"""Half the height of a digit, part of the type size: centres numbers to the eye."""

_POINTER_ROOM = 24.0
_POINTER_INSET, _POINTER_GAP = 18.0, 13.0
"""How far from the edge a pointer to a place outside begins, and its gap to its numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One point of the map and, for each mark there, the numbers of its incidents."""

    at: tuple[float, float]
    numbers: tuple[tuple[Mark, tuple[int, ...]], ...]

    @property
    def box(self) -> Rectangle:
        """The room its symbol takes."""
        half = Measure.SYMBOL / 2
        return Rectangle(x=self.at[0] - half, y=self.at[1] - half, width=2 * half, height=2 * half)


def stand_places(brief: Brief, view: View) -> tuple[Standing, ...]:
    """Gather what stands at the same point, by position."""
    rows = [
        (place.lon, place.lat, _ORDER.index(mark), entry.number)
        for entry in brief.entries
        for place, mark in ((entry.location, entry.mark), (entry.launch, Mark.LAUNCH))
        if place
    ]
    return tuple(
        Standing(
            at=view.place(*position),
            numbers=tuple(
                (_ORDER[rank], tuple(row[3] for row in same))
                for rank, same in groupby(together, key=lambda row: row[2])
            ),
        )
        for position, together in groupby(sorted(rows), key=lambda row: row[:2])
    )


def room_of(place: Standing, frame: Rectangle) -> Rectangle:
    """Give the room to keep for a place: of its symbol, or of the pointer to it from the edge."""
    if frame.holds(place.box):
        return place.box
    (x, y), _ = _pointed(place, frame)
    half = _POINTER_ROOM / 2
    return Rectangle(x=x - half, y=y - half, width=_POINTER_ROOM, height=_POINTER_ROOM)


def draw_incidents(
    axes: Axes, brief: Brief, view: View, canvas: Canvas, places: Sequence[Standing]
) -> None:
    """Draw the incidents; the numbers of each place stand beside it, never the place moved."""
    for entry in brief.entries:
        _draw_area(axes, entry.location, entry.mark, view)
        _draw_area(axes, entry.launch, Mark.LAUNCH, view)
    for arc in brief.arcs:
        _draw_arc(axes, arc, view)
    inside = [place for place in places if canvas.frame.holds(place.box)]
    for place in sorted(inside, key=lambda one: -one.at[1]):
        for part in sign(place.numbers[0][0], place.at, size=Measure.SYMBOL, zorder=_SYMBOL):
            axes.add_artist(part)
    for place in places:
        if place not in inside:
            _draw_pointer(axes, place, canvas)
    for place in sorted(inside, key=_crowding(inside), reverse=True):
        _draw_callout(axes, place, place.at, canvas, radius=Measure.SYMBOL / 2 + 1)


def number_ranges(numbers: Iterable[int]) -> str:
    """Write numbers shortly: "1–3, 7"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        f"{run[0]}–{run[-1]}" if len(run) > _PAIR else ", ".join(map(str, run)) for run in runs
    )


def _draw_area(axes: Axes, place: Location | None, mark: Mark, view: View) -> None:
    shape = circle(place)
    if shape is None:
        return
    colour = AREA_COLOURS[mark]
    for part in shapely.get_parts(shape):
        corners = view.places(shapely.get_coordinates(part))
        path = Path(corners, closed=True)
        axes.add_patch(PathPatch(path, facecolor=colour, alpha=0.07, linewidth=0, zorder=_AREA))
        axes.add_patch(
            PathPatch(path, fill=False, edgecolor=colour, alpha=0.65, linewidth=0.7, zorder=_AREA)
        )


def _draw_arc(axes: Axes, arc: Arc, view: View) -> None:
    course = _bowed(view.places(np.array(trace(arc.start, arc.end))))
    if course is None:
        return
    is_launch = arc.kind == "launch"
    axes.add_patch(
        FancyArrowPatch(
            path=Path(course),
            arrowstyle="-|>,head_length=4.2,head_width=2.1",
            color=Colour.LAUNCH if is_launch else Colour.ANSWER,
            linestyle="-" if is_launch else (0, (4, 2.4)),
            linewidth=1.4,
            alpha=0.9 if arc.basis is Basis.STATED or not is_launch else 0.6,
            fill=True,
            zorder=_ARC,
        )
    )


def _bowed(course: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """Bow a line to its right, so that fire and answer part; `None` if it is too short to see."""
    chord = course[-1] - course[0]
    length = math.hypot(*chord)
    if length < 2 * _ARC_GAP + 4:
        return None
    across = np.array([chord[1], -chord[0]]) / length
    gap = _ARC_GAP / length
    t = np.linspace(gap, 1 - gap, _ARC_STEPS)
    along = np.linspace(0, 1, len(course))
    straight = np.column_stack([np.interp(t, along, course[:, i]) for i in (0, 1)])
    bow = min(_BOW * length, _MOST_BOW)
    return straight + across * (bow * 4 * t * (1 - t))[:, None]


def _crowding(
    places: Sequence[Standing],
) -> Callable[[Standing], tuple[int, float, float]]:
    """Order places so that those with the most neighbours find room first."""

    def _key(place: Standing) -> tuple[int, float, float]:
        near = sum(math.dist(place.at, other.at) < _NEAR for other in places)
        return near, -place.at[1], place.at[0]

    return _key


def _draw_pointer(axes: Axes, place: Standing, canvas: Canvas) -> None:
    """Point from the map's edge to a place outside its window."""
    edge, ahead = _pointed(place, canvas.frame)
    axes.add_patch(
        FancyArrowPatch(
            edge,
            ahead,
            arrowstyle="-|>,head_length=4,head_width=2.4",
            color=Colour.INK,
            linewidth=1.2,
            shrinkA=0,
            shrinkB=0,
            zorder=_CALLOUT,
        )
    )
    _draw_callout(axes, place, edge, canvas, radius=_POINTER_GAP, is_outside=True)


def _pointed(place: Standing, frame: Rectangle) -> tuple[tuple[float, float], tuple[float, float]]:
    """Give the ends of a pointer, near the frame's edge on the way to a place outside."""
    middle = np.array([frame.x + frame.width / 2, frame.y + frame.height / 2])
    course = np.array(place.at) - middle
    room = np.array([frame.width, frame.height]) / 2 - _POINTER_INSET
    edge = middle + course * (room / np.maximum(np.abs(course), 1e-9)).min()
    ahead = edge + course / math.hypot(*course) * (_POINTER_INSET - 3)
    return (float(edge[0]), float(edge[1])), (float(ahead[0]), float(ahead[1]))


def _draw_callout(
    axes: Axes,
    place: Standing,
    at: tuple[float, float],
    canvas: Canvas,
    *,
    radius: float,
    is_outside: bool = False,
) -> None:
    """Write the numbers of a place beside it, with small symbols where they are needed."""
    texts = [(mark, number_ranges(numbers)) for mark, numbers in place.numbers]
    signed = is_outside or len(texts) > 1
    lead = Measure.SMALL_SYMBOL + _SIGN_GAP if signed else 0.0
    widths = [lead + text_width(text, Size.CALLOUT, "bold") for _, text in texts]
    width = sum(widths) + _PAD * (len(texts) + 1)
    spot = canvas.put(at, width=width, height=_CALLOUT_HEIGHT, radius=radius)
    if spot is None:
        return
    _draw_box(axes, at, spot)
    x, y = spot.box.x + _PAD, spot.box.y + spot.box.height / 2
    for (mark, text), own in zip(texts, widths, strict=True):
        if signed:
            middle = (x + Measure.SMALL_SYMBOL / 2, y)
            for part in sign(mark, middle, size=Measure.SMALL_SYMBOL, zorder=_CALLOUT):
                axes.add_artist(part)
        axes.text(
            x + lead,
            y - Size.CALLOUT * _HALF_CAP,
            text,
            va="baseline",
            color=Colour.INK,
            parse_math=False,
            fontproperties=font(Size.CALLOUT, "bold"),
            zorder=_CALLOUT,
        )
        x += own + _PAD


def _draw_box(axes: Axes, at: tuple[float, float], spot: Spot) -> None:
    box = spot.box
    if spot.is_led:
        nearest = (min(max(at[0], box.x), box.right), min(max(at[1], box.y), box.top))
        axes.plot(*zip(at, nearest, strict=True), color=Colour.INK, linewidth=0.6, zorder=_LEADER)
    axes.add_patch(
        FancyBboxPatch(
            (box.x, box.y),
            box.width,
            box.height,
            boxstyle="round,pad=0,rounding_size=3",
            facecolor=Colour.PAPER,
            edgecolor=Colour.RULE,
            linewidth=0.6,
            zorder=_CALLOUT,
        )
    )
