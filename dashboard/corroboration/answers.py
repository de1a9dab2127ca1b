"""Evidence from what answers what: answers to one attack are one answer, and vice versa."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from dashboard.corroboration.evidence import Evidence, PairScore
from dashboard.corroboration.profiles import Profile
from dashboard.corroboration.settings import load_settings
from dashboard.corroboration.similarity import score_pair

__all__ = ["with_answers"]

_Pair = tuple[str, str]


def with_answers(
    profiles: Sequence[Profile],
    scores: Mapping[_Pair, PairScore],
    clusters: Sequence[tuple[str, ...]],
) -> dict[_Pair, PairScore]:
    """
    Add the evidence of a first clustering's answers and triggers to the scores.

    Pairs that blocking did not compare are scored now if they answer the same cluster.
    """
    by_id = {one.id: one for one in profiles}
    cluster_of = {member: members for members in clusters for member in members}
    trigger_of = {
        one.id: one.report.in_response_to.value
        for one in profiles
        if one.report.in_response_to and one.report.in_response_to.value in by_id
    }
    scored = dict(scores)
    for pair, evidence in _evidence(trigger_of, cluster_of):
        known = scored.get(pair) or score_pair(by_id[pair[0]], by_id[pair[1]])
        scored[pair] = PairScore(*pair, (*known.evidence, evidence))
    return scored


def _evidence(
    trigger_of: Mapping[str, str], cluster_of: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[_Pair, Evidence]]:
    weights = load_settings().weights
    same, other = weights.trigger_same, weights.trigger_other
    by_trigger: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for answer, trigger in sorted(trigger_of.items()):
        by_trigger[cluster_of[trigger]].append(answer)
    for answers in by_trigger.values():
        for pair in combinations(answers, 2):
            yield pair, Evidence("trigger_same", same, "both answer the same attack")
    for pair in _pairs_of_one_cluster(trigger_of, cluster_of):
        first, second = (trigger_of[one] for one in pair)
        if cluster_of[first] != cluster_of[second] and first != second:
            triggers = (min(first, second), max(first, second))
            words = "answered by the same strike"
            yield triggers, Evidence("answer_same", weights.answer_same, words)
            yield pair, Evidence("trigger_other", other, "told to answer different attacks")


def _pairs_of_one_cluster(
    trigger_of: Mapping[str, str], cluster_of: Mapping[str, tuple[str, ...]]
) -> Iterator[_Pair]:
    """Answers that the first clustering took for one."""
    for members in sorted(set(cluster_of.values())):
        yield from combinations(sorted(m for m in members if m in trigger_of), 2)
