"""Expressions with one anchor: "60 km south-west of", "ريف … الشرقي", "near"."""

from collections.abc import Iterator, Sequence

from gazetteer.document import Document
from gazetteer.expressions.measures import BEARINGS, Measure, bearing, direction_at, read_measure
from gazetteer.expressions.record import Expression
from gazetteer.mentions import Mention
from gazetteer.model import RelationKind

__all__ = ["find_around"]

_SIMPLE = {
    "countryside": RelationKind.COUNTRYSIDE,
    "around": RelationKind.AROUND,
    "outside": RelationKind.OUTSIDE,
    "near": RelationKind.NEAR,
    "desert": RelationKind.DESERT,
    "bank": RelationKind.BANK,
}
# What may stand right before the anchor of an expression.
_LEFT_ENTRIES = frozenset(
    {*_SIMPLE, "from"}
    | {direction + suffix for direction in BEARINGS for suffix in ("", "_noun", "_adjective")}
)
_MOST_ADJECTIVES = 2  # "south-western" in two words


def find_around(
    document: Document, mentions: Sequence[Mention], index: int
) -> Iterator[Expression]:
    """Yield the expressions that have one name as their anchor."""
    mention = mentions[index]
    yield from _after_name(document, mentions, index)
    bare = not mention.clitics
    for first in _left_edges(document, mention):
        if first == 0 or document.words[first - 1].ends.isdisjoint(_LEFT_ENTRIES):
            continue
        simple = (
            _simple(document, mentions, index, first) if bare or first < mention.first else None
        )
        if simple:
            yield simple
        measured = read_measure(document, first)
        if measured and (bare or measured.came_from):
            yield _expression(document, mentions, index, measured)


def _left_edges(document: Document, mention: Mention) -> Iterator[int]:
    """Yield where a relation word may end: at the name, or before its title words."""
    first = mention.first
    yield first
    while first > 0 and document.joined(first):
        word = document.words[first - 1]
        capital = any(r.cue and not r.cue.in_span for r in word.readings)
        if not (word.demonym or capital or document.begins(first - 1, "filler")):
            return
        first -= 1
        yield first


def _simple(
    document: Document, mentions: Sequence[Mention], index: int, first: int
) -> Expression | None:
    mention = mentions[index]
    for entry, kind in _SIMPLE.items():
        phrase = document.phrase_before(first, entry)
        if phrase is None:
            continue
        last, bearing = mention.last, None
        if kind is RelationKind.COUNTRYSIDE:
            last, bearing = _adjectives(document, mention.last)
        return Expression(
            kind=kind,
            first=phrase.first,
            last=last,
            start=document.tokens.starts[phrase.first] + phrase.cut,
            end=document.tokens.ends[last] if last > mention.last else mention.end,
            anchors=(index,),
            bearing_deg=bearing,
        )
    return None


def _adjectives(document: Document, last: int) -> tuple[int, float | None]:
    """Read direction adjectives behind a name: الشرقي, الجنوبي الغربي."""
    names: tuple[str, ...] = ()
    while len(names) < _MOST_ADJECTIVES and document.joined(last + 1):
        direction = direction_at(document, last + 1, "_adjective")
        if direction is None:
            break
        names, last = (*names, direction), last + 1
    return last, bearing(names)


def _expression(
    document: Document, mentions: Sequence[Mention], index: int, left: Measure
) -> Expression:
    kind = RelationKind.DIRECTION
    if left.distance_m is not None:
        kind = RelationKind.DISTANCE_DIRECTION if left.bearings else RelationKind.DISTANCE
    adjective = left.bearings and not left.came_from and document.pack.language == "en"
    inside = True if adjective or left.definite else None
    return Expression(
        kind=kind,
        first=left.first,
        last=mentions[index].last,
        start=document.tokens.starts[left.first] + left.cut,
        end=mentions[index].end,
        anchors=(index,),
        distance_m=left.distance_m,
        bearing_deg=bearing(left.bearings),
        inside=inside,
    )


def _after_name(
    document: Document, mentions: Sequence[Mention], index: int
) -> Iterator[Expression]:
    """Read what English puts behind a name: "the Idlib countryside", "the Badia desert"."""
    mention = mentions[index]
    if document.pack.language != "en" or not document.joined(mention.last + 1):
        return
    for entry in ("countryside", "desert"):
        phrase = document.phrase_at(mention.last + 1, entry)
        if phrase:
            yield Expression(
                kind=_SIMPLE[entry],
                first=mention.first,
                last=phrase.last,
                start=mention.start,
                end=document.tokens.ends[phrase.last],
                anchors=(index,),
            )
