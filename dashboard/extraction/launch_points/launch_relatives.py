"""What "from which it was fired" and "they fired from there" point back to."""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.syntax.names import Name
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import ANAPHOR, VERB

__all__ = ["find_places_fired_from"]

# Tokens from the place to the words that point back, or from a thing to its place.
_REACH: Final = 10
_VERB_REACH: Final = 6  # tokens between "from where" and "were fired"
_COMMAS: Final = frozenset({"،", ","})
_OBJECT_REACH: Final = 3  # tokens to the weapon in "three heavy rockets"
_STRUCK: Final = 3  # tokens from "shelled" to the place that was shelled


def find_places_fired_from(document: Document, cues: Cues, names: Sequence[Name]) -> list[Name]:
    """
    Names of the places that "from which" with a verb of launch stands for.

    As in "a grove near X from which they were fired", "set up a rack in X and fired from it"; of
    a thing, not a place, where that stands: "the rails from which they were fired, west of X".
    """
    found: list[Name] = []
    for pointer in cues.by_key.get("from_there", ()):
        verb = _verb_beside(document, cues, pointer)
        if verb is None:
            continue
        first, last = min(verb.first, pointer.first), max(verb.last, pointer.last)
        relative = _relative_start(document, cues, first)
        before = _last_before(cues, names, first)
        if relative is not None:
            before = next((n for n in names if _ends_at(document, n, relative)), None)
        elif _launches_else(document, cues, last):
            continue
        if before is not None:
            if not _is_hit(cues, before):
                found.append(before)
        elif relative is not None:
            found += [n for n in names if 0 <= n.first - last <= _REACH][:1]
    return found


def _relative_start(document: Document, cues: Cues, first: int) -> int | None:
    """Token of "which", whose noun stands right before; `None` for a plain "from there"."""
    if not document.arabic:
        there = document.words[first + 1] == "there"
        return None if there else first
    relatives = (c.first for c in cues if c.key == "relative" and c.last == first)
    return next(relatives, None)


def _launches_else(document: Document, cues: Cues, last: int) -> bool:
    """As in "and from there launched an appeal": a word follows that is no weapon."""
    if last >= len(document.words) or not document.words[last][0].isalnum():
        return False
    return not any(last <= c.first < last + _OBJECT_REACH for c in cues)


def _ends_at(document: Document, name: Name, index: int) -> bool:
    return name.last == index or (name.last == index - 1 and document.words[name.last] in _COMMAS)


def _verb_beside(document: Document, cues: Cues, pointer: Cue) -> Cue | None:
    """Find the verb of launch: right before the pointer in Arabic, soon after it in English."""
    for cue in cues:
        if cue.category is not VERB or cue.key != "launch" or cue.sense.verbal_noun:
            continue
        gap = pointer.first - cue.last if document.arabic else cue.first - pointer.last
        if 0 <= gap <= (1 if document.arabic else _VERB_REACH):
            return cue
    return None


def _last_before(cues: Cues, names: Sequence[Name], first: int) -> Name | None:
    """Last place told before, unless something else was told in between."""
    near = [n for n in names if n.last <= first and first - n.last <= _REACH]
    if not near:
        return None
    name = near[-1]
    told = any(
        name.last <= c.first < first
        and (
            (c.category is VERB and c.key != "launch" and not c.sense.verbal_noun)
            or (c.category is ANAPHOR and c.key == "found")
        )
        for c in cues
    )
    return None if told else name


def _is_hit(cues: Cues, name: Name) -> bool:
    """As in "shelled X, from which they were fired": X is the target of that event."""
    return any(
        c.category is VERB
        and c.key in {"strike", "destroy"}
        and 0 <= name.first - c.last <= _STRUCK
        for c in cues
    )
