"""Pages and feeds that the analyst names, fetched as articles; nothing is asked on its own."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from urllib.parse import urlsplit

from dashboard.articles.addresses import is_public
from dashboard.articles.decoding import decode
from dashboard.articles.draft import Draft, finish
from dashboard.articles.feeds import FEED_TYPES, read_feed
from dashboard.articles.fetching import Fetched, Limits, fetch
from dashboard.articles.pages import read_html
from dashboard.errors import ArticleError
from dashboard.intake.found import Found, Problem
from dashboard.intake.job import Progress
from dashboard.model import Article

__all__ = ["MOST_ADDRESSES", "read_online"]

MOST_ADDRESSES = 50
"""Pages and feeds named at once; a list that long is a job for a folder of files."""

_PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_ID_LENGTH = 12

_Task = tuple[str, date | None, bool]
"""An address, the day that a feed states for it, and whether it may be a feed itself."""


def read_online(
    addresses: Iterable[str],
    progress: Progress,
    *,
    limits: Limits | None = None,
    allowed: Callable[[str], bool] = is_public,
) -> Found:
    """
    Fetch pages, and the pages that feeds name.

    Parameters
    ----------
    addresses
        Of pages and feeds; at most `MOST_ADDRESSES` are asked.
    progress
        Told after each page; a stop gives what was fetched so far.
    limits, allowed
        As for `fetch`.

    Returns
    -------
    Found
        Problems name the address and what is wrong with it.
    """
    named = list(dict.fromkeys(one.strip() for one in addresses if one.strip()))
    tasks: list[_Task] = [(address, None, True) for address in named[:MOST_ADDRESSES]]
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    progress.expect(len(tasks))
    for address, day, may_be_feed in tasks:  # it grows by what feeds name
        if progress.stopped:
            break
        accept = _PAGE_TYPES | FEED_TYPES if may_be_feed else _PAGE_TYPES
        try:
            page = fetch(address, accept=accept, limits=limits, allowed=allowed)
            if page.media_type in FEED_TYPES:
                tasks += [(one.url, one.published, False) for one in read_feed(page.data)]
                progress.total = len(tasks)
            else:
                article = _article(page, day)
                articles[article.id] = article
        except ArticleError as error:
            problems.append(Problem(where=address, reason=str(error)))
        progress.step()
    return Found(articles=tuple(articles.values()), problems=tuple(problems))


def _article(page: Fetched, day: date | None) -> Article:
    """Make an article of a page; its address, not its words, gives it its id."""
    plain = page.media_type == "text/plain"
    draft = Draft(text=decode(page.data)) if plain else read_html(page.data)
    key = sha256(page.url.encode()).hexdigest()[:_ID_LENGTH]
    return finish(
        replace(
            draft,
            id=f"page-{key}",
            url=page.url,
            outlet=draft.outlet or urlsplit(page.url).hostname,
            published=draft.published or day,
        )
    )
