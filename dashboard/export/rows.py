"""The columns of every export: one field is one column; `docs/exports.md` tells each."""

from dataclasses import dataclass
from datetime import date

__all__ = ["IncidentRow", "LaunchRow", "LinkRow", "ReportRow", "UncertaintyRow"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRow:
    """One incident; `docs/exports.md` tells each column."""

    id: str
    title: str
    role: str
    event_type: str
    date_start: date | None
    date_end: date | None
    date_precision: str
    date_basis: str
    part_of_day: str
    date_phrase: str
    placement: str
    place: str
    place_ar: str
    place_kind: str
    country: str
    admin1: str
    lon: float | None
    lat: float | None
    uncertainty_m: float | None
    precision: str
    acled_geo_precision: int | None
    ucdp_where_prec: int | None
    place_confidence: float | None
    launch_placement: str
    launch_place: str
    launch_place_ar: str
    launch_lon: float | None
    launch_lat: float | None
    launch_uncertainty_m: float | None
    munition_low: int | None
    munition_best: int | None
    munition_high: int | None
    weapons: str
    targets: str
    perpetrator: str
    perpetrator_basis: str
    attribution: str
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None
    wounded_low: int | None
    wounded_best: int | None
    wounded_high: int | None
    outcomes: str
    aggregate: bool
    inferred: str
    entered: str
    conflicts: str
    answers: str
    possibly_same_as: str
    source_reliability: str
    credibility: int
    credibility_reason: str
    articles: int
    origins: int
    article_ids: str
    outlets: str
    review: str
    excerpt: str
    context: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """What one article says of one incident; `docs/exports.md` tells each column."""

    id: str
    incident_id: str
    article_id: str
    outlet: str
    published: date | None
    url: str
    language: str
    role: str
    event_type: str
    date_start: date | None
    date_end: date | None
    date_precision: str
    date_basis: str
    placement: str
    place: str
    lon: float | None
    lat: float | None
    uncertainty_m: float | None
    launch_place: str
    target: str
    munition_low: int | None
    munition_best: int | None
    munition_high: int | None
    perpetrator: str
    perpetrator_basis: str
    attribution: str
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None
    wounded_low: int | None
    wounded_best: int | None
    wounded_high: int | None
    miss_distance_m: float | None
    sources: str
    aggregate: bool
    inferred: str
    excerpt_start: int
    excerpt_end: int
    excerpt: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRow:
    """A line from launch point to target, or between two incidents."""

    kind: str
    basis: str
    source_id: str
    target_id: str
    reason: str
    article_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchRow:
    """A launch point; its id is the incident's with `:launch` behind it."""

    id: str
    incident_id: str
    placement: str
    place: str
    place_ar: str
    basis: str
    lon: float
    lat: float
    uncertainty_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class UncertaintyRow:
    """The circle that contains the place of an incident or of its launch point."""

    incident_id: str
    of: str
    placement: str
    place: str
    radius_m: float
