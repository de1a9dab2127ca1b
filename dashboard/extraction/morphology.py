"""
Take folded Arabic words apart, and put inflected forms together.

Only what reading events needs: proclitics are peeled off a token; verbs and nouns of the language
pack are spelt out in all persons, numbers and with clitic pronouns. Input and output are folded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

__all__ = ["Peeling", "noun_forms", "peel", "verb_forms", "verbal_noun_forms"]

_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك")
_ARTICLE = "ال"
_SUBJECTS = ("", "ت", "ا", "تا", "وا", "و", "نا", "ن", "تم")
_PRONOUNS = ("", "ه", "ها", "هم", "هما")
_IMPERFECT_PREFIXES = ("ي", "ت", "ن", "ا")
_IMPERFECT_ENDINGS = ("", "ون", "وا", "و", "ان", "ين", "ن")
_SHORTEST_STEM = 2


@dataclass(frozen=True, slots=True)
class Peeling:
    """A token without some of its proclitics."""

    stem: str
    clitics: str = ""  # conjunction and preposition letters taken off, in order
    definite: bool = False


@lru_cache(maxsize=65536)
def peel(token: str) -> tuple[Peeling, ...]:
    """Peel a folded token in every way, least first; the token itself is always the first."""
    readings = [Peeling(token)]
    for conjunction, preposition in product(_CONJUNCTIONS, _PREPOSITIONS):
        clitics = conjunction + preposition
        if not token.startswith(clitics):
            continue
        rest = token[len(clitics) :]
        if clitics and len(rest) >= _SHORTEST_STEM:
            readings.append(Peeling(rest, clitics))
        readings.extend(_articles(rest, clitics, assimilated=preposition == "ل"))
    return tuple(readings)


def _articles(rest: str, clitics: str, *, assimilated: bool) -> Iterator[Peeling]:
    if rest.startswith(_ARTICLE) and len(rest) - 2 >= _SHORTEST_STEM:
        yield Peeling(rest[2:], clitics, definite=True)
    # "لل": the article's alif is lost after the preposition.
    if assimilated and rest.startswith("ل") and len(rest) - 1 >= _SHORTEST_STEM:
        yield Peeling(rest[1:], clitics, definite=True)


def verb_forms(perfect: str, imperfect: str) -> Iterator[tuple[str, bool]]:
    """Forms of one verb and whether each is future (proclitic sin); either stem may be empty."""
    if perfect:
        for subject, pronoun in product(_SUBJECTS, _PRONOUNS):
            yield perfect + subject + pronoun, False
    if imperfect:
        for future, prefix, ending, pronoun in product(
            ("", "س"), _IMPERFECT_PREFIXES, _IMPERFECT_ENDINGS, _PRONOUNS
        ):
            yield future + prefix + imperfect + ending + pronoun, bool(future)


def noun_forms(noun: str) -> Iterator[str]:
    """Spell a noun as written, with the accusative's alif and with possessive pronouns."""
    yield noun
    if noun.endswith("ه"):
        yield from (noun[:-1] + "ت" + pronoun for pronoun in (*_PRONOUNS, "نا") if pronoun)
        return
    yield noun + "ا"
    yield from (noun + pronoun for pronoun in (*_PRONOUNS, "نا") if pronoun)


def verbal_noun_forms(noun: str) -> Iterator[str]:
    """Forms of a verbal noun; the same as a noun's."""
    return noun_forms(noun)
