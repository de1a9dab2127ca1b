from dashboard.map_view.towns import SITE_ZOOM, label_rows
from gazetteer.model import Place, PlaceKind, Point


def _place(name, kind=PlaceKind.CITY, population=0, lon=44.0, lat=33.0):
    return Place(
        id=f"test:{name}",
        name_en=name,
        name_ar=None,
        kind=kind,
        point=Point(lon=lon, lat=lat),
        uncertainty_m=1000.0,
        population=population,
    )


def test_larger_towns_are_labelled_from_farther_away():
    rows = label_rows([_place("Small", population=9_000), _place("Great", population=2_000_000)])
    assert [(row[3], row[2]) for row in rows] == [("Great", 5.0), ("Small", 9.0)]


def test_sites_are_labelled_when_looked_at_closely():
    (row,) = label_rows([_place("Field", PlaceKind.OIL_FIELD)])
    assert row == (44.0, 33.0, SITE_ZOOM, "Field", "")


def test_countries_and_rivers_are_not_towns():
    assert label_rows([_place("Land", PlaceKind.COUNTRY), _place("Water", PlaceKind.RIVER)]) == []


def test_far_away_only_great_towns_count():
    far = {"lon": -70.0, "lat": -33.0}
    assert label_rows([_place("Hamlet", population=500, **far)]) == []
    assert label_rows([_place("Metropolis", population=5_000_000, **far)])[0][2] == 4.5
