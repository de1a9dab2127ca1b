import shapely
from shapely.geometry import shape

from dashboard.map_view.extent import REGION
from dashboard.map_view.rivers import SHORTEST_DEG, read_rivers

KM_PER_DEGREE = 111


def test_rivers_lie_in_the_region_and_none_is_a_stub():
    rivers = shape(read_rivers()["geometry"])
    assert shapely.box(*REGION).buffer(6).covers(rivers)
    assert min(line.length for line in rivers.geoms) >= SHORTEST_DEG * 0.99


def test_the_euphrates_and_the_tigris_pass_their_towns():
    rivers = shape(read_rivers()["geometry"])
    for lon, lat in [(40.45, 35.02), (42.83, 33.64), (44.39, 33.33), (43.13, 36.34)]:
        assert rivers.distance(shapely.Point(lon, lat)) * KM_PER_DEGREE < 8
