"""
Place names that tell what an event is about, not where it was: the war, the reason, the distance.

As in "the latest strike in its campaign over the war in Gaza", "because her owner traded with
Israel", "the raid, some 2,000 kilometres from Israel". English only.
"""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.syntax.names import Coarseness, Name
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import EVENT, VERB, WEAPON
from gazetteer.model import PlaceKind, RelationKind
from gazetteer.vocabulary import POSSESSIVES

__all__ = ["is_other_sea", "is_remote", "lies_abroad"]

_FAR_M: Final = 300_000  # so far away in no direction told, nothing was hit
_REASONS: Final = frozenset({"because", "until"})
_BY: Final = words_of("by")
_THINKING: Final = words_of("thinking")
_ACTING: Final = words_of("have", "of_governments")
_OF_STATES: Final = words_of("of_states")
_OWNED: Final = 4  # words of "oil export revenue", and what is behind it
_LEADING: Final = words_of("prepositions", "and", "be", "articles") | {",", "."}
_PUNISHING: Final = words_of("punishments")
_PUNISHED: Final = 5  # tokens of "sanctions were levied against"
_ON: Final = words_of("on", "against")
_ADJOINING: Final = words_of("adjoining")
_BORDERING: Final = words_of("bordering")
_FROM: Final = words_of("from")
_PREPARING: Final = words_of("preparing")
_DEEDS: Final = words_of("deeds_planned")
_TAKING: Final = words_of("taking_towns")
_TAKEN: Final = 3  # tokens of "retake the city of"
_PLANS: Final = 12  # tokens from "preparing" to the place
_TOLD: Final = frozenset({EVENT, VERB, WEAPON})


def is_remote(document: Document, mention: Mention, name: Name) -> bool:
    """Whether a name tells of a war, a reason or a distance beside the event."""
    return (
        _is_far_off(name)
        or _is_of_war(document, mention, name)
        or _is_reason(document, mention, name)
        or _is_government(document, name)
        or _is_neighbour(document, name)
        or _is_planned(document, mention, name)
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
    words = document.words
    before, behind = words[max(0, name.first - 1) : name.first], words[name.last : name.last + 1]
    if not _PUNISHING.isdisjoint(words[max(0, name.first - _PUNISHED) : name.first]):
        return before[0] in _ON
    if "a capital" not in name.toponym.resolution.reasons:
        return False
    if not _BY.isdisjoint(before) or not _THINKING.isdisjoint(behind):
        return True
    if words[name.last - 1].endswith(POSSESSIVES):
        return not _OF_STATES.isdisjoint(_owned(words, name.last))
    # "the difficulty X has in", "a tactic X officials call"; not "a strike on X has killed"
    noun = not _LEADING.isdisjoint(before) or bool(document.cues_in(name.first - 1, name.first))
    return not noun and not _ACTING.isdisjoint(behind)


def _is_neighbour(document: Document, name: Name) -> bool:
    """As in "the tribal belt bordering X", "X adjoins Y, where a bomb went off": beside it."""
    if not _ADJOINING.isdisjoint(document.words[name.last : name.last + 1]):
        return True
    return not _BORDERING.isdisjoint(document.words[max(0, name.first - 1) : name.first])


def _is_planned(document: Document, mention: Mention, name: Name) -> bool:
    """As in "hit a squad preparing to launch rockets into X", "an offensive to retake X"."""
    words = document.words
    if words[name.first - 1] in _FROM:
        return False  # where those were who prepared it
    last = mention.triggers[-1].last
    for at in range(name.first - 1, max(last - 1, name.first - _PLANS), -1):
        if words[at] in _TAKING:
            return at >= name.first - _TAKEN
        if words[at] in _PREPARING and words[at + 1 : at + 2] == ["to"]:
            return not _DEEDS.isdisjoint(words[at + 2 : name.first])
    return False


def _owned(words: Sequence[str], at: int) -> Sequence[str]:
    """Words of what a capital owns: of "Moscow's oil export revenue", up to its noun."""
    end = at
    while end < min(at + _OWNED, len(words)) and words[end] not in _LEADING:
        end += 1
    return words[at:end]


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
