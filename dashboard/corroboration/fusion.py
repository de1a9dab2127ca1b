"""The value an incident shows for each field, and the disagreements kept beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from dashboard.corroboration.disputes import find_disputes
from dashboard.corroboration.independence import Origins
from dashboard.corroboration.place_agreement import distance_m
from dashboard.corroboration.settings import load_settings
from dashboard.corroboration.shown import show_count, show_date, show_place
from dashboard.corroboration.tallies import Tally, conflict, tally
from dashboard.corroboration.words import sides, stems
from dashboard.model import (
    Attribution,
    Basis,
    Claim,
    Conflict,
    Count,
    EventDate,
    EventType,
    Location,
    Outcome,
    PartOfDay,
    Report,
    Role,
)

__all__ = ["Fused", "fuse"]

T = TypeVar("T")

# What tells more comes first where support is equal.
_ROLE_ORDER = (Role.THWARTED, Role.RETALIATION, Role.ATTACK, Role.STRIKE, Role.BACKGROUND)
_ATTRIBUTION_ORDER = (
    Attribution.CLAIMED,
    Attribution.ATTRIBUTED,
    Attribution.DENIED,
    Attribution.UNKNOWN,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fused:
    """Field values of an incident, named as in `Incident`, and their conflicts."""

    role: Role
    event_type: EventType
    location: Location | None
    launch: Location | None
    date: EventDate | None
    munition_count: Count | None
    perpetrator: str | None
    attribution: Attribution
    killed: Count | None
    wounded: Count | None
    outcomes: tuple[Outcome, ...]
    conflicts: tuple[Conflict, ...]


def fuse(
    reports: Sequence[Report],
    origins: Origins,
    texts: dict[str, str],
    published: Mapping[str, date] = MappingProxyType({}),
) -> Fused:
    """
    Fuse the reports of one incident.

    The value backed by most independent origins wins; among equals a stated one goes before an
    inferred one, a precise one before a vague one, and the earlier report before the later. Of
    the killed and wounded, who are counted anew for days, the number published last goes first.

    Parameters
    ----------
    reports
        In incident order.
    texts
        Cited passages by report id, for disputes that no field holds.
    published
        Days of publication by article id, as far as they are known.
    """
    roles, types = _roles(reports, origins), _types(reports, origins)
    places, launches = _places(reports, origins), _launches(reports, origins)
    days = _days(reports, origins)
    parts = _parts_of_day(reports, origins)
    perpetrators = _perpetrators(reports, origins)
    attributions = _attributions(reports, origins)
    counts = {
        "munition_count": _counts(reports, origins, "munition_count"),
        "killed": _counts(reports, origins, "killed", published),
        "wounded": _counts(reports, origins, "wounded", published),
    }
    conflicts = (
        *conflict("place", _rival_places(places), show=show_place),
        *conflict("launch", launches, show=show_place),
        *conflict("date", days, show=show_date),
        *conflict("time_of_day", parts),
        *conflict("event_type", types),
        *conflict("role", roles),
        *(c for name, told in counts.items() for c in conflict(name, told, show=show_count)),
        *conflict("perpetrator", perpetrators),
        *conflict("attribution", _rival_attributions(attributions)),
        *find_disputes(reports, origins, texts),
    )
    return Fused(
        role=_fused_role(reports, roles),
        event_type=types[0].value if types else EventType.UNSPECIFIED,
        location=places[0].value if places else None,
        launch=launches[0].value if launches else None,
        date=_fused_date(days, parts),
        munition_count=_fused_count(counts["munition_count"]),
        perpetrator=perpetrators[0].value if perpetrators else None,
        attribution=attributions[0].value if attributions else Attribution.UNKNOWN,
        killed=_fused_count(counts["killed"]),
        wounded=_fused_count(counts["wounded"]),
        outcomes=_outcomes(reports, origins),
        conflicts=conflicts,
    )


def _roles(reports: Sequence[Report], origins: Origins) -> tuple[Tally[Role], ...]:
    """Roles told; `background` only where nobody tells the event as news."""
    told = [(r, r.role) for r in reports if r.role.value is not Role.BACKGROUND]
    claims = told or [(r, r.role) for r in reports]
    return tally(claims, origins, same=lambda role: role, vagueness=_ROLE_ORDER.index)


def _fused_role(reports: Sequence[Report], roles: Sequence[Tally[Role]]) -> Role:
    """Take the best role, but keep a sum over several events as background."""
    if all(report.aggregate for report in reports):
        return Role.BACKGROUND
    return roles[0].value


def _types(reports: Sequence[Report], origins: Origins) -> tuple[Tally[EventType], ...]:
    told = [(r, r.event_type) for r in reports if r.event_type.value is not EventType.UNSPECIFIED]
    return tally(told, origins, same=lambda kind: kind)


def _places(reports: Sequence[Report], origins: Origins) -> tuple[Tally[Location], ...]:
    told = [(r, r.location) for r in reports if r.location]
    # One of several places told for an event is a weak witness to where it was.
    single = {_place_key(r.location.value) for r, _ in told if r.location and not r.alternatives}
    tallies = tally(told, origins, same=_place_key, vagueness=lambda place: place.uncertainty_m)
    return tuple(sorted(tallies, key=lambda t: bool(single) and _place_key(t.value) not in single))


def _place_key(place: Location) -> tuple[str, str]:
    return place.place_id or place.name, place.relation


def _rival_places(places: Sequence[Tally[Location]]) -> tuple[Tally[Location], ...]:
    """Places that differ, without those that only name the first one less precisely."""
    if not places:
        return ()
    shown = places[0].value
    return (places[0], *(p for p in places[1:] if not _less_precise(p.value, shown)))


def _less_precise(place: Location, shown: Location) -> bool:
    """Whether a place takes in the one shown; a facility of another name is a rival."""
    settings = load_settings()
    frames = settings.areas | settings.settlements | {""}
    wider = place.uncertainty_m > shown.uncertainty_m * settings.distances.nested_ratio
    holds = distance_m(place, shown) <= place.uncertainty_m
    return wider and holds and (place.kind in frames or bool(place.relation))


def _launches(reports: Sequence[Report], origins: Origins) -> tuple[Tally[Location], ...]:
    told = [(r, r.launch) for r in reports if r.launch]
    return tally(
        told,
        origins,
        same=_place_key,
        vagueness=lambda place: place.uncertainty_m,
    )


def _days(reports: Sequence[Report], origins: Origins) -> tuple[Tally[EventDate], ...]:
    """Dates told; one that only holds another, more precise one is no rival to it."""
    told = [(r, r.date) for r in reports if r.date]
    exact = [
        (r, c) for r, c in told if not any(_only_vaguer(c.value, other.value) for _, other in told)
    ]
    return tally(
        exact,
        origins,
        same=lambda when: (when.start, when.end),
        vagueness=lambda when: (when.end - when.start).days,
    )


def _only_vaguer(when: EventDate, other: EventDate) -> bool:
    wider = (when.end - when.start) > (other.end - other.start)
    return wider and when.start <= other.start and other.end <= when.end


def _parts_of_day(reports: Sequence[Report], origins: Origins) -> tuple[Tally[PartOfDay], ...]:
    told = [(r, part) for r in reports if r.date and (part := _part_claim(r.date))]
    return tally(told, origins, same=lambda part: part)


def _part_claim(when: Claim[EventDate]) -> Claim[PartOfDay] | None:
    part = when.value.part_of_day
    if part is None:
        return None
    return Claim(value=part, basis=when.basis, spans=when.spans, reason=when.reason)


def _fused_date(
    days: Sequence[Tally[EventDate]], parts: Sequence[Tally[PartOfDay]]
) -> EventDate | None:
    """Take the best date, with a part of the day that another report of that date knows."""
    if not days:
        return None
    shown = days[0].value
    known = next((p.value for p in parts if set(p.report_ids) & set(days[0].report_ids)), None)
    if shown.part_of_day is not None:
        return shown
    if known is None and len(days) == 1 and parts:
        known = parts[0].value
    return replace(shown, part_of_day=known)


def _counts(
    reports: Sequence[Report],
    origins: Origins,
    name: str,
    published: Mapping[str, date] = MappingProxyType({}),
) -> tuple[Tally[Count], ...]:
    """Numbers told; where days of publication are given, a later number goes before an earlier."""
    told = [(r, claim) for r in reports if (claim := getattr(r, name)) is not None]
    return tally(
        told,
        origins,
        same=lambda count: count.best,
        vagueness=lambda count: float("inf") if count.high is None else count.high - count.low,
        told_on=lambda report: published.get(report.article_id, date.min).toordinal(),
    )


def _fused_count(tallies: Sequence[Tally[Count]]) -> Count | None:
    """Take the best number, within the lowest and highest told ("at least 5" tells 5)."""
    if not tallies:
        return None
    values = [t.value for t in tallies]
    best, low = values[0], min(v.low for v in values)
    # "at least" of several numbers would name the lowest of them: a range says more
    open_ended = best.high is None and low == best.best >= max(v.best for v in values)
    high = None if open_ended else max(v.best if v.high is None else v.high for v in values)
    return Count(best=best.best, low=low, high=high)


def _perpetrators(reports: Sequence[Report], origins: Origins) -> tuple[Tally[str], ...]:
    """Count who is told to have done it; who is only inferred rivals nobody that a text names."""
    named = [(r, r.perpetrator) for r in reports if r.perpetrator]
    told = [(r, claim) for r, claim in named if claim.basis is not Basis.INFERRED] or named
    return tally(
        told,
        origins,
        same=lambda name: sides(name) or stems(name),
        vagueness=lambda name: 0.0 if sides(name) else 1.0,
    )


def _attributions(reports: Sequence[Report], origins: Origins) -> tuple[Tally[Attribution], ...]:
    told = [(r, r.attribution) for r in reports if r.attribution.value is not Attribution.UNKNOWN]
    return tally(told, origins, same=lambda one: one, vagueness=_ATTRIBUTION_ORDER.index)


def _rival_attributions(
    told: Sequence[Tally[Attribution]],
) -> tuple[Tally[Attribution], ...]:
    """Attributions, where one is a denial: to claim what others attribute is no dispute."""
    return tuple(told) if any(t.value is Attribution.DENIED for t in told) else ()


def _outcomes(reports: Sequence[Report], origins: Origins) -> tuple[Outcome, ...]:
    told = [(r, claim) for r in reports for claim in r.outcomes]
    return tuple(t.value for t in tally(told, origins, same=lambda outcome: outcome))
