"""Language packs: the words of each language that the code works with, read from `data/*.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gazetteer.errors import GazetteerDataError
from gazetteer.model import PlaceKind
from gazetteer.normalisation import fold_name
from gazetteer.tokens import name_key

__all__ = ["LANGUAGES", "Clitics", "Cue", "LanguagePack", "NumeralWords", "load_pack"]

LANGUAGES: Final = ("ar", "en")


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
class Clitics:
    """
    What may be glued to the front of a word.

    Attributes
    ----------
    conjunctions, prepositions
        Single letters; a conjunction may stand before a preposition.
    article
        The article; belongs to the word.
    assimilated
        A preposition and the article written as one.
    adjective_endings
        Endings of an adjective of nationality beyond the masculine singular.
    pronouns
        What ordinary words take behind, and names do not.
    bound_ending
        A last letter and what becomes of it before a pronoun.
    """

    conjunctions: tuple[str, ...]
    prepositions: tuple[str, ...]
    article: str
    assimilated: str
    adjective_endings: tuple[str, ...]
    pronouns: tuple[str, ...]
    bound_ending: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # one a phrase: identity compares it
class Cue:
    """
    A noun that announces a place name.

    Attributes
    ----------
    name
        Its section in the data file.
    kinds, near
        Kinds of places it asks for, and kinds it also accepts.
    in_span
        Whether it belongs to the name's span.
    opens
        Whether it makes a place name of a word that the gazetteer does not hold.
    several
        Whether it covers several coordinated names; it then stays outside their spans.
    definite
        Whether it announces a name even with the article.
    bold
        Whether the unknown name that it opens may be an ordinary word: حي الشهداء.
    """

    name: str
    kinds: frozenset[PlaceKind]
    near: frozenset[PlaceKind]
    in_span: bool
    opens: bool
    several: bool
    definite: bool
    bold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagePack:
    """
    All words of one language, folded.

    Attributes
    ----------
    before, after
        Cue phrases that stand before or after a name.
    cue_words
        All words of these phrases.
    definite_nouns
        The cue nouns with the article, and no more: "the city".
    point
        The cue of a name that a distance is measured from.
    relations, units, contexts
        Phrases by section entry; a phrase is folded words, one space apart.
    phrases
        The same and `after`, by entry, whatever the section.
    longest
        Words of each entry's longest phrase; 0 for an empty entry.
    demonyms
        Adjective of nationality, masculine without article, to its country.
    short_names
        Word for an area, where the text has told which one, to the area's folded name.
    """

    language: str
    numerals: NumeralWords
    clitics: Clitics
    before: dict[str, Cue]
    after: dict[str, Cue]
    cue_words: frozenset[str]
    definite_nouns: frozenset[str]
    point: Cue
    relations: dict[str, frozenset[str]]
    units: dict[str, frozenset[str]]
    contexts: dict[str, frozenset[str]]
    phrases: dict[str, frozenset[str]]
    longest: dict[str, int]
    demonyms: dict[str, str]
    short_names: dict[str, str]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _NumeralTable(_Table):
    prefixes: list[str]
    article: str
    joiners: list[str]
    bare_only: list[str]
    unit: dict[int, list[str]] = Field(default_factory=dict)
    unit_before_ten: dict[int, list[str]] = Field(default_factory=dict)
    ordinal: dict[int, list[str]] = Field(default_factory=dict)
    ten: dict[int, list[str]] = Field(default_factory=dict)
    teen: dict[int, list[str]] = Field(default_factory=dict)
    tens: dict[int, list[str]] = Field(default_factory=dict)
    hundred: dict[int, list[str]] = Field(default_factory=dict)
    scale: dict[int, list[str]] = Field(default_factory=dict)


class _CliticTable(_Table):
    conjunctions: list[str]
    prepositions: list[str]
    article: str
    assimilated: str
    adjective_endings: list[str]
    pronouns: list[str]
    bound_ending: tuple[str, str]


class _CueTable(_Table):
    kinds: list[PlaceKind]
    near: list[PlaceKind] = Field(default_factory=list)
    one: list[str]
    many: list[str]
    after: list[str] = Field(default_factory=list)
    after_many: list[str] = Field(default_factory=list)
    in_span: bool = True
    opens: bool = True
    definite: bool = False
    bold: bool = False


class _PackTable(_Table):
    numerals: _NumeralTable
    clitics: _CliticTable
    cues: dict[str, _CueTable]
    relations: dict[str, list[str]]
    units: dict[str, list[str]]
    contexts: dict[str, list[str]]
    demonyms: dict[str, list[str]]
    short_names: dict[str, str] = {}


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
    return _pack(language, table)


def _pack(language: str, table: _PackTable) -> LanguagePack:
    before, after = _cues(table.cues, "one", "many"), _cues(table.cues, "after", "after_many")
    relations, units, contexts = map(_phrases, (table.relations, table.units, table.contexts))
    phrases = {**units, **relations, **contexts, "after": frozenset(after)}
    return LanguagePack(
        language=language,
        numerals=_numerals(table.numerals),
        clitics=Clitics(
            conjunctions=tuple(table.clitics.conjunctions),
            prepositions=tuple(table.clitics.prepositions),
            article=table.clitics.article,
            assimilated=table.clitics.assimilated,
            adjective_endings=tuple(map(name_key, table.clitics.adjective_endings)),
            pronouns=tuple(map(name_key, table.clitics.pronouns)),
            bound_ending=(name_key(table.clitics.bound_ending[0]), table.clitics.bound_ending[1]),
        ),
        before=before,
        after=after,
        definite_nouns=frozenset(table.clitics.article + noun for noun in before),
        point=_cue("point", table.cues["point"], in_span=False, several=False),
        cue_words=frozenset(word for phrase in (*before, *after) for word in phrase.split()),
        relations=relations,
        units=units,
        contexts=contexts,
        phrases=phrases,
        longest={
            entry: max((len(phrase.split()) for phrase in listed), default=0)
            for entry, listed in phrases.items()
        },
        demonyms={name_key(word): code for code, words in table.demonyms.items() for word in words},
        short_names={name_key(word): name_key(area) for word, area in table.short_names.items()},
    )


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


def _cue(name: str, table: _CueTable, *, in_span: bool, several: bool) -> Cue:
    return Cue(
        name=name,
        kinds=frozenset(table.kinds),
        near=frozenset(table.near),
        in_span=in_span,
        opens=table.opens,
        several=several,
        definite=table.definite,
        bold=table.bold,
    )


def _cues(tables: dict[str, _CueTable], one: str, many: str) -> dict[str, Cue]:
    return {
        name_key(word): _cue(
            name, table, in_span=table.in_span and field == one, several=field == many
        )
        for name, table in tables.items()
        for field in (many, one)
        for word in getattr(table, field)
    }


def _phrases(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {entry: frozenset(map(name_key, words)) for entry, words in table.items()}
