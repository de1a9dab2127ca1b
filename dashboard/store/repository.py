"""The store as the rest of Marsad sees it."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, func, select

from dashboard.decisions import Decision, IncidentRef, Outcome, refer_to
from dashboard.errors import InvalidRecordError, StoreError
from dashboard.model import Analysis, Article, Incident, IncidentLink, Report
from dashboard.store import history, reading, rulings
from dashboard.store.derived import replace_derived
from dashboard.store.engine import open_engine, store_url, translated, writing
from dashboard.store.history import Changes, Entry, EntryKind
from dashboard.store.intake import AddResult, take_in
from dashboard.store.migration import migrate
from dashboard.store.readiness import default_url
from dashboard.store.schema import (
    articles,
    extractions,
    incident_links,
    incidents,
    reports,
    toponyms,
)

__all__ = ["Repository"]

# How often another process may add articles while ours are being read, before we give up.
MAX_ATTEMPTS = 5


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _check_complete(analysis: Analysis, stored: Collection[str]) -> None:
    read = {extraction.article_id for extraction in analysis.extractions}
    if odd := sorted(read ^ set(stored)):
        raise StoreError(
            f"the analysis covers {len(read)} articles and the store holds {len(stored)}; "
            f"they differ in {', '.join(odd[:3])}: read all stored articles again"
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
        # The page asks for one incident at a time; between changes the answer is the same.
        self._seen: tuple[int, Outcome] | None = None

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
        with self._writing() as connection:
            return take_in(connection, offered, now=self._clock())

    def articles(self) -> tuple[Article, ...]:
        """Give all articles, by id."""
        with self._reading() as connection:
            return reading.read_articles(connection)

    def article(self, article_id: str) -> Article | None:
        """Give one article, or `None`."""
        with self._reading() as connection:
            return reading.find_article(connection, article_id)

    def pending(self, *, reader: str = "") -> tuple[str, ...]:
        """
        Give the ids of articles that want to be read.

        Those are the new ones, those changed since they were last read, and, if `reader` is
        given, those last read by another one.
        """
        stale = articles.c.digest.is_distinct_from(extractions.c.article_digest)
        if reader:
            stale |= extractions.c.reader.is_distinct_from(reader)
        with self._reading() as connection:
            found = connection.scalars(select(articles.c.id).outerjoin(extractions).where(stale))
            return tuple(sorted(found))

    # What was read from them

    def save_analysis(self, analysis: Analysis, *, reader: str = "") -> Analysis:
        """
        Store what was read from all articles, in place of the earlier analysis.

        Rows that stay the same are not written; an incident that shares reports with a stored one
        keeps its id (`dashboard.identity.stable_ids`). Merges and splits that analysts decided
        are obeyed, whether or not the analysis did so.

        Parameters
        ----------
        analysis
            Of all stored articles.
        reader
            Names the version of what read them; see `pending`.

        Returns
        -------
        Analysis
            As stored: grouped as analysts ruled, the incidents under the ids that they have there.

        Raises
        ------
        StoreError
            If the analysis is not of exactly the stored articles; nothing is changed then.
        """
        with self._writing() as connection:
            _check_complete(analysis, reading.read_digests(connection).keys())
            return self._replace(connection, analysis, reader)

    def reanalyse(
        self, analyse: Callable[[tuple[Article, ...]], Analysis], *, reader: str = ""
    ) -> Analysis:
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
                    return self._replace(connection, analysis, reader)
        raise StoreError(
            f"{self._engine.url.render_as_string()}: other processes added articles "
            f"{MAX_ATTEMPTS} times while they were being read; try again when they are done"
        )

    def _replace(self, connection: Connection, analysis: Analysis, reader: str) -> Analysis:
        obedient = rulings.obey(connection, analysis)
        return replace_derived(connection, obedient, reader=reader, now=self._clock())

    def machine_analysis(self) -> Analysis:
        """Give the whole of what was saved last, before any decision but merges and splits."""
        with self._reading() as connection:
            return reading.read_analysis(connection)

    def reports(self) -> tuple[Report, ...]:
        """Give all reports, by article id, in the order of the text."""
        with self._reading() as connection:
            return tuple(reading.read_reports(connection).values())

    def counts(self) -> dict[str, int]:
        """Count the rows of each kind of record."""
        tables = (articles, toponyms, reports, incidents, incident_links)
        with self._reading() as connection:
            return {
                table.name: connection.scalar(select(func.count()).select_from(table)) or 0
                for table in tables
            }

    # What analysts make of it

    def outcome(self) -> Outcome:
        """Give the analysis as analysts see it, and the decisions that found no incident."""
        with self._reading() as connection:
            revision = history.last_id(connection)
            seen = self._seen
            if seen is None or seen[0] != revision:
                seen = self._seen = (revision, rulings.read_outcome(connection))
            return seen[1]

    def analysis(self) -> Analysis:
        """Give everything as analysts see it."""
        return self.outcome().analysis

    def incidents(self) -> tuple[Incident, ...]:
        """Give all incidents as analysts see them, by date, then id; undated ones last."""
        return self.analysis().incidents

    def links(self) -> tuple[IncidentLink, ...]:
        """Give all links as analysts see them, by source, target and kind."""
        return self.analysis().links

    def incident(self, incident_id: str) -> Incident | None:
        """Give one incident as analysts see it, or `None`."""
        return next((one for one in self.incidents() if one.id == incident_id), None)

    def decisions(self) -> tuple[Decision, ...]:
        """Give all decisions ever made, undone ones too, in the order in which they were made."""
        with self._reading() as connection:
            return rulings.read_decisions(connection)

    def refer(self, incident_id: str) -> IncidentRef:
        """
        Note down a stored incident, for a decision on it.

        Raises
        ------
        StoreError
            If it is not in the store.
        """
        with self._reading() as connection:
            incident = reading.find_incident(connection, incident_id)
            if incident is None:
                raise StoreError(f"incident {incident_id!r} is not in the store")
            told = reading.read_reports(connection, incident.article_ids)
            found = (reading.find_article(connection, key) for key in incident.article_ids)
            texts = [article for article in found if article is not None]
        return refer_to(incident, reports=told.values(), articles=texts)

    def record(self, decision: Decision) -> None:
        """
        Keep a decision, and group the reports again if it is on what belongs together.

        Raises
        ------
        StoreError
            If it is in the store already, or takes back one that is not.
        """
        with self._writing() as connection:
            rulings.write_decision(connection, decision, now=self._clock())
            if rulings.regroups(decision):
                self._regroup(connection)

    def _regroup(self, connection: Connection) -> None:
        read = reading.read_analysis(connection)
        merged = rulings.regroup(connection, read)
        reader = connection.scalar(select(func.max(extractions.c.reader))) or ""
        replace_derived(connection, merged, reader=reader, now=self._clock())

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

    def mark_brief(self, *, who: str = "", note: str = "") -> None:
        """Note that a brief was made: the next one may tell what is new since."""
        with self._writing() as connection:
            entry = Entry(at=self._clock(), kind=EntryKind.BRIEF, who=who, note=note)
            history.append(connection, [entry])

    def last_brief(self) -> datetime | None:
        """Give the moment of the last brief, or `None`."""
        briefs = (entry.at for entry in self.history() if entry.kind is EntryKind.BRIEF)
        return max(briefs, default=None)

    def last_change(self) -> datetime | None:
        """Give the moment of the last change, or `None`; a brief changes nothing."""
        changes = (entry.at for entry in self.history() if entry.kind is not EntryKind.BRIEF)
        return max(changes, default=None)
