"""Distances and directions before a name, read leftwards: "at a distance of 90 km west of"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from gazetteer.document import Document
from gazetteer.normalisation import fold
from gazetteer.numerals import parse_cardinals
from gazetteer.tokens import Gap

__all__ = [
    "BEARINGS",
    "MEASURE_ENTRIES",
    "METRES",
    "Measure",
    "bearing",
    "direction_at",
    "read_measure",
]

# Nautical miles first: "nautical miles" ends in "miles".
METRES: Final = {"nmi": 1852.0, "m": 1.0, "km": 1000.0, "mi": 1609.344}
BEARINGS: Final = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
# What may stand right before a name that a distance or direction starts from.
MEASURE_ENTRIES: Final = frozenset({"from", *BEARINGS, *(f"{name}_part" for name in BEARINGS)})
_DIRECTION_ENTRIES: Final = frozenset(
    name + suffix for name in BEARINGS for suffix in ("", "_part", "_noun", "_adjective")
)
_PART_ENTRIES: Final = frozenset(f"{name}_part" for name in BEARINGS)
# Entries with their direction, in the order in which they are tried; behind an "of", and not.
_DIRECTIONS_BEHIND: Final = tuple(
    (name + suffix, name) for suffix in ("", "_noun", "_adjective") for name in BEARINGS
)
_DIRECTIONS_BARE: Final = tuple(
    (name + suffix, name) for suffix in ("_part", "") for name in BEARINGS
)
_UNIT_ENTRIES: Final = frozenset(
    unit + suffix for unit in METRES for suffix in ("", "_one", "_dual")
)
_MEASURING_ENTRIES: Final = _DIRECTION_ENTRIES | _UNIT_ENTRIES
_NUMBER_WORDS: Final = 6  # the longest number before a unit
_TWO: Final = 2  # two directions make the one between them
_MAIN: Final = frozenset({"north", "east", "south", "west"})
_BRACKET_WORDS: Final = 4  # "60 km (37 miles) south of"


@dataclass(frozen=True, slots=True)
class Measure:
    """
    What has been read to the left of a name, down to word `first`.

    Attributes
    ----------
    first, cut
        First word, and the original characters of its proclitics.
    came_from
        Whether "of" or "from" stands before the name.
    bearings
        One direction, or two that make the one between them.
    inside
        Whether the direction lies inside the anchor: "eastern", "in the east of".
    distance_m
        Stated distance in metres, or `None`.
    """

    first: int
    cut: int = 0
    came_from: bool = False
    bearings: tuple[str, ...] = ()
    inside: bool = False
    distance_m: float | None = None


def read_measure(document: Document, first: int) -> Measure | None:
    """Read "[at a distance of] 90 km west of" leftwards from a name; `None` if nothing is there."""
    read = document.measures
    if first not in read:
        read[first] = _read_measure(document, first)
    found: Measure | None = read[first]
    return found


def _read_measure(document: Document, first: int) -> Measure | None:
    start, ends = first, document.ending(first)
    origin = document.phrase_before(first, "from") if "from" in ends else None
    if origin:
        start = origin.first
        ends = document.ending(start)
    if ends.isdisjoint(_MEASURING_ENTRIES) and document.gap(start) is not Gap.CLOSE:
        return None
    left = Measure(first=start, came_from=origin is not None)
    left = _read_directions(document, left)
    left = _read_distance(document, left)
    if not left.bearings and left.distance_m is None:
        return None
    return left


def _read_directions(document: Document, left: Measure) -> Measure:
    names: list[str] = []
    first, cut = left.first, 0
    inside = False
    while first > 0 and len(names) < _TWO and document.joined(first):
        found = _direction_before(document, first, behind=left.came_from)
        if found is None or (names and found.name not in _MAIN):
            break
        first, cut, inside = found.first, found.cut, found.inside
        names.insert(0, found.name)
    if not names or (len(names) == _TWO and bearing(names) is None):
        return left
    article = left.came_from and document.phrase_before(first, "definite") is not None
    return replace(left, first=first, bearings=tuple(names), cut=cut, inside=inside or article)


@dataclass(frozen=True, slots=True)
class _Direction:
    """A direction, where its words begin, and whether its form lies inside the anchor."""

    name: str
    first: int
    cut: int
    inside: bool


def _direction_before(document: Document, index: int, *, behind: bool) -> _Direction | None:
    """Read the direction that ends right before a word; `behind` an "of" more forms stand."""
    ends = document.ending(index)
    if ends.isdisjoint(_DIRECTION_ENTRIES):
        return None
    for entry, name in _DIRECTIONS_BEHIND if behind else _DIRECTIONS_BARE:
        if entry in ends and (phrase := document.phrase_before(index, entry)):
            return _Direction(name, phrase.first, phrase.cut, entry in _PART_ENTRIES)
    return None


def _read_distance(document: Document, left: Measure) -> Measure:
    first = left.first
    if left.cut:
        return left
    to = document.phrase_before(first, "to") if left.bearings else None
    first = _before_bracket(document, to.first if to else first)
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


def _before_bracket(document: Document, index: int) -> int:
    """Return the word behind the text before a bracket that closes right before a word."""
    if document.gap(index) is Gap.CLOSE:
        for first in range(index - 1, max(0, index - _BRACKET_WORDS), -1):
            if document.gap(first) is Gap.OPEN:
                return first
    return index


def _unit_before(document: Document, index: int) -> tuple[int, float, bool] | None:
    """Return the first word of a unit, its metres, and whether its form says how many."""
    if index <= 0 or document.words[index - 1].ends.isdisjoint(_UNIT_ENTRIES):
        return None
    loose = document.gap(index) is Gap.OPEN
    for unit, metres in METRES.items():
        for count, suffix in ((2, "dual"), (1, "one")):
            counted = document.phrase_before(index, f"{unit}_{suffix}", loose=loose)
            if counted:
                return counted.first, count * metres, True
        phrase = document.phrase_before(index, unit, loose=loose)
        if phrase:
            return phrase.first, metres, False
    return None


def _number_before(document: Document, index: int) -> tuple[int, float] | None:
    """Return the first word of the number that ends right before a word, and its value."""
    if index == 0 or document.gap(index) not in {Gap.SPACE, Gap.HYPHEN}:
        return None
    lowest = max(0, index - _NUMBER_WORDS)
    folded = fold(document.text[document.starts[lowest] : document.end(index - 1)])
    numbers = parse_cardinals(folded.text)
    if not numbers or numbers[-1].end != len(folded.text):
        return None
    start = document.starts[lowest] + folded.original(numbers[-1].start, numbers[-1].end)[0]
    first = max(i for i in range(lowest, index) if document.starts[i] <= start)
    return first, numbers[-1].value


def direction_at(document: Document, index: int, suffix: str = "") -> str | None:
    """Return the direction that a word names, or `None`."""
    for name in BEARINGS:
        if document.begins(index, name + suffix):
            return name
    return None


def bearing(names: Sequence[str]) -> float | None:
    """Return the bearing of one direction, or of two that make the one between them."""
    if not names:
        return None
    ordered = sorted(names, key=lambda name: not name.startswith(("north", "south")))
    return BEARINGS.get("".join(ordered))
