"""Whose army "the army" and "government forces" are: that of the country that was hit."""

from dataclasses import replace
from typing import Final

from dashboard.extraction.doers.agency import agency_of_side
from dashboard.extraction.events.mention import Mention
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.lexicon import load_lexicon
from dashboard.extraction.words.senses import ACTOR, EVENT, VERB
from dashboard.extraction.words.theatres import load_theatres
from dashboard.model import Attribution, Basis, EventType

__all__ = ["GOVERNMENT", "by_army", "government_there"]

GOVERNMENT: Final = "government forces"
"""Name of the actor that is called so, of no told country."""

_OF_THE_COUNTRY: Final = "the text says no more than that it was the army: that of the country"
_ARTICLE: Final = "ال"
_DEEDS: Final = frozenset({"strike", "destroy", "launch", "conduct", "respond"})


def government_there(frame: Frame) -> Frame:
    """Name the government whose forces struck: that of the country where they did."""
    claim = frame.agency.perpetrator
    if claim is None or claim.value != GOVERNMENT:
        return frame
    army = load_theatres().governments.get(_country(frame))
    if army is None:
        return frame
    agency = replace(frame.agency, perpetrator=replace(claim, value=army))
    return replace(frame, agency=agency)


def by_army(document: Document, frame: Frame) -> Frame:
    """
    Name the doer of what "the army" did in its own country; Arabic only.

    Not where the text tells of the army of another state, for it may mean that one.
    """
    mention, theatres = frame.mention, load_theatres()
    country = _country(frame)
    if country not in theatres.armies or mention.intercepted or mention.foiled:
        return frame
    if frame.event_type is EventType.BOMBING:
        return frame  # Arabic writes "the army struck" and "the army was struck" alike
    word = next((c for c in mention.cues.by_key["forces"] if _acts(document, mention, c)), None)
    if word is None:
        return frame
    army = load_lexicon(document.language).actors[theatres.governments[country]]
    told = document.cues.by_category.get(ACTOR, ())
    if any(c.sense.state and c.key not in {army.key, GOVERNMENT} for c in told):
        return frame
    span, victim = document.span(word.first, word.last), frame.agency.victim
    agency = agency_of_side(army, army.key, Attribution.ATTRIBUTED, span, victim=victim)
    if agency.perpetrator is not None:
        whose = replace(agency.perpetrator, basis=Basis.INFERRED, reason=_OF_THE_COUNTRY)
        agency = replace(agency, perpetrator=whose)
    return replace(frame, agency=agency)


def _country(frame: Frame) -> str:
    place = frame.place.toponym.resolution.place if frame.place is not None else None
    return (place.country or "") if place is not None else ""


def _acts(document: Document, mention: Mention, word: Cue) -> bool:
    """Whether "the army" stands right behind an active verb, or behind its planes or guns there."""
    words = document.words
    if (
        words[word.first] not in document.little_words["army"]
        or word.clitics
        or word.last - word.first > 1
    ):
        return False
    behind = words[word.last] if word.last < mention.last else ""
    if behind.startswith(_ARTICLE) or any(
        c.category is ACTOR and c.first == word.last for c in mention.cues
    ):
        return False  # "the Free Army", "the Turkish army"
    first = word.first
    if any(c.key == "forces" and c.last == first and not c.clitics for c in mention.cues):
        first -= 1
    return any(
        c.key in _DEEDS and c.last == first and not c.sense.verbal_noun
        for c in mention.triggers
        if c.category is VERB
    ) or _led_by(mention, first)


def _led_by(mention: Mention, first: int) -> bool:
    """As in Arabic "launched the planes of the army raids": the verb of what is told as a noun."""
    return any(c.category is EVENT for c in mention.triggers) and any(
        c.last == first for c in mention.cues.by_key.get("conduct", ())
    )
