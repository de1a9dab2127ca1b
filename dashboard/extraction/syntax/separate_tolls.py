"""
Where a toll with a place of its own is joined to an event elsewhere. English only.

As in "two people were killed in X, and eight were wounded in a raid on Y", and the other way round.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import CASUALTY, EVENT, HARM, PREPOSITION, VERB, WEAPON

__all__ = ["toll_bounds"]

_JOINTS: Final = words_of("and", "but", "while") | {";"}
_DAYS: Final = words_of("weekdays", "long_since")
_WAS: Final = words_of("was")
_TELLING: Final = frozenset({EVENT, VERB, WEAPON})
_OF: Final = "belonging"
_NEXT: Final = 1  # tokens from "in" to the name: "the"


def toll_bounds(document: Document, sentence: Sentence) -> Iterator[int]:
    """First tokens of clauses that part a toll from an event, ascending."""
    cues = sentence.cues
    if "location" not in cues.by_key or CASUALTY not in cues.by_category:
        return
    fates = sorted({c.first for c in cues if c.key in HARM})
    events = [c.first for c in cues if c.category in _TELLING and c.first not in fates]
    places = _places(document, cues)
    if len(fates) <= 1 or not events or len(places) <= 1:
        return
    first = sentence.first
    for joint in range(fates[0], fates[-1]):
        if document.words[joint] not in _JOINTS:
            continue
        last = sentence.last
        if _is_toll(fates, events, places, first, joint) and _is_event(
            fates, events, places, joint, last
        ):
            yield joint + 1
            first = joint + 1
        elif (
            _is_event(fates, events, places, first, joint)
            and _is_toll(fates, events, places, joint, last)
            and not _WAS.isdisjoint(document.words[joint:last])
        ):
            yield joint + 1
            return


def _places(document: Document, cues: Sequence[Cue]) -> list[int]:
    """Tokens in capitals behind "in", "on": no days."""
    found = []
    for cue in cues:
        if cue.category is not PREPOSITION and cue.key != _OF:
            continue
        for at in range(cue.last, min(cue.last + _NEXT + 1, len(document.words))):
            if document.text[document.span(at, at + 1).start].isupper():
                if document.words[at] not in _DAYS:
                    found.append(at)
                break
    return found


def _is_toll(
    fates: Sequence[int], events: Sequence[int], places: Sequence[int], first: int, last: int
) -> bool:
    """As in "two people were killed in X": the place behind the harm, and no event."""
    harm = next((i for i in fates if first <= i < last), None)
    if harm is None or any(first <= i < last for i in events):
        return False
    return any(harm < i < last for i in places)


def _is_event(
    fates: Sequence[int], events: Sequence[int], places: Sequence[int], first: int, last: int
) -> bool:
    """As in "eight were wounded in a raid on Y": the first place stands behind the event."""
    event = next((i for i in events if first <= i < last), None)
    place = next((i for i in places if first <= i < last), None)
    if event is None or place is None or not any(first <= i < last for i in fates):
        return False
    return event < place
