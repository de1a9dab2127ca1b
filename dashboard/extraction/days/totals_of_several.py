"""One number told for several places: "30 missiles at X and Y", "killed 12 people in X and Y"."""

from dataclasses import replace
from typing import Final

from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.names import Name, lies_elsewhere
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.model import Claim, Count

__all__ = ["without_totals"]

# Between places that one event may have hit; calibrated on the tuned articles.
_BESIDE_M: Final = 40_000
_EACH: Final = words_of("apiece")
_Numbers = tuple[Claim[Count], ...]


def without_totals(document: Document, frame: Frame, place: Name) -> Frame:
    """
    Give a frame for a further place without what is told of all places together.

    The event told has the total, at the place told first, and it is counted once. That none was
    harmed holds for each place, and so does one munition, and what is told of each. Places beside
    each other are told as one event, whose number is that of both.
    """
    mention = frame.mention
    if not _EACH.isdisjoint(document.words[mention.first : mention.last]):
        return replace(frame, place=place)
    number, toll = frame.means.counted.number, frame.toll
    killed, wounded = _noughts(toll.killed), _noughts(toll.wounded)
    if (killed, wounded) != (toll.killed, toll.wounded):
        toll = replace(toll, killed=killed, wounded=wounded)
    several = number is not None and number.value.best > 1
    several = several and lies_elsewhere(frame.place, place, slack_m=_BESIDE_M)
    return replace(frame, place=place, toll=toll, of_several=several)


def _noughts(told: _Numbers) -> _Numbers:
    return tuple([c for c in told if not c.value.best])
