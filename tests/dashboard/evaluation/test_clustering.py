import pytest

from dashboard.evaluation.clustering import score_clustering


def score(gold, predicted, *, missed=(), spurious=()):
    required = ["a", "b", "c", "d"]
    found = {one: one.upper() for one in required if one not in missed}
    return score_clustering(
        gold_clusters=gold,
        predicted_clusters=predicted,
        required=required,
        found_by=found,
        spurious=spurious,
    )


def test_the_same_clusters_score_one():
    perfect = score([["a", "b"]], [["A", "B"]])
    assert perfect.matched.f1 == perfect.end_to_end.f1 == perfect.pairwise.f1 == 1
    assert perfect.gold_links == 1


def test_splitting_costs_recall():
    split = score([["a", "b"]], [])
    assert split.matched.precision == 1
    assert split.matched.recall == pytest.approx(3 / 4)
    assert split.grouped.recall == pytest.approx(1 / 2)
    assert split.pairwise.recall == 0


def test_lumping_costs_precision():
    lumped = score([["a", "b"]], [["A", "B", "C", "D"]])
    assert lumped.matched.recall == 1
    assert lumped.matched.precision == pytest.approx((2 / 4 + 2 / 4 + 1 / 4 + 1 / 4) / 4)
    assert lumped.pairwise.precision == pytest.approx(1 / 6)


def test_missed_and_invented_reports_cost_end_to_end_only():
    flawed = score([["a", "b"]], [["A", "X"]], missed=["b"], spurious=["X"])
    assert flawed.matched.f1 == 1
    assert flawed.end_to_end.recall == pytest.approx((1 / 2 + 1 + 1) / 4)
    assert flawed.end_to_end.precision == pytest.approx((1 / 2 + 1 + 1) / 4)


def test_an_id_in_two_clusters_counts_for_the_first():
    assert score([["a", "b"]], [["A", "B"], ["B", "C"]]).matched.f1 == 1


def test_unknown_ids_are_passed_over():
    assert score([["a", "b", "background"]], [["A", "B", "other"]]).matched.f1 == 1
