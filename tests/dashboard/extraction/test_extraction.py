"""From an article and its place names to its reports."""

from datetime import date

import pytest

from dashboard.errors import LanguagePackError
from dashboard.extraction.extraction import extract
from dashboard.model import Article, Basis, Extraction
from tests.fixtures.annotated import make_article, reports_of, toponyms_in

TEXT = "سقط صاروخ على أربيل مساء الثلاثاء. وسقطت قذيفة على كركوك."


def test_one_article():
    toponyms = toponyms_in(TEXT)
    extraction = extract(make_article(TEXT), toponyms)
    assert isinstance(extraction, Extraction)
    assert (extraction.article_id, extraction.toponyms) == ("a", toponyms)
    assert [r.location.value.name for r in extraction.reports] == ["Erbil", "Kirkuk"]
    assert all(report.article_id == "a" for report in extraction.reports)


def test_reading_again_gives_the_same():
    article, toponyms = make_article(TEXT), toponyms_in(TEXT)
    assert extract(article, toponyms) == extract(article, toponyms)


def test_publication_is_taken_from_the_article():
    stated = extract(make_article(TEXT), ()).publication
    assert (stated.day, stated.basis) == (date(2023, 5, 4), Basis.STATED)
    unknown = extract(make_article(TEXT, published=None), ()).publication
    assert unknown.basis is not Basis.STATED


def test_without_place_names_nothing_is_placed():
    reports = extract(make_article(TEXT), ()).reports
    assert all(report.location is None for report in reports)


FILM = (
    "افتتح الوزير مهرجان السينما بفيلم يروي قصة جندي سقطت قذيفة على منزله في الموصل، وصفق الجمهور "
    "للممثلين في المسرح، ونالت بطلة الفيلم جائزة."
)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (FILM, "the text as a whole tells of art or fiction"),
        ("زار الوزير أربيل.", ""),  # nothing that could be taken for an attack
        (TEXT, ""),
    ],
)
def test_a_text_set_aside_says_why(text, why):
    assert extract(make_article(text), toponyms_in(text)).set_aside == why


@pytest.mark.parametrize("text", ["", " \n", "زار الوزير أربيل.", "The minister visited Erbil."])
def test_texts_without_events(text):
    assert reports_of(text) == ()


def test_a_language_without_a_pack_is_refused():
    article = Article(id="a", text="Текст", digest="", language="ru")
    with pytest.raises(LanguagePackError):
        extract(article, ())
