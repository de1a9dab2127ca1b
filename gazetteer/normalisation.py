"""
Fold Arabic and Latin text to one spelling, with a map back to the original offsets.

Folding joins what writers mix: hamza forms, taa marbuta and haa, alif maqsura and yaa, Persian yeh
and kaf, presentation forms, digits of three scripts, quotation marks, dashes, accents and case. It
drops what carries no identity: diacritics, tatweel, bidi controls and other invisible characters.
"""

import codecs
import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

__all__ = ["Folded", "fold", "fold_name", "fold_text"]

_ARABIC: Final = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
    "ؤ": "و", "ئ": "ي", "ى": "ي", "ی": "ي", "ې": "ي", "ۍ": "ي", "ے": "ي",
    "ة": "ه", "ھ": "ه", "ہ": "ه", "ە": "ه", "ۀ": "ه", "ۃ": "ه",
    "ک": "ك", "ڪ": "ك", "گ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج", "ژ": "ز",
}  # fmt: skip
_PUNCTUATION: Final = {
    **dict.fromkeys("“”„‟«»〝〞＂‹›", '"'),
    **dict.fromkeys("‘’‚‛ʼʻʹ`´ʿʾ′", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "٫": ".", "٬": ",", "٪": "%",
}  # fmt: skip
_SHORT: Final = 200  # code points up to which remembering costs more than folding again
_WHITESPACE: Final = re.compile(r"\s")


class _FoldTable(dict[int, str]):
    """Code point to its folded form, computed once for each code point met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    if character in _PUNCTUATION:
        return _PUNCTUATION[character]
    if _WHITESPACE.match(character):
        return "\n" if character == "\n" else " "
    out: list[str] = []
    for part in unicodedata.normalize("NFKD", character):
        category = unicodedata.category(part)
        if category in {"Mn", "Me", "Cf"} or part == "ـ":
            continue
        if category == "Nd":
            out.append(str(unicodedata.digit(part)))
        else:
            out.append(_ARABIC.get(part, part.lower() if len(part.lower()) == 1 else part))
    # A lone mark folds to nothing; anything else that decomposed to nothing keeps its place.
    return "".join(out)


_TABLE: Final = _FoldTable()
_TABLE.update({ord(c): folded for c, folded in _ARABIC.items()})
# What nearly every text is made of, letters, vowel signs, marks and digits, where each folds to one
# character or to none. A text of these alone is written in bytes, one for each character, and read
# back in the folded alphabet: translating asks for one character after the other.
_COMMON: Final = [
    character
    for character in dict.fromkeys(
        (
            *map(chr, range(0x7F)), *map(chr, range(0x621, 0x653)), *_ARABIC, *_PUNCTUATION,
            *"،؛؟٠١٢٣٤٥٦٧٨٩•\u00a0\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\ufeff",
        )
    )
    if len(_TABLE[ord(character)]) <= 1
]  # fmt: skip
_BYTES: Final = 256
_NOTHING: Final = "\ufffe"  # stands for no character, in tables of `codecs`
_WRITTEN: Final = codecs.charmap_build("".join(_COMMON).ljust(_BYTES, _NOTHING))
_READ: Final = "".join(_TABLE[ord(character)] or _NOTHING for character in _COMMON)
_SILENT: Final = bytes(code for code, folded in enumerate(_READ) if folded == _NOTHING)
_UNEVEN: Final = re.compile(
    f"[^{re.escape(''.join(character for character in _COMMON if _TABLE[ord(character)]))}]"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """
    Folded text and the way back.

    Attributes
    ----------
    text
        The folded form.
    firsts, origins
        Where the runs begin in which each character folded to one: their first folded characters,
        ascending, and the original offsets of these. Both are empty when folding kept every offset.
    """

    text: str
    firsts: tuple[int, ...] = ()
    origins: tuple[int, ...] = ()

    def origin(self, index: int) -> int:
        """Original offset of a folded character, or of the end."""
        if not self.firsts:
            return index
        run = bisect_right(self.firsts, index) - 1
        return self.origins[run] + index - self.firsts[run]

    def index(self, offset: int) -> int:
        """First folded character that stands at an original offset or behind it."""
        if not self.firsts:
            return offset
        behind = bisect_left(self.origins, offset)
        if not behind:
            return 0
        index = self.firsts[behind - 1] + offset - self.origins[behind - 1]
        return min(index, self.firsts[behind]) if behind < len(self.firsts) else index

    def original(self, start: int, end: int) -> tuple[int, int]:
        """
        Original span of a folded span.

        Marks written on the last letter lie inside the span.
        """
        if not self.firsts:
            return start, end
        run = bisect_right(self.firsts, start) - 1
        first = self.origins[run] + start - self.firsts[run]
        if end <= start:
            return first, first
        if run + 1 == len(self.firsts) or end < self.firsts[run + 1]:
            return first, first + end - start
        # One character may fold to several words: each of them stands for all of it.
        return first, max(self.origin(end), self.origin(end - 1) + 1)

    def folded(self, start: int, end: int) -> tuple[int, int]:
        """Folded span of an original span; the inverse of `original`."""
        return (self.index(start), self.index(end)) if self.firsts else (start, end)


def fold(text: str) -> Folded:
    """
    Fold a text for matching.

    Parameters
    ----------
    text
        Any text; never changed.

    Returns
    -------
    Folded
        Idempotent: folding the folded text again changes nothing. Marks on a letter map to the
        letter before them, so spans taken back to the original keep their diacritics.
    """
    # Several readers fold the same article one after the other.
    return _fold_long(text) if len(text) > _SHORT else _fold(text)


def fold_text(text: str) -> str:
    """Fold a text from which no way back is asked for; as `fold(text).text`."""
    return _translate(text)[0]


def _translate(text: str) -> tuple[str, bool]:
    """Fold a text; also whether each of its characters is common, so that none folds to several."""
    if text.isascii():
        return text.translate(_TABLE), True
    try:
        codes, _ = codecs.charmap_encode(text, "strict", _WRITTEN)
    except UnicodeEncodeError:
        return text.translate(_TABLE), False
    return codecs.charmap_decode(codes.translate(None, _SILENT), "strict", _READ)[0], True


@lru_cache(maxsize=4)
def _fold_long(text: str) -> Folded:
    return _fold(text)


def _fold(text: str) -> Folded:
    translated, common = _translate(text)
    if common and len(translated) == len(text):
        return Folded(translated)
    firsts, origins = [0], [0]
    # Characters that fold to nothing, or to several: between them the offsets just count up.
    for match in _UNEVEN.finditer(text):
        length = len(_TABLE[ord(match[0])])
        if length != 1:
            offset = match.start()
            first = firsts[-1] + offset - origins[-1]
            firsts += (*range(first + 1, first + length), first + length)
            origins += (*[offset] * (length - 1), offset + 1)
    return Folded(translated, tuple(firsts), tuple(origins)) if firsts[1:] else Folded(translated)


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """
    Fold a gazetteer name: as `fold`, with quotation marks dropped and spaces collapsed.

    Hyphens between words count as spaces, so `Deir-ez-Zor` and `Deir ez Zor` fold alike.
    """
    folded = fold_text(name).replace('"', "").replace("'", "").replace("-", " ")
    return " ".join(folded.split())
