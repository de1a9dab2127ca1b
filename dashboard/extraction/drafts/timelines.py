"""The days that a text tells of its events, in text order, and which of them one takes over."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from dashboard.extraction.drafts.draft import Draft
from dashboard.extraction.events.mention import Status
from dashboard.extraction.frames.frame import Frame
from dashboard.model import Claim, DatePrecision, EventDate

__all__ = [
    "Moment",
    "Timeline",
    "is_news",
    "lag_of",
    "last_date_before",
    "latest_before",
    "timeline_of",
]

_IN_PASSING: Final = frozenset({"after", "day_after", "since"})


class Moment(NamedTuple):
    """
    Token at which the text tells a date, the date, and the hour where one is told.

    `back` is true where it is told as what came before the news: "had hit X on Monday", not "said
    on Tuesday that it had hit X".
    """

    first: int
    when: Claim[EventDate]
    hour: int | None
    back: bool = False


Timeline = tuple[list[int], list[Moment]]


def timeline_of(drafts: Sequence[Draft], frames: Sequence[Frame]) -> Timeline:
    """Tokens at which the text tells a date of news, ascending, and the dates."""
    # Of what is told beside something newer, and of what is answered, the day is told in passing.
    main = {f.mention.sentence for f in frames if f.mention.relation not in _IN_PASSING}
    dated = [
        Moment(f.mention.first, f.when, f.hour, f.goes_back and f.mention.clause.header is None)
        for d in drafts
        for f in d.frames
        if f.when
        and f.mention.status is not Status.HISTORY
        and not (f.mention.relation in _IN_PASSING and f.mention.sentence in main)
        and f.mention.relation != "response"
    ]
    dated += [
        Moment(f.mention.first, f.when, f.hour)
        for f in frames
        # "the first since the attack on X of October 7": what was before all that is told
        if f.when
        and f.mention.status is Status.AGGREGATE
        and f.day is not None
        and f.mention.relation != "since"
    ]
    dated.sort(key=lambda moment: moment.first)
    return [moment.first for moment in dated], dated


def last_date_before(draft: Draft, timeline: Timeline) -> Moment | None:
    """Find the date told last before a mention of the draft, earliest mention first."""
    tokens, dates = timeline
    for frame in draft.frames:
        at = bisect_left(tokens, frame.mention.first)
        if at:
            last = dates[at - 1]
            told = _news_before(dates, at) if last.back and not frame.goes_back else last
            if told is None:
                return None
            wide = told.when.value.precision is not DatePrecision.DAY
            # "tried over rockets fired in May 2021. That evening a drone hit X": of another day
            return None if wide and _is_timed(frame) and is_news(draft) else told
    return None


def _news_before(dates: Sequence[Moment], end: int) -> Moment | None:
    """
    Give the last of the first so many dates; after a look back at older days, that of the news.

    `None` where the news have none, and are of a later day at least.

    As in "Shells hit X on Tuesday. A rocket had hit it on Friday. In Y, a drone crashed".
    """
    last = dates[end - 1]
    news = next((dates[i] for i in range(end - 1, -1, -1) if not dates[i].back), None)
    return last if news and news.when.value.start <= last.when.value.end else news


def _is_timed(frame: Frame) -> bool:
    """As in "that evening a drone hit X", "hours after the ruling a drone hit X"."""
    return frame.hour is not None or bool(frame.part_of_day) or frame.mention.relation == "main"


def latest_before(draft: Draft, timeline: Timeline) -> Claim[EventDate] | None:
    """Latest day told before a draft: "the night before" counts from the news."""
    tokens, dates = timeline
    at = bisect_left(tokens, draft.frames[0].mention.first)
    told = (moment.when for moment in dates[:at])
    return max(told, key=lambda claim: claim.value.start, default=None)


def lag_of(draft: Draft) -> int:
    """Days before the event it is told with: "It came six days after drones struck X"."""
    return max(f.mention.lag_days for f in draft.frames)


def is_news(draft: Draft) -> bool:
    """Whether it is told as something that happened, not only recalled."""
    return any(f.mention.status is Status.TOLD and not f.mention.definite for f in draft.frames)
