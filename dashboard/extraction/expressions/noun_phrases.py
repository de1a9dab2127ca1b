"""The words round a number in folded text: the noun phrase behind it, the noun before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from dashboard.extraction.expressions.number_words import NumberWords, load_number_words
from dashboard.extraction.expressions.stretches import Judge, Kind
from dashboard.extraction.words.function_words import words_of
from gazetteer.language import LANGUAGES, load_pack
from gazetteer.numerals import is_numeral, parse_cardinals
from gazetteer.proclitics import endings

__all__ = [
    "LOOK_BACK",
    "WORD",
    "NounPhrases",
    "Word",
    "form_judge",
    "is_number",
    "number_judge",
    "read_form",
    "split_clitics",
    "vague_judge",
]

LOOK_BACK: Final = 48  # code points before a number that may hold its qualifier or noun
WORD: Final = re.compile(r"(?:[a-z]\.){2,}|[^\W_]+(?:'[^\W_]+)?")
_WINDOW_WORDS: Final = 5  # words behind a number that may hold its noun
_PLAIN_WORD: Final = re.compile(r"\w+")
_NEXT_WORD: Final = re.compile(rf"[ \"'*-]*({WORD.pattern})")
_LOOSE: Final = ' ":'  # what may stand between a word and the number behind it
_ADJECTIVES: Final = 3  # between an article and its noun
_PAIR: Final = 2
_WITH: Final = "ب"  # Arabic "by a rocket"
_CLITIC_STACK: Final = 2
_SHORTEST_STEM: Final = 3
_MORE: Final = words_of("one_more")
_LEAST: Final = words_of("least")
_OBJECTS: Final = words_of("indefinite", "possessives_of_people", "several")
_PERIODS: Final = words_of("counted_periods")


class Word(NamedTuple):
    """A word and its place in folded text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NounPhrases:
    """A folded text, asked for the words at a position."""

    text: str
    words: NumberWords
    _after: dict[int, tuple[Word, ...]] = field(default_factory=dict, repr=False, compare=False)

    def after(self, position: int) -> tuple[Word, ...]:
        """Give the words of the noun phrase that begins at a position; each is asked for twice."""
        found = self._after.get(position)
        if found is None:
            found = self._after[position] = self._read(position)
        return found

    def _read(self, position: int) -> tuple[Word, ...]:
        words: list[Word] = []
        calibre = self.words.calibre.match(self.text, position)
        position = calibre.end() if calibre else position  # "six 122 mm rockets"
        more = None if self.words.head_first else self._more(position)
        if more is not None:
            words.append(more)
            position = more.end
        while len(words) < _WINDOW_WORDS:
            match = _NEXT_WORD.match(self.text, position)
            if match is None or self._ends_phrase(match[1], first=not words):
                break
            start, position = match.span(1)
            if words and match[1] in self.words.participles and self._has_object(position):
                break
            words.append(Word(start, position, match[1]))
        return (*words, *self._coordinated(words))

    def _more(self, position: int) -> Word | None:
        """Give "more" of "two more soldiers"; not that of "two more than before"."""
        more = _NEXT_WORD.match(self.text, position)
        if more is None or more[1] not in _MORE:
            return None
        noun = _NEXT_WORD.match(self.text, more.end())
        if noun is None or self._ends_phrase(noun[1], first=False):
            return None
        return Word(more.start(1), more.end(1), more[1])

    def _coordinated(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """Read on behind "and": the noun of "100 drone and rocket attacks" comes after it."""
        if not words or not self.words.coordinators:
            return ()
        joint = WORD.match(self.text, words[-1].end + 1)
        if joint is None or joint[0] not in self.words.coordinators:
            return ()
        if any(self.is_plural(word.text) for word in words):
            return ()
        rest = self.after(joint.end())
        if any(is_number(word.text) for word in rest):
            return ()  # "seven militiamen and wounding nine others"
        return rest if any(self.is_plural(word.text) for word in rest) else ()

    def _ends_phrase(self, word: str, *, first: bool) -> bool:
        words = self.words
        if first and (word in words.participles or word in words.of):
            return False
        return _ends_phrase(word, words.language)

    def head(self, words: Sequence[Word]) -> Word | None:
        """Choose the noun: the first word, or in English the first plural (or the last word)."""
        if not words:
            return None
        if self.words.head_first or words[0].text in self.words.participles:
            return words[0]
        for index, word in enumerate(words):
            if self.words.units.get(word.text) and index == 0:
                return word
            if self.is_plural(word.text):
                following = words[index + 1] if index + 1 < len(words) else None
                both = following is not None and self.is_plural(following.text)
                return following if both else word
        return words[-1]

    def _has_object(self, end: int) -> bool:
        """As in "two drones wounded four soldiers", "wounded at least four", "injured his son"."""
        if self.words.head_first:
            return False
        behind = _NEXT_WORD.match(self.text, end)
        if behind is None or not self.text[end : behind.start(1)].isspace():
            return False
        if behind[1] in _LEAST:
            return any(
                map(
                    is_number,
                    _PLAIN_WORD.findall(self.text, behind.end(), behind.end() + LOOK_BACK)[:_PAIR],
                )
            )
        if behind[1] not in _OBJECTS and not is_number(behind[1]):
            return False
        counted = _NEXT_WORD.match(self.text, behind.end())
        return counted is None or counted[1] not in _PERIODS  # "two men wounded four days ago"

    def is_plural(self, word: str) -> bool:
        """Tell an English plural by its ending or the table."""
        if word in self.words.irregular_plural:
            return True
        return (
            word.endswith("s")
            and not word.endswith(("ss", "'s"))
            and word not in self.words.not_plural
        )

    def before(self, position: int) -> Word | None:
        """Give the word that ends right before a position, or `None`."""
        offset = max(0, position - LOOK_BACK)
        text = self.text[offset:position].rstrip(_LOOSE)
        # No word holds a space: only what stands behind the last one is taken apart.
        begin = text.rfind(" ") + 1
        chunk = text[begin:]
        if chunk.isalpha():
            return Word(offset + begin, offset + len(text), chunk)
        words = list(WORD.finditer(text, begin))
        if not words or words[-1].end() < len(text):
            return None
        last = words[-1]
        return Word(start=offset + last.start(), end=offset + last.end(), text=last[0])

    def beside(self, position: int) -> str:
        """Give the word that only white space parts from a position, or nothing."""
        before = self.text[max(0, position - LOOK_BACK) : position]
        chunk = before.split()[-1:] if before[-1:].isspace() else []
        words = WORD.findall(chunk[0]) if chunk else []
        return words[-1] if words and chunk[0].endswith(words[-1]) else ""

    def whole(self, following: Sequence[Word]) -> tuple[Word, ...]:
        """Give the noun phrase of "three of the rockets", "ثلاثة من الجنود"."""
        if self.words.article:
            rest = tuple(following[1:])
            definite = any(word.text.startswith(self.words.article) for word in rest[:2])
            return rest if definite else ()
        determiner = WORD.search(self.text, following[0].end)
        if determiner is None or determiner[0] not in self.words.determiners:
            return ()
        return self.after(determiner.end())

    def has_article(self, position: int, articles: frozenset[str]) -> bool:
        """Tell "a rocket", "a Syrian civilian", "an explosives-laden drone" from a bare noun."""
        adjectives = 0
        while adjectives <= _ADJECTIVES:
            inner = self.text[position - 1 : position] == "-"  # half of an adjective
            word = self.before(position - inner)
            if word is None:
                return False
            if word.text in articles:
                return True
            if word.text in self.words.stops or (self.is_plural(word.text) and not inner):
                return False
            adjectives += not inner
            position = word.start
        return False


@lru_cache(maxsize=65536)
def is_number(word: str) -> bool:
    """Tell whether a word by itself is a number."""
    return bool(parse_cardinals(word))


@lru_cache(maxsize=65536)
def _ends_phrase(word: str, language: str) -> bool:
    """Tell whether a noun phrase ends before a word."""
    words = load_number_words(language)
    if word in words.stops or word[0].isdecimal():
        return True
    if words.head_first and _stands_apart(word, language):
        return True  # "wounded four by two shells", "19 dead, toll of the two rockets"
    joined = words.conjunction and word.startswith(words.conjunction)
    if joined and len(word) > 1 and word not in words.conjunction_nouns:
        return True
    return words.head_first and is_number(word)


def _stands_apart(word: str, language: str) -> bool:
    """Tell whether a noun is none of those counted: a dual, or one "by" which they came to harm."""
    form = read_form(word, language)
    return form is not None and (form[2] == _PAIR or form[0].endswith(_WITH))


@lru_cache(maxsize=65536)
def split_clitics(word: str, language: str) -> tuple[str, str]:
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
def read_form(word: str, language: str) -> tuple[str, str, int] | None:
    """Give proclitics, noun and number of a noun whose form tells a number."""
    forms = load_number_words(language).forms
    if forms.keys().isdisjoint(endings(word)):
        return None
    prefix, noun = split_clitics(word, language)
    form = forms.get(noun)
    return (prefix, noun, form) if form else None


def number_judge() -> Judge:
    """Tell where a number may stand, and what may stand inside one."""
    packs = [load_pack(code).numerals for code in LANGUAGES]
    joiners = {word for pack in packs for word in pack.joiners}

    def kind_of(chunk: str) -> Kind:
        if not chunk.strip("-") or chunk in joiners:
            return Kind.JOINS  # "twenty - two"
        return Kind.TELLS if is_numeral(chunk) else Kind.BREAKS

    return Judge(frozenset(joiners).union(*(pack.words for pack in packs)), kind_of)


def form_judge(language: str) -> Judge:
    """Tell where a noun stands whose form tells a number."""

    def kind_of(chunk: str) -> Kind:
        words = [chunk] if chunk.isalpha() else WORD.findall(chunk)
        told = any(read_form(word, language) for word in words)
        return Kind.TELLS if told else Kind.BREAKS

    return Judge(frozenset(load_number_words(language).forms), kind_of)


def vague_judge(language: str) -> Judge:
    """Tell where a vague amount may stand: the telling words of the phrases, and the others."""
    words = load_number_words(language)
    known = frozenset(word for phrase in words.vague for word in phrase.split())

    def kind_of(chunk: str) -> Kind:
        if words.vague_start.search(chunk):
            return Kind.TELLS
        joins = not chunk or not known.isdisjoint(_PLAIN_WORD.findall(chunk))
        return Kind.JOINS if joins else Kind.BREAKS

    return Judge(known, kind_of)
