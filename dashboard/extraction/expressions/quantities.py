"""Find how many of what a text tells: numerals with nouns, duals, ranges and vague amounts."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.extraction.expressions.date_phrases import find_dates
from dashboard.extraction.expressions.noun_phrases import (
    LOOK_BACK,
    WORD,
    NounPhrases,
    Word,
    is_number,
    read_form,
    split_clitics,
)
from dashboard.extraction.expressions.number_words import NumberWords, load_number_words
from dashboard.extraction.expressions.numerals import Number, find_numbers
from dashboard.extraction.expressions.quantity import (
    Qualifier,
    Quantity,
    QuantityPattern,
    QuantityUnit,
    bounds_of,
)
from dashboard.extraction.expressions.readers import Reader, all_stretches, find_matches
from dashboard.model import Count, Span
from gazetteer.normalisation import Folded, fold

__all__ = [
    "Qualifier", "Quantities", "Quantity", "QuantityPattern", "QuantityUnit", "find_quantities",
]  # fmt: skip

_YEARS: Final = range(1900, 2100)
_YEAR_DIGITS: Final = 4
_CLOCK: Final = re.compile(r"\d:\d\d\s+$")  # "at 21:40 a rocket fell", Arabic without "a"
_CLOCK_REACH: Final = 8
_PAIR: Final = 2
_TOLL_CLITICS: Final = 2
_CURRENCY_SIGNS: Final = frozenset("$€£₪﷼")
# Asking an enum for a member takes ten times as long as asking for a constant.
_EXACT, _VAGUE = Qualifier.EXACT, Qualifier.VAGUE
_NUMERAL_NOUN, _NOUN_NUMERAL = QuantityPattern.NUMERAL_NOUN, QuantityPattern.NOUN_NUMERAL
_COUNT: Final = QuantityUnit.COUNT
_READERS: Final = (Reader.NUMBERS, Reader.VAGUE, Reader.FORMS)
_UNITS: Final = {str(unit): unit for unit in QuantityUnit}


def find_quantities(
    text: str, *, language: str, excluded: Sequence[Span] | None = None
) -> tuple[Quantity, ...]:
    """
    Find every quantity of a text.

    Parameters
    ----------
    text
        The original text.
    language
        `ar` or `en`; other languages are read as English.
    excluded
        Spans whose numbers are no quantities: those of dates. `None` finds them here.

    Returns
    -------
    tuple of Quantity
        In text order. Ordinals, times, dates, years and numbers in names are left out; measures
        and percentages are there, told by their `unit`. Fractions are left out.
    """
    if excluded is None:
        excluded = tuple(mention.span for mention in find_dates(text, language=language))
    return Quantities(text, language=language, excluded=excluded).all()


class Quantities:
    """
    The quantities of a text, each sentence read when it is first asked for.

    Most sentences of an article tell no event, and nobody asks how many they speak of.

    Parameters
    ----------
    text, language, excluded
        As `find_quantities` takes them.
    ends
        Where the sentences of the folded text end, ascending; no quantity runs over one.
    """

    def __init__(
        self, text: str, *, language: str, excluded: Iterable[Span], ends: Sequence[int] = ()
    ) -> None:
        code = "ar" if language.startswith("ar") else "en"
        self._folded, words = fold(text), load_number_words(code)
        phrases = NounPhrases(text=self._folded.text, words=words)
        self._finder = _Finder(text=text, folded=self._folded, words=words, phrases=phrases)
        self._taken = bytearray(len(self._folded.text) + 1)
        for span in excluded:
            _take(self._taken, *self._folded.folded(span.start, span.end))
        found = [s for reader in _READERS for s in all_stretches(self._folded.text, code, reader)]
        self._starts = sorted([start for start, _ in found])
        self._lasts = sorted([last for _, last in found])
        self._ends = ends
        self._read: dict[int, tuple[Quantity, ...]] = {}

    def all(self) -> tuple[Quantity, ...]:
        """Every quantity, in text order."""
        return tuple(q for at in range(len(self._ends) + 1) for q in self._sentence(at))

    def starting_in(self, span: Span) -> tuple[Quantity, ...]:
        """Quantities that start in a span of the original text, in text order."""
        start, end = self._folded.folded(span.start, span.end)
        first, last = bisect_right(self._ends, start), bisect_left(self._ends, end)
        return tuple(
            [
                quantity
                for at in range(first, last + 1)
                for quantity in self._sentence(at)
                if span.start <= quantity.span.start < span.end
            ]
        )

    def _sentence(self, at: int) -> tuple[Quantity, ...]:
        read = self._read.get(at)
        if read is None:
            begin = self._ends[at - 1] if at else 0
            end = self._ends[at] if at < len(self._ends) else len(self._folded.text)
            told = bisect_left(self._starts, end) > bisect_right(self._lasts, begin)
            read = self._finder.quantities((begin, end), self._taken) if told else ()
            self._read[at] = read
        return read


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finder:
    """One text in search of its quantities."""

    text: str
    folded: Folded
    words: NumberWords
    phrases: NounPhrases

    def quantities(self, within: tuple[int, int], taken: bytearray) -> tuple[Quantity, ...]:
        """
        Collect all kinds in a part of the folded text; a number outranks the form of its noun.

        `taken` has a byte for each folded character: 1 where a date stands, or what was found.
        """
        found = list(self._vague_amounts(within))
        for vague in found:
            _take(taken, *self.folded.folded(vague.span.start, vague.span.end))
        for number in find_numbers(
            self.text, self.folded, self.phrases, taken=taken, within=within
        ):
            # A number read before may have taken this one: the 100 of "35 في المئة".
            quantity = None if any(taken[number.start : number.end]) else self._counted(number)
            if quantity is not None:
                found.append(quantity)
                _take(taken, *self._extent(quantity, number))
        found.extend(self._noun_forms(within, taken))
        return tuple(sorted(found, key=lambda q: (q.span.start, q.span.end)))

    def _extent(self, quantity: Quantity, number: Number) -> tuple[int, int]:
        """Give the folded span of a quantity with its whole noun phrase."""
        start, end = self.folded.folded(quantity.span.start, quantity.span.end)
        phrase = self.phrases.after(number.end)
        return start, max(end, phrase[-1].end) if phrase else end

    def _counted(self, number: Number) -> Quantity | None:
        """Read what a number counts: behind it, before it, or nothing told."""
        measured = self._measured(number)
        if measured is not None:
            return measured
        following = self.phrases.after(number.end)
        if following and following[0].text in self.words.of:
            whole = self.phrases.whole(following)
            if whole:
                return self._quantity(number, noun=self.phrases.head(whole), words=whole)
            following = ()
        back = self._noun_before(number, bare=not following)
        if back is not None:
            pattern = _NOUN_NUMERAL
            return self._quantity(number, noun=back, words=(back,), pattern=pattern)
        noun = self.phrases.head(following)
        if noun is None and self._is_year(number):
            return None
        return self._quantity(number, noun=noun, words=following)

    def _measured(self, number: Number) -> Quantity | None:
        """Read percentages, money told by a sign, and "five of them"."""
        text = self.folded.text
        percent = self.words.percent.match(text, number.end)
        if percent:
            return self._quantity(number, end=percent.end(), unit=QuantityUnit.PERCENT)
        partitive = self.words.partitive.match(text, number.end)
        if partitive:
            return self._quantity(number, end=partitive.end(), partitive=True)
        beside = text[max(0, number.start - 1) : number.start] + text[number.end : number.end + 1]
        if _CURRENCY_SIGNS.intersection(beside):
            return self._quantity(number, unit=QuantityUnit.MONEY)
        return None

    def _is_year(self, number: Number) -> bool:
        digits = self.folded.text[number.start : number.end]
        return digits.isdecimal() and len(digits) == _YEAR_DIGITS and int(digits) in _YEARS

    def _quantity(
        self, number: Number, *, noun: Word | None = None, words: Sequence[Word] = (),
        pattern: QuantityPattern = _NUMERAL_NOUN, end: int = 0,
        unit: QuantityUnit | None = None, partitive: bool = False,
    ) -> Quantity:  # fmt: skip
        """Build the record, with the qualifier that stands before or behind."""
        start = min(number.start, noun.start if noun else number.start)
        end = max(end, number.end, noun.end if noun else 0)
        qualifier, start, end = self._qualifier(number, start, end, words)
        if noun is None and pattern is _NUMERAL_NOUN:
            pattern = QuantityPattern.BARE
        if noun is not None and unit is None:
            unit = self._unit(noun.text)
        return Quantity(
            span=self._span(start, end),
            number_span=self._span(number.start, number.end),
            value=bounds_of(int(number.low), int(number.high), qualifier),
            noun=self._bare(noun.text) if noun else "",
            noun_span=self._span(*((noun.start, noun.end) if noun else (number.start, number.end))),
            words=tuple([self._bare(word.text) for word in words]),
            pattern=pattern,
            qualifier=qualifier,
            unit=unit or _COUNT,
            partitive=partitive,
        )

    def _qualifier(
        self, number: Number, start: int, end: int, words: Sequence[Word]
    ) -> tuple[Qualifier, int, int]:
        text = self.folded.text
        low = max(0, number.start - LOOK_BACK)
        if number.is_range:
            between = self.words.between.search(text[low : number.start])
            return Qualifier.RANGE, low + between.start() if between else start, end
        before = self.words.before.search(text[low : number.start])
        if before is not None and before.lastgroup:
            return Qualifier(before.lastgroup), min(start, low + before.start()), end
        for place in dict.fromkeys([end, *[word.end for word in words]]):
            behind = self.words.after.match(text, place)
            if behind is not None and behind.lastgroup:
                return Qualifier(behind.lastgroup), start, max(end, behind.end())
        return _EXACT, start, end

    def _noun_before(self, number: Number, *, bare: bool) -> Word | None:
        """Give the noun that a number follows: "الصواريخ الثلاثة", "القتلى إلى 9", "صاروخ واحد"."""
        word = self.phrases.before(number.start)
        toll = self._toll_before(number) if bare else None
        if toll is not None:
            return toll
        if not self.words.head_first:
            return None
        while word is not None and word.text in self.words.link:
            word = self.phrases.before(word.start)
        if word is None:
            return None
        prefix, noun = split_clitics(word.text, self.words.language)
        form = self.words.forms.get(noun)
        single = number.low == 1 and form == 1
        pair = number.low == _PAIR and (form == _PAIR or noun in self.words.doubtful_duals)
        definite = self.words.article[-1] in prefix and (
            bare or self.folded.text.startswith(self.words.article, number.start)
        )
        return self._without_clitics(word) if single or (bare and pair) or definite else None

    def _toll_before(self, number: Number) -> Word | None:
        """Give the word that makes a bare number one of people: "killing five", "مقتل 5"."""
        text = self.folded.text
        low = max(0, number.start - LOOK_BACK)
        qualifier = self.words.before.search(text[low : number.start])
        word = self.phrases.before(low + qualifier.start() if qualifier else number.start)
        if word is None:
            return None
        for cut in range(_TOLL_CLITICS):
            clitics, rest = word.text[:cut], word.text[cut:]
            if rest in self.words.tolls and all(letter in self.words.clitics for letter in clitics):
                return Word(start=word.start + cut, end=word.end, text=rest)
        return None

    def _without_clitics(self, word: Word) -> Word:
        """Take proclitics off the span; the article stays inside."""
        prefix, _ = split_clitics(word.text, self.words.language)
        clitics = prefix.removesuffix(self.words.article)
        return Word(start=word.start + len(clitics), end=word.end, text=word.text)

    def _bare(self, word: str) -> str:
        """Take proclitics and article off; short words and nouns of the table stay whole."""
        return split_clitics(word, self.words.language)[1]

    def _unit(self, word: str) -> QuantityUnit:
        units = self.words.units
        kind = units.get(word) or units.get(self._bare(word))
        return _UNITS[kind] if kind else _COUNT

    def _vague_amounts(self, within: tuple[int, int]) -> Iterator[Quantity]:
        language = self.words.language
        pattern, text = self.words.vague_pattern, self.folded.text
        for match in find_matches(pattern, text, language, Reader.VAGUE, within):
            start, end = match.span(1)
            low, high = self.words.vague[" ".join(match[1].split())]
            words = self.phrases.after(end)
            if words and words[0].text in self.words.of:
                words = words[1:]
            number = Number(start=start, end=end, low=low, high=high)
            before = self.phrases.before(start)
            numbered = words and language == "en" and is_number(words[0].text)
            if not words or numbered or (before is not None and is_number(before.text)):
                continue
            noun = self.phrases.head(words)
            assert noun is not None
            qualifier = _VAGUE
            if low == high:  # "more than a dozen"
                qualifier, start, _ = self._qualifier(number, start, noun.end, words)
            yield Quantity(
                span=self._span(start, noun.end),
                number_span=self._span(number.start, number.end),
                value=bounds_of(int(number.low), int(number.high), qualifier),
                noun=self._bare(noun.text),
                noun_span=self._span(noun.start, noun.end),
                words=tuple(self._bare(word.text) for word in words),
                pattern=_NUMERAL_NOUN if low == high else QuantityPattern.VAGUE,
                qualifier=qualifier,
                unit=self._unit(noun.text),
            )

    def _noun_forms(self, within: tuple[int, int], taken: bytearray) -> Iterator[Quantity]:
        """Yield duals, and bare singulars of counted nouns."""
        language = self.words.language
        for match in find_matches(WORD, self.folded.text, language, Reader.FORMS, within):
            form = read_form(match[0], language)
            if form is None or taken[match.start()]:
                continue
            clitics, noun, number = form
            if number == 1 and not self._is_single(match.start(), match.end(), clitics, noun):
                continue
            governed = clitics.removesuffix(self.words.article)  # "two men by two shells"
            if number == _PAIR and not governed and self._is_second_dual(match.start()):
                continue
            yield self._noun_form(match.start() + len(clitics), match.end(), noun, number)

    def _is_single(self, start: int, end: int, clitics: str, noun: str) -> bool:
        if self.words.article and self.words.article in clitics:
            return False
        if not self.words.head_first:
            named = self.folded.text[end + 1 : end + 2].isdecimal()  # "a Shahed 136 drone"
            return not named and self.phrases.has_article(start, self.words.articles(noun))
        word = self.phrases.beside(start)
        form = read_form(word, self.words.language)
        clock = _CLOCK.search(self.folded.text, max(0, start - _CLOCK_REACH), start)
        if word in self.words.blocked_before or (is_number(word) and not clock):
            return False
        return clitics != "" or form is None  # "طائرة مسيرة" is one, "امرأة بطائرة" are two things

    def _is_second_dual(self, start: int) -> bool:
        """Tell the adjective of "طائرتين مسيرتين": the noun before it has counted already."""
        form = read_form(self.phrases.beside(start), self.words.language)
        return form is not None and form[2] == _PAIR

    def _noun_form(self, start: int, end: int, noun: str, number: int) -> Quantity:
        words = (noun, *(self._bare(w.text) for w in self.phrases.after(end)[:2]))
        span = self._span(start, end)
        return Quantity(
            span=span,
            number_span=span,
            value=Count.exactly(number),
            noun=noun,
            noun_span=span,
            words=words,
            pattern=QuantityPattern.DUAL if number > 1 else QuantityPattern.INDEFINITE,
            unit=self._unit(noun),
        )

    def _span(self, start: int, end: int) -> Span:
        first, last = self.folded.original(start, end)
        return Span(first, max(last, first + 1))  # one sign may fold to several letters


def _take(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\x01" * (end - start)
