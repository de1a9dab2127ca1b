"""Evidence that a first clustering gives: what answers what, and which articles tell one story."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from dashboard.corroboration.evidence import Evidence, PairScore
from dashboard.corroboration.profiles import Profile
from dashboard.corroboration.settings import load_settings
from dashboard.corroboration.similarity import score_pair
from dashboard.model import Role

__all__ = ["with_context"]

# Evidence of a day or place so weak that the rest of the two articles should speak.
_WEAK_TIMES = frozenset({"date_missing", "date_missing_one_day", "date_one_off_inferred"})
_WEAK_PLACES = ("place_missing", "place_regional", "place_vague")

_Pair = tuple[str, str]
_Clusters = Mapping[str, tuple[str, ...]]


def with_context(
    profiles: Sequence[Profile],
    scores: Mapping[_Pair, PairScore],
    clusters: Sequence[tuple[str, ...]],
) -> dict[_Pair, PairScore]:
    """
    Add the evidence of a first clustering to the scores.

    Answers to one attack are one answer, and attacks answered by one strike are one attack. A
    report weak in day or place is read beside the articles that tell another of its article's
    events.

    Returns
    -------
    dict
        The scores given, and those of pairs that only context brings together.
    """
    by_id = {one.id: one for one in profiles}
    cluster_of = {member: members for members in clusters for member in members}
    found = [*_answers(by_id, cluster_of), *_stories(by_id, scores, cluster_of)]
    scored = dict(scores)
    for pair, evidence in found:
        known = scored.get(pair) or score_pair(by_id[pair[0]], by_id[pair[1]])
        scored[pair] = PairScore(*pair, (*known.evidence, evidence))
    return scored


def _answers(
    by_id: Mapping[str, Profile], cluster_of: _Clusters
) -> Iterator[tuple[_Pair, Evidence]]:
    trigger_of = {
        one.id: one.report.in_response_to.value
        for one in by_id.values()
        if one.report.in_response_to and one.report.in_response_to.value in by_id
    }
    by_trigger: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for answer, trigger in sorted(trigger_of.items()):
        by_trigger[cluster_of[trigger]].append(answer)
    for answers in by_trigger.values():
        for pair in combinations(answers, 2):
            yield pair, _weighed("trigger_same", "both answer the same attack")
    for pair in _pairs_of_one_cluster(trigger_of, cluster_of):
        first, second = sorted(trigger_of[one] for one in pair)
        if cluster_of[first] != cluster_of[second]:
            yield (first, second), _weighed("answer_same", "answered by the same strike")
            yield pair, _weighed("trigger_other", "told to answer different attacks")


def _pairs_of_one_cluster(trigger_of: Mapping[str, str], cluster_of: _Clusters) -> Iterator[_Pair]:
    """Answers that the first clustering took for one."""
    for members in sorted(set(cluster_of.values())):
        yield from combinations(sorted(m for m in members if m in trigger_of), 2)


def _stories(
    by_id: Mapping[str, Profile], scores: Mapping[_Pair, PairScore], cluster_of: _Clusters
) -> Iterator[tuple[_Pair, Evidence]]:
    """Pairs weak in day or place, of articles that tell other events together."""
    of_article: dict[str, list[str]] = defaultdict(list)
    for one in sorted(by_id):
        if not by_id[one].report.aggregate:
            of_article[by_id[one].report.article_id].append(one)
    for (first, second), shared in sorted(_shared_events(by_id, cluster_of).items()):
        story = _story(shared)
        left = _untold(of_article[first], second, by_id, cluster_of)
        right = _untold(of_article[second], first, by_id, cluster_of)
        pairs = [(min(pair), max(pair)) for pair in product(left, right)]
        found = [scores.get(pair) or score_pair(by_id[pair[0]], by_id[pair[1]]) for pair in pairs]
        for score in _singled_out(found, story):
            yield (score.first, score.second), story


def _untold(
    reports: Sequence[str], article_id: str, by_id: Mapping[str, Profile], cluster_of: _Clusters
) -> tuple[str, ...]:
    """Keep reports whose event the first clustering did not find in the other article."""
    return tuple(
        one
        for one in reports
        if all(by_id[other].report.article_id != article_id for other in cluster_of[one])
    )


def _singled_out(found: Sequence[PairScore], story: Evidence) -> Iterator[PairScore]:
    """Weak pairs that the story would merge, if neither report has another such pair."""
    merge = load_settings().thresholds.merge_points
    likely = [score for score in found if score.points + story.points >= merge]
    uses = Counter(one for score in likely for one in (score.first, score.second))
    for score in likely:
        if _is_weak(score) and uses[score.first] == uses[score.second] == 1:
            yield score


def _shared_events(by_id: Mapping[str, Profile], cluster_of: _Clusters) -> Counter[_Pair]:
    """
    Count the events that pairs of articles tell together, each pair smaller id first.

    Older history makes no common story, nor does an event that everybody tells.
    """
    widest = load_settings().shares.widest_story
    shared: Counter[_Pair] = Counter()
    for members in set(cluster_of.values()):
        news = [by_id[one] for one in members if by_id[one].role is not Role.BACKGROUND]
        articles = sorted({one.report.article_id for one in news})
        if len(articles) <= widest:
            shared.update(combinations(articles, 2))
    return shared


def _is_weak(score: PairScore) -> bool:
    return any(
        reason.feature in _WEAK_TIMES or reason.feature.startswith(_WEAK_PLACES)
        for reason in score.evidence
    )


def _story(shared: int) -> Evidence:
    settings = load_settings()
    points = settings.weights.story_same
    if shared >= settings.shares.long_story:
        points += settings.weights.story_long
    events = "event" if shared == 1 else "events"
    return Evidence("story_same", points, f"the articles share {shared} other {events}")


def _weighed(feature: str, words: str) -> Evidence:
    return Evidence(feature, getattr(load_settings().weights, feature), words)
