"""Whether a name only tells where one before it lies, that the gazetteer does not know."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dashboard.extraction.document import Document
from dashboard.extraction.lexicon import Category, load_lexicon
from dashboard.extraction.names import Coarseness, Name, lies_elsewhere

__all__ = ["describes_unresolved", "misplaced"]

_FAR_M = 20_000  # quarters lie so near their city
_DESCRIPTION = 5  # tokens between a place and where it lies


def describes_unresolved(document: Document, before: Name, name: Name, label: str) -> bool:
    """As in "Chernihiv, north of Kyiv": where the town is unknown, Kyiv is not what was hit."""
    if name.first - before.last >= _DESCRIPTION:
        return False
    if any(t.resolution.point for t in (before.toponym, *before.anchors)):  # "south of X"
        return False
    inside = label == "location" and name.toponym.relation is None  # "a quarter in Taiz"
    exact = name.toponym.relation is not None or name.coarseness <= Coarseness.SETTLEMENT
    if inside or label in {"target", "edge"} or not exact:
        return False
    site = name.toponym.relation is not None and _is_called(before, "things", "quarter")
    return not site and not _is_its_name(document, before, name)


def _is_its_name(document: Document, before: Name, name: Name) -> bool:
    """As in "the Danube port of X": the port is unknown by that word, not by its name."""
    between = [t.text for t in document.tokens[before.last : name.first]]
    return not document.arabic and between == ["of"]


def _is_called(name: Name, *kinds: str) -> bool:
    """As in Arabic "the base of X, west of Y", "the quarter of X, north of the city of Y"."""
    if name.key.isascii():
        return False
    senses = load_lexicon("ar").read(name.key.partition(" ")[0]).senses
    return any(s.category is Category.ANAPHOR and s.key in kinds for s in senses)


def misplaced(names: Sequence[Name]) -> Iterator[Name]:
    """As in Arabic "the quarter of X, in the city of Y": a namesake in another city is not it."""
    for name, behind in pairwise(names):
        near = behind.first - name.last < _DESCRIPTION and behind.coarseness <= Coarseness.PROVINCE
        if near and _is_called(name, "quarter") and lies_elsewhere(name, behind, slack_m=_FAR_M):
            yield name
