"""
What a side that strikes from the air destroyed before it was fired: not in flight.

As in Arabic "our forces destroyed four missiles ready to be launched near X", "the strikes
destroyed launchers of rockets": what was hit is not what hit it, and none was shot down.
"""

from dataclasses import replace

from dashboard.extraction.frame import Frame
from dashboard.extraction.means import Means
from dashboard.extraction.mention import Mention
from dashboard.extraction.senses import VERB
from dashboard.model import Basis, Claim, EventType, Span

__all__ = ["struck_ready"]

_BY_AIR = "no weapon is named, and this side strikes from the air"
_STORED = frozenset({"ready", "launcher", "launchers", "launch_sites"})
_WITH = "ب"  # proclitic of what something is done with


def struck_ready(frame: Frame) -> Frame:
    """Give a strike on what was not fired yet the type of the side that struck."""
    mention = frame.mention
    if "destroy" not in mention.cues.by_key or _STORED.isdisjoint(mention.cues.by_key):
        return frame
    if not _destroys(mention) or any(c.clitics.endswith(_WITH) for c in mention.cues.munitions):
        return frame
    strikes = any(c.sense.strike for c in mention.triggers)
    if not (frame.agency.by_air or strikes):
        return frame
    mention.intercepted = mention.foiled = False
    if not frame.agency.by_air:
        return replace(frame, means=Means())
    return replace(frame, means=_flown(frame.span))


def _flown(span: Span) -> Means:
    flown = Claim(value=EventType.AIRSTRIKE, basis=Basis.INFERRED, spans=(span,), reason=_BY_AIR)
    return Means(event_type=flown)


def _destroys(mention: Mention) -> bool:
    """Whether it is told by a finite verb of destroying, with no word of shooting down."""
    verbs = [c for c in mention.triggers if c.category is VERB]
    told = any(c.key == "destroy" and not c.sense.verbal_noun for c in verbs)
    return told and all(c.key not in {"intercept", "fall", "launch"} for c in verbs)
