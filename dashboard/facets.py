"""
The incidents' filterable values as columns, and which incidents a filter leaves.

One row per incident in the order given (by date), so that a filter over a million incidents is a
few array operations. What counts as a match is written here once, for screen and exports alike.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

from dashboard.filters import Area, Filter
from dashboard.map_view.drawing import is_drawable
from dashboard.model import (
    Article,
    Attribution,
    DatePrecision,
    EventType,
    Incident,
    ReviewState,
    Role,
)
from gazetteer.normalisation import fold

__all__ = ["NO_DAY", "Category", "Facets", "Mask", "build_facets", "matching"]

NO_DAY = 0
"""Ordinal that stands for "no date"; `date.min` is 1."""

_METRES_PER_KM = 1000

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """
    Names as codes.

    Attributes
    ----------
    names
        Each name once, most frequent first.
    rows, codes
        Pairs of incident row and position in `names`; an incident may have several, or none.
    """

    names: tuple[str, ...]
    rows: NDArray[np.int32]
    codes: NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """
    Columns over all incidents, of equal length; enums as positions in their class.

    Attributes
    ----------
    placed
        Whether the incident has a symbol on the map.
    lon, lat
        Degrees; NaN where the incident has no place.
    haystacks
        Folded texts to search, or `None` where search is left to the store.
    """

    ids: NDArray[np.bytes_]
    role: NDArray[np.uint8]
    event_type: NDArray[np.uint8]
    attribution: NDArray[np.uint8]
    precision: NDArray[np.uint8]
    review: NDArray[np.uint8]
    claim: NDArray[np.uint8]
    first_day: NDArray[np.int32]
    last_day: NDArray[np.int32]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    disputed: Mask
    launched: Mask
    placed: Mask
    actors: Category
    countries: Category
    provinces: Category
    outlets: Category
    languages: Category
    haystacks: tuple[str, ...] | None = None

    def __len__(self) -> int:
        """Count the incidents."""
        return len(self.ids)


_NO_PRECISION = len(DatePrecision)


def build_facets(incidents: Sequence[Incident], articles: Mapping[str, Article]) -> Facets:
    """Lay the filterable values of the incidents out as columns, in the order given."""
    places = [incident.location for incident in incidents]
    homes = [[articles[i] for i in one.article_ids if i in articles] for one in incidents]
    dates = [incident.date for incident in incidents]
    return Facets(
        ids=np.array([incident.id.encode() for incident in incidents], dtype=np.bytes_),
        role=_codes(Role, (one.role for one in incidents)),
        event_type=_codes(EventType, (one.event_type for one in incidents)),
        attribution=_codes(Attribution, (one.attribution for one in incidents)),
        precision=np.array(
            [_code(d.precision) if d else _NO_PRECISION for d in dates], dtype=np.uint8
        ),
        review=_codes(ReviewState, (one.review for one in incidents)),
        claim=np.array([one.credibility.claim for one in incidents], dtype=np.uint8),
        first_day=np.array([d.start.toordinal() if d else NO_DAY for d in dates], dtype=np.int32),
        last_day=np.array([d.end.toordinal() if d else NO_DAY for d in dates], dtype=np.int32),
        lon=np.array([p.lon if p else np.nan for p in places], dtype=np.float64),
        lat=np.array([p.lat if p else np.nan for p in places], dtype=np.float64),
        disputed=np.array([bool(one.conflicts) for one in incidents], dtype=np.bool_),
        launched=np.array([one.launch is not None for one in incidents], dtype=np.bool_),
        placed=np.array([is_drawable(place) for place in places], dtype=np.bool_),
        actors=_category([[one.perpetrator] if one.perpetrator else [] for one in incidents]),
        countries=_category([[p.country] if p and p.country else [] for p in places]),
        provinces=_category([[p.admin1] if p and p.admin1 else [] for p in places]),
        outlets=_category([[a.outlet for a in home if a.outlet] for home in homes]),
        languages=_category([[a.language for a in home] for home in homes]),
        haystacks=tuple(_haystack(one, articles) for one in incidents),
    )


def matching(facets: Facets, chosen: Filter) -> Mask:
    """
    Flag the incidents that a filter leaves.

    Parameters
    ----------
    facets
        Columns of all incidents.
    chosen
        The filter; its fields narrow together, the values within one widen it.

    Returns
    -------
    numpy.ndarray
        One flag per incident.
    """
    kept = np.ones(len(facets), dtype=np.bool_)
    for narrow in _NARROWINGS:
        flags = narrow(facets, chosen)
        if flags is not None:
            kept &= flags
    return kept


def _members(codes: NDArray[np.uint8], wanted: Sequence[StrEnum]) -> Mask | None:
    if not wanted:
        return None
    flags: Mask = np.isin(codes, [_code(member) for member in wanted])
    return flags


def _reviewed(facets: Facets, chosen: Filter) -> Mask | None:
    """Flag the states asked for; where none is, leave out what an analyst rejected."""
    if chosen.reviews or chosen.rejected:
        return _members(facets.review, chosen.reviews)
    return np.asarray(facets.review != _code(ReviewState.REJECTED))


def _named(facets: Facets, category: Category, wanted: Sequence[str]) -> Mask | None:
    if not wanted:
        return None
    codes = [code for code, name in enumerate(category.names) if name in wanted]
    flags = np.zeros(len(facets), dtype=np.bool_)
    flags[category.rows[np.isin(category.codes, codes)]] = True
    return flags


def _in_time(facets: Facets, chosen: Filter) -> Mask | None:
    """Flag dates that touch the interval; an incident without a date is in none."""
    if chosen.first_day is None and chosen.last_day is None:
        return None
    flags: Mask = facets.first_day != NO_DAY
    if chosen.first_day:
        flags &= facets.last_day >= chosen.first_day.toordinal()
    if chosen.last_day:
        flags &= facets.first_day <= chosen.last_day.toordinal()
    return flags


def _in_area(facets: Facets, area: Area | None) -> Mask | None:
    if area is None:
        return None
    placed = ~np.isnan(facets.lon)
    flags = np.zeros(len(facets), dtype=np.bool_)
    lon, lat = facets.lon[placed], facets.lat[placed]
    there = np.full(lon.shape, area.lon), np.full(lat.shape, area.lat)
    distance_m = Geod(ellps="WGS84").inv(lon, lat, *there)[2]
    flags[placed] = np.asarray(distance_m) <= area.radius_km * _METRES_PER_KM
    return flags


def _told(facets: Facets, words: str) -> Mask | None:
    wanted = fold(words).text.split()
    if not wanted or facets.haystacks is None:
        return None
    return np.array(
        [all(word in haystack for word in wanted) for haystack in facets.haystacks], dtype=np.bool_
    )


_NARROWINGS: tuple[Callable[[Facets, Filter], Mask | None], ...] = (
    lambda f, c: _members(f.role, c.roles),
    lambda f, c: _members(f.event_type, c.types),
    lambda f, c: _members(f.attribution, c.attributions),
    lambda f, c: _members(f.precision, c.precisions),
    _reviewed,
    lambda f, c: _named(f, f.actors, c.actors),
    lambda f, c: _named(f, f.countries, c.countries),
    lambda f, c: _named(f, f.provinces, c.provinces),
    lambda f, c: _named(f, f.outlets, c.outlets),
    lambda f, c: _named(f, f.languages, c.languages),
    lambda f, c: np.asarray(f.claim <= c.worst_claim) if c.worst_claim else None,
    lambda f, c: f.disputed if c.disputed else None,
    lambda f, c: f.launched if c.launched else None,
    _in_time,
    lambda f, c: _in_area(f, c.area),
    lambda f, c: _told(f, c.words),
)


def _code(member: StrEnum) -> int:
    return list(type(member)).index(member)


def _codes(enum: type[StrEnum], members: Iterable[StrEnum]) -> NDArray[np.uint8]:
    codes = {member: code for code, member in enumerate(enum)}
    return np.array([codes[member] for member in members], dtype=np.uint8)


def _category(names: Sequence[Sequence[str]]) -> Category:
    counts: dict[str, int] = {}
    for own in names:
        for name in set(own):
            counts[name] = counts.get(name, 0) + 1
    ordered = tuple(sorted(counts, key=lambda name: (-counts[name], name)))
    codes = {name: code for code, name in enumerate(ordered)}
    pairs = [(row, codes[name]) for row, own in enumerate(names) for name in dict.fromkeys(own)]
    table = np.array(pairs, dtype=np.int32).reshape(-1, 2)
    return Category(names=ordered, rows=table[:, 0], codes=table[:, 1])


def _haystack(incident: Incident, articles: Mapping[str, Article]) -> str:
    """Gather what a search looks at: title, places, actor, outlets and the excerpts, folded."""
    places = [place for place in (incident.location, incident.launch) if place]
    parts = [incident.title, incident.perpetrator or ""]
    parts += [name for place in places for name in (place.name, place.name_ar)]
    for report in incident.reports:
        article = articles.get(report.article_id)
        if article is not None:
            parts.append(article.outlet or "")
            parts += [article.text[span.start : span.end] for span in report.excerpts]
    return fold("\n".join(parts)).text
