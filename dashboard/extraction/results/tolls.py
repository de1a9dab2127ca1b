"""
Tolls: "the toll rose to nine", "put the dead at seven", "the number of injured has risen to 14".

A running total, "since October", "this month", is of many events and no toll of one.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from dashboard.extraction.expressions.quantities import Quantity, QuantityPattern, QuantityUnit
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.model import Claim, Count

__all__ = ["RISEN", "TOLLS", "Told", "told_tolls"]

TOLLS: Final = frozenset({"toll", "witnessed"})
"""Keys of the words that may tell a toll by themselves."""

RISEN: Final = "the toll, as told last"
"""Why a number is believed before those told first."""

_FATES: Final = frozenset({"killed", "wounded"})
_TOLL_REACH: Final = 14  # tokens from "the toll" to "nine": "from Monday's strike on X rose to"
_HEAD_REACH: Final = 9  # tokens from "the number of injured" to "14": "in the raid has risen to"
_TAIL: Final = 14  # tokens behind a number that may say since when it runs
_NUMBER_OF: Final = 4  # tokens from "number" to "killed": "of people who were"
_STOPS: Final = frozenset(".!?;\n")
_LASTING: Final = words_of("lasting_from", "periods")
_FROM: Final = words_of("from") | {"من"}
_BEHIND: Final = words_of("have", "prepositions", "lying")
_HAVE: Final = words_of("have")
_DURING: Final = words_of("during")
_LONG: Final = words_of("lengths_of_time")
_WITHIN: Final = 4  # tokens of Arabic "during the 24 hours"
_SINCE: Final = "since"
_THE: Final = "the"


class _Head(NamedTuple):
    """Words that a toll is told of: which tokens, whose it is, how far off its number stands."""

    first: int
    last: int
    fate: str
    reach: int
    reason: str


class Told(NamedTuple):
    """Whom a toll is told of, "killed" or "wounded", its number, and whether it is running."""

    fate: str
    claim: Claim[Count]
    running: bool


def told_tolls(
    document: Document, cues: Cues, casualties: Sequence[Cue], quantities: Sequence[Quantity]
) -> Iterator[Told]:
    """Yield the tolls told, running ones as well, so that their numbers are taken for no others."""
    for head in (*_tolls(document, cues), *_numbers_of(document, casualties)):
        for quantity in quantities:
            span = quantity.number_span
            first, last = document.tokens_of(span.start, max(span.end, quantity.noun_span.end))
            if not 0 < first - head.last < head.reach or quantity.unit is not QuantityUnit.COUNT:
                continue
            before = document.words[first - 1]
            if before in _FROM:
                continue  # "rose from three to seven"
            people = quantity.pattern is not QuantityPattern.NUMERAL_NOUN or _is_toll_noun(
                cues, first, last
            )
            if people and _amounts(document, before):
                claim = Claim(value=quantity.value, spans=(quantity.span,), reason=head.reason)
                yield Told(head.fate, claim, _is_running(document, head, first))
            break


def _amounts(document: Document, word: str) -> bool:
    return word in document.little_words["amounts_to"]


def _is_running(document: Document, head: _Head, first: int) -> bool:
    """As in "the toll of the last month", and what stands behind a full stop."""
    told = document.words[head.first : first]
    # "has since risen" is said of the same event
    words = {b for a, b in pairwise(["", *told]) if b != _SINCE or a not in _HAVE}
    behind = set(takewhile(lambda word: word not in _STOPS, document.words[first : first + _TAIL]))
    running = document.little_words["running"]
    if document.arabic and _is_within(document.words[head.first : first + _TAIL]):
        return True
    return not ((_LASTING | _STOPS).isdisjoint(words) and running.isdisjoint(words | behind))


def _is_within(words: Sequence[str]) -> bool:
    """As in Arabic "the dead of the province rose during 24 hours to 6": of many events."""
    within = [i for i, word in enumerate(words) if word in _DURING]
    return any(not _LONG.isdisjoint(words[i + 1 : i + _WITHIN]) for i in within)


def _tolls(document: Document, cues: Cues) -> Iterator[_Head]:
    """As in "the toll", Arabic "the toll of the wounded"."""
    if TOLLS.isdisjoint(cues.by_key):
        return
    words = document.little_words["tolls"]
    for toll in [*cues.by_key.get("toll", ()), *cues.by_key.get("witnessed", ())]:
        if not words.isdisjoint(document.words[toll.first : toll.last]):
            fate = "wounded" if _of_wounded(cues, toll) else "killed"
            # "one source put the toll at nine": a rival figure, and no later one
            rival = document.words[toll.first - 1] in document.little_words["putting"]
            yield _Head(toll.first, toll.last, fate, _TOLL_REACH, "" if rival else RISEN)


def _numbers_of(document: Document, casualties: Sequence[Cue]) -> Iterator[_Head]:
    """As in "put the dead at seven", "the number of people injured has risen to 14"."""
    rising = document.little_words["rising"]
    for cue in casualties:
        if cue.key not in _FATES or cue.last - cue.first != 1:
            continue
        if not _is_head(document, cue):
            continue
        behind = document.words[max(0, cue.first - _HEAD_REACH) : cue.last + _HEAD_REACH]
        risen = not rising.isdisjoint(behind)
        yield _Head(cue.first, cue.last - 1, cue.key, _HEAD_REACH, RISEN if risen else "")


def _is_head(document: Document, cue: Cue) -> bool:
    """Whether a word for those harmed stands for how many they are."""
    little = document.little_words
    before = document.words[max(0, cue.first - _NUMBER_OF) : cue.first]
    if document.arabic:
        return bool(before) and before[-1] in little["number_of"]
    if document.words[cue.first] not in little["toll_heads"]:
        return False
    if not little["number_of"].isdisjoint(before):
        return True
    behind = document.words[cue.last : cue.last + 1]  # not "the dead cows"
    told = not behind or behind[0] in _BEHIND | little["amounts_to"] | little["rising"]
    return told and before[-1:] == [_THE]


def _is_toll_noun(cues: Cues, first: int, last: int) -> bool:
    """As in "nine dead", "nine people"."""
    keys = {c.key for c in cues if first <= c.first <= last}
    return bool(keys & {"killed", "people"}) and "wounded" not in keys


def _of_wounded(cues: Cues, toll: Cue) -> bool:
    near = (c.key for c in cues if toll.first - 1 <= c.first <= toll.last + 1)
    return "wounded" in near
