"""
Lists that give each place its weapon: "struck A with rockets, B with shells and C with a drone".

English only; one event for each place, with what is told behind it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.names import Coarseness, Name, same_place
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.weapons.means import Means, find_means
from dashboard.extraction.words.cues import Cues
from dashboard.extraction.words.function_words import words_of

__all__ = ["tell_each"]

_WITH: Final = words_of("by_means_of")
_JOINTS: Final = words_of("and") | {",", ";"}
_LEAST: Final = 2  # places and weapons that make a list
_NEAR: Final = 4  # tokens from a place to "with": "in the north"


def tell_each(reading: Reading, frame: Frame) -> list[Frame]:
    """Frames of such a list, in text order; none where it is no list."""
    mention, words = frame.mention, reading.document.words
    if reading.document.arabic or frame.place is None or len(mention.cues.munitions) < _LEAST:
        return []
    names = [
        n
        for n in reading.names_in(mention.triggers[0].last, mention.last)
        if n.coarseness <= Coarseness.DISTRICT and n.toponym.resolution.point is not None
    ]
    if len(names) < _LEAST or not _WITH & set(words[names[0].last : mention.last]):
        return []
    told = [(n, _means_behind(reading, frame, n)) for n in names]
    each = [(n, means) for n, means in told if means is not None]
    if len(each) < _LEAST or len(each) < len(told) or any(_twice(names, n) for n in names):
        return []
    return [replace(frame, place=n, means=means, alternatives=()) for n, means in each]


def _twice(names: Sequence[Name], name: Name) -> bool:
    return any(n is not name and same_place(n, name) for n in names)


def _means_behind(reading: Reading, frame: Frame, name: Name) -> Means | None:
    """Read what is told right behind a place: "the base with rockets", up to the next joint."""
    document, mention = reading.document, frame.mention
    words, last = document.words, mention.last
    near = range(name.last, min(name.last + _NEAR, last))
    first = next((i for i in near if words[i] in _WITH), last)
    if any(words[i] in _JOINTS for i in range(name.last, first)):
        return None
    if reading.names_in(name.last, first):
        return None  # "the suburb of A, B with missiles": of B
    end = next((i for i in range(first, last) if words[i] in _JOINTS), last)
    cues = Cues([c for c in mention.cues if first <= c.first < end])
    if not cues.munitions:
        return None
    inside = mention.told_in(first, end, cues)
    return find_means(document, inside, reading.quantities_in(document.span(first, end)))
