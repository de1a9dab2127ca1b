"""
People told one by one as killed or wounded: "a shepherd and his two sons were killed"; Arabic.

The verb comes first, and so does the verbal noun: who suffered it stands right behind.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.extraction.expressions.number_words import load_number_words
from dashboard.extraction.expressions.quantities import Quantity, QuantityPattern, QuantityUnit
from dashboard.extraction.results.victims import Victims
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.nationals import is_national, nationals_in
from dashboard.model import Claim, Count
from gazetteer.normalisation import fold

__all__ = ["arabic_victims", "are_of_both", "hurt_by"]

_FATES: Final = {"kill": "killed", "dies": "killed", "wound": "wounded"}
_DEATHS_AND_WOUNDS: Final = frozenset({"killed", "wounded", *_FATES})
_AND: Final = "و"
_BY: Final = "ب"
_OF: Final = "من"
_ARTICLE: Final = "ال"
_FEMININE: Final = fold("ة").text
_JOINED: Final = "ت"  # what the feminine ending becomes before a suffix
_DUALS: Final = ("ا", "ي")
_TWO: Final = ("ان", "ين")
_PLURAL: Final = "ين"
_DUAL_VOWEL: Final = "\u064e\u064a"  # the short "a" before the ending of a dual
_FEW: Final = 3  # that a number behind its noun may tell: "his two sons" are a dual
_MET: Final = 4  # tokens from "met" to "their death"
_SHORTEST: Final = 2  # letters of a stem
_DESCRIBED: Final = 8  # tokens from one person to "and two of his guards"
_MODIFIERS: Final = 4  # tokens from one person to the next: "a driver of a lorry and"
_ASIDE: Final = 3  # tokens of "in the raid" between a verb and who suffered it
_MANY: Final = 1000  # killed by no one event of the news
_SUM: Final = "people told one by one"


def arabic_victims(
    document: Document, cues: Cues, quantities: Sequence[Quantity]
) -> Iterator[Victims]:
    """Yield the people that the words for killing and wounding tell of, in text order."""
    heads = {c.first: c for key in _FATES for c in cues.by_key.get(key, ())}
    if not heads:
        return
    reader = _Reader(document, cues, quantities)
    for at in sorted(heads):
        found = reader.people(heads[at])
        if found is not None:
            yield found


def _first_of(document: Document, quantity: Quantity) -> int:
    """First token of a quantity; of "the killing of three", the "three"."""
    behind = quantity.pattern is QuantityPattern.NOUN_NUMERAL
    span = quantity.number_span if behind else quantity.span
    return document.tokens_of(span.start, span.end)[0]


def are_of_both(document: Document, first: int) -> bool:
    """As in Arabic "the killing and wounding of 28": nobody says how many of them died."""
    words, little = document.words, document.little_words
    return (
        first > 1
        and words[first - 1] in little["wounding"]
        and words[first - 2] in little["killing"]
    )


def hurt_by(document: Document, fates: Sequence[Cue], first: int, noun: int) -> set[str]:
    """As in Arabic "killed three by-a-raid": what killed them, and not what they are."""
    if not document.arabic or all(c.clitics != _BY for c in document.cues_in(noun, noun + 1)):
        return set()
    return {_FATES[c.key] for c in fates if c.last == first < noun and c.key in _FATES}


class _Reader:
    """The people in a stretch of text."""

    def __init__(self, document: Document, cues: Cues, quantities: Sequence[Quantity]) -> None:
        self.document, self.words = document, document.words
        self.starts = {
            _first_of(document, q): q
            for q in quantities
            if q.unit is QuantityUnit.COUNT and q.pattern is not QuantityPattern.VAGUE
        }
        little = document.little_words
        self.persons, self.suffixes = little["persons"], little["possessives"]
        self.asides, self.not_people = little["told_inside"], little["not_people"]
        self.all_of = little["all_of"]
        self.met = little["met"] | little["losing"]
        self.met_death, self.one_of = little["met_death"] | little["lives"], little["one_of"]
        self.known = {c.first for c in cues.by_key.get("people", ())}
        self.cues = cues
        self.fates = {c.first for c in cues if c.key in _DEATHS_AND_WOUNDS}
        numbers = load_number_words("ar")
        self.stops, self.ordinals = numbers.stops, numbers.ordinals
        self.doubtful = numbers.doubtful_duals | little["plural_persons"]
        self.told = 0

    def people(self, head: Cue) -> Victims | None:
        """Read who is told behind a word for killing or wounding."""
        if self._word(head.first) in self.met_death:
            return self._who_met(head)
        if head.clitics == _AND and are_of_both(self.document, head.last):
            return None
        first = self._behind_aside(head.last)
        wounded = _FATES[head.key] == "wounded"
        found = self._part(first, joined=False, strict=wounded) or self._next_of(first)
        if found is None and (number := nationals_in(self.document, self._word(head.last))):
            found = (number, head.last + 1, False)
        if found is None:
            return None
        number, last, is_open = found
        spans, parts = [self.document.span(first, last)], 1
        while (joint := self._joint(last)) is not None:
            more = self._part(joint, joined=True, strict=True)
            if more is None and self._is_owned(joint):
                # "a farmer and his" somebody of whom no list knows
                return Victims(_FATES[head.key], None, several=False, first=head.first)
            if more is None:
                break
            number, last, is_open = number + more[0], more[1], is_open or more[2]
            spans.append(self.document.span(joint, last))
            parts += 1
        self.told = number
        value = Count(best=number, low=number, high=None if is_open else number)
        reason = _SUM if parts > 1 else ""
        return Victims(
            _FATES[head.key], Claim(value=value, spans=tuple(spans), reason=reason), parts > 1,
            head.first,
        )  # fmt: skip

    def _who_met(self, head: Cue) -> Victims | None:
        """As in "met two shepherds their death", "that two guards met their death"."""
        near = range(head.first - 1, max(0, head.first - _MET) - 1, -1)
        met = next((i for i in near if self._word(i) in self.met), -1)
        if met < 0:
            return None
        at = met + 1 if met + 1 < head.first else met - 1
        found = self._part(at, joined=False, strict=True)
        if found is None:
            return None
        number, last, is_open = found
        value = Count(best=number, low=number, high=None if is_open else number)
        claim = Claim(value=value, spans=(self.document.span(at, last),))
        return Victims(_FATES[head.key], claim, several=False, first=head.first)

    def _next_of(self, at: int) -> tuple[int, int, bool] | None:
        """As in "killed three and wounded a fourth": one more."""
        one_more = self.told > 0 and self.ordinals.get(self._word(at)) == self.told + 1
        return (1, at + 1, False) if one_more else None

    def _behind_aside(self, at: int) -> int:
        """As in "was killed in the raid a driver"."""
        if self._word(at) in self.asides:
            for last in range(at + 1, at + 1 + _ASIDE):
                if self._part(last, joined=False, strict=True) is not None:
                    return last
        return at

    def _word(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else "."

    def _joint(self, last: int) -> int | None:
        """Token with "and" that begins the next part, with nothing but modifiers before it."""
        near = True
        for index in range(last, last + _DESCRIBED):
            word = self._word(index)
            if index in self.fates or not word[0].isalpha():
                return None
            near = near and index < last + _MODIFIERS and word not in self.stops
            if word[0] == _AND and len(word) > _SHORTEST and (near or self._are_his(index)):
                return index
            if not near and index in self.known:
                return None
        return None

    def _are_his(self, joint: int) -> bool:
        """As in "a leader in the X party and two of his guards", however he is described."""
        owned = self._word(joint + 2)
        return self._word(joint + 1) == _OF and owned.endswith(tuple(self.suffixes))

    def _part(self, at: int, *, joined: bool, strict: bool) -> tuple[int, int, bool] | None:
        """Read a number of people, or one person; how many, up to which token, whether at least."""
        quantity = self.starts.get(at)
        if quantity is not None and quantity.partitive and (joined or strict):
            return None  # of "two of them were killed" alone
        if quantity is not None and joined and not self._has_and(at, quantity):
            return None  # "of one family": no "and one"
        if quantity is not None:
            return self._numbered(at, quantity, strict=strict)
        word = self._word(at).removeprefix(_AND) if joined else self._word(at)
        if word in self.all_of:
            at += 1
            word = self._word(at)
        if (several := self._owned_several(at, word)) is not None:
            return several
        if word in self.one_of and (at + 1 in self.known or self._persons(self._word(at + 1))):
            return 1, at + 2, False
        number = 2 if self._is_voweled_dual(at, word) else self._persons(word)
        return (number, at + 1, False) if number else None

    def _owned_several(self, at: int, word: str) -> tuple[int, int, bool] | None:
        """As in "her three children", where the number stands behind, with its article."""
        quantity = self.starts.get(at + 1)
        if quantity is None or quantity.pattern is not QuantityPattern.BARE:
            return None
        owned = any(word.endswith(s) and len(word) > len(s) + _SHORTEST for s in self.suffixes)
        if not owned or not self._word(at + 1).startswith(_ARTICLE) or quantity.value.best < _FEW:
            return None
        return quantity.value.best, at + 2, False

    def _is_voweled_dual(self, at: int, word: str) -> bool:
        """As in "two citizens" with the vowel that a plural has not."""
        if not word.endswith(_PLURAL) or not self._is_person(word.removesuffix(_PLURAL)):
            return False
        span = self.document.span(at, at + 1)
        return _DUAL_VOWEL in self.document.text[span.start : span.end]

    def _has_and(self, at: int, quantity: Quantity) -> bool:
        return self.document.span(at, at + 1).start < quantity.number_span.start

    def _numbered(
        self, at: int, quantity: Quantity, *, strict: bool
    ) -> tuple[int, int, bool] | None:
        ends = max(quantity.span.end, quantity.noun_span.end)
        last = self.document.tokens_of(quantity.span.start, ends)[1]
        noun = self.document.tokens_of(quantity.noun_span.start, quantity.noun_span.end)[0]
        if not 0 < quantity.value.best < _MANY or quantity.noun in self.not_people:
            return None
        if noun in self.fates and noun != at - 1:
            return None  # "and three wounded"
        of = self._word(last) == _OF or self._word(noun - 1) == _OF
        person = noun in self.known or self._persons(quantity.noun) > 0
        person = person or is_national(self.document, quantity.noun)
        alone = quantity.pattern is QuantityPattern.BARE
        if not (person or of or alone) and (strict or quantity.weak):
            return None
        return quantity.value.best, last, quantity.value.high != quantity.value.low

    def _persons(self, word: str) -> int:
        """How many people a noun tells of by its form: 1, 2, or 0 where it is none of a person."""
        bare = word.removeprefix(_ARTICLE) if len(word) > len(_ARTICLE) + _SHORTEST else word
        if self._is_person(bare) or self._is_person(bare.removesuffix("ا")):
            return 1
        # "the wounding of others", written like "of two others"
        plural = bare.endswith(_PLURAL) and (bare != word or bare in self.doubtful)
        stem = bare[: -len(_PLURAL)] if bare.endswith(_TWO) and not plural else ""
        if self._is_person(stem) or self._is_joined(stem):
            return 2
        for suffix in self.suffixes:
            stem = word.removesuffix(suffix)
            if stem == word or len(stem) < _SHORTEST:
                continue
            if self._is_person(stem) or self._is_joined(stem):
                return 1
            if stem.endswith(_DUALS) and (self._is_person(stem[:-1]) or self._is_joined(stem[:-1])):
                return 2
        return 0

    def _is_owned(self, joint: int) -> bool:
        """As in "and her fellow": a noun with a possessive, and no word of ours."""
        word = self._word(joint).removeprefix(_AND)
        owner = next((s for s in self.suffixes if word.endswith(s)), "")
        if not owner or len(word) <= len(owner) + _SHORTEST:
            return False
        return not any(c.first == joint for c in self.cues)

    def _is_person(self, stem: str) -> bool:
        return stem in self.persons or (
            stem.endswith(_FEMININE) and stem[: -len(_FEMININE)] in self.persons
        )

    def _is_joined(self, stem: str) -> bool:
        """As in "his wife": the feminine ending before a suffix."""
        return stem.endswith(_JOINED) and self._is_person(stem[:-1] + _FEMININE)
