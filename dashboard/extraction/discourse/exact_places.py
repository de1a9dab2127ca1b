"""
Exact places that a text tells a sentence after the wide one: "a base in the east. The base, in X".

As in "killed nine in northern X. The attackers rode into the village of Y". English only.
"""

from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.syntax.headers import find_headers
from dashboard.extraction.syntax.names import Coarseness, Name, lies_elsewhere
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import EVENT, PREPOSITION, SPEECH
from gazetteer.model import PlaceKind

__all__ = ["exact_behind"]

_THE: Final = words_of("determiners")
_ATTACKERS: Final = words_of("attackers")
_LEAVING: Final = words_of("leaving_scenes")
_GOVERNED: Final = 4  # tokens of "in the small town of"
_SUBJECT: Final = 4  # tokens of "the six police officers"
_SENTENCES: Final = 2  # behind the event's own


def exact_behind(reading: Reading, mention: Mention, wide: Name | None) -> Name | None:
    """Exact place of an event that is told in a wide one, from the sentences right behind it."""
    document = reading.document
    if document.arabic or wide is None or wide.coarseness < Coarseness.DISTRICT:
        return None
    own = document.sentence_at(mention.first)
    first = own.last
    for _ in range(_SENTENCES):
        if first >= len(document.words):
            return None
        behind = document.sentence_at(first)
        if not _takes_up(document, own, behind):
            return None
        names = reading.names_in(behind.first, behind.last)
        if names:
            return names[0] if _tells(reading, behind, names[0], wide) else None
        first = behind.last
    return None


def _takes_up(document: Document, own: Sentence, behind: Sentence) -> bool:
    """Whether a sentence opens with someone or something of the event: "The officers were"."""
    words = document.words
    if words[behind.first] not in _THE:
        return False
    told = set(words[own.first : own.last])
    subject = words[behind.first + 1 : min(behind.first + _SUBJECT, behind.last)]
    return any(
        word in _ATTACKERS or (word in told and _is_noun(document, word)) for word in subject
    )


def _is_noun(document: Document, word: str) -> bool:
    return word.isalpha() and word not in document.little_words["definite"]


def _tells(reading: Reading, sentence: Sentence, name: Name, wide: Name) -> bool:
    """Whether a sentence tells that its subject was at a place, inside the wide one."""
    document, cues = reading.document, sentence.cues
    exact = name.coarseness <= Coarseness.DISTRICT and name.coarseness < wide.coarseness
    if not exact or not _lies_in(name, wide):
        return False
    words = document.words[sentence.first : name.first]
    if EVENT in cues.by_category or not _LEAVING.isdisjoint(words):
        return False
    if SPEECH in cues.by_category and any(
        h.first <= name.first < h.last for h in find_headers(document, sentence)
    ):
        return False
    return name.toponym.relation is not None or any(
        c.category is PREPOSITION
        and c.key == "location"
        and 0 <= name.first - c.last <= _GOVERNED
        and all(document.words[i].isalpha() for i in range(c.last, name.first))
        for c in cues
    )


def _lies_in(name: Name, wide: Name) -> bool:
    """Whether a place lies in a wider one: in its country, and in its province."""
    inner, outer = name.toponym.resolution.place, wide.toponym.resolution.place
    if inner is None or outer is None or inner.country != outer.country:
        return False
    if outer.kind is PlaceKind.ADMIN1 and inner.admin1 != outer.admin1:
        return False
    return not lies_elsewhere(name, wide)
