"""
What an analyst asks to see: one filter state for map, timeline, table and exports.

It is read from the page's query parameters, so a copied link opens the same view. Whatever does
not fit is left out and never an error: a link may be old, or mistyped.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from dashboard.model import Attribution, DatePrecision, EventType, ReviewState, Role

__all__ = ["FILTER_NAMES", "Area", "Filter", "address_of", "filter_query", "read_filter"]

E = TypeVar("E", bound=StrEnum)

LONGEST_WORDS = 200
"""Code points of a search or name that are looked at; a longer one is a mistake or an attack."""

LEAST_AREA_KM, WIDEST_AREA_KM = 0.01, 20_000.0
_MOST_LON, _MOST_LAT = 180, 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A circle round a point, radius in kilometres as the user typed it."""

    lon: float
    lat: float
    radius_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """
    What to show; an empty field shows all.

    Attributes
    ----------
    first_day, last_day
        An incident is shown if its date interval touches this one.
    words
        Every word must occur, folded, in the incident's texts.
    worst_claim
        Highest Admiralty digit to show, 1 (confirmed) to 6.
    disputed, launched
        Only incidents whose accounts differ, or with a launch point.
    rejected
        Also incidents that an analyst rejected; without it only `reviews` can ask for them.
    """

    roles: tuple[Role, ...] = ()
    types: tuple[EventType, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    precisions: tuple[DatePrecision, ...] = ()
    reviews: tuple[ReviewState, ...] = ()
    actors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    area: Area | None = None
    words: str = ""
    worst_claim: int | None = None
    disputed: bool = False
    launched: bool = False
    rejected: bool = False

    @property
    def active(self) -> int:
        """Count the fields that narrow the view."""
        return sum(getattr(self, field.name) != field.default for field in fields(self))


_SEPARATOR = "|"
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_CLAIMS = range(1, 7)


def read_filter(query: Mapping[str, str]) -> Filter:
    """
    Read a filter from query parameters.

    Parameters
    ----------
    query
        Names to values, as in the page's address; names of others are ignored.
    """
    return Filter(
        roles=_members(Role, query.get("role")),
        types=_members(EventType, query.get("type")),
        attributions=_members(Attribution, query.get("attribution")),
        precisions=_members(DatePrecision, query.get("precision")),
        reviews=_members(ReviewState, query.get("review")),
        actors=_names(query.get("actor")),
        countries=tuple(c for c in _names(query.get("country")) if _COUNTRY.fullmatch(c)),
        provinces=_names(query.get("province")),
        outlets=_names(query.get("outlet")),
        languages=tuple(c for c in _names(query.get("lang")) if _LANGUAGE.fullmatch(c)),
        first_day=_day(query.get("from")),
        last_day=_day(query.get("to")),
        area=_area(query.get("near")),
        words=(query.get("q") or "").strip()[:LONGEST_WORDS],
        worst_claim=_claim(query.get("grade")),
        disputed=query.get("disputed") == "1",
        launched=query.get("launched") == "1",
        rejected=query.get("rejected") == "1",
    )


def filter_query(chosen: Filter) -> dict[str, str]:
    """Write a filter as query parameters; `read_filter` gives the same filter back."""
    return {name: value for name, value in _written(chosen).items() if value}


def _written(chosen: Filter) -> dict[str, str]:
    area = chosen.area
    return {
        "role": _SEPARATOR.join(chosen.roles),
        "type": _SEPARATOR.join(chosen.types),
        "attribution": _SEPARATOR.join(chosen.attributions),
        "precision": _SEPARATOR.join(chosen.precisions),
        "review": _SEPARATOR.join(chosen.reviews),
        "actor": _SEPARATOR.join(chosen.actors),
        "country": _SEPARATOR.join(chosen.countries),
        "province": _SEPARATOR.join(chosen.provinces),
        "outlet": _SEPARATOR.join(chosen.outlets),
        "lang": _SEPARATOR.join(chosen.languages),
        "from": chosen.first_day.isoformat() if chosen.first_day else "",
        "to": chosen.last_day.isoformat() if chosen.last_day else "",
        "near": f"{area.lon},{area.lat},{area.radius_km}" if area else "",
        "q": chosen.words,
        "grade": str(chosen.worst_claim) if chosen.worst_claim else "",
        "disputed": "1" if chosen.disputed else "",
        "launched": "1" if chosen.launched else "",
        "rejected": "1" if chosen.rejected else "",
    }


FILTER_NAMES = tuple(_written(Filter()))
"""Every query parameter of a filter; an address may hold others, which are no filter's."""


def address_of(chosen: Filter) -> str:
    """Write a filter as the query part of an address."""
    return urlencode(filter_query(chosen))


def _names(text: str | None) -> tuple[str, ...]:
    parts = (part.strip()[:LONGEST_WORDS] for part in (text or "").split(_SEPARATOR))
    return tuple(dict.fromkeys(part for part in parts if part))


def _members(enum: type[E], text: str | None) -> tuple[E, ...]:
    known: Iterable[E] = enum
    wanted = _names(text)
    return tuple(member for member in known if member in wanted)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _claim(text: str | None) -> int | None:
    return next((claim for claim in _CLAIMS if str(claim) == text), None)


def _area(text: str | None) -> Area | None:
    try:
        lon, lat, radius_km = (float(part) for part in (text or "").split(","))
    except ValueError:
        return None
    within = (
        math.isfinite(lon + lat + radius_km) and abs(lon) <= _MOST_LON and abs(lat) <= _MOST_LAT
    )
    if not (within and LEAST_AREA_KM <= radius_km <= WIDEST_AREA_KM):
        return None
    return Area(lon=round(lon, 5), lat=round(lat, 5), radius_km=round(radius_km, 3))
