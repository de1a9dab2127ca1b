"""RSS and Atom feeds: which pages they point to."""

from dataclasses import dataclass
from datetime import date

from dashboard.articles.addresses import checked
from dashboard.errors import ArticleError

__all__ = ["FEED_TYPES", "FeedEntry", "read_feed"]

FEED_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/xml", "text/xml"}
)

MOST_ENTRIES = 50
"""Pages taken from one feed, in its order, which is newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """A page that a feed names; `published` is the day the feed states, in UTC."""

    url: str
    title: str = ""
    published: date | None = None


def read_feed(data: bytes) -> tuple[FeedEntry, ...]:
    """
    Read a feed.

    Parameters
    ----------
    data
        The feed as fetched; it is never asked for anything outside itself.

    Returns
    -------
    tuple of FeedEntry
        Each address once, in the feed's order; entries without a web address are left out.

    Raises
    ------
    ArticleError
        If it is no feed.
    """
    import feedparser  # noqa: PLC0415 - slow to import, needed for feeds only

    # bytes: a string could be taken for an address
    found = feedparser.parse(bytes(data), sanitize_html=False)
    if not found.get("version"):
        raise ArticleError("no feed: expected RSS or Atom")
    entries: dict[str, FeedEntry] = {}
    for entry in found.entries:
        url = _address(str(entry.get("link", "")))
        if url and url not in entries:
            entries[url] = FeedEntry(
                url=url, title=str(entry.get("title", "")), published=_day(entry)
            )
    return tuple(entries.values())[:MOST_ENTRIES]


def _address(text: str) -> str:
    try:
        return checked(text).geturl()
    except ArticleError:
        return ""


def _day(entry: dict[str, object]) -> date | None:
    stated = entry.get("published_parsed")
    if not isinstance(stated, tuple):
        return None
    try:
        return date(*stated[:3])
    except ValueError:
        return None
