"""What a frame takes from the frames told before it: a day, a weapon, or that it is their noise."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from dashboard.extraction.days.counted_days import counted_on
from dashboard.extraction.days.event_dates import same_day_told
from dashboard.extraction.days.hours import days_on, note_hour
from dashboard.extraction.events.mention import Mention, Status
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.names import lies_elsewhere
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.lexicon import Number
from dashboard.model import Basis, Claim, EventDate

__all__ = ["tell_on"]

_DAY: Final = timedelta(days=1)
_SAME_DAY: Final = "the day told just before"
_ONE_MORE: Final = "one more of what was told just before"
_COUNTS_FROM: Final = 2  # sentences back to the day that "the next day" counts from
_ECHO: Final = 3  # sentences back to the event whose noise is told
_EARSHOT_M: Final = 30_000


def tell_on(reading: Reading, frame: Frame, frames: Sequence[Frame]) -> Frame:
    """Complete a frame by what was told before it; as it is where that adds nothing."""
    note_hour(reading, frame)
    if frame.mention.part and reading.document.arabic and frames and frames[-1].place:
        frame = replace(frame, place=None)  # "and a third fell in the river": no other target
    if frames or not reading.document.arabic:
        frame = _told_on(reading, frame, frames)
    if frame.means.weak and reading.document.arabic and "heard" in frame.mention.cues.by_key:
        frame = _unless_heard(frame, frames)
    return frame


def _told_on(reading: Reading, frame: Frame, frames: Sequence[Frame]) -> Frame:
    """Take from what was told just before what "the same night" and "two more raids" leave out."""
    last = frames[-1] if frames else None
    untyped = last is not None and frame.means.event_type is None
    if frame.when is not None or reading.document.arabic:
        return _one_more(frame, last) if last and untyped else frame
    if last and last.when is not None and same_day_told(reading, frame.span):
        when, spans = _same_night(reading, last.when.value, last, frame), last.when.spans
        told = Claim(value=when, basis=Basis.INFERRED, spans=spans, reason=_SAME_DAY)
        frame = replace(frame, when=told)
    elif last is None or frame.mention.sentence - last.mention.sentence <= _COUNTS_FROM:
        frame = counted_on(reading, frame, frames)
    return _one_more(frame, last) if last and untyped else frame


def _same_night(reading: Reading, told: EventDate, last: Frame, frame: Frame) -> EventDate:
    """As in "on Monday evening ... Hours later, at dawn": the day that the night led to."""
    days = max(0, days_on(last.hour, frame)) * _DAY
    if reading.published is not None and told.end + days > reading.published:
        days *= 0
    return replace(told, start=told.start + days, end=told.end + days, part_of_day=None)


def _one_more(frame: Frame, last: Frame) -> Frame:
    """As in "air raids on X. Two more raids hit Y": done with what was told just before."""
    if frame.response or not (frame.mention.another or _is_similar(frame.mention)):
        return frame
    told = last.means.event_type
    weak = last.means.weak and frame.mention.relation != "gap"
    if told is None or weak or frame.mention.sentence - last.mention.sentence > 1:
        return frame
    same = Claim(value=told.value, basis=Basis.INFERRED, spans=told.spans, reason=_ONE_MORE)
    return replace(frame, means=replace(frame.means, event_type=same))


def _is_similar(mention: Mention) -> bool:
    """As in Arabic "a similar attack"; a similar shelling may be with other weapons."""
    if "similar" not in mention.cues.by_key:
        return False
    return all(c.sense.number is not Number.MASS for c in mention.triggers)


def _unless_heard(frame: Frame, told: Sequence[Frame]) -> Frame:
    """As in Arabic "people in X heard five explosions", after rockets fell near X: no new event."""
    if frame.place is None:
        return frame
    for before in reversed(told):
        if frame.mention.sentence - before.mention.sentence > _ECHO:
            break
        near = before.place and not lies_elsewhere(before.place, frame.place, slack_m=_EARSHOT_M)
        if near and before.event_type and before.mention.status is Status.TOLD:
            return replace(frame, place=None, alternatives=())
    return frame
