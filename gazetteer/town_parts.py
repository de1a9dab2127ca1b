"""Embassies, quarters and streets that the gazetteer lacks: they lie in the town that is told."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from gazetteer.document import Document
from gazetteer.language import Cue
from gazetteer.mentions import Mention
from gazetteer.model import PlaceKind, Toponym

__all__ = ["place_town_parts"]

_PARTS: Final = frozenset({PlaceKind.EMBASSY, PlaceKind.NEIGHBOURHOOD, PlaceKind.STREET})
_NO_PARTS: Final = frozenset({PlaceKind.VILLAGE, PlaceKind.TOWN, PlaceKind.REGION, PlaceKind.PORT})
_TOWNS: Final = frozenset({PlaceKind.CITY, PlaceKind.TOWN})
_SOMEWHERE_IN_IT_M: Final = 15_000.0
_MOST_BETWEEN: Final = 3  # words: "in the city of"
_REASON: Final = "not in the gazetteer by itself; in the city that the text says"


def place_town_parts(
    document: Document, mentions: Sequence[Mention], names: Sequence[Toponym]
) -> list[Toponym]:
    """
    Place "the embassy of X in Y" and "the quarter of X in Y" in Y where nothing better is known.

    Parameters
    ----------
    document, mentions, names
        The text, its names, and the same names resolved.

    Returns
    -------
    list of Toponym
        The names, in order; what is so placed may be anywhere in its town.
    """
    placed = list(names)
    for index, (mention, following) in enumerate(pairwise(mentions)):
        if mention.cue is None or names[index].resolution.place or not _is_part(mention.cue):
            continue
        town = names[index + 1].resolution
        if town.place and town.place.kind in _TOWNS and _lies_in(document, mention, following):
            radius_m = max(town.uncertainty_m or 0.0, _SOMEWHERE_IN_IT_M)
            there = town._replace(uncertainty_m=radius_m, reasons=(_REASON, *town.reasons))
            placed[index] = names[index]._replace(resolution=there)
    return placed


def _is_part(cue: Cue) -> bool:
    """Whether a noun can only mean a part of a town; an area may be a village."""
    return not cue.several and not cue.kinds.isdisjoint(_PARTS) and cue.kinds.isdisjoint(_NO_PARTS)


def _lies_in(document: Document, part: Mention, town: Mention) -> bool:
    """Whether nothing but "in" and "the city of" stands between two names."""
    between = range(part.last + 1, town.first)
    if len(between) > _MOST_BETWEEN or not all(map(document.joined, (*between, town.first))):
        return False
    at = document.pack.clitics.prepositions[:1]
    placed = bool(at) and town.clitics.endswith(at)
    for index in between:
        if document.begins(index, "within"):
            placed = True
        elif document.words[index].cues:
            placed = placed or (bool(at) and document.words[index].text.startswith(at))
        elif document.words[index].text not in document.pack.contexts["connector"]:
            return False
    return placed
