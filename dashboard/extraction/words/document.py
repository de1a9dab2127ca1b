"""
The annotated sentence model: tokens with their readings, cues found among them, sentence bounds.

Everything later works on token indices; `Document.span` leads back to the original text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from string import ascii_lowercase
from typing import Final, NamedTuple

from dashboard.extraction.words.cue_reading import read_cues
from dashboard.extraction.words.cues import NO_CUES, Cue, Cues
from dashboard.extraction.words.lexicon import Known, Lexicon, Sense, load_lexicon
from dashboard.extraction.words.senses import ACTOR, EVENT, PREPOSITION
from dashboard.extraction.words.tokens import Tokens, split_tokens
from dashboard.model import Span
from gazetteer.normalisation import Folded, fold

__all__ = [
    "ACCUSED_CLITICS",
    "SUBJECT_CLITICS",
    "TOWARDS",
    "Document",
    "Sentence",
    "actor_tokens",
    "annotate",
]

_STOPS: Final = frozenset(".!?؟؛;\n")
_FULL_STOPS: Final = frozenset(".!?;")  # a headline has none
_COMMAS: Final = frozenset("،,")
TOWARDS: Final = ">"  # marks a state that a preposition of direction governs
_IS_MARK: Final = bytes(flags & Known.MARKS == Known.MARKS for flags in range(256))
SUBJECT_CLITICS: Final = frozenset({"", "و", "ف"})
ACCUSED_CLITICS: Final = SUBJECT_CLITICS | {TOWARDS}
_LONG_SENTENCE: Final = 120  # tokens after which a comma ends a sentence
_LONGEST: Final = 240  # tokens after which anything does
_POSSESSIVE: Final = "'s"
_INITIALS: Final = frozenset(ascii_lowercase) - {"i"}  # "Harry S. Truman"; "I" may end a sentence


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Sentence:
    """
    A half-open range of tokens and the cues inside it, in order of `first`.

    Like the other records that reading one article makes by the dozen it is not frozen, which
    takes three times as long to make; nothing changes one once it is made.
    """

    first: int
    last: int
    cues: Cues


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """
    An article's text, annotated.

    Attributes
    ----------
    words, starts
        The tokens in text order, and their offsets in the folded text; punctuation marks and line
        breaks are tokens too.
    sentences
        In text order; they cover every token.
    cues
        Of all sentences: asked first whether a word is told anywhere.
    arabic
        Whether proclitics and Arabic word order apply.
    little_words
        Folded words of the language that are no cues, see `Lexicon.little_words`.
    """

    text: str
    language: str
    folded: Folded
    words: list[str]
    starts: list[int] = field(repr=False, compare=False)
    sentences: tuple[Sentence, ...]
    cues: Cues
    arabic: bool = field(init=False)
    little_words: Mapping[str, frozenset[str]] = field(init=False, repr=False, compare=False)
    _sentence_starts: list[int] = field(init=False, repr=False)
    _spans: dict[tuple[int, int], Span] = field(default_factory=dict, init=False, repr=False)
    _ranges: dict[tuple[int, int], tuple[int, int]] = field(
        default_factory=dict, init=False, repr=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "arabic", self.language == "ar")
        object.__setattr__(self, "little_words", load_lexicon(self.language).little_words)
        object.__setattr__(self, "_sentence_starts", [s.first for s in self.sentences])

    def span(self, first: int, last: int) -> Span:
        """Original span of the tokens `first` to `last` (half-open), trailing space excluded."""
        # One rule after the other asks for the same few clauses and sentences.
        found = self._spans.get((first, last))
        if found is None:
            end = self.starts[last - 1] + len(self.words[last - 1])
            found = Span(*self.folded.original(self.starts[first], end))
            self._spans[first, last] = found
        return found

    def cues_in(self, first: int, last: int) -> Cues:
        """Cues that start in a range of tokens of one sentence."""
        at = bisect_right(self._sentence_starts, first) - 1
        return self.sentences[at].cues.within(first, last) if at >= 0 else NO_CUES

    def cues_near(self, token: int, *, back: int = 1) -> Cues:
        """Cues of a token's sentence and of so many before it."""
        at = bisect_right(self._sentence_starts, token) - 1
        near = self.sentences[max(0, at - back) : at + 1]
        return near[0].cues if len(near) == 1 else Cues([c for s in near for c in s.cues])

    def sentence_before(self, first: int) -> int:
        """First token of the sentence before the one that begins at a token; 0 for the first.

        An Arabic statement begins anew with its line: before it stands the line's end alone.
        """
        if self.arabic:
            at = bisect_left(self._sentence_starts, first)
            return self._sentence_starts[at - 1] if at else 0
        before = next(self.sentences_before(first, 1), None)
        return before.first if before else 0

    def sentences_before(self, first: int, count: int) -> Iterator[Sentence]:
        """So many sentences before the one that begins at a token, nearest first; no line ends."""
        at = bisect_left(self._sentence_starts, first)
        while at and count:
            at -= 1
            sentence = self.sentences[at]
            if sentence.last - sentence.first > 1:
                count -= 1
                yield sentence

    def is_headline(self, token: int) -> bool:
        """Whether no full stop ends the sentence that holds a token."""
        last = self.sentence_end(token) - 1
        return self.words[last] not in _FULL_STOPS

    def sentence_end(self, token: int) -> int:
        """Token index behind the sentence that holds a token."""
        return self.sentence_at(token).last

    def sentence_at(self, token: int) -> Sentence:
        """Sentence that holds a token."""
        return self.sentences[bisect_right(self._sentence_starts, token) - 1]

    def sentence_index(self, token: int) -> int:
        """Index of the sentence that holds a token."""
        return bisect_right(self._sentence_starts, token) - 1

    def stops(self) -> tuple[int, ...]:
        """Offsets in the folded text behind the marks that end sentences, ascending."""
        lasts = (sentence.last - 1 for sentence in self.sentences)
        return tuple([self.starts[at] + 1 for at in lasts if self.words[at] in _STOPS])

    def token_at(self, offset: int) -> int:
        """Index of the first token that starts at or after an original offset."""
        return bisect_left(self.starts, self.folded.index(offset))

    def tokens_of(self, start: int, end: int) -> tuple[int, int]:
        """
        Token range of an original span, half-open.

        A span that starts inside a token, after a proclitic, takes the whole token.
        """
        found = self._ranges.get((start, end))
        if found is None:
            found = self._ranges[start, end] = self._tokens_of(start, end)
        return found

    def _tokens_of(self, start: int, end: int) -> tuple[int, int]:
        start, end = self.folded.folded(start, end)
        starts = self.starts
        first = bisect_left(starts, start)
        begins = first < len(starts) and starts[first] == start
        if first and not begins and starts[first - 1] + len(self.words[first - 1]) > start:
            first -= 1
        return first, max(first + 1, bisect_left(starts, end))


