"""Names that our tables know only together with their town, in a text that tells of that town."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from gazetteer.bare_names import bare_key
from gazetteer.document import Document
from gazetteer.geodesy import further_than
from gazetteer.lexicon import Lexicon
from gazetteer.mentions import OPEN_GAPS, Mention
from gazetteer.model import Place, PlaceKind
from gazetteer.tokens import Case, Gap

__all__ = ["with_qualified"]

# From a quarter or a site to the middle of its town, the widest taken in.
_QUARTER_M: Final = 25_000.0
_VILLAGE_M: Final = 50_000.0  # from a village to the town that it is told of
_QUARTERS: Final = frozenset(
    {PlaceKind.NEIGHBOURHOOD, PlaceKind.STREET, PlaceKind.FACILITY, PlaceKind.CAMP}
)
_WIDE: Final = frozenset({PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.SEA})
_BETWEEN: Final = 2  # words between it and its town: "in X in southern Baghdad"
_EVERYDAY_ZIPF: Final = 3.0  # one use in a million words; commoner words need a noun: the quarter X
_LOWER, _NONE = Case.LOWER, Case.NONE  # members of an enum are slow to look up
_ENDS: Final = (Gap.STOP, Gap.LINE)


def with_qualified(
    document: Document,
    scored: list[tuple[float, Mention]],
    sure: Sequence[Mention],
    least: float,
) -> list[tuple[float, Mention]]:
    """
    Add the names that the tables hold only together with a town that the text surely names.

    Parameters
    ----------
    document, scored, sure
        The text, its names with their evidence, and those that are surely places.
    least
        Evidence of a name so found.
    """
    found: dict[tuple[int, int], Mention] = {}
    for mention in _find(document, sure):
        found[mention.first, mention.last] = mention
    if not found:
        return scored
    merged = [
        (max(score, least), m._replace(places=(*more.places, *m.places)))
        if (more := found.pop((m.first, m.last), None))
        else (score, m)
        for score, m in scored
    ]
    return [*merged, *((least, mention) for mention in found.values())]


class _Towns:
    """The places that a text surely names, each with the words that name it."""

    def __init__(self, lexicon: Lexicon, sure: Sequence[Mention]) -> None:
        self._lexicon = lexicon
        self._spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for mention in sure:
            if mention.places:
                self._spans[mention.places[0]].append((mention.first, mention.last))
        self._starts: dict[int, list[int]] = defaultdict(list)
        for town, spans in self._spans.items():
            for first, _ in spans:
                self._starts[first].append(town)
        self._around: dict[int, tuple[int, ...]] = {}

    def named_at(self, first: int) -> Sequence[int]:
        """Return the places whose names begin at a word."""
        return self._starts.get(first, ())

    def around(self, place: int) -> tuple[int, ...]:
        """Return the named places that a place may lie in; worked out once, for a text is long."""
        if place not in self._around:
            own = self._lexicon.place(place)
            self._around[place] = tuple(
                [town for town in self._spans if _belongs(own, self._lexicon.place(town))]
            )
        return self._around[place]

    def names_beside(self, town: int, name: Mention) -> bool:
        """Whether a place is named elsewhere than in the words of a name."""
        return any(last < name.first or first > name.last for first, last in self._spans[town])


def _find(document: Document, sure: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the longest such name that begins at each word, if the words round it announce it."""
    towns: _Towns | None = None  # most texts have no such name
    for first in document.notable:
        longest = document.words[first].bare
        if not longest or not _may_be_told(document, first, longest):
            continue  # as most are not
        for last in range(min(first + longest, len(document)) - 1, first - 1, -1):
            name = _named(document, first, last)
            if not name:
                continue
            towns = towns or _Towns(document.lexicon, sure)
            told = _told(document, name, towns)
            found = _beside(document, told, towns) if told else None
            if found:
                yield found
                break


def _may_be_told(document: Document, first: int, longest: int) -> bool:
    """Whether a noun or a word of place stands where it could announce a name."""
    words = document.words
    if words[first].cues:
        return True
    before = words[first - 1] if first else None
    connectors = document.pack.contexts["connector"]
    if before and (before.cues or "location" in before.entries or before.text in connectors):
        return True
    if words[first].case is _NONE:
        return False
    behind = words[first + 1 : first + 1 + longest]
    return any("after" in word.entries for word in behind)


