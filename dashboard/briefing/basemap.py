"""Land, borders, rivers and names under the print map, as on the screen (edge)."""

import json
import logging
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely
from babel import Locale

from dashboard.briefing.view import View
from dashboard.map_view.rivers import read_rivers
from dashboard.map_view.towns import LabelRow, labels_in
from dashboard.translation import language
from gazetteer.errors import GazetteerError

__all__ = ["Ground", "PlaceName", "basemap_features", "ground_of", "labels", "town_names"]

_LOG = logging.getLogger(__name__)

_DATA = Path(__file__).parent.parent / "data" / "basemap"

_LAYERS = ("world", "region")

_TILE = 256
"""Points of the whole world's width at zoom 0, as on the web maps that town labels are made for."""

_FULL_TURN = 360

_CLOSER = 1.0
"""Zoom steps more of names than on the screen: paper is finer."""

_LEAST_SHARE = 0.012
"""Part of the window that a country must fill to be named."""

_MARGIN_DEG = 0.2
"""Drawn beyond the window, so that a line's end does not show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A name to write, at its position in degrees; `is_area` for a country's."""

    text: str
    lon: float
    lat: float
    is_area: bool = False
    is_major: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What lies under the incidents, clipped to the window, in degrees."""

    land: gpd.GeoSeries
    borders: gpd.GeoSeries
    rivers: gpd.GeoSeries
    countries: tuple[PlaceName, ...]


def ground_of(view: View) -> Ground:
    """Cut the basemap to a window; names are in the language in use."""
    west, south, east, north = view.bounds
    box = (west - _MARGIN_DEG, south - _MARGIN_DEG, east + _MARGIN_DEG, north + _MARGIN_DEG)
    shapes = _shapes()
    land = shapes[shapes["kind"] == "land"]
    return Ground(
        land=_clipped(land.geometry, box),
        borders=_clipped(shapes[shapes["kind"] == "border"].geometry, box),
        rivers=_clipped(shapes[shapes["kind"] == "river"].geometry, box),
        countries=tuple(_countries(land, view)),
    )


def town_names(view: View) -> Iterator[PlaceName]:
    """Give the towns and sites worth a name at the window's scale, most important first."""
    zoom = math.log2(view.scale * view.squeeze * _FULL_TURN / _TILE) + _CLOSER
    arabic = language() == "ar"
    for lon, lat, from_zoom, name_en, name_ar in labels(view.bounds, zoom):
        name = (arabic and name_ar) or name_en or name_ar
        yield PlaceName(text=name, lon=lon, lat=lat, is_major=from_zoom < zoom - _CLOSER)


def labels(box: tuple[float, float, float, float], zoom: float) -> Sequence[LabelRow]:
    """Give the labels of a window; none where the gazetteer can't be read: maps do without."""
    try:
        return labels_in(box, zoom=zoom)
    except GazetteerError:
        _LOG.exception("no town names: the gazetteer can't be read")
        return ()


def _countries(land: gpd.GeoDataFrame, view: View) -> Iterator[PlaceName]:
    """Name the countries in the window, each where most of it is seen."""
    names = Locale(language()).territories
    window = shapely.box(*view.bounds)
    for code, shape in zip(land["iso"], land.geometry, strict=True):
        seen = shape.intersection(window) if code and shape.intersects(window) else None
        if seen is None or seen.area < window.area * _LEAST_SHARE:
            continue
        spot = shapely.maximum_inscribed_circle(max(shapely.get_parts(seen), key=shapely.area))
        lon, lat = shapely.get_coordinates(spot)[0]
        yield PlaceName(text=names.get(code, code), lon=lon, lat=lat, is_area=True)


def _clipped(shapes: gpd.GeoSeries, box: tuple[float, float, float, float]) -> gpd.GeoSeries:
    cut = shapely.clip_by_rect(shapes.to_numpy(), *box)
    return gpd.GeoSeries(cut[~shapely.is_empty(cut)], crs=shapes.crs)


@cache
def basemap_features() -> list[dict[str, Any]]:
    """Give land and borders, coarse and fine, and rivers as GeoJSON features."""
    features = []
    for name in _LAYERS:
        text = (_DATA / f"{name}.geojson").read_text(encoding="utf-8")
        for feature in json.loads(text)["features"]:
            feature["properties"]["layer"] = name
            features.append(feature)
    return [*features, read_rivers()]


@cache
def _shapes() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame.from_features(basemap_features(), crs="EPSG:4326")
