"""Annotated corpora on disk (edge): read them, read their articles, and score what was found."""

import json
from dataclasses import dataclass
from pathlib import Path

from dashboard.articles import read_articles
from dashboard.errors import ConfigurationError
from dashboard.evaluation.floors import Corpus, corpus_digest, format_floors, parse_floors
from dashboard.evaluation.model import Evaluation, Gold
from dashboard.evaluation.reading import gold_from, prediction_from
from dashboard.evaluation.report import evaluate
from dashboard.model import Analysis, Article
from dashboard.serialisation import analysis_object

__all__ = ["FLOORS_NAME", "Annotated", "load_corpora", "load_corpus", "save_corpora", "score"]

FLOORS_NAME = "floors.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A corpus with its articles and annotation; `digest` is that of the files as they are."""

    corpus: Corpus
    gold: Gold
    articles: tuple[Article, ...]
    digest: str


def load_corpora(folder: Path) -> tuple[Corpus, ...]:
    """
    Read which corpora there are, and their floors.

    Raises
    ------
    ConfigurationError
        If the folder has no floors file, or a broken one.
    """
    path = folder / FLOORS_NAME
    try:
        return parse_floors(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigurationError(f"{path}: {error.strerror}: expected a floors file") from error


def save_corpora(folder: Path, corpora: tuple[Corpus, ...]) -> None:
    """Write the floors."""
    (folder / FLOORS_NAME).write_text(format_floors(corpora), encoding="utf-8")


def load_corpus(folder: Path, corpus: Corpus) -> Annotated:
    """
    Read a corpus's annotation and the articles it is about.

    Raises
    ------
    ConfigurationError
        If a file is missing or broken, or an annotated article is.
    """
    path = folder / corpus.gold
    try:
        data = path.read_bytes()
        gold = gold_from(json.loads(data))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigurationError(f"{path}: no gold file: {error!r}") from error
    read = read_articles([folder / corpus.articles])
    wanted = {article.id for article in gold.articles}
    articles = tuple(article for article in read.articles if article.id in wanted)
    missing = sorted(wanted - {article.id for article in articles})
    if missing:
        raise ConfigurationError(f"{corpus.name}: no article {', '.join(missing)}")
    digest = corpus_digest(data, articles)
    return Annotated(corpus=corpus, gold=gold, articles=articles, digest=digest)


def score(annotated: Annotated, analysis: Analysis) -> Evaluation:
    """Score an analysis of the corpus's articles, through the very form that is printed."""
    printed = analysis_object(analysis, annotated.articles)
    return evaluate(annotated.gold, prediction_from(printed))
