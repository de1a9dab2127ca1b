"""
Tolls of a war or a campaign, told beside one of its events.

As in "the clashes have killed more than 400 people", "since the offensive began, 60 have died",
Arabic "more than 600 dead [...] since the beginning of the war".
"""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.expressions.quantities import Quantity
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import EVENT, HARM, WEAPON

__all__ = ["has_killed", "without_lasting", "without_running"]

_VERB_REACH: Final = 4  # tokens from "have killed" to the number: "more than"
_BE_REACH: Final = 3  # tokens from "the offensive" to "claimed the lives of": "has so far"
_SENTENCE: Final = 40  # tokens looked back over for the beginning of a sentence
_HAVE, _PERFECT, _AND = words_of("have"), words_of("perfect"), words_of("and")
_THEN: Final = words_of("then")
_PERIODS: Final = words_of("long_since", "long_periods") | {str(year) for year in range(1990, 2100)}
_SINCE_WHEN: Final = words_of("since_when")
_BEGINNINGS: Final = words_of("beginnings")
_EVENTFUL: Final = frozenset({EVENT, WEAPON})
_LASTING: Final = 22  # tokens from a number to "since": "others in towns of the West Bank"
_STOPS: Final = frozenset(".!?؟؛\n")
_SINCE, _COMMA = "since", ","
_WAR: Final = 6  # tokens of "since the Gaza war"
_RECORDS: Final = words_of("records")
_SO_FAR: Final = ["so", "far"]
_ENDS: Final = frozenset(".!?;:\n")


def has_killed(document: Document, first: int) -> bool:
    """
    Whether a war is the subject: "the clashes have killed more than 400 and wounded 900".

    Parameters
    ----------
    first
        First token of the number of people, or of the word that tells how it fared.
    """
    before = [c for c in document.cues_near(first) if c.key in HARM and c.first <= first]
    if not before or first - before[-1].last >= _VERB_REACH:
        return False
    wars = document.little_words["wars"]
    for verb in reversed(before):
        told = document.words[max(0, verb.first - _BE_REACH) : verb.first]
        if not (_HAVE.isdisjoint(told) or wars.isdisjoint(told)):
            return True
        if not _ENDS.isdisjoint(told) or _AND.isdisjoint(told[-1:]):
            return False
    return False


def without_running(document: Document, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Leave out what runs: "Since the offensive on X began in April, 400 have been killed"."""
    starts = [document.token_at(q.span.start) for q in quantities]
    return [q for q, at in zip(quantities, starts, strict=True) if not _runs(document, at)]


def _runs(document: Document, first: int) -> bool:
    words = document.words
    back = range(first - 1, max(0, first - _SENTENCE), -1)
    start = next((i for i in back if words[i] in _ENDS), -1)
    if words[start + 1 : start + 3] == _SO_FAR:
        return _is_of_war(document, start + 1)
    if _runs_since(document, start + 1, first):
        return True
    if words[start + 1] != _SINCE or _PERFECT.isdisjoint(words[start + 1 : first + _SENTENCE]):
        return False
    comma = next((i for i in range(start + 1, first) if words[i] == _COMMA), first)
    told = set(words[start + 2 : comma])
    return not told.isdisjoint(document.little_words["wars"] | _PERIODS | _THEN)


def _runs_since(document: Document, start: int, first: int) -> bool:
    """As in "at least 60 have been killed and 90 wounded in attacks since the truce began"."""
    words = document.words
    end = next(
        (i for i in range(first, min(first + _SENTENCE, len(words))) if words[i] in _ENDS), 0
    )
    since = next((i for i in range(first, end) if words[i] == _SINCE), 0)
    if not since or _PERFECT.isdisjoint(words[start:since]) or _COMMA in words[first:since]:
        return False
    if not _RECORDS.isdisjoint(words[start:since]):
        return False  # "in the deadliest raid since the war began"
    told = words[since + 1 : min(since + _WAR, end)]
    return not (document.little_words["wars"] | _PERIODS | _THEN).isdisjoint(told)


def _is_of_war(document: Document, first: int) -> bool:
    """As in "the war, which began in May. So far, at least 1,200 people have been killed"."""
    before = document.words[document.sentence_before(first) : first]
    return not document.little_words["wars"].isdisjoint(before)


def without_lasting(document: Document, quantities: Sequence[Quantity]) -> Sequence[Quantity]:
    """Leave out Arabic numbers told "since the beginning of the war", with no event between."""
    if not quantities:
        return quantities
    first = document.tokens_of(quantities[0].span.start, quantities[0].span.end)[0]
    if _SINCE_WHEN.isdisjoint(document.words[first : first + _SENTENCE]):
        return quantities  # as in most texts
    return [q for q in quantities if not _lasts(document, q)]


def _lasts(document: Document, quantity: Quantity) -> bool:
    first, last = document.tokens_of(quantity.span.start, quantity.span.end)
    words = document.words
    for index in range(last, min(last + _LASTING, len(words) - 1)):
        if words[index] in _STOPS:
            return False
        if words[index] in _SINCE_WHEN and words[index + 1] in _BEGINNINGS:
            told = document.sentence_at(index).cues
            return not any(first <= c.first < index and c.category in _EVENTFUL for c in told)
    return False
