"""
The stretches of a text in which a reader finds anything: dates and numbers are told by few words.

A text is cut at its spaces, and what each chunk is to the readers is remembered by its spelling;
only where a reader's words stand is the text taken apart for it. No word of a reader holds a space.
"""

from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from typing import Final, NamedTuple

from dashboard.extraction.words.spellings import Spellings
from gazetteer.proclitics import endings

__all__ = ["Chunks", "Judge", "Kind", "find_stretches", "row_of"]

_MARKS: Final = '.,،؛:;()[]"!?؟'
_BITS: Final = 2  # of a byte, for what a chunk is to one reader
_EACH: Final = 2**_BITS - 1
_MOST: Final = 4  # readers
_TO_ALL: Final = 2 ** (_BITS * _MOST) - 1
_SHARES: Final = tuple(bytes(b >> _BITS * n & _EACH for b in range(256)) for n in range(_MOST))


class Kind(IntEnum):
    """What a chunk is to a reader."""

    BREAKS = 0  # nothing that the reader knows: what it reads ends here
    JOINS = 1  # part of what it reads, but nothing alone; as a second space is
    TELLS = 2


_BREAKS, _TELLS = int(Kind.BREAKS), int(Kind.TELLS)  # asking an enum for its members is slow


class Judge(NamedTuple):
    """
    Who tells what a chunk is to a reader.

    Attributes
    ----------
    known
        Words of which each chunk of letters that is anything to the reader has one among its
        `endings`.
    kind_of
        Asked for chunks that have, and for those that hold more than letters.
    """

    known: frozenset[str]
    kind_of: Callable[[str], Kind]


class Chunks(Spellings):
    """
    What a chunk is to each of a few readers, two bits for each.

    Nearly every text has words that none before it had, and most of them are nothing to any
    reader: one look tells. A word that is nothing to a reader is nothing to it between marks
    either; it must not read the marks themselves.
    """

    def __init__(self, judges: Sequence[Judge]) -> None:
        super().__init__(self._packed)
        self._judges = tuple(judges)
        self._known = frozenset[str]().union(*(judge.known for judge in judges))

    def _packed(self, chunk: str) -> int:
        if chunk.isalpha():
            ends = endings(chunk)
            if self._known.isdisjoint(ends):
                return 0
            asked = [not judge.known.isdisjoint(ends) for judge in self._judges]
        else:
            word = chunk.strip(_MARKS)
            told = self[word] if word.isalpha() else _TO_ALL
            if not told:
                return 0
            asked = [told >> _BITS * n & _EACH != Kind.BREAKS for n in range(len(self._judges))]
        kinds = [
            judge.kind_of(chunk) if ask else Kind.BREAKS
            for judge, ask in zip(self._judges, asked, strict=True)
        ]
        return sum(kind << _BITS * n for n, kind in enumerate(kinds))


def row_of(row: bytes, reader: int) -> bytes:
    """Kinds of a row's chunks to one reader, a byte each, by the place of its judge."""
    return row.translate(_SHARES[reader])


def find_stretches(row: bytes, letters: Sequence[int]) -> Iterator[tuple[int, int]]:
    """
    Find the runs of chunks between which nothing breaks and one of which tells.

    Parameters
    ----------
    row
        Kinds of a text's chunks to a reader.
    letters
        How many letters stand before each chunk, and behind all of them, spaces left out.

    Yields
    ------
    tuple of int
        Half-open spans of the text, ascending, with a space (or the text's end) on either side.
    """
    last = 0
    while (told := row.find(_TELLS, last)) >= 0:
        first = max(last, row.rfind(_BREAKS, last, told) + 1)
        last = row.find(_BREAKS, told)
        last = len(row) if last < 0 else last
        yield letters[first] + first, letters[last] + last - 1
