import random

import pytest

from dashboard.corroboration import corroborate
from dashboard.model import Constraint, ConstraintKind
from tests.dashboard.corroboration.reports import make_batch, make_report

ROWS = [
    {
        "id": "a1",
        "article": "1",
        "place": "base",
        "day": "2024-01-05",
        "type": "rocket",
        "count": 5,
    },
    {
        "id": "b1",
        "article": "1",
        "place": "town",
        "day": "2024-01-05",
        "type": "artillery",
        "role": "retaliation",
        "answers": "a1",
    },
    {
        "id": "a2",
        "article": "2",
        "place": "base",
        "day": "2024-01-05",
        "type": "rocket",
        "count": 5,
    },
    {
        "id": "b2",
        "article": "2",
        "place": "governorate",
        "day": "2024-01-05",
        "role": "retaliation",
        "answers": "a2",
    },
    {
        "id": "c3",
        "article": "3",
        "place": "field",
        "day": "2024-01-05",
        "type": "rocket",
        "count": 3,
    },
    {"id": "d3", "article": "3", "place": "base", "aggregate": True},
    {
        "id": "e4",
        "article": "4",
        "place": "village",
        "day": "2024-01-05",
        "type": "rocket",
        "count": 8,
    },
]


def test_every_report_is_in_exactly_one_incident(places):
    result = corroborate(*make_batch(ROWS, places))
    told = [report.id for one in result.incidents for report in one.reports]
    assert sorted(told) == sorted(row["id"] for row in ROWS)
    assert len({one.id for one in result.incidents}) == len(result.incidents)


def test_the_order_of_input_does_not_matter(places):
    articles, reports = make_batch(ROWS, places)
    expected = corroborate(articles, reports)
    rng = random.Random(3)
    for _ in range(8):
        rng.shuffle(articles)
        rng.shuffle(reports)
        assert corroborate(articles, reports) == expected


def test_each_merge_is_explained(places):
    result = corroborate(*make_batch(ROWS, places))
    for one in result.incidents:
        assert len(one.merge_reasons) == len(one.reports) - 1


def test_links_lead_to_incidents(places):
    result = corroborate(*make_batch(ROWS, places))
    ids = {one.id for one in result.incidents}
    assert {end for link in result.links for end in (link.source_id, link.target_id)} <= ids


def test_an_incident_keeps_its_id_when_a_later_article_arrives(places):
    before = corroborate(*make_batch(ROWS[:1], places)).incidents[0]
    after = corroborate(*make_batch(ROWS[:3], places)).incidents
    assert before.id in {one.id for one in after}


@pytest.mark.parametrize("kind", list(ConstraintKind))
def test_an_analyst_s_word_is_obeyed_and_told(places, kind):
    articles, reports = make_batch(ROWS, places)
    pair = ("a1", "a2") if kind is ConstraintKind.CANNOT_LINK else ("c3", "a1")
    word = Constraint(kind=kind, first=pair[0], second=pair[1])
    result = corroborate(articles, reports, constraints=[word])
    home = {r.id: one for one in result.incidents for r in one.reports}
    together = home[pair[0]].id == home[pair[1]].id
    assert together is (kind is ConstraintKind.MUST_LINK)
    if together:
        assert any("analyst" in reason for reason in home[pair[0]].merge_reasons)


def test_nothing_comes_of_nothing():
    result = corroborate([], [])
    assert result.incidents == ()
    assert result.links == ()


def test_reports_without_their_articles_are_compared_by_their_fields(places):
    reports = [make_report(row, places) for row in (ROWS[0], ROWS[2])]
    assert len(corroborate([], reports).incidents) == 1
