"""Days that a text speaks of anywhere, for events whose own words tell none."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from operator import attrgetter
from typing import Final, NamedTuple

from dashboard.extraction.days.hours import hour_of
from dashboard.extraction.drafts.draft import Draft
from dashboard.extraction.expressions.date_phrases import DateKind, Tense
from dashboard.extraction.syntax.pluperfects import is_looked_back_on
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.senses import EVENT, SPEECH, VERB, WEAPON
from dashboard.model import Claim, DatePrecision, EventDate

__all__ = ["ToldDay", "days_told_in", "find_told_days", "nearest_day"]

_NEWS: Final = timedelta(days=7)  # a weekday told by name lies within
_TELLING: Final = frozenset(
    {DateKind.WEEKDAY, DateKind.DAY, DateKind.AGO, DateKind.ABSOLUTE, DateKind.PARTIAL}
)
_PAST: Final = frozenset({Tense.PAST, Tense.BEFORE_LAST})
_SPEAKER: Final = 6  # tokens from "said" to the day, past who said it
_SAYING_OR_DOING: Final = frozenset({SPEECH, EVENT, VERB})
_COMMAS: Final = frozenset({",", "،"})
_SENTENCES: Final = 3  # from an event that tells no date to the day told near it
_sentence = attrgetter("sentence")


class ToldDay(NamedTuple):
    """
    A day of the last week that a text tells, and the sentence in which it does.

    `reported` is true where it is the day on which somebody spoke: "said on Friday"; `past` where
    the words set it apart from the news: "last Sunday", "two days ago"; `armed` where its sentence
    tells of weapons or attacks.
    """

    sentence: int
    reported: bool
    claim: Claim[EventDate]
    hour: int | None = None
    past: bool = False
    armed: bool = False


def find_told_days(reading: Reading) -> tuple[ToldDay, ...]:
    """Days up to publication that an article tells, in text order; none of what had been before."""
    published = reading.published
    if published is None:
        return ()
    found = []
    for phrase in reading.dates:
        if phrase.kind not in _TELLING:
            continue
        claim = reading.days_of(phrase)
        if claim is None or claim.value.precision is not DatePrecision.DAY:
            continue
        if published - _NEWS <= claim.value.start <= published:
            hour = hour_of(phrase, reading.document.language)
            past = phrase.tense in _PAST or phrase.kind is DateKind.AGO
            document, token = reading.document, reading.document.token_at(phrase.span.start)
            at = document.sentence_index(token)
            sentence = document.sentences[at]
            if _is_of_answered(document, sentence, token) or is_looked_back_on(
                document, sentence, token
            ):
                continue
            told = sentence.cues.by_category
            armed = WEAPON in told or EVENT in told
            reported = _is_reported(sentence, token)
            found.append(ToldDay(at, reported, claim, hour, past, armed))
    return tuple(found)


def _is_of_answered(document: Document, sentence: Sentence, token: int) -> bool:
    """As in "struck X in retaliation for raids on Sunday": not the day of what is told next."""
    told = sentence.cues.by_key.get("response")
    if not told:
        return False
    between = document.words[told[-1].last : token]
    return told[-1].first < token and _COMMAS.isdisjoint(between)


def _is_reported(sentence: Sentence, token: int) -> bool:
    """Whether a date phrase that begins at a token follows a word of speech."""
    # "About" is "to" in Arabic: "went out to the fields on Monday".
    near = [
        c
        for c in sentence.cues
        if token - _SPEAKER <= c.first < token
        and c.category in _SAYING_OR_DOING
        and c.key != "about"
    ]
    if not near:
        return False
    nearest = near[-1].first
    # "Said that on Friday" tells no day of speech; one word may both speak and lead on.
    said = [c for c in near if c.first == nearest and c.key != "complementizers"]
    return bool(said) and said[0].category is SPEECH


def nearest_day(
    draft: Draft,
    told: Sequence[ToldDay],
    within: EventDate | None = None,
) -> ToldDay | None:
    """
    Return the day told nearest to an event; `None` if there is none.

    The day on which somebody spoke comes last, a day told before the event first, of two in one
    sentence the later one. "Last Sunday", told later, is of another event.

    Parameters
    ----------
    within
        Days in which it must lie; without them it must stand within three sentences.
    """
    sentence = draft.frames[0].mention.sentence
    if within is None:
        near = days_told_in(range(sentence - _SENTENCES, sentence + _SENTENCES + 1), told)
    else:
        near = [day for day in told if within.start <= day.claim.value.start <= within.end]
    near = [day for day in near if not (day.past and day.sentence > sentence)]
    if near or within is not None:
        return min(near, key=partial(_distance, sentence), default=None)
    return _only_day(sentence, told)


def days_told_in(sentences: range, told: Sequence[ToldDay]) -> Sequence[ToldDay]:
    """Those of an article's days that a few neighbouring sentences tell."""
    first = bisect_left(told, sentences.start, key=_sentence)
    return told[first : bisect_left(told, sentences.stop, lo=first, key=_sentence)]


def _distance(sentence: int, day: ToldDay) -> tuple[bool, int, bool, int]:
    """How far a day is told from an event's sentence, as `nearest_day` weighs it."""
    behind = day.sentence > sentence
    start = 0 if behind else -day.claim.spans[0].start
    return day.reported, abs(day.sentence - sentence), behind, start


def _only_day(sentence: int, told: Sequence[ToldDay]) -> ToldDay | None:
    """As in "Nobody slept on Sunday. ... A shell hit X": the one day that the text has."""
    before = [day for day in told if day.sentence < sentence and not day.reported]
    same = {day.claim.value.start for day in told if not day.reported}
    return before[-1] if before and len(same) == 1 and not before[-1].past else None
