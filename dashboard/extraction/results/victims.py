"""
People told one by one as killed or wounded: "a nurse and her two sons were killed"; English.

Only a list of which every part is counted gives a number: a numeral, or one person with an article
or a possessive.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from dashboard.extraction.expressions.noun_phrases import is_number
from dashboard.extraction.expressions.number_words import load_number_words
from dashboard.extraction.expressions.quantities import Quantity, QuantityPattern, QuantityUnit
from dashboard.extraction.results.included import is_included
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import CASUALTY, VERB
from dashboard.model import Claim, Count

__all__ = ["Victims", "english_victims", "is_whole"]

_FATES: Final = frozenset({"killed", "wounded"})
_SHOT: Final = frozenset({"kill", "wound"})  # as verbs with a weapon: "shot dead"
_FATE_OF: Final = {"kill": "killed", "wound": "wounded", "burns": "wounded"}
# "was burned", "was treated for": of people alone it says that they were hurt.
_BURNS: Final = "burns"
_COMMA: Final = ","
_AND: Final = words_of("and")
_OF: Final = words_of("of")
_ANOTHER: Final = words_of("another")
_KNOWN: Final = words_of("possessives_of_people", "determiners", "rest")
_INDEFINITE: Final = words_of("indefinite")
_POSSESSIVES: Final = words_of("possessives_of_people")
_BEFORE_ANOTHER: Final = _AND | _POSSESSIVES | {_COMMA}
_WAS: Final = words_of("was")
_BE: Final = words_of("be")
_AUXILIARIES: Final = words_of("was", "have") | {"been"}
_PREPOSITIONS: Final = words_of("prepositions")
_THE: Final = "the"
_ENDS: Final = frozenset(".!?;:\n")
_WORDS: Final = 6  # of one phrase: "an off-duty police officer"
_LIST: Final = 24  # tokens of a list of people
_TAIL: Final = 8  # tokens between a person and "was": "of the village of X"
_ASIDE: Final = 14  # tokens of an aside with its commas
_BE_REACH: Final = 3  # tokens from "was" to "wounded"
_TREATED_FOR: Final = 2  # tokens from "treated for" to "shock": "severe"
_MANY: Final = 1000  # killed by no one event of the news
_NO_NOUNS: Final = ("ing", "ed")  # endings of verbs, not of people
_SUM: Final = "people told one by one"


class Victims(NamedTuple):
    """
    People told as killed or wounded.

    `several` is true of a list: its sum says more than the number of one of its parts; `first` is
    the token of the word for what befell them. No number where a list goes on with somebody whom
    nothing here knows: then one part of it is not how many they were.
    """

    fate: str
    number: Claim[Count] | None
    several: bool
    first: int


class _List(NamedTuple):
    """A list of people: how many, up to which token, how many parts; whether more is possible."""

    number: int
    last: int
    parts: int
    open: bool


def _starts_of(document: Document, quantities: Sequence[Quantity]) -> dict[int, Quantity]:
    """Quantities that count people or things exactly, by their first token."""
    return {
        document.token_at(q.span.start): q
        for q in quantities
        if q.unit is QuantityUnit.COUNT
        and not (q.weak or q.partitive)
        and q.pattern is not QuantityPattern.NOUN_NUMERAL  # "wounding ten"
    }


def is_whole(document: Document, first: int) -> bool:
    """As in "two of the other 22 crew were burned": of whom some are told."""
    words, at = document.words, first - 1
    while at > 1 and words[at] in _KNOWN:
        at -= 1
    return at > 1 and words[at] in _OF and at < first and is_number(words[at - 1])


def hurt_cues(document: Document, cues: Cues) -> list[Cue]:
    """Words that say of people that they were hurt: "was burned", "treated for", but not shock."""
    shock = document.little_words["shock"]
    return [
        c
        for c in cues.by_key.get(_BURNS, ())
        if shock.isdisjoint(document.words[c.last : c.last + _TREATED_FOR])
    ]


def english_victims(
    document: Document, cues: Cues, quantities: Sequence[Quantity]
) -> Iterator[Victims]:
    """Yield the people that the words for killing and wounding tell of, in text order."""
    fates = [c for c in cues.by_category.get(CASUALTY, ()) if c.key in _FATES]
    fates += hurt_cues(document, cues)
    fates += [c for c in cues.by_category.get(VERB, ()) if c.key in _SHOT and c.sense.event_type]
    if not fates:
        return
    lists = _Lists(document, cues, quantities)
    for cue in fates:
        first, found = lists.of(cue)
        if found is not None and first < found.last:
            lists.told = found.number
            value = Count(
                best=found.number, low=found.number, high=None if found.open else found.number
            )
            several = found.parts > 1
            yield Victims(
                _FATE_OF.get(cue.key, cue.key),
                Claim(
                    value=value,
                    spans=(document.span(first, found.last),),
                    reason=_SUM if several else "",
                ),
                several,
                cue.first,
            )


class _Lists:
    """The lists of people in a stretch of text."""

    def __init__(self, document: Document, cues: Cues, quantities: Sequence[Quantity]) -> None:
        self.document, self.words = document, document.words
        told = _starts_of(document, quantities).items()
        self.starts = {at: q for at, q in told if not is_whole(document, at)}
        self.numbers = load_number_words("en")
        self.verbs = {c.first for c in cues.by_category.get(VERB, ())}
        self.people = {c.first for c in cues.by_key.get("people", ())}
        self.fates = {c.first for key in _FATES for c in cues.by_key.get(key, ())}
        little = document.little_words
        self.active, self.dying = little["harms"], little["dying"]
        self.not_people, self.additional = little["not_people"], little["additional"]
        self.suffers, self.definite = little["suffers"], little["definite_persons"]
        self.told = 0

    def of(self, fate: Cue) -> tuple[int, _List | None]:
        """Give the list that a word is said of, with its first token."""
        told = self.words[fate.first]
        end, be = self._subject_end(fate)
        if self._word(end - 1) in _ANOTHER and fate.last not in self.people:
            return end - 1, _List(1, end, 1, open=False)
        if fate.key == _BURNS:
            first, found = self._before(end, be) if be else (0, None)
            known = found is not None and (be in self.suffers or found.last - 1 in self.people)
            return (first, found) if known else (0, None)
        if be or told in self.dying:
            return self._before(end, be)
        if told in self.active or fate.category is VERB:
            found = self._object(fate.last) or self._next_of(fate.last)
            return (fate.last, found) if found else self._joined_to(fate)
        return 0, None

    def _joined_to(self, fate: Cue) -> tuple[int, _List | None]:
        """As in "left two children dead and their mother wounded": who stands behind "and"."""
        first, found = self._before(fate.first, "")
        joined = self._word(first - 1) in _AND and first - 2 in self.fates
        exact = found is not None and found.last == fate.first
        return (first, found) if joined and exact else (0, None)

    def _next_of(self, first: int) -> _List | None:
        """As in "killed three and wounded a fourth": one more."""
        told = self.numbers.ordinals.get(self._word(first + 1), 0)
        if self._word(first) not in _INDEFINITE or not self.told or told != self.told + 1:
            return None
        return _List(1, first + 2, 1, open=False)

    def _subject_end(self, fate: Cue) -> tuple[int, str]:
        """Token behind the subject, and the form of "be" told there, if any."""
        at, be = fate.first, ""
        for index in range(fate.first - 1, max(0, fate.first - _BE_REACH) - 1, -1):
            word = self._word(index)
            if word in _AUXILIARIES or word in self.suffers:
                at, be = index, be or word
            elif not word.isalpha() or index in self.verbs:
                break
        first = self._word(at)
        if be and self._word(at - 1) in _AUXILIARIES:
            at, first = at - 1, self._word(at - 1)
        return at, first if be else ""

    def _word(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else "."

    def _object(self, first: int) -> _List | None:
        """As in "killed a man and his two sons": what is no clause of its own."""
        if self._word(first) in _INDEFINITE and self._word(first + 1) in self.additional:
            first += 1  # "injured a further five"
        first += self._word(first) in self.additional
        found = self._list(first)
        return None if found is None or self._goes_on(found.last) else found

    def _before(self, end: int, be: str) -> tuple[int, _List | None]:
        """As in "a guard and a driver died": the longest list that reaches up to the verb."""
        if self._word(end - 1) == _COMMA:
            opening = (i for i in range(end - 2, max(0, end - _ASIDE), -1) if self._word(i) == ",")
            end = next(opening, end)
        at, best = 0, None
        for first in range(end - 1, max(0, end - _LIST) - 1, -1):
            word = self._word(first)
            if word in _ENDS or first in self.verbs:
                break
            if self._word(first - 1) in _PREPOSITIONS:
                continue
            if first - 1 in self.verbs and best is None and word not in _INDEFINITE:
                continue
            found = self._list(first, end)
            if found is None or not self._reaches(found, end) or not _agrees(found.number, be):
                continue
            if first - 1 in self.verbs and found.parts > 1:
                break  # "hit a house and a guard died"
            if is_included(self.document, first):
                return 0, None
            at, best = first, found
            if self._word(first - 1) not in _BEFORE_ANOTHER:
                break
        return at, best

    def _reaches(self, found: _List, end: int) -> bool:
        """Whether only "of the village of X" stands between a list and its verb."""
        between = range(found.last, end)
        if not between:
            return True
        if len(between) > _TAIL or any(i in self.verbs for i in between):
            return False
        words = [self._word(i) for i in between]
        return words[0] in _PREPOSITIONS and _COMMA not in words and _AND.isdisjoint(words)

    def _goes_on(self, at: int) -> bool:
        """Whether a list is the subject of what follows: "and two people were hurt"."""
        word = self._word(at)
        return word in _BE or word in _AUXILIARIES or at in self.verbs

    def _list(self, first: int, end: int = -1) -> _List | None:
        """Read a list from its first token; commas count only where "and" closes them.

        What stands before a verb other than the one at `end` is that verb's subject.
        """
        whole = part = self._phrase(first)
        if part is None:
            return None
        number, parts, is_open = part.number, 1, part.open
        while part is not None:
            joint = self._word(part.last)
            last = part.last + 1 + (joint == _COMMA and self._word(part.last + 1) in _AND)
            if joint != _COMMA and joint not in _AND:
                break
            closes = joint in _AND or last > part.last + 1
            part = self._phrase(last)
            if part is None or (part.last != end and self._goes_on(part.last)):
                break
            number, parts, is_open = number + part.number, parts + 1, is_open or part.open
            if closes:
                return _List(number, part.last, parts, is_open)
        return whole

    def _phrase(self, first: int) -> _List | None:
        """Read one part: "two soldiers", "a nurse", "his wife"."""
        quantity = self.starts.get(first)
        if quantity is not None:
            return self._numbered(first, quantity)
        word = self._word(first)
        if word not in _INDEFINITE and word not in _POSSESSIVES and word != _THE:
            return None
        last = first + 1
        if last in self.starts and word not in _INDEFINITE:
            return self._numbered(last, self.starts[last])  # "their two children"
        while last - first <= _WORDS and self._is_of_phrase(last):
            last += 1
        head = self._word(last - 1)
        couple = head in self.document.little_words["couples"]
        if last == first + 1 or not (couple or self._is_person(head)):
            return None
        if word == _THE and last - 1 not in self.people and head not in self.definite:
            return None
        return _List(2 if couple else 1, last, 1, open=False)

    def _numbered(self, first: int, quantity: Quantity) -> _List | None:
        if not 0 < quantity.value.best < _MANY:
            return None
        ends = max(quantity.span.end, quantity.noun_span.end)
        last = self.document.tokens_of(quantity.span.start, ends)[1]
        if any(self._word(i) in self.not_people or i in self.fates for i in range(first, last)):
            return None
        return _List(quantity.value.best, last, 1, quantity.value.high != quantity.value.low)

    def _is_of_phrase(self, index: int) -> bool:
        word = self._word(index)
        if word in self.numbers.stops or index in self.verbs or index in self.starts:
            return False
        return word[0].isalnum()

    def _is_person(self, head: str) -> bool:
        plural = self.numbers.irregular_plural
        return not (
            head in self.not_people
            or head in self.numbers.units
            or head in plural
            or (head.endswith("s") and not head.endswith("ss"))
            or head.endswith(_NO_NOUNS)
        )


def _agrees(number: int, be: str) -> bool:
    """Whether "was" is said of one, "were" of several; "died" of any."""
    return be not in _WAS or (number == 1) == (be == "was")
