"""Expressions with one anchor: "60 km south-west of", "ريف … الشرقي", "near"."""

from collections.abc import Iterator, Sequence
from typing import Final

from gazetteer.document import Document, Phrase
from gazetteer.expressions.record import Expression
from gazetteer.measures import BEARINGS, Measure, bearing, direction_at, read_measure
from gazetteer.mentions import Mention
from gazetteer.model import PlaceKind, RelationKind
from gazetteer.vocabulary import Word, is_owner

__all__ = ["find_around", "stands_alone"]

_SIMPLE: Final = {
    "countryside": RelationKind.COUNTRYSIDE,
    "around": RelationKind.AROUND,
    "outside": RelationKind.OUTSIDE,
    "near": RelationKind.NEAR,
    "desert": RelationKind.DESERT,
    "bank": RelationKind.BANK,
}
_SIMPLE_ENTRIES: Final = frozenset(_SIMPLE)
# What may stand right before the anchor of an expression.
_LEFT_ENTRIES: Final = frozenset(
    {*_SIMPLE, "from"}
    | {
        direction + suffix
        for direction in BEARINGS
        for suffix in ("", "_part", "_noun", "_adjective")
    }
)
_BEHIND: Final = {
    "countryside_behind": RelationKind.COUNTRYSIDE,
    "desert_behind": RelationKind.DESERT,
}
_BEHIND_ENTRIES: Final = frozenset(_BEHIND)
_LAND: Final = frozenset(
    {
        PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE, PlaceKind.CAMP, PlaceKind.PORT,
        PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.REGION,
    }
)  # fmt: skip
_MOST_ADJECTIVES: Final = 2  # "south-western" in two words


def find_around(
    document: Document, mentions: Sequence[Mention], index: int
) -> Iterator[Expression]:
    """Yield the expressions that have one name as their anchor; for one that stands alone, none."""
    mention = mentions[index]
    yield from _after_name(document, mentions, index)
    if document.begins(mention.first, "countryside"):
        yield from _part_behind(document, mentions, index)
    if mention.clitics:
        yield from _bank(document, mentions, index)
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
        latin = not document.pack.clitics.article  # Arabic has no adjectives of this kind
        if measured and latin and _tells_which(document, mention, first, measured):
            continue
        if measured and (bare or measured.came_from):
            yield _expression(document, mentions, index, measured)


def _tells_which(document: Document, mention: Mention, first: int, left: Measure) -> bool:
    """
    As in "the southern city of X", "Y's southern X region": where X lies in its country.

    Only an adjective, and in English; "a northern district of X" is a part of it.
    """
    if not left.inside or left.came_from or left.distance_m is not None:
        return False
    words = document.words
    if left.first > 0 and is_owner(words[left.first - 1]) and document.joined(left.first):
        return True
    # "X region" may be the name itself
    cue = mention.cue or next((r.cue for r in words[mention.last].cues if r.cue), None)
    if cue is None or cue.kinds.isdisjoint(_LAND) or PlaceKind.NEIGHBOURHOOD in cue.kinds:
        return False
    noun_before = any(_is_cue(word) for word in words[first : mention.first])
    return noun_before or document.phrase_before(left.first, "definite") is not None


def stands_alone(document: Document, mention: Mention) -> bool:
    """Whether neither the word before a name nor the one behind it can belong to an expression."""
    words, first, behind = document.words, mention.first, mention.last + 1
    if mention.clitics or "countryside" in words[first].entries:
        return False
    if behind < len(words) and not _BEHIND_ENTRIES.isdisjoint(words[behind].entries):
        return False
    return first == 0 or _nothing_before(document, first)


def _nothing_before(document: Document, first: int) -> bool:
    """Whether no relation and no measure ends at a word that has one before it."""
    before = document.words[first - 1]
    if before.leads or _links_cue(document, first):
        return False
    if before.ends.isdisjoint(_LEFT_ENTRIES):
        return True
    ends = document.ending(first)
    return ends.isdisjoint(_LEFT_ENTRIES) or (
        ends.isdisjoint(_SIMPLE_ENTRIES) and read_measure(document, first) is None
    )


def _left_edges(document: Document, mention: Mention) -> Iterator[int]:
    """
    Yield where a relation word may end: at the name, or before its title words.

    Those are adjectives of nationality, fillers, cue nouns outside the name ("the port of") and the
    country as owner ("Yemen's port of").
    """
    words, first = document.words, mention.first
    yield first
    while first > 0 and document.joined(first):
        word = words[first - 1]
        if _links_cue(document, first):
            first -= 1
        elif not (word.leads or (first < mention.first and _is_cue(word))):
            return
        first -= 1
        yield first


