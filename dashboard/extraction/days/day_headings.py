"""Days that head a part of a text: "Saturday 8 June." alone, over what happened on that day."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from dashboard.extraction.events.mention import Status
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.document import Sentence
from dashboard.model import Basis, Claim, DatePrecision, EventDate

__all__ = ["DayHeading", "find_day_headings", "under_heading"]

_HEADED: Final = "the day that heads this part of the text"
_SECTIONS: Final = 2  # days at least: one day alone above a text is that of its paper
_OWN_WORDS: Final = 2  # words of a heading beside its date: "Night of 15 June", "On Friday"
_LONGEST: Final = 14  # tokens of a heading
_ELSEWHEN: Final = frozenset({"after", "hours_after", "day_after", "since", "response"})


class DayHeading(NamedTuple):
    """First token behind a heading, and its day."""

    first: int
    when: Claim[EventDate]


def find_day_headings(reading: Reading) -> tuple[DayHeading, ...]:
    """Return the days that head parts of a text, in text order; none where there is but one."""
    if len(reading.dates) < _SECTIONS:
        return ()
    headings = tuple(
        DayHeading(sentence.last, when)
        for sentence in _dated(reading)
        if (when := _heading(reading, sentence))
    )
    days = {heading.when.value.start for heading in headings}
    return headings if len(days) >= _SECTIONS else ()


def _dated(reading: Reading) -> Iterator[Sentence]:
    """Short sentences that tell a date and no word behind it, in text order."""
    document, before = reading.document, None
    for phrase in reading.dates:
        first, last = document.tokens_of(phrase.span.start, phrase.span.end)
        sentence = document.sentence_at(first)
        if sentence is not before and sentence.last - sentence.first <= _LONGEST:
            ends = last >= sentence.last or not document.words[last][0].isalnum()
            if ends:
                yield sentence
        before = sentence


def _heading(reading: Reading, sentence: Sentence) -> Claim[EventDate] | None:
    """Day of a sentence that tells nothing else; `None` for any other."""
    document = reading.document
    phrases = reading.dates_in(document.span(sentence.first, sentence.last))
    if len(phrases) != 1:
        return None
    first, last = document.tokens_of(phrases[0].span.start, phrases[0].span.end)
    words = document.words
    if [w for w in words[last : sentence.last] if w[0].isalnum()]:
        return None
    if len([w for w in words[sentence.first : first] if w[0].isalnum()]) > _OWN_WORDS:
        return None
    told = reading.days_of(phrases[0])
    if told is None or told.value.precision is not DatePrecision.DAY:
        return None
    return Claim(value=told.value, basis=Basis.INFERRED, spans=(phrases[0].span,), reason=_HEADED)


def under_heading(frame: Frame, headings: Sequence[DayHeading]) -> Frame:
    """Give a mention that tells no day the one that heads its part of the text."""
    mention = frame.mention
    told = mention.status is Status.TOLD and mention.relation not in _ELSEWHEN
    if not headings or frame.when is not None or not told or mention.definite or mention.lag_days:
        return frame
    at = bisect_right(headings, mention.first, key=lambda heading: heading.first)
    return replace(frame, when=headings[at - 1].when) if at else frame
