"""
Fold Arabic and Latin text to one spelling, with a map back to the original offsets.

Folding joins what writers mix: hamza forms, taa marbuta and haa, alif maqsura and yaa, Persian yeh
and kaf, presentation forms, digits of three scripts, quotation marks, dashes, accents and case. It
drops what carries no identity: diacritics, tatweel, bidi controls and other invisible characters.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache

__all__ = ["Folded", "fold", "fold_name", "fold_text"]

_ARABIC = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
    "ؤ": "و", "ئ": "ي", "ى": "ي", "ی": "ي", "ې": "ي", "ۍ": "ي", "ے": "ي",
    "ة": "ه", "ھ": "ه", "ہ": "ه", "ە": "ه", "ۀ": "ه", "ۃ": "ه",
    "ک": "ك", "ڪ": "ك", "گ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج", "ژ": "ز",
}  # fmt: skip
_PUNCTUATION = {
    **dict.fromkeys("“”„‟«»〝〞＂‹›", '"'),
    **dict.fromkeys("‘’‚‛ʼʻʹ`´ʿʾ′", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "٫": ".", "٬": ",", "٪": "%",
}  # fmt: skip
_SHORT = 200  # code points up to which remembering costs more than folding again
_WHITESPACE = re.compile(r"\s")
# Letters and marks of which each folds to one; others are rare, but for vowel signs.
_EVEN = " -~\n\u0621-\u063a\u0641-\u064a،؛؟«»“”‘’–—"
_VOWELS = "\u064b-\u0652"
_DOUBTFUL = re.compile(f"[^{_EVEN}]")
_RARE = re.compile(f"[^{_EVEN}{_VOWELS}]")


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


_TABLE = _FoldTable()
_TABLE.update({ord(c): folded for c, folded in _ARABIC.items()})


@dataclass(frozen=True, slots=True)
class Folded:
    """
    Folded text and the way back.

    Attributes
    ----------
    text
        The folded form.
    offsets
        `offsets[i]` is the original offset of folded character `i`, ascending, with one more
        entry for the end; `None` when folding kept every offset.
    """

    text: str
    offsets: tuple[int, ...] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """
        Original span of a folded span.

        Marks written on the last letter lie inside the span.
        """
        if self.offsets is None:
            return start, end
        if end <= start:
            return self.offsets[start], self.offsets[start]
        # One character may fold to several words: each of them stands for all of it.
        return self.offsets[start], max(self.offsets[end], self.offsets[end - 1] + 1)

    def folded(self, start: int, end: int) -> tuple[int, int]:
        """Folded span of an original span; the inverse of `original`."""
        if self.offsets is None:
            return start, end
        return bisect_left(self.offsets, start), bisect_left(self.offsets, end)


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
    """
    Fold a text from which no way back is asked for; as `fold(text).text`.

    Long texts are replaced letter by letter of what folds: translating asks for each character.
    """
    if len(text) <= _SHORT or text.isascii() or _RARE.search(text):
        return text.translate(_TABLE)
    for character, folded in _common():  # none folds to what another one replaces
        text = text.replace(character, folded)
    return text


@lru_cache(maxsize=4)
def _fold_long(text: str) -> Folded:
    return _fold(text)


@cache
def _common() -> tuple[tuple[str, str], ...]:
    """Characters of ordinary text that fold to something else, and what they fold to."""
    ordinary = re.compile(f"[{_EVEN}{_VOWELS}]")
    codes = (*range(0x700), *range(0x2010, 0x2020))
    pairs = ((chr(code), _TABLE[code]) for code in codes if ordinary.match(chr(code)))
    return tuple(pair for pair in pairs if pair[0] != pair[1])


def _fold(text: str) -> Folded:
    translated = fold_text(text)
    offsets: list[int] = []
    done = 0
    # Characters that fold to nothing, or to several: between them the offsets just count up.
    for match in _DOUBTFUL.finditer(text):
        length = len(_TABLE[ord(match[0])])
        if length != 1:
            index = match.start()
            offsets.extend(range(done, index))
            offsets.extend([index] * length)
            done = index + 1
    if not done:
        return Folded(translated)
    offsets.extend(range(done, len(text) + 1))
    return Folded(translated, tuple(offsets))


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """
    Fold a gazetteer name: as `fold`, with quotation marks dropped and spaces collapsed.

    Hyphens between words count as spaces, so `Deir-ez-Zor` and `Deir ez Zor` fold alike.
    """
    folded = fold_text(name).replace('"', "").replace("'", "").replace("-", " ")
    return " ".join(folded.split())
