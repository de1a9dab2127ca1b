"""Where a ship was when it was hit, told before or behind: "Her position was 60 miles off X"."""

from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.syntax.names import Coarseness, Name
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import EVENT, WEAPON
from gazetteer.model import PlaceKind

__all__ = ["is_port_of_voyage", "ship_place"]

_BACK: Final = 120  # tokens back to where the ship of a notice was
_BEHIND: Final = 5  # sentences on to where it was
_WATERS: Final = frozenset({PlaceKind.SEA, PlaceKind.STRAIT})
_EVENTS: Final = frozenset({EVENT, WEAPON})
_PORT: Final = 4  # tokens from "to" to the name: "to the port of"


def ship_place(reading: Reading, mention: Mention) -> Name | None:
    """As in "an incident 60 miles off X. The master reports the vessel was hit": told before."""
    header = mention.clause.header
    told_of = (mention.cues.by_key, header.cues.by_key if header else {})
    if reading.document.arabic or not any("vessel" in t or "aboard" in t for t in told_of):
        return None
    told = reading.names_in(max(0, mention.first - _BACK), mention.first)
    at_sea = [n for n in told if _lies_at_sea(n)]
    if at_sea:
        return at_sea[-1]
    passed = reading.names_in(mention.last, reading.document.sentence_end(mention.last - 1))
    told_on = next((n for n in passed if n.coarseness <= Coarseness.PROVINCE), None)
    return told_on or _position_behind(reading, mention)


def _position_behind(reading: Reading, mention: Mention) -> Name | None:
    """As in "A drone hit the tanker. Its position was given as 12 miles off X"."""
    document = reading.document
    last = document.sentence_end(mention.last - 1)
    for _ in range(_BEHIND):
        if last >= len(document.words):
            return None
        first, last = last, document.sentence_end(last)
        at_sea = [n for n in reading.names_in(first, last) if _is_off(n)]
        if at_sea:
            cues = document.cues_in(first, last)
            she = document.little_words["ship"]
            meant = not she.isdisjoint(document.words[first : at_sea[0].first])
            quiet = _EVENTS.isdisjoint(cues.by_category) and "strike" not in cues.by_key
            return at_sea[0] if quiet and (meant or "vessel" in cues.by_key) else None
    return None


def is_port_of_voyage(document: Document, mention: Mention, name: Name) -> bool:
    """As in "the tanker, sailing from X to Y, was hit": neither port was."""
    ships = mention.cues.by_key["vessel"]
    if document.arabic or name.toponym.relation is not None or name.first <= ships[0].first:
        return False
    low = max(ships[0].last, name.first - _PORT)
    before = document.words[low : name.first]
    voyage = document.little_words["voyage"]
    if not voyage.isdisjoint(before[-1:]) or (before[-1:] == ["of"] and "port" in before):
        ends = [i for i in range(low, name.first) if document.words[i] in voyage]
        fired = any(ships[0].first < c.first < name.first for c in mention.cues.munitions)
        return bool(ends) and not fired and "launch" not in mention.cues.by_key
    return False


def _is_off(name: Name) -> bool:
    relation = name.toponym.relation
    return relation is not None and relation.distance_m is not None


def _lies_at_sea(name: Name) -> bool:
    place = name.toponym.resolution.place
    return _is_off(name) or (place is not None and place.kind in _WATERS)
