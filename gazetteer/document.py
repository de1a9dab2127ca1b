"""A text as the recogniser reads it: its words, their neighbours, and phrases of the pack."""

from dataclasses import dataclass, field
from itertools import accumulate, compress, count
from operator import attrgetter
from typing import Any, Final, NamedTuple

from gazetteer.language import LanguagePack
from gazetteer.lexicon import Lexicon
from gazetteer.memo import Memo
from gazetteer.tokens import Gap
from gazetteer.vocabulary import Vocabulary, Word

__all__ = ["Document", "Phrase", "read_document"]

_LINE: Final = Gap.LINE  # asked for all the time, and a member of an enum is slow to look up
_NO_ENTRIES: Final[frozenset[str]] = frozenset()
_is_notable = attrgetter("notable")
_SAME_PHRASE: Final = (Gap.SPACE, Gap.HYPHEN, Gap.QUOTE)  # a tuple: the hash of an enum is slow


class Phrase(NamedTuple):
    """
    Words `first` to `last` (inclusive) that match a phrase, with proclitic letters cut off.

    A named tuple, because a hundred are made for a text.
    """

    first: int
    last: int
    cut: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """
    A text with every word analysed.

    Attributes
    ----------
    text
        The text itself.
    words
        Its words.
    starts
        Code-point offset of each word, and one more behind the text.
    gaps
        What stands before each word, and behind the last; both ends count as line ends.
    notable
        Which of the words are notable, ascending.
    measures
        What has been read before a word, which several steps ask for.
    """

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    gaps: tuple[Gap, ...]
    notable: tuple[int, ...]
    pack: LanguagePack
    lexicon: Lexicon
    measures: dict[int, Any] = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.words)

    def begins(self, index: int, entry: str) -> bool:
        """Whether a phrase of an entry may begin at a word (one outside the text begins none)."""
        return 0 <= index < len(self.words) and entry in self.words[index].entries

    def end(self, index: int) -> int:
        """Return the code-point offset behind a word."""
        return self.starts[index] + len(self.words[index].raw)

    def zipf(self, index: int) -> float:
        """Return a word's frequency as an ordinary word: log10 per billion, 0 if unknown."""
        return self.lexicon.zipf(self.words[index].text)

    def gap(self, index: int) -> Gap:
        """Return the gap before word `index`."""
        gaps = self.gaps
        return gaps[index] if 0 < index < len(gaps) else _LINE

    def joined(self, index: int) -> bool:
        """Whether word `index` may continue the phrase of the word before it."""
        gaps = self.gaps
        return 0 < index < len(gaps) and gaps[index] in _SAME_PHRASE

    def coordinated(self, index: int, clitics: str) -> bool:
        """Whether an "and" stands before a word, or is glued to it."""
        if clitics and clitics[0] in self.pack.clitics.conjunctions:
            return True
        return index > 0 and self.words[index - 1].text in self.pack.contexts["conjunction"]

    def phrase_at(self, index: int, entry: str) -> Phrase | None:
        """Return the longest phrase of a pack entry that begins at a word."""
        words = self.words
        begun = words[index].entries.get(entry) if 0 <= index < len(words) else None
        if begun is None:
            return None
        text, cut, longest = begun
        if longest == 1:
            return Phrase(index, index, cut, text)
        phrases, gaps = self.pack.phrases[entry], self.gaps
        best = Phrase(index, index, cut, text) if text in phrases else None
        for last in range(index + 1, min(index + longest, len(words))):
            if gaps[last] not in _SAME_PHRASE:
                break
            text = f"{text} {words[last].text}"
            if text in phrases:
                best = Phrase(index, last, cut, text)
        return best

    def ending(self, index: int) -> frozenset[str]:
        """Return the entries whose phrases may end before a word, as the two words there say."""
        if index <= 0:
            return _NO_ENTRIES
        word = self.words[index - 1]
        if not word.ends or index == 1:
            return word.ends
        return _ENDINGS[self.words[index - 2], word]

    def phrase_before(self, index: int, entry: str, *, loose: bool = False) -> Phrase | None:
        """Return the longest phrase of an entry that ends right before word `index`."""
        words, gaps = self.words, self.gaps
        if index <= 0 or entry not in words[index - 1].ends:
            return None
        if not loose and gaps[index] not in _SAME_PHRASE:
            return None
        longest = self.pack.longest[entry]
        if longest == 1:
            return self.phrase_at(index - 1, entry)
        if entry not in words[index - 1].entries and index > 1:
            before = words[index - 2]
            if entry not in before.entries and entry not in before.inside:
                return None
        for first in range(max(0, index - longest), index):
            if entry in words[first].entries:
                found = self.phrase_at(first, entry)
                if found and found.last == index - 1:
                    return found
        return None


def _ending(words: tuple[Word, Word]) -> frozenset[str]:
    """Return the entries whose phrases may end with the second of two words."""
    before, word = words
    return frozenset(
        [
            entry
            for entry in word.ends
            if entry in word.entries or entry in before.entries or entry in before.inside
        ]
    )


_ENDINGS: Final = Memo(_ending, most=50_000)


def read_document(text: str, vocabulary: Vocabulary) -> Document:
    """Split a text into words and analyse them."""
    read = tuple(vocabulary.read(text))
    words, behind, lengths = read[::3], read[1::3], read[2::3]
    lead = len(text) + 1 - sum(lengths)  # the last length counts a space that the text lacks
    return Document(
        text=text,
        words=words,
        starts=tuple(accumulate(lengths, initial=lead)),
        gaps=(_LINE, *behind[:-1], _LINE),  # both ends of a text are ends of a line
        notable=tuple(compress(count(), map(_is_notable, words))),
        pack=vocabulary.pack,
        lexicon=vocabulary.lexicon,
    )
