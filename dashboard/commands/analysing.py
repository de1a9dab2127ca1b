"""Read articles for a command: progress on a terminal, failures named, the rest goes on (edge)."""

from collections.abc import Callable, Sequence

from dashboard.commands.console import print_note, tracked
from dashboard.errors import MarsadError
from dashboard.model import Analysis, Article, Extraction
from gazetteer.errors import GazetteerError
from gazetteer.model import Toponym

__all__ = ["analyse"]


def analyse(
    articles: Sequence[Article],
    *,
    complete: Callable[[tuple[Toponym, ...]], tuple[Toponym, ...]] | None = None,
) -> tuple[Analysis, tuple[str, ...]]:
    """
    Read articles and merge what they report.

    Parameters
    ----------
    articles
        Their ids differ.
    complete
        Resolves names that the gazetteer lacks; by default nothing does.

    Returns
    -------
    tuple of Analysis and tuple of str
        What was read, and the ids of the articles that could not be read; each is named on
        standard error with what is wrong.
    """
    from dashboard.pipeline import assemble, read_article  # noqa: PLC0415 - loads language data

    extractions: list[Extraction] = []
    failed: list[str] = []
    for article in tracked(articles, label="Reading"):
        try:
            extractions.append(read_article(article, complete=complete))
        except (MarsadError, GazetteerError) as error:
            print_note(f"marsad: article {article.id}: {error}")
            failed.append(article.id)
    return assemble(articles, extractions), tuple(failed)
