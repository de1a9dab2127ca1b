"""
Tolls told place by place: "killed two people in X and one in Y", "and wounded three in Y".

English only; each place is an event of its own, with who came to harm there and no one else.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from dashboard.extraction.events.mention import Mention, Status
from dashboard.extraction.expressions.quantities import Quantity
from dashboard.extraction.expressions.quantity import QuantityPattern, QuantityUnit
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.results.casualties import CASUALTY_KEYS
from dashboard.extraction.results.outcomes import Toll
from dashboard.extraction.syntax.names import Coarseness, Name, same_place
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.function_words import words_of
from dashboard.model import Claim, Count, Span

__all__ = ["tell_tolls"]

_LEAST: Final = 2  # places that make a list
_TO_PLACE: Final = 4  # tokens from a number to its place: "people were killed in"
_TO_NEXT: Final = 4  # tokens from a place to the next number: ", and wounded another"
_FATE_BACK: Final = 12  # tokens from "killed" to the first number: "a hospital worker and"
_JOINTS: Final = words_of("and") | {",", ";"}
_FATE_OF: Final = {"kill": "killed", "killed": "killed", "wound": "wounded", "wounded": "wounded"}
_PEOPLE: Final = frozenset({"people", *_FATE_OF})
_ARTICLE: Final = 2  # tokens from "a" to who it was: "hospital worker"
_ONE: Final = words_of("indefinite")
_ALONE: Final = frozenset({QuantityPattern.BARE, QuantityPattern.NOUN_NUMERAL})


class _People(NamedTuple):
    """How many people, and the tokens that tell it."""

    first: int
    last: int
    number: Count
    span: Span


class _Told(NamedTuple):
    """How many came to what harm at a place, and the tokens that tell it."""

    first: int
    last: int
    fate: str
    number: Claim[Count]
    place: Name


def tell_tolls(reading: Reading, frame: Frame, targets: Sequence[Name]) -> list[Frame]:
    """
    Frames of such a list, in text order; none where it is no list.

    Parameters
    ----------
    targets
        Places that the clause tells apart from the frame's own: the list must name them all.
    """
    mention, place = frame.mention, frame.place
    if reading.document.arabic or place is None or mention.definite:
        return []
    if mention.status is not Status.TOLD or CASUALTY_KEYS.isdisjoint(mention.cues.by_key):
        return []
    names = reading.names_in(mention.first, mention.last)
    told = list(_told(reading, mention, names)) if len(names) >= _LEAST else []
    if len(told) < _LEAST or not _is_list(reading, told):
        return []
    if not all(any(n is t.place for t in told) for n in (place, *targets)):
        return []
    if any(same_place(a.place, b.place) for a, b in pairwise(told)):
        return []
    return [replace(frame, place=t.place, alternatives=(), toll=_toll(frame, t)) for t in told]


def _toll(frame: Frame, told: _Told) -> Toll:
    numbers = {told.fate: (told.number,)}
    return Toll(
        killed=numbers.get("killed", ()),
        wounded=numbers.get("wounded", ()),
        outcomes=frame.toll.outcomes,
    )


def _told(reading: Reading, mention: Mention, names: Sequence[Name]) -> Iterator[_Told]:
    """Places with the number of people right before them."""
    counted = sorted((*_counted(reading, mention), *_persons(reading, mention)), key=_end)
    located = {c.last for c in mention.cues.by_key.get("location", ())}
    fates = _fates(mention)
    for name in names:
        if name.coarseness >= Coarseness.COUNTRY:
            continue
        if name.first not in located and name.toponym.relation is None:
            continue
        near = [c for c in counted if 0 <= name.first - c.last <= _TO_PLACE]
        if not near:
            continue
        people = near[-1]
        fate = _fate(fates, people.first, name.first)
        if fate:
            number = Claim(value=people.number, spans=(people.span,))
            yield _Told(people.first, name.last, fate, number, name)


def _end(people: _People) -> int:
    return people.last


def _counted(reading: Reading, mention: Mention) -> Iterator[_People]:
    """As in "two people", "three hurt", "killed two", "one"."""
    document = reading.document
    for quantity in reading.quantities_in(document.span(mention.first, mention.last)):
        if quantity.unit is not QuantityUnit.COUNT or not _is_of_people(reading, mention, quantity):
            continue
        first, last = document.tokens_of(quantity.span.start, quantity.span.end)
        yield _People(first, last, quantity.value, quantity.span)


def _persons(reading: Reading, mention: Mention) -> Iterator[_People]:
    """As in "a farmer", "a hospital worker": one."""
    words = reading.document.words
    for cue in mention.cues.by_key.get("people", ()):
        low = max(mention.first, cue.first - _ARTICLE)
        first = next((i for i in range(cue.first - 1, low - 1, -1) if words[i] in _ONE), None)
        if first is not None:
            yield _People(first, cue.last, Count.exactly(1), reading.document.span(first, cue.last))


def _fates(mention: Mention) -> Mapping[int, str]:
    """Give what each word for killing and wounding tells, by its first token."""
    found: defaultdict[int, str] = defaultdict(str)
    for key, fate in _FATE_OF.items():
        for cue in mention.cues.by_key.get(key, ()):
            found[cue.first] = fate
    return found


def _fate(fates: Mapping[int, str], first: int, last: int) -> str:
    """Fate told with a number ("three hurt in"), else by the last word before it."""
    inside = [fate for at, fate in fates.items() if first <= at < last]
    if inside:
        return inside[-1]
    before = [(at, fate) for at, fate in fates.items() if first - _FATE_BACK <= at < first]
    return max(before)[1] if before else ""


def _is_of_people(reading: Reading, mention: Mention, quantity: Quantity) -> bool:
    """As in "two people", "three hurt", "killed two", "one": not "two cars"."""
    if quantity.pattern in _ALONE:
        return True
    first, last = reading.document.tokens_of(quantity.span.start, quantity.noun_span.end)
    return any(first <= c.first < last and c.key in _PEOPLE for c in mention.cues)


def _is_list(reading: Reading, told: Sequence[_Told]) -> bool:
    """Whether nothing but joints and the next verb stands between the parts."""
    words = reading.document.words
    for before, after in pairwise(told):
        between = words[before.last : after.first]
        if len(between) > _TO_NEXT or _JOINTS.isdisjoint(between):
            return False
    return True
