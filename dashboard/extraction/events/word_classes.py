"""Whether an English word is a noun or a verb: "the wounded", "a missile strikes the port"."""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.lexicon import Number
from dashboard.extraction.words.senses import PREPOSITION, VERB

__all__ = ["HARMING", "is_noun", "is_verb", "names_thing"]

HARMING: Final = frozenset({"kill", "wound", "strike", "destroy"})
"""Keys of the verbs that say what became of somebody or something."""

_SAID: Final = 4  # tokens from "replied" to "that"
_ARTICLES: Final = words_of("articles")
_AS_NOUN: Final = words_of("behind_nouns")
_TARGETS: Final = "targets"
_TIMED: Final = 3  # tokens of "the previous night"
_TIMES: Final = words_of("parts_of_day", "periods", "days")


def is_noun(document: Document, cue: Cue) -> bool:
    """Whether an English word read as a verb names a thing or a person."""
    # "the injured seafarer", "the wounded"
    fate = (
        cue.key in HARMING and not cue.sense.verbal_noun and _follows_article(document, cue)
    )  # "a scorched truck"
    if fate or (document.words[cue.first] == _TARGETS and names_thing(document, cue)):
        return True
    return cue.key == "respond" and _is_said(document, cue)


def is_verb(document: Document, noun: Cue, places: Sequence[int]) -> bool:
    """As in "a missile strikes the port", "drone attacks Sanaa": no noun, as its object tells."""
    words, behind = document.words, noun.last
    if noun.sense.number is not Number.PLURAL or behind >= len(words):
        return False
    if words[behind] not in _ARTICLES and behind not in places:
        return False
    if not _TIMES.isdisjoint(words[behind + 1 : behind + _TIMED]):
        return False  # "the strikes the day before"
    return any(c.category is VERB for c in document.cues_in(noun.first, behind))


def _is_said(document: Document, verb: Cue) -> bool:
    """As in "replied on Friday that no shells had fallen": with words, not with fire."""
    after = document.words[verb.last : verb.last + _SAID]
    return "that" in after


def names_thing(document: Document, cue: Cue) -> bool:
    """As in "36 rebel targets in X": the noun, not the verb that is spelled like it."""
    words = document.words
    if document.arabic or words[cue.first] != _TARGETS:
        return False
    if cue.last >= len(words) or not words[cue.last][0].isalnum():
        return True
    after = document.cues_in(cue.last, cue.last + 1)
    return words[cue.last] in _AS_NOUN or any(c.category is PREPOSITION for c in after)


def _follows_article(document: Document, cue: Cue) -> bool:
    return cue.first > 0 and document.words[cue.first - 1] in _ARTICLES
