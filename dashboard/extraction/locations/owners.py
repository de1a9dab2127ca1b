"""
Who only owns what was hit elsewhere, or whom those who hit it stand close to.

As in "a convoy of the embassy in X", "an Oslo firm's ship", Arabic "militias close to Tehran".
"""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.syntax.names import Coarseness, Name, lies_elsewhere
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from gazetteer.vocabulary import POSSESSIVES

__all__ = ["owns_thing", "stands_aside"]

_CONVOYS: Final = words_of("convoys")
_ARTICLES: Final = words_of("articles")
_OWNING: Final = words_of("owning")
_DIRECTIONS: Final = words_of("directions")
_SETTLED: Final = words_of("towns")
_INDEFINITE: Final = words_of("indefinite")
_PLACED: Final = words_of("inside", "off")
_JOINED: Final = frozenset({"و", "ب", "ل", "ك"})  # proclitics of Arabic "with a convoy"
_CLOSE: Final = words_of("close_to")
_CLOSE_TO: Final = 2  # tokens of "close to"
_BACKED: Final = words_of("backed_groups")
_FOR: Final = "ل"
_BACK: Final = 2  # tokens from Arabic "convoy" to the owner: "belonging"
_CARRYING: Final = 5  # tokens from "convoy" to "for": "carrying supplies"


def stands_aside(document: Document, first: int, name: Name) -> bool:
    """Whether a name only owns a convoy that was hit, or is whom those who hit are close to."""
    return _owns_convoy(document, first, name) or _backs_group(document, name)


def _owns_convoy(document: Document, first: int, name: Name) -> bool:
    """
    Whether a site only owns what was hit, which moved: Arabic "a convoy to [= of] the embassy".

    Parameters
    ----------
    first
        First token of the mention.
    """
    if name.coarseness != Coarseness.SITE or name.toponym.relation is not None:
        return False
    words = document.words
    if document.arabic:
        if not words[name.first].startswith(_FOR):
            return False
        before = words[max(first, name.first - _BACK) : name.first]
        return any(_is_convoy(word) for word in before)
    at = name.first - 1
    while at > first and words[at] in _ARTICLES:
        at -= 1
    if at < first or words[at] not in _OWNING:
        return False
    return not _CONVOYS.isdisjoint(words[max(first, at - _CARRYING) : at])


def _backs_group(document: Document, name: Name) -> bool:
    """As in Arabic "militias close to Tehran": whose they are, and not where."""
    if not document.arabic or name.first < _CLOSE_TO:
        return False
    words, at = document.words, name.first
    at -= 0 if words[at] in _CLOSE else _CLOSE_TO
    return words[at] in _CLOSE and at > 0 and words[at - 1] in _BACKED


def owns_thing(document: Document, name: Name, names: Sequence[Name]) -> bool:
    """As in "hit an Oslo firm's ship off X": English tells behind it where that happened."""
    if document.arabic or not name.first:
        return False
    if any(_is_town_of(document, name, n) for n in names):
        return True
    return name.toponym.relation is None and _is_owner(document, name, names)


def _is_owner(document: Document, name: Name, names: Sequence[Name]) -> bool:
    words = document.words
    if words[name.last - 1].endswith(POSSESSIVES) and name.coarseness < Coarseness.COUNTRY:
        # "shelled Idlib's Jisr al-Shughur"
        return any(n.first == name.last and _is_part(n, name) for n in names)
    if words[name.first - 1] not in _INDEFINITE or not words[name.last : name.last + 1]:
        return False
    if not words[name.last][0].isalpha():
        return False
    return any(
        n.first > name.last and words[n.first - 1] in _PLACED and lies_elsewhere(name, n)
        for n in names
    )


def _is_town_of(document: Document, area: Name, town: Name) -> bool:
    """As in "the southern Gaza city of X", "the Donetsk region town of X": X, and not the area."""
    words = document.words
    last = area.last - (words[area.last - 1] in _SETTLED)
    between = words[last : town.first]
    if not (between[:1] != [] and between[0] in _SETTLED and between[1:] == ["of"]):
        return False
    # not "X village of Y", "the X neighbourhood of Y"
    told = area.toponym.relation is not None or words[area.first - 1] in _DIRECTIONS
    return told or area.coarseness > town.coarseness


def _is_part(name: Name, whole: Name) -> bool:
    """Whether a place may lie in another: of the same province, and no wider."""
    inner, outer = name.toponym.resolution.place, whole.toponym.resolution.place
    if inner is None or outer is None or name.coarseness > whole.coarseness:
        return False
    return bool(inner.admin1) and inner.admin1 == outer.admin1


def _is_convoy(word: str) -> bool:
    return word in _CONVOYS or (word[:1] in _JOINED and word[1:] in _CONVOYS)
