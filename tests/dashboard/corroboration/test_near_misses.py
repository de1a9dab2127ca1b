from dashboard.corroboration import corroborate
from dashboard.model import Basis, Constraint, ConstraintKind, LinkKind
from tests.dashboard.corroboration.reports import make_batch

THREE = {
    "id": "a",
    "article": "1",
    "place": "base",
    "day": "2024-01-05",
    "type": "rocket",
    "count": 3,
}
EIGHT = {
    "id": "b",
    "article": "2",
    "place": "base",
    "day": "2024-01-05",
    "type": "rocket",
    "count": 8,
}


def near_misses(rows, places, constraints=()):
    result = corroborate(*make_batch(rows, places), constraints=constraints)
    return [link for link in result.links if link.kind is LinkKind.POSSIBLY_SAME_AS]


def test_a_near_miss_is_told_once_with_its_reasons(places):
    (link,) = near_misses([THREE, EIGHT], places)
    assert link.source_id < link.target_id
    assert link.basis is Basis.INFERRED
    assert link.reason.startswith("kept apart")
    assert "3 against 8 munitions" in link.reason


def test_what_an_analyst_split_is_not_suggested_again(places):
    split = Constraint(kind=ConstraintKind.CANNOT_LINK, first="b", second="a")
    assert near_misses([THREE, EIGHT], places, [split]) == []


def test_what_one_article_tells_apart_is_not_suggested_by_itself(places):
    assert near_misses([THREE, {**EIGHT, "article": "1"}], places) == []


def test_but_another_article_may_make_it_look_like_one(places):
    rows = [
        THREE,
        {**EIGHT, "article": "1", "place": "village"},
        {**EIGHT, "id": "c", "by": "Houthis"},
    ]
    rows += [{**THREE, "id": "d", "article": "3", "count": 8, "place": "village"}]
    assert near_misses(rows, places)


def test_days_that_contradict_each_other_are_no_near_miss(places):
    assert near_misses([THREE, {**EIGHT, "day": "2024-01-06", "count": 3}], places) == []
