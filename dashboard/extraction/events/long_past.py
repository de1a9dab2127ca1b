"""What is long past by a word or two beside it: "37 years after", "the blast in August 2020"."""

from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.expressions.date_phrases import DateKind, DateMention, DateUnit
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.cues import Cue, is_finite
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import EVENT, VERB

__all__ = ["lies_back", "past_month", "years_since"]

_BETWEEN: Final = 2  # tokens of "after 37 years on" before the event
_BEHIND: Final = 6  # tokens from the event to "in August 2020"
_COMMAS: Final = frozenset({"،", ","})
_YEARS: Final = {DateUnit.MONTH: 30, DateUnit.YEAR: 365}


def years_since(reading: Reading, mention: Mention) -> int:
    """As in Arabic "after 37 years on the dropping of bombs": days since the event."""
    document, event = reading.document, mention.triggers[0]
    nominal = event.category is EVENT or event.sense.verbal_noun
    if not document.arabic or not nominal:
        return 0
    for phrase in mention.dates:
        if phrase.kind is not DateKind.EVENT or phrase.unit not in _YEARS:
            continue
        last = document.tokens_of(phrase.span.start, phrase.span.end)[1]
        if 0 < event.first - last <= _BETWEEN:
            return abs(phrase.amount or 1) * _YEARS[phrase.unit]
    return 0


def past_month(reading: Reading, mention: Mention) -> DateMention | None:
    """As in Arabic "recalled on Sunday the moment of the blast in August 2020": behind its noun."""
    document, event = reading.document, mention.triggers[0]
    if event.category is not EVENT and not event.sense.verbal_noun:
        return None
    if [c for c in _verbs_behind(mention, event.last) if not c.sense.verbal_noun]:
        return None
    for phrase in mention.dates:
        if phrase.year is None or phrase.day is not None:
            continue
        first = document.tokens_of(phrase.span.start, phrase.span.end)[0]
        between = document.words[event.last : first]
        if 0 <= len(between) <= _BEHIND and first >= event.last and _COMMAS.isdisjoint(between):
            return phrase
    return None


def lies_back(document: Document, mention: Mention, phrase: DateMention) -> bool:
    """As in "held a vigil on Sunday for nine killed in the raid on X two days ago"."""
    if phrase.kind is not DateKind.AGO or len(mention.dates) == 1:
        return False
    first = document.token_at(phrase.span.start)
    event = next((c for c in reversed(mention.triggers) if c.last <= first), None)
    if event is None or event.category is not EVENT or first - event.last > _BEHIND:
        return False
    if any(is_finite(c) for c in mention.cues.within(event.last, first)):
        return False
    return all(word[0].isalnum() for word in document.words[event.last : first])


def _verbs_behind(mention: Mention, first: int) -> list[Cue]:
    return [c for c in mention.triggers if c.category is VERB and c.first >= first]
