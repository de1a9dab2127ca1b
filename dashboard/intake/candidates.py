"""Articles that were read but not taken in yet: what they tell, and how they stand to the store."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dashboard.errors import MarsadError
from dashboard.intake.found import Found, Problem
from dashboard.intake.job import Progress
from dashboard.model import Article, Extraction
from dashboard.pipeline import read_article
from gazetteer.errors import GazetteerError

__all__ = ["Candidate", "Preview", "Standing", "look_at", "preview"]


class Standing(StrEnum):
    """How an article that was offered stands to those in the store."""

    NEW = "new"
    KNOWN = "known"  # the very article is there
    SAME_TEXT = "same_text"  # another article there has the same words
    REPLACES = "replaces"  # one there has its name and other words or details
    UNREADABLE = "unreadable"  # the extractor failed on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """
    An article offered to the store.

    Attributes
    ----------
    extraction
        What was read from it; `None` where that failed.
    problem
        What is wrong; empty where nothing is.
    """

    article: Article
    standing: Standing
    extraction: Extraction | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would be taken in, and what could not be read."""

    candidates: tuple[Candidate, ...] = ()
    problems: tuple[Problem, ...] = ()


def preview(
    gather: Callable[[Progress], Found], known: Iterable[Article], progress: Progress
) -> Preview:
    """Gather articles and read them, without storing anything."""
    found = gather(progress)
    looked = look_at(found.articles, known, progress)
    return Preview(candidates=looked, problems=found.problems)


def look_at(
    articles: Iterable[Article], known: Iterable[Article], progress: Progress
) -> tuple[Candidate, ...]:
    """
    Read articles without storing them.

    Parameters
    ----------
    articles
        As offered.
    known
        Those in the store.
    progress
        Told after each article; a stop gives what was read so far.
    """
    offered = tuple(articles)
    progress.expect(len(offered))
    stored = {article.id: article for article in known}
    texts = {article.digest for article in stored.values()}
    found: list[Candidate] = []
    for article in offered:
        if progress.stopped:
            break
        found.append(_look(article, stored, texts))
        progress.step()
    return tuple(found)


def _look(article: Article, stored: Mapping[str, Article], texts: set[str]) -> Candidate:
    standing = _standing(article, stored, texts)
    try:
        extraction = read_article(article)
    except (MarsadError, GazetteerError) as error:
        return Candidate(article=article, standing=Standing.UNREADABLE, problem=str(error))
    return Candidate(article=article, standing=standing, extraction=extraction)


def _standing(article: Article, stored: Mapping[str, Article], texts: set[str]) -> Standing:
    former = stored.get(article.id)
    if former == article:
        return Standing.KNOWN
    if former is not None:
        return Standing.REPLACES
    return Standing.SAME_TEXT if article.digest in texts else Standing.NEW
