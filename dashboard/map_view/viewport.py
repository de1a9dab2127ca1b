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
        Of the newest pin, where the group has up to `CROWD` pins; else the mean of its cell.
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
    free = np.ones(len(order), dtype=np.bool_)
    groups = []
    for i in range(len(order)):
        if not free[i]:
            continue
        near = free & (np.hypot(*((xy - xy[i]) / TOUCH_PX).T) < 1)
        free &= ~near
        groups.append(_clump(columns, order[near]))
    return tuple(sorted(groups, key=lambda g: -g.lat))


def _clump(columns: Columns, rows: NDArray[np.intp]) -> Group:
    codes = np.bincount(columns.mark[rows], minlength=len(MARKS))
    return Group(
        lon=float(columns.lon[rows[0]]),
        lat=float(columns.lat[rows[0]]),
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
