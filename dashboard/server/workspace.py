"""
What the server and the pages share: the store, and a snapshot of it for the screen.

The server's routes and Streamlit's script run in one process; `open_workspace` is called once at
start and `workspace` gives the same object to both.
"""

import gc
from collections.abc import Callable, Sequence
from threading import RLock
from typing import TYPE_CHECKING, Protocol

from dashboard.errors import ConfigurationError
from dashboard.server.precedence import Drawings

if TYPE_CHECKING:
    from dashboard.model import Analysis, Article
    from dashboard.server.snapshot import Snapshot

__all__ = ["Records", "Workspace", "close_workspace", "open_workspace", "workspace"]


class Records(Protocol):
    """Where the records come from; `dashboard.store.Repository` is one."""

    def revision(self) -> int:
        """Grow by every change of what the other methods give."""
        ...

    def analysis(self) -> "Analysis":
        """Give what was read from all articles; incidents by date, then id."""
        ...

    def articles(self) -> "Sequence[Article]":
        """Give all articles, by id."""
        ...


class Workspace:
    """
    One store, opened when it is first asked for, with the last snapshot taken of it.

    Parameters
    ----------
    open_records
        Opens the store; called once, by whichever thread comes first, and again after an error.

    Attributes
    ----------
    drawings
        What the map showed last.
    """

    def __init__(self, open_records: Callable[[], Records]) -> None:
        self._open_records = open_records
        self._lock = RLock()
        self._records: Records | None = None
        self._latest: Snapshot | None = None
        self.drawings = Drawings()

    @property
    def records(self) -> Records:
        """The open store."""
        with self._lock:
            if self._records is None:
                self._records = self._open_records()
            return self._records

    def refresh(self) -> "Snapshot":
        """Give a snapshot of the records as they are now; the last one if nothing changed."""
        # numpy and what draws on it; the server answers the browser before they are there
        from dashboard.server.snapshot import take_snapshot  # noqa: PLC0415

        records = self.records
        revision = records.revision()
        with self._lock:
            if self._latest is None or self._latest.revision != revision:
                self._latest = take_snapshot(revision, records.analysis(), records.articles())
                _settle()
            return self._latest

    def latest(self) -> "Snapshot":
        """Give the last snapshot without asking the store; the first time, take one."""
        return self._latest or self.refresh()


def _settle() -> None:
    """
    Take all that is there out of the collector's rounds, for it stays.

    Streamlit starts a full round after every run of a page, and on thousands of incidents one
    takes longer than the page.
    """
    if gc.isenabled():  # while the program starts it is not, and nothing is garbage yet
        gc.collect()
    gc.freeze()


_open: list[Workspace] = []


def open_workspace(open_records: Callable[[], Records]) -> Workspace:
    """Make the records that a call opens what the server and the pages show from now on."""
    opened = Workspace(open_records)
    _open[:] = [opened]
    return opened


def close_workspace() -> None:
    """Forget the workspace, as a test does when it is done."""
    _open.clear()


def workspace() -> Workspace:
    """
    Give the open workspace.

    Raises
    ------
    ConfigurationError
        If none is open: the page was started by `streamlit run` and not by `marsad`.
    """
    if not _open:
        raise ConfigurationError("no store is open: start the dashboard with `marsad`")
    return _open[0]
