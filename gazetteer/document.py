"""A text as the recogniser reads it: its words, their neighbours, and phrases of the pack."""

from collections.abc import Mapping
from dataclasses import dataclass

from gazetteer.language import LanguagePack
from gazetteer.lexicon import Lexicon
from gazetteer.tokens import Gap, Tokens, tokenize
from gazetteer.vocabulary import Vocabulary, Word

__all__ = ["Document", "Phrase", "read_document"]

_LONGEST_PHRASE = 4
_SAME_PHRASE = (Gap.SPACE, Gap.HYPHEN, Gap.QUOTE)  # a tuple: the hash of an enum is slow


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `first` to `last` (inclusive) that match a phrase, with proclitic letters cut off."""

    first: int
    last: int
    cut: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A tokenised text with every word analysed."""

    tokens: Tokens
    words: tuple[Word, ...]
    pack: LanguagePack
    lexicon: Lexicon

    def __len__(self) -> int:
        return len(self.words)

    def begins(self, index: int, entry: str) -> bool:
        """Whether a phrase of an entry may begin at a word (one outside the text begins none)."""
        return 0 <= index < len(self.words) and entry in self.words[index].entries

    def zipf(self, index: int) -> float:
        """Return a word's frequency as an ordinary word: log10 per billion, 0 if unknown."""
        return self.lexicon.zipf(self.words[index].text)

    def gap(self, index: int) -> Gap:
        """Return the gap before word `index`."""
        return self.tokens.gap(index)

    def joined(self, index: int) -> bool:
        """Whether word `index` may continue the phrase of the word before it."""
        gaps = self.tokens.gaps
        return 0 < index < len(gaps) and gaps[index] in _SAME_PHRASE

    def coordinated(self, index: int, clitics: str) -> bool:
        """Whether an "and" stands before a word, or is glued to it."""
        if clitics and clitics[0] in self.pack.clitics.conjunctions:
            return True
        return index > 0 and self.words[index - 1].text in self.pack.contexts["conjunction"]

    def phrase_at(self, index: int, entry: str) -> Phrase | None:
        """Return the longest phrase of a pack entry that begins at a word."""
        if not self.begins(index, entry):
            return None
        text, cut = self.words[index].entries[entry]
        return self._match(index, self._phrases(entry), text, cut)

    def phrase_before(self, index: int, entry: str, *, loose: bool = False) -> Phrase | None:
        """Return the longest phrase of an entry that ends right before word `index`."""
        if index <= 0 or entry not in self.words[index - 1].ends:
            return None
        if not loose and not self.joined(index):
            return None
        for first in range(max(0, index - _LONGEST_PHRASE), index):
            if entry in self.words[first].entries:
                found = self.phrase_at(first, entry)
                if found and found.last == index - 1:
                    return found
        return None

    def _match(
        self, index: int, phrases: Mapping[str, object] | frozenset[str], text: str, cut: int
    ) -> Phrase | None:
        best = Phrase(index, index, cut, text) if text in phrases else None
        for last in range(index + 1, min(index + _LONGEST_PHRASE, len(self.words))):
            if not self.joined(last):
                break
            text = f"{text} {self.words[last].text}"
            if text in phrases:
                best = Phrase(index, last, cut, text)
        return best

    def _phrases(self, entry: str) -> Mapping[str, object] | frozenset[str]:
        if entry == "after":
            return self.pack.after
        for section in (self.pack.contexts, self.pack.relations, self.pack.units):
            if entry in section:
                return section[entry]
        return frozenset()


def read_document(text: str, vocabulary: Vocabulary) -> Document:
    """Tokenise a text and analyse its words."""
    tokens = tokenize(text)
    words = vocabulary.words(tokens.raw)
    return Document(tokens, words, vocabulary.pack, vocabulary.lexicon)