def annotate(
    text: str,
    lexicon: Lexicon,
    *,
    names: Sequence[Span] = (),
    states: Sequence[tuple[Span, str]] = (),
) -> Document:
    """
    Tokenise a text, read every token and find the sentences.

    Parameters
    ----------
    text
        Original text of any length.
    lexicon
        Words of its language.
    names
        Spans of proper names, in text order; their words are not read as cues.
    states
        Names of states, in text order, and the actor each stands for.

    Returns
    -------
    Document
        Cost grows linearly with the text.
    """
    folded, read = fold(text), _read(text, lexicon)
    silent = _tokens_inside(folded, read.starts, names)
    actors = tuple(_states(folded, read, silent, states, lexicon)) if states else ()
    changed = bool(silent or actors)
    sentences = _with_changes(read, silent, actors) if changed else read.sentences
    return Document(
        text=text,
        language=lexicon.language,
        folded=folded,
        words=read.words,
        starts=read.starts,
        sentences=sentences,
        cues=Cues(chain.from_iterable([s.cues for s in sentences])) if changed else read.cues,
    )


class _Read(NamedTuple):
    """What a text says whatever its names: words with their starts, cues and sentences."""

    words: list[str]
    starts: list[int]
    cues: Cues
    sentences: tuple[Sentence, ...]
    bounds: tuple[int, ...]


@lru_cache(maxsize=2)
def _read(text: str, lexicon: Lexicon) -> _Read:
    """Read a text; asked for twice, before and after its names are known."""
    folded = fold(text)
    tokens = split_tokens(folded.text)
    words, starts = tokens
    known = lexicon.known.row(words)
    cues = Cues(read_cues(words, known, lexicon))
    bounds = tuple(_bounds(text, folded, tokens, known.translate(_IS_MARK), lexicon))
    return _Read(words, starts, cues, tuple(_sentences(bounds, cues)), bounds)


def _with_changes(
    read: _Read, silent: Collection[int], states: Sequence[Cue]
) -> tuple[Sentence, ...]:
    """Give the sentences of a text with its names: only those that hold one are made anew."""
    sentences = list(read.sentences)
    named: dict[int, list[Cue]] = {bisect_right(read.bounds, token): [] for token in silent}
    for cue in states:
        named.setdefault(bisect_right(read.bounds, cue.first), []).append(cue)
    for at, actors in named.items():
        sentence = sentences[at]
        cues = [cue for cue in sentence.cues if cue.first not in silent]
        if actors:
            cues = sorted([*cues, *actors], key=attrgetter("first"))
        elif len(cues) == len(sentence.cues):
            continue
        sentences[at] = Sentence(first=sentence.first, last=sentence.last, cues=Cues(cues))
    return tuple(sentences)


