"""What is known about a word before its sentence is read: clitics, names it begins, cue entries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from gazetteer.bare_names import bare_key
from gazetteer.language import Cue, LanguagePack, load_pack
from gazetteer.lexicon import Lexicon
from gazetteer.memo import Memo
from gazetteer.tokens import Case, Gap, case_of, fold_token, gap_between, split_chunks, split_words

__all__ = [
    "POSSESSIVES",
    "RAREST_ORDINARY_ZIPF",
    "Reading",
    "Vocabulary",
    "Word",
    "is_owner",
    "shape_of",
]

_POSSESSIVE_ENDINGS: Final = frozenset(
    mark + s for mark in "'\u2018\u2019\u02bc\u00b4`" for s in "sS"
)
_INDEFINITE: Final = "\u064b"  # the accusative's -an: an adverb or adjective, never a name
_CACHED_WORDS: Final = 200_000
_CACHED_CHUNKS: Final = 100_000
_LONG_CHUNK: Final = 50  # characters: a text of such chunks has hardly a space, and repeats none
_SHORTEST_AFTER_CLITIC: Final = 2
_SHORTEST_OWNER: Final = 5  # letters of "Jordan" in "Jordan's"
_SHORTEST_MISSPELT: Final = 4
_COMMON_ZIPF: Final = 3.2  # a word met thrice in two million is surely spelt right
RAREST_ORDINARY_ZIPF: Final = 3.0  # a word met more than once in a million is no unknown name
_BORDER: Final = "border"
_FILLER: Final = "filler"
POSSESSIVES: Final = ("'s", "\u2019s")
_NONE: Final[frozenset[str]] = frozenset()
_CASELESS, _LOWER = Case.NONE, Case.LOWER  # asked of every word, and slow to look up
_NO_ENTRIES: Final[dict[str, tuple[str, int, int]]] = {}

_Entries = dict[str, set[str]]


_Split = tuple[str, int, str]
"""Proclitics taken off a word, folded, characters off its end, and what is left, folded."""


@dataclass(slots=True, eq=False)
class Reading:
    """
    One way to take a word apart; not frozen for the reason that a word is not.

    Attributes
    ----------
    clitics
        The proclitics taken off, folded.
    cut, trim
        Original characters taken off the front and the end.
    text
        What is left, folded.
    longest
        Words in the longest gazetteer name that begins with `text`; 0 if none does.
    places
        Index rows of the name that `text` is by itself.
    cue
        The cue noun that `text` is.
    """

    clitics: str
    cut: int
    trim: int
    text: str
    longest: int
    places: tuple[int, ...]
    cue: Cue | None


@dataclass(slots=True, eq=False)  # made once a spelling, so identity compares it
class Word:
    """
    A word form with all its readings.

    Nothing changes a word; it is not frozen, because a text has hundreds that no other had, and
    that takes three times as long.

    Attributes
    ----------
    raw, text
        The whole word as written, and folded.
    names, cues
        The readings that begin a name, and those that are a cue, the shortest prefix first.
    ends
        Entries of the pack whose phrases this word may end.
    entries
        Entries of the pack whose phrases this word may begin, each with the word's text without
        its proclitics, the original characters that they take, and the words of the longest such
        phrase.
    shape, inner_shape
        First letter and length, as one string, with and without a proclitic; empty for a word that
        is surely spelt right. Strings, like shared empty containers, cost the garbage collector
        nothing: there are hundreds of thousands of words.
    inside
        Entries of the pack in whose phrases this word may stand between others.
    demonym
        Country of an adjective of nationality, or empty.
    leads
        Whether it may stand between a relation and the name that it is told of: "Iraqi", "the
        capital", "Yemen's".
    bare
        Words of the longest name that begins with it and that our tables hold only together with a
        town; 0 for none.
    strange
        Whether it is an Arabic word that the gazetteer does not hold and hardly a text writes.
    notable
        Whether the word can be, announce or misspell a name, or begin what is said of a border.
        Most words of a text are none of these, and are passed over by one look.
    """

    raw: str
    text: str
    case: Case
    names: tuple[Reading, ...]
    cues: tuple[Reading, ...]
    entries: dict[str, tuple[str, int, int]]
    ends: frozenset[str]
    inside: frozenset[str]
    shape: str
    inner_shape: str
    demonym: str
    leads: bool
    bare: int
    strange: bool
    notable: bool


def is_owner(word: Word) -> bool:
    """Whether a word is a name in the possessive: "Lebanon's"."""
    return word.raw.endswith(POSSESSIVES) and any(reading.trim for reading in word.names)


class Vocabulary:
    """Words of one language over one lexicon, each analysed once."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self.lexicon = lexicon
        self.pack = load_pack(language)
        self._first_words, self._last_words, self._alone = _edge_words(self.pack)
        self._inner_words = _inner_words(self.pack)
        self._demonyms = _demonym_forms(self.pack)
        self._listed = frozenset(
            chain(
                self._first_words,
                self._last_words,
                self._alone,
                self._inner_words,
                self._demonyms,
                self.pack.before,
            )
        )
        self._words = Memo(self._analyse, most=_CACHED_WORDS)
        self._chunks = Memo(self._read_chunk, most=_CACHED_CHUNKS)

    def word(self, raw: str) -> Word:
        """Analyse a word as written."""
        return self._words[raw]

    def read(self, text: str) -> Iterator[Any]:
        """
        Analyse the words of a text, as if a space stood behind it.

        Returns
        -------
        iterator
            In turn, of each word: the `Word`, the `Gap` behind it, and the characters from its
            start to that of the next word. What stands before the first word is passed over.
        """
        chunks = split_chunks(text)
        usual = len(text) < _LONG_CHUNK * len(chunks)
        read = self._chunks.__getitem__ if usual else self._read_chunk
        return chain.from_iterable(map(read, chunks))

    def _read_chunk(self, chunk: str) -> tuple[Word | Gap | int, ...]:
        """Analyse the words of a chunk, which a space follows."""
        if chunk.isalpha():
            return self._words[chunk], Gap.SPACE, len(chunk) + 1
        _, *parts = split_words(f"{chunk} ")
        read: list[Word | Gap | int] = []
        for raw, gap in zip(parts[::2], parts[1::2], strict=True):
            read += self._words[raw], gap_between(gap), len(raw) + len(gap)
        return tuple(read)

    def _analyse(self, raw: str) -> Word:
        text, case = fold_token(raw), case_of(raw)
        splits = self._splits(raw, text)
        lower = case is _LOWER and text not in self.pack.contexts["article"]
        readings = self._readings(raw, splits, no_name=lower or _INDEFINITE in raw)
        # The pack says nothing of most words, whatever is taken off them: one look tells.
        listed = [split for split in splits if split[2] in self._listed]
        demonym = self._demonym(listed) if listed else ""
        entries = self._entries(raw, listed) if listed else _NO_ENTRIES
        names = tuple([reading for reading in readings if reading.longest])
        if len(names) > 1 and raw.endswith(POSSESSIVES):  # "Mali's" is no village of Malis
            names = tuple([reading for reading in names if reading.trim]) or names
        cues = tuple([reading for reading in readings if reading.cue])
        known, article = self.lexicon.known(text), self.pack.clitics.article
        misspelt = (
            not demonym
            and case is not _LOWER
            and known.zipf < _COMMON_ZIPF
            and len(text) >= _SHORTEST_MISSPELT
        )
        bare = 0 if lower else max(0, self.lexicon.known(bare_key(text)).longest - 1)
        unlisted = case is _CASELESS and known.zipf < RAREST_ORDINARY_ZIPF and not known.places
        return Word(
            raw=raw,
            text=text,
            case=case,
            names=names,
            cues=cues,
            entries=entries,
            ends=self._ends(text, listed) if text in self._listed or listed else _NONE,
            inside=self._inner_words.get(text, _NONE),
            shape=shape_of(text, article) if misspelt else "",
            inner_shape=shape_of(text[1:], article) if misspelt and case is _CASELESS else "",
            demonym=demonym,
            leads=bool(demonym or _FILLER in entries or (readings and _leads(raw, names, cues))),
            bare=bare,
            strange=misspelt and bool(article) and unlisted,
            notable=bool(readings or bare or misspelt or demonym or _BORDER in entries),
        )

    def _readings(self, raw: str, splits: Iterable[_Split], *, no_name: bool) -> list[Reading]:
        readings = []
        for clitics, trim, rest in splits:
            cue = self.pack.before.get(rest)
            if no_name and not cue:
                continue
            places, longest, _ = self.lexicon.known(rest)
            if cue or longest:
                cut = _original_length(raw, len(clitics))
                readings.append(Reading(clitics, cut, trim, rest, longest, places, cue))
        return readings

    def _demonym(self, listed: Iterable[_Split]) -> str:
        named = (self._demonyms.get(rest) for _, _, rest in listed)
        return next(filter(None, named), "")

    def _entries(self, raw: str, listed: Iterable[_Split]) -> dict[str, tuple[str, int, int]]:
        entries: dict[str, tuple[str, int, int]] = {}
        for clitics, _, rest in listed:
            for entry, longest in self._first_words.get(rest, {}).items():
                if entry not in entries:
                    entries[entry] = rest, _original_length(raw, len(clitics)), longest
        return entries or _NO_ENTRIES

    def _ends(self, text: str, listed: Iterable[_Split]) -> frozenset[str]:
        alone = (self._alone.get(rest, _NONE) for _, _, rest in listed)
        return frozenset(self._last_words.get(text, _NONE)).union(*alone)

    def _splits(self, raw: str, text: str) -> list[_Split]:
        """Return the ways to take a word apart, the shortest proclitics first."""
        whole = "", 0, text
        if raw[-2:] in _POSSESSIVE_ENDINGS and text.isascii():
            owner = text[:-1]
            owned = "", len(POSSESSIVES[0]), owner
            # "Jordan's" is not the village of Jordans.
            sure = len(owner) >= _SHORTEST_OWNER and self.lexicon.find(owner)
            return [owned] if sure else [owned, whole]
        splits = [whole]
        clitics = self.pack.clitics
        if not clitics.article:
            return splits
        for prefix in _prefixes(text, clitics.conjunctions, clitics.prepositions):
            rest = text[len(prefix) :]
            if len(rest) >= _SHORTEST_AFTER_CLITIC:
                splits.append((prefix, 0, rest))
            if prefix.endswith(clitics.assimilated[0]) and rest.startswith(clitics.assimilated[0]):
                splits.append((prefix, 0, clitics.article[:1] + rest))
        return splits


