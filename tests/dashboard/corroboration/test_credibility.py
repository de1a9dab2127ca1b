import pytest

from dashboard.corroboration.credibility import grade
from dashboard.corroboration.independence import Origins
from dashboard.model import Conflict, ConflictValue
from tests.dashboard.corroboration.reports import make_article, make_report


def graded(origins, *, rows=None, disputed="", outlets=()):
    rows = rows or [{}] * sum(map(len, origins))
    reports = [
        make_report({"id": str(n), "article": str(n), **row}, {}) for n, row in enumerate(rows, 1)
    ]
    articles = {str(n): make_article(str(n), "x", outlet=name) for n, name in enumerate(outlets, 1)}
    values = tuple(ConflictValue(value=v, report_ids=("1",)) for v in ("reported", disputed))
    conflicts = (Conflict(field="confirmation", values=values),) if disputed else ()
    return grade(reports, articles, Origins(groups=origins), conflicts, {})


OFFICIAL = {"sources": ["وزارة الدفاع"]}


@pytest.mark.parametrize(
    ("origins", "rows", "disputed", "digit"),
    [
        ((("1",),), [{}], "", 6),
        ((("1",),), [OFFICIAL], "", 3),
        ((("1",),), [{"attribution": "claimed"}], "", 3),
        ((("1",),), [OFFICIAL], "not confirmed", 4),
        ((("1",),), [{}], "denied", 5),
        ((("1", "2"),), [{}, {}], "", 6),
        ((("1",), ("2",)), [{}, {}], "", 2),
        ((("1",), ("2",)), [{}, {}], "not confirmed", 3),
        ((("1",), ("2",)), [{}, {}], "denied", 4),
        ((("1",), ("2",), ("3",)), [{}, {}, {}], "", 2),
        ((("1",), ("2",), ("3",)), [OFFICIAL, {}, {}], "", 1),
    ],
)
def test_the_digit_follows_origins_official_word_and_dispute(origins, rows, disputed, digit):
    assert graded(origins, rows=rows, disputed=disputed).claim == digit


def test_three_articles_that_quote_one_side_do_not_confirm():
    rows = [{"sources": ["the US-led coalition"]}] * 3
    found = graded((("1",), ("2",), ("3",)), rows=rows)
    assert found.claim == 2
    assert "all of them quote US and coalition" in found.reason


def test_the_letter_is_the_best_outlet_s_and_each_is_told():
    found = graded((("1",), ("2",)), outlets=("Reuters", "A blog"))
    assert found.source == "B"
    assert "Reuters B" in found.reason
    assert "A blog F" in found.reason


def test_an_unnamed_outlet_can_not_be_judged():
    assert graded((("1",),), outlets=(None,)).source == "F"


def test_the_reason_counts_articles_and_origins():
    assert graded((("1", "2"), ("3",))).reason.startswith("3 articles, 2 origins")
