from datetime import date

import pytest

from dashboard.articles.feeds import read_feed
from dashboard.errors import ArticleError

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>أخبار</title>
<item><title>هجوم بطائرتين</title><link>https://example.org/a</link>
<pubDate>Tue, 07 Mar 2023 10:00:00 GMT</pubDate></item>
<item><title>again</title><link>https://example.org/a</link></item>
<item><title>no page</title><link>javascript:alert(1)</link></item>
<item><title>undated</title><link>https://example.org/b</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title>
<entry><title>One</title><link href="https://example.org/one"/>
<published>2023-03-07T22:30:00Z</published></entry></feed>"""

OUTSIDE = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<rss version="2.0"><channel><item><title>&x;</title><link>https://example.org/x</link></item>
</channel></rss>"""


def test_rss_gives_each_page_once():
    first, second = read_feed(RSS.encode())
    assert first.url == "https://example.org/a"
    assert first.title == "هجوم بطائرتين"
    assert first.published == date(2023, 3, 7)
    assert second.published is None


def test_atom_is_read_too():
    (entry,) = read_feed(ATOM.encode())
    assert (entry.url, entry.published) == ("https://example.org/one", date(2023, 3, 7))


def test_a_feed_reads_no_file():
    (entry,) = read_feed(OUTSIDE.encode())
    assert entry.title == ""


@pytest.mark.parametrize("data", [b"", b"<html><body>x</body></html>", b"\x00\x01", b"{}"])
def test_what_is_no_feed_is_refused(data):
    with pytest.raises(ArticleError, match="no feed"):
        read_feed(data)


def test_a_long_feed_is_cut():
    items = "".join(f"<item><link>https://example.org/{n}</link></item>" for n in range(80))
    found = read_feed(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode())
    assert len(found) == 50
