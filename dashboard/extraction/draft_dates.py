"""When each draft of an article happened: as told, else inferred from what it stands beside."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dashboard.extraction.asides import Aside
from dashboard.extraction.claims import first_claim
from dashboard.extraction.draft import Draft
from dashboard.extraction.event_dates import REPORTED
from dashboard.extraction.frame import Frame
from dashboard.extraction.mention import Status
from dashboard.extraction.told_days import ToldDay, nearest_day
from dashboard.model import Basis, Claim, DatePrecision, EventDate, Publication

__all__ = ["find_dates_of"]

_DAY = timedelta(days=1)
_NEWS = frozenset({Status.TOLD, Status.AGGREGATE})
_SENTENCES_BEFORE = 2
_SENTENCES_AFTER = 3  # to "that was on Monday"
_SENTENCES_LATER = 5  # to "the attacks on Saturday"
_SUBORDINATE = frozenset({"hours_after", "day_after", "after", "while", "next", "gap"})


def find_dates_of(
    drafts: Sequence[Draft],
    answered: Mapping[int, Draft | None],
    publication: Publication,
    *,
    frames: Sequence[Frame] = (),
    asides: Sequence[Aside] = (),
    told_days: Sequence[ToldDay] = (),
) -> dict[int, Claim[EventDate]]:
    """
    Date of each draft: told, else inferred from the event it follows or stands beside.

    Parameters
    ----------
    frames
        All of the article, in text order: sums over many events tell a day, too.
    asides
        Those that tell the day of a sentence without an event.
    told_days
        Days that the text tells of anything.
    """
    days = {id(d): c for d in drafts if (c := _own(d, publication, told_days))}
    _tell_after(days, drafts, asides)
    timeline = _timeline(drafts, frames)
    sentences = _by_sentence(drafts)
    for draft in drafts:
        if id(draft) in days:
            continue
        trigger = answered[id(draft)]
        nearest = _last_date_before(draft, timeline)
        if trigger is not None and id(trigger) in days:
            days[id(draft)] = _not_before(days[id(trigger)], nearest)
            continue
        main = _main_of(draft, sentences)
        if main is not None and id(main) in days:
            days[id(draft)] = _inferred(
                days[id(main)], "told beside an event of that day", shift_days=-_lag(draft)
            )
            continue
        if nearest:
            days[id(draft)] = _told_before(draft, nearest, timeline, asides)
            continue
        before = _one_more_of(draft, drafts)
        if before is not None and id(before) in days:
            days[id(draft)] = _inferred(days[id(before)], "one more of that day")
        elif (claim := _from_elsewhere(draft, publication, frames, asides, told_days)) is not None:
            days[id(draft)] = claim
    return days


def _own(
    draft: Draft, publication: Publication, told_days: Sequence[ToldDay]
) -> Claim[EventDate] | None:
    """
    Date that a draft's own words tell.

    A period that still lasts counts events ("the third attack this month"): where the text tells
    a day of it close by, that is the day.
    """
    own = first_claim(f.when for f in _dated_first(draft))
    if own is None or own.value.precision is DatePrecision.DAY or not _is_news(draft):
        return own
    lasts = publication.day is not None and own.value.end >= publication.day - _DAY
    day = nearest_day(draft, told_days, within=own.value) if lasts else None
    return own if day is None else _inferred(day, "the day of that period told nearest to it")


def _from_elsewhere(
    draft: Draft,
    publication: Publication,
    frames: Sequence[Frame],
    asides: Sequence[Aside],
    told_days: Sequence[ToldDay],
) -> Claim[EventDate] | None:
    """Date of a draft that no event before it dates: told near it, or the day of publication."""
    quiet, lag = _told_quietly(draft, asides), _lag(draft)
    if quiet is not None:
        return _inferred(quiet, "the day told in the sentence before", shift_days=-lag)
    if not _is_news(draft):
        return None
    if (later := _told_of_all(draft, frames)) is not None:
        return _inferred(later, "the day told of these attacks")
    if (near := nearest_day(draft, told_days)) is not None:
        return _inferred(near, "the day told nearest to it", shift_days=-lag)
    if publication.day and publication.basis is Basis.STATED:
        return _published(publication.day - timedelta(days=_lag(draft)))
    return None


def _tell_after(
    days: dict[int, Claim[EventDate]], drafts: Sequence[Draft], asides: Sequence[Aside]
) -> None:
    """Date the drafts of which a later sentence says when they happened."""
    for draft, when in _told_after(drafts, asides):
        if id(draft) not in days or days[id(draft)].basis is not Basis.STATED:
            days[id(draft)] = when


def _lag(draft: Draft) -> int:
    """Days before the event it is told with: "It came six days after drones struck X"."""
    return max(f.mention.lag_days for f in draft.frames)


def _not_before(trigger: Claim[EventDate], nearest: Claim[EventDate] | None) -> Claim[EventDate]:
    """Day of an answer: that of the attack, or a later one that the text speaks of last."""
    if nearest is not None and nearest.value.start > trigger.value.start:
        return _inferred(nearest, "the day the text last speaks of")
    return _inferred(trigger, "the day of the attack it answers")


def _is_news(draft: Draft) -> bool:
    return any(f.mention.status is Status.TOLD and not f.mention.definite for f in draft.frames)


def _published(day: date) -> Claim[EventDate]:
    return Claim(
        value=EventDate(start=day, end=day, precision=DatePrecision.DAY),
        basis=Basis.INFERRED,
        reason="no day is told: news of the day of publication",
    )


_Timeline = tuple[list[int], list[Claim[EventDate]]]


def _timeline(drafts: Sequence[Draft], frames: Sequence[Frame]) -> _Timeline:
    """Tokens at which the text tells a date of news, ascending, and the dates."""
    dated = [
        (f.mention.first, f.when)
        for d in drafts
        for f in d.frames
        if f.when
        and f.mention.status is not Status.HISTORY
        and f.mention.relation != "response"  # the day of what was answered is told in passing
    ]
    dated += [
        (f.mention.first, f.when)
        for f in frames
        if f.when and f.mention.status is Status.AGGREGATE and f.day is not None
    ]
    dated.sort(key=lambda item: item[0])
    return [token for token, _ in dated], [when for _, when in dated]


def _last_date_before(draft: Draft, timeline: _Timeline) -> Claim[EventDate] | None:
    """Find the date told last before a mention of the draft, earliest mention first."""
    tokens, dates = timeline
    for frame in draft.frames:
        at = bisect_left(tokens, frame.mention.first)
        if at:
            return dates[at - 1]
    return None


def _told_before(
    draft: Draft, nearest: Claim[EventDate], timeline: _Timeline, asides: Sequence[Aside]
) -> Claim[EventDate]:
    """Day told before a draft: in the sentence right before it, else the event's told last."""
    quiet = _told_right_before(draft, asides, nearest)
    if quiet is not None:
        return _inferred(quiet, "the day told in the sentence before")
    lag = _lag(draft)
    told = _latest_before(draft, timeline) if lag else nearest
    return _inferred(told or nearest, "the day the text last speaks of", shift_days=-lag)


