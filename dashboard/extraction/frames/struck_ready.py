"""
What was destroyed before it was fired: not in flight, and not what hit.

As in Arabic "our forces destroyed four missiles ready to be launched near X", "the strikes
destroyed launchers of rockets", "struck a depot and destroyed 20 rockets": what was hit is not
what hit it, none was shot down, and their number is no number fired.
"""

from dataclasses import replace
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.weapons.means import Means
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import VERB
from dashboard.model import Basis, Claim, EventType, Span

__all__ = ["struck_ready"]

_BY_AIR: Final = "no weapon is named, and this side strikes from the air"
_STORED: Final = frozenset({"ready", "launcher", "launchers", "launch_sites"})
_ON_LAND: Final = ("land_held", "primed")  # "prepared to launch", "on the ground", "ready to fire"
_WITH: Final = "ب"  # proclitic of what something is done with


def struck_ready(document: Document, frame: Frame) -> Frame:
    """Give a strike on what was not fired yet the type of the side that struck."""
    mention = frame.mention
    if "destroy" not in mention.cues.by_key or not _is_stored(document, mention):
        return frame
    if not _destroys(mention):
        return frame
    if any(c.clitics.endswith(_WITH) for c in mention.cues.munitions):
        return frame
    strikes = any(c.sense.strike for c in mention.triggers)
    if document.arabic and not (frame.agency.by_air or strikes):
        return frame
    mention.intercepted = mention.foiled = False
    if frame.agency.by_air:
        return replace(frame, means=_flown(frame.span))
    told = frame.means.event_type
    flown = not document.arabic and told is not None and told.value is EventType.AIRSTRIKE
    return replace(frame, means=Means(event_type=told) if flown else Means())


def _is_stored(document: Document, mention: Mention) -> bool:
    """Whether it lay ready, or in a store that was struck."""
    told = mention.cues.by_key
    if document.arabic and not _STORED.isdisjoint(told):
        return True
    destroyed = told["destroy"][0]
    behind = [c for c in mention.cues.munitions if c.first >= destroyed.last]
    ready = [c for key in _ON_LAND for c in told.get(key, ())]
    if not document.arabic and ready:
        return bool(behind) or any(c.last <= ready[-1].first for c in mention.cues.munitions)
    struck = any(c.key == "strike" and c.first < destroyed.first for c in mention.triggers)
    if not (behind and struck):
        return False
    words = document.words[mention.first : destroyed.first]
    return not document.little_words["stores"].isdisjoint(words)


def _flown(span: Span) -> Means:
    flown = Claim(value=EventType.AIRSTRIKE, basis=Basis.INFERRED, spans=(span,), reason=_BY_AIR)
    return Means(event_type=flown)


def _destroys(mention: Mention) -> bool:
    """Whether it is told by a finite verb of destroying, with no word of shooting down."""
    verbs = [c for c in mention.triggers if c.category is VERB]
    told = any(c.key == "destroy" and not c.sense.verbal_noun for c in verbs)
    return told and all(c.key not in {"intercept", "fall", "launch"} for c in verbs)
