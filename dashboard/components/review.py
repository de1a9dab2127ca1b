"""Judge and correct the incident shown: confirm, reject, correct, relate, note, undo."""

import streamlit as st
from markupsafe import Markup

from dashboard.components.corrections import draw_corrections
from dashboard.components.deciding import act, analyst, keep_analyst, ledger, take_back
from dashboard.components.decision_words import action_words, signed
from dashboard.components.markup import draw, tag
from dashboard.components.relations import draw_relations
from dashboard.decisions import Note, Review
from dashboard.model import Incident, Mark, ReviewState
from dashboard.server.snapshot import Snapshot
from dashboard.translation import direction, msgid, tr

__all__ = ["draw_review", "state_markup"]

LONGEST_NOTE = 2_000
"""Code points of a note or reason."""

_STATES = {
    ReviewState.SUGGESTED: msgid("Not reviewed yet"),
    ReviewState.CONFIRMED: msgid("Confirmed"),
    ReviewState.REJECTED: msgid("Rejected"),
}


def draw_review(desk: Snapshot, incident: Incident) -> None:
    """Draw what was decided on an incident and what can be; nothing where it can't be kept."""
    if ledger() is None:
        return
    with st.container(key="review"):
        with st.container(horizontal=True, key="review-bar", vertical_alignment="center"):
            _draw_judgement(incident)
            _draw_menus(desk, incident)
        _draw_marks(incident)


def state_markup(incident: Incident) -> Markup:
    """Write the state as a sign and a word, with who judged; nothing where none can be kept."""
    if ledger() is None:
        return Markup("")
    judged = [mark for mark in incident.marks if mark.field == "review"]
    told = ""
    if judged and incident.review is not ReviewState.SUGGESTED:
        told = signed(judged[-1].who, judged[-1].when)
    return tag(
        "span",
        tag("b", tr(_STATES[incident.review])),
        tag("span", told, class_="ms-teller") if told else "",
        dir=direction(),
        class_=f"ms-state ms-state--{incident.review}",
    )


def _draw_judgement(incident: Incident) -> None:
    if incident.review is not ReviewState.SUGGESTED:
        if st.button(tr("Take back"), icon=":material/undo:", key="review-reopen"):
            _judge(incident, ReviewState.SUGGESTED, done=tr("Not reviewed yet"))
        return
    if st.button(tr("Confirm"), icon=":material/check:", type="primary", key="review-confirm"):
        _judge(incident, ReviewState.CONFIRMED, done=tr("Confirmed"))
    with st.popover(tr("Reject"), icon=":material/close:", key=_turn("reject", incident)):
        why = _reason("reject", incident)
        if st.button(tr("Reject the incident"), type="primary", key="review-reject"):
            _judge(incident, ReviewState.REJECTED, why=why, done=tr("Rejected"))


def _judge(incident: Incident, state: ReviewState, *, done: str, why: str = "") -> None:
    act(incident.id, Review(state=state), why=why, done=done)


def _draw_menus(desk: Snapshot, incident: Incident) -> None:
    with st.popover(tr("Correct"), key=_turn("correct", incident)):
        draw_corrections(incident)
    relate = st.popover(tr("Relate"), key=_turn("relate", incident), on_change="rerun")
    if relate.open:  # it looks at all incidents, so not at each click on the map
        with relate:
            draw_relations(desk, incident)
    with st.popover(tr("Note"), key=_turn("note", incident)):
        words = st.text_area(tr("Note"), max_chars=LONGEST_NOTE, key=_turn("note-words", incident))
        if st.button(tr("Add the note"), type="primary", key="note-add"):
            act(incident.id, Note(), why=words, done=tr("Noted"))
        _draw_name()


def _draw_name() -> None:
    name = st.text_input(tr("Decisions are signed by"), value=analyst(), key="note-analyst")
    keep_analyst(name)


def _reason(what: str, incident: Incident) -> str:
    return st.text_input(
        tr("Why"),
        placeholder=tr("optional"),
        max_chars=LONGEST_NOTE,
        key=_turn(f"why-{what}", incident),
    )


def _turn(what: str, incident: Incident) -> str:
    """Name a widget so that a decision closes its menu and empties its fields."""
    return f"{what}-{incident.id}-{len(incident.marks)}"


def _draw_marks(incident: Incident) -> None:
    """List the decisions that hold, each with its undo."""
    store = ledger()
    if not incident.marks or store is None:
        return
    made = {decision.id: decision for decision in store.decisions()}
    with st.container(key="review-marks"):
        for mark in reversed(incident.marks):
            with st.container(horizontal=True, vertical_alignment="center"):
                draw(_mark_markup(mark, action_words(made[mark.decision_id].action)))
                if st.button(tr("Undo"), key=f"undo-{mark.decision_id}", type="tertiary"):
                    take_back(made[mark.decision_id])


def _mark_markup(mark: Mark, words: str) -> Markup:
    return tag(
        "p",
        tag("b", tag("bdi", words)),
        " ",
        tag("bdi", mark.why),
        tag("span", signed(mark.who, mark.when), class_="ms-fact-note"),
        dir=direction(),
        class_="ms-mark",
    )
