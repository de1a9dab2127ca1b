"""Where people protest against what happened elsewhere: "a rally in X against the strike on Y"."""

from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.syntax.names import Name
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of

__all__ = ["is_where_crowd_met"]

_CROWDS: Final = words_of("crowds")
_ABOUT: Final = words_of("about_it")
_BE: Final = words_of("be", "have", "relatives", "relatives_of_people")
_OBJECT: Final = 8  # tokens from "for" to "shelling" of "for the eight victims of the Russian"


def is_where_crowd_met(document: Document, mention: Mention, name: Name) -> bool:
    """As in "Students in X rallied against the bombing of Y": X, told first; English only."""
    event = mention.triggers[0].first
    if name.first >= event:
        return False
    words = document.words
    about = -1
    for index in range(event - 1, max(mention.first, event - _OBJECT) - 1, -1):
        if words[index] in _BE:
            return False  # "a vigil for peace in X was shelled"
        if words[index] in _ABOUT:
            about = index
            break
    if about < name.last:
        return False
    return not _CROWDS.isdisjoint(words[mention.first : about + 1])
