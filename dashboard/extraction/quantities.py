"""Find how many of what a text tells: numerals with nouns, duals, ranges and vague amounts."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dashboard.extraction.date_phrases import find_dates
from dashboard.extraction.number_words import NumberWords, load_number_words
from dashboard.model import Count, Span
from gazetteer.normalisation import Folded, fold
from gazetteer.numerals import Cardinal, parse_cardinals

__all__ = ["Qualifier", "Quantity", "QuantityPattern", "QuantityUnit", "find_quantities"]

_TOLERANCE = 0.1  # "about 20" is taken for 18 to 22
_WINDOW_WORDS = 5  # words behind a number that may hold its noun
_LOOK_BACK = 48  # code points before a number that may hold its qualifier
_LARGEST = 10**12  # beyond it a digit string is no count
_WORD = re.compile(r"(?:[a-z]\.){2,}|[^\W_]+(?:'[^\W_]+)?")
_DIGIT_TAIL = re.compile(r"[a-z:]|\.\d|/\d")
_GAP = re.compile(r"[ \"'*-]*")
_YEARS = range(1900, 2100)
_PAIR = 2
_ADJECTIVES = 2  # between an indefinite article and its noun
_CLITIC_STACK = 2
_FRACTION_SLASH = "⁄"  # "¼" folds to three characters
_CURRENCY_SIGNS = frozenset("$€£₪﷼")
_SHORTEST_STEM = 3


class QuantityPattern(StrEnum):
    """How the number and the noun stand together."""

    NUMERAL_NOUN = "numeral_noun"  # "five rockets"
    NOUN_NUMERAL = "noun_numeral"  # "الصواريخ الثلاثة", "القتلى 14"
    DUAL = "dual"  # "صاروخين"
    BARE = "bare"  # no noun beside it
    VAGUE = "vague"  # "dozens of rockets"
    INDEFINITE = "indefinite"  # "a rocket", "مقتل طفلة": one, but weakly


class Qualifier(StrEnum):
    """How exact the number is said to be."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"


