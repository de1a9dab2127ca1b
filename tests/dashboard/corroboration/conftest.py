"""A few real places for made-up events."""

import pytest

from tests.dashboard.corroboration.reports import make_place


@pytest.fixture(scope="session")
def places():
    return {
        "base": make_place("base", lon=42.4412, lat=33.7856, radius_km=3, kind="air_base"),
        "field": make_place("field", lon=40.576, lat=35.104, radius_km=8, kind="oil_field"),
        "village": make_place(
            "village", lon=40.553, lat=35.085, radius_km=2, kind="coalition_base"
        ),
        "governorate": make_place("governorate", lon=40.2, lat=35.2, radius_km=90, kind="admin1"),
        "country": make_place("country", lon=38.5, lat=35.0, radius_km=350, kind="country"),
        "town": make_place("town", lon=40.4534, lat=35.0197, radius_km=4, kind="town"),
        "far": make_place("far", lon=44.2066, lat=15.3547, radius_km=9, kind="city"),
    }
