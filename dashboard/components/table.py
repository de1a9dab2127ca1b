"""The incidents as a table; choosing a row selects the incident."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import streamlit as st

from dashboard.components.wording import (
    ATTRIBUTIONS,
    ROLES,
    TYPES,
    count_words,
    date_words,
    place_name,
)
from dashboard.model import Attribution, Basis, Incident
from dashboard.provenance import basis_of
from dashboard.translation import direction, msgid, named, tr

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["MOST_ROWS", "draw_table", "incident_frame"]

MOST_ROWS = 2_000
"""Rows sent to the browser, newest first; the exports hold all."""


_WIDTHS_PX = {
    msgid("Date"): 240,
    msgid("How many"): 110,
    msgid("Killed"): 110,
    msgid("Wounded"): 110,
    msgid("By whom"): 190,
}
"""Room for "at least" and "inferred", which must never be cut off what they qualify."""


def incident_frame(incidents: Sequence[Incident]) -> "pd.DataFrame":
    """Write incidents as a frame of words, one row each, in the order given."""
    import pandas as pd  # noqa: PLC0415 - a third of a second that the map need not wait for

    return pd.DataFrame(
        {
            tr("Date"): [_day(one) for one in incidents],
            tr("Kind of event"): [tr(ROLES[one.role]) for one in incidents],
            tr("Means"): [tr(TYPES[one.event_type]) for one in incidents],
            tr("Place"): [place_name(one.location) if one.location else "" for one in incidents],
            tr("How many"): [_told(one.munition_count) for one in incidents],
            tr("Killed"): [_told(one.killed) for one in incidents],
            tr("Wounded"): [_told(one.wounded) for one in incidents],
            tr("By whom"): [_doer(one) for one in incidents],
            tr("Attribution"): [_attribution(one) for one in incidents],
            tr("Articles"): [len(one.article_ids) for one in incidents],
            tr("Origins"): [len(one.origins) for one in incidents],
            tr("Grade"): [f"{one.credibility.source}{one.credibility.claim}" for one in incidents],
            tr("Accounts differ"): [bool(one.conflicts) for one in incidents],
        }
    )


def _day(incident: Incident) -> str:
    """Write when it was, and say where no text states the day."""
    words = date_words(incident.date)
    is_inferred = basis_of(incident, "date") is Basis.INFERRED
    return tr("{value}, inferred", value=words) if is_inferred else words


def _doer(incident: Incident) -> str:
    """Name who did it, and say where no text does."""
    actor = named(incident.perpetrator) if incident.perpetrator else ""
    inferred = actor and incident.perpetrator_basis is Basis.INFERRED
    return tr("{actor} (inferred)", actor=actor) if inferred else actor


def _attribution(incident: Incident) -> str:
    """Tell what is said of who did it; empty where nobody is named and nothing is said."""
    silent = incident.perpetrator is None and incident.attribution is Attribution.UNKNOWN
    return "" if silent else tr(ATTRIBUTIONS[incident.attribution])


def _told(value: object) -> str:
    return count_words(value) if value is not None else ""  # type: ignore[arg-type]


def _columns(frame: "pd.DataFrame") -> Mapping[str, Any]:
    """
    Give words that tell a doubt their room, and let every cell begin where reading does.

    The grid takes its widths from the first rows alone, and figures for text from the left.
    """
    widths = {tr(name): width for name, width in _WIDTHS_PX.items()}
    side: Literal["right"] | None = "right" if direction() == "rtl" else None
    return {
        name: st.column_config.Column(alignment=side, width=widths.get(name))
        for name in frame.columns
        if frame[name].dtype != bool
    }


def _picked_row(selection: Mapping[str, Any]) -> int | None:
    """Give the row of the cell or of the box that was clicked: both mean the incident."""
    cells = selection.get("cells") or ()
    rows = selection.get("rows") or ()
    if cells:
        return int(cells[0][0])
    return int(rows[0]) if rows else None


def draw_table(
    incidents: Sequence[Incident], *, on_pick: Callable[[str], None], key: str = "table"
) -> None:
    """Draw incidents in the order given; a chosen row calls `on_pick` with its id."""
    listed = tuple(incidents)

    def picked() -> None:
        row = _picked_row(st.session_state[key]["selection"])
        if row is not None and row < len(listed):
            on_pick(listed[row].id)

    frame = incident_frame(listed)
    st.dataframe(
        frame,
        key=key,
        column_config=_columns(frame),
        height=176,
        hide_index=True,
        selection_mode=["single-row", "single-cell"],
        on_select=picked,
    )
