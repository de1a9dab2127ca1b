"""
Where those who tell of it saw it: "Police in the Hangu district said a roadside bomb killed two".

English only. A ministry, a spokesman and medics may be anywhere; police, a mayor and residents
speak of what happened where they are, a governor of a whole province: never of the city that it
is called after. A capital's police speak for the whole country.
"""

from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.syntax.headers import Header
from dashboard.extraction.syntax.names import Coarseness, Name
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.function_words import words_of

__all__ = ["find_local_speaker"]

_SPEAKERS: Final = words_of("local_speakers")
_OFFICES: Final = words_of("local_offices")
_PROVINCIAL: Final = words_of("provincial_offices")
_RANKS: Final = words_of("ranks_of_police")
_IN: Final = words_of("in_or_of")
_DESCRIBED: Final = 4  # words of "in the northern province of"
_OFFICE: Final = 2  # words between "Kherson" and "governor"


def find_local_speaker(reading: Reading, mention: Mention) -> Name | None:
    """Name of the place that a header's speakers are of; `None` for an event told already."""
    header = mention.clause.header
    if header is None or header.first > mention.first or not _is_news(reading, mention):
        return None
    words = reading.document.words
    spoken = words[header.first : header.last]
    if _SPEAKERS.isdisjoint(spoken) and _OFFICES.isdisjoint(spoken):
        return None
    named = _told_in(reading, header)
    if not named or any(n.coarseness < Coarseness.REGION for n in named[1:]):
        return None  # of two places: "police in X told reporters in Y"
    finest = Coarseness.SITE if _PROVINCIAL.isdisjoint(spoken) else Coarseness.PROVINCE
    if not finest <= named[0].coarseness <= Coarseness.PROVINCE:
        return None
    return named[0] if _is_theirs(words, header, named[0]) else None


def _is_news(reading: Reading, mention: Mention) -> bool:
    """Whether an event is told anew and without a place; no "reported two loud bangs"."""
    if reading.document.arabic or mention.definite or mention.recalls:
        return False
    noise = all(c.key == "weak_type" for c in mention.triggers)
    return not noise and not reading.names_in(mention.first, mention.last)


def _told_in(reading: Reading, header: Header) -> list[Name]:
    """Names of any usage: the gazetteer takes those of speakers for their government."""
    document = reading.document
    toponyms = reading.toponyms_in(document.span(header.first, header.last))
    ranges = [(t, document.tokens_of(t.start, t.end)) for t in toponyms]
    return [Name(first=first, last=last, toponym=t) for t, (first, last) in ranges]


def _is_theirs(words: list[str], header: Header, name: Name) -> bool:
    behind = words[name.last : min(name.last + _OFFICE, header.last)]
    if not _OFFICES.isdisjoint(behind):
        return True  # "the Kherson regional governor"
    at = name.first - 1
    while at > max(header.first, name.first - 1 - _DESCRIBED) and words[at] not in _IN:
        at -= 1
    if at <= header.first or words[at] not in _IN:
        return False
    before = [word for word in words[max(header.first, at - 2) : at] if word not in _RANKS]
    return bool(before) and (before[-1] in _SPEAKERS or before[-1] in _OFFICES)