def _named(document: Document, first: int, last: int) -> Mention | None:
    """Make a name of these words if the tables hold it for some town."""
    if not _may_name(document, first, last):
        return None
    key = " ".join(word.text for word in document.words[first : last + 1])
    if not document.lexicon.find(bare_key(key)):
        return None
    return _mention_of(document, first, last, key)


def _beside(document: Document, name: Mention, towns: _Towns) -> Mention | None:
    """Give a name the places that bear it beside the other names; `None` if there are none."""
    places = tuple(
        place
        for place in document.lexicon.find(bare_key(name.key))
        if any(towns.names_beside(town, name) for town in towns.around(place))
    )
    if name.cue:
        kinds = name.cue.kinds | name.cue.near
        places = tuple(i for i in places if document.lexicon.kind(i) in kinds)
    return name._replace(places=places) if places else None


def _told(document: Document, name: Mention, towns: _Towns) -> Mention | None:
    """Return a name with the noun that announces it, or as it is between "in" and its town."""
    for reading in document.words[name.first].cues:
        if reading.cue:
            return name._replace(cue=reading.cue)  # its own: "the hospital X"
    return (
        _behind_noun(document, name)
        or _before_noun(document, name)
        or _beside_town(document, name, towns)
    )


def _behind_noun(document: Document, name: Mention) -> Mention | None:
    """As in "the district of X", Arabic "the-quarter-of X"."""
    noun = name.first - 1
    connectors = document.pack.contexts["connector"]
    while noun > 0 and document.words[noun].text in connectors:
        noun -= 1
    if noun < 0 or document.gap(name.first) not in OPEN_GAPS:
        return None
    for reading in document.words[noun].cues:
        cue = reading.cue
        if cue is None or not cue.opens:
            continue
        if cue.in_span and not cue.several and noun == name.first - 1:
            start = document.starts[noun] + reading.cut
            return name._replace(first=noun, start=start, clitics=reading.clitics, cue=cue)
        return name._replace(cue=cue)
    return None


def _before_noun(document: Document, name: Mention) -> Mention | None:
    """As in "the X district"."""
    behind = name.last + 1
    if not document.begins(behind, "after") or document.gap(behind) not in OPEN_GAPS:
        return None
    phrase = document.phrase_at(behind, "after")
    cue = document.pack.after[phrase.text] if phrase else None
    if phrase is None or cue is None or not cue.opens:
        return None
    return name._replace(cue=cue, last=phrase.last, end=document.end(phrase.last))


def _beside_town(document: Document, name: Mention, towns: _Towns) -> Mention | None:
    """As in "in X in southern Baghdad": a rare word between a word of place and its town."""
    before = name.first - 1
    placed = document.begins(before, "location") and document.gap(name.first) in OPEN_GAPS
    if not placed or not _is_rare(document, name):
        return None
    for first in range(name.last + 1, min(name.last + 2 + _BETWEEN, len(document))):
        if document.gaps[first] in _ENDS:
            return None
        behind = towns.named_at(first)
        if behind and any(
            town in towns.around(place)
            for place in document.lexicon.find(bare_key(name.key))
            for town in behind
        ):
            return name
    return None


def _may_name(document: Document, first: int, last: int) -> bool:
    """Whether nothing but spaces parts the words, and they are written as a name is."""
    words = document.words[first : last + 1]
    if any(document.gaps[i] not in OPEN_GAPS for i in range(first + 1, last + 1)):
        return False
    return words[0].case is not _LOWER and words[-1].case is not _LOWER


def _is_rare(document: Document, name: Mention) -> bool:
    """Whether a name is more than one everyday word, which needs a noun: the quarter X."""
    if document.words[name.first].case is not _NONE:
        return True
    return name.words > 1 or document.zipf(name.first) < _EVERYDAY_ZIPF


def _belongs(place: Place, town: Place) -> bool:
    if town.kind in _WIDE or town.country != place.country:
        return False
    reach_m = _QUARTER_M if place.kind in _QUARTERS else _VILLAGE_M
    return not further_than(place.point, town.point, max(reach_m, town.uncertainty_m))


def _mention_of(document: Document, first: int, last: int, key: str) -> Mention:
    return Mention(
        first=first,
        last=last,
        start=document.starts[first],
        end=document.end(last),
        key=key,
        places=(),
        clitics="",
        words=last - first + 1,
    )