def _told_right_before(
    draft: Draft, asides: Sequence[Aside], nearest: Claim[EventDate]
) -> Claim[EventDate] | None:
    """As in "Shops reopened on Friday. A drone flew over the town": a later day than told last."""
    sentence = draft.frames[0].mention.sentence
    if _lag(draft) or not _is_news(draft):
        return None
    told = (a.when for a in asides if a.when and a.sentence == sentence - 1)
    later = (when for when in told if when.value.start > nearest.value.end)
    return next(later, None)


def _one_more_of(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """As in "17 were aimed at X. Five more hit Y": the draft told right before."""
    at = next(i for i, d in enumerate(drafts) if d is draft)
    return drafts[at - 1] if at and draft.frames[0].mention.another else None


def _told_quietly(draft: Draft, asides: Sequence[Aside]) -> Claim[EventDate] | None:
    """Day of a sentence shortly before that tells of no event itself."""
    sentence = draft.frames[0].mention.sentence
    told = (
        a.when
        for a in reversed(asides)
        if a.when and not a.of_it and 0 < sentence - a.sentence <= _SENTENCES_BEFORE
    )
    return next(told, None)


def _told_after(
    drafts: Sequence[Draft], asides: Sequence[Aside]
) -> Iterator[tuple[Draft, Claim[EventDate]]]:
    """As in "Rockets hit X. That was on Monday": the draft told last before, and its day."""
    told = [(f.span.start, f.mention.sentence, d) for d in drafts for f in d.frames]
    for aside in asides:
        if aside.of_it and aside.when is not None:
            before = [item for item in told if item[0] < aside.span.start]
            last = max(before, key=lambda item: item[0], default=None)
            if last is not None and aside.sentence - last[1] <= _SENTENCES_AFTER:
                yield last[2], aside.when


def _told_of_all(draft: Draft, frames: Sequence[Frame]) -> Claim[EventDate] | None:
    """As in "X and Y were hit. The attacks on Saturday ...": the day told of what came before."""
    sentence = draft.last_sentence
    return next(
        (
            f.when
            for f in frames
            if f.when
            and f.when.basis is Basis.STATED
            and f.day is not None
            and f.place is None
            and f.mention.recalls
            and f.mention.status in _NEWS
            and 0 < f.mention.sentence - sentence <= _SENTENCES_LATER
        ),
        None,
    )


def _latest_before(draft: Draft, timeline: _Timeline) -> Claim[EventDate] | None:
    """Latest day told before a draft: "the night before" counts from the news."""
    tokens, dates = timeline
    at = bisect_left(tokens, draft.frames[0].mention.first)
    return max(dates[:at], key=lambda claim: claim.value.start, default=None)


def _dated_first(draft: Draft) -> list[Frame]:
    """Frames with day precision first, those that were only reported so last, then text order."""
    return sorted(
        draft.frames,
        key=lambda f: (
            f.when is None or f.when.value.precision is not DatePrecision.DAY,
            f.when is not None and f.when.reason == REPORTED,
        ),
    )


def _by_sentence(drafts: Sequence[Draft]) -> dict[int, list[Draft]]:
    told: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        for sentence in dict.fromkeys(f.mention.sentence for f in draft.frames):
            told[sentence].append(draft)
    return told


def _main_of(draft: Draft, sentences: Mapping[int, Sequence[Draft]]) -> Draft | None:
    """Find the event whose sentence tells this one as a while or some hours after."""
    for frame in draft.frames:
        if frame.mention.relation in _SUBORDINATE:
            others = (d for d in sentences[frame.mention.sentence] if d is not draft)
            main = next(others, None)
            if main is not None:
                return main
    return None


def _inferred(claim: Claim[EventDate], reason: str, *, shift_days: int = 0) -> Claim[EventDate]:
    shift = timedelta(days=shift_days)
    value = replace(
        claim.value,
        start=claim.value.start + shift,
        end=claim.value.end + shift,
        part_of_day=None,
    )
    return Claim(value=value, basis=Basis.INFERRED, spans=claim.spans, reason=reason)
