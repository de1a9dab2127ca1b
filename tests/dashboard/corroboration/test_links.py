from dashboard.corroboration import corroborate
from dashboard.model import Basis, LinkKind
from tests.dashboard.corroboration.reports import make_batch

ATTACK = {
    "place": "village",
    "launch": "town",
    "day": "2024-01-05",
    "type": "rocket",
    "by": "Iran-backed militias",
}
ANSWER = {
    "place": "town",
    "day": "2024-01-05",
    "type": "artillery",
    "role": "retaliation",
    "by": "the coalition",
}


def answers(rows, places):
    result = corroborate(*make_batch(rows, places))
    home = {r.id: one.id for one in result.incidents for r in one.reports}
    links = [link for link in result.links if link.kind is LinkKind.RETALIATION]
    return links, home


def test_a_stated_answer_is_lifted_to_incidents_with_its_words(places):
    rows = [
        {"id": "a", "article": "1", **ATTACK},
        {"id": "b", "article": "1", **ANSWER, "answers": "a"},
        {"id": "c", "article": "2", **ATTACK},
    ]
    (link,), home = answers(rows, places)
    assert (link.source_id, link.target_id) == (home["b"], home["c"])
    assert link.basis is Basis.STATED
    assert link.article_id == "1"
    assert link.spans


def test_two_articles_that_tell_one_answer_make_one_link(places):
    rows = [
        {"id": f"{name}{n}", "article": n, **row, **more}
        for n in "12"
        for name, row, more in (("a", ATTACK, {}), ("b", ANSWER, {"answers": f"a{n}"}))
    ]
    links, _ = answers(rows, places)
    assert len(links) == 1


def test_an_answer_without_its_trigger_is_inferred_from_time_and_launch_point(places):
    rows = [{"id": "a", "article": "1", **ATTACK}, {"id": "b", "article": "2", **ANSWER}]
    (link,), home = answers(rows, places)
    assert (link.source_id, link.target_id) == (home["b"], home["a"])
    assert link.basis is Basis.INFERRED
    assert "launch point" in link.reason
    assert not link.spans


def test_nothing_is_inferred_where_two_attacks_fit(places):
    rows = [
        {"id": "a", "article": "1", **ATTACK},
        {"id": "b", "article": "2", **ANSWER},
        {"id": "c", "article": "3", **ATTACK, "day": "2024-01-04"},
    ]
    assert answers(rows, places)[0] == []


def test_nor_for_what_is_not_told_as_an_answer(places):
    rows = [
        {"id": "a", "article": "1", **ATTACK},
        {"id": "b", "article": "2", **ANSWER, "role": "strike"},
    ]
    assert answers(rows, places)[0] == []


def test_nor_for_an_attack_that_came_after(places):
    rows = [
        {"id": "a", "article": "1", **ATTACK, "day": "2024-01-06"},
        {"id": "b", "article": "2", **ANSWER},
    ]
    assert answers(rows, places)[0] == []


def test_nor_by_the_same_side(places):
    rows = [
        {"id": "a", "article": "1", **ATTACK},
        {"id": "b", "article": "2", **ANSWER, "by": "Iran"},
    ]
    assert answers(rows, places)[0] == []


def test_nor_where_the_place_is_only_a_country(places):
    rows = [
        {"id": "a", "article": "1", **ATTACK},
        {"id": "b", "article": "2", **ANSWER, "place": "country"},
    ]
    assert answers(rows, places)[0] == []


def test_an_answer_to_an_unknown_report_is_no_link(places):
    rows = [{"id": "b", "article": "1", **ANSWER, "answers": "gone"}]
    assert answers(rows, places)[0] == []
