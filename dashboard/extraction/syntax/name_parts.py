"""
A name of which only a part is known: "the village of Novaya X", "the Dara X area".

The known part is another place, often in another country; so is a namesake of "the village of X in
the Y region" that lies outside Y. The name is kept without a place, so that the event is known to
have one that nobody knows. English only.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.extraction.syntax.names import Coarseness, Name, lies_elsewhere
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from gazetteer.model import PlaceKind, Resolution

__all__ = ["without_parts"]

_KINDS: Final = words_of("hamlets")
_WIDE_KINDS: Final = words_of("settled")
_OF: Final = words_of("of")
_AL: Final = words_of("arabic_articles")
_NO_PART: Final = words_of("weekdays", "titles", "areas", "built", "hamlets")
_IN: Final = words_of("in_places")
_BETWEEN: Final = words_of("articles", "directions")
_HELD: Final = 3  # tokens of "in the western"
_UNKNOWN: Final = Resolution(place=None, point=None, uncertainty_m=None, confidence=0.0)


def without_parts(document: Document, names: Sequence[Name]) -> tuple[Name, ...]:
    """Take back the places of names that are only parts of longer ones, as the text writes them."""
    if document.arabic or not names:
        return tuple(names)
    return tuple(_with_parts_unknown(document, names))


def _with_parts_unknown(document: Document, names: Sequence[Name]) -> Iterator[Name]:
    countries = None
    for name, behind in zip(names, (*names[1:], None), strict=True):
        if behind is not None and _is_namesake(document, name, behind):
            yield _unknown(name)
            continue
        if name.toponym.relation is not None or name.coarseness >= Coarseness.PROVINCE:
            yield name
            continue
        first, last = _whole(document, name)
        if (first, last) == (name.first, name.last) or name.is_great:
            yield name
            continue
        if countries is None:
            countries = [_country(n) for n in names if n.coarseness >= Coarseness.PROVINCE]
        abroad = bool(countries) and _country(name) not in countries
        part = _is_village(document, first, last) or (abroad and _is_area(document, first, last))
        yield _unknown(name) if part else name


def _is_namesake(document: Document, name: Name, holder: Name) -> bool:
    """As in "the village of X in the Y region", where the only X known lies in another country."""
    place, whole = name.toponym.resolution.place, holder.toponym.resolution.place
    if place is None or whole is None or name.toponym.relation or name.is_great:
        return False
    between = document.words[name.last : holder.first]
    if not between or len(between) > _HELD or between[0] not in _IN or _IN.isdisjoint(between):
        return False
    division = whole.kind is PlaceKind.ADMIN1 and holder.toponym.relation is None
    told = division and all(word in _IN or word in _BETWEEN for word in between)
    return told and place.country != whole.country and lies_elsewhere(name, holder)


def _whole(document: Document, name: Name) -> tuple[int, int]:
    """Tokens of the words with capital letters around a name, nothing but spaces between them."""
    first, last = name.first, name.last
    while first > 0 and _joins(document, first - 1, first) and document.words[first - 1] not in _AL:
        first -= 1
    while last < len(document.words) and _joins(document, last, last):
        if document.words[last] in _AL:
            return first, name.last
        last += 1
    return first, last


def _joins(document: Document, at: int, edge: int) -> bool:
    """Whether a word belongs to the name that begins or ends at a token."""
    span = document.span(at, at + 1)
    text = document.text
    if not text[span.start].isupper() or document.words[at] in _NO_PART:
        return False
    gap = text[span.end :][:1] if at < edge else text[span.start - 1 : span.start]
    return gap == " " and not text[span.start : span.end].isupper()


def _is_village(document: Document, first: int, last: int) -> bool:
    """As in "the village of X Y", "X Y village"."""
    words = document.words
    before = first > 1 and words[first - 1] in _OF and words[first - 2] in _KINDS
    return before or (last < len(words) and words[last] in _KINDS)


def _is_area(document: Document, first: int, last: int) -> bool:
    """As in "the X Y area", "the X Y district"."""
    words = document.words
    before = first > 1 and words[first - 1] in _OF and words[first - 2] in _WIDE_KINDS
    return before or (last < len(words) and words[last] in _WIDE_KINDS)


def _country(name: Name) -> str:
    place = name.toponym.resolution.place
    return place.country if place else ""


def _unknown(name: Name) -> Name:
    return Name(
        first=name.first, last=name.last, toponym=name.toponym._replace(resolution=_UNKNOWN)
    )
