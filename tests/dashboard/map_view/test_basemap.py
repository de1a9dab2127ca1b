import json
from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape

import dashboard
from dashboard.map_view.extent import REGION

FOLDER = Path(dashboard.__file__).parent / "data" / "basemap"
KM_PER_DEGREE = 111


@pytest.fixture(scope="module")
def region():
    return json.loads((FOLDER / "region.geojson").read_text(encoding="utf-8"))["features"]


def _land(features, iso):
    return next(shape(f["geometry"]) for f in features if f["properties"].get("iso") == iso)


def test_size_is_what_the_design_allows():
    assert 350 <= (FOLDER / "region.geojson").stat().st_size / 1024 <= 525


def test_every_polygon_is_valid_and_inside_the_region(region):
    box = shapely.box(*REGION).buffer(0.001)
    for feature in region:
        geometry = shape(feature["geometry"])
        assert geometry.is_valid, feature["properties"]
        assert box.covers(geometry), feature["properties"]


@pytest.mark.parametrize(
    ("name", "iso", "lon", "lat"),
    [
        ("Baghdad", "IQ", 44.37, 33.31),
        ("Ramadi", "IQ", 43.31, 33.42),
        ("Deir ez-Zor", "SY", 40.14, 35.34),
        ("Al-Tanf base", "SY", 38.617, 33.506),
        ("Tower 22", "JO", 38.709, 33.314),
        ("Beirut", "LB", 35.51, 33.88),
        ("Sanaa", "YE", 44.21, 15.35),
        ("Tehran", "IR", 51.42, 35.69),
    ],
)
def test_places_near_borders_lie_in_their_country(region, name, iso, lon, lat):
    assert _land(region, iso).contains(shapely.Point(lon, lat)), name


def test_borders_pass_where_the_crossings_are(region):
    border = next(shape(f["geometry"]) for f in region if f["properties"]["kind"] == "border")
    for lon, lat in [(40.949, 34.413), (42.380, 37.110)]:  # al-Qaim, Faysh Khabur
        assert border.distance(shapely.Point(lon, lat)) * KM_PER_DEGREE < 4


def test_labels_lie_in_their_country(region):
    for feature in region:
        if feature["properties"]["kind"] == "land":
            label = shapely.Point(feature["properties"]["label"])
            assert shape(feature["geometry"]).distance(label) < 0.02
