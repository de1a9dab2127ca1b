"""Whose "hostile" aircraft and "enemy" guns struck: the foe of the country that was hit."""

from dataclasses import replace
from typing import Final

from dashboard.extraction.doers.agency import agency_of_side
from dashboard.extraction.events.mention import Mention
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.lexicon import load_lexicon
from dashboard.extraction.words.senses import AGENCY, EVENT, VERB, WEAPON
from dashboard.extraction.words.theatres import load_theatres
from dashboard.model import Attribution

__all__ = ["by_enemy"]

_ADORNED: Final = 2  # tokens from aircraft to "hostile": "war", "unmanned"
_BEHIND: Final = 2  # tokens from Arabic "raided" to the aircraft: "the war planes"
_COMMANDS: Final = frozenset({"strike", "launch", "conduct", "destroy"})


def by_enemy(document: Document, frame: Frame) -> Frame:
    """Name the doer of what a "hostile" drone, or the "enemy's" guns, did at a known place."""
    mention, agency = frame.mention, frame.agency
    if frame.place is None or agency.perpetrator is not None:
        return frame
    place = frame.place.toponym.resolution.place
    enemy = load_theatres().enemies.get(place.country or "") if place else None
    if enemy is None or mention.intercepted or mention.foiled or mention.response:
        return frame
    word = next((c for c in mention.cues.by_key["hostile"] if _acts(mention, c)), None)
    if word is None:
        return frame
    foe = load_lexicon(document.language).actors[enemy]
    span = document.span(word.first, word.last)
    told = agency_of_side(foe, foe.key, Attribution.ATTRIBUTED, span, victim=agency.victim)
    return replace(frame, agency=told)


def _acts(mention: Mention, word: Cue) -> bool:
    """Whether the word stands on aircraft, guns or a raid that did it, or behind the verb."""
    verbs = [
        c
        for c in mention.cues.by_category.get(VERB, ())
        if c.key in _COMMANDS and not c.sense.verbal_noun
    ]
    if any(c.last == word.first for c in verbs):
        return not word.clitics
    armed = [c for c in mention.cues if _is_armed(c) and 0 <= word.first - c.last < _ADORNED]
    if not armed:
        return False
    noun = armed[0]
    if any(c.category is EVENT for c in armed):
        return True
    opens = noun.first - mention.first <= 1
    return opens or any(0 <= noun.first - c.last < _BEHIND for c in verbs)


def _is_armed(cue: Cue) -> bool:
    return cue.category in {EVENT, WEAPON} or (cue.category is AGENCY and cue.key == "forces")
