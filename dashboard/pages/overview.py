"""The first page: the map, and beside it the incident that is selected."""

import streamlit as st

from dashboard.components.map import Click, draw_map
from dashboard.components.markup import draw
from dashboard.components.panel import draw_panel
from dashboard.components.summary import counts
from dashboard.map_view.folium_map import map_script
from dashboard.selection import select, selected
from dashboard.server.workspace import Workspace, workspace
from dashboard.translation import language

__all__ = ["show"]


def show() -> None:
    """Draw the page."""
    desk = workspace()
    desk.refresh()
    draw(counts(desk.incidents.values(), articles=len(desk.articles)))
    _stage(desk)


@st.fragment
def _stage(desk: Workspace) -> None:
    """Draw map and panel; a click reruns only this."""
    chosen = selected(desk.incidents.keys() | desk.mentions.keys())
    beside_map, beside_panel = st.columns([1.75, 1], gap="small")
    with beside_map, st.container(key="map-column"):
        draw_map(
            script=map_script(
                language(), basemap_url="/api/basemap.json", towns_url="/api/towns.json"
            ),
            home=desk.bounds,
            query="",
            revision=desk.revision,
            selected=chosen,
            selected_at=desk.places_of(chosen),
            on_click=_clicked,
        )
    with beside_panel, st.container(key="panel"):
        draw_panel(desk, chosen)


def _clicked(click: Click) -> None:
    select(click.ids[0], among=click.ids)
