"""Events told for comparison: "a similar attack", "an earlier strike on the market"."""

from typing import Final

from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import EVENT

__all__ = ["is_earlier_one"]

_EARLIER: Final = ("earlier",)  # keys, see the packs
_COMPARING: Final = (*_EARLIER, "similar", "alike")
_ADJECTIVES: Final = 2  # tokens from a noun to its last adjective: "an attack rocket-borne similar"
_ONE: Final = words_of("indefinite")


def is_earlier_one(document: Document, cues: Cues, *, apart: bool) -> bool:
    """
    Whether what cues tell without a date is an event that the news is only compared with.

    Parameters
    ----------
    apart
        Whether it names a place of its own: "a similar attack hit Y" is news then.
    """
    told = cues.by_key
    words = [c for key in (_EARLIER if apart else _COMPARING) for c in told.get(key, ())]
    if not words:
        return False
    nouns = [c for c in cues.by_category.get(EVENT, ()) if not c.definite]
    return any(_describes(document, word, noun) for word in words for noun in nouns)


def _describes(document: Document, word: Cue, noun: Cue) -> bool:
    if document.arabic:
        return 0 <= word.first - noun.last < _ADJECTIVES
    article = document.words[word.first - 1] if word.first else ""
    return article in _ONE and 0 <= noun.first - word.last < _ADJECTIVES
