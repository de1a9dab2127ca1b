"""Names that are not where they seem: of a place that the gazetteer lacks, or a namesake's."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from dashboard.extraction.syntax.names import Coarseness, Name, lies_elsewhere
from dashboard.extraction.words.cues import is_finite
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.lexicon import load_lexicon
from dashboard.extraction.words.senses import ANAPHOR

__all__ = ["describes_unresolved", "namesakes"]

_CITY_M: Final = 20_000  # quarters lie so near their city
_SURE: Final = 0.8  # confidence of a name that tells where a clause is
_DOUBTFUL: Final = 0.6  # confidence below which a name far from the sure ones is not believed
_FAR_M: Final = 60_000
_DEEDS: Final = frozenset({"strike", "destroy", "fall", "explode"})
_DESCRIPTION: Final = 5  # tokens between a place and where it lies


def namesakes(names: Sequence[Name]) -> tuple[Name, ...]:
    """Names taken for a place that, by the names told with them, they do not mean."""
    doubted = _doubted(names)
    return doubted if len(names) <= 1 else (*doubted, *_misplaced(names))


def describes_unresolved(document: Document, before: Name, name: Name, label: str) -> bool:
    """As in "Chernihiv, north of Kyiv": where the town is unknown, Kyiv is not what was hit."""
    if name.first - before.last >= _DESCRIPTION:
        return False
    if any(is_finite(c) and c.key in _DEEDS for c in document.cues_in(before.last, name.first)):
        return False  # "found a truck near X after rockets hit Y"
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
    between = document.words[before.last : name.first]
    return not document.arabic and between == ["of"]


def _is_called(name: Name, *kinds: str) -> bool:
    """As in Arabic "the base of X, west of Y", "the quarter of X, north of the city of Y"."""
    if name.key.isascii():
        return False
    senses = load_lexicon("ar").read(name.key.partition(" ")[0]).senses
    return any(s.category is ANAPHOR and s.key in kinds for s in senses)


def _misplaced(names: Sequence[Name]) -> Iterator[Name]:
    """As in Arabic "the quarter of X, in the city of Y": a namesake in another city is not it."""
    for name, behind in pairwise(names):
        near = behind.first - name.last < _DESCRIPTION and behind.coarseness <= Coarseness.PROVINCE
        if near and _is_called(name, "quarter") and lies_elsewhere(name, behind, slack_m=_CITY_M):
            yield name


def _doubted(names: Sequence[Name]) -> tuple[Name, ...]:
    """As in "the village of Saida near Ayn Issa": a namesake far from what is told with it."""
    doubtful = [n for n in names if n.toponym.resolution.confidence < _DOUBTFUL and not n.is_great]
    if not doubtful:
        return ()
    sure = [
        n
        for n in names
        if n.toponym.resolution.confidence >= _SURE and n.coarseness <= Coarseness.PROVINCE
    ]
    return tuple(
        [
            n
            for n in doubtful
            if any(lies_elsewhere(n, other, slack_m=_FAR_M) for other in sure)
            and _country(n) not in map(_country, sure)
        ]
    )


def _country(name: Name) -> str:
    place = name.toponym.resolution.place
    return place.country if place else ""
