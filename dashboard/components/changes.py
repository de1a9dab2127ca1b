"""What is new, changed and gone since the last brief."""

from collections.abc import Callable, Iterable

import streamlit as st

from dashboard.components.cards import CardGroup, draw_cards
from dashboard.components.deciding import analyst, ledger
from dashboard.components.decision_words import moment_words
from dashboard.components.markup import draw, tag
from dashboard.model import Incident
from dashboard.server.snapshot import Snapshot
from dashboard.store import Repository
from dashboard.translation import counted, direction, tr

__all__ = ["draw_changes"]


def draw_changes(desk: Snapshot, *, current: str | None, on_pick: Callable[[str], None]) -> None:
    """List the changes since the last brief; a click on one calls `on_pick` with its id."""
    store = ledger()
    if store is None:
        return
    moment = store.last_brief()
    if moment is None:
        words = tr("No brief has been made yet. Mark one, and what changes after it is told here.")
    else:
        words = tr("Since the brief of {when}", when=moment_words(moment))
    draw(tag("p", words, dir=direction(), class_="ms-note"))
    if st.button(tr("Mark a brief now"), icon=":material/flag:", key="mark-brief"):
        store.mark_brief(who=analyst())
        st.rerun()
    if moment is not None:
        _draw_lists(desk, store, current=current, on_pick=on_pick)


def _draw_lists(
    desk: Snapshot, store: Repository, *, current: str | None, on_pick: Callable[[str], None]
) -> None:
    moment = store.last_brief()
    assert moment is not None
    changes = store.since(moment)
    groups = (
        CardGroup(incidents=_known(desk, changes.new), heading=tr("New")),
        CardGroup(incidents=_known(desk, changes.changed), heading=tr("Changed")),
        CardGroup(
            incidents=_known(desk, [after for _, after in changes.gone]),
            heading=tr("Gone into another incident"),
        ),
    )
    lost = sum(not after for _, after in changes.gone)
    if any(group.incidents for group in groups):
        draw_cards(groups, on_pick=on_pick, key="change-cards", current=current)
    elif not lost:
        draw(tag("p", tr("Nothing has changed."), dir=direction(), class_="ms-note"))
    if lost:
        told = counted("{n} incident is gone", "{n} incidents are gone", lost)
        draw(tag("p", told, dir=direction(), class_="ms-note"))


def _known(desk: Snapshot, ids: Iterable[str]) -> tuple[Incident, ...]:
    known = dict.fromkeys(one for one in ids if one in desk.incidents)
    return tuple(desk.incidents[one] for one in known)