def _leads(raw: str, names: Iterable[Reading], cues: Iterable[Reading]) -> bool:
    """Whether a word is a cue noun that stays outside the names, or an owner: "the capital"."""
    if any(reading.cue and not reading.cue.in_span for reading in cues):
        return True
    return raw.endswith(POSSESSIVES) and any(reading.places for reading in names)


def shape_of(text: str, article: str) -> str:
    """Return the first letter behind an article and the length, as one string."""
    behind = len(article) if article and text.startswith(article) else 0
    return f"{text[behind : behind + 1]}{len(text)}"


def _prefixes(text: str, conjunctions: tuple[str, ...], prepositions: tuple[str, ...]) -> list[str]:
    """Return the stacks of proclitics that a word may begin with, shortest first."""
    first, second = text[:1], text[1:2]
    prefixes = []
    if first in conjunctions:
        prefixes.append(first)
        if second in prepositions:
            prefixes.append(first + second)
    if first in prepositions:
        prefixes.append(first)
    return prefixes


def _original_length(raw: str, folded_length: int) -> int:
    """Characters of the original that hold the first `folded_length` folded letters."""
    length = 0
    while length < len(raw) and len(fold_token(raw[:length])) < folded_length:
        length += 1
    while length < len(raw) and not fold_token(raw[length]):
        length += 1
    return length


