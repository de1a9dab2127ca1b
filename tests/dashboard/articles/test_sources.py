import pytest

from dashboard.articles import read_articles
from dashboard.articles.sources import read_sources
from dashboard.errors import ArticleError


def test_notes_are_read_in_order(write):
    path = write(
        "sources.toml", '[articles.b]\noutlet = "ب"\n[articles.a]\nurl = "https://example.org"\n'
    )
    first, second = read_sources(path)
    assert (first.article_id, first.outlet, first.url) == ("b", "ب", None)
    assert (second.article_id, second.outlet, second.url) == ("a", None, "https://example.org")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[articles", "broken TOML"),
        ("[articles.a]\noutlet = 3\n", "articles.a.outlet"),
        ("[articles.a]\npublished = 2020-01-01\n", "articles.a.published"),
        ("[outlets]\n", "outlets"),
    ],
)
def test_a_broken_table_is_named(write, content, told):
    with pytest.raises(ArticleError, match=told):
        read_sources(write("sources.toml", content))


def test_the_file_goes_before_the_note(write):
    write("sources.toml", '[articles.a]\noutlet = "note"\n[articles.b]\noutlet = "note"\n')
    a = write("a.json", '{"text": "Rockets fell", "outlet": "file"}')
    b = write("b.txt", "Rockets fell")
    read = read_articles([a, b])
    assert [article.outlet for article in read.articles] == ["file", "note"]


def test_a_broken_table_fails_once_and_the_articles_are_read(write):
    table = write("sources.toml", "[articles")
    read = read_articles([write("a.txt", "Rockets fell"), write("b.txt", "Rockets fell")])
    assert len(read.articles) == 2
    assert [failure.path for failure in read.failures] == [table]


def test_the_seeds_name_an_outlet_only_where_the_text_begins_with_it(seeds):
    read = read_articles([seeds])
    assert not read.failures
    assert len(read.articles) == 5
    for article in read.articles:
        assert article.published is None
        if article.outlet:
            assert article.text.startswith(article.outlet)


def test_a_table_named_by_the_caller_is_used(write):
    table = write("elsewhere/outlets.toml", '[articles.a]\noutlet = "named"\n')
    read = read_articles([write("a.txt", "Rockets fell")], sources=table)
    assert read.articles[0].outlet == "named"
