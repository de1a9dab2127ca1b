"""Which coalition a text means that says no more than "the coalition"."""

from dashboard.extraction.cues import Cue
from dashboard.extraction.document import Document

__all__ = ["name_of"]

_BARE = "coalition"
_US_LED = "US-led coalition"
_SAUDI_LED = "Saudi-led coalition"
_ITS_FOE = "Houthis"
_AMERICAN = frozenset({"United States", _US_LED})


def name_of(document: Document, actor: Cue) -> str:
    """
    Name an actor; a coalition without more words by the war that its text tells of.

    Where the Houthis are told of and no American, it is the Saudi-led one; else the US-led one.
    """
    if actor.key != _BARE:
        return actor.key
    told = document.cues.by_key
    if _SAUDI_LED in told:
        return _SAUDI_LED
    yemeni = _ITS_FOE in told and _AMERICAN.isdisjoint(told)
    return _SAUDI_LED if yemeni else _US_LED
