"""When each draft of an article happened: as told, else inferred from what it stands beside."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dashboard.extraction.days.event_dates import REPORTED
from dashboard.extraction.days.hours import days_on, is_night_before
from dashboard.extraction.drafts.claims import first_claim
from dashboard.extraction.drafts.draft import Draft
from dashboard.extraction.drafts.timelines import (
    Moment,
    Timeline,
    is_news,
    lag_of,
    last_date_before,
    latest_before,
    timeline_of,
)
from dashboard.extraction.drafts.told_days import ToldDay, days_told_in, nearest_day
from dashboard.extraction.events.mention import Status
from dashboard.extraction.frames.asides import Aside
from dashboard.extraction.frames.frame import Frame
from dashboard.model import Basis, Claim, DatePrecision, EventDate, Publication, Span

__all__ = ["find_dates_of"]

_DAY: Final = timedelta(days=1)
_NEWS: Final = frozenset({Status.TOLD, Status.AGGREGATE})
_SENTENCE_BEFORE: Final = "the day told in the sentence before"
_TOLD_NEAR: Final = "the day told nearest to it"
_NEXT_MORNING: Final = "the morning after the evening told before it"
_NIGHT_BEFORE: Final = "the night before the morning told with it"
_COUNTED: Final = "counted from the day told just before"
_SENTENCES_BEFORE: Final = 2
_SENTENCES_ON: Final = 1  # to "the launcher was found on Thursday"
_RECENT: Final = 3 * _DAY  # before the day on which it was reported
_SENTENCES_AFTER: Final = 3  # to "that was on Monday"
_SENTENCES_LATER: Final = 5  # to "the attacks on Saturday"
_SUBORDINATE: Final = frozenset({"hours_after", "day_after", "after", "while", "next", "gap"})


def find_dates_of(
    drafts: Sequence[Draft],
    answered: Mapping[int, Draft | None],
    publication: Publication,
    *,
    frames: Sequence[Frame] = (),
    asides: Sequence[Aside] = (),
    told_days: Callable[[], Sequence[ToldDay]] = tuple,
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
        Gives the days that the text tells of anything; few drafts ask.
    """
    reported = [d for d in drafts for f in d.frames if f.when and f.when.reason == REPORTED]
    dated = frozenset([s for f in frames if f.when for s in f.when.spans] if reported else ())
    days = {id(d): c for d in drafts if (c := _own(d, publication, told_days, dated))}
    _tell_after(days, drafts, asides)
    timeline = timeline_of(drafts, frames)
    sentences = _by_sentence(drafts)
    _count_on(days, drafts, sentences)
    for draft in drafts:
        if id(draft) in days:
            continue
        trigger = answered[id(draft)]
        nearest = last_date_before(draft, timeline)
        if trigger is not None and id(trigger) in days and not _leads(draft, trigger):
            attack = Moment(0, days[id(trigger)], _hour_of(trigger))
            days[id(draft)] = _not_before(draft, attack, nearest, publication)
            continue
        main = _main_of(draft, sentences)
        if main is not None and id(main) in days:
            beside = _inferred(
                days[id(main)], "told beside an event of that day", shift_days=-lag_of(draft)
            )
            days[id(draft)] = _at_hour(beside, _hour_of(main), draft, publication)
            continue
        if nearest:
            told = _told_before(draft, nearest.when, timeline, asides)
            days[id(draft)] = _at_hour(told, nearest.hour, draft, publication)
            continue
        before = _one_more_of(draft, drafts)
        if before is not None and id(before) in days:
            days[id(draft)] = _inferred(days[id(before)], "one more of that day")
        elif (claim := _elsewhere(draft, publication, frames, asides, told_days)) is not None:
            days[id(draft)] = claim
        elif (last := _told_last(draft, drafts, days)) is not None:
            days[id(draft)] = _at_hour(last.when, last.hour, draft, publication)
        elif is_news(draft) and publication.day and publication.basis is Basis.STATED:
            days[id(draft)] = _published(publication.day - timedelta(days=lag_of(draft)))
    return days


