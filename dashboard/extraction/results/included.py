"""People told as a part of those before: "nine people, including three children"; English."""

from typing import Final

from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of

__all__ = ["behind_aside", "behind_included", "is_included"]

_LIST: Final = 16  # tokens from "including" to the last of a list
_PHRASE: Final = 7  # tokens of one part: "a nine-year-old boy from X"
_COMMA: Final = ","
_MORE_BODIES: Final = ["more", "bodies"]
_AND: Final = words_of("and")
_AMONG: Final = ["among", "them"]
_NEW: Final = words_of("more", "another")  # "and five others were hurt": no part of those before
_BE: Final = words_of("be", "have", "modals")
_STOPS: Final = _BE | (words_of("prepositions") - words_of("of")) | words_of("relatives_of_people")
_ENDS: Final = frozenset(".!?;:\n")
_ASIDE: Final = 14  # tokens of an aside with its commas


def is_included(document: Document, first: int) -> bool:
    """
    Whether what begins at a token is a part of a number told before.

    Parameters
    ----------
    first
        First token of a number of people, or of a person.
    """
    words = document.words
    if words[first + 1 : first + 3] == _MORE_BODIES:
        return True  # what they add to was told before
    end = _list_end(document, first)
    if words[end : end + 1] and words[end] in _BE and words[end + 1] == _AMONG[0]:
        return True  # "two nurses and a child were among the dead"
    before = words[max(0, first - 2 * _LIST) : first]
    if document.little_words["including"].isdisjoint(before) and _AMONG[0] not in before:
        return False
    for at in range(first - 1, max(-1, first - _LIST), -1):
        if _opens(document, at):
            return first < _list_end(document, at + 1)
        if words[at] in _ENDS:
            return False
    return False


def behind_included(document: Document, last: int) -> int:
    """Return the token with which the sentence goes on behind "[,] including ..."; else `last`."""
    words, at = document.words, last
    if words[at : at + 1] == [_COMMA]:
        at += 1
    if words[at : at + 2] == _AMONG:
        at += 1
    if not (at < len(words) and _opens(document, at)):
        return last
    end = _list_end(document, at + 1)
    return end + (words[end : end + 1] == [_COMMA])


def _opens(document: Document, at: int) -> bool:
    """As in "including", "among them", "among those killed in X were"."""
    words = document.words
    if words[at] in document.little_words["including"] or words[at - 1 : at + 1] == _AMONG:
        return True
    if words[at] not in _BE:
        return False
    before = words[max(0, at - _LIST) : at]
    if _AMONG[0] not in before:
        return False
    among = len(before) - 1 - before[::-1].index(_AMONG[0])
    opens = not among or before[among - 1] in _ENDS | _AND | {_COMMA}
    return opens and _ENDS.isdisjoint(before[among:]) and _COMMA not in before[among:]


def _list_end(document: Document, at: int) -> int:
    """Return the token behind a list of people; commas join only where an "and" follows them."""
    words = document.words
    end = _phrase_end(document, at)
    while end < len(words):
        joint = words[end]
        if joint not in _AND and joint != _COMMA:
            return end
        last = _phrase_end(document, end + 1)
        if last == end + 1 or not _NEW.isdisjoint(words[end + 1 : last]):
            return end
        follows = words[last] if last < len(words) else "."
        if joint == _COMMA and follows not in _AND and follows != _COMMA:
            return end
        if last == end + 2 and follows in _BE:
            return end  # "and 15 were hurt"
        end = last
    return end


def _phrase_end(document: Document, at: int) -> int:
    little = document.little_words
    harmed = little["harms"] | little["dying"]
    for index in range(at, min(at + _PHRASE, len(document.words))):
        word = document.words[index]
        if word in _STOPS or word in _ENDS or word in _AND or word == _COMMA or word in harmed:
            return index
    return at


def behind_aside(document: Document, last: int) -> int:
    """As in "nine others, two of them children, were wounded": where the sentence goes on."""
    words = document.words
    if last >= len(words) or words[last] != ",":
        return last
    closing = (i for i in range(last + 1, min(last + _ASIDE, len(words))) if words[i] == ",")
    return next(closing, last - 1) + 1
