"""Relative expressions round a name: "60 km south-west of", "ريف … الشرقي", "the A–B border"."""

from collections.abc import Sequence

from gazetteer.document import Document
from gazetteer.expressions.double import find_borders, find_pairs
from gazetteer.expressions.record import Expression
from gazetteer.expressions.single import find_around, stands_alone
from gazetteer.mentions import Mention

__all__ = ["Expression", "find_expressions"]


def find_expressions(document: Document, mentions: Sequence[Mention]) -> list[Expression]:
    """
    Find the relative expressions of a text.

    Parameters
    ----------
    document
        The text.
    mentions
        Its place names in text order, without overlap.

    Returns
    -------
    list of Expression
        In text order, without overlap; the widest wins.
    """
    by_first = {m.first: i for i, m in enumerate(mentions)}
    found = [
        *find_borders(document, mentions, by_first),
        *find_pairs(document, mentions),
        *[
            expression
            for index, mention in enumerate(mentions)
            if not stands_alone(document, mention)
            for expression in find_around(document, mentions, index)
        ],
    ]
    return _widest(found)


def _widest(found: Sequence[Expression]) -> list[Expression]:
    taken: set[int] = set()
    kept = []
    for expression in sorted(found, key=lambda e: (-(e.end - e.start), e.start)):
        words = range(expression.first, expression.last + 1)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append(expression)
    return sorted(kept, key=lambda e: e.start)
