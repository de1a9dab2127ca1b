"""Persons whose surname is a town's name: "Sheikh Ali Najaf", "Turki al-Malki, the spokesman"."""

from itertools import pairwise
from typing import Final

from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of

__all__ = ["names_person", "tells_titles"]

_TITLES: Final = words_of("titles")
_BUILT: Final = words_of("built")
_ARTICLES: Final = words_of("articles")
_NAMES: Final = 3  # given names and patronyms between a title and the surname
_ENDS: Final = words_of("behind_titles") | {",", "."}
_APPOSED: Final = 4  # tokens from the name to the title behind it: ", the coalition"


def tells_titles(document: Document) -> bool:
    """Whether a text has any word for a rank or title."""
    return not _TITLES.isdisjoint(document.words)


def names_person(document: Document, first: int, last: int) -> bool:
    """
    Whether a rank or title goes with a name, and a given name stands between the two.

    Not "Sheikh Zuweid", whose first word is the town's own, nor "the governor of Najaf".
    """
    tokens, nearest = document.words, first - 1
    words = tokens[max(0, nearest - _NAMES) : max(0, nearest)]
    apposed = not document.arabic and tokens[last : last + 1] == [","]
    if _TITLES.isdisjoint(words) and not apposed:
        return False
    if not first or not _is_given_name(document, nearest):
        return False
    for index in range(first - 1, max(-1, first - 2 - _NAMES), -1):
        if document.words[index] in _TITLES:
            return index < first - 1
        if not _is_given_name(document, index):
            break
    return apposed and _is_apposed(document, last)


def _is_given_name(document: Document, index: int) -> bool:
    """Whether a word may be one: no word the packs know, and in English with a capital letter."""
    token = document.words[index]
    if token in _TITLES:
        return True
    if not token[0].isalpha() or token in _BUILT:
        return False
    if any(c.first <= index < c.last for c in document.cues_near(index, back=0)):
        return False
    span = document.span(index, index + 1)
    return document.arabic or document.text[span.start].isupper()


def _is_apposed(document: Document, last: int) -> bool:
    """As in "Turki al-Malki, the coalition spokesman,": the title stands behind."""
    words = document.words[last : last + 2 + _APPOSED]
    if words[:1] != [","]:
        return False
    behind = words[1:]
    if behind[:1] and behind[0] in _ARTICLES:
        behind = behind[1:]
    for word, after in pairwise(behind):
        if word in _TITLES:
            return after in _ENDS  # not "X, the mayor said"
        if not word[0].isalpha():
            break
    return False
