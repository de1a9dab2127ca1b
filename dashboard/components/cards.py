"""Lists of incidents to choose from, as a small component that reports the id chosen."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.components.narration import title_of
from dashboard.components.sealing import sealed
from dashboard.components.symbols import symbol_uri
from dashboard.components.wording import ROLES, date_words
from dashboard.map_view.symbols import ROLE_MARKS
from dashboard.model import Incident
from dashboard.translation import direction, tr

__all__ = ["CardGroup", "draw_cards"]

_SCRIPT = (Path(__file__).parent / "assets" / "cards.js").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardGroup:
    """
    Incidents under one heading.

    Attributes
    ----------
    notes
        A remark per incident, or nothing.
    """

    incidents: tuple[Incident, ...]
    heading: str = ""
    notes: tuple[str, ...] = ()


@cache
def _component() -> Any:
    return st.components.v2.component(
        "marsad_cards", html='<div class="ms-cards"></div>', js=_SCRIPT, isolate_styles=False
    )


def draw_cards(
    groups: tuple[CardGroup, ...],
    *,
    on_pick: Callable[[str], None],
    key: str,
    current: str | None = None,
) -> None:
    """
    List incidents; a click calls `on_pick` with the id, before the page is drawn.

    Parameters
    ----------
    groups
        In order; an empty one is left out.
    key
        Unique on the page.
    current
        Id of the incident that is shown as chosen.
    """

    def report() -> None:
        picked = st.session_state[key].get("picked")
        if picked:
            on_pick(str(picked["id"]))

    _component()(
        key=key,
        data=sealed(
            {
                "direction": direction(),
                "groups": [_group(group, current) for group in groups if group.incidents],
            }
        ),
        default={"picked": None},
        on_picked_change=report,
    )


def _group(group: CardGroup, current: str | None) -> dict[str, Any]:
    notes = group.notes or ("",) * len(group.incidents)
    return {
        "heading": group.heading,
        "items": [
            _card(incident, note, current=incident.id == current)
            for incident, note in zip(group.incidents, notes, strict=True)
        ],
    }


def _card(incident: Incident, note: str, *, current: bool) -> dict[str, Any]:
    return {
        "id": incident.id,
        "sign": symbol_uri(ROLE_MARKS[incident.role]),
        "kind": tr(ROLES[incident.role]),
        "title": title_of(incident),
        "meta": date_words(incident.date),
        "note": note,
        "current": current,
    }
