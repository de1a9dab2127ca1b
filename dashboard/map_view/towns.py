"""Names of towns and sites for the basemap, from the gazetteer's compiled index (edge)."""

import json
from collections.abc import Iterable
from functools import cache
from itertools import chain

from dashboard.map_view.extent import REGION
from gazetteer.lexicon import open_lexicon
from gazetteer.model import SETTLEMENTS, Place, PlaceKind, Point

__all__ = ["LabelRow", "label_rows", "labels_in", "town_labels"]

LabelRow = tuple[float, float, float, str, str]


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

_SMALLEST = 1_000
REGION_REST_ZOOM = 10.5
"""Least population of a town in the region, and the zoom at which such towns are named."""


@cache
def town_labels() -> bytes:
    """
    Give the labels as JSON text.

    Returns
    -------
    bytes
        Rows of lon, lat, zoom to show from, English name, Arabic name; most important first.
    """
    lexicon = open_lexicon()
    near = lexicon.select(SETTLEMENTS, least_population=_SMALLEST, box=REGION)
    far = lexicon.select(SETTLEMENTS, least_population=_WORLD_ZOOMS[-1][0])
    places = {place.id: place for place in chain(near, far, lexicon.select(_SITES))}
    rows = label_rows(places.values())
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def labels_in(box: tuple[float, float, float, float], *, zoom: float) -> list[LabelRow]:
    """
    Give the labels of one window, as a map that is printed needs them.

    Parameters
    ----------
    box
        West, south, east, north in degrees.
    zoom
        Labels shown from a closer zoom are left out.

    Returns
    -------
    list
        Rows as in `town_labels`, most important first.
    """
    lexicon = open_lexicon()
    least = _SMALLEST if zoom >= REGION_REST_ZOOM else _REGION_ZOOMS[-1][0]
    towns = lexicon.select(SETTLEMENTS, least_population=least, box=box)
    rows = label_rows(chain(towns, lexicon.select(_SITES, box=box)))
    return [row for row in rows if row[2] <= zoom]


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
    if place.kind not in SETTLEMENTS:
        return None
    inside = _in_region(place.point)
    steps = _REGION_ZOOMS if inside else _WORLD_ZOOMS
    rest = REGION_REST_ZOOM if inside else None
    return next((zoom for people, zoom in steps if place.population >= people), rest)


def _in_region(point: Point) -> bool:
    west, south, east, north = REGION
    return west <= point.lon <= east and south <= point.lat <= north
