"""Take articles into the store one by one, then merge what all of them tell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.errors import MarsadError, StoreError
from dashboard.intake.candidates import Candidate
from dashboard.intake.found import Problem
from dashboard.intake.job import Progress
from dashboard.model import Analysis, Article, Extraction
from dashboard.pipeline import assemble, read_article
from dashboard.store import Repository
from gazetteer.errors import GazetteerError

__all__ = ["Stored", "store_articles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """Ids of the articles taken in, and what could not be taken in or read."""

    taken: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def store_articles(store: Repository, chosen: Iterable[Candidate], progress: Progress) -> Stored:
    """
    Take articles in.

    Each is a transaction of its own. A stop leaves the rest out; what was taken in by then is
    read and shown all the same.

    Parameters
    ----------
    store
        Where to.
    chosen
        Articles with what was read from them; it is not read again.
    progress
        Told after each article, and once more when all are merged.
    """
    offered = tuple(chosen)
    progress.expect(len(offered) + 1)
    taken: list[str] = []
    failed: list[Problem] = []
    for candidate in offered:
        if progress.stopped:
            break
        try:
            store.add_articles([candidate.article])
            taken.append(candidate.article.id)
        except StoreError as error:
            failed.append(Problem(where=candidate.article.id, reason=str(error)))
        progress.step()
    failed += merge(store, {one.article.digest: one.extraction for one in offered})
    progress.step()
    return Stored(taken=tuple(taken), problems=tuple(failed))


def merge(store: Repository, read: Mapping[str, Extraction | None]) -> list[Problem]:
    """
    Merge what all articles tell, if any article has not been read yet.

    Parameters
    ----------
    store
        Whose articles.
    read
        What was read already, by the digest of the text.

    Returns
    -------
    list of Problem
        The articles that can't be read.
    """
    pending = set(store.pending())
    if not pending:
        return []
    kept = {one.article_id: one for one in store.machine_analysis().extractions}
    failed: list[Problem] = []

    def extraction_of(article: Article) -> Extraction | None:
        if article.id not in pending and article.id in kept:
            return kept[article.id]
        fresh = read.get(article.digest)
        if fresh is not None and fresh.article_id == article.id:
            return fresh
        return _read(article, failed)

    def analyse(articles: tuple[Article, ...]) -> Analysis:
        failed.clear()
        found = [one for one in map(extraction_of, articles) if one is not None]
        return assemble(articles, found)

    store.reanalyse(analyse)
    return failed


def _read(article: Article, failed: list[Problem]) -> Extraction | None:
    try:
        return read_article(article)
    except (MarsadError, GazetteerError) as error:
        failed.append(Problem(where=article.id, reason=str(error)))
        return None
