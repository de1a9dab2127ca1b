"""Relative expressions round a name: "60 km south-west of", "ريف … الشرقي", "the A–B border"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gazetteer.document import Document, Phrase
from gazetteer.mentions import Mention
from gazetteer.model import RelationKind
from gazetteer.normalisation import fold
from gazetteer.numerals import parse_cardinals
from gazetteer.tokens import Gap

__all__ = ["Expression", "find_expressions"]

_METRES = {"m": 1.0, "km": 1000.0, "mi": 1609.344}
_BEARINGS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
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
    | {direction + suffix for direction in _BEARINGS for suffix in ("", "_noun", "_adjective")}
)
_NUMBER_WORDS = 6  # the longest number before a unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """
    A relative expression and the words it takes up.

    Attributes
    ----------
    first, last
        First and last word.
    start, end
        Half-open span in the original text.
    anchors
        Positions of its anchors among the mentions.
    demonyms
        Words that name a country by its adjective, and the country.
    inside
        Whether a direction lies within the anchor ("eastern", "in the east of") rather than
        beyond it; `None` where the anchor's kind decides.
    """

    kind: RelationKind
    first: int
    last: int
    start: int
    end: int
    anchors: tuple[int, ...] = ()
    demonyms: tuple[tuple[int, str], ...] = ()
    distance_m: float | None = None
    bearing_deg: float | None = None
    inside: bool | None = None


def find_expressions(document: Document, mentions: Sequence[Mention]) -> list[Expression]:
    """
    Find the relative expressions of a text.

    Parameters
    ----------
    document
        The text.
    mentions
        Its place names in text order, without overlap.

    Returns
    -------
    list of Expression
        In text order, without overlap; the widest wins.
    """
    by_first = {m.first: i for i, m in enumerate(mentions)}
    found = [
        *_borders(document, mentions, by_first),
        *_pairs(document, mentions),
        *(e for i in range(len(mentions)) for e in _around_name(document, mentions, i)),
    ]
    return _widest(found)


def _widest(found: Sequence[Expression]) -> list[Expression]:
    taken: set[int] = set()
    kept = []
    for expression in sorted(found, key=lambda e: (-(e.end - e.start), e.start)):
        words = range(expression.first, expression.last + 1)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append(expression)
    return sorted(kept, key=lambda e: e.start)


@dataclass(frozen=True, slots=True)
class _Left:
    """What has been read to the left of a name, down to word `first`."""

    first: int
    cut: int = 0
    came_from: bool = False
    bearings: tuple[str, ...] = ()
    definite: bool = False
    distance_m: float | None = None


def _around_name(
    document: Document, mentions: Sequence[Mention], index: int
) -> Iterator[Expression]:
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
        measured = _measured(document, first)
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
    while len(names) < len(("south", "east")) and document.joined(last + 1):
        direction = _direction(document, last + 1, "_adjective")
        if direction is None:
            break
        names, last = (*names, direction), last + 1
    return last, _bearing(names)


def _direction(document: Document, index: int, suffix: str = "") -> str | None:
    for name in _BEARINGS:
        if document.begins(index, name + suffix):
            return name
    return None


def _bearing(names: Sequence[str]) -> float | None:
    """Return the bearing of one direction, or of two that make the one between them."""
    if not names:
        return None
    ordered = sorted(names, key=lambda name: not name.startswith(("north", "south")))
    return _BEARINGS.get("".join(ordered))


def _measured(document: Document, first: int) -> _Left | None:
    """Read "[at a distance of] 90 km west of" leftwards from a name; `None` if nothing is there."""
    left = _Left(first=first)
    left = _read_from(document, left)
    left = _read_directions(document, left)
    left = _read_distance(document, left)
    if not left.bearings and left.distance_m is None:
        return None
    return left


def _read_from(document: Document, left: _Left) -> _Left:
    phrase = document.phrase_before(left.first, "from")
    return replace(left, first=phrase.first, came_from=True) if phrase else left


def _read_directions(document: Document, left: _Left) -> _Left:
    first, names, cut, definite = left.first, [], 0, False
    while first > 0 and len(names) < len(("south", "east")) and document.joined(first):
        name = _direction(document, first - 1) or (
            _direction(document, first - 1, "_noun") if left.came_from else None
        )
        if name is None and left.came_from and not names:
            name = _direction(document, first - 1, "_adjective")
        if name is None or (names and len(name) > len("north")):
            break
        first -= 1
        names.insert(0, name)
        cut = _entry_cut(document, first, name)
    if len(names) == len(("south", "east")) and _bearing(names) is None:
        return left
    before = document.words[first - 1].text if first else ""
    definite = bool(names) and before == "the"
    return (
        replace(left, first=first, bearings=tuple(names), cut=cut, definite=definite)
        if names
        else left
    )


def _entry_cut(document: Document, index: int, name: str) -> int:
    entries = document.words[index].entries
    return next(
        (entries[e][1] for e in (name, f"{name}_noun", f"{name}_adjective") if e in entries), 0
    )


def _read_distance(document: Document, left: _Left) -> _Left:
    first = left.first
    if left.cut:
        return left
    to = document.phrase_before(first, "to") if left.bearings else None
    first = to.first if to else first
    unit = _unit_before(document, first)
    if unit is None:
        return left
    first, metres, counted = unit
    if not counted:
        number = _number_before(document, first)
        if number is None:
            return left
        first, value = number
        metres *= value
    about = document.phrase_before(first, "about")
    first = about.first if about else first
    phrase = document.phrase_before(first, "distance")
    cut = phrase.cut if phrase else 0
    first = phrase.first if phrase else first
    return replace(left, first=first, cut=cut, distance_m=metres)


def _unit_before(document: Document, index: int) -> tuple[int, float, bool] | None:
    """Return the first word of a unit, its metres, and whether its form says "two"."""
    for unit, metres in _METRES.items():
        dual = document.phrase_before(index, f"{unit}_dual")
        if dual:
            return dual.first, 2 * metres, True
        phrase = document.phrase_before(index, unit)
        if phrase:
            return phrase.first, metres, False
    return None


def _number_before(document: Document, index: int) -> tuple[int, float] | None:
    """Return the first word of the number that ends right before a word, and its value."""
    if index == 0 or document.gap(index) not in {Gap.SPACE, Gap.HYPHEN}:
        return None
    tokens = document.tokens
    lowest = max(0, index - _NUMBER_WORDS)
    folded = fold(tokens.text[tokens.starts[lowest] : tokens.ends[index - 1]])
    numbers = parse_cardinals(folded.text)
    if not numbers or numbers[-1].end != len(folded.text):
        return None
    start = tokens.starts[lowest] + folded.original(numbers[-1].start, numbers[-1].end)[0]
    first = max(i for i in range(lowest, index) if tokens.starts[i] <= start)
    return first, numbers[-1].value


def _expression(
    document: Document, mentions: Sequence[Mention], index: int, left: _Left
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
        bearing_deg=_bearing(left.bearings),
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


def _pairs(document: Document, mentions: Sequence[Mention]) -> Iterator[Expression]:
    """Yield roads and stretches between two names."""
    for index in range(len(mentions) - 1):
        a, b = mentions[index], mentions[index + 1]
        if b.first - a.last > len(("adjective", "and", "the")):
            continue
        road = document.phrase_before(a.first, "road")
        if road and document.gap(b.first) in {Gap.HYPHEN, Gap.DASH} and b.first == a.last + 1:
            yield _pair(document, mentions, index, road, RelationKind.ROAD)
        between = _between(document, a)
        if between and (b.clitics == "و" or document.words[b.first - 1].text == "and"):
            yield _pair(document, mentions, index, between, RelationKind.BETWEEN)
        behind = document.phrase_at(b.last + 1, "road") if document.joined(b.last + 1) else None
        if behind and document.gap(b.first) in {Gap.HYPHEN, Gap.DASH} and b.first == a.last + 1:
            pair = _pair(document, mentions, index, None, RelationKind.ROAD)
            yield replace(pair, last=behind.last, end=document.tokens.ends[behind.last])


def _between(document: Document, a: Mention) -> Phrase | None:
    """Read "the area [that stretches] between" before a name, past a plural cue noun."""
    for first in (a.first, a.first - 1):
        phrase = document.phrase_before(first, "between") if first > 0 else None
        if phrase:
            break
    else:
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
        start=document.tokens.starts[phrase.first] + phrase.cut if phrase else a.start,
        end=b.end,
        anchors=(index, index + 1),
    )


def _borders(
    document: Document, mentions: Sequence[Mention], by_first: dict[int, int]
) -> Iterator[Expression]:
    for index, word in enumerate(document.words):
        phrase = document.phrase_at(index, "border") if "border" in word.entries else None
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
    if document.pack.language == "en":
        step, index = -1, phrase.first - 1
    else:
        step, index = 1, phrase.last + 1
    adjectives: list[tuple[int, str]] = []
    while 0 <= index < len(document) and len(adjectives) < len(("A", "B")):
        edge = index if step > 0 else index + 1
        if document.gap(edge) not in {Gap.SPACE, Gap.HYPHEN, Gap.DASH, Gap.QUOTE}:
            break
        country = document.words[index].demonym
        if not country:
            break
        adjectives.append((index, country))
        index += step
    if not adjectives:
        return None
    words = [phrase.first, phrase.last, *(i for i, _ in adjectives)]
    first, last = min(words), max(words)
    cut = phrase.cut if first == phrase.first else 0
    return Expression(
        kind=RelationKind.BORDER,
        first=first,
        last=last,
        start=document.tokens.starts[first] + cut,
        end=document.tokens.ends[last],
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
    if joint and following and following.first - mentions[index].last <= len(("and", "the")):
        if following.clitics == "و" or document.words[following.first - 1].text == "and":
            anchors.append(index + 1)
    stretch = document.phrase_before(phrase.first, "stretch")
    first, cut = (stretch.first, stretch.cut) if stretch else (phrase.first, phrase.cut)
    last = mentions[anchors[-1]]
    return Expression(
        kind=RelationKind.BORDER,
        first=first,
        last=last.last,
        start=document.tokens.starts[first] + cut,
        end=last.end,
        anchors=tuple(anchors),
    )


def _border_behind_names(
    document: Document, mentions: Sequence[Mention], phrase: Phrase
) -> Expression | None:
    """Read the English "Syria-Iraq border" and "Turkey's border"."""
    if document.pack.language != "en":
        return None
    before = [i for i, m in enumerate(mentions) if m.last == phrase.first - 1]
    if not before or not document.joined(phrase.first):
        return None
    index = before[0]
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
        end=document.tokens.ends[phrase.last],
        anchors=tuple(anchors),
    )
