import pytest

from dashboard.articles.fetching import Limits
from dashboard.intake import Progress, read_online
from tests.fixtures.page_server import page, redirect, serving

BODY = "قال مصدر أمني إن طائرتين مسيرتين استهدفتا مطار أربيل الدولي يوم 3 آذار 2023. " * 4
HTML = f"<html><head><title>هجوم</title></head><body><article><h1>هجوم</h1><p>{BODY}</p></article>"


def here(address):
    return address == "127.0.0.1"


def gather(*addresses, allowed=here, progress=None):
    limits = Limits(time_s=5)
    return read_online(addresses, progress or Progress(), limits=limits, allowed=allowed)


def test_a_page_becomes_an_article():
    with serving({"/news": page(HTML)}) as (base, _):
        found = gather(f"{base}/news")
    (article,) = found.articles
    assert "مطار أربيل" in article.text
    assert article.url == f"{base}/news"
    assert article.id.startswith("page-")
    assert found.problems == ()


def test_a_feed_leads_to_its_pages_and_states_their_day():
    answers = {"/a": page(HTML), "/b": page("x", media_type="image/png")}
    with serving(answers) as (base, _):
        items = "".join(
            f"<item><link>{base}/{name}</link><pubDate>Tue, 07 Mar 2023 10:00:00 GMT</pubDate></item>"
            for name in ("a", "b", "missing")
        )
        feed = f'<rss version="2.0"><channel>{items}</channel></rss>'
        answers["/feed"] = page(feed, media_type="application/rss+xml")
        progress = Progress()
        found = gather(f"{base}/feed", progress=progress)
    (article,) = found.articles
    assert str(article.published) == "2023-03-07"
    assert [problem.where for problem in found.problems] == [f"{base}/b", f"{base}/missing"]
    assert progress.share == 1.0


def test_a_feed_that_names_a_feed_is_not_followed():
    answers = {}
    with serving(answers) as (base, _):
        feed = f'<rss version="2.0"><channel><item><link>{base}/feed</link></item></channel></rss>'
        answers["/feed"] = page(feed, media_type="application/rss+xml")
        found = gather(f"{base}/feed")
    assert found.articles == ()
    assert len(found.problems) == 1


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "http://localhost/", "file:///etc/hosts"]
)
def test_inner_addresses_are_refused_by_default(address):
    found = read_online([address], Progress())
    assert found.articles == ()
    assert len(found.problems) == 1


def test_a_redirect_inwards_is_a_problem_of_that_page_only():
    with serving({"/ok": page(HTML), "/bad": redirect("http://10.1.2.3/")}) as (base, _):
        found = gather(f"{base}/bad", f"{base}/ok")
    assert len(found.articles) == 1
    assert "10.1.2.3" in found.problems[0].reason


def test_a_stop_gives_what_was_fetched_so_far():
    progress = Progress()
    progress.stop()
    with serving({"/news": page(HTML)}) as (base, asked):
        found = gather(f"{base}/news", progress=progress)
    assert found.articles == ()
    assert asked == []
