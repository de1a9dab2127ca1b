"""
The map as folium builds it: options, panes, basemap, incident layer, scale and legend.

Only the frame is built here; its layers fetch their data from our own addresses, so that the
script is the same on every rerun and the map is never built anew.
"""

from functools import cache
from typing import Any

import folium
from branca.element import Figure, MacroElement
from folium.map import CustomPane
from folium.template import Template

from dashboard.map_view.symbols import HIDDEN_AT_FIRST, SYMBOLS, Mark
from dashboard.translation import Language, direction, tr

__all__ = ["MAP_ID", "map_script"]

MAP_ID = "map_marsad"
"""Id of the map's element and its script variable, fixed so that the script never changes."""

MIN_ZOOM, MAX_ZOOM = 3, 18

_CENTRE = (33.5, 43.0)
"""Latitude and longitude shown where there is no incident; folium takes latitude first."""

_PANES = {
    "backdrop": 140,
    "basemap": 150,
    "rivers": 160,
    "borders": 170,
    "online": 180,
    "labels": 350,
}
"""Stacking order of what lies under the incidents; Leaflet's own overlays start at 400."""


class _Layer(MacroElement):
    """One call of our map code, `Marsad.NAME(map, options)`, in folium's script."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            Marsad.{{ this.call }}({{ this._parent.get_name() }}, {{ this.settings|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, call: str, **settings: Any) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Layer"
        self.call = call
        self.settings = settings


@cache
def map_script(
    language: Language, *, basemap_url: str, towns_url: str, with_tools: bool = True
) -> str:
    """
    Render the map's script.

    Parameters
    ----------
    language
        Of the map's words; the one in use, which the cache can't see for itself.
    basemap_url
        Where the basemap's GeoJSON is.
    towns_url
        Where the names of towns and sites are.
    with_tools
        Whether to have the tools that ask the server: search, coordinates, measuring, rings, and
        the online map.

    Returns
    -------
    str
        JavaScript that leaves the map in a variable named `MAP_ID`; it needs Leaflet as `L`.
    """
    frame = folium.Map(
        location=_CENTRE,
        zoom_start=6,
        tiles=None,
        zoom_control=False,
        control_scale=False,
        attribution_control=False,
        # in Leaflet's spelling: without tiles folium does not pass its own on
        minZoom=MIN_ZOOM,
        maxZoom=MAX_ZOOM,
        zoom_snap=0.25,
        zoom_delta=0.5,
        wheel_px_per_zoom_level=110,
        world_copy_jump=True,
    )
    prefix, _, name = MAP_ID.partition("_")
    frame._name, frame._id = prefix, name  # noqa: SLF001 - folium has no public way to fix the id
    for pane, z_index in _PANES.items():
        made = CustomPane(pane, z_index=z_index, pointer_events=False)
        made._id = pane  # noqa: SLF001 - as above: the same script in every process
        made.add_to(frame)
    _Layer("basemap", url=basemap_url, towns=towns_url, language=language).add_to(frame)
    _Layer("incidents", symbols=_symbols(), hidden=sorted(HIDDEN_AT_FIRST), words=_words()).add_to(
        frame
    )
    _Layer("furniture", symbols=_symbols(), words=_words()).add_to(frame)
    if with_tools:
        _Layer("online", words=_words()).add_to(frame)
        _Layer("tools", words=_words(), language=language).add_to(frame)
    root = frame.get_root()
    root.render()
    assert isinstance(root, Figure)
    return str(root.script.render())


def _symbols() -> dict[str, dict[str, str]]:
    return {
        str(mark): {
            "path": symbol.path,
            "detail": symbol.detail,
            "fill": symbol.fill,
            "stroke": symbol.stroke,
            "meaning": tr(symbol.meaning),
        }
        for mark, symbol in SYMBOLS.items()
    }


def _words() -> dict[str, str]:
    """Give the fixed words that the map shows; nothing else on it is language."""
    return {
        "direction": direction(),
        "failed": tr("The incidents could not be loaded. Is Marsad still running?"),
        "legend": tr("Legend"),
        "launch_arc": tr("From launch point to target"),
        "answer_arc": tr("From attack to the answer it drew"),
        "area": tr("Area that contains the place"),
        "group": tr("Several here: click to list them"),
        "layers": tr("Show"),
        "areas": tr("Uncertainty"),
        "towns": tr("Towns"),
        "background": tr("Earlier history"),
        "mention": tr("Places only named"),
        "north": tr("North is up"),
        "north_letter": tr("N"),
        "km": tr("{n} km", n="{n}"),
        "m": tr("{n} m", n="{n}"),
        "zoom_in": tr("Zoom in"),
        "zoom_out": tr("Zoom out"),
        "home": tr("Show everything"),
        "go_to": tr("Go to a place or coordinates"),
        "not_found": tr("No place of this name"),
        "notation": tr("Position; click for another notation"),
        "measure": tr("Measure a distance"),
        "borders": tr("Borders: Natural Earth, as controlled, not as claimed"),
        "online": tr("Online map"),
        "online_warning": tr("Leaves this machine: {host} learns which places you look at."),
        "online_failed": tr("{host} gave no map. The offline map stays."),
        **{f"n_{mark}": tr(symbol.meaning) for mark, symbol in SYMBOLS.items() if mark in Mark},
    }
