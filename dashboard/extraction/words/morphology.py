"""
Take folded Arabic words apart, and put inflected forms together.

Only what reading events needs: proclitics are peeled off a token; verbs and nouns of the language
pack are spelt out in all persons, numbers and with clitic pronouns. Input and output are folded;
the affixes stand in `data/morphology_ar.toml`.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Final, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from dashboard.errors import LanguagePackError

__all__ = [
    "Peeling",
    "accusative_phrase",
    "noun_forms",
    "object_pronouns",
    "peel",
    "verb_forms",
]

_SHORTEST_STEM: Final = 2
_TABLE: Final = "morphology_ar.toml"


class _Affixes(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    conjunctions: tuple[str, ...]
    prepositions: tuple[str, ...]
    article: str
    assimilating: str
    perfect_subjects: tuple[str, ...]
    imperfect_prefixes: tuple[str, ...]
    imperfect_endings: tuple[str, ...]
    future: str
    object_pronouns: tuple[str, ...]
    possessive_pronouns: tuple[str, ...]
    accusative: str
    unmarked: tuple[str, ...]
    feminine: str
    feminine_construct: str


@cache
def _affixes() -> _Affixes:
    path = files("dashboard") / "data" / _TABLE
    try:
        return _Affixes.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise LanguagePackError(f"{_TABLE}: {error}") from error


class Peeling(NamedTuple):
    """A token without some of its proclitics."""

    stem: str
    clitics: str = ""  # conjunction and preposition letters taken off, in order
    definite: bool = False


def peel(token: str) -> tuple[Peeling, ...]:
    """Peel a folded token in every way, least first; the token itself is always the first."""
    readings = [Peeling(token)]
    readings.extend(_articles(token, "", assimilates=False))
    for clitics, assimilates in _stacks().get(token[:1], ()):
        if not token.startswith(clitics):
            continue
        rest = token[len(clitics) :]
        if len(rest) >= _SHORTEST_STEM:
            readings.append(Peeling(rest, clitics))
            readings.extend(_articles(rest, clitics, assimilates=assimilates))
    return tuple(readings)


@cache
def _stacks() -> dict[str, tuple[tuple[str, bool], ...]]:
    """Proclitics by their first letter, and whether the article may follow without its alif."""
    affixes = _affixes()
    pairs = list(product(("", *affixes.conjunctions), ("", *affixes.prepositions)))[1:]
    stacks = [(before + last, last == affixes.assimilating) for before, last in pairs]
    return {c[0]: tuple(s for s in stacks if s[0][0] == c[0]) for c, _ in stacks}


def _articles(rest: str, clitics: str, *, assimilates: bool) -> Iterator[Peeling]:
    affixes = _affixes()
    bare = rest.removeprefix(affixes.article)
    if bare != rest and len(bare) >= _SHORTEST_STEM:
        yield Peeling(bare, clitics, definite=True)
    # The article's alif is lost after the preposition it assimilates to.
    bare = rest.removeprefix(affixes.assimilating) if assimilates else rest
    if bare != rest and len(bare) >= _SHORTEST_STEM:
        yield Peeling(bare, clitics, definite=True)


def verb_forms(perfect: str, imperfect: str) -> Iterator[tuple[str, bool]]:
    """Forms of one verb and whether each is future; either stem may be empty."""
    affixes = _affixes()
    pronouns = ("", *affixes.object_pronouns)
    if perfect:
        for subject, pronoun in product(("", *affixes.perfect_subjects), pronouns):
            yield perfect + subject + pronoun, False
    if imperfect:
        for future, prefix, ending, pronoun in product(
            ("", affixes.future),
            affixes.imperfect_prefixes,
            ("", *affixes.imperfect_endings),
            pronouns,
        ):
            yield future + prefix + imperfect + ending + pronoun, bool(future)


def noun_forms(noun: str) -> Iterator[str]:
    """Spell a noun as written, with the accusative's alif and with possessive pronouns."""
    affixes = _affixes()
    yield noun
    stem = noun
    if noun.endswith(affixes.feminine):
        stem = noun.removesuffix(affixes.feminine) + affixes.feminine_construct
    else:
        yield noun + affixes.accusative
    yield from (stem + pronoun for pronoun in affixes.possessive_pronouns)


def accusative_phrase(phrase: str) -> str:
    """Put an indefinite noun and its adjectives into the accusative: "هجوما لاذعا"."""
    affixes = _affixes()
    return " ".join(
        word if word.startswith(affixes.article) or word.endswith(affixes.unmarked)
        else word + affixes.accusative
        for word in phrase.split()
    )  # fmt: skip


@cache
def object_pronouns() -> tuple[str, ...]:
    """Clitic pronouns that stand for an object, longest first."""
    return tuple(sorted(_affixes().object_pronouns, key=len, reverse=True))
