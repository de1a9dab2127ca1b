"""Munitions told by who suffered them: "was the target of eight rockets", "X took ten shells"."""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.syntax.headers import TRIGGERS
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import ACTOR, AGENCY, CASUALTY, GUARD

__all__ = ["is_fired_on", "receives", "suffers"]

_UNDER_FIRE: Final = frozenset(
    {"vessel", "positions", "things", "manned", "facility", "settlements", "vehicle"}
)
_TROOPS: Final = words_of("troops")
_BLAMED: Final = words_of("blamed")
_SUFFERED: Final = 5  # tokens from "came under" to the rockets
_RECEIVED: Final = 8  # tokens from "took" to the rockets: "at least a dozen Grad"
_SUBJECT: Final = 5  # tokens of "the base at Ain al-Asad", and from there to the verb
_SENT: Final = 3  # tokens from the rockets to "from", where somebody gave them
_AT: Final = words_of("inside", "of")
_SITES: Final = frozenset({"facility", "settlement", "settlements", "things"})
_GIVEN: Final = frozenset({ACTOR, GUARD, CASUALTY, AGENCY})


def suffers(verb: Cue, clause: Clause) -> bool:
    """As in Arabic "was the target of eight rockets": what hit it is told by no event word."""
    if verb.sense.armed or all(
        not 0 <= c.first - verb.last <= _SUFFERED for c in clause.cues.munitions
    ):
        return False
    others = (c for c in clause.cues if c.category in TRIGGERS)
    return all(c.first == verb.first or c.first > verb.first + _SUFFERED for c in others)


def receives(document: Document, verb: Cue, clause: Clause, places: Sequence[int]) -> bool:
    """As in "Ashkelon took a hundred rockets": a place, for armies and museums get them, too."""
    munition = next((c for c in clause.cues.munitions if c.first >= verb.last), None)
    if munition is None or munition.definite or munition.first - verb.last > _RECEIVED:
        return False
    if any(verb.last <= c.first < munition.first for c in clause.cues.by_key.get("about", ())):
        return False  # "received calls about a rocket"
    given = clause.cues.by_key.get("source", ())
    if any(0 <= c.first - munition.last < _SENT for c in given):
        return False
    return any(_is_subject(document, verb, clause, place) for place in places)


def _is_subject(document: Document, verb: Cue, clause: Clause, place: int) -> bool:
    if document.arabic:
        behind = document.cues_in(verb.last, place)
        return place == verb.last or (
            place == verb.last + 1 and any(c.key in _SITES for c in behind)
        )
    first = max(clause.first, place - _SUBJECT)
    if not clause.first <= place < verb.first or verb.first - place > _SUBJECT:
        return False
    before = document.cues_in(first, place)
    if any(c.category in _GIVEN or c.key == "holders" for c in before):
        return False
    at = document.words[place - 1] in _AT and place > clause.first
    return not at or any(c.key in _SITES and c.last == place - 1 for c in before)


def is_fired_on(document: Document, fire: Cue, clause: Clause) -> bool:
    """As in "a bulk carrier came under fire": a ship, no minister "for" a word."""
    words = document.words
    if words[fire.first - 1] != "under":
        return False
    before = words[clause.first : fire.first]
    after = words[fire.last] if fire.last < len(words) else ""
    if after in _BLAMED:
        return after == "from" and not _TROOPS.isdisjoint(before)
    return any(c.key in _UNDER_FIRE and c.first < fire.first for c in clause.cues)
