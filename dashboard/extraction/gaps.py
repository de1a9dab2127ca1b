"""Where a clause leaves out the verb told before it: "X came under a raid, and Y shelling"."""

from collections.abc import Iterator
from itertools import pairwise

from dashboard.extraction.cues import Cue
from dashboard.extraction.document import Document, Sentence
from dashboard.extraction.headers import COMMAS, TRIGGERS
from dashboard.extraction.lexicon import Category

__all__ = ["find_gaps"]

_HIT = frozenset({"strike", "undergo"})  # verbs that are left out
_FIRED = frozenset({"launch", "fall", "strike"})
_JOINTS = frozenset({",", "and", ";", "then"})
_JOINED = "و"
_BY = frozenset({"ب", "ل"})  # proclitics of what something is hit with, or comes under
_NAME_REACH = 7  # tokens of the second place, before what it was hit with
_NUMBER_REACH = 2  # tokens from "with three" to the drones


def find_gaps(document: Document, sentence: Sentence) -> Iterator[int]:
    """
    First tokens of the clauses that go on with the verb told before them, ascending.

    As in Arabic "struck X with two rockets, and Y with three drones": both halves say what it was
    hit with, and the second has no verb.
    """
    if not document.arabic:
        yield from _english_gaps(document, sentence)
        return
    if _HIT.isdisjoint(sentence.cues.by_key):
        return
    tokens = document.tokens
    commas = [i for i in range(sentence.first, sentence.last) if tokens[i].text in COMMAS]
    opened = False  # whether the words before are such a clause themselves
    for comma, after in pairwise([*commas, sentence.last]):
        first = comma + 1
        before = max((i for i in commas if i < comma), default=sentence.first)
        resumed, opened = opened, False
        if first >= after or not document.tokens[first].text.startswith(_JOINED):
            continue
        told = [c for c in sentence.cues if before <= c.first < comma]
        gap = [c for c in sentence.cues if first <= c.first < after]
        told_by = (resumed or _verb(told)) and _by(document, told, comma)
        if told_by and _goes_on(document, gap, first):
            opened = True
            yield first


def _english_gaps(document: Document, sentence: Sentence) -> Iterator[int]:
    """As in "Rockets were fired at X on Tuesday, a drone at Y on Wednesday and two at Z"."""
    tokens, cues = document.tokens, sentence.cues
    aims = cues.by_key.get("target")
    if not aims or not cues.munitions:
        return
    verb = next((c for c in cues.by_category.get(Category.VERB, ()) if c.key in _FIRED), None)
    if verb is None or verb.sense.verbal_noun:
        return
    for weapon in cues.munitions:
        first = weapon.first - 1
        while first > verb.last and tokens[first].text not in _JOINTS:
            first -= 1
        aimed = any(c.first == weapon.last for c in aims)  # "a drone at Y"
        told = any(verb.last <= c.first < first for c in aims)
        told_anew = any(
            first < c.first < weapon.first and c.category in {Category.VERB, Category.CONNECTIVE}
            for c in cues
        )
        if first > verb.last and aimed and told and not told_anew:
            yield first + 1


def _verb(cues: list[Cue]) -> bool:
    return any(c.category is Category.VERB and c.key in _HIT for c in cues)


def _goes_on(document: Document, cues: list[Cue], first: int) -> bool:
    """Whether it has no verb and no setting of its own, and soon says what it was hit with."""
    if any(c.category in {Category.VERB, Category.SPEECH, Category.CONNECTIVE} for c in cues):
        return False
    if any(c.first == first and c.category in {*TRIGGERS, Category.WEAPON} for c in cues):
        return False  # "with two rockets, and with a drone": one place
    return _by(document, cues, first + _NAME_REACH) and not _is_by(document, first)


def _by(document: Document, cues: list[Cue], limit: int) -> bool:
    """As in "with three drones", "to a raid": a means or an event behind its proclitic."""
    return any(
        _is_by(document, index)
        for c in cues
        if c.category is Category.EVENT or (c.category is Category.WEAPON and not c.sense.adjective)
        for index in range(c.first - _NUMBER_REACH, c.first + 1)
        if index < limit
    )


def _is_by(document: Document, index: int) -> bool:
    return document.tokens[index].text[:1] in _BY
