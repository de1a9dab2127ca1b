"""Web pages saved as files: the article without the page round it."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from dashboard.articles.decoding import decode
from dashboard.articles.draft import Draft
from dashboard.errors import ArticleError

__all__ = ["read_html"]

HEAD_LENGTH = 4096
"""Bytes in which a page must declare its encoding; HTML asks for 1024, pages overrun it."""

_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)

_ENCODINGS = {
    "utf-8": "utf-8", "utf8": "utf-8",  # with a broken byte or two
    "windows-1256": "cp1256", "cp1256": "cp1256",
    "windows-1252": "cp1252", "cp1252": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252",
}  # fmt: skip
"""As HTML's encoding standard has it, ISO-8859-1 means Windows-1252."""

_STATED_DATES = (
    '//meta[@property="article:published_time"]/@content',
    '//meta[@itemprop="datePublished"]/@content',
    '//meta[@name="article:published_time" or @name="pubdate" or @name="publishdate"]/@content',
    '//time[@itemprop="datePublished" or @pubdate]/@datetime',
)
_LINKED_DATA = '//script[@type="application/ld+json"]/text()'


def read_html(data: bytes) -> Draft:
    """
    Take the article out of a page.

    Parameters
    ----------
    data
        The page as saved.

    Returns
    -------
    Draft
        Text, title, outlet and address; a publication day only where the page's metadata state
        one, never guessed from its words or address.

    Raises
    ------
    ArticleError
        If the page holds no article.
    """
    from lxml import etree, html  # noqa: PLC0415 - slow to import, needed for pages only
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import Document  # noqa: PLC0415

    source = _decode_page(data)
    try:
        tree = html.document_fromstring(source.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except etree.LxmlError as error:
        raise ArticleError(f"no readable HTML: {error}") from error
    found = bare_extraction(tree, include_comments=False, with_metadata=True)
    if not isinstance(found, Document) or not (found.text or "").strip():
        raise ArticleError("no article text on this page")
    return Draft(
        text=found.text or "",
        title=found.title,
        outlet=found.sitename,
        url=found.url,
        published=_stated_day(tree),
    )


def _decode_page(data: bytes) -> str:
    """Let the bytes decide, then what the page declares: pages declare what they are not."""
    try:
        return decode(data)
    except ArticleError:
        declared = _DECLARED.search(data, 0, HEAD_LENGTH)
        encoding = _ENCODINGS.get(declared[1].decode("ascii").lower()) if declared else None
        if encoding is None:
            raise
        return data.decode(encoding, errors="replace")


def _stated_day(tree: Any) -> date | None:
    stated = (value for path in _STATED_DATES for value in tree.xpath(path))
    linked = (value for text in tree.xpath(_LINKED_DATA) for value in _linked_dates(text))
    days = (_day(value) for values in (stated, linked) for value in values)
    return next((day for day in days if day), None)


def _linked_dates(text: str) -> Iterator[str]:
    """Every `datePublished` of a page's linked data, outermost first."""
    try:
        queue = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while queue:
        item = queue.pop(0)
        if isinstance(item, dict):
            if isinstance(item.get("datePublished"), str):
                yield item["datePublished"]
            queue.extend(item.values())
        elif isinstance(item, list):
            queue.extend(item)


def _day(value: str) -> date | None:
    try:
        return datetime.fromisoformat(value.strip()).date()
    except ValueError:
        return None
