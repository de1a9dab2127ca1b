import pytest

from dashboard.errors import ArticleError
from dashboard.intake import pasted, read_dropped

TEXT = "قال مصدر أمني إن صاروخين سقطا على قاعدة الوادي."


def test_dropped_files_become_articles_and_bad_ones_are_named():
    found = read_dropped(
        [("a.txt", TEXT.encode()), ("b.json", b"{"), ("c.exe", b"MZ"), ("d.txt", b"")]
    )
    assert [article.id for article in found.articles] == ["a"]
    assert [problem.where for problem in found.problems] == ["b.json", "c.exe", "d.txt"]
    assert all(problem.reason for problem in found.problems)


@pytest.mark.parametrize(
    "name", ["../../a.txt", "/etc/a.txt", "C:\\x\\a.txt", "..\\a.txt", "a.txt\0"]
)
def test_a_name_leads_nowhere_else(name):
    (article,) = read_dropped([(name, TEXT.encode())]).articles
    assert article.id == "a"


def test_of_two_files_with_one_name_the_second_is_named():
    found = read_dropped([("a.txt", TEXT.encode()), ("a.txt", f"{TEXT} ثم".encode())])
    assert len(found.articles) == 1
    assert found.problems[0].where == "a.txt"


def test_a_very_long_name_is_cut():
    (article,) = read_dropped([("ا" * 100 + ".txt", TEXT.encode())]).articles
    assert article.text == TEXT


def test_the_same_text_pasted_twice_is_the_same_article():
    assert pasted(TEXT).id == pasted(TEXT).id != pasted(f"{TEXT} ثم").id


def test_pasted_details_are_kept():
    article = pasted(TEXT, title=" عنوان ", outlet="")
    assert article.title == "عنوان"
    assert article.outlet is None
    assert article.text == TEXT


@pytest.mark.parametrize("text", ["", "   ", "123 456", "\ud800"])
def test_what_is_no_article_is_refused(text):
    with pytest.raises(ArticleError):
        pasted(text)
