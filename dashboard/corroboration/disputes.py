"""Disagreements that span fields: outcome, miss distance, target, confirmation."""

from collections.abc import Mapping, Sequence

from dashboard.corroboration.attributions import says_denied, says_unconfirmed
from dashboard.corroboration.independence import Origins
from dashboard.corroboration.shown import show_miss
from dashboard.corroboration.tallies import conflict, tally
from dashboard.corroboration.words import telling_words
from dashboard.model import Conflict, ConflictValue, Outcome, Report

__all__ = ["DENIED", "NOT_CONFIRMED", "find_disputes"]

NOT_CONFIRMED = "not confirmed"
DENIED = "denied"

_OPPOSED = (
    (Outcome.DAMAGE, Outcome.NO_DAMAGE),
    (Outcome.HIT, Outcome.FELL_SHORT),
    (Outcome.HIT, Outcome.INTERCEPTED),
)
_OUTCOME_WORDS = {
    Outcome.DAMAGE: "damage",
    Outcome.NO_DAMAGE: "no damage",
    Outcome.INTERCEPTED: "intercepted",
    Outcome.FELL_SHORT: "fell short",
    Outcome.HIT: "hit",
}


def find_disputes(
    reports: Sequence[Report], origins: Origins, texts: Mapping[str, str]
) -> tuple[Conflict, ...]:
    """Conflicts of outcome, miss distance, target and confirmation among an incident's reports."""
    return (
        *_outcomes(reports, origins),
        *_miss_distances(reports, origins),
        *_targets(reports),
        *_confirmation(reports, texts),
    )


def _outcomes(reports: Sequence[Report], origins: Origins) -> tuple[Conflict, ...]:
    """Outcomes that can't both be true of the whole, whoever tells them, one article included."""
    told = {claim.value for r in reports for claim in r.outcomes}
    opposed = {o for pair in _OPPOSED if told.issuperset(pair) for o in pair}
    claims = [(r, c) for r in reports for c in r.outcomes if c.value in opposed]
    tallies = tally(claims, origins, same=lambda outcome: outcome)
    return conflict("outcome", tallies, show=_OUTCOME_WORDS.__getitem__)


def _miss_distances(reports: Sequence[Report], origins: Origins) -> tuple[Conflict, ...]:
    """Distances told, and a hit told beside them."""
    claims = [(r, r.miss_distance_m) for r in reports if r.miss_distance_m]
    tallies = tally(claims, origins, same=round)
    values = [ConflictValue(value=show_miss(t.value), report_ids=t.report_ids) for t in tallies]
    hits = tuple(r.id for r in reports if any(c.value is Outcome.HIT for c in r.outcomes))
    if values and hits:
        values.append(ConflictValue(value="inside the target", report_ids=hits))
    return (Conflict(field="miss_distance", values=tuple(values)),) if len(values) > 1 else ()


def _targets(reports: Sequence[Report]) -> tuple[Conflict, ...]:
    """Targets worded in one script without a common telling word."""
    groups: list[tuple[str, list[str], frozenset[str]]] = []
    for report in reports:
        if report.target is None:
            continue
        words = telling_words(report.target.value)
        home = next((g for g in groups if _alike(words, g[2])), None)
        if home is not None:
            home[1].append(report.id)
        else:
            groups.append((report.target.value, [report.id], words))
    values = tuple(ConflictValue(value=text, report_ids=tuple(ids)) for text, ids, _ in groups)
    return (Conflict(field="target", values=values),) if len(values) > 1 else ()


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two targets can't be told apart: a shared word, none telling, or other scripts."""
    if not (first and second) or first & second:
        return True
    return all(map(str.isascii, first)) is not all(map(str.isascii, second))


def _confirmation(reports: Sequence[Report], texts: Mapping[str, str]) -> tuple[Conflict, ...]:
    """Set reports whose cited words deny or would not confirm the event against all of them."""
    told = tuple(report.id for report in reports)
    doubts = {
        NOT_CONFIRMED: tuple(one for one in told if says_unconfirmed(texts.get(one, ""))),
        DENIED: tuple(one for one in told if says_denied(texts.get(one, ""))),
    }
    values = [ConflictValue(value=name, report_ids=ids) for name, ids in doubts.items() if ids]
    if not values:
        return ()
    reported = ConflictValue(value="reported", report_ids=told)
    return (Conflict(field="confirmation", values=(reported, *values)),)