def _count_on(
    days: dict[int, Claim[EventDate]],
    drafts: Sequence[Draft],
    sentences: Mapping[int, Sequence[Draft]],
) -> None:
    """As in "jets struck X a day after rockets had hit Y on Monday": the days told between."""
    for behind in drafts:
        mention, told = behind.frames[0].mention, days.get(id(behind))
        if mention.relation != "day_after" or not mention.lag_days or told is None:
            continue
        for draft in sentences[mention.sentence] if told.basis is Basis.STATED else ():
            first = draft.frames[0].mention
            leads = first.sentence == mention.sentence and first.first < mention.first
            leads = leads and not first.relation
            if leads and id(draft) not in days and is_news(draft) and not lag_of(draft):
                days[id(draft)] = _inferred(told, _COUNTED, shift_days=mention.lag_days)


def _told_last(
    draft: Draft, drafts: Sequence[Draft], days: Mapping[int, Claim[EventDate]]
) -> Moment | None:
    """As in "sirens sounded yesterday in X ... Jets hit Y": the day found for what came before."""
    first = draft.frames[0].mention.first
    before = (d for d in reversed(drafts) if d.frames[0].mention.first < first and id(d) in days)
    last = next((d for d in before if is_news(d)), None) if is_news(draft) else None
    if last is None or lag_of(draft) or days[id(last)].reason != _SENTENCE_BEFORE:
        return None
    told = _inferred(days[id(last)], "the day the text last speaks of")
    return Moment(first, told, _hour_of(last))


def _told_on(
    draft: Draft, reported: Claim[EventDate], told: Sequence[ToldDay], dated: Collection[Span]
) -> Claim[EventDate] | None:
    """As in "said on Friday that it foiled an attack on X. It found a launcher on Thursday"."""
    sentence, day = draft.frames[0].mention.sentence, reported.value.start
    for near in days_told_in(range(sentence, sentence + _SENTENCES_ON + 1), told):
        happened = near.armed and not near.reported and near.claim.spans[0] not in dated
        if happened and day - _RECENT <= near.claim.value.start < day:
            return _inferred(near.claim, _TOLD_NEAR)
    return None


def _own(
    draft: Draft,
    publication: Publication,
    told_days: Callable[[], Sequence[ToldDay]],
    dated: Collection[Span],
) -> Claim[EventDate] | None:
    """
    Date that a draft's own words tell.

    A period that still lasts counts events ("the third attack this month"): where the text tells
    a day of it close by, that is the day.
    """
    own = first_claim([f.when for f in _dated_first(draft)])
    if own is not None and own.reason == REPORTED:
        return _told_on(draft, own, told_days(), dated) or own
    if own is None or own.value.precision is DatePrecision.DAY or not is_news(draft):
        return own
    lasts = publication.day is not None and own.value.end >= publication.day
    day = nearest_day(draft, told_days(), within=own.value) if lasts else None
    earlier = any("earlier" in f.mention.cues.by_key for f in draft.frames if f.when is own)
    if day is not None and earlier and day.sentence != draft.frames[0].mention.sentence:
        return own  # "earlier this month": before what else is told
    return own if day is None else _inferred(day.claim, "the day of that period told nearest to it")


def _elsewhere(
    draft: Draft,
    publication: Publication,
    frames: Sequence[Frame],
    asides: Sequence[Aside],
    told_days: Callable[[], Sequence[ToldDay]],
) -> Claim[EventDate] | None:
    """Date of a draft that no event before it dates: told near it, or the day of publication."""
    quiet, lag = _told_quietly(draft, asides), lag_of(draft)
    if quiet is not None:
        return _inferred(quiet, _SENTENCE_BEFORE, shift_days=-lag)
    if not is_news(draft):
        return None
    if (later := _told_of_all(draft, frames)) is not None:
        return _inferred(later, "the day told of these attacks")
    if (near := nearest_day(draft, told_days())) is not None:
        told = _inferred(near.claim, _TOLD_NEAR, shift_days=-lag)
        return _at_hour(told, near.hour, draft, publication)
    return None


