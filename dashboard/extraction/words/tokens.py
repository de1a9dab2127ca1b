"""A folded text cut into its tokens: words, punctuation marks and line breaks."""

import re
from typing import Final, NamedTuple

from gazetteer.memo import Memo

__all__ = ["Tokens", "split_tokens"]

_TOKEN: Final = re.compile(r"(?:[a-z]\.){2,}|[^\W_]+(?:[-'][^\W_]+)*|\.{2,}|\n|[^\w\s]")
_MOST: Final = 20_000  # chunks remembered
_LONGEST: Final = 40  # characters; longer ones hardly come twice


class Tokens(NamedTuple):
    """The words and punctuation marks of a text, and where each starts in the folded text."""

    words: list[str]
    starts: list[int]


def split_tokens(text: str) -> Tokens:
    """
    Cut a folded text, whose white space is spaces and line breaks.

    No token holds a space, and most of what stands between two spaces is one word: only the rest
    is searched for tokens, and what was found in it is remembered.
    """
    words: list[str] = []
    starts: list[int] = []
    start = 0
    for chunk in text.split(" "):
        if chunk.isalpha():
            words.append(chunk)
            starts.append(start)
        else:
            for offset, word in _found[chunk] if len(chunk) <= _LONGEST else _find(chunk):
                words.append(word)
                starts.append(start + offset)
        start += len(chunk) + 1
    return Tokens(words, starts)


def _find(chunk: str) -> tuple[tuple[int, str], ...]:
    """Offset and text of each token of a chunk."""
    return tuple((match.start(), match[0]) for match in _TOKEN.finditer(chunk))


_found = Memo(_find, most=_MOST)
