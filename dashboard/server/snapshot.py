"""Everything the screen needs of one revision of the records, read once and never changed."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from dashboard.facets import NO_DAY, Facets, Mask, build_facets, matching
from dashboard.filters import Filter
from dashboard.map_view.columns import Columns, arcs_of, build_columns, pins_of
from dashboard.map_view.mentions import Mention, mentions_of, pin_of_mention
from dashboard.map_view.symbols import HIDDEN_AT_FIRST, Mark
from dashboard.map_view.viewport import shown_pins
from dashboard.model import Analysis, Article, Extraction, Incident, IncidentLink

__all__ = ["Snapshot", "take_snapshot"]

Incidents = tuple[Incident, ...]

K = TypeVar("K", bound=Hashable)

MOST_KEPT = 32
"""Filters whose result is remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """
    The records of one revision, ready for the screen.

    Attributes
    ----------
    incidents, articles, extractions
        By id; incidents in order of date.
    mentions
        Places that are only named, by the id they have on the map.
    columns
        Pins and arcs for the map.
    facets
        Filterable values, one row per incident in order of date.
    owner
        Row in `facets` of each pin's incident; -1 for a place that is only named.
    """

    revision: int
    incidents: Mapping[str, Incident]
    links: tuple[IncidentLink, ...]
    articles: dict[str, Article]
    extractions: dict[str, Extraction]
    mentions: dict[str, Mention]
    columns: Columns
    facets: Facets
    owner: NDArray[np.intp]
    _kept: dict[Filter, Mask] = field(default_factory=dict, repr=False, compare=False)
    _pins: dict[tuple[Filter, frozenset[Mark]], Mask] = field(
        default_factory=dict, repr=False, compare=False
    )

    def __contains__(self, chosen: object) -> bool:
        """Whether something is the id of an incident, or of a place that is only named."""
        return isinstance(chosen, str) and (chosen in self.incidents or chosen in self.mentions)

    def kept(self, chosen: Filter) -> Mask:
        """Flag the incidents that a filter leaves, one per row of `facets`."""
        return _remembered(self._kept, chosen, lambda: matching(self.facets, chosen))

    def found_ids(self, chosen: Filter) -> tuple[str, ...]:
        """Give the ids of the incidents that a filter leaves, by date."""
        return tuple(i.decode() for i in self.facets.ids[self.kept(chosen)])

    def newest(self, chosen: Filter, most: int, *, among: Mask | None = None) -> Incidents:
        """
        Give the newest incidents that a filter leaves, newest first, undated ones last.

        Parameters
        ----------
        chosen
            The filter.
        most
            How many at most; the rest is never read.
        among
            Flags that narrow further, one per row of `facets`; `None` does not.
        """
        left = self.kept(chosen) if among is None else self.kept(chosen) & among
        rows = np.flatnonzero(left)
        undated = self.facets.first_day[rows] == NO_DAY
        order = np.concatenate([rows[~undated][::-1], rows[undated]])[:most]
        return tuple(self.incidents[i.decode()] for i in self.facets.ids[order])

    def pins_shown(self, chosen: Filter, *, hidden: frozenset[Mark]) -> Mask:
        """Flag the pins that a filter and the layer switches leave; places only named have none."""
        return _remembered(self._pins, (chosen, hidden), lambda: self._find_pins(chosen, hidden))

    def _find_pins(self, chosen: Filter, hidden: frozenset[Mark]) -> Mask:
        left = np.append(self.kept(chosen), [True])  # the last stands for "of no incident"
        return np.asarray(shown_pins(self.columns, hidden=hidden) & left[self.owner])

    @property
    def bounds(self) -> tuple[float, float, float, float] | None:
        """West, south, east, north of what is shown at first; `None` where there is nothing."""
        first = shown_pins(self.columns, hidden=HIDDEN_AT_FIRST)
        lon, lat = self.columns.lon[first], self.columns.lat[first]
        if not len(lon):
            return None
        return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())

    def places_of(self, chosen: str | None) -> tuple[tuple[float, float], ...]:
        """Lon-lat of an incident's symbols, or of a place only named; none for `None`."""
        if chosen is None:
            return ()
        if mention := self.mentions.get(chosen):
            return ((mention.place.point.lon, mention.place.point.lat),)
        return tuple((pin.lon, pin.lat) for pin in pins_of(self.incidents[chosen]))


def _remembered(masks: dict[K, Mask], key: K, find: Callable[[], Mask]) -> Mask:
    """Give what was found for a key, or find it and remember it."""
    mask = masks.get(key)
    if mask is None:
        mask = find()
        if len(masks) >= MOST_KEPT:
            masks.clear()
        masks[key] = mask
    return mask


def take_snapshot(revision: int, analysis: Analysis, articles: Sequence[Article]) -> Snapshot:
    """Lay out the records of one revision for the screen."""
    incidents = analysis.incidents
    known = {article.id: article for article in articles}
    mentions = mentions_of(analysis.extractions, incidents)
    pins = [pin for incident in incidents for pin in pins_of(incident)]
    pins += map(pin_of_mention, mentions)
    columns = build_columns(pins, arcs_of(incidents, analysis.links))
    facets = build_facets(incidents, known)
    return Snapshot(
        revision=revision,
        incidents={incident.id: incident for incident in incidents},
        links=analysis.links,
        articles=known,
        extractions={one.article_id: one for one in analysis.extractions},
        mentions={mention.id: mention for mention in mentions},
        columns=columns,
        facets=facets,
        owner=_positions(columns.ids, facets.ids),
    )


def _positions(ids: NDArray[np.bytes_], among: NDArray[np.bytes_]) -> NDArray[np.intp]:
    """Find each id's position in `among`; -1 where it is not there."""
    if not len(among):
        return np.full(len(ids), -1, dtype=np.intp)
    order = np.argsort(among)
    spot = np.minimum(np.searchsorted(among, ids, sorter=order), len(among) - 1)
    return np.where(among[order[spot]] == ids, order[spot], -1)
