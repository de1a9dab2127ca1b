"""Links between incidents: what answers what, and what may be the same event after all."""

from collections.abc import Iterator, Sequence
from datetime import date

from dashboard.corroboration.clustering import Scores
from dashboard.corroboration.evidence import PairScore
from dashboard.corroboration.place_agreement import distance_m
from dashboard.corroboration.settings import load_settings
from dashboard.corroboration.words import allied, sides
from dashboard.model import Basis, Incident, IncidentLink, LinkKind, Location, Role

__all__ = ["find_links"]

_ANSWERS = frozenset({Role.RETALIATION})
_ANSWERED = frozenset({Role.ATTACK, Role.THWARTED, Role.STRIKE, Role.RETALIATION})
# Two days read, not reasoned, that differ; and places that are one spot.
_CONTRADICTIONS = frozenset({"date_one_off", "date_few_off", "date_few_off_inferred", "date_apart"})
_ONE_SPOT = frozenset({"place_same", "place_contained"})
# "Last week" tells nothing apart from a day of that week, in the same article or not.
_VAGUE_TIMES = frozenset({"date_overlap_week", "date_overlap_month"})
_HOURS_A_DAY = 24.0


def find_links(incidents: Sequence[Incident], scores: Scores) -> tuple[IncidentLink, ...]:
    """
    Every link among the incidents.

    Returns
    -------
    tuple
        Stated answers, then inferred ones, then near-misses, each in order of incident ids.
    """
    stated = tuple(_stated_answers(incidents))
    answered = {link.source_id for link in stated}
    inferred = tuple(
        link
        for one in incidents
        if one.role in _ANSWERS and one.id not in answered
        for link in _inferred_answer(one, incidents)
    )
    return stated + inferred + tuple(_near_misses(incidents, scores))


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


def _near_misses(incidents: Sequence[Incident], scores: Scores) -> Iterator[IncidentLink]:
    """Incidents kept apart although some of their reports nearly agree."""
    home = {report.id: one for one in incidents for report in one.reports}
    best: dict[tuple[str, str], tuple[PairScore, bool]] = {}
    for _, score in sorted(scores.items()):
        first, second = sorted((home[score.first], home[score.second]), key=lambda one: one.id)
        if first.id == second.id:
            continue
        told_apart = not set(first.article_ids).isdisjoint(second.article_ids)
        if not _nearly(score, told_apart=told_apart):
            continue
        known = best.setdefault((first.id, second.id), (score, told_apart))
        if score.points > known[0].points:
            best[first.id, second.id] = score, told_apart
    yield from (_possibly_same(key, best[key][0], told_apart=best[key][1]) for key in sorted(best))


def _nearly(score: PairScore, *, told_apart: bool) -> bool:
    """Whether a pair comes near enough; days that contradict each other are no near miss."""
    thresholds = load_settings().thresholds
    features = {reason.feature for reason in score.evidence}
    if features & _CONTRADICTIONS:
        return False
    if told_apart and not features & _ONE_SPOT:
        return False
    apart = told_apart and not features & _VAGUE_TIMES
    return score.points >= (thresholds.told_apart_points if apart else thresholds.near_miss_points)


def _possibly_same(key: tuple[str, str], score: PairScore, *, told_apart: bool) -> IncidentLink:
    why = "an article tells them apart" if told_apart else "kept apart"
    return IncidentLink(
        kind=LinkKind.POSSIBLY_SAME_AS,
        source_id=key[0],
        target_id=key[1],
        basis=Basis.INFERRED,
        reason=f"{why}; {score.explain()}",
    )
