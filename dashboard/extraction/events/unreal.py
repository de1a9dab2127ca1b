"""
What is feared, foreseen, likened or mistaken for an attack: words tell of one, and none happened.

As in "raised the spectre of attacks on tankers", "a hit on the plant could cut off the power",
"birds that were mistaken for a drone", "it sounded as if a missile had struck".
"""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.events.interruptions import cut_off
from dashboard.extraction.events.mention import Mention
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import EVENT, VERB

__all__ = ["is_unreal"]

_FEARED: Final = 10  # tokens from "the spectre of" to the last of what is feared
_MISTAKEN: Final = 12  # tokens from "thought that" to the event
_TAKEN_FOR: Final = 3  # tokens from "mistaken for" to the drone
_FORESEEN: Final = 12  # tokens from "a hit" to "could cut off the power"
_PAST: Final = words_of("behind_past_modals")  # "could have killed": told of one that happened
_RELATIVES: Final = words_of("relatives", "relatives_of_people")
_ADJECTIVES: Final = 2  # tokens from an Arabic noun to its last adjective
# Tokens from Arabic "fired" to the defences that did: "the army Sudanese fire of".
_FIRING: Final = 4
_AHEAD: Final = 6  # tokens from "may" to the event
_WAS_REACH: Final = 6  # tokens from "had" to its verb
_IMPERFECT: Final = ("ت", "ي")
_QUOTED: Final = 6  # tokens of a figure of speech with its quotation marks
_QUOTES: Final = frozenset({'"', "«", "»", "“", "”"})
_EVEN: Final = frozenset({'"'})  # opens and closes alike
_SPEAKS: Final = frozenset({":", ","})
_COMMAS: Final = frozenset({"،", ","})


def is_unreal(document: Document, mention: Mention) -> bool:
    """Whether a mention is only feared, foreseen, or what something was taken for."""
    clause, header = mention.clause, mention.clause.header
    told = clause.cues.by_key
    led = told if header is None or header.last != clause.first else header.cues.by_key
    if ("mistaken" in told or "mistaken" in led) and _is_mistaken(document, mention):
        return True
    if _is_in_scare_quotes(document, mention):
        return True
    if _is_arabic(document, mention) if document.arabic else _is_inverted(document, mention):
        return True
    first = mention.triggers[0].first
    nominal = [
        c
        for c in mention.triggers
        if c.first == first and (c.category is EVENT or c.sense.verbal_noun)
    ]
    if not nominal:
        return False
    if ("feared" in told or "feared" in led) and _is_feared(document, mention):
        return True
    return _is_possible(document, nominal[0]) or _is_foreseen(document, mention)


def _is_possible(document: Document, noun: Cue) -> bool:
    """As in Arabic "an attack rocket-borne possible on X": expected, or feared."""
    behind = document.words[noun.last : noun.last + _ADJECTIVES]
    return not document.little_words["possible"].isdisjoint(behind)


def _is_arabic(document: Document, mention: Mention) -> bool:
    return _may_arabic(document, mention) or (
        "launch" in mention.cues.by_key and _is_defensive(document, mention)
    )


def _is_defensive(document: Document, mention: Mention) -> bool:
    """As in Arabic "fired the air defences missiles", "fired the army the guns of its defences"."""
    defences = document.little_words["air_defences"]
    return any(
        c.key == "launch" and not defences.isdisjoint(document.words[c.last : c.last + _FIRING])
        for c in mention.triggers
        if not mention.intercepted
    )


def _is_inverted(document: Document, mention: Mention) -> bool:
    """As in "Should a missile strike X, ...", "Had a drone hit X, it would ...": a condition."""
    first = mention.sentence_first
    while not document.words[first][0].isalnum():
        first += 1
    subject = document.words[first + 1 : first + 2]
    if document.words[first] not in document.little_words["inverts"] or not subject:
        return False
    fronted = document.words[first : mention.triggers[0].first]
    return subject[0] in document.little_words["some"] and _COMMAS.isdisjoint(fronted)


def _is_feared(document: Document, mention: Mention) -> bool:
    """As in "the risk of rockets falling on X": a noun of fear governs what is told."""
    trigger, clause = mention.triggers[0].first, mention.clause
    return any(
        c.last <= trigger < c.last + _FEARED
        and not cut_off(document, c.last, trigger)
        and not _has_verb(clause.cues, c.last, trigger)
        for c in _governing(mention, "feared")
    )


def _has_verb(cues: Cues, first: int, last: int) -> bool:
    """Whether a finite verb stands in a range; Arabic may write one and its noun alike."""
    verbs = [c for c in cues.by_category.get(VERB, ()) if first <= c.first < last]
    nouns = {c.first for c in verbs if c.sense.verbal_noun}
    return any(c.first not in nouns for c in verbs)


