"""
Places of what others did beside an event, of its doers' homes, and of what its victims fought for.

As in "The raid came a day after talks in X", "claimed by X's militia", "men trying to take X were
killed by a shell". English only.
"""

from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.syntax.names import Coarseness, Name
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import ACTOR, AGENCY, EVENT
from gazetteer.vocabulary import POSSESSIVES

__all__ = ["is_of_side_deed", "names_munition", "owns_doer"]

_CAME: Final = words_of("coming")
_WHEN: Final = words_of("before_or_after")
_AS: Final = words_of("as", "while")
_TRYING: Final = words_of("trying")
_TO: Final = words_of("to")
_TIME: Final = 7  # tokens of "came just two days after"
_SUBJECT: Final = 4  # tokens of "as the country's military"
_TRIED: Final = 7  # tokens of "trying to take the capital"
_OWNED: Final = 3  # tokens of "Yemen's Iran-aligned Houthi"
_DOERS: Final = frozenset({ACTOR, AGENCY})


def is_of_side_deed(document: Document, mention: Mention, name: Name) -> bool:
    """Whether a name tells where something else was when the event came, or what men fought for."""
    return _came_when(document, mention, name) or _tried_to(document, mention, name)


def owns_doer(document: Document, mention: Mention, name: Name) -> bool:
    """As in "a drone operated by Yemen's Houthi militia": a country that only has the doers."""
    words, at = document.words, name.last
    if name.coarseness < Coarseness.COUNTRY or not words[at - 1].endswith(POSSESSIVES):
        return False
    for cue in mention.cues:
        if cue.category in _DOERS and at <= cue.first < at + _OWNED:
            return all(words[i][0].isalpha() for i in range(at, cue.first))
    return False


def names_munition(mention: Mention, name: Name) -> bool:
    """As in "a Quds missile", "Gaza rockets hit Y": what flew, of a name or from a place."""
    flown = next((c for c in mention.cues.munitions if c.first == name.last), None)
    if flown is None or name.toponym.relation is not None:
        return False
    behind = (c for c in mention.cues if c.first == flown.last)  # "the X drone attack": X was hit
    return not any(c.category is EVENT or c.sense.verbal_noun for c in behind)


def _came_when(document: Document, mention: Mention, name: Name) -> bool:
    """As in "The attack came hours before X's minister flew to Y", "came as the army took X"."""
    words, told = document.words, mention.triggers[-1].last
    came = next((i for i in range(told, name.first) if words[i] in _CAME), None)
    if came is None:
        return False
    for index in range(came + 1, min(came + _TIME, name.first)):
        if words[index] in _WHEN:
            return index + 1 < name.first
        if words[index] in _AS:
            subject = range(index + 1, index + 1 + _SUBJECT)
            return any(c.category in _DOERS and c.first in subject for c in mention.cues)
    return False


def _tried_to(document: Document, mention: Mention, name: Name) -> bool:
    """As in "fighters trying to take X were killed in a raid"."""
    if name.first > mention.triggers[0].first:
        return False
    words = document.words
    low = max(mention.first, name.first - _TRIED)
    return any(words[i] in _TRYING and words[i + 1] in _TO for i in range(low, name.first - 1))
