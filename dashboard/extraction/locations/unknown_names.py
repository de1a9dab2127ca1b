"""
A place that nobody knows, told behind the event: "killed in a strike on Tell Abc". English only.

Such a name is no toponym, so that the event would be taken for the one told before it.
"""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import EVENT, PREPOSITION

__all__ = ["unknown_target"]

_ARTICLES: Final = words_of("articles")
_OF: Final = words_of("of")
_DAYS: Final = words_of("weekdays", "long_since")
_ENDING: Final = words_of("prepositions", "and", "relatives", "relatives_of_people", "have", "was")
_SETTLED: Final = words_of("settled")
_HAMLETS: Final = words_of("hamlets")
_CLOSING: Final = frozenset({".", ",", ";", ":", "(", "\n"})
_ONTO: Final = frozenset({"belonging"})
_LONGEST: Final = 4  # words of a name


def unknown_target(document: Document, mention: Mention) -> str:
    """
    Folded name behind "on" or "of", or of a village, that is no place we know; empty without one.

    A name ends before a full stop, a word of grammar or a verb: what another noun follows, "an
    attack on Aramco tankers", tells whose that was.
    """
    if mention.definite:
        return ""
    return _behind_event(document, mention) or _settlement(document, mention)


def _settlement(document: Document, mention: Mention) -> str:
    """As in "killed two in the village of X", "shelled X village": it says itself what it is."""
    words = document.words
    for at in range(mention.first + 1, mention.last):
        if words[at] not in _HAMLETS:
            continue
        first = at + 2
        if at + 2 < mention.last and words[at + 1] in _OF:
            last = _name_end(document, first, mention.last)
        else:
            first, last = at, at
            while first - 1 > mention.first and _is_capital(document, first - 1):
                first -= 1
        named = first < last and words[first] not in _DAYS
        if named and not _is_known(mention.cues, first, last):
            return " ".join(words[first:last])
    return ""


def _name_end(document: Document, first: int, most: int) -> int:
    last = first
    while last < min(first + _LONGEST, most) and _is_capital(document, last):
        last += 1
    return last


def _behind_event(document: Document, mention: Mention) -> str:
    noun = next((c for c in mention.triggers if c.category is EVENT), None)
    if noun is None:
        return ""
    onto = next((c for c in mention.cues if c.first == noun.last and _leads(c)), None)
    if onto is None:
        return ""
    words, at = document.words, onto.last
    while at < mention.last and (words[at] in _ARTICLES or words[at] in _SETTLED | _OF):
        at += 1
    last = _name_end(document, at, mention.last)
    if last == at or words[at] in _DAYS or _is_known(mention.cues, at, last):
        return ""
    if last >= len(words) or _ends(mention, document, last):
        return " ".join(words[at:last])
    return ""


def _leads(cue: Cue) -> bool:
    return cue.category is PREPOSITION or cue.key in _ONTO


def _is_capital(document: Document, index: int) -> bool:
    return document.text[document.span(index, index + 1).start].isupper()


def _is_known(cues: Sequence[Cue], first: int, last: int) -> bool:
    """Whether a word of the name has a sense: a side, a people, a day."""
    return any(first <= c.first < last for c in cues)


def _ends(mention: Mention, document: Document, at: int) -> bool:
    word = document.words[at]
    if word in _ENDING or word in _CLOSING or word in _SETTLED:
        return True
    return any(
        c.first == at and c.key in {"kill", "wound", "killed", "wounded"} for c in mention.cues
    )
