"""
Names of ships, so written that Arabic and Latin spellings of one name are the same.

Only consonants are kept: «نورث كورال» and "North Coral" give the same letters.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from dashboard.corroboration.settings import read_table
from dashboard.corroboration.words import find_phrases, phrase_table, stems
from gazetteer.normalisation import fold

__all__ = ["ship_names"]

_QUOTED = re.compile(r"[\"“«']([^\W\d_][^\"“”«»'\n]{2,30})[\"”»']")
_NAMED = re.compile(r"\b[a-z]+(?: [a-z]+)? ((?:[A-Z][a-z]+ ?){2,3})")
_ENCLOSED = re.compile(r"[\"“«'(]([^\W\d_][^\"“”«»'()\n]{2,30})[\"”»')]")
_PREFIXED = re.compile(r"\bM[/.]?[VT]\.? ((?:[A-Z][a-z]+ ?){1,3})")
_LEADING = re.compile(r"((?:[A-Z][a-z]+ ){2,3})([a-z]+)")
_BREAK = re.compile(r"[\n.,،:]")
_BEFORE = 40  # characters from a ship's kind to its name: "the dry bulk carrier (Coral Star)"
_MOST_WORDS = 3
_QUOTATIONS = 2  # in a script without capitals, one may be of something else
_LEAST = 4  # consonants that make a name telling


def ship_names(told: str, text: str) -> frozenset[str]:
    """
    Find the names of ships in an article that tells of a ship.

    Parameters
    ----------
    told
        What is cited of the event; it must speak of a ship.
    text
        The whole article: the name may stand in another sentence.
    """
    if not _speaks_of_ship(told):
        return frozenset()
    named = _beside(told) or _beside(text) or _quoted(told) or _quoted(text)
    if len(named) > (1 if text.isascii() or any(n.istitle() for n in named) else _QUOTATIONS):
        return frozenset()  # of several, which one was hit?
    letters = map(_consonants, named)
    return frozenset(one for one in letters if len(one) >= _LEAST)


def _beside(text: str) -> frozenset[str]:
    """Names that stand beside a ship's kind."""
    names = [m[1] for m in _PREFIXED.finditer(text)]
    names += [m[1] for m in _NAMED.finditer(text) if _speaks_of_ship(text[m.start() : m.start(1)])]
    names += [m[1] for m in _LEADING.finditer(text) if _speaks_of_ship(m[2])]
    names += [
        m[1]
        for m in _ENCLOSED.finditer(text)
        if _speaks_of_ship(_BREAK.split(text[max(0, m.start() - _BEFORE) : m.start()])[-1])
    ]
    return _proper(names)


def _quoted(text: str) -> frozenset[str]:
    """Whatever is quoted, where nothing stands beside a ship's kind."""
    return _proper([m[1] for m in _QUOTED.finditer(text)])


def _proper(names: Sequence[str]) -> frozenset[str]:
    """Short names with a capital letter, if their script has any; no abbreviations."""
    return frozenset(
        name.strip()
        for name in names
        if name[0] == name[0].upper() and len(name.split()) <= _MOST_WORDS and not name.isupper()
    )


@lru_cache(maxsize=1)
def _words() -> dict[tuple[str, ...], str]:
    words = read_table("corroboration.toml")["ships"]["words"]
    return dict(phrase_table((word, word) for word in words))


def _speaks_of_ship(text: str) -> bool:
    return any(find_phrases(stems(text), _words()))


@lru_cache(maxsize=1)
def _letters() -> tuple[tuple[str, str], ...]:
    """Spellings and the consonant each stands for, longer ones first."""
    table = read_table("corroboration.toml")["ships"]["letters"]
    rows = ((fold(one).text, letter) for letter, spellings in table.items() for one in spellings)
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@lru_cache(maxsize=4096)
def _consonants(name: str) -> str:
    folded = fold(name).text
    found: list[str] = []
    at = 0
    while at < len(folded):
        spelling, letter = next(
            ((s, x) for s, x in _letters() if folded.startswith(s, at)), (folded[at], "")
        )
        if letter and found[-1:] != [letter]:
            found.append(letter)
        at += len(spelling)
    return "".join(found)
