"""The store as the rest of Marsad sees it."""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, func, insert, select, update

from dashboard.errors import InvalidRecordError, StoreError
from dashboard.model import Analysis, Article, Incident, IncidentLink, Report
from dashboard.store import codec, history, reading
from dashboard.store.derived import replace_derived
from dashboard.store.engine import default_url, open_engine, store_url, translated, writing
from dashboard.store.history import Changes, Entry, EntryKind
from dashboard.store.migration import migrate
from dashboard.store.rows import article_row
from dashboard.store.schema import (
    articles,
    extractions,
    incident_links,
    incidents,
    reports,
    toponyms,
)

__all__ = ["AddResult", "Repository"]

# How often another process may add articles while ours are being read, before we give up.
MAX_ATTEMPTS = 5
# Halves of characters, and the one that ends a string in C.
_UNSTORABLE = re.compile("[\\ud800-\\udfff\\x00]")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddResult:
    """Ids of the articles offered to the store, by what became of them; in the order offered."""

    new: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _check_complete(analysis: Analysis, stored: Collection[str]) -> None:
    read = {extraction.article_id for extraction in analysis.extractions}
    if odd := sorted(read ^ set(stored)):
        raise StoreError(
            f"the analysis covers {len(read)} articles and the store holds {len(stored)}; "
            f"they differ in {', '.join(odd[:3])}: read all stored articles again"
        )


def _changed_fields(before: Article, after: Article) -> tuple[str, ...]:
    names = sorted(Article.__dataclass_fields__)
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def _check_text(article: Article) -> None:
    for name in ("id", "text", "title", "outlet", "url"):
        value = getattr(article, name) or ""
        if odd := _UNSTORABLE.search(value):
            raise StoreError(
                f"article {article.id!r}: its {name} holds U+{ord(odd[0]):04X}, "
                "which is no character of a text"
            )


