"""What lies below the map: the timeline or the table, of exactly what the filter leaves."""

from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard.components.markup import draw, tag
from dashboard.components.table import MOST_ROWS, draw_table
from dashboard.components.timeline import (
    MOST_EVENTS,
    draw_timeline,
    timeline_bins,
    timeline_events,
)
from dashboard.filters import Filter
from dashboard.selection import chosen_filter, select, set_filter, set_view, view
from dashboard.server.snapshot import Snapshot
from dashboard.translation import direction, tr

__all__ = ["draw_dock"]


def draw_dock(desk: Snapshot, chosen: Filter, selected: str | None) -> None:
    """Draw the switch and what it shows."""
    words = {"timeline": tr("Timeline"), "table": tr("Table"), "none": tr("Map only")}
    st.session_state["dock-view"] = view()
    with st.container(horizontal=True, key="dock-bar"):
        st.segmented_control(
            tr("Below the map"),
            list(words),
            format_func=lambda name: words[name],
            key="dock-view",
            on_change=_switch,
            label_visibility="collapsed",
        )
        if chosen.first_day or chosen.last_day:
            st.button(tr("All dates"), on_click=_brush, args=(None, None), key="all-dates")
    if view() == "timeline":
        _draw_timeline(desk, chosen, selected)
    elif view() == "table":
        draw_table(desk.newest(chosen, MOST_ROWS), on_pick=select)


def _switch() -> None:
    set_view(st.session_state["dock-view"] or view())


def _brush(first: date | None, last: date | None) -> None:
    set_filter(replace(chosen_filter(), first_day=first, last_day=last))


def _draw_timeline(desk: Snapshot, chosen: Filter, selected: str | None) -> None:
    """Draw all that the filter leaves but for its dates, which are the brush."""
    undated = replace(chosen, first_day=None, last_day=None)
    kept = desk.kept(undated)
    if kept.sum() <= MOST_EVENTS:
        content = timeline_events(desk.newest(undated, MOST_EVENTS), desk.links)
    else:
        content = timeline_bins(desk.facets, kept)
    if content is None:
        draw(tag("p", tr("Nothing with a date to show"), dir=direction(), class_="ms-note"))
        return
    draw_timeline(content, chosen, selected=selected, on_pick=select, on_brush=_brush)
