"""Turn drafts into reports: one value for each field, with its evidence and its reason."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from dashboard.extraction.contradictions import lies_elsewhere
from dashboard.extraction.draft import Draft
from dashboard.extraction.frames import Aside, Frame
from dashboard.extraction.mention import Status
from dashboard.extraction.places import Name, location_of
from dashboard.extraction.roles import decide_role
from dashboard.model import (
    Article,
    Attribution,
    Basis,
    Claim,
    Count,
    DatePrecision,
    EventDate,
    EventType,
    Location,
    Outcome,
    Publication,
    Report,
    Role,
    Span,
)

__all__ = ["assemble"]

T = TypeVar("T")

_UNSPECIFIED = Claim(
    value=EventType.UNSPECIFIED, basis=Basis.INFERRED, reason="the text names no weapon"
)


def assemble(
    article: Article,
    drafts: Sequence[Draft],
    asides: Sequence[Aside],
    *,
    publication: Publication,
) -> tuple[Report, ...]:
    """
    Assemble the reports of an article, in order of first mention.

    Parameters
    ----------
    asides
        Tolls and launcher finds told apart from a trigger; each goes to the draft before it.
    publication
        When the article was published, as far as anyone can tell.
    """
    answered = {id(d): _answered(d, drafts) for d in drafts}
    launches = _launches(drafts, asides, answered)
    days = _dates(drafts, answered, publication)
    reports: list[Report] = []
    ids: dict[int, str] = {}
    for draft in drafts:
        report = _report(article, draft, _asides_of(draft, drafts, asides), launches, answered)
        report = replace(report, date=days.get(id(draft)))
        report = replace(report, role=decide_role(draft, report, published=publication.day))
        ids[id(draft)] = report.id
        reports.append(report)
    return tuple(
        replace(report, in_response_to=_response(draft, answered, ids))
        for draft, report in zip(drafts, reports, strict=True)
    )


def _report(
    article: Article,
    draft: Draft,
    asides: Sequence[Aside],
    launches: dict[int, Claim[Location]],
    answered: dict[int, Draft | None],
) -> Report:
    spans = tuple(dict.fromkeys(f.span for f in draft.frames))
    location = _location(draft, answered, launches)
    return Report(
        id=_report_id(article, draft),
        article_id=article.id,
        excerpts=spans,
        role=Claim(value=Role.ATTACK, basis=Basis.INFERRED),
        event_type=_event_type(draft),
        location=location,
        alternatives=tuple(_claims(iter(_rival_places(draft)))),
        launch=launches.get(id(draft)),
        weapons=tuple(dict.fromkeys(w for f in draft.own for w in f.means.weapons)),
        munition_count=_first(f.means.count for f in draft.own),
        perpetrator=_first(f.agency.perpetrator for f in draft.own),
        attribution=_first(f.agency.attribution for f in draft.own)
        or Claim(value=Attribution.UNKNOWN, basis=Basis.UNKNOWN),
        killed=_toll(draft, asides, "killed"),
        wounded=_toll(draft, asides, "wounded"),
        outcomes=tuple(_outcomes(draft, asides)),
        miss_distance_m=_first(f.toll.miss_distance_m for f in draft.frames),
        sources=tuple(_sources(article, draft)),
    )


def _event_type(draft: Draft) -> Claim[EventType]:
    strong = (f.means.event_type for f in draft.own if not f.means.weak)
    told = _first(strong) or _first(f.means.event_type for f in draft.own)
    if told is not None and not draft.own[0].mention.mutual:
        return told
    for frame in draft.frames:
        # "A and B exchanged rocket and artillery fire": A fires rockets, B answers with guns.
        listed = frame.means.listed
        if frame.mention.mutual and len(listed) > 1:
            value = listed[1] if draft.response else listed[0]
            return Claim(
                value=value,
                basis=Basis.INFERRED,
                spans=(frame.span,),
                reason="the exchange names one weapon for each side, in this order",
            )
    return told or _UNSPECIFIED


def _rival_places(draft: Draft) -> list[Name]:
    """Further targets of the event, and targets that other accounts tell instead."""
    told = [n for f in draft.frames for n in f.alternatives]
    told += [f.place for f in draft.own if f.place and lies_elsewhere(f.place, draft.place)]
    return told


def _report_id(article: Article, draft: Draft) -> str:
    place = draft.place.toponym.text if draft.place else ""
    first = draft.frames[0].span
    words = f"{article.text[first.start : first.end]}\x00{place}\x00{draft.response}"
    digest = hashlib.sha256(words.encode(errors="surrogatepass")).hexdigest()
    return f"{article.id}:{digest[:10]}"


def _first(claims: Iterator[Claim[T] | None]) -> Claim[T] | None:
    """Choose the first claim, a stated one before an inferred one."""
    told = [c for c in claims if c is not None]
    return next((c for c in told if c.basis is Basis.STATED), told[0] if told else None)


def _claims(names: Iterator[Name]) -> Iterator[Claim[Location]]:
    seen: set[str] = set()
    for name in names:
        location = location_of(name.toponym)
        if location and location.name not in seen:
            seen.add(location.name)
            yield Claim(value=location, spans=(name.span,))


def _location(
    draft: Draft, answered: dict[int, Draft | None], launches: dict[int, Claim[Location]]
) -> Claim[Location] | None:
    place = draft.place
    if place is not None:
        return next(_claims(iter((place,))), None)
    trigger = answered[id(draft)]
    if any(f.on_launcher for f in draft.frames) and trigger is not None:
        launch = launches.get(id(trigger))
        if launch:
            return replace(
                launch, basis=Basis.INFERRED, reason="the launcher was hit: where it fired from"
            )
    return None


def _answered(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Find the attack that a response answers: named in its sentence, else the latest before."""
    if not draft.response:
        return None
    for other in drafts:
        if other is not draft and any(
            f.mention.relation == "response" and g.mention.sentence == f.mention.sentence
            for f in other.frames
            for g in draft.frames
        ):
            return other
    first = draft.frames[0]
    answered = _told_in_sentence(draft, drafts)
    if answered is not None:
        return answered
    before = [
        d for d in drafts if not d.response and d.frames[0].mention.first < first.mention.first
    ]
    return max(before, key=lambda d: _nearness(d, first), default=None)


