"""Misspelt names: a rare word one slip away from a name that the same text uses."""

from collections.abc import Iterator, Mapping

from gazetteer.document import Document
from gazetteer.mentions import Mention
from gazetteer.tokens import Case, Gap

__all__ = ["find_slips", "is_slip"]

_SHORTEST = 4
_SHORTEST_SWAPPED = 6  # one wrong letter in a short word makes another word


def is_slip(written: str, name: str) -> bool:
    """
    Whether a word is a name with one letter lost, added, swapped with its neighbour or mistaken.

    Examples
    --------
    >>> is_slip("syira", "syria"), is_slip("syra", "syria"), is_slip("sara", "syria")
    (True, True, False)
    """
    if written == name or written[:1] != name[:1] or min(len(written), len(name)) < _SHORTEST:
        return False
    shorter, longer = sorted((written, name), key=len)
    start = 0
    while start < len(shorter) and shorter[start] == longer[start]:
        start += 1
    if len(longer) - len(shorter) == 1:
        return shorter[start:] == longer[start + 1 :]
    if len(longer) != len(shorter):
        return False
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
    for index, word in enumerate(document.words):
        if not word.odd or word.demonym:
            continue
        for clitics, cut in _starts(document, index):
            written = word.text[len(clitics) :]
            name = next((names[key] for key in names if is_slip(written, key)), None)
            if name and written not in names and _supported(document, index, clitics):
                yield Mention(
                    first=index,
                    last=index,
                    start=document.tokens.starts[index] + cut,
                    end=document.tokens.ends[index],
                    key=name.key,
                    places=name.places,
                    clitics=clitics,
                    words=1,
                )
                break


def _starts(document: Document, index: int) -> Iterator[tuple[str, int]]:
    """Yield the proclitics that a word may begin with, as text and as original characters."""
    word = document.words[index]
    yield "", 0
    if word.case is Case.NONE:
        for clitic in document.pack.clitics.conjunctions[:1] + document.pack.clitics.prepositions:
            if word.text.startswith(clitic) and len(word.text) > _SHORTEST:
                yield clitic, 1


def _supported(document: Document, index: int, clitics: str) -> bool:
    """Whether a word of place or an "and" stands before a word."""
    if clitics:
        return True
    if document.gap(index) not in {Gap.SPACE, Gap.QUOTE}:
        return False
    return any(
        document.phrase_before(index, entry)
        for entry in ("location", "metonym_through", "north", "south", "east", "west")
    )
