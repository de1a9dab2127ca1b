"""Expressions with two anchors: roads, stretches between places, borders."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Final

from gazetteer.document import Document, Phrase
from gazetteer.expressions.record import Expression
from gazetteer.mentions import Mention
from gazetteer.model import RelationKind
from gazetteer.tokens import Gap

__all__ = ["find_borders", "find_pairs"]

_FURTHEST_PARTNER: Final = 3  # words: "A, the border town, and B" is no pair any more
_SIDES: Final = 2  # of a border
_first = attrgetter("first")
_ROAD_GAPS: Final = frozenset({Gap.SPACE, Gap.HYPHEN, Gap.DASH})  # طريق دمشق حمص


def find_pairs(document: Document, mentions: Sequence[Mention]) -> Iterator[Expression]:
    """Yield roads and stretches between two names."""
    for index in range(len(mentions) - 1):
        a, b = mentions[index], mentions[index + 1]
        if b.first - a.last > _FURTHEST_PARTNER:
            continue
        road = document.phrase_before(a.first, "road")
        if road and document.gap(b.first) in _ROAD_GAPS and b.first == a.last + 1:
            yield _pair(document, mentions, index, road, RelationKind.ROAD)
        between = _between(document, a)
        if between and document.coordinated(b.first, b.clitics):
            yield _pair(document, mentions, index, between, RelationKind.BETWEEN)
        follows = b.last + 1
        called = document.begins(follows, "road") and document.joined(follows)
        behind = document.phrase_at(follows, "road") if called else None
        if behind and document.gap(b.first) in {Gap.HYPHEN, Gap.DASH} and b.first == a.last + 1:
            pair = _pair(document, mentions, index, None, RelationKind.ROAD)
            yield replace(pair, last=behind.last, end=document.end(behind.last))


def _between(document: Document, a: Mention) -> Phrase | None:
    """Read "the area [that stretches] between" before a name, past a plural cue noun."""
    phrase = None
    for first in (a.first, a.first - 1):
        if first > 0 and "between" in document.words[first - 1].ends and phrase is None:
            phrase = document.phrase_before(first, "between")
    if phrase is None:
        return None
    stretch = document.phrase_before(phrase.first, "stretch")
    while stretch:
        phrase = Phrase(stretch.first, phrase.last, stretch.cut, stretch.text)
        stretch = document.phrase_before(stretch.first, "stretch")
    return phrase if phrase.text in document.pack.relations["stretch"] else None


def _pair(
    document: Document,
    mentions: Sequence[Mention],
    index: int,
    phrase: Phrase | None,
    kind: RelationKind,
) -> Expression:
    a, b = mentions[index], mentions[index + 1]
    return Expression(
        kind=kind,
        first=phrase.first if phrase else a.first,
        last=b.last,
        start=document.starts[phrase.first] + phrase.cut if phrase else a.start,
        end=b.end,
        anchors=(index, index + 1),
    )


def find_borders(
    document: Document, mentions: Sequence[Mention], by_first: dict[int, int]
) -> Iterator[Expression]:
    """Yield the borders between countries that a text speaks of."""
    words = document.words
    for index in [i for i in document.notable if "border" in words[i].entries]:
        phrase = document.phrase_at(index, "border")
        if phrase is None:
            continue
        border = (
            _border_of_adjectives(document, phrase)
            or _border_with_names(document, mentions, by_first, phrase)
            or _border_behind_names(document, mentions, phrase)
        )
        if border:
            yield border


def _border_of_adjectives(document: Document, phrase: Phrase) -> Expression | None:
    """Read الحدود العراقية السورية, and in English "the Iraqi-Syrian border"."""
    behind = document.phrase_at(phrase.first, "border_behind") is not None
    step, index = (-1, phrase.first - 1) if behind else (1, phrase.last + 1)
    adjectives: list[tuple[int, str]] = []
    while 0 <= index < len(document) and len(adjectives) < _SIDES:
        edge = index if step > 0 else index + 1
        if document.gap(edge) not in {Gap.SPACE, Gap.HYPHEN, Gap.DASH, Gap.QUOTE}:
            break
        country = document.words[index].demonym
        if not country:
            break
        adjectives.append((index, country))
        index += step
    if len(adjectives) < _SIDES:
        return None  # "the Syrian border": the other side is anyone's guess
    words = [phrase.first, phrase.last, *(i for i, _ in adjectives)]
    first, last = min(words), max(words)
    cut = phrase.cut if first == phrase.first else 0
    return Expression(
        kind=RelationKind.BORDER,
        first=first,
        last=last,
        start=document.starts[first] + cut,
        end=document.end(last),
        demonyms=tuple(sorted(adjectives)),
    )


def _border_with_names(
    document: Document, mentions: Sequence[Mention], by_first: dict[int, int], phrase: Phrase
) -> Expression | None:
    """Read "the border with A", "between A and B", حدودية بين سوريا والعراق."""
    joint = document.phrase_at(phrase.last + 1, "with") or document.phrase_at(
        phrase.last + 1, "between"
    )
    target = joint.last + 1 if joint else phrase.last + 1
    index = by_first.get(target)
    if index is None or not document.joined(target) or mentions[index].clitics:
        return None
    anchors = [index]
    following = mentions[index + 1] if index + 1 < len(mentions) else None
    if joint and following and _coordinated(document, mentions[index], following):
        anchors.append(index + 1)
    stretch = document.phrase_before(phrase.first, "stretch")
    first, cut = (stretch.first, stretch.cut) if stretch else (phrase.first, phrase.cut)
    last = mentions[anchors[-1]]
    return Expression(
        kind=RelationKind.BORDER,
        first=first,
        last=last.last,
        start=document.starts[first] + cut,
        end=last.end,
        anchors=tuple(anchors),
    )


def _coordinated(document: Document, a: Mention, b: Mention) -> bool:
    return b.first - a.last <= _SIDES and document.coordinated(b.first, b.clitics)


def _border_behind_names(
    document: Document, mentions: Sequence[Mention], phrase: Phrase
) -> Expression | None:
    """Read the English "Syria-Iraq border" and "Turkey's border"."""
    if document.phrase_at(phrase.first, "border_behind") is None:
        return None
    index = bisect_left(mentions, phrase.first, key=_first) - 1
    ends = index >= 0 and mentions[index].last == phrase.first - 1
    if not ends or not document.joined(phrase.first):
        return None
    anchors = [index]
    hyphen = document.gap(mentions[index].first) in {Gap.HYPHEN, Gap.DASH}
    if hyphen and index > 0 and mentions[index - 1].last == mentions[index].first - 1:
        anchors.insert(0, index - 1)
    first = mentions[anchors[0]]
    return Expression(
        kind=RelationKind.BORDER,
        first=first.first,
        last=phrase.last,
        start=first.start,
        end=document.end(phrase.last),
        anchors=tuple(anchors),
    )
