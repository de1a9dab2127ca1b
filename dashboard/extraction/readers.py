"""The readers of dates and numbers, and the stretches of a text that each has to read."""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache, lru_cache
from itertools import accumulate

from dashboard.extraction.date_words import date_judge
from dashboard.extraction.noun_phrases import form_judge, number_judge, vague_judge
from dashboard.extraction.stretches import Chunks, find_stretches, row_of

__all__ = ["Reader", "find_matches", "stretches"]


class Reader(IntEnum):
    """Who reads; its place among the judges of `_chunks`."""

    DATES = 0
    NUMBERS = 1
    VAGUE = 2  # amounts: "hundreds of"
    FORMS = 3  # nouns whose form tells a number


def stretches(text: str, language: str, reader: Reader) -> Iterator[tuple[int, int]]:
    """
    Find where a text has to be read.

    Parameters
    ----------
    text
        Folded text: every white space but the line break is a space.

    Yields
    ------
    tuple of int
        Half-open spans, ascending, as `find_stretches` gives them.
    """
    row, letters = _look(text, language)
    return find_stretches(row_of(row, reader), letters)


def find_matches(
    pattern: re.Pattern[str], text: str, language: str, reader: Reader
) -> Iterator[re.Match[str]]:
    """Find a pattern in the stretches where it may stand; the rest of the text is passed over."""
    for start, end in stretches(text, language, reader):
        yield from pattern.finditer(text, start, end)


@lru_cache(maxsize=2)
def _look(text: str, language: str) -> tuple[bytes, list[int]]:
    """Look at the chunks of a text once for all readers; the letters before each and behind all."""
    parts = text.split(" ")
    return _chunks(language).row(parts), list(accumulate(map(len, parts), initial=0))


@cache
def _chunks(language: str) -> Chunks:
    judges = {
        Reader.DATES: date_judge(language),
        Reader.NUMBERS: number_judge(),
        Reader.VAGUE: vague_judge(language),
        Reader.FORMS: form_judge(language),
    }
    return Chunks([judges[reader] for reader in Reader])
