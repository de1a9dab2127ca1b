"""Two munitions told by the ending of their noun alone, before their make: Arabic."""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import EVENT
from dashboard.model import Claim, Count, EventType

__all__ = ["pair_of_make", "two_of_make"]

Pair = tuple[Claim[Count], EventType | None]

_WITH: Final = "ب"
_CONSTRUCT: Final = "ي"  # ending of a dual before its make
_TWO: Final = "ا"  # the same, of a subject
_QUOTES: Final = frozenset({"«", '"', "“"})


def pair_of_make(document: Document, mention: Mention) -> Pair | None:
    """As in Arabic "with the two Katyusha rockets": spelled like "rocket-borne"."""
    adjectives = [c for c in mention.cues if c.sense.adjective and not c.definite]
    if not adjectives:
        return None
    makes = {c.first: c for c in mention.cues.munitions if _is_make(c)}
    by = next((c for c in adjectives if _is_pair(document, c)), None)
    if by is not None and by.last not in makes:
        # "with the two rockets of X", whatever the make: no "rocket-borne" follows "with"
        spans = (document.span(by.first, by.last),)
        return Claim(value=Count.exactly(2), spans=spans), by.sense.event_type
    if not makes:
        return None
    events = {c.last for c in mention.cues.by_category.get(EVENT, ())}
    for cue in adjectives:
        make = makes.get(cue.last)
        dual = document.words[cue.first].endswith(_CONSTRUCT)
        adorns = cue.first in events and not cue.clitics  # "a rocket attack"
        if make is not None and dual and not adorns:
            spans = (document.span(cue.first, make.last),)
            return Claim(value=Count.exactly(2), spans=spans), make.sense.event_type
    return None


def two_of_make(document: Document, munitions: Sequence[Cue]) -> Pair | None:
    """As in Arabic "fell the two rockets of Katyusha": a subject's dual, spelled like an object."""
    makes = {c.first: c for c in munitions if _is_make(c)}
    for cue in munitions:
        make = makes.get(cue.last)
        ends = cue.last == cue.first + 1 and document.words[cue.first].endswith(_TWO)
        if make is not None and ends and make.sense.event_type is cue.sense.event_type:
            spans = (document.span(cue.first, make.last),)
            return Claim(value=Count.exactly(2), spans=spans), make.sense.event_type
    return None


def _is_pair(document: Document, cue: Cue) -> bool:
    if not cue.clitics.endswith(_WITH):
        return False
    quoted = document.words[cue.last : cue.last + 1]
    make = cue.last + (1 if quoted and quoted[0] in _QUOTES else 0)  # "rockets «X»"
    named = make < len(document.words) and document.words[make][0].isalpha()
    return named and document.words[cue.first].endswith(_CONSTRUCT)


def _is_make(cue: Cue) -> bool:
    return cue.sense.munition and not cue.sense.adjective and not cue.clitics and not cue.definite
