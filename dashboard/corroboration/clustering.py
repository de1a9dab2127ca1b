"""Constrained average-link clustering of reports, over the pairs that were scored."""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from dashboard.corroboration.evidence import PairScore
from dashboard.corroboration.settings import load_settings
from dashboard.model import Constraint, ConstraintKind, Report, Role

__all__ = ["Scores", "cluster"]

Scores = Mapping[tuple[str, str], PairScore]


@dataclass(slots=True)
class _Group:
    """A growing cluster; `links` holds, by neighbour, the sum and number of scored pairs."""

    members: tuple[str, ...]
    articles: frozenset[str]
    barred: frozenset[str]
    links: dict[str, tuple[float, int]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return self.members[0]


def cluster(
    reports: Sequence[Report], scores: Scores, constraints: Iterable[Constraint] = ()
) -> tuple[tuple[str, ...], ...]:
    """
    Group reports of the same event.

    Two reports of one article are never merged, unless an analyst says so; nor are two whose score
    falls under the veto. The analyst's word goes over every score.

    Returns
    -------
    tuple
        Clusters of report ids, sorted inside and among each other; the same whatever the order of
        the reports.
    """
    groups = _initial_groups(reports, tuple(constraints))
    owner = {member: key for key, group in groups.items() for member in group.members}
    for (first, second), score in sorted(scores.items()):
        if owner[first] != owner[second]:
            _add_link(groups, owner[first], owner[second], score.points)
    _merge_best(groups)
    return tuple(_gathered(groups, {report.id: report for report in reports}, scores))


def _initial_groups(
    reports: Sequence[Report], constraints: tuple[Constraint, ...]
) -> dict[str, _Group]:
    joined = _joined([report.id for report in reports], constraints)
    barred = _barred(reports, constraints)
    by_id = {report.id: report for report in reports}
    groups = {}
    for members in joined:
        articles = frozenset(by_id[m].article_id for m in members)
        refused = frozenset().union(*(barred[m] for m in members)) - set(members)
        groups[members[0]] = _Group(members, articles, refused)
    return groups


def _joined(ids: Iterable[str], constraints: Iterable[Constraint]) -> list[tuple[str, ...]]:
    """Report ids, those that must be linked together, transitively."""
    sets = {one: {one} for one in ids}
    for constraint in sorted(constraints):
        both = (sets.get(constraint.first), sets.get(constraint.second))
        if constraint.kind is ConstraintKind.MUST_LINK and both[0] and both[1]:
            union = both[0] | both[1]
            sets.update(dict.fromkeys(union, union))
    return sorted({tuple(sorted(members)) for members in sets.values()})


def _barred(
    reports: Sequence[Report], constraints: Iterable[Constraint]
) -> dict[str, frozenset[str]]:
    barred: dict[str, set[str]] = {report.id: set(report.told_apart) for report in reports}
    for constraint in constraints:
        if constraint.kind is ConstraintKind.CANNOT_LINK:
            barred.setdefault(constraint.first, set()).add(constraint.second)
            barred.setdefault(constraint.second, set()).add(constraint.first)
    for one, others in list(barred.items()):
        for other in others & barred.keys():
            barred[other].add(one)
    return {one: frozenset(others) for one, others in barred.items()}


def _add_link(groups: dict[str, _Group], first: str, second: str, points: float) -> None:
    veto = load_settings().thresholds.veto_points
    value = points if points > veto else float("-inf")
    for one, other in ((first, second), (second, first)):
        total, number = groups[one].links.get(other, (0.0, 0))
        groups[one].links[other] = (total + value, number + 1)


def _merge_best(groups: dict[str, _Group]) -> None:
    """Merge the two closest groups until none reach the threshold; ties by report id."""
    heap = [(-_average(g, groups[o]), g.key, o) for g in groups.values() for o in g.links]
    heapq.heapify(heap)
    threshold = load_settings().thresholds.merge_points
    while heap:
        negative, first, second = heapq.heappop(heap)
        if -negative < threshold:
            return
        if not _current(groups, first, second, -negative):
            continue
        merged = _merge(groups, first, second)
        for other in merged.links:
            entry = -_average(merged, groups[other])
            heapq.heappush(heap, (entry, *sorted((merged.key, other))))  # type: ignore[misc]


def _current(groups: dict[str, _Group], first: str, second: str, average: float) -> bool:
    """Whether a heap entry still tells the truth."""
    if first not in groups or second not in groups or second not in groups[first].links:
        return False
    return _average(groups[first], groups[second]) == average


def _average(first: _Group, second: _Group) -> float:
    if first.articles & second.articles or _refuse(first, second):
        return float("-inf")
    return _mean(first, second)


def _mean(first: _Group, second: _Group) -> float:
    total, number = first.links[second.key]
    unscored = len(first.members) * len(second.members) - number
    filler = load_settings().thresholds.unscored_points * unscored
    return (total + filler) / (number + unscored)


def _refuse(first: _Group, second: _Group) -> bool:
    return bool(
        first.barred.intersection(second.members) or second.barred.intersection(first.members)
    )


def _gathered(
    groups: Mapping[str, _Group], reports: Mapping[str, Report], scores: Scores
) -> list[tuple[str, ...]]:
    """
    Give the clusters, and gather those that an article which tells their event twice parts.

    Each group must have `own_articles` that tell of the event once, and they share no more than
    that one: what two articles tell apart stays apart, and so does what few tell besides. The
    second report of that article then stands alone: two of one article never merge.
    """
    found = {key: group.members for key, group in groups.items()}
    gathered: set[str] = set()
    for pair in sorted((k, o) for k, group in groups.items() for o in group.links if k < o):
        one, other = (groups[key] for key in pair)
        if not gathered.isdisjoint(pair) or not (
            _is_doubled(one, other, reports, scores) and _fit(one, other)
        ):
            continue
        larger, smaller = sorted((one, other), key=lambda g: (-len(g.articles), g.key))
        twice = [m for m in smaller.members if reports[m].article_id in larger.articles]
        once = [m for m in smaller.members if m not in twice]
        found[larger.key] = tuple(sorted((*larger.members, *once)))
        found[smaller.key] = tuple(twice)
        gathered.update(pair)
    return sorted(found.values())


def _fit(first: _Group, second: _Group) -> bool:
    """Whether the average over all pairs, those of one article included, would merge them."""
    return not _refuse(first, second) and _mean(first, second) >= (
        load_settings().thresholds.merge_points
    )


def _is_doubled(
    first: _Group, second: _Group, reports: Mapping[str, Report], scores: Scores
) -> bool:
    shared = first.articles & second.articles
    fewest = min(len(g.articles - shared) for g in (first, second))
    if len(shared) != 1 or fewest < load_settings().thresholds.own_articles:
        return False
    told = [[m for m in g.members if reports[m].article_id in shared] for g in (first, second)]
    pairs = [(min(pair), max(pair)) for pair in product(*told)]
    return all(pair in scores and _is_alike(scores[pair], reports) for pair in pairs)


def _is_alike(score: PairScore, reports: Mapping[str, Report]) -> bool:
    """Whether nothing that an article tells of two reports tells them apart."""
    roles = [reports[one].role.value for one in (score.first, score.second)]
    if roles.count(Role.RETALIATION) == 1:
        return False
    return all(reason.points >= 0 or reason.feature == "role" for reason in score.evidence)


def _merge(groups: dict[str, _Group], first: str, second: str) -> _Group:
    one, other = groups.pop(first), groups.pop(second)
    merged = _Group(
        tuple(sorted(one.members + other.members)),
        one.articles | other.articles,
        one.barred | other.barred,
    )
    neighbours = sorted((one.links.keys() | other.links.keys()) - {first, second})
    for name in neighbours:
        parts = [group.links[name] for group in (one, other) if name in group.links]
        merged.links[name] = (sum(p[0] for p in parts), sum(p[1] for p in parts))
        theirs = groups[name].links
        theirs.pop(first, None)
        theirs.pop(second, None)
        theirs[merged.key] = merged.links[name]
    groups[merged.key] = merged
    return merged
