"""Misspelt names: a rare word one slip away from a name that the same text uses."""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Final

from gazetteer.document import Document
from gazetteer.mentions import OPEN_GAPS, PLACE_WORDS, Mention, name_of_word
from gazetteer.tokens import Case
from gazetteer.vocabulary import shape_of

__all__ = ["find_slips", "is_slip"]

_SHORTEST: Final = 4
_ONE_LETTER: Final = (-1, 0, 1)  # less, none and more
_SUPPORT: Final = PLACE_WORDS | {"metonym_through"}
_NONE: Final = Case.NONE  # asked of many words, and a member of an enum is slow to look up
_SHORTEST_SWAPPED: Final = 6  # one wrong letter in a short word makes another word


def is_slip(written: str, name: str) -> bool:
    """
    Whether a word is a name with one letter lost, added, swapped with its neighbour or mistaken.

    Examples
    --------
    >>> is_slip("syira", "syria"), is_slip("syra", "syria"), is_slip("sara", "syria")
    (True, True, False)
    """
    shorter, longer = (written, name) if len(written) <= len(name) else (name, written)
    if len(longer) - len(shorter) > 1 or len(shorter) < _SHORTEST:
        return False
    if written == name or written[0] != name[0]:
        return False
    start = 0
    while start < len(shorter) and shorter[start] == longer[start]:
        start += 1
    if len(longer) - len(shorter) == 1:
        return shorter[start:] == longer[start + 1 :]
    if (
        shorter[start + 2 :] == longer[start + 2 :]
        and shorter[start : start + 2] == longer[start : start + 2][::-1]
    ):
        return True
    return len(name) >= _SHORTEST_SWAPPED and shorter[start + 1 :] == longer[start + 1 :]


def find_slips(document: Document, names: Mapping[str, Mention]) -> Iterator[Mention]:
    """
    Yield the misspelt mentions of names.

    Parameters
    ----------
    document
        The text.
    names
        Names of one word that the text surely uses, by folded name.
    """
    article = document.pack.clitics.article
    wanted = {shape for name in names for shape in _shapes_near(name, article)}
    words = document.words
    doubtful = [
        index
        for index in document.notable
        if (shape := (word := words[index]).shape)
        and (shape in wanted or word.inner_shape in wanted)
        and (word.case is _NONE or word.text not in names)
    ]
    if not doubtful:
        return
    near: dict[tuple[str, int], list[str]] = {}  # by initial, and lengths a letter apart
    for key in names:
        for more in _ONE_LETTER:
            near.setdefault((key[0], len(key) + more), []).append(key)
    letters = _clitic_letters(document)
    slips: dict[str, str | None] = {}  # a word is compared once, however often it stands
    for index in doubtful:
        word = document.words[index]
        for clitics in _starts(document, index, letters):
            written = word.text[len(clitics) :]
            if written not in slips:
                keys = near.get((written[0], len(written)), ())
                # One slip spares the letter behind the initial, or the last one.
                second, last = written[1], written[-1]
                alike = (k for k in keys if k[1] == second or k[-1] == last)
                slips[written] = next((k for k in alike if is_slip(written, k)), None)
            slip = slips[written]
            if slip and written not in names:
                yield name_of_word(document, index, slip, names[slip].places, clitics=clitics)
                break


@lru_cache(maxsize=4096)
def _shapes_near(name: str, article: str) -> tuple[str, ...]:
    """Return the shapes of words that are at most a letter longer or shorter than a name."""
    first = shape_of(name, article)[0]
    return tuple(f"{first}{len(name) + more}" for more in _ONE_LETTER)


def _starts(document: Document, index: int, letters: Collection[str]) -> Iterator[str]:
    """
    Yield what may be glued to the front of a possible name: nothing, or one of the letters.

    A word of place or an "and" must stand before it.
    """
    word = document.words[index]
    before = document.words[index - 1].ends if index else None
    if before and not before.isdisjoint(_SUPPORT) and document.gap(index) in OPEN_GAPS:
        yield ""
    if word.case is _NONE and word.text[0] in letters and len(word.text) > _SHORTEST:
        yield word.text[0]


def _clitic_letters(document: Document) -> tuple[str, ...]:
    clitics = document.pack.clitics
    return (*clitics.conjunctions[:1], *clitics.prepositions)
