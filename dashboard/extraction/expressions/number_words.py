"""The words round numbers: what qualifies them, what they count, what they measure."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from dashboard.errors import LanguagePackError
from gazetteer.normalisation import fold

__all__ = ["LANGUAGES", "NumberWords", "load_number_words"]

LANGUAGES: Final = ("ar", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """
    Words of one language, folded; patterns run over folded text.

    Attributes
    ----------
    before, after
        Patterns of qualifiers, each with its name as the group that matched.
    vague
        Pattern of vague amounts, and their bounds by phrase (upper bound 0 where open).
    vague_start
        Pattern of the word by which such an amount is found: its first, but of "a few" the "few".
    forms
        Noun form to the number it tells, 1 or 2.
    doubtful_duals
        Forms that are a plural too: a dual only with "two" beside them.
    units
        Unit word to the name of its kind.
    tolls
        Words behind which a bare number counts people.
    lookalikes
        Unfolded words that fold to a number word.
    calibre
        Pattern of a measure that is a munition's, and counts nothing: "122 mm".
    ordinals
        Word for the next of several, and its number: "a third" rocket.
    munitions
        Counted nouns of which "the" tells one, too: "the missile hit".
    """

    language: str
    clitics: frozenset[str]
    article: str
    conjunction: str
    head_first: bool
    before: re.Pattern[str]
    after: re.Pattern[str]
    between: re.Pattern[str]
    rising: re.Pattern[str]
    partitive: re.Pattern[str]
    percent: re.Pattern[str]
    vague_pattern: re.Pattern[str]
    vague_start: re.Pattern[str]
    vague: dict[str, tuple[int, int]]
    joints: dict[str, str]
    between_joints: frozenset[str]
    forms: dict[str, int]
    units: dict[str, str]
    of: frozenset[str]
    link: frozenset[str]
    lookalikes: frozenset[str]
    calibre: re.Pattern[str]
    ordinals: dict[str, int]
    munitions: frozenset[str]
    more: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    determiners: frozenset[str]
    tolls: frozenset[str]
    doubtful_duals: frozenset[str]
    coordinators: frozenset[str]
    identifiers: frozenset[str]
    participles: frozenset[str]
    irregular_plural: frozenset[str]
    not_plural: frozenset[str]
    stops: frozenset[str]
    blocked_before: frozenset[str]
    conjunction_nouns: frozenset[str]

    def articles(self, noun: str) -> frozenset[str]:
        """Words of which one, before a singular noun, tells that it is one."""
        return self.indefinite | self.definite if noun in self.munitions else self.indefinite


class _Nouns(BaseModel):
    model_config = ConfigDict(extra="forbid")

    counted: list[str]
    counted_nominative: list[str]
    dual_nominative: list[str]
    dual: list[str]
    irregular_dual: list[str]
    irregular_singular: list[str]
    waw_nouns: list[str]
    munitions: list[str]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")

    language: str
    clitics: list[str]
    article: str
    conjunction: str
    head_first: bool
    qualifiers: dict[str, list[str]]
    suffixes: dict[str, list[str]]
    ranges: dict[str, list[str]]
    vague: dict[str, tuple[int, int]]
    nouns: _Nouns
    units: dict[str, list[str]]
    words: dict[str, list[str]]
    ordinals: dict[int, list[str]]


@cache
def load_number_words(language: str) -> NumberWords:
    """
    Read the number words of a language.

    Raises
    ------
    LanguagePackError
        If the file is broken; the message names it.
    """
    name = f"numbers_{language}.toml"
    try:
        text = files("dashboard").joinpath("data", name).read_text("utf-8")
        raw: dict[str, Any] = tomllib.loads(text)
        table = _Table.model_validate(raw)
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise LanguagePackError(f"dashboard/data/{name}: {error}") from error
    return _compile(table)


def _compile(table: _Table) -> NumberWords:
    words = {key: _folded(entries) for key, entries in table.words.items()}
    vague = {fold(phrase).text: bounds for phrase, bounds in table.vague.items()}
    opening = {_opening_word(phrase, words["determiners"]) for phrase in vague}
    return NumberWords(
        language=table.language, clitics=frozenset(table.clitics), article=table.article,
        conjunction=table.conjunction, head_first=table.head_first,
        before=_named(table.qualifiers, rf"(?<!\w){_clitics(table)}(?:@)\s*$"),
        after=_named(table.suffixes, r"[\s,،]*(?:@)(?!\w)"),
        between=re.compile(rf"(?<!\w){_clitics(table)}(?:{_any(table.ranges['between'])})\s*$"),
        rising=re.compile(rf"(?<!\w)(?:{_any(table.ranges['rising'])})(?!\w)"),
        partitive=re.compile(rf"\s*(?:{_any(table.words['partitive'])})(?!\w)"),
        percent=re.compile(rf"\s*(?:{_any(table.units['percent'])})(?!\w)"),
        vague_pattern=re.compile(rf"(?<!\w){_clitics(table)}({_any(vague)})(?!\w)"),
        vague_start=re.compile(rf"(?<!\w){_clitics(table)}(?:{_any(opening)})(?!\w)"),
        vague=vague,
        joints=_joints(table.ranges),
        between_joints=_folded(table.ranges["and"]),
        forms=_forms(table.nouns),
        units={w: kind for kind, entries in table.units.items() for w in _folded(entries)},
        of=words["of"],
        link=words["link"],
        lookalikes=frozenset(table.words["lookalikes"]),
        calibre=_calibre(table),
        ordinals={w: n for n, entries in table.ordinals.items() for w in _folded(entries)},
        munitions=_folded(table.nouns.munitions),
        definite=words["definite"],
        more=words["more"],
        coordinators=words["coordinators"],
        indefinite=words["indefinite"],
        determiners=words["determiners"],
        tolls=words["tolls"],
        doubtful_duals=_doubtful_duals(table.nouns),
        identifiers=words["identifiers"],
        participles=words["participles"],
        irregular_plural=words["irregular_plural"],
        not_plural=words["not_plural"],
        stops=words["stops"],
        blocked_before=words["blocked_before"],
        conjunction_nouns=_folded(table.nouns.waw_nouns),
    )  # fmt: skip


def _opening_word(phrase: str, idle: frozenset[str]) -> str:
    """Give the word that announces a phrase: "the" of "the pair of" stands in every sentence."""
    return next(word for word in phrase.split() if len(word) > 1 and word not in idle)


def _calibre(table: _Table) -> re.Pattern[str]:
    return re.compile(rf"[\s-]*\d[\d.]{{1,3}}[\s-]?(?:{_any(table.words['calibre'])})(?!\w)")


def _folded(entries: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(entry).text for entry in entries)


def _any(entries: Iterable[str]) -> str:
    longest_first = sorted(_folded(entries), key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in longest_first)


def _clitics(table: _Table) -> str:
    letters = "".join(table.clitics)
    return f"[{letters}]{{0,2}}" if letters else ""


def _named(groups: dict[str, list[str]], frame: str) -> re.Pattern[str]:
    named = (f"(?P<{name}>" + frame.replace("@", _any(e)) + ")" for name, e in groups.items())
    return re.compile("|".join(named))


def _joints(ranges: dict[str, list[str]]) -> dict[str, str]:
    """Give what may stand between the two numbers of a range, and which kind it makes."""
    return {fold(word).text: kind for kind in ("to", "or") for word in ranges[kind]}


def _forms(nouns: _Nouns) -> dict[str, int]:
    """Derive the dual of each noun, and the bare singular of those that are counted."""
    forms: dict[str, int] = {}
    for noun in (*nouns.counted, *nouns.dual):
        forms |= dict.fromkeys(_duals(noun, accusative=True), 2)
    for noun in (*nouns.counted_nominative, *nouns.dual_nominative):
        forms |= dict.fromkeys(_duals(noun, accusative=False), 2)
    forms |= dict.fromkeys(_folded(nouns.irregular_dual), 2)
    for noun in (*nouns.counted, *nouns.counted_nominative, *nouns.irregular_singular):
        forms |= dict.fromkeys(_singulars(noun), 1)
    return forms


def _doubtful_duals(nouns: _Nouns) -> frozenset[str]:
    """Give the forms that are duals only with "two" beside them; else they are plurals."""
    doubtful = (*nouns.counted_nominative, *nouns.dual_nominative)
    return frozenset(form for noun in doubtful for form in _duals(noun, accusative=True))


def _duals(noun: str, *, accusative: bool) -> list[str]:
    if noun.isascii():
        return []
    feminine = noun.endswith("ة")
    stem = fold(noun).text[:-1] + "ت" if feminine else fold(noun).text
    endings = ["ان"] + ["ين"] * accusative + ["ا", "ي"] * feminine
    return [stem + ending for ending in endings]


def _singulars(noun: str) -> list[str]:
    folded = fold(noun).text
    accusative = not noun.isascii() and not noun.endswith(("ة", "ء", "ى"))
    return [folded, folded + "ا"] if accusative else [folded]
