"""Whether who speaks claims what a definite noun recalls: "claimed the operation"."""

from typing import Final

from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.words.senses import ACTOR, CLAIMING

__all__ = ["is_claimed"]

_NOT: Final = frozenset({"deny", "negation", "accuse"})


def is_claimed(clause: Clause) -> bool:
    """Whether a clause, or who speaks in it, claims something, with an actor named."""
    header = clause.header
    told = [c.key for c in clause.cues] + ([c.key for c in header.cues] if header else [])
    if CLAIMING.isdisjoint(told) or not _NOT.isdisjoint(told):
        return False
    return ACTOR in clause.cues.by_category or (
        header is not None and ACTOR in header.cues.by_category
    )
