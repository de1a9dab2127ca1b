"""Tokens of a text that have to do with dates, each with the one-letter code of its class."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from dashboard.errors import LanguagePackError
from dashboard.extraction.expressions.stretches import Judge, Kind
from dashboard.model import PartOfDay
from gazetteer.language import load_pack
from gazetteer.normalisation import fold

__all__ = [
    "GLUE", "OTHER", "PARTS", "UNCODED", "UNITS", "DateToken", "DateWords", "date_judge",
    "load_words", "tokenize",
]  # fmt: skip

LANGUAGES: Final = ("ar", "en")
UNITS: Final = ("minute", "hour", "day", "week", "month", "year")
PARTS: Final = tuple(PartOfDay)
SEASONS: Final = ("spring", "summer", "autumn", "winter")
_POSITIONS: Final = ("begin", "middle", "end")
_TENSES: Final = ("before_last", "past", "this", "next")

# Words first: most tokens are words.
_TOKEN: Final = re.compile(
    r"(?:[a-z]\.){2,}|[^\W\d_]+"
    r"|\d{4}[/-]\d{1,2}[/-]\d{1,2}(?!\d)|\d{1,2}[/-]\d{1,2}[/-]\d{4}(?!\d)|\d{1,2}:\d{2}(?!\d)"
    r"|\d{1,2}(?:st|nd|rd|th)(?![a-z])|\d+(?:[.,]\d+)*|[^\w\s]|\n"
)
_PUNCTUATION: Final = {",": "k", "،": "k", "(": "k", ")": "k", "/": "/", "-": "J"}
_ABBREVIATION: Final = 4  # letters; a full stop behind a longer month or weekday ends the sentence
_LONGEST_WORD: Final = 24  # letters; longer runs are not looked up
_CLITIC_STACK: Final = 2
UNCODED: Final = "x"
"""Code of what has to do with no date."""
GLUE: Final = frozenset("xkrJi/mf")
"""Codes with which no date begins."""


class DateToken(NamedTuple):
    """
    A token in folded text.

    `code` is its class in the grammar of `date_phrases`, `value` what it stands for in that class;
    `ambiguous` marks months and weekdays that are other words too.
    """

    start: int
    end: int
    code: str
    value: int
    ambiguous: bool = False


# Nothing begins or ends with these, so they need no place of their own.
OTHER: Final = DateToken(0, 0, UNCODED, 0)
_MARKS: Final = {mark: DateToken(0, 0, code, 0) for mark, code in _PUNCTUATION.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """
    Words of one language, folded.

    Attributes
    ----------
    words
        Single words to (code, value).
    phrases
        First word to (all words, code, value), longest first.
    ambiguous
        Words that need support by their neighbours.
    former, future
        Words that put an office into the past, or a date into the future.
    after_midnight
        Phrases of the night that tell of the day that has begun.
    """

    language: str
    words: dict[str, tuple[str, int]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str, int], ...]]
    ambiguous: frozenset[str]
    clitics: tuple[str, ...]
    conjunctions: tuple[str, ...]
    article: str
    month_before_day: bool
    ordinal_hours: bool
    former: tuple[str, ...]
    future: tuple[str, ...]
    after_midnight: tuple[str, ...]


class _Unit(BaseModel):
    model_config = ConfigDict(extra="forbid")

    singular: list[str]
    dual: list[str]
    plural: list[str]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")

    language: str
    clitics: list[str]
    conjunctions: list[str]
    article: str
    month_before_day: bool
    ordinal_hours: bool
    former: list[str]
    future: list[str]
    name_heads: list[str]
    blocked: list[str]
    weekdays: dict[int, list[str]]
    months: dict[int, list[str]]
    hijri_months: dict[int, list[str]]
    ambiguous: dict[str, list[str]]
    parts: dict[PartOfDay, list[str]]
    part_adverbs: dict[PartOfDay, list[str]]
    nights: dict[str, list[str]]
    days: dict[int, list[str]]
    moments: dict[str, list[str]]
    tenses: dict[str, list[str]]
    units: dict[str, _Unit]
    positions: dict[str, list[str]]
    seasons: dict[str, list[str]]
    glue: dict[str, list[str]]
    relative: dict[str, list[str]]
    clock: dict[str, list[str]]
    events: dict[int, list[str]]
    months_told: dict[int, list[str]]
    years_told: dict[int, list[str]]
    anniversary: dict[str, list[str]]
    ordinals: dict[int, list[str]]


@cache
def load_words(language: str) -> DateWords:
    """
    Read the date words of a language.

    Parameters
    ----------
    language
        One of `LANGUAGES`.

    Raises
    ------
    LanguagePackError
        If the file is broken; the message names it.
    """
    name = f"dates_{language}.toml"
    try:
        text = files("dashboard").joinpath("data", name).read_text("utf-8")
        raw: dict[str, Any] = tomllib.loads(text)
        table = _Table.model_validate(raw)
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise LanguagePackError(f"dashboard/data/{name}: {error}") from error
    return _compile(table)


def _compile(table: _Table) -> DateWords:
    words: dict[str, tuple[str, int]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
    for entry, code, value in _entries(table):
        parts = tuple(_TOKEN.findall(fold(entry).text))
        if len(parts) == 1:
            words.setdefault(parts[0], (code, value))
        else:
            phrases.setdefault(parts[0], []).append((parts, code, value))
    return DateWords(
        language=table.language,
        words=words,
        phrases={k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in phrases.items()},
        ambiguous=frozenset(fold(word).text for word in table.ambiguous["words"]),
        clitics=tuple(table.clitics),
        conjunctions=tuple(table.conjunctions),
        article=table.article,
        month_before_day=table.month_before_day,
        ordinal_hours=table.ordinal_hours,
        former=tuple(table.former),
        future=tuple(table.future),
        after_midnight=tuple(fold(words).text for words in table.nights["after_midnight"]),
    )


def _entries(table: _Table) -> Iterator[tuple[str, str, int]]:
    """Yield every word with its code and value; where two claim a word, the first has it."""
    groups: list[tuple[str, int, list[str]]] = [
        ("x", 0, table.blocked),
        ("w", 0, table.moments["words"]),
        ("f", 0, table.name_heads),
    ]
    groups.append(("o", PARTS.index(PartOfDay.NIGHT), table.nights["words"]))
    groups += [("W", day, words) for day, words in table.weekdays.items()]
    groups += [("M", month, words) for month, words in table.months.items()]
    groups += [("K", month, words) for month, words in table.hijri_months.items()]
    groups += [("E", offset, words) for offset, words in table.events.items()]
    groups += [("L", offset, words) for offset, words in table.months_told.items()]
    groups += [("l", offset, words) for offset, words in table.years_told.items()]
    groups += [("e", offset, words) for offset, words in table.days.items()]
    groups += [("P", PARTS.index(part), words) for part, words in table.parts.items()]
    groups += [("p", PARTS.index(part), words) for part, words in table.part_adverbs.items()]
    groups += [("T", _TENSES.index(tense) - 2, words) for tense, words in table.tenses.items()]
    groups += _unit_groups(table)
    groups += [("B", _POSITIONS.index(name), words) for name, words in table.positions.items()]
    groups += [("s", SEASONS.index(name), words) for name, words in table.seasons.items()]
    groups += [("Q", 0, table.anniversary["nouns"]), ("q", 0, table.anniversary["adjectives"])]
    groups += _glue_groups(table)
    groups += [("O", rank, words) for rank, words in table.ordinals.items()]
    for code, value, words in groups:
        yield from ((word, code, value) for word in words)


def _unit_groups(table: _Table) -> list[tuple[str, int, list[str]]]:
    groups: list[tuple[str, int, list[str]]] = []
    for name, unit in table.units.items():
        index = UNITS.index(name)
        groups.append(("Z" if name == "year" else "U", index, unit.singular))
        groups += [("u", index, unit.dual), ("v", index, unit.plural)]
    return groups


def _glue_groups(table: _Table) -> list[tuple[str, int, list[str]]]:
    codes = {"A": "before", "R": "after", "a": "ago", "S": "since", "I": "during"}
    groups = [(code, 0, table.relative[key]) for code, key in codes.items()]
    groups.append(("R", -1, table.relative["earlier"]))
    glue = {"D": "day", "i": "in", "r": "of", "g": "about", "J": "join"}
    groups += [(code, 0, table.glue[key]) for code, key in glue.items()]
    groups += [
        ("H", 0, table.clock["hour"]),
        ("m", 0, table.clock["am"]),
        ("m", 1, table.clock["pm"]),
    ]
    return groups


@lru_cache(maxsize=65536)
def _sense(word: str, language: str) -> tuple[str, str] | None:
    """Clitics and the rest of a word that the tables know, or `None`."""
    table = load_words(language)
    if len(word) > _LONGEST_WORD or not word[0].isalpha():
        return None
    for cut in range(min(len(word), _CLITIC_STACK + 1)):
        clitics, rest = word[:cut], word[cut:]
        if not all(letter in table.clitics for letter in clitics):
            return None
        for base in _with_article(rest, clitics, table.article):
            if base in table.words or base in table.phrases or base in _number_words(language):
                return clitics, base
        bare = rest.removeprefix(table.article)
        if bare in _number_words(language):
            return clitics + table.article, bare
    return None


def _with_article(rest: str, clitics: str, article: str) -> tuple[str, ...]:
    # The preposition swallows the article's first letter: "للاثنين" is "ل" and "الاثنين".
    if article and clitics.endswith(article[-1]) and rest.startswith(article[-1]):
        return rest, article + rest[1:]
    return (rest,)


@cache
def _number_words(language: str) -> dict[str, int]:
    words = load_pack(language).numerals.words
    return {word: int(value) for word, (rank, value) in words.items() if rank != "ordinal"}


def date_judge(language: str) -> Judge:
    """Tell where a date may begin, and what may stand inside one."""
    table = load_words(language)
    phrases = [parts for group in table.phrases.values() for parts, _, _ in group]
    telling = {word for word, (code, _) in table.words.items() if code not in GLUE}
    # Of "the day after" the "day" tells; a phrase without such a word is told by its longest.
    telling |= {max(parts[::-1], key=len) for parts in phrases if telling.isdisjoint(parts)}
    joining = {part for parts in phrases for part in parts}
    of_use = {*table.words, *table.phrases, *_number_words(language), *joining}
    of_use |= {word.removeprefix(table.article) for word in of_use}

    def kind_of(chunk: str) -> Kind:
        texts = _TOKEN.findall(chunk)
        codes = {token.code for token in tokenize(chunk, 0, len(chunk), language)}
        known = {sense[1] for text in texts if (sense := _sense(text, language))}
        words = known.union(texts)
        if codes - GLUE or words & telling:
            return Kind.TELLS
        return Kind.JOINS if known or words & joining or UNCODED not in codes else Kind.BREAKS

    return Judge(frozenset(of_use), kind_of)


def tokenize(folded: str, begin: int, end: int, language: str) -> list[DateToken]:
    """
    Split a stretch of folded text into tokens with date codes.

    Returns
    -------
    list of DateToken
        In text order; words of no use have the code `x`, which may stand for many of them. A glued
        "and" is a token of its own.
    """
    table = load_words(language)
    matches = list(_TOKEN.finditer(folded, begin, end))
    texts = [match[0] for match in matches]
    tokens: list[DateToken] = []
    behind = 0  # the phrase before
    for index, text in enumerate(texts):
        if index < behind:
            continue
        idle = _idle(text, language)
        if idle is not None:
            tokens.append(idle)
            continue
        start, end = matches[index].span()
        known = _sense(text, language)
        if known is not None:
            clitics, base = known
            if clitics and clitics[0] in table.conjunctions:
                tokens.append(DateToken(start, start + 1, "J", 0))
            length, code, value = _lookup(table, base, texts, index)
            behind = index + length
            ambiguous = length == 1 and base in table.ambiguous
            begin, end = start + len(clitics), matches[behind - 1].end()
            tokens.append(DateToken(begin, end, code, value, ambiguous))
        elif text != ".":
            tokens.append(_number(start, end, text))
        elif not _abbreviates(start, tokens):
            tokens.append(OTHER)
    return tokens


@lru_cache(maxsize=65536)
def _idle(text: str, language: str) -> DateToken | None:
    """Give the token of a mark or of a word without use, wherever it stands; `None` for others."""
    if text == "." or text[0].isdecimal() or _sense(text, language) is not None:
        return None
    return _MARKS.get(text, OTHER)


def _lookup(table: DateWords, base: str, texts: list[str], index: int) -> tuple[int, str, int]:
    """Words consumed, code and value of the longest phrase or the word itself."""
    following = texts[index + 1] if index + 1 < len(texts) else ""
    for parts, code, value in table.phrases.get(base, ()):
        if parts[1] == following and parts[1:] == tuple(texts[index + 1 : index + len(parts)]):
            return len(parts), code, value
    if base in table.words:
        return 1, *table.words[base]
    number = _number_words(table.language).get(base)
    return (1, UNCODED, 0) if number is None else (1, "n", number)


def _abbreviates(start: int, before: list[DateToken]) -> bool:
    """Tell the full stop of "Jan." from the end of a sentence."""
    if not before:
        return False
    last = before[-1]
    return last.code in "MWm" and last.end == start and last.end - last.start <= _ABBREVIATION


def _number(start: int, end: int, text: str) -> DateToken:
    if text.isdecimal():
        value = int(text) if len(text) <= 4 else 0  # noqa: PLR2004
        return DateToken(start, end, _number_code(text, value), value)
    if text.count(":") == 1:
        hours, minutes = map(int, text.split(":"))
        return DateToken(start, end, "C", hours * 60 + minutes)
    if text[-1].isalpha():
        return DateToken(start, end, "O", int(text[:-2]))
    parts = re.split("[/-]", text)
    if len(parts) == 3:  # noqa: PLR2004
        return DateToken(start, end, "G", 0)
    return DateToken(start, end, UNCODED, 0)


def _number_code(text: str, value: int) -> str:
    if len(text) <= 3:  # noqa: PLR2004
        return "N"
    if 1900 <= value <= 2099:  # noqa: PLR2004
        return "Y"
    return "h" if 1300 <= value <= 1499 else UNCODED  # noqa: PLR2004
