"""The review page: what waits to be judged, what changed since the last brief, what was decided."""

import streamlit as st

from dashboard.components.changes import draw_changes
from dashboard.components.deciding import ledger
from dashboard.components.history import draw_history
from dashboard.components.markup import draw, tag
from dashboard.components.navigation import draw_bar
from dashboard.components.panel import draw_panel
from dashboard.components.waiting import count_waiting, draw_waiting, waiting
from dashboard.filters import Filter
from dashboard.model import ReviewState
from dashboard.selection import select, selected
from dashboard.server.snapshot import Snapshot
from dashboard.server.workspace import workspace
from dashboard.translation import direction, msgid, tr

__all__ = ["show"]

_VIEWS = {
    ReviewState.SUGGESTED: msgid("To review"),
    ReviewState.CONFIRMED: msgid("Confirmed"),
    ReviewState.REJECTED: msgid("Rejected"),
    "changes": msgid("Since the last brief"),
    "history": msgid("History"),
}


def show() -> None:
    """Draw the page."""
    desk = workspace().refresh()
    draw_bar()
    beside_list, beside_panel = st.columns([1, 1.3], gap="medium")
    with beside_list, st.container(key="queue"):
        view = _draw_switch(desk)
        current = _draw_list(desk, view)
    with beside_panel, st.container(key="panel"):
        if current is None:
            words = tr("Choose an incident to see its evidence.")
            draw(tag("p", words, dir=direction(), class_="ms-note"))
        else:
            draw_panel(desk, Filter(), current)


def _draw_switch(desk: Snapshot) -> str:
    counts = count_waiting(desk)
    view = st.segmented_control(
        tr("Show"),
        list(_VIEWS),
        format_func=lambda name: _label(name, counts),
        default=ReviewState.SUGGESTED,
        required=True,
        key="queue-view",
        label_visibility="collapsed",
    )
    return str(view)


def _label(name: str, counts: dict[ReviewState, int]) -> str:
    words = tr(_VIEWS[name])
    return f"{words} ({counts[ReviewState(name)]})" if name in set(ReviewState) else words


def _draw_list(desk: Snapshot, view: str) -> str | None:
    """Draw the list of a view and give the incident to show beside it."""
    current = selected(desk.incidents)
    if ledger() is None:
        words = tr("These records are only shown: decisions can't be kept.")
        draw(tag("p", words, dir=direction(), class_="ms-note"))
    if view == "changes":
        draw_changes(desk, current=current, on_pick=select)
    elif view == "history":
        draw_history(desk, on_pick=select)
    else:
        listed = waiting(desk, ReviewState(view))
        if current not in {one.id for one in listed}:
            current = listed[0].id if listed else None
        draw_waiting(listed, ReviewState(view), current=current, on_pick=select)
    return current
