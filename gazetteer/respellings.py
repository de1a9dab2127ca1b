"""Names of the neighbourhood in an unlisted spelling: the same consonants, other vowels."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from gazetteer.document import Document
from gazetteer.lexicon import Lexicon
from gazetteer.mentions import OPEN_GAPS, PLACE_WORDS, Mention, name_of_word
from gazetteer.model import PlaceKind, Point
from gazetteer.tokens import Case

__all__ = ["find_respellings", "is_respelling"]

_SHORTEST: Final = 6
_FEWEST_CONSONANTS: Final = 3
_MOST_EDITS: Final = 2
_CONSONANTS: Final = str.maketrans("q", "k", "aeiouy'’`-")
_DOUBLED: Final = re.compile(r"(.)\1+")
_CAPITAL: Final = Case.CAPITAL  # asked of many words, and a member of an enum is slow to look up
_AROUND_DEG: Final = 1.5  # a reader looks for an unknown name near the names told with it
_MOST_POINTS: Final = 6
_WIDEST_M: Final = 50_000  # a wider place says too little of where to look
_KINDS: Final = tuple(
    kind
    for kind in PlaceKind
    if kind
    not in {
        PlaceKind.CONTINENT, PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN1,
        PlaceKind.ADMIN2, PlaceKind.SEA, PlaceKind.STREET,
    }
)  # fmt: skip


def is_respelling(written: str, name: str) -> bool:
    """
    Whether two folded words have the same consonants and differ by two letters at most.

    Examples
    --------
    >>> is_respelling("hasakeh", "hasakah"), is_respelling("makhmour", "mahmoud")
    (True, False)
    """
    if written[:1] != name[:1] or min(len(written), len(name)) < _SHORTEST:
        return False
    consonants = _consonants(written)
    if len(consonants) < _FEWEST_CONSONANTS or consonants != _consonants(name):
        return False
    return _edits(written, name) <= _MOST_EDITS


def find_respellings(
    document: Document, known: Iterable[Mention], sure: Sequence[Mention]
) -> Iterator[Mention]:
    """
    Yield unknown capitalised words that respell a name of the neighbourhood.

    Parameters
    ----------
    document
        The text.
    known
        Everything that could be a name in it.
    sure
        Names that are surely places; theirs is the neighbourhood.
    """
    words = document.words
    unknown = [
        i
        for i in document.notable
        if words[i].case is _CAPITAL
        and i
        and words[i - 1].ends  # few words have any
        and not words[i - 1].ends.isdisjoint(PLACE_WORDS)
        and _may_be_name(document, i)
    ]
    if not unknown:
        return
    covered = {i for m in known if m.places for i in range(m.first, m.last + 1)}
    points = tuple(_points(document.lexicon, sure))
    for index in unknown:
        written = document.words[index].text
        if index in covered or document.lexicon.find(written):
            continue
        skeleton = _skeleton(written)
        near = (_names_near(document.lexicon, p, written[0]) for p in points)
        alike = {name for names in near for name in names.get(skeleton, ())}
        keys = [n for n in alike if is_respelling(written, n) and document.lexicon.find(n)]
        if keys:
            key = min(keys, key=lambda name: (_edits(written, name), name))
            yield name_of_word(document, index, key, document.lexicon.find(key))


def _may_be_name(document: Document, index: int) -> bool:
    """Whether a capitalised word behind a word of place is no ordinary word."""
    long = len(document.words[index].text) >= _SHORTEST
    return long and document.gap(index) in OPEN_GAPS and not document.zipf(index)


def _points(lexicon: Lexicon, sure: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Cells of half a degree that hold the names surely told, each once."""
    seen: set[tuple[int, int]] = set()
    for mention in sure:
        if not mention.places or len(seen) >= _MOST_POINTS:
            continue
        place = lexicon.place(mention.places[0])
        if place.uncertainty_m <= _WIDEST_M:
            cell = _cell(place.point)
            if cell not in seen:
                seen.add(cell)
                yield cell


def _cell(point: Point) -> tuple[int, int]:
    return round(point.lon * 2), round(point.lat * 2)


@lru_cache(maxsize=1024)
def _names_near(
    lexicon: Lexicon, cell: tuple[int, int], initial: str
) -> dict[str, tuple[str, ...]]:
    """Folded Latin names of one word of the places round a cell, by their skeleton."""
    near: dict[str, tuple[str, ...]] = {}
    for name in _names_by_initial(lexicon, cell).get(initial, ()):
        skeleton = _skeleton(name)
        near[skeleton] = (*near.get(skeleton, ()), name)
    return near


@lru_cache(maxsize=256)
def _names_by_initial(lexicon: Lexicon, cell: tuple[int, int]) -> dict[str, list[str]]:
    """Those of the same names that are long enough, by their first letter."""
    lon, lat = cell[0] / 2, cell[1] / 2
    box = (lon - _AROUND_DEG, lat - _AROUND_DEG, lon + _AROUND_DEG, lat + _AROUND_DEG)
    near: dict[str, list[str]] = {}
    for name in set(lexicon.names_within(_KINDS, box)):
        if len(name) >= _SHORTEST:
            near.setdefault(name[0], []).append(name)
    return near


def _skeleton(word: str) -> str:
    """Return what two spellings of one name share: the first letter and the consonants."""
    return word[:1] + _consonants(word)


def _consonants(word: str) -> str:
    return _DOUBLED.sub(r"\1", word.translate(_CONSONANTS))


def _edits(first: str, second: str) -> int:
    """Letters lost, added, mistaken or swapped with their neighbour."""
    before, last = [0] * (len(second) + 1), list(range(len(second) + 1))
    for i, one in enumerate(first, start=1):
        row = [i]
        for j, other in enumerate(second, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one != other))
            swapped = i > 1 and j > 1 and one == second[j - 2] and first[i - 2] == other
            row.append(min(cost, before[j - 2] + 1) if swapped else cost)
        before, last = last, row
    return last[-1]
