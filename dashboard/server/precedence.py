"""
The map goes first: how a page knows that the map shows what a new filter leaves.

A browser draws map and page in one thread. The map learns of a filter from the address, well before
the page is drawn anew; but if the page's widgets, which take several times as long, came at the
same time, the map would wait for them.
"""

from threading import Condition
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.filters import Filter

__all__ = ["Drawings"]

PATIENCE_S = 0.4
"""How long a page waits; a map that is silent until then, as in an old browser, comes after it."""

MOST_KEPT = 32
"""Filters remembered; the map draws within a moment or not at all."""


class Drawings:
    """When the map last drew what a filter leaves."""

    def __init__(self) -> None:
        self._news = Condition()
        self._last: dict[Filter, float] = {}

    def note(self, chosen: "Filter") -> None:
        """Note that the map shows what a filter leaves."""
        with self._news:
            if len(self._last) >= MOST_KEPT:
                self._last.clear()
            self._last[chosen] = monotonic()
            self._news.notify_all()

    def wait(self, chosen: "Filter", *, since: float, patience_s: float = PATIENCE_S) -> bool:
        """
        Wait until the map shows what a filter leaves.

        Parameters
        ----------
        chosen
            The filter.
        since
            When it was chosen, by `time.monotonic`; what was drawn before does not count.
        patience_s
            How long to wait at most.

        Returns
        -------
        bool
            Whether it does.
        """
        with self._news:
            return self._news.wait_for(
                lambda: self._last.get(chosen, 0.0) > since, timeout=patience_s
            )
