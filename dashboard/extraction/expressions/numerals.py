"""Which cardinals of a text are counts: no date, no name, no fraction; ranges joined."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dashboard.extraction.expressions.noun_phrases import LOOK_BACK, NounPhrases, split_clitics
from dashboard.extraction.expressions.number_words import NumberWords
from dashboard.extraction.expressions.readers import Reader, stretches
from gazetteer.memo import Memo
from gazetteer.normalisation import Folded
from gazetteer.numerals import Cardinal, parse_cardinals

__all__ = ["Number", "find_numbers"]

_LARGEST: Final = 10**12  # beyond it a digit string is no count
_LONGEST_JOINT: Final = 20  # code points between the two ends of a range
_LONGEST_KEPT: Final = 40  # characters of a stretch; longer ones hardly come twice
_MOST_KEPT: Final = 20_000  # stretches
_SINGLE: Final = " a "
_COMPOUND: Final = re.compile(r"-([a-z]+)")
_DIGIT_TAIL: Final = re.compile(r"[a-z:]|\.\d|/\d")
_FRACTION_SLASH: Final = "⁄"  # "¼" folds to three characters
_SENTENCE_ENDS: Final = ".!?:\n"


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Number:
    """One number or range in folded text."""

    start: int
    end: int
    low: float
    high: float
    is_range: bool = False


def find_numbers(
    text: str,
    folded: Folded,
    phrases: NounPhrases,
    *,
    taken: bytearray,
    within: tuple[int, int] | None = None,
) -> Iterator[Number]:
    """
    Yield the numbers that may count something, in text order.

    Parameters
    ----------
    text, folded
        The original text and its folded form.
    taken
        One byte for each folded character; numbers that touch a set one are left out.
    within
        Half-open part of the folded text to look in; the whole by default.
    """
    reader = _Reader(text=text, folded=folded, phrases=phrases, words=phrases.words)
    cardinals = [
        cardinal
        for cardinal in _cardinals(folded.text, phrases.words.language, within)
        if not any(taken[cardinal.start : cardinal.end]) and reader.admits(cardinal)
    ]
    index = 0
    while index < len(cardinals):
        first, *rest = cardinals[index : index + 2]
        joined = bool(rest) and reader.is_range(first, rest[0])
        last = rest[0] if joined else first
        yield Number(
            start=first.start, end=last.end, low=first.value, high=last.value, is_range=joined
        )
        index += 2 if joined else 1


_kept = Memo(parse_cardinals, most=_MOST_KEPT)  # each text has its "five"


def _cardinals(text: str, language: str, within: tuple[int, int] | None) -> Iterator[Cardinal]:
    for start, end in stretches(text, language, Reader.NUMBERS, within):
        stretch = text[start:end]
        for cardinal in (
            _kept[stretch] if end - start <= _LONGEST_KEPT else parse_cardinals(stretch)
        ):
            first, last = start + cardinal.start, start + cardinal.end
            yield Cardinal(start=first, end=last, value=cardinal.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """One text and its cardinals."""

    text: str
    folded: Folded
    phrases: NounPhrases
    words: NumberWords

    def admits(self, cardinal: Cardinal) -> bool:
        """Tell a count from a part of a date, a fraction, a clock time or a name."""
        if not cardinal.value.is_integer() or cardinal.value > _LARGEST:
            return False
        if self._is_lookalike(cardinal):
            return False
        text = self.folded.text
        if self._is_compound(cardinal):
            return False
        digits = text[cardinal.end - 1].isdecimal()
        if digits and _DIGIT_TAIL.match(text, cardinal.end):
            return False
        return not (text[cardinal.start].isdecimal() and self._is_name_part(cardinal))

    def _is_compound(self, cardinal: Cardinal) -> bool:
        """Tell "two-stage missiles" from a "three-rocket salvo"; "a one-way drone" is one."""
        text = self.folded.text
        compound = _COMPOUND.match(text, cardinal.end)
        if compound is None or text[cardinal.start].isdecimal():
            return False
        if compound[1] in self.words.forms or compound[1] in self.words.units:
            return False
        return not (
            cardinal.value == 1
            and f" {text[max(0, cardinal.start - len(_SINGLE)) : cardinal.start]}".endswith(_SINGLE)
        )

    def _is_lookalike(self, cardinal: Cardinal) -> bool:
        """Tell "¼", "no one" and "وأحد" from numbers."""
        start, end = self.folded.original(cardinal.start, cardinal.end)
        fraction = self.folded.text[cardinal.start - 1 : cardinal.start] == _FRACTION_SLASH
        if fraction or start >= end or self.text[start:end] in self.words.lookalikes:
            return True
        before = self.phrases.before(cardinal.start) if cardinal.value == 1 else None
        return before is not None and before.text in self.words.blocked_before

    def _is_name_part(self, cardinal: Cardinal) -> bool:
        """Tell the 22 of "Tower 22" and the 2254 of "Resolution 2254" from counts."""
        hyphen = self.words.head_first and self.folded.text[cardinal.start - 1] == "-"  # "S-300"
        before = self.phrases.before(cardinal.start - hyphen)
        if before is None:
            return False
        bare = split_clitics(before.text, self.words.language)[1]
        if self.words.identifiers.intersection((bare, before.text)):
            return True
        if self.words.head_first:
            return False
        first = self.folded.origin(before.start)
        left = self.text[max(0, first - 5) : first].rstrip(" \"'")
        inside_sentence = bool(left) and left[-1] not in _SENTENCE_ENDS
        following = self.phrases.after(cardinal.end)
        plural = any(self.phrases.is_plural(word.text) for word in following)
        return self.text[first].isupper() and inside_sentence and not plural

    def is_range(self, first: Cardinal, second: Cardinal) -> bool:
        text = self.folded.text
        if not first.value < second.value or second.start - first.end > _LONGEST_JOINT:
            return False
        gap = text[first.end : second.start].strip()
        before = text[max(0, first.start - LOOK_BACK) : first.start]
        if self.words.between.search(before) and gap in self.words.between_joints:
            return True
        kind = self.words.joints.get(gap)
        if kind == "to":
            return not self.words.rising.search(before) and bool(self.phrases.after(second.end))
        return kind == "or"