class Repository:
    """
    Articles, what was read from them, and what analysts decided, in one database.

    Every method is one transaction. Any of them raises `StoreError` if the database fails.
    Use `Repository.open`; as a context manager it closes itself.
    """

    def __init__(self, engine: Engine, *, clock: Callable[[], datetime] = _utc_now) -> None:
        self._engine = engine
        self._clock = clock

    @classmethod
    def open(
        cls,
        store: str | os.PathLike[str] | None = None,
        *,
        clock: Callable[[], datetime] = _utc_now,
    ) -> Self:
        """
        Open a store, making or migrating it where needed.

        Parameters
        ----------
        store
            Path of an SQLite file, or a database URL; by default `MARSAD_STORE`, else a file in
            the user's data folder.
        clock
            Gives the time of what is written.

        Raises
        ------
        StoreError
            If it can't be opened, is no store of ours, or is one of a newer version.
        """
        url = store_url(store if store is not None else default_url())
        with translated(url):
            engine = open_engine(url)
            try:
                migrate(engine)
            except BaseException:
                engine.dispose()
                raise
        return cls(engine, clock=clock)

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        name = self._engine.url.render_as_string()
        with translated(self._engine.url), self._engine.begin() as connection:
            try:
                yield connection
            except InvalidRecordError as error:
                raise StoreError(f"{name}: a record in it is damaged: {error}") from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(self._engine.url), writing(self._engine) as connection:
            yield connection

    # Articles

    def add_articles(self, offered: Iterable[Article]) -> AddResult:
        """
        Keep articles; one that is stored already, unchanged, is left alone.

        An article with a stored id and another text or other metadata replaces the stored one,
        which stays in the history. What was derived from it is stale until the articles have been
        read again (`pending`).

        Raises
        ------
        StoreError
            If a text holds a character that no database keeps (a lone surrogate, U+0000).
        """
        new: list[str] = []
        unchanged: list[str] = []
        changed: list[str] = []
        with self._writing() as connection:
            for article in offered:
                former = reading.find_article(connection, article.id)
                if former == article:
                    unchanged.append(article.id)
                    continue
                (changed if former else new).append(article.id)
                self._put_article(connection, article, former)
        return AddResult(new=tuple(new), unchanged=tuple(unchanged), changed=tuple(changed))

    def _put_article(
        self, connection: Connection, article: Article, former: Article | None
    ) -> None:
        _check_text(article)
        now = self._clock()
        row = article_row(article, ingested_at=now)
        if former is None:
            connection.execute(insert(articles), row)
            entry = Entry(at=now, kind=EntryKind.ARTICLE_ADDED, subject=article.id)
        else:
            connection.execute(update(articles).where(articles.c.id == article.id).values(row))
            entry = Entry(
                at=now,
                kind=EntryKind.ARTICLE_CHANGED,
                subject=article.id,
                fields=_changed_fields(former, article),
                former=codec.dumps(former),
            )
        history.append(connection, [entry])

    def articles(self) -> tuple[Article, ...]:
        """Give all articles, by id."""
        with self._reading() as connection:
            return reading.read_articles(connection)

    def article(self, article_id: str) -> Article | None:
        """Give one article, or `None`."""
        with self._reading() as connection:
            return reading.find_article(connection, article_id)

    def pending(self) -> tuple[str, ...]:
        """Give the ids of articles that are new or changed since they were last read."""
        query = (
            select(articles.c.id)
            .outerjoin(extractions)
            .where(articles.c.digest.is_distinct_from(extractions.c.article_digest))
        )
        with self._reading() as connection:
            return tuple(sorted(connection.scalars(query)))

    # What was read from them

    def save_analysis(self, analysis: Analysis) -> Analysis:
        """
        Store what was read from all articles, in place of the earlier analysis.

        Rows that stay the same are not written; an incident that shares reports with a stored one
        keeps its id (`dashboard.identity.stable_ids`).

        Returns
        -------
        Analysis
            The same, its incidents under the ids that they have in the store.

        Raises
        ------
        StoreError
            If the analysis is not of exactly the stored articles; nothing is changed then.
        """
        with self._writing() as connection:
            _check_complete(analysis, reading.read_digests(connection).keys())
            return replace_derived(connection, analysis, now=self._clock())

    def reanalyse(self, analyse: Callable[[tuple[Article, ...]], Analysis]) -> Analysis:
        """
        Read all stored articles with `analyse`, and store what it gives.

        The store stays usable meanwhile. Should another process add articles, they are read again.
        An article that the analysis leaves out stays `pending`.

        Raises
        ------
        StoreError
            If other processes keep adding articles while ours are being read.
        """
        for _ in range(MAX_ATTEMPTS):
            read = self.articles()
            analysis = analyse(read)
            with self._writing() as connection:
                if reading.read_digests(connection) == {
                    article.id: article.digest for article in read
                }:
                    return replace_derived(connection, analysis, now=self._clock())
        raise StoreError(
            f"{self._engine.url.render_as_string()}: other processes added articles "
            f"{MAX_ATTEMPTS} times while they were being read; try again when they are done"
        )

    def analysis(self) -> Analysis:
        """Give the whole of what was saved last."""
        with self._reading() as connection:
            told = reading.read_reports(connection)
            return Analysis(
                extractions=reading.read_extractions(connection, told),
                incidents=reading.read_incidents(connection, told),
                links=reading.read_links(connection),
            )

    def reports(self) -> tuple[Report, ...]:
        """Give all reports, by article id, in the order of the text."""
        with self._reading() as connection:
            return tuple(reading.read_reports(connection).values())

    def incidents(self) -> tuple[Incident, ...]:
        """Give all incidents, by date, then id; those without a date last."""
        with self._reading() as connection:
            return reading.read_incidents(connection, reading.read_reports(connection))

    def incident(self, incident_id: str) -> Incident | None:
        """Give one incident, or `None`."""
        with self._reading() as connection:
            return reading.find_incident(connection, incident_id)

    def links(self) -> tuple[IncidentLink, ...]:
        """Give all links, by source, target and kind."""
        with self._reading() as connection:
            return reading.read_links(connection)

    def counts(self) -> dict[str, int]:
        """Count the rows of each kind of record."""
        tables = (articles, toponyms, reports, incidents, incident_links)
        with self._reading() as connection:
            return {
                table.name: connection.scalar(select(func.count()).select_from(table)) or 0
                for table in tables
            }

    # What happened

    def revision(self) -> int:
        """Give a number that grows with every change of the store."""
        with self._reading() as connection:
            return history.last_id(connection)

    def history(
        self, subject: str | None = None, *, since: datetime | None = None
    ) -> tuple[Entry, ...]:
        """Give what happened, oldest first; to one article or incident, or after a moment."""
        with self._reading() as connection:
            return history.read(connection, subject=subject, since=since)

    def since(self, moment: datetime) -> Changes:
        """Sum up which incidents are new, changed or gone after a moment."""
        return history.summarise(self.history(since=moment))
