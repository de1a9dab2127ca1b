"""What a side does again and again: "has struck the strip for months", "regularly shells the town".

It tells no event of its own, and whoever does so is not told to have done what the news tells.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.syntax.names import Coarseness, Name
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import EVENT, VERB
from dashboard.model import Basis, Claim, DatePrecision, EventDate

__all__ = ["is_done_often", "is_habit"]

_PERFECT: Final = words_of("have")
_PRESENT: Final = words_of("perfect")
_BETWEEN: Final = words_of("lasting", "be", "often")  # "has also been bombing", "have long shelled"
_BEFORE: Final = 4  # tokens from "has" to the verb
_OFTEN: Final = words_of("often")
_DAILY: Final = words_of("daily")
_LISTED: Final = 12  # tokens from "often" to the last of what is listed
_ENDING: Final = words_of("prepositions", "relatives", "but") | {".", ";", ":"}
_FEWEST: Final = 2  # commas between kinds of targets
_PERIODS: Final = words_of("long_periods")
_EACH: Final = words_of("long_since")
_YEAR: Final = 4  # digits
_DURATION: Final = 4  # tokens from "for" to "years": "nearly two"
_EARLIER: Final = words_of("earlier_times")
_GOES_ON: Final = words_of("going_on")
_JOINED: Final = "وف"
_IMPERFECT: Final = frozenset({"ت", "ي"})  # prefixes
_PERFECT_ENDING: Final = "ت"
_SINCE: Final = 2  # tokens from Arabic "since" to "months": "several"
_ONGOING: Final = 8  # tokens from Arabic "goes on" to what is done: its subject


def is_habit(
    document: Document, mention: Mention, *, place: Name | None, when: Claim[EventDate] | None
) -> bool:
    """Whether a deed is told as one that goes on, or that was done often before."""
    dated = when is not None and when.basis is Basis.STATED
    if document.arabic:
        return not dated and _goes_on(document, mention, place)
    if dated and (when is None or when.value.precision is DatePrecision.DAY):
        return False
    if dated and not _is_of_late(document, mention):
        return False
    if mention.triggers[0].category is EVENT and _is_listed_habit(document, mention.triggers[0]):
        return True
    return is_done_often(document, mention, mention.triggers[0])


def _is_listed_habit(document: Document, noun: Cue) -> bool:
    """As in "often carries out ground operations, airstrikes and shelling": all of them."""
    words = document.words
    for index in range(noun.first - 1, max(0, noun.first - _LISTED), -1):
        if words[index] in _ENDING:
            return False
        if words[index] in _OFTEN:
            verbs = document.cues_near(noun.first, back=0).by_category.get(VERB, ())
            return not any(index + 1 < c.first < noun.first for c in verbs)
    return False


def _is_of_late(document: Document, mention: Mention) -> bool:
    """As in "in recent weeks": a stretch of time that ends with the text."""
    words = document.words[mention.first : mention.last]
    return any(a in _EARLIER and b in _PERIODS for a, b in pairwise(words))


def is_done_often(document: Document, mention: Mention, verb: Cue) -> bool:
    """As in "regularly shells the town", "has struck it for months"; English only."""
    if verb.category is not VERB and not verb.sense.verbal_noun:
        return False
    words = [word for word in document.words[verb.last : mention.last] if word[0].isalnum()]
    if _is_often(document, verb.first) or not _DAILY.isdisjoint(words):
        return True
    have = _perfect(document, mention, verb.first)
    if not have:
        return False
    if have in _PRESENT and _lists_kinds(document, mention, verb):
        return True
    # "had struck it the day before" tells when
    return _tells_while(words) or (have in _PRESENT and words[-1:] == ["before"])


def _lists_kinds(document: Document, mention: Mention, verb: Cue) -> bool:
    """As in "have targeted hotels, the airport, a palace and restaurants": over the years."""
    behind = document.words[verb.last : mention.last]
    if behind.count(",") < _FEWEST or "and" not in behind:
        return False
    first = document.span(verb.last, verb.last + 1)
    return document.text[first.start].islower() and behind[0].endswith("s")


def _is_often(document: Document, at: int) -> bool:
    """As in "regularly shells the town"."""
    return at > 0 and document.words[at - 1] in _OFTEN


def _perfect(document: Document, mention: Mention, at: int) -> str:
    """Give "has" of "has struck", "have also been shelling"; empty where there is none."""
    for index in range(at - 1, max(mention.first, at - _BEFORE) - 1, -1):
        word = document.words[index]
        if word in _PERFECT:
            return word
        if word not in _BETWEEN:
            break
    return ""


def _tells_while(words: Sequence[str]) -> bool:
    """As in "for nearly two years", "since October", "in recent weeks"."""
    for index, word in enumerate(words):
        behind = words[index + 1 : index + 1 + _DURATION]
        if word == "for" and not _PERIODS.isdisjoint(behind):
            return True
        if word == "since" and behind and (_is_year(behind[0]) or behind[0] in _EACH):
            return True
        if word in _EARLIER and not _PERIODS.isdisjoint(behind):
            return True
    return False


def _is_year(word: str) -> bool:
    return len(word) == _YEAR and word.isdecimal()


def _goes_on(document: Document, mention: Mention, place: Name | None) -> bool:
    """As in Arabic "goes on Israel [with] carrying out raids on the south": of no one town."""
    first = mention.triggers[0]
    if first.category is VERB and not first.sense.verbal_noun:
        return _has_long_done(document, mention)
    if place is not None and place.coarseness < Coarseness.DISTRICT:
        return False
    before = document.words[max(mention.first, first.first - _ONGOING) : first.first]
    return not _GOES_ON.isdisjoint(before)


def _has_long_done(document: Document, mention: Mention) -> bool:
    """As in Arabic "strikes Israel the towns of the border since months": not "struck"."""
    word = document.words[mention.triggers[0].first].lstrip(_JOINED)
    if word[:1] not in _IMPERFECT or word[-1:] == _PERFECT_ENDING:
        return False
    return any(
        not _EACH.isdisjoint(document.words[c.last : c.last + _SINCE])
        for c in mention.cues.by_key.get("since", ())
    )
