"""
Events that Arabic tells by a noun alone: "Two rockets on X", "forty shells at the same quarter".

What came down opens its stretch of words, counted or indefinite, and where it came down follows
behind "on" or "towards": a place, or a noun that points back to one. A number before it, the make
behind it and the thing that was hit may stand between; another word may not.
"""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.model import EventType

__all__ = ["comes_down"]

_COUNTED: Final = 6  # tokens of "no fewer than forty-five"
_MAKE: Final = 8  # tokens between the munition and "on": "of the make X, fired by a drone"
_THING: Final = 6  # tokens between "on" and the place: "a lorry on the road of"
_AIMS: Final = frozenset({"onto", "toward", "edge"})
_BESIDE: Final = frozenset({"location", "between"})
_POINTING: Final = frozenset({"settlement", "facility"})
_SHELLS: Final = frozenset({EventType.ROCKET, EventType.ARTILLERY, EventType.MISSILE})
_STORED: Final = frozenset({"found", "launcher", "launchers", "ready", "primed", "vessel"})
_COUNTS: Final = frozenset({"counts", "amount", "partial", "another", "moment"})
_QUOTES: Final = frozenset({'"', "'", "«", "»", "(", ")", "-"})
_JOINED: Final = "و"
_AMONG: Final = "من"


def comes_down(document: Document, noun: Cue, clause: Clause, places: Sequence[int]) -> bool:
    """Whether a munition tells that it came down somewhere; asked where no verb of it is."""
    cues = clause.cues
    if noun.clitics or not noun.sense.munition:
        return False
    if _AIMS.isdisjoint(cues.by_key) and _BESIDE.isdisjoint(cues.by_key):
        return False
    if not _STORED.isdisjoint(cues.by_key):
        return False
    if not _opens(document, noun, clause) or (
        noun.definite and document.words[noun.first - 1] != _AMONG
    ):
        return False
    aim = _aim(document, noun, cues, clause.last)
    return aim is not None and _has_place(document, clause, aim, places)


def _opens(document: Document, noun: Cue, clause: Clause) -> bool:
    """Whether a noun, or the number before it, opens its stretch of words."""
    numbers = document.little_words["numbers"] | document.little_words["times"]
    known = {c.first for c in clause.cues if c.key in _COUNTS}
    index = noun.first - 1
    while index >= clause.first and noun.first - index <= _COUNTED:
        word = document.words[index]
        if not word[0].isalnum():
            break
        if not (
            word[0].isdecimal()
            or index in known
            or word in numbers
            or word.removeprefix(_JOINED) in numbers
        ):
            return False
        index -= 1
    return True


def _aim(document: Document, noun: Cue, cues: Cues, last: int) -> Cue | None:
    """Find "on" or "towards" behind a noun, its make and its sender."""
    keys = _AIMS | _BESIDE if noun.sense.event_type in _SHELLS else _AIMS
    aims = {c.first: c for c in cues if c.key in keys and c.first >= noun.last}
    inside = document.little_words["inside"]
    for index in range(noun.last, min(noun.last + _MAKE, last)):
        aim = aims.get(index)
        if aim is not None and not _is_at_least(cues, aim):
            kept = aim.key in _BESIDE and document.words[index] in inside
            return None if kept else aim
        word = document.words[index]
        if not (word[0].isalnum() or word in _QUOTES):
            return None
    return None


def _is_at_least(cues: Cues, aim: Cue) -> bool:
    return any(c.first == aim.last for c in cues.by_key.get("amount", ()))


def _has_place(document: Document, clause: Clause, aim: Cue, places: Sequence[int]) -> bool:
    """Whether a place, or a noun that points back to one, is what lies behind "on"."""
    if any(c.first == aim.last and c.key in _POINTING for c in clause.cues):
        return True
    for index in range(aim.first + 1, min(aim.last + _THING, clause.last)):
        if index in places:
            return True
        word = document.words[index]
        if not (word[0].isalnum() or word in _QUOTES):
            return False
    return False
