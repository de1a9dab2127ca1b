"""The map's symbols as matplotlib paths: the same shapes and colours as on the screen."""

from functools import cache
from typing import Any

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from matplotlib.artist import Artist
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from dashboard.briefing.theme import Colour
from dashboard.map_view.symbols import SYMBOLS, Mark

__all__ = ["sign"]

_BOX = 24.0
_MIDDLE = _BOX / 2
"""Of the square that SVG paths of `SYMBOLS` are drawn in."""

_RIM, _EDGE, _DETAIL = 4.2, 1.6, 1.8
"""Line widths in units of that square."""

_CODES = {"moveTo": Path.MOVETO, "lineTo": Path.LINETO, "curveTo": Path.CURVE4}


def sign(mark: Mark, at: tuple[float, float], *, size: float, zorder: float) -> tuple[Artist, ...]:
    """
    Draw a symbol with its middle at a point of the page.

    Parameters
    ----------
    mark
        What it stands for.
    at
        In points.
    size
        Width in points.

    Returns
    -------
    tuple of matplotlib artists
        A pale rim that lifts it off the map, the shape, and its detail.
    """
    symbol = SYMBOLS[mark]
    unit = size / _BOX
    moved = Affine2D().translate(-_MIDDLE, -_MIDDLE).scale(unit, -unit).translate(*at)
    shape = moved.transform_path(_path(symbol.path))
    parts = [
        PathPatch(shape, facecolor=Colour.PAPER, edgecolor=Colour.PAPER, linewidth=_RIM * unit),
        PathPatch(
            shape,
            facecolor=symbol.fill,
            edgecolor=symbol.stroke,
            linewidth=_EDGE * unit,
            joinstyle="round",
        ),
    ]
    if symbol.detail:
        parts.append(
            PathPatch(
                moved.transform_path(_path(symbol.detail)),
                fill=False,
                edgecolor=symbol.stroke,
                linewidth=_DETAIL * unit,
                capstyle="round",
                joinstyle="round",
            )
        )
    for part in parts:
        part.set_zorder(zorder)
    return tuple(parts)


@cache
def _path(drawing: str) -> Path:
    """Read an SVG path."""
    pen = RecordingPen()
    parse_path(drawing, pen)
    points: list[tuple[float, float]] = []
    codes: list[Any] = []
    for name, given in pen.value:
        if name == "closePath":
            points.append(points[-1])
            codes.append(Path.CLOSEPOLY)
        elif name in _CODES:
            points += given
            codes += [_CODES[name]] * len(given)
    return Path(points, codes)
