"""
Names whose country a place behind them tells.

As in "the X district of the province of Y", Arabic "the village of X north-east of the city of Y".
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from gazetteer.document import Document
from gazetteer.mentions import Mention
from gazetteer.model import PlaceKind
from gazetteer.tokens import Case, Gap

__all__ = ["country_beside", "told_holders"]

_HOLDING: Final = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1})
_ASKED: Final = 3  # candidates of the wider place that must agree on its country
_BETWEEN: Final = 9  # words from a name to the wider place
_DESCRIBED: Final = 3  # words of "a small town" up to its noun
_INSIDE: Final = 5  # words of "in the eastern province of"
_SIDES: Final = frozenset({"north_part", "east_part", "south_part", "west_part"})  # "the north of"
_DIRECTIONS: Final = frozenset({"north", "east", "south", "west"})
_ASIDE: Final = 4  # words of Arabic "north east of the city of"
_TOLD_ANYWHERE: Final = 150_000  # inhabitants from which a town is told of far from its own country
_TOWNS: Final = frozenset({PlaceKind.CITY, PlaceKind.TOWN})
_SPACE, _COMMA, _LOWER = Gap.SPACE, Gap.COMMA, Case.LOWER


def told_holders(document: Document, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    """
    Yield each name that a wider place holds, in another country than one would think, and that.

    As in "the X district of Y province", "X, a small town in the north of Y", "the village of X
    in Y"; English only, where nothing but little words and nouns for places stand between.
    """
    for name, holder in pairwise(mentions):
        if holder.first - name.last > _BETWEEN or not (holder.places and name.places):
            continue
        best = document.lexicon.place(name.places[0])
        if best.kind is PlaceKind.COUNTRY:
            continue
        country = _country(document, holder)
        if country not in {"", best.country} and _joins(document, name, holder):
            yield name, country


def country_beside(document: Document, name: Mention, town: Mention) -> str:
    """
    Country of a town that a name lies beside, where one would think it in another; else empty.

    As in Arabic "the area of X north-east [of] the city of Y", "the camp of X in the city of Y":
    not the X of another land.
    """
    words, place = document.words, document.lexicon.place
    if not 1 < town.first - name.last <= _ASIDE + 1 or not (town.places and name.places):
        return ""
    inside = words[name.last + 1].text in document.pack.contexts["within"]
    if not inside and _DIRECTIONS.isdisjoint(words[name.last + 1].entries):
        return ""
    best, beside = place(name.places[0]), place(town.places[0])
    kinds = _TOWNS | _HOLDING if inside else _TOWNS
    if best.country in {"", beside.country} or beside.kind not in kinds:
        return ""
    if (best.population or 0) >= _TOLD_ANYWHERE or best.kind is PlaceKind.COUNTRY:
        return ""
    namesakes = {place(index).country for index in town.places[:_ASKED]}
    first = name.last + 1 + inside
    told = _is_direction(document, first, town.first, inside=inside)
    return beside.country if told and best.country not in namesakes else ""


def _is_direction(document: Document, first: int, end: int, *, inside: bool) -> bool:
    """Whether nothing but "north east of the city of" stands between, or behind "in"."""
    if any(document.gaps[i] is not _SPACE for i in range(first, end + 1)):
        return False
    last = end - (end > first and document.words[end - 1].text in document.pack.before)
    words = [document.words[i] for i in range(first, last)]
    said = inside or words != []
    return said and not any(_DIRECTIONS.isdisjoint(word.entries) for word in words)


def _country(document: Document, holder: Mention) -> str:
    """Country of a wider place, empty where the name may be of several, or is a town's first."""
    places = [document.lexicon.place(index) for index in holder.places[:_ASKED]]
    if places[0].kind not in _HOLDING:
        return ""
    told = {place.country for place in places if place.kind in _HOLDING}
    return places[0].country if len(told) == 1 else ""


def _joins(document: Document, name: Mention, holder: Mention) -> bool:
    """Whether the words between two names say that the first lies in the second."""
    words, at, end = document.words, name.last + 1, holder.first
    if any(words[i].case is not _LOWER for i in range(at, end)):
        return False
    if any(document.gaps[i] is not _SPACE for i in range(at + 1, end + 1)):
        return False
    noun = at
    if at < end and document.gaps[at] is _COMMA:
        noun = next((i for i in range(at, min(at + _DESCRIBED, end)) if _is_noun(document, i)), end)
    elif document.gaps[at] is not _SPACE:
        return False
    link = noun
    while link < end and _is_noun(document, link):
        link += 1
    told = link > at or name.cue is not None or document.begins(name.first - 1, "location")
    return told and _links(document, link, end)


def _links(document: Document, link: int, end: int) -> bool:
    """Whether "in", "of" stands at a word and leads to the wider place."""
    if link >= end or end - link > _INSIDE:
        return False
    if document.words[link].text not in document.pack.contexts["within"]:
        return False
    return end - link == 1 or _leads(document, link + 1, end)


def _leads(document: Document, first: int, end: int) -> bool:
    """Whether words lead to a wider place: "the northern", "the eastern province of"."""
    last, contexts = document.words[end - 1].text, document.pack.contexts
    if last in contexts["within"]:
        part = _is_noun(document, end - 2) or not _SIDES.isdisjoint(document.words[end - 2].entries)
        return last in contexts["connector"] and part
    return end - first == 1 or document.words[first].text in contexts["connector"]


def _is_noun(document: Document, index: int) -> bool:
    """Whether a word is a noun for a place, before a name or behind it."""
    return document.words[index].text in document.pack.cue_words
