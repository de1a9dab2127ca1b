"""What clauses that tell no event add to the event told before: a toll, or where it came from."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.extraction.clauses import Clause
from dashboard.extraction.lexicon import Category
from dashboard.extraction.means import types_flown
from dashboard.extraction.names import Name, coarseness_of
from dashboard.extraction.origins import find_origins
from dashboard.extraction.outcomes import Toll, find_toll
from dashboard.extraction.reading import Reading
from dashboard.model import EventType, Span

__all__ = ["Aside", "find_asides"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """
    What a clause that tells no event of its own adds to the event told before it.

    Attributes
    ----------
    launch
        Where it was fired from, or where the launcher was found.
    flown
        What is told to have been fired from there; empty where that is not told.
    """

    sentence: int
    span: Span
    toll: Toll
    launch: Name | None
    flown: frozenset[EventType] = frozenset()


def find_asides(reading: Reading, sentence: int, clause: Clause) -> Iterator[Aside]:
    """Give what a clause without an event word adds: a toll, an origin, or nothing."""
    if clause.last <= clause.first:
        return
    document = reading.document
    span = document.span(clause.first, clause.last)
    toll = find_toll(document, clause.cues, reading.quantities_in(span), reading.toponyms_in(span))
    if any(c.category is Category.CONNECTIVE and c.key == "since" for c in clause.cues):
        toll = Toll()  # "639 people have been killed since June": of many events
    names = reading.names_in(clause.first, clause.last)
    header = clause.header.cues if clause.header else ()  # "said that they were fired from"
    origins = find_origins(document, (*header, *clause.cues), names) if names else ()
    if toll or origins:
        yield Aside(
            sentence=sentence,
            span=span,
            toll=toll,
            launch=min(origins, key=coarseness_of, default=None),
            flown=types_flown(clause.cues),
        )
