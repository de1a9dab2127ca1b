"""Incidents over time, in lanes of launches, attacks and answers, with a brush for the dates."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from dashboard.components.narration import title_of
from dashboard.components.sealing import sealed
from dashboard.components.symbols import symbol_uri
from dashboard.components.wording import date_words
from dashboard.facets import NO_DAY, Facets, Mask
from dashboard.filters import Filter
from dashboard.map_view.symbols import ROLE_MARKS, Mark
from dashboard.model import Incident, IncidentLink, LinkKind, Role
from dashboard.translation import language, tr

__all__ = ["MOST_EVENTS", "draw_timeline", "timeline_bins", "timeline_events"]

MOST_EVENTS = 400
"""Incidents drawn one by one; more are drawn as bars."""

BINS = 160

_LANES = {
    Role.ATTACK: "attack",
    Role.THWARTED: "attack",
    Role.RETALIATION: "retaliation",
    Role.STRIKE: "retaliation",
}
"""Earlier history has no lane: it would stretch the axis over years of nothing."""

_LANE_NAMES = ("attack", "retaliation")
_LANE_CODES = {role: 1 + _LANE_NAMES.index(name) for role, name in _LANES.items()}

_SCRIPT = (Path(__file__).parent / "assets" / "timeline.js").read_text(encoding="utf-8")


@cache
def _component() -> Any:
    return st.components.v2.component(
        "marsad_timeline",
        html='<div class="ms-timeline-host"></div>',
        js=_SCRIPT,
        isolate_styles=False,
    )


def draw_timeline(
    content: dict[str, Any],
    chosen: Filter,
    *,
    selected: str | None,
    on_pick: Callable[[str], None],
    on_brush: Callable[[date, date], None],
    key: str = "timeline",
) -> None:
    """
    Draw the timeline.

    Parameters
    ----------
    content
        From `timeline_events` or `timeline_bins`.
    chosen
        Its dates are shown as the brush.
    on_pick, on_brush
        Called with an incident's id, or with the first and last day chosen.
    """

    def picked() -> None:
        if told := st.session_state[key].get("picked"):
            on_pick(str(told["id"]))

    def brushed() -> None:
        if told := st.session_state[key].get("brush"):
            first, last = sorted(int(told[end]) for end in ("from", "to"))
            on_brush(date.fromordinal(max(1, first)), date.fromordinal(max(1, last)))

    _component()(
        key=key,
        data=sealed(
            {
                **content,
                "selected": selected,
                "from": chosen.first_day.toordinal() if chosen.first_day else None,
                "to": chosen.last_day.toordinal() if chosen.last_day else None,
                "language": language(),
                "signs": {mark: symbol_uri(mark) for mark in Mark},
                "words": {
                    "launch": tr("Launches"),
                    "attack": tr("Attacks"),
                    "retaliation": tr("Answers"),
                },
            }
        ),
        default={"picked": None, "brush": None},
        on_picked_change=picked,
        on_brush_change=brushed,
    )


def timeline_events(
    incidents: Sequence[Incident], links: Sequence[IncidentLink]
) -> dict[str, Any] | None:
    """Lay out incidents one by one with the links between them; `None` where none is dated."""
    events = [
        event
        for incident in incidents
        if incident.date and incident.role in _LANES
        for event in _events(incident)
    ]
    if not events:
        return None
    events.sort(key=lambda event: (event["first"], event["id"]))
    fired = [
        [f"launch {one['id']}", f"attack {one['id']}", "launch"]
        for one in events
        if one["lane"] == "launch"
    ]
    answers = [
        [f"attack {link.target_id}", f"retaliation {link.source_id}", "answer"]
        for link in links
        if link.kind is LinkKind.RETALIATION
    ]
    span = [min(one["first"] for one in events), max(one["last"] for one in events)]
    return {"events": events, "links": fired + answers, "span": span, "bins": None}


def _events(incident: Incident) -> list[dict[str, Any]]:
    assert incident.date is not None
    own = {
        "id": incident.id,
        "lane": _LANES[incident.role],
        "mark": ROLE_MARKS[incident.role],
        "first": incident.date.start.toordinal(),
        "last": incident.date.end.toordinal(),
        "title": f"{title_of(incident)} · {date_words(incident.date)}",
    }
    if incident.launch is None:
        return [own]
    return [own, own | {"lane": "launch", "mark": Mark.LAUNCH}]


def timeline_bins(facets: Facets, kept: Mask) -> dict[str, Any] | None:
    """Count many incidents by lane and span of days; `None` where none is dated."""
    lane = np.array([_LANE_CODES.get(role, 0) for role in Role], dtype=np.uint8)[facets.role]
    rows = np.flatnonzero(kept & (facets.first_day != NO_DAY) & (lane != 0))
    if not len(rows):
        return None
    days, lanes = facets.first_day[rows], lane[rows]
    first, last = int(days.min()), int(facets.last_day[rows].max())
    width = max(1, -(-(last + 1 - first) // BINS))
    slots = (days - first) // width
    count = int(slots.max()) + 1
    tallies = {
        name: np.bincount(slots[lanes == code], minlength=count)
        for code, name in enumerate(_LANE_NAMES, start=1)
    }
    tallies["launch"] = np.bincount(slots[facets.launched[rows]], minlength=count)
    bins = [
        {"first": first + i * width, "last": first + (i + 1) * width - 1}
        | {lane: int(tally[i]) for lane, tally in tallies.items() if tally[i]}
        for i in range(count)
    ]
    return {"events": [], "links": [], "span": [first, last], "bins": bins}
