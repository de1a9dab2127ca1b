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
from dashboard.map_view.mentions import Mention, mentions_of, pin_of_mention
from dashboard.map_view.symbols import HIDDEN_AT_FIRST
from dashboard.map_view.viewport import shown_pins
from dashboard.model import Analysis, Article, Extraction, Incident, IncidentLink

__all__ = ["Records", "Workspace", "close_workspace", "open_workspace", "workspace"]


class Records(Protocol):
    """Where the records come from; `dashboard.store.Repository` is one."""

    def revision(self) -> int:
        """Grow by every change of what the other methods give."""
        ...

    def analysis(self) -> Analysis:
        """Give what was read from all articles; incidents by date, then id."""
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
        self._mentions: dict[str, Mention] = {}
        self._extractions: dict[str, Extraction] = {}
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
        analysis = self._records.analysis()
        incidents = analysis.incidents
        mentions = mentions_of(analysis.extractions, incidents)
        self._incidents = {incident.id: incident for incident in incidents}
        self._mentions = {mention.id: mention for mention in mentions}
        self._extractions = {one.article_id: one for one in analysis.extractions}
        self._links = analysis.links
        self._articles = {article.id: article for article in self._records.articles()}
        pins = [pin for incident in incidents for pin in pins_of(incident)]
        pins += map(pin_of_mention, mentions)
        self._columns = build_columns(pins, arcs_of(incidents, self._links))

    @property
    def revision(self) -> int:
        """Revision of the records as read last."""
        return self._revision or 0

    @property
    def bounds(self) -> tuple[float, float, float, float] | None:
        """West, south, east, north of what is shown at first; `None` where there is nothing."""
        first = shown_pins(self._columns, hidden=HIDDEN_AT_FIRST)
        lon, lat = self._columns.lon[first], self._columns.lat[first]
        if not len(lon):
            return None
        return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())

    def places_of(self, incident_id: str | None) -> tuple[tuple[float, float], ...]:
        """Lon-lat of an incident's symbols, or of a place only named; none for `None`."""
        if incident_id is None:
            return ()
        if mention := self._mentions.get(incident_id):
            return ((mention.place.point.lon, mention.place.point.lat),)
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
    def mentions(self) -> dict[str, Mention]:
        """Places that are only named, by the id they have on the map."""
        return self._mentions

    @property
    def extractions(self) -> dict[str, Extraction]:
        """What was read from each article, by article id."""
        return self._extractions

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
