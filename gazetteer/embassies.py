"""Embassies that the gazetteer lacks: they stand in the city that the text says."""

from collections.abc import Sequence
from itertools import pairwise

from gazetteer.document import Document
from gazetteer.mentions import Mention
from gazetteer.model import PlaceKind, Toponym

__all__ = ["place_embassies"]

_CUE = "embassy"
_CITIES = frozenset({PlaceKind.CITY, PlaceKind.TOWN})
_SOMEWHERE_IN_IT_M = 15_000.0
_REASON = "not in the gazetteer by itself; in the city that the text says"


def place_embassies(
    document: Document, mentions: Sequence[Mention], names: Sequence[Toponym]
) -> list[Toponym]:
    """
    Place "the embassy of X in Y" in Y where nothing better is known.

    Parameters
    ----------
    document, mentions, names
        The text, its names, and the same names resolved.

    Returns
    -------
    list of Toponym
        The names, in order; an embassy so placed may be anywhere in its city.
    """
    placed = list(names)
    for index, (mention, following) in enumerate(pairwise(mentions)):
        cue, city = mention.cue, names[index + 1].resolution
        if cue is None or cue.name != _CUE or names[index].resolution.place:
            continue
        if city.place and city.place.kind in _CITIES and _lies_in(document, mention, following):
            radius_m = max(city.uncertainty_m or 0.0, _SOMEWHERE_IN_IT_M)
            there = city._replace(uncertainty_m=radius_m, reasons=(_REASON, *city.reasons))
            placed[index] = names[index]._replace(resolution=there)
    return placed


def _lies_in(document: Document, embassy: Mention, city: Mention) -> bool:
    """Whether nothing but "in" stands between two names."""
    at = document.pack.clitics.prepositions[:1]
    if city.first == embassy.last + 1:
        return bool(at) and city.clitics.endswith(at)
    between = embassy.last + 1
    said = city.first == between + 1 and document.begins(between, "location")
    return said and document.joined(between) and document.joined(city.first)