def _edge_words(pack: LanguagePack) -> tuple[dict[str, dict[str, int]], _Entries, _Entries]:
    """
    Return, by word, the entries whose phrases it begins, ends behind others, and is alone.

    With those that it begins goes the number of words of the longest.
    """
    first: dict[str, dict[str, int]] = {}
    last: _Entries = {}
    alone: _Entries = {}
    for entry, phrases in pack.phrases.items():
        for phrase in phrases:
            words = phrase.split()
            begun = first.setdefault(words[0], {})
            begun[entry] = max(len(words), begun.get(entry, 0))
            ending = last if len(words) > 1 else alone
            ending.setdefault(words[-1], set()).add(entry)
    return first, last, alone


def _inner_words(pack: LanguagePack) -> dict[str, frozenset[str]]:
    """Return, by word, the entries in whose phrases it stands between others."""
    inner: _Entries = {}
    for entry, phrases in pack.phrases.items():
        for word in {word for phrase in phrases for word in phrase.split()[1:-1]}:
            inner.setdefault(word, set()).add(entry)
    return {word: frozenset(entries) for word, entries in inner.items()}


def _demonym_forms(pack: LanguagePack) -> dict[str, str]:
    """Return every inflected adjective of nationality with its country."""
    endings = ("", *pack.clitics.adjective_endings)
    articles = {"", pack.clitics.article}
    return {
        article + stem + ending: country
        for stem, country in pack.demonyms.items()
        for ending in endings
        for article in articles
    }
