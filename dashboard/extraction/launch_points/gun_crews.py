"""Where guns stand that shell another place: "Guns in X shelled Y"; the verb first in Arabic."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.syntax.names import Coarseness, Name
from dashboard.extraction.words.cues import Cue, is_finite
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import PREPOSITION, VERB, WEAPON
from dashboard.model import EventType
from gazetteer.geodesy import further_than

__all__ = ["guns_in"]

_DEEDS: Final = frozenset({"strike", "respond"})
_APART_M: Final = 2_000  # between where guns stand and what they hit
_UNIT: Final = 1  # token "batteries" behind "artillery"
_OWNER: Final = 3  # tokens of "of the Sudanese army" behind an Arabic gun
_ARTICLE: Final = 1  # token "the"
_ADVERB: Final = 1  # token "also" before the verb
_BE: Final = words_of("be")


def guns_in(document: Document, mention: Mention, names: Sequence[Name]) -> tuple[Name, ...]:
    """
    Name of the place where guns stand that strike another, if one is told.

    Parameters
    ----------
    names
        Names inside the mention, in text order; the one given is not the last of them.
    """
    gun = next((c for c in mention.cues.by_category.get(WEAPON, ()) if _is_gun(c)), None)
    if gun is None:
        return ()
    for name, other in pairwise(names):
        if name.coarseness > Coarseness.SETTLEMENT or not _stands_in(document, mention, gun, name):
            continue
        verb = _deed(document, mention, gun, name)
        if verb is not None and other.first >= verb.last and _is_object(document, name, other):
            return (name,)
    return ()


def _is_object(document: Document, guns: Name, other: Name) -> bool:
    """Whether the next name is that of another place; in Arabic right behind, without "and"."""
    if document.arabic:
        glued = other.toponym.start != document.folded.origin(document.starts[other.first])
        if glued or other.first != guns.last:
            return False
    place, struck = guns.toponym.resolution, other.toponym.resolution
    if place.point is None or struck.point is None or other.coarseness > Coarseness.DISTRICT:
        return False
    return further_than(place.point, struck.point, max(place.uncertainty_m or 0, _APART_M))


def _is_gun(cue: Cue) -> bool:
    return (
        cue.sense.event_type is EventType.ARTILLERY
        and not (cue.sense.munition or cue.sense.adjective)
        and not cue.clitics
    )


def _stands_in(document: Document, mention: Mention, gun: Cue, name: Name) -> bool:
    """Whether "in" or "at" stands between a gun, with whose it is, and a place."""
    reach = _OWNER if document.arabic else _UNIT
    return any(
        c.category is PREPOSITION
        and (c.key == "location" or document.words[c.first] == "at")
        and 0 <= c.first - gun.last <= reach
        and 0 <= name.first - c.last <= _ARTICLE
        for c in mention.cues
    )


def _deed(document: Document, mention: Mention, gun: Cue, name: Name) -> Cue | None:
    """Find the verb whose subject the guns are, right before them in Arabic."""
    for verb in mention.cues.by_category.get(VERB, ()):
        if verb.key not in _DEEDS or not is_finite(verb):
            continue
        if document.arabic:
            if verb.last == gun.first:
                return verb
        elif 0 <= verb.first - name.last <= _ADVERB:
            passive = document.words[verb.first - 1] in _BE
            return None if passive else verb
    return None
