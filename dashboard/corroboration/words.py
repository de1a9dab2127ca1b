"""Words compared across articles: folded, without clitics and endings; and the sides they name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from dashboard.corroboration.settings import load_settings, read_table
from gazetteer.normalisation import fold

__all__ = [
    "Phrases",
    "allied",
    "find_phrases",
    "names_launch_site",
    "phrase_table",
    "sides",
    "stems",
    "telling_words",
]

Phrases = Mapping[tuple[str, ...], str]

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SHORTEST_STEM = 3  # letters; a clitic or ending is only taken off a word that keeps as many
_SHORTEST_TELLING = 3


@dataclass(frozen=True, slots=True)
class _Lexicon:
    proclitics: tuple[str, ...]
    endings: tuple[str, ...]
    common: frozenset[str]


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    table = read_table("corroboration.toml")["words"]
    proclitics = tuple(sorted(map(_folded, table["proclitics"]), key=len, reverse=True))
    endings = (*map(_folded, table["endings"]), *table["english_endings"])
    bare = _Lexicon(proclitics, tuple(sorted(endings, key=len, reverse=True)), frozenset())
    common = frozenset(_stem(_folded(word), bare) for word in table["common"])
    return _Lexicon(bare.proclitics, bare.endings, common)


def _folded(text: str) -> str:
    return fold(text).text


def _stem(word: str, lexicon: _Lexicon) -> str:
    if not word[0].isdecimal():
        word = _without_proclitic(word, lexicon)
        for ending in lexicon.endings:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                return word[: -len(ending)]
    return word


def _without_proclitic(word: str, lexicon: _Lexicon) -> str:
    for clitic in lexicon.proclitics:
        if word.startswith(clitic) and len(word) - len(clitic) >= _SHORTEST_STEM:
            return word[len(clitic) :]
    return word


@lru_cache(maxsize=65536)
def _stem_folded(word: str) -> str:
    return _stem(word, _lexicon())


def stems(text: str) -> tuple[str, ...]:
    """
    Split a text into words in order, folded, without proclitics and inflectional endings.

    A light stemmer for comparison only: «الأميركية» and «أميركي» give the same stem, and so may two
    words that are not related.
    """
    return tuple(_stem_folded(word) for word in _WORD.findall(_folded(text)))


def telling_words(text: str) -> frozenset[str]:
    """Find stems that can tell events apart: no function words, no attack vocabulary."""
    common = _lexicon().common
    return frozenset(
        stem
        for stem in stems(text)
        if len(stem) >= _SHORTEST_TELLING and stem not in common and not stem.isdecimal()
    )


def phrase_table(rows: Iterable[tuple[str, str]]) -> Phrases:
    """Stemmed phrase to its name, from rows of phrase and name."""
    return MappingProxyType({stems(phrase): name for phrase, name in rows})


def find_phrases(words: tuple[str, ...], phrases: Phrases) -> Iterator[tuple[int, str]]:
    """
    Phrases among stemmed words, the longest at each place, none overlapping.

    Yields
    ------
    tuple
        Position of the first word, and the phrase's name; in text order.
    """
    longest = max(map(len, phrases), default=0)
    at = 0
    while at < len(words):
        lengths = range(min(longest, len(words) - at), 0, -1)
        length = next((n for n in lengths if words[at : at + n] in phrases), 0)
        if length:
            yield at, phrases[words[at : at + length]]
        at += length or 1


@lru_cache(maxsize=1)
def _side_phrases() -> Phrases:
    return phrase_table(
        (word, actor.name) for actor in load_settings().actors for word in actor.words
    )


@lru_cache(maxsize=1)
def _launch_sites() -> Phrases:
    return phrase_table((p, p) for p in read_table("corroboration.toml")["words"]["launch_sites"])


def names_launch_site(text: str) -> bool:
    """Whether a passage speaks of launchers or the sites they stand on."""
    return any(find_phrases(stems(text), _launch_sites()))


@lru_cache(maxsize=4096)
def sides(text: str) -> frozenset[str]:
    """
    Find the sides that a description names; the longest phrase wins at each word.

    Examples
    --------
    >>> sorted(sides("Iran-backed militias"))
    ['Iran-backed groups']
    >>> sorted(sides("unknown"))
    []
    """
    return frozenset(name for _, name in find_phrases(stems(text), _side_phrases()))


def allied(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether two sets of sides share one, or any of them are allies."""
    if first & second:
        return True
    allies = {actor.name: actor.allies for actor in load_settings().actors}
    return any(allies[name] & second for name in first) or any(
        allies[name] & first for name in second
    )
