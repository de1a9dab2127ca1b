"""Text to words with the gaps between them, and what a word looks like folded."""

import re
from enum import IntEnum
from functools import lru_cache
from typing import Final

from gazetteer.memo import Memo
from gazetteer.normalisation import fold_text

__all__ = [
    "Case",
    "Gap",
    "case_of",
    "fold_token",
    "gap_between",
    "gap_kind",
    "name_key",
    "split_chunks",
    "split_words",
]

_MARK: Final = (
    "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]"
)
_INVISIBLE: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
# Also an apostrophe.
_INNER: Final = f"[{_INVISIBLE}'\u2018\u2019\u201b\u02bb\u02bc\u02be\u02bf`\u00b4]"
_LETTER: Final = r"[^\W_]"
_ABBREVIATION: Final = rf"\.(?<=[A-Z]\.)(?<!{_LETTER}[A-Z]\.)(?:[A-Z]\.)+"  # "U.S.", behind the U
_REST: Final = rf"(?:(?:{_MARK}+|{_INNER}+(?={_LETTER})){_LETTER}*)*"
# A set in brackets: other letters pass it at one look.
_DIGIT: Final = "[0-9\u0660-\u0669\u06f0-\u06f9]"
# "98NM": a number and its unit are two words.
_GLUED: Final = rf"{_DIGIT}{_DIGIT}*(?=(?:km|nm|KM|NM)\b)"
# What may follow a run of letters is told by one character, so that plain words cost one look.
_WORD: Final = re.compile(
    rf"({_GLUED}|{_LETTER}++(?:{_ABBREVIATION}"
    rf"|{_MARK}{_MARK}*{_LETTER}*{_REST}|{_INNER}{_INNER}*(?={_LETTER}){_LETTER}*{_REST}|))"
)
_BEFORE_WORD: Final = re.compile(rf" (?={_LETTER})")
_MOST_GAPS: Final = 10_000
_LONGEST_FOLDED: Final = 64  # no name's word is longer; keeps pathological input cheap


class Case(IntEnum):
    """How a word is written; Arabic has no case."""

    NONE = 0
    LOWER = 1
    CAPITAL = 2
    UPPER = 3


class Gap(IntEnum):
    """What stands between two words."""

    SPACE = 0
    QUOTE = 1  # quotation marks: names may run through them
    HYPHEN = 2
    DASH = 3  # a hyphen or dash with spaces
    COMMA = 4
    STOP = 5
    OPEN = 6  # an opening bracket
    CLOSE = 7
    LINE = 8
    OTHER = 9


def split_chunks(text: str) -> list[str]:
    """
    Split a text at the spaces that a word follows.

    Most chunks are one word and its punctuation, so few of a text are new to who has read others.
    """
    return _BEFORE_WORD.split(text)


def split_words(text: str) -> list[str]:
    """
    Split a text into gaps and words in turn, a gap first and last.

    Diacritics and inner apostrophes belong to their word.

    Examples
    --------
    >>> split_words("the U.S. base.")
    ['', 'the', ' ', 'U.S.', ' ', 'base', '.']
    """
    return _WORD.split(text)


def gap_kind(gap: str) -> Gap:
    """Classify the characters between two words by the strongest boundary among them."""
    if gap in {" ", "_", "\u00a0", ""}:
        return Gap.SPACE
    folded = fold_text(gap)
    if "\n" in folded or "\r" in gap:
        return Gap.LINE
    if folded == "-":
        return Gap.HYPHEN
    for characters, kind in _BOUNDARIES:
        if any(character in characters for character in folded):
            return kind
    if any(character in "\"'" for character in folded):
        return Gap.QUOTE
    return Gap.SPACE if not folded.strip(" _") else Gap.OTHER


_BOUNDARIES: Final = (
    (".!?؟:;؛…|•", Gap.STOP),
    (",،", Gap.COMMA),
    ("-", Gap.DASH),
    (")]}", Gap.CLOSE),
    ("([{", Gap.OPEN),
)
gap_between = Memo(gap_kind, most=_MOST_GAPS).__getitem__
"""As `gap_kind`, which works out each gap once."""


def case_of(raw: str) -> Case:
    """Return the case of a word."""
    first = raw[0]
    if first.islower():
        return Case.LOWER
    if not first.isupper():
        return Case.NONE
    return Case.UPPER if len(raw) > 1 and raw.isupper() else Case.CAPITAL


def fold_token(raw: str) -> str:
    """Fold one word as names are folded: without apostrophes and inner full stops."""
    return fold_text(raw[:_LONGEST_FOLDED]).replace("'", "").replace(".", "")


@lru_cache(maxsize=1024)
def name_key(name: str) -> str:
    """
    Fold a name for the index: its folded words, one space apart.

    Examples
    --------
    >>> name_key("Deir ez-Zor")
    'deir ez zor'
    """
    return " ".join(filter(None, (fold_token(match[0]) for match in _WORD.finditer(name))))