class QuantityUnit(StrEnum):
    """What is measured; only `count` numbers things or people."""

    COUNT = "count"
    PERCENT = "percent"
    DISTANCE = "distance"
    DURATION = "duration"
    MASS = "mass"
    MONEY = "money"
    OCCURRENCE = "occurrence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """
    A number of something, as told.

    Attributes
    ----------
    span
        From the qualifier, if any, to the noun.
    number_span
        The number alone; for a dual or a bare singular, the noun.
    value
        For a range, `best` is its lower end; for a vague amount it only bounds from below, and
        `best` is that bound: nobody told a number.
    noun, noun_span
        Folded, without article and proclitics, and where it stands; without a noun, empty and the
        number's own span.
    words
        Every word from the number to the end of its noun phrase, folded as `noun`: adjectives
        and second nouns ("3 صواريخ كاتيوشا") are here.
    partitive
        "five of them": a part of an amount told before.
    """

    span: Span
    number_span: Span
    value: Count
    noun: str
    noun_span: Span
    words: tuple[str, ...]
    pattern: QuantityPattern
    qualifier: Qualifier = Qualifier.EXACT
    unit: QuantityUnit = QuantityUnit.COUNT
    partitive: bool = False

    @property
    def weak(self) -> bool:
        """True where no number is written: a bare singular or a vague amount."""
        return self.pattern in {QuantityPattern.INDEFINITE, QuantityPattern.VAGUE}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """One number or range in folded text."""

    start: int
    end: int
    low: float
    high: float
    is_range: bool = False


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
        Spans whose numbers are no quantities: those of the date mentions. `None` finds them here.

    Returns
    -------
    tuple of Quantity
        In text order. Ordinals, times, dates, years and numbers in names are left out; measures
        and percentages are there, told by their `unit`. Fractions are left out.
    """
    code = "ar" if language.startswith("ar") else "en"
    if excluded is None:
        excluded = tuple(mention.span for mention in find_dates(text, language=code))
    finder = _Finder(text=text, folded=fold(text), words=load_number_words(code))
    return finder.quantities(excluded)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finder:
    """One text in search of its quantities."""

    text: str
    folded: Folded
    words: NumberWords

    def quantities(self, excluded: Sequence[Span]) -> tuple[Quantity, ...]:
        """Collect all kinds; a number outranks the form of the noun it counts."""
        shut = [self.folded.folded(span.start, span.end) for span in excluded]
        found = list(self._vague_amounts())
        taken = shut + [self._extent(q) for q in found]
        for number in self._numbers(taken):
            if any(start < number.end and number.start < end for start, end in taken):
                continue
            quantity = self._counted(number)
            if quantity is not None:
                found.append(quantity)
                phrase = self._words_after(number.end)
                start, end = self._extent(quantity)
                taken.append((start, max(end, phrase[-1].end) if phrase else end))
        found.extend(self._noun_forms(taken))
        return tuple(sorted(found, key=lambda q: (q.span.start, q.span.end)))

    def _extent(self, quantity: Quantity) -> tuple[int, int]:
        start, end = self.folded.folded(quantity.span.start, quantity.span.end)
        return start, end

    # ------------------------------------------------------------------ numerals

    def _numbers(self, taken: Sequence[tuple[int, int]]) -> Iterator[_Number]:
        """Yield numbers that may be counts, with the two ends of a range joined."""
        cardinals = [c for c in parse_cardinals(self.folded.text) if self._admits(c, taken)]
        index = 0
        while index < len(cardinals):
            first = cardinals[index]
            second = cardinals[index + 1] if index + 1 < len(cardinals) else None
            if second is not None and self._is_range(first, second):
                yield _Number(
                    start=first.start,
                    end=second.end,
                    low=first.value,
                    high=second.value,
                    is_range=True,
                )
                index += 2
            else:
                yield _Number(start=first.start, end=first.end, low=first.value, high=first.value)
                index += 1

    def _admits(self, cardinal: Cardinal, taken: Sequence[tuple[int, int]]) -> bool:
        """Tell a count from a part of a date, a fraction, a clock time or a name."""
        if not cardinal.value.is_integer() or cardinal.value > _LARGEST:
            return False
        if any(start < cardinal.end and cardinal.start < end for start, end in taken):
            return False
        if self._is_lookalike(cardinal):
            return False
        text = self.folded.text
        digits = text[cardinal.end - 1].isdecimal()
        if digits and _DIGIT_TAIL.match(text, cardinal.end):
            return False
        return not (text[cardinal.start].isdecimal() and self._is_name_part(cardinal))

    def _is_lookalike(self, cardinal: Cardinal) -> bool:
        """Tell "¼", "no one" and "وأحد" from numbers."""
        start, end = self.folded.original(cardinal.start, cardinal.end)
        fraction = self.folded.text[cardinal.start - 1 : cardinal.start] == _FRACTION_SLASH
        if fraction or start >= end or self.text[start:end] in self.words.lookalikes:
            return True
        before = self._word_before(cardinal.start) if cardinal.value == 1 else None
        return before is not None and before.text in self.words.blocked_before

    def _is_name_part(self, cardinal: Cardinal) -> bool:
        """Tell the 22 of "Tower 22" and the 2254 of "Resolution 2254" from counts."""
        before = self._word_before(cardinal.start)
        if before is None:
            return False
        if (
            self._bare(before.text) in self.words.identifiers
            or before.text in self.words.identifiers
        ):
            return True
        if self.words.head_first:
            return False
        first, _ = self.folded.original(before.start, before.end)
        sentence_start = (
            not self.text[:first].rstrip() or self.text[:first].rstrip()[-1] in ".!?:\n"
        )
        following = self._words_after(cardinal.end)
        plural = any(self._is_plural(word.text) for word in following)
        return self.text[first].isupper() and not sentence_start and not plural

    def _is_range(self, first: Cardinal, second: Cardinal) -> bool:
        text = self.folded.text
        if not first.value < second.value or second.start - first.end > _LOOK_BACK // 2:
            return False
        gap = text[first.end : second.start].strip()
        before = text[max(0, first.start - _LOOK_BACK) : first.start]
        if self.words.between.search(before) and gap in {self.words.conjunction, "and"}:
            return True
        kind = self.words.joints.get(gap)
        if kind == "to":
            return not self.words.rising.search(before) and bool(self._words_after(second.end))
        return kind == "or"

    def _counted(self, number: _Number) -> Quantity | None:
        """Read what a number counts: behind it, before it, or nothing told."""
        measured = self._measured(number)
        if measured is not None:
            return measured
        following = self._words_after(number.end)
        if following and following[0].text in self.words.of:
            whole = self._whole(following)
            if whole:
                head = self._head(whole)
                return self._quantity(number, noun=head, words=whole)
            following = ()
        back = self._noun_before(number, bare=not following)
        if back is not None:
            pattern = QuantityPattern.NOUN_NUMERAL
            return self._quantity(number, noun=back, words=(back,), pattern=pattern)
        noun = self._head(following)
        if noun is None and self._is_year(number):
            return None
        return self._quantity(number, noun=noun, words=following)

    def _measured(self, number: _Number) -> Quantity | None:
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

    def _whole(self, following: Sequence[_Word]) -> tuple[_Word, ...]:
        """Give the noun phrase of "three of the rockets", "ثلاثة من الجنود"."""
        if self.words.article:
            rest = tuple(following[1:])
            definite = any(word.text.startswith(self.words.article) for word in rest[:2])
            return rest if definite else ()
        determiner = _WORD.search(self.folded.text, following[0].end)
        if determiner is None or determiner[0] not in self.words.determiners:
            return ()
        return self._words_after(determiner.end())

    def _is_year(self, number: _Number) -> bool:
        digits = self.folded.text[number.start : number.end]
        return digits.isdecimal() and len(digits) == 4 and int(digits) in _YEARS  # noqa: PLR2004

    def _quantity(
        self, number: _Number, *, noun: _Word | None = None, words: Sequence[_Word] = (),
        pattern: QuantityPattern = QuantityPattern.NUMERAL_NOUN, end: int = 0,
        unit: QuantityUnit | None = None, partitive: bool = False,
    ) -> Quantity:  # fmt: skip
        """Build the record, with the qualifier that stands before or behind."""
        start = min(number.start, noun.start) if noun else number.start
        end = max(end, number.end, noun.end if noun else 0)
        qualifier, start, end = self._qualifier(number, start, end, words)
        if noun is None and pattern is QuantityPattern.NUMERAL_NOUN:
            pattern = QuantityPattern.BARE
        if noun is not None and unit is None:
            unit = self._unit(noun.text)
        return Quantity(
            span=self._span(start, end),
            number_span=self._span(number.start, number.end),
            value=_count(number, qualifier),
            noun=self._bare(noun.text) if noun else "",
            noun_span=self._span(*((noun.start, noun.end) if noun else (number.start, number.end))),
            words=tuple(self._bare(word.text) for word in words),
            pattern=pattern,
            qualifier=qualifier,
            unit=unit or QuantityUnit.COUNT,
            partitive=partitive,
        )

    def _qualifier(
        self, number: _Number, start: int, end: int, words: Sequence[_Word]
    ) -> tuple[Qualifier, int, int]:
        text = self.folded.text
        low = max(0, number.start - _LOOK_BACK)
        if number.is_range:
            between = self.words.between.search(text[low : number.start])
            return Qualifier.RANGE, low + between.start() if between else start, end
        before = self.words.before.search(text[low : number.start])
        if before is not None and before.lastgroup:
            return Qualifier(before.lastgroup), min(start, low + before.start()), end
        for place in dict.fromkeys((end, *(word.end for word in words))):
            behind = self.words.after.match(text, place)
            if behind is not None and behind.lastgroup:
                return Qualifier(behind.lastgroup), start, max(end, behind.end())
        return Qualifier.EXACT, start, end

    # ------------------------------------------------------------------ nouns

    def _words_after(self, position: int) -> tuple[_Word, ...]:
        """Give the words of the noun phrase that begins at a position."""
        words: list[_Word] = []
        for match in _WORD.finditer(self.folded.text, position):
            gap = self.folded.text[position : match.start()]
            word = _Word(start=match.start(), end=match.end(), text=match[0])
            if not _GAP.fullmatch(gap) or self._ends_phrase(word, first=not words):
                break
            words.append(word)
            position = match.end()
            if len(words) == _WINDOW_WORDS:
                break
        return (*words, *self._coordinated(words))

    def _coordinated(self, words: Sequence[_Word]) -> tuple[_Word, ...]:
        """Read on behind "and": the noun of "100 drone and rocket attacks" comes after it."""
        if not words or any(self._is_plural(word.text) for word in words):
            return ()
        joint = _WORD.match(self.folded.text, words[-1].end + 1)
        if joint is None or joint[0] not in self.words.coordinators:
            return ()
        rest = self._words_after(joint.end())
        return rest if any(self._is_plural(word.text) for word in rest) else ()

    def _ends_phrase(self, word: _Word, *, first: bool) -> bool:
        text = word.text
        if first and (text in self.words.participles or text in self.words.of):
            return False
        if text in self.words.stops or text[0].isdecimal():
            return True
        joined = self.words.conjunction and text.startswith(self.words.conjunction)
        if joined and len(text) > 1 and text not in self.words.conjunction_nouns:
            return True
        return self.words.head_first and bool(parse_cardinals(text))

    def _head(self, words: Sequence[_Word]) -> _Word | None:
        """Choose the noun: the first word, or in English the first plural (or the last word)."""
        if not words:
            return None
        if self.words.head_first or words[0].text in self.words.participles:
            return words[0]
        for index, word in enumerate(words):
            if self.words.units.get(word.text) and index == 0:
                return word
            if self._is_plural(word.text):
                following = words[index + 1] if index + 1 < len(words) else None
                both = following is not None and self._is_plural(following.text)
                return following if both else word
        return words[-1]

    def _is_plural(self, word: str) -> bool:
        if word in self.words.irregular_plural:
            return True
        return (
            word.endswith("s")
            and not word.endswith(("ss", "'s"))
            and word not in self.words.not_plural
        )

    def _word_before(self, position: int) -> _Word | None:
        text = self.folded.text[max(0, position - _LOOK_BACK) : position]
        words = list(_WORD.finditer(text))
        if not words or not re.fullmatch(r"[ \":]*", text[words[-1].end() :]):
            return None
        offset = max(0, position - _LOOK_BACK)
        last = words[-1]
        return _Word(start=offset + last.start(), end=offset + last.end(), text=last[0])

    def _without_clitics(self, word: _Word) -> _Word:
        """Take proclitics off the span; the article stays inside."""
        prefix, _ = _split(word.text, self.words.language)
        clitics = prefix.removesuffix(self.words.article)
        return _Word(start=word.start + len(clitics), end=word.end, text=word.text)

    def _noun_before(self, number: _Number, *, bare: bool) -> _Word | None:
        """Give the noun that a number follows: "الصواريخ الثلاثة", "القتلى إلى 9", "صاروخ واحد"."""
        word = self._word_before(number.start)
        toll = self._toll_before(number) if bare else None
        if toll is not None:
            return toll
        if not self.words.head_first:
            return None
        while word is not None and word.text in self.words.link:
            word = self._word_before(word.start)
        if word is None:
            return None
        prefix, noun = _split(word.text, self.words.language)
        form = self.words.forms.get(noun)
        single = number.low == 1 and form == 1
        pair = number.low == _PAIR and (form == _PAIR or noun in self.words.doubtful_duals)
        definite = self.words.article[-1] in prefix and (bare or self._is_definite(number))
        return self._without_clitics(word) if single or (bare and pair) or definite else None

    def _toll_before(self, number: _Number) -> _Word | None:
        """Give the word that makes a bare number one of people: "killing five", "مقتل 5"."""
        text = self.folded.text
        low = max(0, number.start - _LOOK_BACK)
        qualifier = self.words.before.search(text[low : number.start])
        word = self._word_before(low + qualifier.start() if qualifier else number.start)
        if word is None:
            return None
        for cut in range(_CLITIC_STACK):
            clitics, rest = word.text[:cut], word.text[cut:]
            if rest in self.words.tolls and all(letter in self.words.clitics for letter in clitics):
                return _Word(start=word.start + cut, end=word.end, text=rest)
        return None

    def _is_definite(self, number: _Number) -> bool:
        return self.folded.text.startswith(self.words.article, number.start)

    def _bare(self, word: str) -> str:
        """Take proclitics and article off; short words and nouns of the table stay whole."""
        return _split(word, self.words.language)[1]

    def _unit(self, word: str) -> QuantityUnit:
        kind = self.words.units.get(word) or self.words.units.get(self._bare(word))
        return QuantityUnit(kind) if kind else QuantityUnit.COUNT

    # ------------------------------------------------------------------ without a numeral

    def _vague_amounts(self) -> Iterator[Quantity]:
        for match in self.words.vague_pattern.finditer(self.folded.text):
            start, end = match.span(1)
            low, high = self.words.vague[" ".join(match[1].split())]
            words = self._words_after(end)
            if words and words[0].text in self.words.of:
                words = words[1:]
            number = _Number(start=start, end=end, low=low, high=low)
            before = self._word_before(start)
            if not words or (before is not None and parse_cardinals(before.text)):
                continue
            noun = self._head(words)
            assert noun is not None
            yield Quantity(
                span=self._span(start, noun.end),
                number_span=self._span(number.start, number.end),
                value=Count(best=low, low=low, high=high or None),
                noun=self._bare(noun.text),
                noun_span=self._span(noun.start, noun.end),
                words=tuple(self._bare(word.text) for word in words),
                pattern=QuantityPattern.NUMERAL_NOUN if low == high else QuantityPattern.VAGUE,
                qualifier=Qualifier.EXACT if low == high else Qualifier.VAGUE,
                unit=self._unit(noun.text),
            )

    def _noun_forms(self, taken: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
        """Yield duals, and bare singulars of counted nouns."""
        shut = _covered(taken)
        previous: re.Match[str] | None = None
        for match in _WORD.finditer(self.folded.text):
            before, previous = previous, match
            form = _form(match[0], self.words.language)
            if form is None or match.start() in shut:
                continue
            clitics, noun, number = form
            if number == 1 and not self._is_single(match, clitics, before):
                continue
            if number == _PAIR and self._is_second_dual(match, before):
                continue
            yield self._noun_form(match.start() + len(clitics), match.end(), noun, number)

    def _is_single(self, match: re.Match[str], clitics: str, before: re.Match[str] | None) -> bool:
        if self.words.article and self.words.article in clitics:
            return False
        if not self.words.head_first:
            return self._has_indefinite_article(match.start())
        near = before is not None and self.folded.text[before.end() : match.start()].isspace()
        word = before[0] if before is not None and near else ""
        form = _form(word, self.words.language)
        if word in self.words.blocked_before or parse_cardinals(word):
            return False
        return clitics != "" or form is None  # "طائرة مسيرة" is one, "امرأة بطائرة" are two things

    def _has_indefinite_article(self, position: int) -> bool:
        """Tell "a rocket" and "a Syrian civilian" from a noun without an article."""
        for _ in range(_ADJECTIVES + 1):
            word = self._word_before(position)
            if word is None:
                return False
            if word.text in self.words.indefinite:
                return True
            if word.text in self.words.stops or self._is_plural(word.text):
                return False
            position = word.start
        return False

    def _is_second_dual(self, match: re.Match[str], before: re.Match[str] | None) -> bool:
        """Tell the adjective of "طائرتين مسيرتين": the noun before it has counted already."""
        if before is None or not self.folded.text[before.end() : match.start()].isspace():
            return False
        form = _form(before[0], self.words.language)
        return form is not None and form[2] == _PAIR

    def _noun_form(self, start: int, end: int, noun: str, number: int) -> Quantity:
        words = (noun, *(self._bare(w.text) for w in self._words_after(end)[:2]))
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


def _count(number: _Number, qualifier: Qualifier) -> Count:
    """Turn a number and its qualifier into bounds."""
    low, high = int(number.low), int(number.high)
    match qualifier:
        case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
            return Count(best=low, low=low, high=None)
        case Qualifier.AT_MOST:
            return Count(best=high, low=0, high=high)
        case Qualifier.ABOUT:
            slack = math.ceil(low * _TOLERANCE)
            return Count(best=low, low=low - slack, high=low + slack)
    return Count(best=low, low=low, high=high)


def _covered(extents: Sequence[tuple[int, int]]) -> set[int]:
    return {position for start, end in extents for position in range(start, end)}


@lru_cache(maxsize=65536)
def _split(word: str, language: str) -> tuple[str, str]:
    """Split a word into proclitics with the article, and the rest."""
    words = load_number_words(language)
    article = words.article
    for cut in range(min(_CLITIC_STACK, len(word)) + 1) if article else ():
        clitics, rest = word[:cut], word[cut:]
        if not all(letter in words.clitics for letter in clitics):
            break
        if rest.startswith(article) and len(rest) >= len(article) + _SHORTEST_STEM:
            return clitics + article, rest[len(article) :]
        # The preposition swallows the article's first letter: "للقتلى".
        swallowed = clitics.endswith(article[-1]) and rest.startswith(article[-1])
        if swallowed and len(rest) > _SHORTEST_STEM:
            return clitics + article[-1], rest[1:]
    for cut in range(min(_CLITIC_STACK, len(word)) + 1):
        clitics, rest = word[:cut], word[cut:]
        if all(letter in words.clitics for letter in clitics) and rest in words.forms:
            return clitics, rest
    return "", word


@lru_cache(maxsize=65536)
def _form(word: str, language: str) -> tuple[str, str, int] | None:
    """Give proclitics, noun and number of a noun whose form tells a number."""
    prefix, noun = _split(word, language)
    form = load_number_words(language).forms.get(noun)
    return (prefix, noun, form) if form else None
