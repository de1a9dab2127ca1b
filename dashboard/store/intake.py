"""Take articles into the store, within a transaction of the caller's."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, update

from dashboard.errors import StoreError
from dashboard.model import Article
from dashboard.store import codec, history
from dashboard.store.history import Entry, EntryKind
from dashboard.store.reading import find_article
from dashboard.store.rows import article_row
from dashboard.store.schema import articles

__all__ = ["AddResult", "take_in"]

# Halves of characters, and the one that ends a string in C.
_UNSTORABLE = re.compile("[\\ud800-\\udfff\\x00]")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddResult:
    """Ids of the articles offered to the store, by what became of them; in the order offered."""

    new: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def take_in(connection: Connection, offered: Iterable[Article], *, now: datetime) -> AddResult:
    """
    Write the articles that are new or changed, and note so in the history.

    Raises
    ------
    StoreError
        If a text holds a character that no database keeps.
    """
    new: list[str] = []
    unchanged: list[str] = []
    changed: list[str] = []
    for article in offered:
        former = find_article(connection, article.id)
        if former == article:
            unchanged.append(article.id)
            continue
        _check_text(article)
        row = article_row(article, ingested_at=now)
        if former is None:
            connection.execute(insert(articles), row)
            new.append(article.id)
        else:
            connection.execute(update(articles).where(articles.c.id == article.id).values(row))
            changed.append(article.id)
        history.append(connection, [_entry(article, former, now)])
    return AddResult(new=tuple(new), unchanged=tuple(unchanged), changed=tuple(changed))


def _check_text(article: Article) -> None:
    for name in ("id", "text", "title", "outlet", "url"):
        value = getattr(article, name) or ""
        if odd := _UNSTORABLE.search(value):
            raise StoreError(
                f"article {article.id!r}: its {name} holds U+{ord(odd[0]):04X}, "
                "which is no character of a text"
            )


def _entry(article: Article, former: Article | None, now: datetime) -> Entry:
    if former is None:
        return Entry(at=now, kind=EntryKind.ARTICLE_ADDED, subject=article.id)
    names = sorted(Article.__dataclass_fields__)
    return Entry(
        at=now,
        kind=EntryKind.ARTICLE_CHANGED,
        subject=article.id,
        fields=tuple(name for name in names if getattr(former, name) != getattr(article, name)),
        former=codec.dumps(former),
    )
