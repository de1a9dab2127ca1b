"""The phrases that may begin with a word, by the words behind it: most stand in no text."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from dashboard.extraction.words.senses import Sense

__all__ = ["ARTICLE", "OWNS", "Opening", "Phrase", "find_opening", "spells"]

ARTICLE: Final = "ال"
OWNS: Final = "'s"  # "the army's guns"
_PAIR: Final = 2  # words


class Phrase(NamedTuple):
    """A phrase that may begin with a token: its rank, the token's peeled form, words and sense."""

    rank: int
    form: str
    words: tuple[str, ...]
    sense: Sense


Opening = Mapping[str, Mapping[str, tuple[Phrase, ...]]]
"""
Phrases that may begin with a token, by the second and the third word of a text, best first.

Those of two words stand under every third word that another one has, and alone under the empty one.
"""


def find_opening(found: Iterable[tuple[str, tuple[str, ...], Sense]]) -> Opening:
    """Arrange phrases, each with the form in which its first word was found, best first."""
    following: dict[str, list[Phrase]] = defaultdict(list)
    for rank, (form, words, sense) in enumerate(found):
        for written in _spellings(words[1]):
            following[written].append(Phrase(rank, form, words, sense))
    return {second: _by_third(phrases) for second, phrases in following.items()}


def _by_third(phrases: Sequence[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    pairs = [phrase for phrase in phrases if len(phrase.words) == _PAIR]
    longer: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        if len(phrase.words) > _PAIR:
            for written in _spellings(phrase.words[_PAIR]):
                longer.setdefault(written, []).append(phrase)
    # Sorted by rank, the first field, which no two of them share.
    return {third: tuple(sorted((*pairs, *found))) for third, found in longer.items()} | {
        "": tuple(pairs)
    }


def _spellings(word: str) -> tuple[str, str, str]:
    """Give the ways in which a word of a phrase may be written behind its first."""
    return word, ARTICLE + word, word + OWNS


def spells(token: str, word: str) -> bool:
    """Whether a token is a word of a phrase, with or without the article."""
    return word in (token, token.removeprefix(ARTICLE), token.removesuffix(OWNS))
