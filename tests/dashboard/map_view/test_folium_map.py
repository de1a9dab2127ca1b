import re

from dashboard.map_view.folium_map import MAP_ID, map_script
from dashboard.map_view.symbols import SYMBOLS

ADDRESSES = {"basemap_url": "/api/basemap.json", "towns_url": "/api/towns.json"}


def test_the_script_builds_the_map_under_its_fixed_name():
    script = map_script("en", **ADDRESSES)
    assert f"var {MAP_ID} = L.map(" in script
    assert '"maxZoom": 18' in script
    assert "L.tileLayer" not in script


def test_the_script_names_no_other_host():
    assert re.findall(r"https?://", map_script("en", **ADDRESSES)) == []


def test_the_script_never_changes():
    first = map_script("en", **ADDRESSES)
    map_script.cache_clear()
    second = map_script("en", **ADDRESSES)
    assert _without_ids(first) == _without_ids(second)


def test_every_symbol_is_explained():
    script = map_script("en", **ADDRESSES)
    for symbol in SYMBOLS.values():
        assert symbol.meaning in script


def _without_ids(script):
    """folium gives its panes random names; they stay inside the script."""
    return re.sub(r"_[0-9a-f]{32}", "", script)
