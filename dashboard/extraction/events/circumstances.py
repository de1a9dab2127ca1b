"""
What an Arabic clause behind a mention tells of it, though it tells no event of its own.

As in "a ship was hit by a missile, and she was 35 miles south of X": where that was. As in "a drone
fell, after the guns had shot at it": that it was shot down.
"""

from functools import cache
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.syntax.headers import TRIGGERS
from dashboard.extraction.syntax.names import Name
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.morphology import object_pronouns
from gazetteer.model import RelationKind

__all__ = ["brought_down", "circumstance", "place_of_circumstance"]

_OFF: Final = frozenset(
    {
        RelationKind.DISTANCE, RelationKind.DISTANCE_DIRECTION, RelationKind.DIRECTION,
        RelationKind.NEAR, RelationKind.OUTSIDE,
    }
)  # fmt: skip
_OPENING: Final = 1  # tokens before "she", "was": "while"
_FOLLOWED: Final = frozenset({"after", "hours_after"})
_TO_IT: Final = 1  # tokens from "shot at" to "it"
_FELL: Final = frozenset({"fall", "explode"})


def circumstance(mention: Mention) -> Clause | None:
    """As in "was hit by a missile, and she was 35 miles south of X": the clause that says where."""
    clause = mention.behind
    if clause is None or clause.relation != "while":
        return None
    if not TRIGGERS.isdisjoint(clause.cues.by_category):
        return None
    told = clause.cues.by_key
    opening = (*told.get("pronouns", ()), *told.get("auxiliaries", ()))
    return clause if any(c.first - clause.first <= _OPENING for c in opening) else None


def place_of_circumstance(reading: Reading, mention: Mention) -> Name | None:
    """Where what was hit was at the time; not where it came from, nor who owns it. Arabic only."""
    clause = circumstance(mention)
    if clause is None:
        return None
    inside = {c.last for c in clause.cues.by_key.get("location", ())}
    return next(
        (
            n
            for n in reading.names_in(clause.first, clause.last)
            if n.toponym.resolution.point is not None and (_is_off(n) or n.first in inside)
        ),
        None,
    )


def _is_off(name: Name) -> bool:
    """As in "35 miles south of X"."""
    relation = name.toponym.relation
    return relation is not None and relation.kind in _OFF


def brought_down(document: Document, mention: Mention) -> bool:
    """As in "a drone fell on a house after the air force had intercepted it"."""
    clause = mention.behind
    if clause is None or clause.relation not in _FOLLOWED or not document.arabic:
        return False
    if not any(c.key in _FELL for c in mention.triggers) or not mention.cues.munitions:
        return False
    told = clause.cues.by_key
    if "negation" in told:
        return False
    return any(
        not c.sense.verbal_noun and _takes_it(document, c.first) for c in told.get("intercept", ())
    )


def _takes_it(document: Document, verb: int) -> bool:
    """Whether its object is a pronoun: "intercepted it", "shot at it"."""
    words = document.words[verb : verb + _TO_IT + 1]
    return words[0].endswith(object_pronouns()) or words[-1] in _to_it()


@cache
def _to_it() -> tuple[str, ...]:
    return tuple(f"ل{pronoun}" for pronoun in object_pronouns())
