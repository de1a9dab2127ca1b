"""Positions hit, which lie about a town or anywhere in its province: "positions in Deir ez-Zor"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.syntax.names import Name
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from gazetteer.model import PlaceKind

__all__ = ["hits_positions", "province_of"]

_REACH: Final = 12  # tokens from "positions" to the place in which they lie
_IN: Final = "ب"
_TOWN_NOUNS: Final = words_of("towns")
_NAMED: Final = 1  # tokens between Arabic "the capital" and its name: "Yemeni"
_TOWNS: Final = frozenset({PlaceKind.CITY, PlaceKind.TOWN})


def hits_positions(document: Document, mention: Mention, chosen: Sequence[Name]) -> bool:
    """As in "positions in Deir ez-Zor", "further north in Hasakah": an area, not a town."""
    told = mention.cues.by_key
    if not chosen or ("positions" not in told and "stretch" not in told):
        return False
    if document.arabic and _is_told_town(document, mention, chosen[0]):
        return False
    wide = (*told.get("positions", ()), *told.get("stretch", ()))
    return any(0 <= chosen[0].first - c.last < _REACH for c in wide)


def _is_told_town(document: Document, mention: Mention, name: Name) -> bool:
    """As in Arabic "targets in the city of Sa'dah", "in the capital Yemeni Sanaa"."""
    if name.first and document.words[name.first - 1].removeprefix(_IN) in _TOWN_NOUNS:
        return True
    settled = mention.cues.by_key.get("settlement", ())
    return any(0 <= name.first - c.last <= _NAMED for c in settled)


def province_of(name: Name) -> Name:
    """Widen a town's bare name to the province of the same name, where there is one."""
    resolution = name.toponym.resolution
    if name.toponym.relation is not None or resolution.place is None:
        return name
    wider = next((c for c in resolution.candidates if c.place.kind is PlaceKind.ADMIN1), None)
    if wider is None or resolution.place.kind not in _TOWNS:
        return name
    reason = f"positions in {wider.place.name}: the town and its province share the name"
    widened = resolution._replace(
        place=wider.place,
        point=wider.place.point,
        uncertainty_m=wider.place.uncertainty_m,
        reasons=(reason, *resolution.reasons),
    )
    return replace(name, toponym=name.toponym._replace(resolution=widened))