def _tell_after(
    days: dict[int, Claim[EventDate]], drafts: Sequence[Draft], asides: Sequence[Aside]
) -> None:
    """Date the drafts of which a later sentence says when they happened."""
    for draft, when in _told_after(drafts, asides):
        if id(draft) not in days or days[id(draft)].basis is not Basis.STATED:
            days[id(draft)] = when


def _not_before(
    draft: Draft, attack: Moment, nearest: Moment | None, publication: Publication
) -> Claim[EventDate]:
    """Day of an answer: that of the attack, or a later one that the text speaks of last."""
    if nearest is not None and nearest.when.value.start > attack.when.value.start:
        told = _inferred(nearest.when, "the day the text last speaks of")
        return _at_hour(told, nearest.hour, draft, publication)
    told = _inferred(attack.when, "the day of the attack it answers")
    return _at_hour(told, attack.hour, draft, publication)


def _leads(draft: Draft, answered: Draft) -> bool:
    """As in "Rockets hit X. ... The strike came in answer to Monday's": news before it answers."""
    first = draft.frames[0]
    return not first.response and first.mention.sentence < answered.frames[0].mention.sentence


def _hour_of(draft: Draft) -> int | None:
    return next((f.hour for f in draft.frames if f.hour is not None), None)


def _at_hour(
    told: Claim[EventDate], hour: int | None, draft: Draft, publication: Publication
) -> Claim[EventDate]:
    """As in "on Monday evening ... At dawn": where its hour says so, the day after, or before."""
    timed = next((f for f in draft.frames if f.hour is not None), None)
    days = days_on(hour, timed) if timed and not lag_of(draft) else 0
    if timed and not days and told.value.end == publication.day and is_night_before(hour, timed):
        days = -1
    later = publication.day is not None and told.value.end + days * _DAY > publication.day
    if not days or later or told.value.precision is not DatePrecision.DAY:
        return told
    return _inferred(told, _NEXT_MORNING if days > 0 else _NIGHT_BEFORE, shift_days=days)


def _published(day: date) -> Claim[EventDate]:
    return Claim(
        value=EventDate(start=day, end=day, precision=DatePrecision.DAY),
        basis=Basis.INFERRED,
        reason="no day is told: news of the day of publication",
    )


def _told_before(
    draft: Draft, nearest: Claim[EventDate], timeline: Timeline, asides: Sequence[Aside]
) -> Claim[EventDate]:
    """Day told before a draft: in the sentence right before it, else the event's told last."""
    quiet = _told_right_before(draft, asides, nearest)
    if quiet is not None:
        return _inferred(quiet, _SENTENCE_BEFORE)
    lag = lag_of(draft)
    told = latest_before(draft, timeline) if lag else nearest
    return _inferred(told or nearest, "the day the text last speaks of", shift_days=-lag)


def _told_right_before(
    draft: Draft, asides: Sequence[Aside], nearest: Claim[EventDate]
) -> Claim[EventDate] | None:
    """As in "Shops reopened on Friday. A drone flew over the town": a later day than told last."""
    sentence = draft.frames[0].mention.sentence
    if lag_of(draft) or not is_news(draft):
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


def _dated_first(draft: Draft) -> list[Frame]:
    """Frames with day precision first, those that were only reported so last, then text order."""
    if len(draft.frames) == 1:
        return draft.frames
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
        for sentence in dict.fromkeys([f.mention.sentence for f in draft.frames]):
            told[sentence].append(draft)
    return told


def _main_of(draft: Draft, sentences: Mapping[int, Sequence[Draft]]) -> Draft | None:
    """Find the event whose sentence tells this one as a while or some hours after."""
    for frame in draft.frames:
        if frame.mention.relation in _SUBORDINATE:
            others = [d for d in sentences[frame.mention.sentence] if d is not draft]
            if frame.mention.relation == "gap":  # "on X on Monday, Y on Tuesday and Z": Tuesday
                before = [d for d in others if d.frames[0].mention.first < frame.mention.first]
                others = before[-1:] or others
            if others:
                return others[0]
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
