"""
Place names that tell what an event is about, not where it was: the war, the reason, the distance.

As in "the latest strike in its campaign over the war in Gaza", "because her owner traded with
Israel", "the raid, some 2,000 kilometres from Israel". English only.
"""

from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.syntax.names import Coarseness, Name
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import EVENT, VERB, WEAPON
from gazetteer.model import PlaceKind, RelationKind

__all__ = ["is_other_sea", "is_remote", "lies_abroad"]

_FAR_M: Final = 300_000  # so far away in no direction told, nothing was hit
_REASONS: Final = frozenset({"because", "until"})
_BY: Final = words_of("by")
_THINKING: Final = words_of("thinking")
_TOLD: Final = frozenset({EVENT, VERB, WEAPON})


def is_remote(document: Document, mention: Mention, name: Name) -> bool:
    """Whether a name tells of a war, a reason or a distance beside the event."""
    return (
        _is_far_off(name)
        or _is_of_war(document, mention, name)
        or _is_reason(document, mention, name)
        or _is_government(document, name)
    )


def lies_abroad(name: Name, country: Name) -> bool:
    """Whether a place lies in another country than the one named before it."""
    place, whole = name.toponym.resolution.place, country.toponym.resolution.place
    if country.coarseness != Coarseness.COUNTRY or name.coarseness >= Coarseness.COUNTRY:
        return False
    if place is None or whole is None or whole.kind is not PlaceKind.COUNTRY:
        return False
    return bool(place.country) and place.country != whole.country


def _is_far_off(name: Name) -> bool:
    relation = name.toponym.relation
    return (
        relation is not None
        and relation.kind is RelationKind.DISTANCE
        and relation.distance_m is not None
        and relation.distance_m >= _FAR_M
    )


def _is_of_war(document: Document, mention: Mention, name: Name) -> bool:
    """As in "over the war in the Gaza Strip", "since the ceasefire in X": the war's own place."""
    if name.coarseness < Coarseness.REGION and not name.is_great:
        return False  # "in fighting in the town of X"
    words, at = document.words, name.first - 1
    while at > mention.first and words[at] in document.little_words["definite"]:
        at -= 1
    if at <= mention.first or words[at] not in document.little_words["wars_in"]:
        return False
    return words[at - 1] in document.little_words["wars"] and all(
        c.first != at - 1 for c in mention.triggers
    )


def _is_reason(document: Document, mention: Mention, name: Name) -> bool:
    """As in "because its owner did business with X", "until it halts its campaign in X"."""
    first = mention.triggers[0].last
    for index in range(name.first - 1, first - 1, -1):
        if document.words[index] in _REASONS:
            return not any(_tells(c) for c in mention.cues if index < c.first < name.first)
    return False


def _is_government(document: Document, name: Name) -> bool:
    """As in "imposed by Washington", "men that Washington believed were ...": a capital acts."""
    by = name.first > 0 and document.words[name.first - 1] in _BY
    thinks = not _THINKING.isdisjoint(document.words[name.last : name.last + 1])
    return (by or thinks) and "a capital" in name.toponym.resolution.reasons


def _tells(cue: Cue) -> bool:
    return cue.category in _TOLD


def is_other_sea(first: Name | None, second: Name | None) -> bool:
    """Whether two names are those of two seas: however wide, what was in one was not in both."""
    if first is None or second is None:
        return False
    one, other = first.toponym.resolution.place, second.toponym.resolution.place
    return (
        one is not None
        and other is not None
        and one.kind is other.kind is PlaceKind.SEA
        and first.toponym.relation is second.toponym.relation is None
        and one.id != other.id
    )
