"""The first page: map, time and list of what the filter leaves, and the incident selected."""

import streamlit as st

from dashboard.components.dock import draw_dock
from dashboard.components.failure import failure_markup
from dashboard.components.filter_bar import draw_filter_bar
from dashboard.components.keys import draw_help, listen
from dashboard.components.map import Click, draw_map
from dashboard.components.markup import draw
from dashboard.components.navigation import draw_navigation
from dashboard.components.panel import draw_panel
from dashboard.components.range_remark import map_rings
from dashboard.components.summary import count, counts_markup
from dashboard.errors import MarsadError
from dashboard.filters import Filter, address_of
from dashboard.selection import (
    chosen_filter,
    filtered_at,
    move,
    opened,
    rings_wanted,
    select,
    selected,
    use_interface_language,
    view,
)
from dashboard.server.prepared import prepared_script
from dashboard.server.snapshot import Snapshot
from dashboard.server.workspace import workspace
from dashboard.translation import language

__all__ = ["show"]


def show() -> None:
    """Draw the page."""
    try:
        desk = workspace().refresh()
    except MarsadError as error:
        draw(failure_markup(error))
        return
    chosen = chosen_filter()
    if at := filtered_at():
        workspace().drawings.wait(chosen, since=at)
    with st.container(horizontal=True, key="bar", vertical_alignment="center"):
        counted = count(desk.facets, desk.kept(chosen))
        draw(counts_markup(counted, total=len(desk.facets), articles=len(desk.articles)))
        draw_navigation()
        draw_filter_bar(desk.facets)
    _stage(desk, chosen)


@st.fragment
def _stage(desk: Snapshot, chosen: Filter) -> None:
    """Draw map, dock and panel; a click reruns only this."""
    if chosen_filter() != chosen:  # changed on the timeline, and the bar above tells it too
        st.rerun()
    use_interface_language()
    incident = selected(desk)
    beside_map, beside_panel = st.columns([1.75, 1], gap="small")
    # the words first: a click waits for them, and the map has marked the choice by itself
    with beside_panel, st.container(key="panel"):
        draw_panel(desk, chosen, incident)
    with beside_map, st.container(key=f"stage-{view()}"):
        draw_map(
            script=prepared_script(language()),
            home=desk.bounds,
            query=address_of(chosen),
            revision=desk.revision,
            selected=incident,
            selected_at=desk.places_of(incident),
            rings=map_rings(desk.incidents.get(incident or "")) if rings_wanted() else (),
            on_click=_clicked,
        )
        draw_dock(desk, chosen, incident)
    shown = f"{incident} {opened(desk.articles)}"
    listen(lambda key: _pressed(key, desk), shown=shown)


def _clicked(click: Click) -> None:
    select(click.ids[0], among=click.ids)


def _pressed(key: str, desk: Snapshot) -> None:
    if key == "help":
        draw_help()
    elif key == "back":
        select(None)
    else:
        move(desk.found_ids(chosen_filter()), forward=key == "next")
