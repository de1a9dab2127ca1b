"""Incidents that may be the same event after all, and why they were kept apart."""

from collections.abc import Iterator, Sequence

from dashboard.corroboration.clustering import Scores
from dashboard.corroboration.evidence import PairScore
from dashboard.corroboration.settings import load_settings
from dashboard.model import (
    Basis,
    Constraint,
    ConstraintKind,
    Incident,
    IncidentLink,
    LinkKind,
)

__all__ = ["find_near_misses"]

# Two days read, not reasoned, that differ; and places that are one spot.
_CONTRADICTIONS = frozenset({"date_one_off", "date_few_off", "date_few_off_inferred", "date_apart"})
_ONE_SPOT = frozenset({"place_same", "place_contained"})
# "Last week" tells nothing apart from a day of that week, in the same article or not.
_VAGUE_TIMES = frozenset({"date_overlap_week", "date_overlap_month"})


def find_near_misses(
    incidents: Sequence[Incident], scores: Scores, constraints: Sequence[Constraint] = ()
) -> tuple[IncidentLink, ...]:
    """
    Link incidents of which some reports nearly agree.

    Two incidents that one article tells as two are linked only where another article makes them
    look like one; two that an analyst split are not linked at all.

    Returns
    -------
    tuple
        Each pair of incidents once, smaller id first, explained by its closest pair of reports.
    """
    home = {report.id: one for one in incidents for report in one.reports}
    split = frozenset(_split_pairs(home, constraints))
    best: dict[tuple[str, str], tuple[PairScore, bool]] = {}
    for _, score in sorted(scores.items()):
        first, second = sorted((home[score.first], home[score.second]), key=lambda one: one.id)
        key = (first.id, second.id)
        told_apart = not set(first.article_ids).isdisjoint(second.article_ids)
        if first.id == second.id or key in split or not _nearly(score, home, told_apart=told_apart):
            continue
        if key not in best or score.points > best[key][0].points:
            best[key] = score, told_apart
    return tuple(_link(key, best[key][0], told_apart=best[key][1]) for key in sorted(best))


def _split_pairs(
    home: dict[str, Incident], constraints: Sequence[Constraint]
) -> Iterator[tuple[str, str]]:
    for one in constraints:
        ends = (one.first, one.second)
        if one.kind is ConstraintKind.CANNOT_LINK and all(end in home for end in ends):
            low, high = sorted(home[end].id for end in ends)
            yield low, high


def _nearly(score: PairScore, home: dict[str, Incident], *, told_apart: bool) -> bool:
    """Whether a pair comes near enough; days that contradict each other are no near miss."""
    thresholds = load_settings().thresholds
    features = {reason.feature for reason in score.evidence}
    if features & _CONTRADICTIONS:
        return False
    if not told_apart:
        return score.points >= thresholds.near_miss_points
    if not features & _ONE_SPOT or "date_one_off_inferred" in features:
        return False
    if features & _VAGUE_TIMES:
        return score.points >= thresholds.near_miss_points
    return not _one_article(score, home) and score.points >= thresholds.told_apart_points


def _one_article(score: PairScore, home: dict[str, Incident]) -> bool:
    articles = {
        report.article_id
        for one in (score.first, score.second)
        for report in home[one].reports
        if report.id == one
    }
    return len(articles) == 1


def _link(key: tuple[str, str], score: PairScore, *, told_apart: bool) -> IncidentLink:
    why = "an article tells them apart" if told_apart else "kept apart"
    return IncidentLink(
        kind=LinkKind.POSSIBLY_SAME_AS,
        source_id=key[0],
        target_id=key[1],
        basis=Basis.INFERRED,
        reason=f"{why}; {score.explain()}",
    )
