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
_CLOSING: Final = frozenset({".", ",", ";", ":", "(", "\n"})
_ONTO: Final = frozenset({"belonging"})
_LONGEST: Final = 4  # words of a name


def unknown_target(document: Document, mention: Mention) -> str:
    """
    Folded name behind "on" or "of" that is no place we know; empty where there is none.

    A name ends before a full stop, a word of grammar or a verb: what another noun follows, "an
    attack on Aramco tankers", tells whose that was.
    """
    noun = next((c for c in mention.triggers if c.category is EVENT), None)
    if noun is None or mention.definite:
        return ""
    onto = next((c for c in mention.cues if c.first == noun.last and _leads(c)), None)
    if onto is None:
        return ""
    words, at = document.words, onto.last
    while at < mention.last and (words[at] in _ARTICLES or words[at] in _SETTLED | _OF):
        at += 1
    last = at
    while last < min(at + _LONGEST, mention.last) and _is_capital(document, last):
        last += 1
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
