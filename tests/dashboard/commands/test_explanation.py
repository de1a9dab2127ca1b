from datetime import date

from dashboard.commands.console import print_result
from dashboard.commands.explanation import explanation
from dashboard.model import Basis, Extraction, Publication
from tests.fixtures.incidents import ARABIC, make_article, make_location, make_report


def shown(capsys, *reports, article=None, **values):
    publication = Publication(
        day=date(2023, 5, 8), basis=Basis.INFERRED, reason="Sunday was the 7th"
    )
    article = article or make_article(**values)
    print_result(
        *explanation(
            Extraction(article_id=article.id, publication=publication, reports=reports), article
        )
    )
    return capsys.readouterr().out


def test_the_heading_tells_when_it_was_published_and_why(capsys):
    out = shown(capsys, outlet="وكالة")
    assert "published 2023-05-08 (inferred: Sunday was the 7th)" in out
    assert "no reports" in out


def test_a_text_set_aside_says_why(capsys):
    article = make_article()
    publication = Publication(day=None, basis=Basis.UNKNOWN, reason="nothing tells")
    why = "the text as a whole tells of sport"
    extraction = Extraction(article_id=article.id, publication=publication, set_aside=why)
    print_result(*explanation(extraction, article))
    assert f"no reports: {why}" in capsys.readouterr().out


def test_each_value_stands_with_its_words_and_its_reason(capsys):
    place = make_location(why=("in the curated tables",), rejected=("Wadi, Syria: 0.2",))
    out = shown(capsys, make_report(location=place))
    assert "42.0000, 33.0000" in out
    assert "in the curated tables" in out
    assert "not Wadi, Syria: 0.2" in out
    start = ARABIC.index("أربعة")
    assert f"{start}:{start + 5} \u2068أربعة\u2069" in out
    assert "Sunday before the article" in out


def test_no_text_steers_the_terminal(capsys):
    article = make_article(text="fire \x1b[2J here")
    assert "\x1b" not in shown(capsys, make_report(article=article), article=article)
