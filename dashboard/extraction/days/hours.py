"""About what hour of which night: a time told without a day counts on from the hour told before."""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.expressions.date_phrases import DateKind, DateMention
from dashboard.extraction.expressions.date_words import load_words
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.function_words import words_of
from dashboard.model import PartOfDay
from gazetteer.normalisation import fold

__all__ = ["HOURS", "days_on", "hour_of", "is_night_before", "note_hour"]

HOURS: Final = {  # after midnight, about
    PartOfDay.DAWN: 5,
    PartOfDay.MORNING: 9,
    PartOfDay.NOON: 12,
    PartOfDay.AFTERNOON: 15,
    PartOfDay.EVENING: 19,
    PartOfDay.NIGHT: 22,
}
_SMALL_HOURS: Final = 1
_EVENING, _NOON = 17, 12  # from where the next morning is another day, and up to where
_MORNING, _NIGHT = 9, 22
_MINUTES: Final = 60
_OPENING: Final = 2  # tokens of "At dawn,", of "09:40"
_HAD: Final = words_of("had")
_BEFORE: Final = frozenset({"response", "after", "hours_after", "day_after"})


def note_hour(reading: Reading, frame: Frame) -> None:
    """Note down at what hour a mention says that it happened, with its day or without one."""
    mention = frame.mention
    phrases = mention.dates
    if frame.when is not None:
        own = _first([p for p in phrases if p.span in frame.when.spans])
    else:
        own = _first([p for p in phrases if p.kind is DateKind.TIME])
        if own is None and mention.first > mention.sentence_first:
            own = _opening(reading, mention)
    hour = hour_of(own, reading.document.language) if own else None
    known = not reading.document.arabic or "auxiliaries" in mention.cues.by_key
    frame.hour, frame.goes_back = hour, known and _goes_back(reading, mention)


def _opening(reading: Reading, mention: Mention) -> DateMention | None:
    """Time that opens a sentence: "09:40 The army says a tank has shelled X"."""
    first = mention.sentence_first
    last = min(first + _OPENING, mention.first)
    phrases = reading.dates_in(reading.document.span(first, last))
    return _first([p for p in phrases if p.kind is DateKind.TIME])


def _first(phrases: Sequence[DateMention]) -> DateMention | None:
    return phrases[0] if phrases else None


def hour_of(phrase: DateMention, language: str) -> int | None:
    """Give the hour after midnight that a phrase tells, about; `None` where it tells none."""
    if phrase.minute is not None:
        return phrase.minute // _MINUTES
    if phrase.part_of_day is None:
        return None
    if phrase.part_of_day is PartOfDay.NIGHT:
        words = fold(phrase.text).text
        if any(after in words for after in load_words(language).after_midnight):
            return _SMALL_HOURS
    return HOURS[phrase.part_of_day]


def _goes_back(reading: Reading, mention: Mention) -> bool:
    """As in "had hit X", Arabic "and-had the rockets struck X": before what was told."""
    document, trigger = reading.document, mention.triggers[-1]
    if not document.arabic:
        return not _HAD.isdisjoint(document.words[mention.first : trigger.last])
    return mention.cues.by_key["auxiliaries"][0].first < trigger.first


def is_night_before(hour: int | None, frame: Frame) -> bool:
    """As in "at dawn today ... just before midnight": this night is still to come."""
    return hour is not None and hour <= _MORNING and (frame.hour or 0) >= _NIGHT


def days_on(hour: int | None, frame: Frame) -> int:
    """
    Days from an hour told to that of a mention that tells no day: 0, the next or the one before.

    As in "on Monday evening rockets hit X. At dawn jets raided Y"; "at dawn on Monday jets raided
    X. Just before midnight rockets had hit Y".
    """
    if hour is None or frame.hour is None:
        return 0
    if (frame.goes_back and frame.when is None) or frame.mention.relation in _BEFORE:
        return -1 if hour <= _NOON and frame.hour >= _EVENING else 0
    return 1 if hour >= _EVENING and frame.hour <= _NOON else 0
