"""
Names of towns and sites for the basemap, from the gazetteer.

Reading every place takes seconds, so the rows are kept in the user's cache folder under the
fingerprint of what they were made from (edge).
"""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

from dashboard.map_view.extent import REGION
from gazetteer.model import Place, PlaceKind, Point
from gazetteer.sources import fingerprint, load_places

__all__ = ["label_rows", "town_labels"]

LabelRow = tuple[float, float, float, str, str]

_SETTLEMENTS = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE})

_SITES = frozenset(
    {
        PlaceKind.AIR_BASE,
        PlaceKind.COALITION_BASE,
        PlaceKind.MILITARY_BASE,
        PlaceKind.OIL_FIELD,
        PlaceKind.GAS_FIELD,
        PlaceKind.REFINERY,
        PlaceKind.DAM,
        PlaceKind.BORDER_CROSSING,
        PlaceKind.NUCLEAR_SITE,
    }
)

SITE_ZOOM = 8.5
"""Zoom from which named sites are labelled; below it they hide the towns people know."""

_REGION_ZOOMS = ((1_000_000, 5.0), (300_000, 6.0), (100_000, 7.0), (30_000, 8.0), (8_000, 9.0))
_WORLD_ZOOMS = ((3_000_000, 4.5), (1_000_000, 5.5), (300_000, 7.0))
"""Population from which a town is labelled, with the zoom; towns below the last are left out."""

REGION_REST_ZOOM = 10.5
"""Zoom at which the region's smallest towns get their names."""


@cache
def town_labels() -> bytes:
    """
    Give the labels as JSON text, from the cache file where it is current.

    Returns
    -------
    bytes
        Rows of lon, lat, zoom to show from, English name, Arabic name; most important first.
    """
    path = user_cache_path("marsad") / f"labels-{fingerprint()[:16]}.json"
    if path.exists():
        return path.read_bytes()
    text = json.dumps(label_rows(load_places()), ensure_ascii=False, separators=(",", ":"))
    _keep(path, text.encode())
    return text.encode()


def label_rows(places: Iterable[Place]) -> list[LabelRow]:
    """Choose the places to label and the zoom each is labelled from, most important first."""
    rows = [(-place.population, _row(place, zoom)) for place in places if (zoom := _zoom(place))]
    return [row for _, row in sorted(rows, key=lambda pair: (pair[1][2], *pair))]


def _row(place: Place, zoom: float) -> LabelRow:
    lon, lat = round(place.point.lon, 4), round(place.point.lat, 4)
    return lon, lat, zoom, place.name_en or "", place.name_ar or ""


def _zoom(place: Place) -> float | None:
    if place.kind in _SITES:
        return SITE_ZOOM
    if place.kind not in _SETTLEMENTS:
        return None
    inside = _in_region(place.point)
    steps = _REGION_ZOOMS if inside else _WORLD_ZOOMS
    rest = REGION_REST_ZOOM if inside else None
    return next((zoom for people, zoom in steps if place.population >= people), rest)


def _in_region(point: Point) -> bool:
    west, south, east, north = REGION
    return west <= point.lon <= east and south <= point.lat <= north


def _keep(path: Path, content: bytes) -> None:
    """Write the cache file; a folder that can't be written only costs the next start its time."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in path.parent.glob("labels-*.json"):
            old.unlink(missing_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_bytes(content)
        fresh.replace(path)
    except OSError:
        return
