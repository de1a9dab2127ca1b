"""Whether what a frame tells happened once, often, long ago or not yet, now that all is known."""

from datetime import date, timedelta
from typing import Final

from dashboard.extraction.events.earlier_events import is_earlier_one
from dashboard.extraction.events.habits import is_habit
from dashboard.extraction.events.mention import Mention, Status
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.frames.sums import (
    counts_targets,
    killed_at_once,
    many_events,
    many_fired,
    sums_up,
)
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.senses import MODALITY, VERB, Number
from dashboard.model import Basis

__all__ = ["status_of"]

_NEWS: Final = timedelta(days=7)  # an assassination told so soon after is the news itself
_NEWS_LAG: Final = 21  # days: "a year after a missile struck X" looks back
_AHEAD: Final = timedelta(days=7)  # a bare weekday may be taken for the one to come


def status_of(reading: Reading, frame: Frame) -> Status:
    """Whether it happened once or often, now that its place and its day are known."""
    mention = frame.mention
    status = mention.status
    if mention.lag_days > _NEWS_LAG or _is_compared(reading, frame):
        return Status.HISTORY
    if frame.when is not None and _is_to_come(frame, reading.published):
        return Status.HYPOTHETICAL
    if (status is Status.HISTORY and _is_fresh_killing(reading, frame)) or (
        status is Status.AGGREGATE and frame.is_one_series
    ):
        return Status.TOLD
    many = many_events(reading, mention, frame.span) and not frame.is_one_raid
    dated = frame.day is not None and frame.when is not None and frame.when.basis is Basis.STATED
    often = status is Status.TOLD and (
        many_fired(reading, frame)
        or (not dated and is_habit(reading.document, mention, place=frame.place, when=frame.when))
    )
    at_once = frame.is_sum and (killed_at_once(reading, frame) or counts_targets(reading, frame))
    if (frame.is_sum and not at_once) or many or often:
        return Status.AGGREGATE
    undated = frame.when is None and frame.number is None and not reading.document.arabic
    if undated and status is Status.TOLD and sums_up(reading, mention):
        return Status.AGGREGATE
    return status


def _is_compared(reading: Reading, frame: Frame) -> bool:
    """As in "like similar attacks", "an earlier strike on the market": no news."""
    cues = frame.mention.cues
    if "alike" in cues.by_key and _of_its_kind(frame):
        return True
    if frame.mention.status is not Status.TOLD or frame.when is not None:
        return False
    apart = frame.place is not None and not frame.pointed
    return is_earlier_one(reading.document, cues, apart=apart)


def _is_fresh_killing(reading: Reading, frame: Frame) -> bool:
    """As in "gunmen assassinated an officer in X yesterday": a day and a place make it news."""
    mention, published = frame.mention, reading.published
    if (
        mention.status is not Status.HISTORY
        or published is None
        or not mention.has(VERB, "assassinate")
        or mention.has(MODALITY, "anniversary")
        or (frame.place is None and not frame.unplaced)
    ):
        return False
    if frame.day is None or frame.when is None:
        return frame.when is None and _leads(reading, mention)
    return frame.when.basis is Basis.STATED and published - frame.day <= _NEWS


def _leads(reading: Reading, mention: Mention) -> bool:
    """As in Arabic "Gunmen assassinate an officer in X": a text opens with its news."""
    verb = mention.triggers[0]
    return (
        reading.document.arabic
        and mention.sentence == 0
        and mention.clause.first <= mention.sentence_first
        and not (verb.sense.verbal_noun or verb.clitics or mention.relation)
        and all(c.first > verb.first for c in mention.cues.by_key.get("relative", ()))
    )


def _is_to_come(frame: Frame, published: date | None) -> bool:
    """As in "in the Beirut of 2031": what lies ahead is planned, feared or made up."""
    return (
        frame.mention.status is Status.TOLD
        and published is not None
        and frame.when is not None
        and frame.when.basis is Basis.STATED
        and frame.when.value.start - published > _AHEAD
    )


def _of_its_kind(frame: Frame) -> bool:
    """As in "has fired similar rockets", "has carried out similar attacks": of no one event."""
    dated = frame.when is not None and frame.when.basis is Basis.STATED
    if dated or frame.number is not None or frame.mention.status is not Status.TOLD:
        return False
    cues = frame.mention.cues
    kinds = cues.by_key.get("alike", ())
    events = [c for c in frame.mention.triggers if c.sense.number is Number.PLURAL]
    told = [*cues.munitions, *events]
    return any(0 in (w.first - k.last, k.first - w.last) for k in kinds for w in told)
