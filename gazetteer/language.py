"""Language packs: the words of each language that the code works with, read from `data/*.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from gazetteer.errors import GazetteerDataError
from gazetteer.normalisation import fold_name

__all__ = ["LANGUAGES", "LanguagePack", "NumeralWords", "load_pack"]

LANGUAGES = ("ar", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumeralWords:
    """
    Number words of one language, folded.

    Attributes
    ----------
    words
        Word to (rank, value); the ranks are the sections of the data file, `unit` to `scale`.
    prefixes, article
        What may be glued to the front of a number word.
    joiners
        Conjunctions between the words of one number.
    bare_only
        Words that are numbers only where nothing but a conjunction is glued to them.
    """

    words: dict[str, tuple[str, float]]
    prefixes: tuple[str, ...]
    article: str
    joiners: frozenset[str]
    bare_only: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePack:
    """All words of one language."""

    language: str
    numerals: NumeralWords


class _NumeralTable(BaseModel):
    model_config = ConfigDict(extra="forbid")

    prefixes: list[str]
    article: str
    joiners: list[str]
    bare_only: list[str]
    unit: dict[int, list[str]] = {}
    unit_before_ten: dict[int, list[str]] = {}
    ordinal: dict[int, list[str]] = {}
    ten: dict[int, list[str]] = {}
    teen: dict[int, list[str]] = {}
    tens: dict[int, list[str]] = {}
    hundred: dict[int, list[str]] = {}
    scale: dict[int, list[str]] = {}


class _PackTable(BaseModel):
    model_config = ConfigDict(extra="forbid")

    numerals: _NumeralTable


@cache
def load_pack(language: str) -> LanguagePack:
    """
    Read a language's pack.

    Parameters
    ----------
    language
        One of `LANGUAGES`.

    Raises
    ------
    GazetteerDataError
        If the file is not TOML or lacks a section; the message names the place.
    """
    name = f"{language}.toml"
    try:
        text = files("gazetteer.data").joinpath(name).read_text("utf-8")
        raw: dict[str, Any] = tomllib.loads(text)
        table = _PackTable.model_validate(raw)
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise GazetteerDataError(f"gazetteer/data/{name}: {error}") from error
    return LanguagePack(language=language, numerals=_numerals(table.numerals))


def _numerals(table: _NumeralTable) -> NumeralWords:
    ranks = ("unit", "unit_before_ten", "ordinal", "ten", "teen", "tens", "hundred", "scale")
    return NumeralWords(
        words={
            fold_name(word): (rank, float(value))
            for rank in ranks
            for value, words in getattr(table, rank).items()
            for word in words
        },
        prefixes=tuple(table.prefixes),
        article=table.article,
        joiners=frozenset(table.joiners),
        bare_only=frozenset(fold_name(word) for word in table.bare_only),
    )
