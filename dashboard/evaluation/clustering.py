"""
Score the merging of reports into incidents: B-cubed and pairwise links.

Over required reports only. `matched` looks at the reports that were found; `e2e` counts a report
missed as recall 0 and a prediction that matches nothing as precision 0.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dashboard.evaluation.agreement import ratio

__all__ = ["ClusteringScore", "Rates", "score_clustering"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Precision and recall."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return ratio(2 * self.precision * self.recall, self.precision + self.recall)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusteringScore:
    """
    How well reports are merged.

    Attributes
    ----------
    grouped
        Over the reports of incidents that several reports tell, found ones only.
    grouped_recall
        Over the same, missed ones included.
    pairwise
        Over pairs of reports of one incident.
    gold_links
        Number of such pairs.
    missing_links, wrong_links
        Pairs not merged that should be, and merged that should not.
    """

    matched: Rates
    end_to_end: Rates
    grouped: Rates
    grouped_recall: float
    pairwise: Rates
    gold_links: int
    missing_links: tuple[tuple[str, str], ...]
    wrong_links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Groups:
    """
    The two partitions.

    Attributes
    ----------
    gold
        The group of each required report.
    predicted
        The group of each prediction that counts.
    found_by
        Prediction of each required report that was found.
    report_of
        The inverse.
    """

    gold: Mapping[str, frozenset[str]]
    predicted: Mapping[str, frozenset[str]]
    found_by: Mapping[str, str]
    report_of: Mapping[str, str]


def score_clustering(
    *,
    gold_clusters: Iterable[Sequence[str]],
    predicted_clusters: Iterable[Sequence[str]],
    required: Collection[str],
    found_by: Mapping[str, str],
    spurious: Collection[str],
) -> ClusteringScore:
    """
    Compare predicted clusters with the annotated ones.

    Parameters
    ----------
    gold_clusters, predicted_clusters
        Ids of reports of one incident; ids in none stand alone, an id in two counts for the first.
    required
        Ids of all required reports.
    found_by
        Id of the prediction that found a required report.
    spurious
        Ids of predictions that match nothing.
    """
    groups = _Groups(
        gold=_partition(gold_clusters, required),
        predicted=_partition(predicted_clusters, {*found_by.values(), *spurious}),
        found_by=found_by,
        report_of={prediction: report for report, prediction in found_by.items()},
    )
    grouped = [report for report in required if len(groups.gold[report]) > 1]
    gold_links = _links(groups.gold.values())
    links = _links(_reports(group, groups) for group in groups.predicted.values())
    hits = len(gold_links & links)
    return ClusteringScore(
        matched=_bcubed_matched(required, groups),
        end_to_end=_bcubed_end_to_end(required, groups, spurious=len(spurious)),
        grouped=_bcubed_matched(grouped, groups),
        grouped_recall=_bcubed_end_to_end(grouped, groups, spurious=len(spurious)).recall,
        pairwise=Rates(precision=ratio(hits, len(links)), recall=ratio(hits, len(gold_links))),
        gold_links=len(gold_links),
        missing_links=tuple(sorted(gold_links - links)),
        wrong_links=tuple(sorted(links - gold_links)),
    )


def _partition(
    clusters: Iterable[Sequence[str]], members: Collection[str]
) -> dict[str, frozenset[str]]:
    group_of: dict[str, frozenset[str]] = {}
    for cluster in clusters:
        group = frozenset(one for one in cluster if one in members and one not in group_of)
        group_of.update(dict.fromkeys(group, group))
    return {one: group_of.get(one, frozenset({one})) for one in members}


def _reports(group: frozenset[str], groups: _Groups) -> frozenset[str]:
    """Give the required reports that the predictions of a group found."""
    return frozenset(groups.report_of[one] for one in group if one in groups.report_of)


def _links(clusters: Iterable[frozenset[str]]) -> set[tuple[str, str]]:
    return {pair for group in clusters for pair in combinations(sorted(group), 2)}


def _bcubed_matched(universe: Collection[str], groups: _Groups) -> Rates:
    precision = recall = 0.0
    found = [report for report in universe if report in groups.found_by]
    for report in found:
        together = _reports(groups.predicted[groups.found_by[report]], groups)
        belonging = frozenset(one for one in groups.gold[report] if one in groups.found_by)
        precision += len(together & belonging) / len(together)
        recall += len(together & belonging) / len(belonging)
    return Rates(precision=ratio(precision, len(found)), recall=ratio(recall, len(found)))


def _bcubed_end_to_end(universe: Collection[str], groups: _Groups, *, spurious: int) -> Rates:
    precision = recall = 0.0
    found = [report for report in universe if report in groups.found_by]
    for report in found:
        group = groups.predicted[groups.found_by[report]]
        right = len(_reports(group, groups) & groups.gold[report])
        precision += right / len(group)
        recall += right / len(groups.gold[report])
    return Rates(
        precision=ratio(precision, len(found) + spurious),
        recall=ratio(recall, len(universe)),
    )
