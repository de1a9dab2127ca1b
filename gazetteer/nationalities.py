"""Names whose country the text says beside them: "the Syrian town of X", "X, a Libyan city"."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from gazetteer.document import Document
from gazetteer.holders import country_beside, told_holders
from gazetteer.language import Cue
from gazetteer.mentions import Mention
from gazetteer.model import PlaceKind
from gazetteer.tokens import Case, Gap
from gazetteer.vocabulary import Word, is_owner

__all__ = ["Nationality", "told_nationalities"]

_SETTLED: Final = frozenset(
    {
        PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.NEIGHBOURHOOD,
        PlaceKind.ADMIN1, PlaceKind.ADMIN2,
    }
)  # fmt: skip
# Words between an adjective of nationality and its noun, or the comma before it.
_DESCRIBED: Final = 3
_SPACE, _COMMA, _CAPITAL = Gap.SPACE, Gap.COMMA, Case.CAPITAL


class Nationality(NamedTuple):
    """
    The country that a text says of a name.

    Attributes
    ----------
    firm
        Whether it can be said of nothing else: not so of "the base of X" with an adjective.
    """

    country: str
    firm: bool


def told_nationalities(document: Document, mentions: Sequence[Mention]) -> dict[str, Nationality]:
    """
    Return the country told of each folded name, of those that are told of one country only.

    Parameters
    ----------
    document, mentions
        The text and its names.
    """
    words = document.words
    told: dict[str, set[Nationality]] = {}
    if document.pack.clitics.article:
        marks = [i for i in document.notable if words[i].demonym]
        for name, town in pairwise(mentions):
            if name.cue is None or document.gaps[name.last + 1] is not _SPACE:
                continue  # most names, without a call
            if country := country_beside(document, name, town):
                told.setdefault(name.key, set()).add(Nationality(country, firm=True))
    else:
        marks = [i for i in document.notable if words[i].demonym or is_owner(words[i])]
        for mention, country in told_holders(document, mentions):
            told.setdefault(mention.key, set()).add(Nationality(country, firm=True))
    if not (marks or told):
        return {}
    ends = {mention.last: mention for mention in mentions}
    starts = {mention.first: mention for mention in mentions}
    for mark in marks:
        country = words[mark].demonym or _owner(document, words[mark])
        if country:
            for mention, firm in _described(document, mark, starts, ends):
                told.setdefault(mention.key, set()).add(Nationality(country, firm))
    return {
        key: max(said, key=lambda nationality: nationality.firm)
        for key, said in told.items()
        if len({nationality.country for nationality in said}) == 1
    }


def _owner(document: Document, word: Word) -> str:
    """Country that a possessive names: "Lebanon's second city"."""
    for reading in word.names:
        if reading.trim and reading.places:
            place = document.lexicon.place(reading.places[0])
            return place.country if place.kind is PlaceKind.COUNTRY else ""
    return ""


def _described(
    document: Document, mark: int, starts: dict[int, Mention], ends: dict[int, Mention]
) -> Iterator[tuple[Mention, bool]]:
    """Yield the name that an adjective of nationality speaks of, and whether of nothing else."""
    article = document.pack.clitics.article
    read = _arabic if article else _english
    found = read(document, mark, starts)
    if found:
        yield found, True
        return
    appositive = _apposition(document, mark, ends)
    if appositive:
        yield appositive, True
    elif article and document.gaps[mark] is _SPACE:
        name = ends.get(mark - 1)
        definite = document.words[mark].text.startswith(article)
        if name and definite and (name.cue is None or _is_settled(name.cue)):
            yield name, False  # as in Arabic "Tripoli the Lebanese"


def _english(document: Document, mark: int, starts: dict[int, Mention]) -> Mention | None:
    """As in "the northern Lebanese border town of X", "the Libyan capital X"."""
    noun = _noun_behind(document, mark)
    if noun is None:
        return None
    target = noun + 1
    connectors = document.pack.contexts["connector"]
    while target < len(document) and document.words[target].text in connectors:
        target += 1
    if not _joined(document, range(mark + 1, target + 1)):
        return None
    return starts.get(target) or starts.get(noun)  # a noun within the name's span


def _arabic(document: Document, mark: int, starts: dict[int, Mention]) -> Mention | None:
    """As in Arabic "the city the-Lebanese X"."""
    name = starts.get(mark + 1)
    if name is None or name.clitics or not _joined(document, range(mark, mark + 2)):
        return None
    return name if _names_settlement(document, mark - 1) else None


def _apposition(document: Document, mark: int, ends: dict[int, Mention]) -> Mention | None:
    """As in "X, a Syrian town near the border", Arabic "X, and-it-is a town Syrian"."""
    arabic = bool(document.pack.clitics.article)
    for first in range(mark, max(0, mark - _DESCRIBED - 1), -1):
        if document.gaps[first] is _COMMA:
            break
        named = first < mark and document.words[first].case is _CAPITAL
        if named or document.gaps[first] is not _SPACE:
            return None
    else:
        return None
    name = ends.get(first - 1)
    if name is None:
        return None
    if arabic:
        return name if first < mark and _names_settlement(document, mark - 1) else None
    noun = _noun_behind(document, mark)
    if noun is None or not _joined(document, range(mark + 1, noun + 1)):
        return None
    return None if _opens_name(document, noun + 1) else name


def _opens_name(document: Document, index: int) -> bool:
    """Whether a name follows a noun, which then speaks of that: "X, the Libyan capital Y"."""
    if index >= len(document) or document.gaps[index] is not _SPACE:
        return False
    word = document.words[index]
    return word.case is _CAPITAL or word.text in document.pack.contexts["connector"]


def _noun_behind(document: Document, mark: int) -> int | None:
    """Return the last word of the noun for a town soon behind a word, if one is there."""
    words = document.words
    for index in range(mark + 1, min(mark + 1 + _DESCRIBED, len(words))):
        if _names_settlement(document, index):
            further = index + 1 < len(words) and _names_settlement(document, index + 1)
            return index + 1 if further else index
        if words[index].case is _CAPITAL or words[index].demonym:
            return None
    return None


def _names_settlement(document: Document, index: int) -> bool:
    """Whether a word is a noun for a town or a division, with the article or without."""
    if index < 0:
        return False
    word, pack = document.words[index], document.pack
    if any(reading.cue and _is_settled(reading.cue) for reading in word.cues):
        return True
    cue = pack.before.get(word.text.removeprefix(pack.clitics.article))
    return cue is not None and _is_settled(cue)


def _is_settled(cue: Cue) -> bool:
    return not cue.kinds.isdisjoint(_SETTLED)


def _joined(document: Document, words: Iterable[int]) -> bool:
    """Whether nothing but a space stands before each of the words."""
    return all(document.gap(index) is _SPACE for index in words)
