"""Where a clause leaves out the verb told before it: "X came under a raid, and Y shelling"."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from dashboard.extraction.syntax.headers import COMMAS, TRIGGERS
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import (
    ACTOR,
    CASUALTY,
    CONNECTIVE,
    EVENT,
    SPEECH,
    VERB,
    WEAPON,
)

__all__ = ["find_gaps"]

_HIT: Final = frozenset({"strike", "undergo"})  # verbs that are left out
_FIRED: Final = frozenset({"launch", "fall", "strike"})
_DEEDS: Final = frozenset({"strike", "launch", "conduct"})
_OBJECTS: Final = ("target", "positions")  # what a second doer stands right before
_JOINTS: Final = words_of("and", "then") | {",", ";"}
_NUMBERS: Final = words_of("numbers")
_ONTO: Final = words_of("against")
_MORE: Final = words_of("more")
_THEN: Final = words_of("then", "later")
_HITS: Final = frozenset({*TRIGGERS, WEAPON})
_TOLD: Final = frozenset({VERB, EVENT, SPEECH, CASUALTY, WEAPON})
_ALSO: Final = words_of("likewise")
_JOINED: Final = "و"
_BY: Final = frozenset({"ب", "ل"})  # proclitics of what something is hit with, or comes under
_NAME_REACH: Final = 7  # tokens of the second place, before what it was hit with
_SETTING: Final = 4  # tokens from "in" to the verb, past the name of the place
_ANEW: Final = frozenset({VERB, CONNECTIVE})
_NUMBER_REACH: Final = 2  # tokens from "with three" to the drones


def find_gaps(document: Document, sentence: Sentence) -> Iterator[tuple[int, str]]:
    """
    First tokens of the clauses that no verb and no connective opens, and their relations.

    As in Arabic "in X fell a shell, and in Y hit a missile a house": one more event, elsewhere.
    """
    told = sentence.cues.by_key
    if document.arabic:
        yield from ((first, "") for first in _anew(document, sentence))
    if "target" in told and len(told["target"]) > 1:
        for first in _counted_gaps(document, sentence):
            yield first, "gap"
    by_category = sentence.cues.by_category
    if document.arabic and ACTOR in by_category and by_category[ACTOR][1:]:
        yield from ((first, "gap") for first in _doer_gaps(sentence))
    if not _HIT.isdisjoint(told) and (not document.arabic or "then" in told):
        for first in _then_gaps(document, sentence):
            yield first, "gap"
    gaps = _arabic_gaps if document.arabic else _english_gaps
    for first in gaps(document, sentence):
        yield first, "gap"


def _anew(document: Document, sentence: Sentence) -> Iterator[int]:
    """Clauses with a verb of their own, which no pause that opens others parts."""
    for cue in sentence.cues.by_key.get("location", ()):
        if cue.clitics == _JOINED and _sets_anew(document, sentence, cue):
            yield cue.first
    for event in sentence.cues.by_category.get(EVENT, ()):
        if _comes_of_another(document, sentence, event):
            yield event.first - 1
    if not _ALSO.isdisjoint(document.words[sentence.first : sentence.last]):
        yield from _also(document, sentence)


def _also(document: Document, sentence: Sentence) -> Iterator[int]:
    """As in Arabic "shelled X, likewise was shelled Y": a verb of its own behind "likewise"."""
    verbs = [c for c in sentence.cues.by_category.get(VERB, ()) if not c.sense.verbal_noun]
    for before, verb in pairwise(verbs):
        also = verb.first - 1
        if verb.clitics or also <= before.last or document.words[also] not in _ALSO:
            continue
        if document.words[also - 1] in COMMAS:
            yield also


def _comes_of_another(document: Document, sentence: Sentence, event: Cue) -> bool:
    """As in Arabic "..., and led a raid on Y to the wounding of two": a raid not told before."""
    verb = event.first - 1
    return (
        not (event.definite or event.clitics)
        and verb > sentence.first
        and document.words[verb] in document.little_words["leads_to"]
        and document.words[verb - 1] in COMMAS
    )


def _sets_anew(document: Document, sentence: Sentence, cue: Cue) -> bool:
    if cue.first <= sentence.first:
        return False
    if document.words[cue.first - 1] not in COMMAS:
        return False
    verbs = sentence.cues.by_category.get(VERB, ())
    finite = [c.first for c in verbs if not c.sense.verbal_noun and not c.clitics]
    events = sentence.cues.by_category.get(EVENT, ())
    before = any(verb < cue.first for verb in finite) or any(
        e.first < cue.first and e.sense.strong for e in events
    )
    return before and any(0 < verb - cue.last <= _SETTING for verb in finite)


def _arabic_gaps(document: Document, sentence: Sentence) -> Iterator[int]:
    """
    Clauses that go on with the verb told before them, ascending.

    As in Arabic "struck X with two rockets, and Y with three drones": both halves say what it was
    hit with, and the second has no verb.
    """
    if _HIT.isdisjoint(sentence.cues.by_key):
        return
    told_here = document.words[sentence.first : sentence.last]
    commas = [i for i, word in enumerate(told_here, sentence.first) if word in COMMAS]
    if not commas:
        return
    opened = False  # whether the words before are such a clause themselves
    for comma, after in pairwise([*commas, sentence.last]):
        first = comma + 1
        before = max((i for i in commas if i < comma), default=sentence.first)
        resumed, opened = opened, False
        if first >= after or not document.words[first].startswith(_JOINED):
            continue
        told = [c for c in sentence.cues if before <= c.first < comma]
        if not _verb(told):  # "struck, at dawn, X with rockets, and Y with drones"
            told = _since_verb(sentence, comma) or told
        gap = [c for c in sentence.cues if first <= c.first < after]
        told_by = (resumed or _verb(told)) and _by(document, told, comma)
        if told_by and _goes_on(document, gap, first):
            opened = True
            yield first


def _counted_gaps(document: Document, sentence: Sentence) -> Iterator[int]:
    """As in "five raids on X and two on Y", "dropped two bombs on X, four on Y"."""
    words, cues = document.words, sentence.cues
    aims = cues.by_key["target"]
    told = [
        c
        for c in cues
        if (c.category is WEAPON and c.sense.munition) or (c.category is EVENT and not c.sense.key)
    ]
    others = {c.first for c in cues.by_key.get("another", ())}
    counting = ("counts", "another")
    counts = {c.first for k in counting for c in cues.by_key.get(k, ()) if c.clitics == _JOINED}
    for aim in aims if told else ():
        first, weapon = aim.first - 1, None
        if words[first] in _MORE or (document.arabic and first in others and first not in counts):
            weapon = _joined_munition(document, sentence, first) if document.arabic else None
            first -= 1  # "and another shell at Y"
        elif document.arabic:
            weapon = _joined_munition(document, sentence, first)
            first = first if weapon is None else weapon
        if first <= told[0].last or not any(told[0].last <= c.first < first for c in aims):
            continue
        if document.arabic:
            if first in counts or weapon == first or _is_joined_number(words[first]):
                yield first
        elif words[aim.first] in _ONTO and _counts(document, first):
            yield first


def _is_joined_number(word: str) -> bool:
    """As in Arabic "and 10"."""
    return word[:1] == _JOINED and word[1:].isdecimal()


def _doer_gaps(sentence: Sentence) -> Iterator[int]:
    """As in Arabic "launched X rockets at A and Y at B", "hit X sites in A, and Y sites in B"."""
    cues = sentence.cues
    told = cues.by_category[ACTOR]
    for doer in told:
        if doer.clitics != _JOINED or doer.sense.adjective or doer.first <= told[0].first:
            continue
        opening = next((key for key in _OBJECTS if _stands_at(cues, key, doer.last)), None)
        if opening is None or not any(
            told[0].last <= c.first < doer.first for c in cues.by_key[opening]
        ):
            continue
        if _is_deed(cues, told[0], doer) and not _is_told_anew(cues, doer):
            yield doer.first


def _stands_at(cues: Cues, key: str, index: int) -> bool:
    return any(c.first == index for c in cues.by_key.get(key, ()))


def _is_deed(cues: Cues, first: Cue, second: Cue) -> bool:
    """Whether an active verb stands before the first of two doers, and no other after it."""
    verbs = [
        c
        for c in cues.by_category.get(VERB, ())
        if c.first < second.first and not c.sense.verbal_noun
    ]
    return bool(verbs) and verbs[-1].key in _DEEDS and verbs[-1].last == first.first


def _is_told_anew(cues: Cues, doer: Cue) -> bool:
    """Whether a verb of its own follows the second doer: "and the army at dawn raided"."""
    after = (c for k in (VERB, SPEECH) for c in cues.by_category.get(k, ()) if c.first > doer.first)
    return any(not c.sense.verbal_noun for c in after)


def _joined_munition(document: Document, sentence: Sentence, last: int) -> int | None:
    """As in Arabic "four rockets at X, and two drones at Y": where the second half begins."""
    munition = next((c for c in sentence.cues.munitions if c.last in {last, last + 1}), None)
    if munition is None or munition.definite:
        return None
    for index in (munition.first, munition.first - 1):
        if document.words[index].startswith(_JOINED):
            verb = any(c.first == index and c.category is VERB for c in sentence.cues)
            return None if verb else index
    return None


def _counts(document: Document, index: int) -> bool:
    """Whether a joined word is a number; "1,480" is one."""
    joint, word = document.words[index - 1], document.words[index]
    if joint in COMMAS and document.words[index - 2].isdecimal():
        return False
    return joint in _JOINTS and (word.isdecimal() or word in _NUMBERS)


def _then_gaps(document: Document, sentence: Sentence) -> Iterator[int]:
    """As in "shelled X, then Y an hour later": nothing else is told behind."""
    words = document.words
    for index in _thens(document, sentence):
        end = (i for i in range(index, sentence.last) if words[i] in COMMAS)
        last = next(end, sentence.last)
        verbs = (c for c in sentence.cues if c.first < index and c.category is VERB)
        struck = next((c for c in verbs if c.key in _HIT), None)
        if struck is not None and not any(
            c.category in _TOLD and index < c.first < last for c in sentence.cues
        ):
            yield index


def _thens(document: Document, sentence: Sentence) -> Iterator[int]:
    """Tokens of Arabic "then", English ", then", "and later"."""
    if document.arabic:
        yield from (c.first for c in sentence.cues.by_key.get("then", ()))
        return
    words = document.words
    for index in range(sentence.first + 1, sentence.last - 1):
        if words[index] in _THEN and words[index - 1] in _JOINTS:
            yield index


def _english_gaps(document: Document, sentence: Sentence) -> Iterator[int]:
    """As in "Rockets were fired at X on Tuesday, a drone at Y on Wednesday and two at Z"."""
    words, cues = document.words, sentence.cues
    aims = cues.by_key.get("target", ())
    if len(aims) <= 1 or not cues.munitions:
        return  # one behind the weapon, one told before
    behind = {c.first for c in aims}
    verb = next((c for c in cues.by_category.get(VERB, ()) if c.key in _FIRED), None)
    if verb is None or verb.sense.verbal_noun:
        return
    for weapon in cues.munitions:
        if weapon.last not in behind:
            continue  # no "a drone at Y"
        first = weapon.first - 1
        while first > verb.last and words[first] not in _JOINTS:
            first -= 1
        if first <= verb.last or all(not verb.last <= c.first < first for c in aims):
            continue
        anew = [c for c in cues if first < c.first < weapon.first and c.category in _ANEW]
        if not anew:
            yield first + 1


def _since_verb(sentence: Sentence, last: int) -> list[Cue]:
    """Words from the last verb on, where that is one of hitting."""
    verbs = [c for c in sentence.cues.by_category.get(VERB, ()) if c.first < last]
    if not verbs or not _verb(verbs[-1:]):
        return []
    return [c for c in sentence.cues if verbs[-1].first <= c.first < last]


def _verb(cues: list[Cue]) -> bool:
    return any(c.category is VERB and c.key in _HIT for c in cues)


def _goes_on(document: Document, cues: list[Cue], first: int) -> bool:
    """Whether it has no verb and no setting of its own, and soon says what it was hit with."""
    if any(c.category in {VERB, SPEECH, CONNECTIVE} for c in cues):
        return False
    if any(c.first == first and c.category in _HITS for c in cues):
        return False  # "with two rockets, and with a drone": one place
    return _by(document, cues, first + _NAME_REACH) and not _is_by(document, first)


def _by(document: Document, cues: list[Cue], limit: int) -> bool:
    """As in "with three drones", "to a raid": a means or an event behind its proclitic."""
    return any(
        _is_by(document, index)
        for c in cues
        if c.category is EVENT or (c.category is WEAPON and not c.sense.adjective)
        for index in range(c.first - _NUMBER_REACH, c.first + 1)
        if index < limit
    )


def _is_by(document: Document, index: int) -> bool:
    return document.words[index][:1] in _BY
