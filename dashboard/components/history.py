"""All decisions ever made, newest first, each with its undo."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from dashboard.components.deciding import ledger, take_back
from dashboard.components.decision_words import action_words, signed
from dashboard.components.markup import draw, tag
from dashboard.components.narration import title_of
from dashboard.decisions import Decision, Undo, effective
from dashboard.model import Incident
from dashboard.server.snapshot import Snapshot
from dashboard.translation import direction, tr

__all__ = ["draw_history"]

MOST_SHOWN = 200
"""Decisions listed; the store keeps all."""


def draw_history(desk: Snapshot, *, on_pick: Callable[[str], None]) -> None:
    """List the decisions; `on_pick` is called with the incident of the one chosen."""
    store = ledger()
    made = store.decisions() if store else ()
    if store is None or not made:
        draw(tag("p", tr("Nothing has been decided yet."), dir=direction(), class_="ms-note"))
        return
    held = {decision.id for decision in effective(made)}
    orphaned = {decision.id for decision in store.outcome().orphaned}
    for decision in tuple(reversed(made))[:MOST_SHOWN]:
        state = _state(decision, held, orphaned)
        incident = desk.incidents.get(decision.subject.incident_id)
        with st.container(key=f"decision-{decision.id}"):
            draw(_decision_markup(decision, incident, state))
            with st.container(horizontal=True, key=f"decision-bar-{decision.id}"):
                _draw_buttons(decision, incident, is_held=decision.id in held, on_pick=on_pick)


def _draw_buttons(
    decision: Decision,
    incident: Incident | None,
    *,
    is_held: bool,
    on_pick: Callable[[str], None],
) -> None:
    if incident is not None:
        st.button(
            tr("Show"),
            on_click=on_pick,
            args=(incident.id,),
            type="tertiary",
            key=f"show-{decision.id}",
        )
    if is_held and st.button(tr("Undo"), type="tertiary", key=f"take-back-{decision.id}"):
        take_back(decision)


def _state(decision: Decision, held: set[str], orphaned: set[str]) -> str:
    if decision.id in orphaned:
        return tr("Without effect: its incident can't be found any more")
    if isinstance(decision.action, Undo) or decision.id in held:
        return ""
    return tr("Undone")


def _decision_markup(decision: Decision, incident: Incident | None, state: str) -> Markup:
    title = title_of(incident) if incident else ""
    return tag(
        "article",
        tag("p", tag("b", action_words(decision.action)), class_="ms-mark"),
        tag("p", tag("bdi", title), class_="ms-note") if title else "",
        tag("p", tag("bdi", decision.why), class_="ms-note") if decision.why else "",
        tag("p", signed(decision.who, decision.when), class_="ms-fact-note"),
        tag("p", state, class_="ms-fact-note") if state else "",
        dir=direction(),
        class_="ms-decision ms-decision--gone" if state else "ms-decision",
    )
