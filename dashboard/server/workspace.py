"""
What the server and the pages share: the records and, ready for the map, their columns.

The server's routes and Streamlit's script run in one process; `open_workspace` is called once at
start and `workspace` gives the same object to both. Columns are rebuilt when the store's revision
has changed.
"""

from collections.abc import Sequence
from threading import Lock
from typing import Protocol

from dashboard.errors import ConfigurationError
from dashboard.map_view.columns import Columns, arcs_of, build_columns, pins_of
from dashboard.model import Article, Incident, IncidentLink

__all__ = ["Records", "Workspace", "close_workspace", "open_workspace", "workspace"]


class Records(Protocol):
    """Where the records come from; `dashboard.store.Repository` is one."""

    def revision(self) -> int:
        """Grow by every change of what the other methods give."""
        ...

    def incidents(self) -> Sequence[Incident]:
        """Give all incidents, by date, then id."""
        ...

    def links(self) -> Sequence[IncidentLink]:
        """Give all links between incidents."""
        ...

    def articles(self) -> Sequence[Article]:
        """Give all articles, by id."""
        ...


class Workspace:
    """The records of one store with what the screen needs of them, kept until they change."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._lock = Lock()
        self._revision: int | None = None
        self._columns = build_columns(())
        self._incidents: dict[str, Incident] = {}
        self._links: tuple[IncidentLink, ...] = ()
        self._articles: dict[str, Article] = {}

    def refresh(self) -> int:
        """Read the records again if they changed; give their revision."""
        revision = self._records.revision()
        with self._lock:
            if revision != self._revision:
                self._load()
                self._revision = revision
        return revision

    def _load(self) -> None:
        incidents = tuple(self._records.incidents())
        self._incidents = {incident.id: incident for incident in incidents}
        self._links = tuple(self._records.links())
        self._articles = {article.id: article for article in self._records.articles()}
        pins = (pin for incident in incidents for pin in pins_of(incident))
        self._columns = build_columns(pins, arcs_of(incidents, self._links))

    @property
    def revision(self) -> int:
        """Revision of the records as read last."""
        return self._revision or 0

    @property
    def bounds(self) -> tuple[float, float, float, float] | None:
        """West, south, east, north of all symbols; `None` where there is none."""
        lon, lat = self._columns.lon, self._columns.lat
        if not len(lon):
            return None
        return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())

    def places_of(self, incident_id: str | None) -> tuple[tuple[float, float], ...]:
        """Lon-lat of an incident's symbols; none for `None`."""
        if incident_id is None:
            return ()
        return tuple((pin.lon, pin.lat) for pin in pins_of(self._incidents[incident_id]))

    @property
    def columns(self) -> Columns:
        """Pins and arcs for the map."""
        return self._columns

    @property
    def incidents(self) -> dict[str, Incident]:
        """Incidents by id, in order of date."""
        return self._incidents

    @property
    def articles(self) -> dict[str, Article]:
        """Articles by id."""
        return self._articles

    @property
    def links(self) -> tuple[IncidentLink, ...]:
        """Links between incidents."""
        return self._links


_open: list[Workspace] = []


def open_workspace(records: Records) -> Workspace:
    """Make `records` what the server and the pages show from now on."""
    opened = Workspace(records)
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
