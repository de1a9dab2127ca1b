"""The incidents that wait for review, least certain first, and those that were judged."""

from collections.abc import Callable

import numpy as np

from dashboard.components.cards import CardGroup, draw_cards
from dashboard.components.doubts import doubts
from dashboard.components.markup import draw, tag
from dashboard.decisions import by_doubt
from dashboard.model import Incident, ReviewState
from dashboard.server.snapshot import Snapshot
from dashboard.translation import direction, msgid, tr

__all__ = ["count_waiting", "draw_waiting", "waiting"]

MOST_CARDS = 200
"""Incidents listed at once; judging one brings the next."""

_STATES: dict[ReviewState, str] = {
    ReviewState.SUGGESTED: msgid("To review"),
    ReviewState.CONFIRMED: msgid("Confirmed"),
    ReviewState.REJECTED: msgid("Rejected"),
}


def waiting(desk: Snapshot, state: ReviewState) -> tuple[Incident, ...]:
    """Give the incidents in a state of review, least certain first."""
    rows = np.flatnonzero(desk.facets.review == list(ReviewState).index(state))
    return by_doubt(desk.incidents[i.decode()] for i in desk.facets.ids[rows])


def count_waiting(desk: Snapshot) -> dict[ReviewState, int]:
    """Count the incidents in each state of review."""
    counts = np.bincount(desk.facets.review, minlength=len(ReviewState))
    return {state: int(n) for state, n in zip(ReviewState, counts, strict=True)}


def draw_waiting(
    incidents: tuple[Incident, ...],
    state: ReviewState,
    *,
    current: str | None,
    on_pick: Callable[[str], None],
) -> None:
    """List the incidents of one state with what is doubtful about each."""
    if not incidents:
        words = tr("Nothing here.")
        if state is ReviewState.SUGGESTED:
            words = tr("Nothing waits for review.")
        draw(tag("p", words, dir=direction(), class_="ms-note"))
        return
    listed = incidents[:MOST_CARDS]
    heading = tr("Least certain first") if state is ReviewState.SUGGESTED else tr(_STATES[state])
    group = CardGroup(incidents=listed, heading=heading, notes=tuple(map(doubts, listed)))
    draw_cards((group,), on_pick=on_pick, key=f"waiting-{state}", current=current)
