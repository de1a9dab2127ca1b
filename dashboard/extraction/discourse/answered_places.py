"""Where that happened which an answer answers: "in response to the attack on X, we shelled Y"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.syntax.names import Coarseness
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.senses import CONNECTIVE

__all__ = ["mark_answered"]

_RESPONSES: Final = frozenset({"response", "response_main"})
_ANSWERED: Final = 5  # tokens from "in answer to" to the place of what is answered


def mark_answered(
    reading: Reading, frames: list[Frame], sentence: int, clauses: Sequence[Clause]
) -> None:
    """As in "in response to the attack on X, we shelled Y": what Y answers happened at X."""
    if _RESPONSES.isdisjoint([c.relation for c in clauses]):
        return
    here = list(takewhile(lambda f: f.mention.sentence == sentence, reversed(frames)))
    told = [f for f in here if f.mention.relation == "response"]
    named = [f.place for f in told if f.place]
    if not told:  # "the aggression on X": a word too weak for an event of its own
        named = [n for span in _answered_spans(clauses) for n in reading.names_in(*span)]
    place = next((n for n in named if n.coarseness <= Coarseness.DISTRICT), None)
    for index in range(len(frames) - len(here), len(frames)) if place else ():
        if frames[index].mention.relation != "response":
            frames[index] = replace(frames[index], answers_at=place)


def _answered_spans(clauses: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """Token ranges in which what is answered is told."""
    for clause in clauses:
        if clause.relation == "response":
            yield clause.first, clause.last
        for cue in clause.cues if clause.relation == "response_main" else ():
            if cue.category is CONNECTIVE and cue.key == "response":
                yield cue.last, cue.last + _ANSWERED
