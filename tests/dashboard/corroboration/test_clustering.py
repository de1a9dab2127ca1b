import random

import pytest

from dashboard.corroboration.clustering import cluster
from dashboard.corroboration.evidence import Evidence, PairScore
from dashboard.model import Constraint, ConstraintKind
from tests.dashboard.corroboration.reports import make_report

MUST, CANNOT = ConstraintKind.MUST_LINK, ConstraintKind.CANNOT_LINK


def reports_of(*ids):
    """`a1` is report a of article 1."""
    return [make_report({"id": one, "article": one[-1]}, {}) for one in ids]


def scores_of(**points):
    found = {}
    for pair, value in points.items():
        first, second = sorted(pair.split("_"))
        found[first, second] = PairScore(first, second, (Evidence("x", float(value), "x"),))
    return found


def test_reports_over_the_threshold_are_merged():
    assert cluster(reports_of("a1", "a2"), scores_of(a1_a2=6)) == (("a1", "a2"),)
    assert cluster(reports_of("a1", "a2"), scores_of(a1_a2=5.9)) == (("a1",), ("a2",))


def test_reports_of_one_article_are_never_merged():
    assert cluster(reports_of("a1", "b1"), scores_of(a1_b1=20)) == (("a1",), ("b1",))


def test_nor_through_a_third_report():
    scores = scores_of(a1_c2=9, b1_c2=8)
    assert cluster(reports_of("a1", "b1", "c2"), scores) == (("a1", "c2"), ("b1",))


def test_the_closest_pair_is_merged_first():
    scores = scores_of(a1_a2=7, a2_a3=9, a1_a3=-1)
    assert cluster(reports_of("a1", "a2", "a3"), scores) == (("a1",), ("a2", "a3"))


def test_a_pair_that_was_never_compared_counts_against():
    scores = scores_of(a1_a2=9, a2_a3=9)
    assert len(cluster(reports_of("a1", "a2", "a3"), scores)) == 2


def test_a_vetoed_pair_keeps_two_groups_apart_however_close_the_rest():
    scores = scores_of(a1_a2=20, a2_a3=19, a1_a3=-8)
    assert cluster(reports_of("a1", "a2", "a3"), scores) == (("a1", "a2"), ("a3",))


@pytest.mark.parametrize("kind", [MUST, CANNOT])
def test_the_analyst_has_the_last_word(kind):
    points = -20 if kind is MUST else 20
    word = Constraint(kind=kind, first="a2", second="a1")
    found = cluster(reports_of("a1", "a2"), scores_of(a1_a2=points), [word])
    assert (found == (("a1", "a2"),)) is (kind is MUST)


def test_a_merge_by_hand_within_one_article_stands_and_grows():
    word = Constraint(kind=MUST, first="a1", second="b1")
    scores = scores_of(a1_c2=9, b1_c2=7)
    assert cluster(reports_of("a1", "b1", "c2"), scores, [word]) == (("a1", "b1", "c2"),)


def test_a_split_holds_against_a_group():
    word = Constraint(kind=CANNOT, first="a1", second="a3")
    scores = scores_of(a1_a2=9, a2_a3=8, a1_a3=9)
    found = cluster(reports_of("a1", "a2", "a3"), scores, [word])
    assert found == (("a1", "a2"), ("a3",))


def test_words_on_unknown_reports_change_nothing():
    words = [Constraint(kind=kind, first="a1", second="gone") for kind in (MUST, CANNOT)]
    assert cluster(reports_of("a1", "a2"), scores_of(a1_a2=9), words) == (("a1", "a2"),)


def test_the_order_of_input_does_not_matter():
    rng = random.Random(7)
    ids = [f"{letter}{article}" for letter in "abc" for article in range(6)]
    names = [f"{a}_{b}" for a in ids for b in ids if a < b]
    points = {name: rng.choice([-6, 2, 5, 6, 7, 8, 8, 9]) for name in names}
    expected = cluster(reports_of(*ids), scores_of(**points))
    for _ in range(10):
        rng.shuffle(ids)
        rng.shuffle(names)
        assert cluster(reports_of(*ids), scores_of(**{n: points[n] for n in names})) == expected


def told_twice(**others):
    """Two groups that article 1 keeps apart; each has two articles more, and all agree."""
    within = dict.fromkeys(("a1_a2", "a1_a3", "a2_a3", "b1_b4", "b1_b5", "b4_b5"), 12)
    across = {f"{one}_{other}": 8 for one in ("a1", "a2", "a3") for other in ("b1", "b4", "b5")}
    return scores_of(**{**within, **across, **others})


DOUBLED = ("a1", "a2", "a3", "b1", "b4", "b5")


def test_one_article_that_tells_an_event_twice_does_not_split_the_others():
    assert cluster(reports_of(*DOUBLED), told_twice()) == (("a1", "a2", "a3", "b4", "b5"), ("b1",))


@pytest.mark.parametrize(
    "scores",
    [
        told_twice(a1_b1=-0.3),  # its two reports differ in something
        told_twice(a2_b4=-8),  # two others contradict each other
        told_twice(a2_b4=2, a2_b5=2, a3_b4=2, a3_b5=2),  # the others do not agree
    ],
)
def test_but_what_tells_them_apart_keeps_them_apart(scores):
    assert cluster(reports_of(*DOUBLED), scores) == (DOUBLED[:3], DOUBLED[3:])


def test_nor_are_groups_joined_that_few_articles_tell():
    few = [one for one in DOUBLED if one not in {"a3", "b5"}]
    scores = {k: v for k, v in told_twice().items() if set(k) <= set(few)}
    assert cluster(reports_of(*few), scores) == (("a1", "a2"), ("b1", "b4"))


def test_nor_groups_that_two_articles_keep_apart():
    rows = [*reports_of(*DOUBLED), make_report({"id": "c2", "article": "2"}, {})]
    scores = told_twice(c2_b1=12, c2_b4=12, c2_b5=12, a1_c2=8, a2_c2=8, a3_c2=8)
    found = cluster(rows, scores)
    assert {frozenset(group) for group in found} == {
        frozenset({"a1", "a2", "a3"}),
        frozenset({"b1", "b4", "b5", "c2"}),
    }


def test_an_analyst_may_keep_them_apart():
    word = Constraint(kind=CANNOT, first="a2", second="b4")
    assert cluster(reports_of(*DOUBLED), told_twice(), [word]) == (DOUBLED[:3], DOUBLED[3:])
