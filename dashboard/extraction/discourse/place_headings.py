"""Places that head parts of a text: "MANARA: a missile hit a shed." and "X. Two bombs fell."."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from dashboard.extraction.events.mention import Status
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.names import Coarseness, Name
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.function_words import words_of

__all__ = ["PlaceHeading", "find_place_headings", "under_place"]

_SECTIONS: Final = 2  # places at least: one alone before a text is where it was filed from
_LONGEST: Final = 3  # tokens between the places of a heading: "X, Y and Z"
_SHORTEST: Final = 3  # tokens of a part; fewer are the heading, on a line of its own
_ENDS: Final = frozenset({":", ".", "—", "–"})
_JOINTS: Final = words_of("and") | {",", "،", "/", "&"}
_BREAK: Final = "\n"
_ELSEWHERE: Final = frozenset({"after", "hours_after", "day_after", "since", "response"})


class PlaceHeading(NamedTuple):
    """Range of tokens of a part of a text, its heading among them, and the place."""

    first: int
    last: int
    name: Name


def find_place_headings(reading: Reading) -> tuple[PlaceHeading, ...]:
    """Return the places that head parts of a text, in text order; none where there is but one."""
    if len(reading.toponyms) < _SECTIONS or _BREAK not in reading.document.text:
        return ()
    found = tuple(_headings(reading))
    return found if len(found) >= _SECTIONS else ()


def _headings(reading: Reading) -> Iterator[PlaceHeading]:
    words, behind = reading.document.words, 0
    for toponym in reading.toponyms:
        first, last = reading.document.tokens_of(toponym.start, toponym.end)
        if first < behind or (first and words[first - 1] != _BREAK):
            continue
        end = _heading_end(reading, last)
        if end is None or toponym.resolution.point is None:
            continue
        name = Name(first=first, last=last, toponym=toponym)
        if name.coarseness < Coarseness.PROVINCE:
            behind = _part_end(reading, end)
            yield PlaceHeading(first, behind, name)


def _heading_end(reading: Reading, last: int) -> int | None:
    """Token behind a heading whose first name ends at a token; `None` where it is none."""
    words = reading.document.words
    while last < len(words):
        word = words[last]
        if word in _ENDS:
            return last + 1
        if word not in _JOINTS:
            return None
        span = reading.document.span(last, min(last + _LONGEST, len(words)))
        listed = reading.toponyms_in(span)
        if not listed:
            return None
        last = reading.document.tokens_of(listed[0].start, listed[0].end)[1]
    return None


def _part_end(reading: Reading, first: int) -> int:
    """Token of the line break behind a part; of the next, where a heading has its own line."""
    words = reading.document.words
    for index in range(first, len(words)):
        if words[index] == _BREAK and index - first >= _SHORTEST:
            return index
    return len(words)


def under_place(frame: Frame, headings: Sequence[PlaceHeading]) -> Frame:
    """Give a mention that tells no place the one that heads its part of the text."""
    mention = frame.mention
    if frame.place is not None or frame.launch is not None:
        return frame
    if mention.status is not Status.TOLD or mention.relation in _ELSEWHERE or mention.definite:
        return frame
    at = bisect_right(headings, mention.first, key=lambda heading: heading.first)
    if not at or mention.first >= headings[at - 1].last:
        return frame
    return replace(frame, place=headings[at - 1].name, unplaced=False)
