"""
A capital that is not named: "rockets hit the Somali capital", "Sudan's capital".

The gazetteer gives the country alone, or a province that is called like its people. English only.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.extraction.syntax.names import Coarseness, Name
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from gazetteer.capitals import capital_of
from gazetteer.language import load_pack
from gazetteer.model import PlaceKind, Resolution, Toponym, Usage
from gazetteer.vocabulary import POSSESSIVES

__all__ = ["with_capitals"]

_CAPITAL: Final = words_of("capital")
_OF, _FROM, _ARTICLES = words_of("of"), words_of("from"), words_of("articles")
_DIRECTIONS: Final = words_of("directions")
_NAMED: Final = 3  # tokens from "capital" to its name: "the capital, X", "the capital city of X"
_SURE: Final = 0.9  # confidence, as of a capital that is named


def with_capitals(
    document: Document, names: tuple[Name, ...], toponyms: Sequence[Toponym]
) -> tuple[Name, ...]:
    """Add the capitals told without their names, in text order; names inside them go."""
    told = document.cues.by_key
    kinds = (*told.get("settlements", ()), *told.get("settlement", ()))
    capitals = [c.last - 1 for c in kinds if document.words[c.last - 1] in _CAPITAL]
    if document.arabic or not capitals:
        return names
    found = tuple(_unnamed(document, capitals, names, toponyms))
    if not found:
        return names
    left = [n for n in names if not any(f.first < n.last and n.first < f.last for f in found)]
    return tuple(sorted((*left, *found), key=lambda n: n.first))


def _unnamed(
    document: Document, capitals: Sequence[int], names: Sequence[Name], toponyms: Sequence[Toponym]
) -> Iterator[Name]:
    words = document.words
    countries = [_tokens(document, t) for t in toponyms if _is_country(t)]
    for at in capitals:
        last = at + 1 + (words[at + 1 : at + 2] == ["city"])
        owner = _owner(document, at, last, countries)
        if owner is None:
            continue
        country, first, last = owner
        if _is_named(document, names, first, last) or _is_far(words, first):
            continue
        place = capital_of(country)
        if place is None:
            continue
        span = document.span(first, last)
        resolution = Resolution(
            place=place,
            point=place.point,
            uncertainty_m=place.uncertainty_m,
            confidence=_SURE,
            reasons=("a capital",),
        )
        text = document.text[span.start : span.end]
        toponym = Toponym(span.start, span.end, text, Usage.LITERAL, resolution)
        yield Name(first=first, last=last, toponym=toponym)


def _owner(
    document: Document, at: int, last: int, countries: Sequence[tuple[int, int, str]]
) -> tuple[str, int, int] | None:
    """Country and tokens of "Sudan's capital", "the Somali capital", "the capital of Yemen"."""
    words = document.words
    for first, end, code in countries:
        owning = words[end - 1].endswith(POSSESSIVES)
        if end == at and owning:
            return code, first, last
        if first == last + 1 and words[last] in _OF and not owning:
            return code, at, end
    # A province may be called like a people, "Somali": its name hides the cue.
    country = load_pack(document.language).demonyms.get(words[at - 1]) if at else None
    return (country, at - 1, last) if country else None


def _is_named(document: Document, names: Sequence[Name], first: int, last: int) -> bool:
    """As in "the Libyan capital, Tripoli", "Tripoli, the Libyan capital"; unknown names, too."""
    words = document.words
    if last < len(words) and document.text[document.span(last, last + 1).start].isupper():
        return True
    start = first - (words[first - 1] in _ARTICLES if first else 0)
    for name in names:
        if name.coarseness >= Coarseness.REGION:
            continue
        behind = last <= name.first < last + _NAMED
        if behind or (name.last == start - 1 and words[start - 1] == ","):
            return True
    return False


def _is_far(words: Sequence[str], first: int) -> bool:
    """As in "south of the Iraqi capital", "fired from the Syrian capital": somewhere else."""
    at = first - 1
    while at > 0 and words[at] in _ARTICLES:
        at -= 1
    if at < 1:
        return False
    return words[at] in _FROM or (words[at] in _OF and words[at - 1] in _DIRECTIONS)


def _tokens(document: Document, toponym: Toponym) -> tuple[int, int, str]:
    first, last = document.tokens_of(toponym.start, toponym.end)
    place = toponym.resolution.place
    return first, last, place.country if place else ""


def _is_country(toponym: Toponym) -> bool:
    place = toponym.resolution.place
    return place is not None and place.kind is PlaceKind.COUNTRY and toponym.relation is None
