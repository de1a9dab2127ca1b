"""The readers of dates and numbers, and the stretches of a text that each has to read."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import IntEnum
from functools import cache, lru_cache
from itertools import accumulate
from operator import itemgetter

from dashboard.extraction.expressions.date_words import date_judge
from dashboard.extraction.expressions.noun_phrases import form_judge, number_judge, vague_judge
from dashboard.extraction.expressions.stretches import Chunks, find_stretches, row_of

__all__ = ["Reader", "all_stretches", "find_matches", "stretches"]


_last = itemgetter(1)


class Reader(IntEnum):
    """Who reads; its place among the judges of `_chunks`."""

    DATES = 0
    NUMBERS = 1
    VAGUE = 2  # amounts: "hundreds of"
    FORMS = 3  # nouns whose form tells a number


def stretches(
    text: str, language: str, reader: Reader, within: tuple[int, int] | None = None
) -> Iterator[tuple[int, int]]:
    """
    Find where a text has to be read.

    Parameters
    ----------
    text
        Folded text: every white space but the line break is a space.
    within
        Half-open part of the text to look in; the whole by default.

    Yields
    ------
    tuple of int
        Half-open spans, ascending, as `find_stretches` gives them, cut off where the part ends.
    """
    found = all_stretches(text, language, reader)
    if within is None:
        yield from found
        return
    begin, end = within
    for index in range(bisect_right(found, begin, key=_last), len(found)):
        start, last = found[index]
        if start >= end:
            return
        if begin <= start and last <= end:
            yield found[index]
        else:
            yield max(start, begin), min(last, end)


def find_matches(
    pattern: re.Pattern[str],
    text: str,
    language: str,
    reader: Reader,
    within: tuple[int, int] | None = None,
) -> Iterator[re.Match[str]]:
    """Find a pattern in the stretches where it may stand; the rest of the text is passed over."""
    for start, end in stretches(text, language, reader, within):
        yield from pattern.finditer(text, start, end)


@lru_cache(maxsize=2 * len(Reader))
def all_stretches(text: str, language: str, reader: Reader) -> tuple[tuple[int, int], ...]:
    """Give the stretches of a whole text; asked for sentence by sentence."""
    row, letters = _look(text, language)
    return tuple(find_stretches(row_of(row, reader), letters))


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