def _governing(mention: Mention, key: str) -> Sequence[Cue]:
    """Words of a key in the clause, or in what leads up to it: "spoke of the danger of"."""
    clause, header = mention.clause, mention.clause.header
    told = clause.cues.by_key.get(key, ())
    if header is None or header.last != clause.first:
        return told
    return (*header.cues.by_key.get(key, ()), *told)


def _is_mistaken(document: Document, mention: Mention) -> bool:
    """As in "thought that a drone had struck", "sent fleeing by birds mistaken for a drone"."""
    who = {c.last for c in mention.clause.cues.by_key.get("relative", ())}
    trigger = mention.triggers[0].first
    # "those who thought so found that two drones had hit": what they found is told
    words = [c for c in _governing(mention, "mistaken") if c.first not in who]
    flown = mention.cues.munitions
    for word in words:
        if word.last <= trigger < word.last + _MISTAKEN:
            if not cut_off(document, word.last, trigger):
                return True
        elif flown and all(0 <= c.first - word.last < _TAKEN_FOR for c in flown):
            return True
    return False


def _is_foreseen(document: Document, mention: Mention) -> bool:
    """As in "a direct hit by one missile could kill thousands"."""
    event = mention.triggers[0]
    if document.arabic:
        return _is_foreseen_arabic(document, mention, event)
    words, may = document.words, document.little_words["may"]
    before = words[max(mention.first, event.first - 2) : event.first]
    if not document.little_words["known"].isdisjoint(before):
        return False  # but "said that strikes would stop"
    limit = mention.last - 1
    for index, word in enumerate(words[event.last : event.last + _FORESEEN], event.last):
        if index >= limit or word in _COMMAS:
            return False
        if word in may:
            own = words[index - 1] not in _RELATIVES
            ahead = own and words[index + 1] not in _PAST
            return ahead and not _is_any_finite(mention, event.last, index + 1)
    return False


def _is_foreseen_arabic(document: Document, mention: Mention, event: Cue) -> bool:
    words, was = document.words, document.little_words["was"]
    if event.definite or (event.first and words[event.first - 1] in was):
        return False
    may, limit = document.little_words["may"], mention.last - 1
    for index, word in enumerate(words[event.last : event.last + _FORESEEN], event.last):
        if index >= limit or word in _COMMAS or word in was:
            return False
        if word in may:
            verb = words[index + 1]
            ahead = verb.startswith(_IMPERFECT) and verb not in document.little_words["done"]
            return ahead and not _is_any_finite(mention, event.last, index)
    return False


def _may_arabic(document: Document, mention: Mention) -> bool:
    """As in Arabic "qad taqa", "may fall": "qad" before what is not done yet."""
    words, trigger = document.words, mention.triggers[0].first
    may, was = document.little_words["may"], document.little_words["was"]
    low = max(mention.first, trigger - _AHEAD)
    last = _last_of(document, may, low, trigger)
    if last is None:
        return False
    verb = words[last + 1]
    past = not was.isdisjoint(words[max(0, last - _WAS_REACH) : last])
    done = verb in document.little_words["done"] or verb.endswith(_IMPERFECT[0])
    ahead = verb.startswith(_IMPERFECT) and not done and not past
    return ahead and not cut_off(document, last, trigger)


def _last_of(document: Document, words: frozenset[str], first: int, last: int) -> int | None:
    """Find the last of the tokens of a range that is one of some words."""
    if words.isdisjoint(document.words[first:last]):
        return None
    return next(i for i in range(last - 1, first - 1, -1) if document.words[i] in words)


def _is_any_finite(mention: Mention, first: int, last: int) -> bool:
    verbs = mention.cues.by_category.get(VERB, ())
    return any(first <= c.first < last and not c.sense.verbal_noun for c in verbs)


def _is_in_scare_quotes(document: Document, mention: Mention) -> bool:
    """As in Arabic "the «explosion of the quarrel»", "they «shot at their own feet»": a figure."""
    first, last = mention.triggers[0].first, mention.triggers[-1].last
    words = document.words
    low = max(mention.sentence_first, first - _QUOTED)
    opening = _last_of(document, _QUOTES, low, first)
    if opening is None:
        return False
    if any(c.category is EVENT and c.sense.strong for c in mention.triggers):
        return False
    behind = range(last, min(last + _QUOTED, len(words)))
    closing = next((i for i in behind if words[i] in _QUOTES), None)
    if closing is None or closing - opening > _QUOTED or words[opening - 1] in _SPEAKS:
        return False
    before = words[mention.sentence_first : opening]
    return sum(word in _EVEN for word in before) % 2 == 0 and not mention.cues.munitions