def _told_in_sentence(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """As in "fired at the source after a shell fell on X": the attack follows the answer."""
    sentences = {f.mention.sentence for f in draft.frames}
    for other in drafts:
        if other.response or other is draft:
            continue
        if any(
            f.mention.relation in {"after", "hours_after"} and f.mention.sentence in sentences
            for f in other.frames
        ):
            return other
    return None


def _nearness(draft: Draft, frame: Frame) -> tuple[bool, bool, int]:
    days = {f.day for f in draft.frames} - {None}
    countries = {c for f in draft.frames for c in f.countries}
    latest = max(f.mention.first for f in draft.frames if f.mention.first < frame.mention.first)
    return (
        frame.day is None or not days or frame.day in days,
        not countries or not frame.countries or bool(countries & set(frame.countries)),
        latest,
    )


def _launches(
    drafts: Sequence[Draft], asides: Sequence[Aside], answered: dict[int, Draft | None]
) -> dict[int, Claim[Location]]:
    """Launch place of each draft; the most exact of all that is told of it."""
    names: dict[int, list[Name]] = {}
    for draft in drafts:
        trigger = answered[id(draft)]
        fired = draft if trigger is None else trigger
        own = [f.launch for f in draft.frames if f.launch]
        names.setdefault(id(fired), []).extend(own)
        if trigger is not None:
            sources = [f.place for f in draft.frames if f.on_launcher and f.place]
            names.setdefault(id(trigger), []).extend(sources)
    firing = [d for d in drafts if _fires(d)]
    for aside in asides:
        before = [d for d in firing if d.frames[0].mention.sentence <= aside.sentence]
        if aside.launch and before:
            names[id(before[-1])].append(aside.launch)
    found: dict[int, Claim[Location]] = {}
    for key, options in names.items():
        best = min(options, key=lambda n: n.coarseness, default=None)
        claim = next(_claims(iter((best,))), None) if best else None
        if claim:
            found[key] = claim
    return found


def _fires(draft: Draft) -> bool:
    """Whether a launcher found may be this event's: not for aircraft, nor for what hit it."""
    flown = any(f.event_type is EventType.AIRSTRIKE for f in draft.frames)
    return not flown and not any(f.on_launcher for f in draft.frames)


def _dates(
    drafts: Sequence[Draft], answered: dict[int, Draft | None], publication: Publication
) -> dict[int, Claim[EventDate]]:
    """Date of each draft: told, else inferred from the event it follows or stands beside."""
    days = {id(d): c for d in drafts if (c := _first(f.when for f in _dated_first(d)))}
    for draft in drafts:
        if id(draft) in days:
            continue
        trigger = answered[id(draft)]
        nearest = _last_date_before(draft, drafts)
        if trigger is not None and id(trigger) in days:
            days[id(draft)] = _not_before(days[id(trigger)], nearest)
            continue
        main = _main_of(draft, drafts)
        if main is not None and id(main) in days:
            shift = any(f.mention.relation == "day_after" for f in draft.frames)
            days[id(draft)] = _inferred(
                days[id(main)], "told beside an event of that day", shift_days=-1 if shift else 0
            )
            continue
        if nearest:
            days[id(draft)] = _inferred(nearest, "the day the text last speaks of")
        elif publication.day and publication.basis is Basis.STATED and _is_news(draft):
            days[id(draft)] = _published(publication.day)
    return days


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


def _last_date_before(draft: Draft, drafts: Sequence[Draft]) -> Claim[EventDate] | None:
    """Find the date told last before a mention of the draft, earliest mention first."""
    dated = [
        (f.mention.first, f.when)
        for d in drafts
        for f in d.frames
        if f.when and f.mention.status is not Status.HISTORY
    ]
    for frame in draft.frames:
        before = [item for item in dated if item[0] < frame.mention.first]
        if before:
            return max(before, key=lambda item: item[0])[1]
    return None


def _dated_first(draft: Draft) -> list[Frame]:
    """Frames with day precision first, then text order."""
    return sorted(
        draft.frames,
        key=lambda f: f.when is None or f.when.value.precision is not DatePrecision.DAY,
    )


def _main_of(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Find the event whose sentence tells this one as a while or some hours after."""
    for frame in draft.frames:
        if frame.mention.relation in {"hours_after", "day_after", "after", "while", "next"}:
            for other in drafts:
                if other is not draft and any(
                    g.mention.sentence == frame.mention.sentence for g in other.frames
                ):
                    return other
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


def _asides_of(draft: Draft, drafts: Sequence[Draft], asides: Sequence[Aside]) -> tuple[Aside, ...]:
    """Asides told after this draft's mention and before the next one's; or before the first."""
    return tuple(aside for aside in asides if _owner(aside, drafts) is draft)


def _owner(aside: Aside, drafts: Sequence[Draft]) -> Draft | None:
    told = [(f.mention.sentence, f.span.start, d) for d in drafts for f in d.frames]
    before = [item for item in told if item[1] <= aside.span.start]
    if before:
        return max(before, key=lambda item: item[1])[2]
    after = [item for item in told if item[0] == aside.sentence]
    return min(after, key=lambda item: item[1])[2] if after else None


def _toll(draft: Draft, asides: Sequence[Aside], key: str) -> Claim[Count] | None:
    tolls = [f.toll for f in draft.frames] + [a.toll for a in asides]
    return next((c for t in tolls for c in getattr(t, key)), None)


def _outcomes(draft: Draft, asides: Sequence[Aside]) -> Iterator[Claim[Outcome]]:
    seen: set[Outcome] = set()
    for toll in [*(f.toll for f in draft.frames), *(a.toll for a in asides)]:
        for claim in toll.outcomes:
            if claim.value not in seen:
                seen.add(claim.value)
                yield claim


def _sources(article: Article, draft: Draft) -> Iterator[Claim[str]]:
    seen: set[str] = set()
    for frame in draft.frames:
        header = frame.header_span
        if header is None:
            continue
        words = article.text[header.start : header.end].strip(' ،,:"«“')
        if words and words not in seen:
            seen.add(words)
            yield Claim(value=words, spans=(header,))


def _response(
    draft: Draft, answered: dict[int, Draft | None], ids: dict[int, str]
) -> Claim[str] | None:
    trigger = answered[id(draft)]
    if trigger is None:
        return None
    span: Span = next(f.span for f in draft.frames if f.response)
    return Claim(value=ids[id(trigger)], spans=(span,), reason="told as an answer")
