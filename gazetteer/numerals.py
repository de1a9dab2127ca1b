"""Cardinal numbers in Arabic and English text: digits of every script and number words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from gazetteer.language import LANGUAGES, NumeralWords, load_pack
from gazetteer.proclitics import endings

__all__ = ["Cardinal", "is_numeral", "parse_cardinals"]

# Digits that end a name are no number: the 24 of "Su-24".
_TOKEN: Final = re.compile(r"[^\W\d_]+|(?<![a-z0-9])(?<![a-z]-)\d+(?:,\d{3})*(?:\.\d+)?")
_INSIDE_NUMBER: Final = re.compile(r"[ -]*")
_RANK_CODES: Final = {
    "unit": "u", "unit_before_ten": "x", "ten": "d", "teen": "e", "tens": "t", "hundred": "h",
    "scale": "s", "digits": "n", "joiner": "j",
    "ordinal": "o",
}  # fmt: skip
# A phrase of rank codes that is one number: "ujt" is خمسة وعشرون, "tu" twenty-five, "ud" خمسة عشر.
_BELOW_HUNDRED: Final = "(?:ujt|tu|ud|xd|t|d|e|u)"
_BELOW_THOUSAND: Final = f"(?:[ue]?h(?:j?{_BELOW_HUNDRED})?|{_BELOW_HUNDRED}|n)"
_NUMBER: Final = (
    f"(?:{_BELOW_THOUSAND}?s(?:j?{_BELOW_THOUSAND}?s)*(?:j?{_BELOW_THOUSAND})?|{_BELOW_THOUSAND})"
)
# Ordinals take the tens beside them along: السابع والعشرين, الحادية عشرة, twenty-first.
_ORDINAL_OR_NUMBER: Final = re.compile(f"(?P<ordinal>o(?:jt|d)?|to)|{_NUMBER}")
_LARGEST_WORD: Final = 40  # longer tokens are not number words; keeps pathological input cheap


# Rank code, value, length of a glued joiner, length of all proclitics.
_Reading = tuple[str, float, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cardinal:
    """
    A number as written.

    Attributes
    ----------
    start, end
        Half-open span in the text that was given; a proclitic stays outside, an article inside.
    value
        The number.
    """

    start: int
    end: int
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One number word or joiner, with the one-letter code of its rank."""

    start: int
    end: int
    code: str
    value: float = 0.0


def parse_cardinals(text: str) -> tuple[Cardinal, ...]:
    """
    Find the cardinal numbers of a text.

    Parameters
    ----------
    text
        Folded text (`normalisation.fold(...).text`), Arabic or English or both.

    Returns
    -------
    tuple of Cardinal
        In text order, without overlap. Ordinals, weekdays and vague plurals ("dozens") are not
        cardinals. Neighbouring numbers that do not form one number stay apart.

    Examples
    --------
    >>> [c.value for c in parse_cardinals("twenty-two rockets and 3.5 km")]
    [22.0, 3.5]
    """
    return tuple(number for phrase in _phrases(text) for number in _numbers(phrase))


def is_numeral(text: str) -> bool:
    """Whether a word of a folded text may take part in a number, as an ordinal or a joiner too."""
    if text.isalpha():
        return _read(text) is not None
    return any(_read(match[0]) is not None for match in _TOKEN.finditer(text))


def _phrases(text: str) -> Iterator[list[_Part]]:
    """Yield runs of number words with nothing else between them."""
    run: list[_Part] = []
    matches = list(_TOKEN.finditer(text))
    for match, reading in zip(matches, [_read(match[0]) for match in matches], strict=True):
        if reading is None:
            if run:
                yield run
                run = []
            continue
        if run and not _INSIDE_NUMBER.fullmatch(text, run[-1].end, match.start()):
            yield run
            run = []
        run.extend(_parts(*match.span(), reading))
    if run:
        yield run


def _parts(start: int, end: int, reading: _Reading) -> list[_Part]:
    code, value, joiner, prefix = reading
    word = _Part(start=start + prefix, end=end, code=code, value=value)
    joint = [_Part(start=start, end=start + joiner, code="j")] if joiner else []
    return [*joint, word]


@lru_cache(maxsize=65536)
def _read(token: str) -> _Reading | None:
    """Read digits or a number word; `None` for any other word."""
    if token[0].isdecimal():
        return _RANK_CODES["digits"], float(token.replace(",", "")), 0, 0
    if len(token) > _LARGEST_WORD or _words().isdisjoint(endings(token)):
        return None
    for language in LANGUAGES:
        words = load_pack(language).numerals
        if token in words.joiners:
            return "j", 0.0, 0, 0
        for prefix, bare in _strip(token, words):
            clitics = prefix.removesuffix(words.article) if words.article else prefix
            joined = clitics in words.joiners
            if bare in words.words and not (prefix and not joined and bare in words.bare_only):
                rank, value = words.words[bare]
                return _RANK_CODES[rank], value, len(clitics) if joined else 0, len(clitics)
    return None


@cache
def _words() -> frozenset[str]:
    """Return the number words and joiners of all languages."""
    packs = [load_pack(language).numerals for language in LANGUAGES]
    return frozenset(word for pack in packs for word in (*pack.words, *pack.joiners))


def _strip(token: str, words: NumeralWords) -> Iterator[tuple[str, str]]:
    """Yield every split of a token into proclitics and the rest, shortest prefix first."""
    yield "", token
    for cut in range(1, min(len(token), 5)):
        prefix = token[:cut]
        clitics = prefix.removesuffix(words.article) if words.article else prefix
        if all(letter in words.prefixes for letter in clitics):
            yield prefix, token[cut:]


def _numbers(phrase: list[_Part]) -> Iterator[Cardinal]:
    codes = "".join(part.code for part in phrase)
    for match in _ORDINAL_OR_NUMBER.finditer(codes):
        if match["ordinal"]:
            continue
        parts = phrase[match.start() : match.end()]
        yield Cardinal(start=parts[0].start, end=parts[-1].end, value=_value(parts))


def _value(parts: list[_Part]) -> float:
    total = group = 0.0
    for part in parts:
        if part.code == "s":
            total += (group or 1.0) * part.value
            group = 0.0
        elif part.code == "h" and 0 < group < part.value:
            group *= part.value
        else:
            group += part.value
    return total + group