def _tokens_inside(folded: Folded, starts: Sequence[int], names: Sequence[Span]) -> frozenset[int]:
    inside: set[int] = set()
    for name in names:
        start, end = folded.folded(name.start, name.end)
        inside.update(range(bisect_left(starts, start), bisect_left(starts, end)))
    return frozenset(inside)


def _states(
    folded: Folded,
    read: _Read,
    silent: Collection[int],
    states: Sequence[tuple[Span, str]],
    lexicon: Lexicon,
) -> Iterator[Cue]:
    """States as actors, where no preposition makes them places."""
    cues = [cue for cue in read.cues if cue.first not in silent]
    prepositions = {c.last: c.key for c in cues if c.category is PREPOSITION}
    events = {c.first for c in cues if c.category is EVENT}
    inside = actor_tokens(cues)
    for span, actor in states:
        start, end = folded.folded(span.start, span.end)
        first = bisect_right(read.starts, start) - 1
        if first in inside:
            continue
        clitics = folded.text[read.starts[first] : start]
        directed = prepositions.get(first) == "target"
        placed = first in prepositions and not directed
        if placed and folded.text[end : end + 2] == _POSSESSIVE:
            # "killed in Israel's shelling of X": whose that was
            placed = first + 1 not in events
        if clitics in SUBJECT_CLITICS and not placed:
            known = lexicon.actors.get(actor)
            sense = _state_sense(actor, by_air=known is not None and known.by_air)
            last = max(first + 1, bisect_left(read.starts, end))
            # Only an accusation is directed at its doer: "blamed on", "attributed to".
            marked = TOWARDS if directed else clitics
            yield Cue(first=first, last=last, sense=sense, clitics=marked)


@lru_cache(maxsize=1024)
def _state_sense(actor: str, *, by_air: bool) -> Sense:
    """Give the sense of a state's name, one for each: it has two dozen fields to fill."""
    return Sense(category=ACTOR, key=actor, state=True, nation=True, by_air=by_air)


def actor_tokens(cues: Iterable[Cue]) -> frozenset[int]:
    """Tokens behind the first of an actor's name: "the Islamic Resistance in Iraq" is no place."""
    return frozenset(
        index for cue in cues if cue.category is ACTOR for index in range(cue.first + 1, cue.last)
    )


def _sentences(bounds: Sequence[int], cues: Sequence[Cue]) -> Iterator[Sentence]:
    starts = [cue.first for cue in cues]
    first = begin = 0
    for last in bounds:
        end = bisect_left(starts, last, begin)
        inside = Cues(cues[begin:end]) if end > begin else NO_CUES
        yield Sentence(first=first, last=last, cues=inside)
        first, begin = last, end


def _bounds(
    text: str, folded: Folded, tokens: Tokens, marks: bytes, lexicon: Lexicon
) -> Iterator[int]:
    """Yield the token index behind each sentence; `marks` has 1 where one may end."""
    words = tokens.words
    first = 0
    index = -1
    while (index := marks.find(1, index + 1)) >= 0:
        last, mark = index + 1, words[index][0]
        while last - first > _LONGEST:
            first += _LONGEST
            yield first
        # What runs on without a full stop is cut at a comma: the cost stays linear.
        if mark in _STOPS:
            ends = _ends_sentence(folded.text, tokens, index, lexicon.abbreviations)
            if not ends and mark == ".":
                ends = _opens_anew(text, folded, tokens, last, lexicon)
        elif mark in _COMMAS:
            ends = last - first >= _LONG_SENTENCE
        else:  # "at 1 a.m. Two landed"
            ends = _opens_anew(text, folded, tokens, last, lexicon)
        if ends:
            yield last
            first = last
    yield from range(first + _LONGEST, len(words), _LONGEST)
    if first < len(words):
        yield len(words)


def _ends_sentence(text: str, tokens: Tokens, index: int, abbreviations: frozenset[str]) -> bool:
    """Whether the stop at a token ends its sentence."""
    mark, start = tokens.words[index], tokens.starts[index]
    before = tokens.words[index - 1] if index else ""
    if mark == "\n":
        # Statements set out in lines: a comma at a line's end says that the sentence goes on.
        return before not in _COMMAS
    if mark != ".":
        return True
    if text[start + 1 : start + 2].isalnum():
        return False
    if not before or tokens.starts[index - 1] + len(before) != start:
        return True
    return not (before in abbreviations or before in _INITIALS)


def _opens_anew(text: str, folded: Folded, tokens: Tokens, index: int, lexicon: Lexicon) -> bool:
    """Whether what stands behind an abbreviation begins a sentence: "The", but not "Central"."""
    if index >= len(tokens.words) or tokens.words[index] not in lexicon.openers:
        return False
    return text[folded.origin(tokens.starts[index])].isupper()
