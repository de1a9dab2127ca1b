"""
Sums over several events: many attacks, what was used often, "the attacks" right after a sum.

Raids on an area and their toll are a sum, too, where the text goes on to tell of single ones there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from dashboard.extraction.events.mention import Mention, Status
from dashboard.extraction.expressions.quantity import Quantity, QuantityPattern
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.names import Coarseness, lies_elsewhere
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.syntax.since_today import counts_from_today
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import EVENT, Number
from dashboard.model import Span

__all__ = [
    "counts_targets", "killed_at_once", "many_events", "many_fired", "sums_up", "with_sums",
]  # fmt: skip

_MANY: Final = 4  # events from which a number of them is a sum
_SALVOS: Final = 10  # munitions that no one salvo of such a sentence has
_EACH_REACH: Final = 3  # sentences behind a sum in which "the first" and "the second" are told
_PARTS: Final = 30  # mentions behind a sum in which its parts are told
_SINCE_BEFORE: Final = 7  # tokens from "since" to "51 were killed": "dawn today, ... in a toll"
_SINCE: Final = words_of("since_when")
_LONG_WHILE: Final = frozenset({"since", "repeated", "habit"})
_HAVE: Final = frozenset({"have"})
_PERFECT: Final = words_of("perfect")
_WHILE: Final = words_of("periods")
_ADVERBS: Final = words_of("lasting")


def many_events(reading: Reading, mention: Mention, span: Span) -> bool:
    """As in "more than thirty attacks": the number counts events."""
    nouns = [c.first for c in mention.triggers if c.category is EVENT]
    if not nouns:
        return False
    return any(quantity.value.best >= _MANY for quantity in _numbers_of(reading, nouns, span))


def _numbers_of(reading: Reading, nouns: Sequence[int], span: Span) -> Iterator[Quantity]:
    """Numbers in a stretch of text whose noun is one of these tokens."""
    for quantity in reading.quantities_in(span):
        noun = quantity.noun_span
        if reading.document.tokens_of(noun.start, noun.end)[0] in nouns:
            yield quantity


def sums_up(reading: Reading, mention: Mention) -> bool:
    """As in "drones sold abroad have destroyed a thousand vehicles": no day; English only."""
    document = reading.document
    if mention.definite:
        return False
    at = mention.triggers[0].first - 1
    while at > mention.first and document.words[at] in _ADVERBS:
        at -= 1
    flown = any(c.first < at for c in mention.cues.munitions)
    return flown and document.words[at] in _HAVE


def killed_at_once(reading: Reading, frame: Frame) -> bool:
    """
    As in "air raids on Anbar killed ten": news of a region as large as a country's part.

    Not of a whole country, and not "have killed", "since June". English only.
    """
    document, mention, place = reading.document, frame.mention, frame.place
    if document.arabic or place is None or place.coarseness >= Coarseness.COUNTRY:
        return False
    if not frame.toll.killed or "since" in mention.cues.by_key or len(frame.countries) > 1:
        return False
    return _PERFECT.isdisjoint(document.words[mention.first : mention.last])


def counts_targets(reading: Reading, frame: Frame) -> bool:
    """As in "carried out air strikes on three sites in Iraq": one operation, of one country."""
    document, mention = reading.document, frame.mention
    sites = [c.first for c in mention.cues.by_key.get("positions", ())]
    if not sites or len(frame.countries) > 1 or not _LONG_WHILE.isdisjoint(mention.cues.by_key):
        return False
    if not _PERFECT.isdisjoint(document.words[mention.first : mention.last]):
        return False
    return any(
        quantity.pattern is not QuantityPattern.VAGUE
        for quantity in _numbers_of(reading, sites, frame.span)
    )


def many_fired(reading: Reading, frame: Frame) -> bool:
    """As in "have fired more than 40 missiles at X this year": a number over a long while."""
    document, mention = reading.document, frame.mention
    if document.arabic or frame.day is not None or (frame.number or 0) < _SALVOS:
        return False
    before = document.words[max(0, mention.triggers[0].first - 2) : mention.triggers[0].first]
    if _PERFECT.isdisjoint(before):
        return False
    words = document.words[mention.first : mention.last]
    return any(a == "this" and b in _WHILE for a, b in pairwise(words)) or "since" in words


def with_sums(reading: Reading, frames: Sequence[Frame]) -> Iterator[Frame]:
    """As in "the attacks" right after a sum over attacks speak of the same sum."""
    before: Frame | None = None
    total: Frame | None = None
    for index, frame in enumerate(frames):
        mention = frame.mention
        points_at_sum = (
            before is not None
            and before.mention.status is Status.AGGREGATE
            and mention.sentence - before.mention.sentence <= 1
            and frame.day is None
            and frame.number is None
            and ((mention.plural and mention.triggers_definite) or _tells_on(frame, before))
        )
        behind = frames[index + 1 : index + 1 + _PARTS]
        has_parts = _tells_toll_of_area(frame) and (
            any(_is_part(f, frame) for f in behind)
            or _tells_each(frame, behind)
            or _sums_up_day(reading, frame, frames[max(0, index - _PARTS) : index])
        )
        shown = frame
        if points_at_sum or has_parts:
            shown = replace(frame, mention=replace(mention, status=Status.AGGREGATE))
        elif total is not None and not frame.doer and _is_part(frame, total):
            shown = replace(frame, agency=replace(total.agency, victim=frame.agency.victim))
        total = frame if has_parts else total
        yield shown
        before = shown


def _tells_toll_of_area(frame: Frame) -> bool:
    """As in "raids on the south killed ten", "shelling of the south": of no one town."""
    place, mention = frame.place, frame.mention
    if mention.status is not Status.TOLD or not (frame.toll.killed or frame.toll.wounded):
        return False
    if mention.plural:
        return place is None or place.coarseness >= Coarseness.DISTRICT
    shelling = any(c.sense.number is Number.MASS for c in mention.triggers)
    if place is None or not shelling or mention.definite:
        return False
    # "shelling north of the camp" is of one place, however wide
    return place.coarseness >= Coarseness.DISTRICT and place.toponym.relation is None


def _sums_up_day(reading: Reading, total: Frame, before: Sequence[Frame]) -> bool:
    """As in Arabic "since dawn, 51 were killed in raids on the Strip", behind one raid there."""
    mention, document = total.mention, reading.document
    if not document.arabic or mention.definite or not mention.plural:
        return False
    low = max(mention.sentence_first, mention.first - _SINCE_BEFORE)
    since = [i for i in range(low, mention.last) if document.words[i] in _SINCE]
    if not any(counts_from_today(document, i + 1) for i in since):
        return False
    return any(
        f.mention.status is Status.TOLD
        and f.place is not None
        and f.place.coarseness <= Coarseness.SETTLEMENT
        and (total.place is None or not lies_elsewhere(f.place, total.place))
        for f in before
    )


def _tells_each(total: Frame, behind: Sequence[Frame]) -> bool:
    """As in "nine died in two strikes. The first hit X, killing five. The second hit Y"."""
    near = [f for f in behind if f.mention.sentence - total.mention.sentence <= _EACH_REACH]
    each = [f for f in near if (f.mention.part or f.mention.elides) and f.place is not None]
    placed = [f.place for f in each if f.place and f.place.coarseness <= Coarseness.SETTLEMENT]
    return len(placed) > 1 and lies_elsewhere(placed[0], placed[1])


def _is_part(frame: Frame, total: Frame) -> bool:
    """As in "a raid on a car in X killed two" of the ten: told anew, in a town there."""
    place, mention = frame.place, frame.mention
    if place is None or place.coarseness > Coarseness.SETTLEMENT:
        return False
    if mention.definite or mention.recalls or mention.part or mention.elides:
        return False
    fewer = any(
        mine[0].value.best < all_of[0].value.best
        for mine, all_of in (
            (frame.toll.killed, total.toll.killed),
            (frame.toll.wounded, total.toll.wounded),
        )
        if mine and all_of
    )
    return fewer and (total.place is None or not lies_elsewhere(place, total.place))


def _tells_on(frame: Frame, total: Frame) -> bool:
    """As in "jets struck X and Y. The jets hit 85 targets": the same doer, and no place anew."""
    placed = frame.place is not None or frame.unplaced
    return not placed and bool(frame.doer) and frame.doer == total.doer
