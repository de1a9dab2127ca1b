"""Aircraft that did not do what a sentence tells: they flew past, stood there, or were hit."""

from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.syntax.headers import COMMAS
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import EVENT, PREPOSITION, VERB, WEAPON
from dashboard.model import EventType

__all__ = ["only_flies", "verb_behind"]

_FIRED: Final = frozenset({EventType.ROCKET, EventType.MISSILE, EventType.ARTILLERY})
_DEEDS: Final = frozenset({VERB, EVENT})
_BY: Final = "ب"  # Arabic "with aircraft"
_FROM: Final = words_of("with", "from", "of")
_GOVERNED: Final = 2  # tokens of "near two American" before the aircraft
_ARTICLES: Final = words_of("articles")
_SUBJECT_REACH: Final = 8  # tokens from the aircraft that struck to the verb


def only_flies(document: Document, mention: Mention, aircraft: Cue) -> bool:
    """
    Whether rockets or shells are told of, and not that these aircraft fired them.

    As in "rockets landed near the helicopter pad", Arabic "four rockets fell on X amid flights of
    warplanes": what lies or passes there makes no air strike of it.
    """
    if not aircraft.sense.aircraft:
        return False
    fired = (c.sense for c in mention.cues.by_category.get(WEAPON, ()))
    if not any(s.munition and s.event_type in _FIRED for s in fired):
        return False
    fires = _fires_in_arabic if document.arabic else _fires_in_english
    return not (fires(document, mention, aircraft) or _is_subject(document, mention, aircraft))


def _fires_in_arabic(document: Document, mention: Mention, aircraft: Cue) -> bool:
    """As in "fired the aircraft", "the shelling of aircraft", "with aircraft", "from aircraft"."""
    if aircraft.clitics.endswith(_BY):
        return True
    first = aircraft.first
    while first > mention.first and document.words[first - 1].isdecimal():
        first -= 1  # "fired 4 aircraft"
    return any(
        c.last == first and (c.category in _DEEDS or c.key in {"source", "by"})
        for c in mention.cues
    )


def _fires_in_english(document: Document, mention: Mention, aircraft: Cue) -> bool:
    """As in "missiles fired by jets", "from two helicopters", "jet strikes"."""
    if any(c.first == aircraft.last and c.category is EVENT for c in mention.cues):
        return True
    before = document.words[max(mention.first, aircraft.first - 3) : aircraft.first]
    return not _FROM.isdisjoint(before)


def _is_subject(document: Document, mention: Mention, aircraft: Cue) -> bool:
    """As in "American jets hit X with missiles": they are named first, before the verb."""
    if verb_behind(document, mention, aircraft) is None:
        return False
    return not any(
        c.category in _DEEDS
        or c.sense.munition
        or (c.category is PREPOSITION and _governs(document, c, aircraft))
        for c in mention.cues
        if c.last <= aircraft.first
    )


def verb_behind(document: Document, mention: Mention, aircraft: Cue) -> Cue | None:
    """Find the trigger that aircraft may be the subject of: soon behind them, with no comma."""
    verb = next((t for t in mention.triggers if t.first >= aircraft.last), None)
    if verb is None or verb.first - aircraft.last > _SUBJECT_REACH:
        return None
    between = document.words[aircraft.last : verb.first]
    return None if not COMMAS.isdisjoint(between) else verb


def _governs(document: Document, preposition: Cue, aircraft: Cue) -> bool:
    """As in "near two American helicopters"; not "on Wednesday a helicopter"."""
    between = document.words[preposition.last : aircraft.first]
    return len(between) <= _GOVERNED and _ARTICLES.isdisjoint(between[1:])
