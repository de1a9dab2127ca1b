"""Days counted from the one told just before: "the next day", "a day before that"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from dashboard.extraction.days.event_dates import find_day
from dashboard.extraction.expressions.date_phrases import DateKind, DateMention, DateUnit
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.reading import Reading
from dashboard.model import Basis, Claim, EventDate, PartOfDay, Span

__all__ = ["counted_on"]

_COUNTED: Final = "counted from the day told just before"
_AFTER: Final = "after"  # behind the days that lead to an event told with them: "two days after"
_IN_PASSING: Final = frozenset({"after", "day_after", "response"})


def counted_on(reading: Reading, frame: Frame, frames: Sequence[Frame]) -> Frame:
    """Give a mention the day that it counts from the one told last, where it tells none itself."""
    if not reading.dates or frame.mention.lag_days:
        return frame
    if frame.when and frame.when.basis is Basis.STATED:
        return frame
    phrase = next(_counting(reading, frame, frames), None)
    if phrase is None or phrase.amount is None:
        return frame
    told = _told_last(frames)
    base = told.when if told else _day_before(reading, frame)
    if base is None:
        return frame
    start = base.value.start + timedelta(days=phrase.amount)
    if reading.published is not None and start > reading.published:
        return frame
    value = replace(base.value, start=start, end=start, part_of_day=_part_of(reading, phrase))
    when = Claim(value=value, basis=Basis.INFERRED, spans=base.spans, reason=_COUNTED)
    return replace(frame, when=when)


def _part_of(reading: Reading, phrase: DateMention) -> PartOfDay | None:
    """As in Arabic "the evening of the same day", told by two phrases side by side."""
    if phrase.part_of_day is not None:
        return phrase.part_of_day
    first = reading.document.token_at(phrase.span.start)
    if not first:
        return None
    beside = reading.dates_in(reading.document.span(first - 1, first))
    return beside[-1].part_of_day if beside else None


def _day_before(reading: Reading, frame: Frame) -> Claim[EventDate] | None:
    """Day told in the sentence before, of no event that was found."""
    document, first = reading.document, frame.mention.sentence_first
    if not first:
        return None
    return find_day(reading, document.span(document.sentence_before(first), first), first)


def _counting(reading: Reading, frame: Frame, frames: Sequence[Frame]) -> Iterator[DateMention]:
    """Phrases that count days, of the mention or of the opening of its sentence."""
    for phrase in reading.dates_in(_stretch(reading, frame, frames)):
        days = phrase.kind is DateKind.EVENT and phrase.unit is DateUnit.DAY
        if not days or phrase.amount is None:
            continue
        # English counts back in `event_dates`, behind the event; "two days after" leads elsewhere.
        at = reading.document.token_at(phrase.span.start)
        ahead = phrase.amount > 0 or at < frame.mention.triggers[0].first
        if reading.document.arabic or (ahead and not _leads_on(reading, phrase)):
            yield phrase


def _stretch(reading: Reading, frame: Frame, frames: Sequence[Frame]) -> Span:
    mention = frame.mention
    first = bool(frames) and frames[-1].mention.sentence != mention.sentence
    opening = reading.document.span(mention.sentence_first, mention.sentence_first + 1).start
    return Span(opening, frame.span.end) if first else frame.span


def _leads_on(reading: Reading, phrase: DateMention) -> bool:
    """As in "two days after drones struck X": the days lead to an event told with them."""
    document = reading.document
    last = document.tokens_of(phrase.span.start, phrase.span.end)[1]
    behind = document.words[last] if last < len(document.words) else ""
    return document.words[last - 1] == _AFTER and behind[:1].isalnum()


def _told_last(frames: Sequence[Frame]) -> Frame | None:
    """Mention that told a day last: not what something newer was told to come after."""
    last = None
    for frame in reversed(frames):
        if frame.day is not None:
            if frame.mention.relation not in _IN_PASSING:
                return frame
            last = last or frame
    return last
