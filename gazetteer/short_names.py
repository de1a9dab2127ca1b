"""Short names of areas that a text has made clear: Arabic "the Strip" in a text on Gaza."""

from collections.abc import Iterator, Sequence
from typing import Final

from gazetteer.document import Document
from gazetteer.geodesy import further_than
from gazetteer.mentions import OPEN_GAPS, PLACE_WORDS, Mention, name_of_word
from gazetteer.model import Place
from gazetteer.tokens import Gap

__all__ = ["find_short_names"]

_SPACE: Final = Gap.SPACE


def find_short_names(document: Document, sure: Sequence[Mention]) -> list[Mention]:
    """
    Return the short names behind a word of place, where the text names a place of the area.

    Parameters
    ----------
    document
        The text.
    sure
        Names that are surely places.
    """
    short = document.pack.short_names
    for word in document.words:
        if word.text in short:
            return list(_find(document, sure))
    return []


def _find(document: Document, sure: Sequence[Mention]) -> Iterator[Mention]:
    short = document.pack.short_names
    lexicon = document.lexicon
    told = [lexicon.place(mention.places[0]) for mention in sure if mention.places]
    for index, word in enumerate(document.words):
        if word.text not in short:
            continue
        key = short[word.text]
        areas = tuple(i for i in lexicon.find(key) if _is_told(lexicon.place(i), told))
        if areas and _is_placed(document, index) and not _is_described(document, index):
            yield name_of_word(document, index, key, areas)


def _is_told(area: Place, told: Sequence[Place]) -> bool:
    """Whether the text names the area, or a place within it."""
    return any(
        place.country == area.country
        and place.uncertainty_m <= area.uncertainty_m
        and not further_than(place.point, area.point, area.uncertainty_m)
        for place in told
    )


def _is_placed(document: Document, index: int) -> bool:
    """Whether a word of place stands right before a word."""
    before = document.words[index - 1].ends if index else frozenset[str]()
    return document.gap(index) in OPEN_GAPS and not before.isdisjoint(PLACE_WORDS)


def _is_described(document: Document, index: int) -> bool:
    """As in Arabic "the sector the-private": an adjective makes it something else."""
    behind = index + 1
    if behind >= len(document) or document.gaps[behind] is not _SPACE:
        return False
    word = document.words[behind]
    article = document.pack.clitics.article
    return word.text.startswith(article) and not word.names and not word.demonym
