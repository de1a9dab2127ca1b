"""What one viewport shows: pins found in the columns and, where crowded, gathered into groups."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dashboard.errors import ConfigurationError
from dashboard.map_view.columns import MARKS, Columns
from dashboard.map_view.mercator import unproject
from dashboard.map_view.symbols import Mark

__all__ = ["CROWD", "Group", "Viewport", "find_pins", "gather", "shown_pins"]

CROWD = 200
"""Pins above which a viewport is gathered by grid cells; more symbols hide each other."""

TOUCH_PX = (34.0, 22.0)
"""Symbols nearer than this, across and down, overlap and are shown as one group."""

SYMBOL_PX = 24.0
GROUP_PX = (26.0, 14.0, 8.0)
"""Width of a group's symbol: its first mark, each further one, each digit of its number."""

GROUP_HEIGHT_PX = 26.0

REACH_PX = (44.0, 30.0)
"""Farthest that a symbol may stand from any of its pins, across and down: it must not mislead."""

CELL_PX = 72.0
"""Side of a grid cell in a crowded view; wider than the widest group symbol."""

TILE_PX = 256.0
"""World width in pixels at zoom 0, as Leaflet has it."""

MAX_ZOOM = 22

WHOLE_CIRCLE_DEG = 360


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewport:
    """A map window in degrees and its zoom level; `west` may exceed `east` by the antimeridian."""

    west: float
    south: float
    east: float
    north: float
    zoom: float

    def __post_init__(self) -> None:
        numbers = (self.west, self.south, self.east, self.north, self.zoom)
        if not np.isfinite(numbers).all() or self.south > self.north:
            raise ConfigurationError(
                f"viewport {numbers}: expected finite west, south, east, north"
            )
        if not 0 <= self.zoom <= MAX_ZOOM:
            raise ConfigurationError(f"zoom {self.zoom}: expected 0 to {MAX_ZOOM}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """
    Pins drawn as one symbol.

    Attributes
    ----------
    lon, lat
        Of one of its pins, where the view has up to `CROWD` pins; else the mean of its cell.
    counts
        Pins by mark, none of them zero.
    rows
        Positions of the pins in the columns, newest first; empty for a cell of a crowded view.
    bounds
        West, south, east, north that hold the pins.
    """

    lon: float
    lat: float
    counts: dict[Mark, int]
    bounds: tuple[float, float, float, float]
    rows: tuple[int, ...] = field(default=())

    @property
    def size(self) -> int:
        """Count the pins."""
        return sum(self.counts.values())


def find_pins(
    columns: Columns, viewport: Viewport, shown: NDArray[np.bool_] | None = None
) -> NDArray[np.intp]:
    """
    Find the pins inside a viewport.

    Parameters
    ----------
    columns
        All pins.
    viewport
        The window.
    shown
        One flag per pin, what the filters leave; `None` shows all.

    Returns
    -------
    numpy.ndarray
        Positions in the columns, ascending.
    """
    first = np.searchsorted(columns.lat, viewport.south, side="left")
    last = np.searchsorted(columns.lat, viewport.north, side="right")
    lon = columns.lon[first:last]
    half = WHOLE_CIRCLE_DEG / 2
    if viewport.east - viewport.west >= WHOLE_CIRCLE_DEG:
        inside = np.ones(lon.shape, dtype=np.bool_)
    elif -half <= viewport.west <= viewport.east <= half:
        inside = (lon >= viewport.west) & (lon <= viewport.east)
    else:
        width = (viewport.east - viewport.west) % WHOLE_CIRCLE_DEG
        inside = (lon - viewport.west) % WHOLE_CIRCLE_DEG <= width
    if shown is not None:
        inside &= shown[first:last]
    return np.flatnonzero(inside) + first


def shown_pins(columns: Columns, *, hidden: frozenset[Mark]) -> NDArray[np.bool_]:
    """Flag the pins whose mark is not in `hidden`."""
    codes = [code for code, mark in enumerate(MARKS) if mark in hidden]
    return ~np.isin(columns.mark, codes)


def gather(columns: Columns, rows: NDArray[np.intp], *, zoom: float) -> tuple[Group, ...]:
    """
    Gather pins that would overlap on the screen.

    Parameters
    ----------
    columns
        All pins.
    rows
        Positions of those in view.
    zoom
        Zoom level, which decides what overlaps.

    Returns
    -------
    tuple of Group
        Northernmost last, so that southern symbols overlie northern ones as on any map.
    """
    if len(rows) > CROWD:
        return _cells(columns, rows, zoom)
    return _clumps(columns, rows, zoom)


def _clumps(columns: Columns, rows: NDArray[np.intp], zoom: float) -> tuple[Group, ...]:
    """Gather few pins round the newest of each clump, greedily."""
    order = rows[np.lexsort((columns.ids[rows], columns.mark[rows], -columns.first_day[rows]))]
    xy = _pixels(columns, order, zoom)
    home = np.full(len(order), -1)
    for i in range(len(order)):
        if home[i] < 0:
            home[(home < 0) & (np.hypot(*((xy - xy[i]) / TOUCH_PX).T) < 1)] = i
    _join_overlapping(home, xy, columns.mark[order])
    groups = (_clump(columns, order[home == i], at=order[i]) for i in np.unique(home))
    return tuple(sorted(groups, key=lambda g: -g.lat))


def _join_overlapping(
    home: NDArray[np.intp], xy: NDArray[np.float64], marks: NDArray[np.integer]
) -> None:
    """
    Join neighbouring groups whose symbols, wider than those of their pins, would hide each other.

    Parameters
    ----------
    home
        For each pin the one at which its group is drawn; changed in place. The larger of two groups
        keeps its own, so that few don't draw away many.
    xy
        Positions on the screen, shape (n, 2), x then y.
    """
    heads, sizes = np.unique(home, return_counts=True)
    heads = heads[np.argsort(-sizes, kind="stable")]
    widths = np.array([_width(marks[home == head]) for head in heads])
    for i, head in enumerate(heads):
        if home[head] != head:
            continue
        across = (widths + widths[i]) / 2
        apart = np.abs(xy[heads] - xy[head])
        hidden = (apart[:, 0] < across) & (apart[:, 1] < GROUP_HEIGHT_PX)
        for other in heads[i + 1 :][(hidden & (home[heads] == heads))[i + 1 :]]:
            members = home == other
            if (np.abs(xy[members] - xy[head]) <= REACH_PX).all():
                home[members] = head
        widths[i] = _width(marks[home == head])


def _width(marks: NDArray[np.integer]) -> float:
    """Give the width in pixels of the symbol of pins with these marks, as the map draws it."""
    if len(marks) == 1:
        return SYMBOL_PX
    first, further, digit = GROUP_PX
    return first + further * (len(np.unique(marks)) - 1) + digit * len(str(len(marks)))


def _clump(columns: Columns, rows: NDArray[np.intp], *, at: int) -> Group:
    codes = np.bincount(columns.mark[rows], minlength=len(MARKS))
    return Group(
        lon=float(columns.lon[at]),
        lat=float(columns.lat[at]),
        counts=_counts(codes),
        bounds=_bounds(columns.lon[rows], columns.lat[rows]),
        rows=tuple(int(row) for row in rows),
    )


def _cells(columns: Columns, rows: NDArray[np.intp], zoom: float) -> tuple[Group, ...]:
    """Gather many pins by the cells of a grid that is fixed to the ground, so panning is calm."""
    side = CELL_PX / (TILE_PX * 2**zoom)
    across = (columns.x[rows] / side).astype(np.int64)
    down = (columns.y[rows] / side).astype(np.int64)
    left, top = int(across.min()), int(down.min())
    wide, high = int(across.max()) - left + 1, int(down.max()) - top + 1
    cell = (down - top) * wide + (across - left)
    codes = np.bincount(
        cell * len(MARKS) + columns.mark[rows], minlength=wide * high * len(MARKS)
    ).reshape(-1, len(MARKS))
    size = codes.sum(axis=1)
    filled = np.flatnonzero(size)
    lon, lat = (
        np.bincount(cell, weights=degrees[rows], minlength=wide * high)[filled] / size[filled]
        for degrees in (columns.lon, columns.lat)
    )
    corner_x, corner_y = (filled % wide + left) * side, (filled // wide + top) * side
    west, north = unproject(corner_x, corner_y)
    east, south = unproject(corner_x + side, corner_y + side)
    return tuple(
        Group(
            lon=float(lon[i]),
            lat=float(lat[i]),
            counts=_counts(codes[each]),
            bounds=(float(west[i]), float(south[i]), float(east[i]), float(north[i])),
        )
        for i, each in enumerate(filled)
    )


def _pixels(columns: Columns, rows: NDArray[np.intp], zoom: float) -> NDArray[np.float64]:
    """Give positions on the screen's grid at a zoom level, shape (n, 2), x then y downwards."""
    return np.column_stack([columns.x[rows], columns.y[rows]]) * (TILE_PX * 2**zoom)


def _counts(codes: NDArray[np.intp]) -> dict[Mark, int]:
    return {MARKS[i]: int(n) for i, n in enumerate(codes) if n}


def _bounds(
    lon: NDArray[np.float64], lat: NDArray[np.float64]
) -> tuple[float, float, float, float]:
    return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())