def _links_cue(document: Document, first: int) -> bool:
    """Whether "of" stands before a word, and a cue noun before that: "port of"."""
    words = document.words
    linked = first > 1 and words[first - 1].text in document.pack.contexts["connector"]
    return linked and document.joined(first - 1) and _is_cue(words[first - 2])


def _is_cue(word: Word) -> bool:
    return bool(word.cues)


def _simple(
    document: Document, mentions: Sequence[Mention], index: int, first: int
) -> Expression | None:
    mention = mentions[index]
    ends = document.ending(first)
    if ends.isdisjoint(_SIMPLE_ENTRIES):
        return None
    if not document.pack.clitics.article and is_owner(document.words[mention.last]):
        return None  # "near X's border with Y"
    for entry, kind in _SIMPLE.items():
        phrase = document.phrase_before(first, entry) if entry in ends else None
        if phrase is None:
            continue
        last, angle, first = mention.last, None, phrase.first
        if kind is RelationKind.COUNTRYSIDE:
            last, angle = _adjectives(document, mention.last)
        found = _direction_of(document, phrase)
        if found:
            first, angle = found
        return Expression(
            kind=kind,
            first=first,
            last=last,
            start=document.starts[first] + (phrase.cut if first == phrase.first else 0),
            end=document.end(last) if last > mention.last else mention.end,
            anchors=(index,),
            bearing_deg=angle,
        )
    return None


def _direction_of(document: Document, phrase: Phrase) -> tuple[int, float | None] | None:
    """Read a direction before a relation's noun: "the eastern bank of", "western outskirts of"."""
    left = read_measure(document, phrase.first)
    if left is None or not left.inside or left.came_from:
        return None
    return left.first, bearing(left.bearings)


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
    return Expression(
        kind=kind,
        first=left.first,
        last=mentions[index].last,
        start=document.starts[left.first] + left.cut,
        end=mentions[index].end,
        anchors=(index,),
        distance_m=left.distance_m,
        bearing_deg=bearing(left.bearings),
        inside=left.inside or None,
    )


def _after_name(
    document: Document, mentions: Sequence[Mention], index: int
) -> Iterator[Expression]:
    """Read what English puts behind a name: "the Idlib countryside", "the Badia desert"."""
    mention = mentions[index]
    behind = mention.last + 1
    if not document.joined(behind) or _BEHIND_ENTRIES.isdisjoint(document.words[behind].entries):
        return
    for entry, kind in _BEHIND.items():
        phrase = document.phrase_at(mention.last + 1, entry)
        if phrase:
            left = read_measure(document, mention.first) or Measure(first=mention.first)
            yield Expression(
                kind=kind,
                first=left.first,
                last=phrase.last,
                start=document.starts[left.first] + left.cut,
                end=document.end(phrase.last),
                anchors=(index,),
                bearing_deg=bearing(left.bearings),
            )


def _part_behind(
    document: Document, mentions: Sequence[Mention], index: int
) -> Iterator[Expression]:
    """Read a direction behind a countryside's own name: ريف دمشق الغربي."""
    mention = mentions[index]
    last, angle = _adjectives(document, mention.last)
    if angle is not None:
        yield Expression(
            kind=RelationKind.PART,
            first=mention.first,
            last=last,
            start=mention.start,
            end=document.end(last),
            anchors=(index,),
            bearing_deg=angle,
            inside=True,
        )


def _bank(document: Document, mentions: Sequence[Mention], index: int) -> Iterator[Expression]:
    """Read a river's bank whose direction stands between: الضفة الشرقية لنهر الفرات."""
    mention = mentions[index]
    of = document.pack.clitics.assimilated[:1]
    adjective = mention.first - 1
    if mention.clitics != of or adjective < 1:
        return
    noun = document.phrase_before(adjective, "bank_noun")
    direction = direction_at(document, adjective, "_adjective")
    if noun and direction:
        yield Expression(
            kind=RelationKind.BANK,
            first=noun.first,
            last=mention.last,
            start=document.starts[noun.first] + noun.cut,
            end=mention.end,
            anchors=(index,),
            bearing_deg=bearing([direction]),
        )
