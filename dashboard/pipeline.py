"""Articles to incidents, in one pure pass: find places, extract reports, merge them."""

from collections.abc import Callable, Iterable, Sequence

from dashboard.collection import uncollected
from dashboard.corroboration import corroborate
from dashboard.extraction import expected_places, extract
from dashboard.model import Analysis, Article, Constraint, Extraction
from gazetteer import locate
from gazetteer.model import Toponym

__all__ = ["assemble", "read", "read_article"]


def read(articles: Iterable[Article], *, constraints: Sequence[Constraint] = ()) -> Analysis:
    """
    Derive everything from a set of articles.

    Parameters
    ----------
    articles
        In any order; ids differ.
    constraints
        An analyst's decisions on pairs of reports.

    Returns
    -------
    Analysis
        The same for the same articles, in whatever order they come.
    """
    known = tuple(articles)
    return assemble(known, tuple(map(read_article, known)), constraints=constraints)


def read_article(
    article: Article,
    *,
    complete: Callable[[tuple[Toponym, ...]], tuple[Toponym, ...]] | None = None,
) -> Extraction:
    """
    Read one article on its own.

    Parameters
    ----------
    article
        As it was read.
    complete
        Resolves what the gazetteer could not; by default nothing does.

    Returns
    -------
    Extraction
        Its places and reports; the same whatever other articles there are.
    """
    with uncollected:
        expected = expected_places(article)
        toponyms = locate(article.text, language=article.language, expected=expected)
    return extract(article, complete(toponyms) if complete else toponyms)


def assemble(
    articles: Iterable[Article],
    extractions: Iterable[Extraction],
    *,
    constraints: Sequence[Constraint] = (),
) -> Analysis:
    """
    Merge what was read from each article into incidents.

    Parameters
    ----------
    articles, extractions
        Of the same articles, in any order.
    constraints
        An analyst's decisions on pairs of reports.

    Returns
    -------
    Analysis
        Extractions by article id, incidents by date, and the links between them.
    """
    ordered = tuple(sorted(extractions, key=lambda extraction: extraction.article_id))
    reports = tuple(report for extraction in ordered for report in extraction.reports)
    known = tuple(sorted(articles, key=lambda article: article.id))
    merged = corroborate(known, reports, constraints=constraints)
    return Analysis(extractions=ordered, incidents=merged.incidents, links=merged.links)
