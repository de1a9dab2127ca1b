"""
Relative clauses that only describe: "the Houthis, who seized Sanaa in 2014, said ...".

Their places and dates are not those of the sentence's event. A relative clause that tells an event
itself ("a missile, which hit X at dawn") is none of these.
"""

from collections.abc import Iterator
from typing import Final

from dashboard.extraction.syntax.headers import COMMAS, TRIGGERS
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import EVENT, ORIGIN, WEAPON

__all__ = ["RelativeClause", "describing_clauses"]

_PEOPLE: Final = words_of("relatives_of_people")
_THINGS: Final = words_of("relatives_of_places")
_RELATIVES: Final = _PEOPLE | _THINGS
# "the base, which lies west of X": where the thing is, so where the event was.
_BEING: Final = words_of("be", "lying")
_FIRED_FROM: Final = frozenset({"fire_source", "launch_sites"})
_TELLING: Final = TRIGGERS | {WEAPON, ORIGIN}

_OFTEN: Final = frozenset({"since", "repeated"})
_DEATHS: Final = words_of("deaths")
_CAUSING: Final = words_of("because")
_YEAR: Final = 4  # digits
_OF_CAUSE: Final = 2  # tokens from "over" to "death": "over the death of"

RelativeClause = tuple[int, int, bool]


def describing_clauses(document: Document) -> Iterator[RelativeClause]:
    """
    Token ranges of relative clauses without an event, in text order.

    Of Arabic ones only those that tell a year: their dates are left out, and no names.

    Yields
    ------
    RelativeClause
        First and last token, half-open, and whether it tells where something is.
    """
    relative = document.cues.by_key.get("relative", ())
    if document.arabic:
        yield from (r for c in relative if (r := _of_a_year(document, c.first)) is not None)
        return
    holding = {document.sentence_at(c.first).first for c in relative}
    caused = not _DEATHS.isdisjoint(document.words)
    for sentence in document.sentences if relative or caused else ():
        if not sentence.cues:
            continue
        told = sentence.first in holding
        ranges = list(_in_sentence(document, sentence)) if told else []
        if caused and not TRIGGERS.isdisjoint(sentence.cues.by_category):
            ranges += _causes(document, sentence)
        yield from ranges


def _of_a_year(document: Document, first: int) -> RelativeClause | None:
    """As in Arabic "Victory Day, which X marks, of the defeat of 1945": another year's matter."""
    words, sentence = document.words, document.sentence_at(first)
    if first <= sentence.first + 1 or words[first - 1] not in COMMAS:
        return None
    last = next((i for i in range(first, sentence.last) if words[i] in COMMAS), sentence.last)
    if not any(words[i].isdecimal() and len(words[i]) == _YEAR for i in range(first, last)):
        return None
    telling = [c for c in sentence.cues if first <= c.first < last and c.category in _TELLING]
    attack = [c for c in sentence.cues if c.last == first - 1 and c.category is EVENT]
    others = [c for c in telling if c.key not in {"pronouns", "relative"}]
    return None if others or attack else (first, last, True)


def _in_sentence(document: Document, sentence: Sentence) -> Iterator[RelativeClause]:
    words = document.words
    for first in range(sentence.first + 1, sentence.last - 1):
        word = words[first]
        if word not in _RELATIVES or words[first - 1] not in COMMAS:
            continue
        if word in _THINGS and any(
            c.category is EVENT and c.last == first - 1 for c in sentence.cues
        ):
            continue  # "the attack, which happened on Sunday"
        behind = (i for i in range(first, sentence.last) if words[i] in COMMAS)
        last = next(behind, sentence.last)
        told = [c for c in sentence.cues if first <= c.first < last]
        if any(c.key in _OFTEN for c in told):
            yield first, last, False  # "which has come under fire repeatedly since February"
            continue
        # "a rocket, which the army traced to X"; people come from places, too
        telling = _TELLING if word in _THINGS else _TELLING - {ORIGIN}
        if not any(
            (c.category in telling and c.key != "pronouns") or c.key in _FIRED_FROM for c in told
        ):
            yield first, last, word in _THINGS and words[first + 1] in _BEING


def _causes(document: Document, sentence: Sentence) -> Iterator[RelativeClause]:
    """As in "fired at X over the death of a man in Y last week": Y and the week are the cause's."""
    words = document.words
    for index in range(sentence.first + 1, sentence.last - 1):
        if words[index] not in _DEATHS or words[index + 1] != "of":
            continue
        before = set(words[max(sentence.first, index - _OF_CAUSE) : index])
        if _CAUSING.isdisjoint(before):
            continue
        ends = (i for i in range(index, sentence.last) if words[i] in COMMAS)
        last = next(ends, sentence.last)
        cues = [c for c in sentence.cues if index < c.first < last]
        if not any(c.category in _TELLING for c in cues):
            yield index, last, False
