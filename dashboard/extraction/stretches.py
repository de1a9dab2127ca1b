"""
The stretches of a text in which a reader finds anything: dates and numbers are told by few words.

A text is cut at its spaces, and what each chunk is to a reader is remembered by its spelling; only
where the reader's words stand is the text taken apart. No word of a reader holds a space.
"""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import accumulate

from dashboard.extraction.spellings import Spellings

__all__ = ["Kind", "Kinds", "find_matches", "find_stretches"]


_MARKS = '.,،؛:;()[]"!?؟'


class Kind(IntEnum):
    """What a chunk is to a reader."""

    BREAKS = 0  # nothing that the reader knows: what it reads ends here
    JOINS = 1  # part of what it reads, but nothing alone; as a second space is
    TELLS = 2


class Kinds(Spellings):
    """
    What a chunk is to one reader.

    A word that is nothing to it is nothing between marks either: the judge is asked for words, and
    for chunks of other kinds. It must not read the marks themselves.
    """

    def __missing__(self, chunk: str) -> int:
        if not chunk.isalpha():
            word = chunk.strip(_MARKS)
            if word.isalpha() and self[word] == Kind.BREAKS:
                return self.keep(chunk, Kind.BREAKS)
        return super().__missing__(chunk)


def find_stretches(text: str, kinds: Spellings) -> Iterator[tuple[int, int]]:
    """
    Find the runs of chunks between which nothing breaks and one of which tells.

    Parameters
    ----------
    text
        Folded text: every white space but the line break is a space.
    kinds
        What a chunk is to one reader.

    Yields
    ------
    tuple of int
        Half-open spans, ascending, with a space (or the text's end) on either side.
    """
    chunks, letters = _cut(text)
    row = kinds.row(chunks)
    last = 0
    while (told := row.find(Kind.TELLS, last)) >= 0:
        first = max(last, row.rfind(Kind.BREAKS, last, told) + 1)
        last = row.find(Kind.BREAKS, told)
        last = len(row) if last < 0 else last
        yield letters[first] + first, letters[last] + last - 1


def find_matches(pattern: re.Pattern[str], text: str, kinds: Spellings) -> Iterator[re.Match[str]]:
    """Find a pattern in the stretches where it may stand; the rest of the text is passed over."""
    for start, end in find_stretches(text, kinds):
        yield from pattern.finditer(text, start, end)


@lru_cache(maxsize=2)
def _cut(text: str) -> tuple[list[str], list[int]]:
    """Chunks of a text, which all readers ask for, and the letters before each and behind all."""
    chunks = text.split(" ")
    return chunks, list(accumulate(map(len, chunks), initial=0))
