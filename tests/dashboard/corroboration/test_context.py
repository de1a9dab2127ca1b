from dashboard.corroboration import corroborate
from dashboard.corroboration.context import with_context
from dashboard.corroboration.profiles import profile
from tests.dashboard.corroboration.reports import make_batch, make_report

ATTACK = {"place": "base", "day": "2024-01-05", "type": "rocket"}
UNDATED = {"place": "field", "type": "drone", "count": 2}


def features(rows, places, clusters):
    profiles = [profile(make_report(row, places), {}) for row in rows]
    found = with_context(profiles, {}, clusters)
    return {pair: {e.feature for e in score.evidence} for pair, score in found.items()}


def test_answers_to_one_cluster_are_brought_together(places):
    rows = [
        {"id": "a1", "article": "1", **ATTACK},
        {"id": "a2", "article": "2", **ATTACK},
        {"id": "b1", "article": "1", "role": "retaliation", "answers": "a1"},
        {"id": "b2", "article": "2", "role": "retaliation", "answers": "a2"},
    ]
    found = features(rows, places, [("a1", "a2"), ("b1",), ("b2",)])
    assert "trigger_same" in found["b1", "b2"]


def test_one_answer_to_two_clusters_speaks_for_and_against(places):
    rows = [
        {"id": "a1", "article": "1", **ATTACK},
        {"id": "a2", "article": "2", **ATTACK},
        {"id": "b1", "article": "1", "role": "retaliation", "answers": "a1"},
        {"id": "b2", "article": "2", "role": "retaliation", "answers": "a2"},
    ]
    found = features(rows, places, [("a1",), ("a2",), ("b1", "b2")])
    assert "answer_same" in found["a1", "a2"]
    assert "trigger_other" in found["b1", "b2"]


def test_an_undated_report_is_read_beside_the_articles_of_its_story(places):
    rows = [
        {"id": "a1", "article": "1", **ATTACK},
        {"id": "a2", "article": "2", **ATTACK},
        {"id": "b1", "article": "1", **UNDATED, "day": "2024-01-04"},
        {"id": "b2", "article": "2", **UNDATED},
        {"id": "b3", "article": "3", **UNDATED},
    ]
    result = corroborate(*make_batch(rows, places))
    grouped = {tuple(sorted(r.id for r in one.reports)) for one in result.incidents}
    assert grouped == {("a1", "a2"), ("b1", "b2"), ("b3",)}


def test_an_answer_to_an_unknown_report_says_nothing(places):
    rows = [{"id": "b1", "article": "1", "role": "retaliation", "answers": "gone"}]
    assert features(rows, places, [("b1",)]) == {}
