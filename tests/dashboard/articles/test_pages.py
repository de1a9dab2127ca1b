from datetime import date

import pytest

from dashboard.articles.pages import read_html
from dashboard.errors import ArticleError

PARAGRAPHS = (
    "أعلنت قيادة العمليات المشتركة، اليوم الثلاثاء، سقوط ثلاثة صواريخ في محيط القاعدة دون إصابات.",
    "وقال المتحدث إن القوات الأمنية عثرت على منصة الإطلاق في منطقة زراعية، وباشرت التحقيق في الحادث.",
    "ولم تعلن أي جهة مسؤوليتها عن الهجوم حتى الآن، فيما انتشرت قوة كبيرة في المنطقة لملاحقة المنفذين.",
)


def page(*, head="", charset="utf-8"):
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return (
        f'<!doctype html><html lang="ar"><head><meta charset="{charset}"><title>سقوط صواريخ</title>'
        f"{head}</head><body><nav><a href='/'>الرئيسية</a></nav><article><h1>سقوط صواريخ</h1>{body}"
        "</article><footer>كل الحقوق محفوظة 2019</footer><script>alert(1)</script></body></html>"
    )


def test_the_article_is_taken_out_of_the_page():
    draft = read_html(page().encode())
    assert all(text in draft.text for text in PARAGRAPHS)
    assert "الحقوق" not in draft.text
    assert "alert" not in draft.text
    assert draft.title == "سقوط صواريخ"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-03-05T10:00:00+03:00">',
        '<meta itemprop="datePublished" content="2024-03-05">',
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-03-05T07:00:00Z"}]}</script>',
    ],
)
def test_a_stated_day_is_read(head):
    assert read_html(page(head=head).encode()).published == date(2024, 3, 5)


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta property="article:published_time" content="soon">',
        '<script type="application/ld+json">{broken</script>',
        '<link rel="canonical" href="https://example.org/2021/07/05/rockets">',
    ],
)
def test_no_day_is_guessed(head):
    assert read_html(page(head=head).encode()).published is None


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("windows-1256", "cp1256"), ("utf-8", "cp1256"), ("windows-1256", "utf-8-sig")],
)
def test_the_bytes_decide_where_the_declaration_is_wrong(charset, encoding):
    draft = read_html(page(charset=charset).encode(encoding))
    assert PARAGRAPHS[0] in draft.text


@pytest.mark.parametrize("data", [b"<html><body></body></html>", b" ", b"<!-- -->"])
def test_a_page_without_an_article_is_refused(data):
    with pytest.raises(ArticleError):
        read_html(data)
