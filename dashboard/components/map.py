"""The map component: hosts folium's map once and reports clicks as incident ids."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.components.sealing import sealed
from dashboard.filters import FILTER_NAMES
from dashboard.server.assets import bundle

__all__ = ["Click", "MapRing", "draw_map"]

_HOST = (Path(__file__).parent / "assets" / "host.js").read_text(encoding="utf-8")

_HTML = '<div class="marsad-map" role="application"><div class="marsad-map-canvas"></div></div>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Click:
    """Incidents under the symbol that was clicked, newest first."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRing:
    """A circle round a place, with words from our own tables."""

    lon: float
    lat: float
    radius_m: float
    label: str


@cache
def _component() -> Any:
    return st.components.v2.component(
        "marsad_map", html=_HTML, js=_HOST, css="", isolate_styles=False
    )


def draw_map(
    *,
    script: str,
    home: tuple[float, float, float, float] | None,
    query: str,
    revision: int,
    selected: str | None,
    selected_at: tuple[tuple[float, float], ...],
    rings: tuple[MapRing, ...],
    on_click: Callable[[Click], None],
    key: str = "map",
) -> None:
    """
    Show the map; on a rerun only what changed reaches it.

    Parameters
    ----------
    script
        From `dashboard.server.prepared.prepared_script`.
    home
        West, south, east, north of all symbols, shown first and by the home button.
    query
        The filters as a query string for `/api/view`; a change of it redraws the map, which then
        reads the page's address.
    revision
        Of the records; a new one makes the map fetch its view again.
    selected
        Id of the incident to mark, if any.
    selected_at
        Lon-lat of its symbols, so that the map can bring them into view.
    rings
        Range rings to draw.
    on_click
        Called with what was clicked, before the page is drawn.
    """

    def report() -> None:
        clicked = st.session_state[key].get("clicked")
        if clicked:
            on_click(Click(ids=tuple(str(i) for i in clicked["ids"])))

    _component()(
        key=key,
        data=sealed(
            {
                "bundle": f"/assets/bundle.js?{bundle().digest}",
                "script": script,
                "home": home,
                "query": query,
                "filters": FILTER_NAMES,
                "revision": revision,
                "selected": selected,
                "selectedAt": [list(at) for at in selected_at],
                "rings": [asdict(ring) for ring in rings],
            }
        ),
        default={"clicked": None},
        on_clicked_change=report,
        height="stretch",
    )
