"""Which incident answers which: as told, or inferred from time, place and sides."""

from collections.abc import Iterator, Sequence
from datetime import date

from dashboard.corroboration.place_agreement import distance_m
from dashboard.corroboration.settings import load_settings
from dashboard.corroboration.words import allied, sides
from dashboard.model import Basis, Incident, IncidentLink, LinkKind, Location, Role

__all__ = ["find_answers"]

_ANSWERS = frozenset({Role.RETALIATION})
_ANSWERED = frozenset({Role.ATTACK, Role.THWARTED, Role.STRIKE, Role.RETALIATION})
_HOURS_A_DAY = 24.0


def find_answers(incidents: Sequence[Incident]) -> tuple[IncidentLink, ...]:
    """
    Link answers to what they answer.

    Returns
    -------
    tuple
        Stated answers, then inferred ones, each in order of incident ids.
    """
    stated = tuple(_stated_answers(incidents))
    answered = {link.source_id for link in stated}
    inferred = tuple(
        link
        for one in incidents
        if one.role in _ANSWERS and one.id not in answered
        for link in _inferred_answer(one, incidents)
    )
    return stated + inferred


def _stated_answers(incidents: Sequence[Incident]) -> Iterator[IncidentLink]:
    """Answers that a report tells, lifted to incidents; a cited one goes before an inferred one."""
    home = {report.id: one.id for one in incidents for report in one.reports}
    best: dict[tuple[str, str], IncidentLink] = {}
    for one in incidents:
        for report in one.reports:
            claim = report.in_response_to
            if claim is None or home.get(claim.value, one.id) == one.id:
                continue
            link = IncidentLink(
                kind=LinkKind.RETALIATION,
                source_id=one.id,
                target_id=home[claim.value],
                basis=claim.basis,
                reason=claim.reason or "told as an answer",
                article_id=report.article_id,
                spans=claim.spans,
            )
            known = best.setdefault((link.source_id, link.target_id), link)
            if known.basis is not Basis.STATED and link.basis is Basis.STATED:
                best[link.source_id, link.target_id] = link
    yield from (best[key] for key in sorted(best))


def _inferred_answer(answer: Incident, incidents: Sequence[Incident]) -> Iterator[IncidentLink]:
    """Link the one incident that time, place and sides single out; none if there are two."""
    found = [one for one in incidents if one.id != answer.id and _may_answer(answer, one)]
    if len(found) != 1:
        return
    trigger = found[0]
    place = trigger.launch or trigger.location
    assert place is not None
    assert answer.location is not None
    where = "the launch point" if trigger.launch else "the target"
    gap = distance_m(answer.location, place) / 1000
    yield IncidentLink(
        kind=LinkKind.RETALIATION,
        source_id=answer.id,
        target_id=trigger.id,
        basis=Basis.INFERRED,
        reason=f"told as an answer; the only attack shortly before, {gap:.0f} km from {where}",
    )


def _may_answer(answer: Incident, trigger: Incident) -> bool:
    if trigger.role not in _ANSWERED or not (answer.date and trigger.date and answer.location):
        return False
    rules = load_settings().inferred_answers
    hours = _days(trigger.date.start, answer.date.end) * _HOURS_A_DAY
    short = _is_day(trigger) and _is_day(answer)
    if not (short and 0 <= hours <= rules.hours) or _one_side(answer, trigger):
        return False
    place = trigger.launch or trigger.location
    return place is not None and _near(answer.location, place, rules.distance_m)


def _days(earlier: date, later: date) -> int:
    return (later - earlier).days


def _is_day(incident: Incident) -> bool:
    return incident.date is not None and incident.date.start == incident.date.end


def _one_side(answer: Incident, trigger: Incident) -> bool:
    """Whether the same side, or an ally, did both: nobody answers himself."""
    first, second = sides(answer.perpetrator or ""), sides(trigger.perpetrator or "")
    return bool(first and second) and allied(first, second)


def _near(first: Location, second: Location, limit_m: float) -> bool:
    wide = load_settings().distances.local_m
    if max(first.uncertainty_m, second.uncertainty_m) > wide:
        return False
    return distance_m(first, second) <= limit_m
