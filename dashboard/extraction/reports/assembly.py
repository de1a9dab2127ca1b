"""Turn drafts into reports: one value for each field, with its evidence and its reason."""

import hashlib
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from dashboard.extraction.doers.agency import Agency
from dashboard.extraction.drafts.answers import find_answered
from dashboard.extraction.drafts.claims import first_claim, place_claims
from dashboard.extraction.drafts.draft import Draft
from dashboard.extraction.drafts.draft_dates import find_dates_of
from dashboard.extraction.drafts.launches import find_launches
from dashboard.extraction.drafts.told_days import ToldDay
from dashboard.extraction.frames.asides import Aside
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.locations.struck_sources import strikes_source
from dashboard.extraction.reports.event_types import event_type_of
from dashboard.extraction.reports.roles import decide_role
from dashboard.extraction.reports.toll_sites import harmed_elsewhere, led_to, without_history
from dashboard.extraction.results.casualties import harmed
from dashboard.extraction.results.outcomes import Toll
from dashboard.extraction.syntax.names import Coarseness, Name, lies_elsewhere, same_place
from dashboard.extraction.weapons.munition_counts import UNCOUNTED, Counted
from dashboard.extraction.words.senses import ANY_GROUP
from dashboard.model import (
    Article,
    Attribution,
    Basis,
    Claim,
    Count,
    EventDate,
    EventType,
    Location,
    Outcome,
    Publication,
    Report,
    Role,
    Span,
)
from gazetteer.model import Usage

__all__ = ["assemble"]

T = TypeVar("T")

_SEAT_RADIUS_M: Final = 20_000  # villages of a district lie so far from its seat
_WARNED: Final = {
    Usage.DATELINE: "where the report was filed from: no place is told",
    Usage.LITERAL: "where sirens sounded, or the sentence before is set: no place is told",
    Usage.METONYM: "where sirens sounded, or the sentence before is set: no place is told",
}
_LIKELY: Final = "no known word tells of an event there, but the words around it are of a place hit"
_SOURCE: Final = "the launcher was hit: where it fired from"
_SECOND: Final = "one more of a state's strikes"
_NEAR: Final = 6  # mentions looked back over for the event at the place of a toll
_BESIDE: Final = 2  # sentences from an event to the number told of what flew
_AHEAD: Final = 1  # sentences ahead of an event: "As fifteen rockets came in. Most were shot down"
_FEW: Final = 10  # of so many, one more is worth telling
_MORE: Final = "one more is told beside them"
_IN_PASSING: Final = frozenset({"response", "after", "day_after", "hours_after"})
_UNCLAIMED: Final = Claim(value=Attribution.UNKNOWN, basis=Basis.UNKNOWN)


def assemble(
    article: Article,
    drafts: Sequence[Draft],
    asides: Sequence[Aside],
    *,
    publication: Publication,
    frames: Sequence[Frame] = (),
    told_days: Callable[[], Sequence[ToldDay]] = tuple,
) -> tuple[Report, ...]:
    """
    Assemble the reports of an article, in order of first mention.

    Parameters
    ----------
    asides
        Tolls and launcher finds told apart from a trigger; each goes to the draft before it.
    publication
        When the article was published, as far as anyone can tell.
    frames
        All mentions of the article, those of no event of their own among them.
    told_days
        Gives the days that the article tells of anything; few drafts ask.
    """
    answered = {id(d): find_answered(d, drafts) for d in drafts}
    launches = find_launches(drafts, asides, answered)
    if launches and any(d.response for d in drafts):  # who fired from where the answer fell?
        others = {id(d): find_answered(d, drafts, launches) for d in drafts}
        if any(others[key] is not draft for key, draft in answered.items()):
            answered, launches = others, find_launches(drafts, asides, others)
    found = _Found(
        answered=answered,
        launches=launches,
        days=find_dates_of(
            drafts, answered, publication, frames=frames, asides=asides, told_days=told_days
        ),
        asides=_owners(drafts, without_history(drafts, asides, frames)),
        numbers=_numbers(drafts, asides),
        ids=_report_ids(article, drafts),
    )
    reports: list[Report] = []
    arabic = article.language.startswith("ar")
    newest = max((when.value.end for when in found.days.values()), default=None)
    causes = {id(d) for d in answered.values() if d is not None}  # what is answered is news
    for draft in drafts:
        event_type, when = event_type_of(draft, arabic=arabic), found.days.get(id(draft))
        role = decide_role(
            draft,
            event_type.value,
            when,
            published=publication.day,
            newest=None if id(draft) in causes else newest,
        )
        if reports and _is_second_strike(draft, role, reports[-1]):
            role = replace(reports[-1].role, basis=Basis.INFERRED, reason=_SECOND)
        reports.append(_report(article, draft, found, role, event_type))
    return tuple(reports)


def _is_second_strike(draft: Draft, role: Claim[Role], before: Report) -> bool:
    """As in "air strikes hit X, and a second wave hit Y": of a state, like the first."""
    if not draft.frames[0].mention.another or role.value is not Role.ATTACK:
        return False
    doers = any(f.agency.perpetrator for f in draft.own)
    return not doers and before.role.value is Role.STRIKE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What was found of an article's drafts as they hang together, each by the draft's identity."""

    answered: Mapping[int, Draft | None]
    launches: Mapping[int, Claim[Location]]
    days: Mapping[int, Claim[EventDate]]
    asides: Mapping[int, Sequence[Aside]]
    numbers: Mapping[int, Claim[Count]]
    ids: Mapping[int, str]


def _report_ids(article: Article, drafts: Sequence[Draft]) -> dict[int, str]:
    """Give each draft an id of its own, even where two tell the same words."""
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for draft in drafts:
        ids[id(draft)] = _unused(_report_id(article, draft), taken)
        taken.add(ids[id(draft)])
    return ids


def _report(
    article: Article, draft: Draft, found: _Found, role: Claim[Role], event_type: Claim[EventType]
) -> Report:
    key, best, frames = id(draft), draft.best, draft.frames
    asides = found.asides[key]
    spans = [best.span, *[f.span for f in frames if f is not best]]
    weapons = [w for f in draft.own for w in f.means.weapons]
    tolls = [f.toll for f in frames] + [a.toll for a in asides]
    killed, wounded = harmed(
        [c for t in tolls for c in t.killed],
        [c for t in tolls for c in t.wounded],
        past=role.value is Role.BACKGROUND,
    )
    location, launch = _location(draft, found.answered, found.launches), found.launches.get(key)
    # "gunmen attacked X. He blamed Y for the attack": the one with a name
    agencies = [f.agency for f in draft.own]
    first = agencies[0].perpetrator
    if first is not None and first.value == ANY_GROUP:
        agencies.sort(key=_is_nameless)
    struck = location is None and found.answered[key] is None
    if launch is not None and struck and any(strikes_source(f.mention) for f in draft.own):
        location, launch = replace(launch, basis=Basis.INFERRED, reason=_SOURCE), None
    return Report(
        id=found.ids[key],
        article_id=article.id,
        excerpts=_once(spans),
        role=role,
        event_type=event_type,
        location=location,
        alternatives=tuple(place_claims(rivals)) if (rivals := _rival_places(draft)) else (),
        launch=launch,
        date=found.days.get(key),
        in_response_to=_response(draft, found.answered, found.ids),
        weapons=_once(weapons),
        munition_count=_munitions(draft, asides) or found.numbers.get(key),
        perpetrator=first_claim([a.perpetrator for a in agencies]),
        attribution=first_claim([a.attribution for a in agencies]) or _UNCLAIMED,
        killed=killed,
        wounded=wounded,
        outcomes=_outcomes(tolls),
        miss_distance_m=first_claim([f.toll.miss_distance_m for f in frames]),
        sources=tuple(_sources(article, draft)),
    )


def _is_nameless(agency: Agency) -> bool:
    return agency.perpetrator is None or agency.perpetrator.value == ANY_GROUP


def _once(values: Sequence[T]) -> tuple[T, ...]:
    """Each value once, in the order of the first."""
    return tuple(dict.fromkeys(values)) if len(values) > 1 else tuple(values)


def _rival_places(draft: Draft) -> list[Name]:
    """Further targets of the event, and targets that other accounts tell instead."""
    told = [n for f in draft.frames for n in f.alternatives]
    place = draft.place
    told += [
        f.place
        for f in draft.own
        if f.place
        and f.place is not place
        # "X will punish those behind the attack": no place of it
        and not (f.mention.definite and f.place.coarseness >= Coarseness.COUNTRY)
        and lies_elsewhere(f.place, place)
    ]
    return told


def _unused(report_id: str, used: set[str]) -> str:
    """Tell twins apart: two events told in the same words at the same place."""
    number = 2
    unused = report_id
    while unused in used:
        unused, number = f"{report_id}-{number}", number + 1
    return unused


def _report_id(article: Article, draft: Draft) -> str:
    place = draft.place.toponym.text if draft.place else ""
    first = draft.frames[0].span
    words = f"{article.text[first.start : first.end]}\x00{place}\x00{draft.response}"
    digest = hashlib.sha256(words.encode(errors="surrogatepass")).hexdigest()
    return f"{article.id}:{digest[:10]}"


def _location(
    draft: Draft, answered: Mapping[int, Draft | None], launches: Mapping[int, Claim[Location]]
) -> Claim[Location] | None:
    place = draft.place
    if place is not None:
        claim = next(place_claims((place,)), None)
        if claim is not None and False not in [f.likely for f in draft.own if f.place]:
            return replace(claim, basis=Basis.INFERRED, reason=_LIKELY)
        return claim
    seat = next((f.seat for f in draft.frames if f.unplaced and f.seat), None)
    if seat is not None and (claim := next(place_claims((seat,)), None)):
        wide = max(claim.value.uncertainty_m, _SEAT_RADIUS_M)
        return replace(
            claim,
            value=replace(claim.value, uncertainty_m=wide),
            basis=Basis.INFERRED,
            reason="the place named is unknown: where the local speaker is from",
        )
    warned = next((f.warned for f in draft.frames if f.warned), None)
    if warned is not None and (claim := next(place_claims((warned,)), None)):
        return replace(claim, basis=Basis.INFERRED, reason=_WARNED[warned.toponym.usage])
    trigger = answered[id(draft)]
    if any(f.on_launcher for f in draft.frames) and trigger is not None:
        launch = launches.get(id(trigger))
        if launch:
            return replace(launch, basis=Basis.INFERRED, reason=_SOURCE)
    return None


def _owners(drafts: Sequence[Draft], asides: Sequence[Aside]) -> dict[int, list[Aside]]:
    """Asides of each draft: told after its mention and before the next, or before the first."""
    frames = [(f, d) for d in drafts for f in d.frames]
    main = {f.mention.sentence for f, _ in frames if f.mention.relation not in _IN_PASSING}
    told = sorted(
        (
            (f.span.start, f.mention.sentence, d)
            for f, d in frames
            # What follows belongs to the answer, not to what it was "in retaliation for".
            if f.mention.relation not in _IN_PASSING or f.mention.sentence not in main
        ),
        key=lambda item: item[0],
    )
    starts = [start for start, _, _ in told]
    results = {f.span.start for f, _ in frames if f.mention.relation == "after"}
    owners: dict[int, list[Aside]] = defaultdict(list)
    for aside in asides:
        at = bisect_right(starts, aside.span.start)
        there = _told_there([d for _, _, d in told[at - _NEAR if at > _NEAR else 0 : at]], aside)
        if there is not None:
            owners[id(there)].append(aside)
        if there is not None or not told:
            continue
        if starts[at : at + 1] and starts[at] in results and led_to(told, at, aside):
            at += 1
        _, sentence, owner = told[at - 1 if at else 0]
        if (at or sentence == aside.sentence) and not harmed_elsewhere(owner, aside):
            owners[id(owner)].append(aside)
    return owners


def _munitions(draft: Draft, asides: Sequence[Aside]) -> Claim[Count] | None:
    """Choose the number told with it; "a drone" says less than "three drones" told later."""
    first = draft.own[0]
    alike = [f for f in draft.own if f is first or _alike(f, first)]
    counts = [UNCOUNTED if f.of_several else f.means.counted for f in alike]
    told = [c for c in counts if c.number and not (c.more or c.ordinal)]
    numbered = [c for c in told if not c.weak]
    best = first_claim([c.number for c in numbered or told])
    counts += [Counted(ordinal=aside.ordinal) for aside in asides if aside.ordinal]
    alone = counts[0].ordinal and not counts[0].recalled and first.mention.cues.munitions
    if best is None and counts[0].number is None and alone:
        return Claim(value=Count.exactly(1), spans=(first.span,), reason="told by its ordinal")
    return _with_more(best, counts) if best else first_claim([c.number for c in counts])


def _alike(frame: Frame, first: Frame) -> bool:
    """Whether a number told of one may be of the other: no rockets at Y among shells at X."""
    types = {frame.means.counted.event_type, first.event_type}
    if len(types) == 1 or None in types or EventType.ARTILLERY not in types:
        return True
    return not (frame.place and first.place) or same_place(frame.place, first.place)


def _with_more(told: Claim[Count], counts: Sequence[Counted]) -> Claim[Count]:
    """As in "Two rockets fell on X. A third hit a yard", "two more followed": all of them."""
    if told.value.low != told.value.high or told.value.best > _FEW:
        return told
    total = told.value.best
    for counted in counts:
        total = counted.ordinal if counted.ordinal == total + 1 else total + counted.more
    return (
        replace(told, value=Count.exactly(total), reason=_MORE) if total > told.value.best else told
    )


def _told_there(drafts: Sequence[Draft], aside: Aside) -> Draft | None:
    """As in "A worker was killed in X", of rockets that hit X, Y and Z: the event at X."""
    if aside.place is None:
        return None
    there = (d for d in reversed(drafts) if d.place and same_place(d.place, aside.place))
    return next(there, None)


def _numbers(drafts: Sequence[Draft], asides: Sequence[Aside]) -> dict[int, Claim[Count]]:
    """Give each draft the number of munitions told right after it; of its kind, if kinds differ."""
    counted = [a for a in asides if a.count is not None]
    if not counted:
        return {}
    told = sorted(
        ((f.mention.sentence, f.mention.first, d) for d in drafts for f in d.frames),
        key=lambda item: item[:2],
    )
    sentences = [sentence for sentence, _, _ in told]
    numbers: dict[int, Claim[Count]] = {}
    for aside in counted:
        first = bisect_left(sentences, aside.sentence - _BESIDE)
        behind = bisect_right(sentences, aside.sentence)
        last = bisect_right(sentences, aside.sentence + _AHEAD)
        near = (*reversed(told[first:behind]), *told[behind:last])
        draft = next((d for _, _, d in near if _is_of_kind(d, aside)), None)
        if draft is not None and aside.count is not None:
            numbers.setdefault(id(draft), aside.count)
    return numbers


def _is_of_kind(draft: Draft, aside: Aside) -> bool:
    if aside.unfired and not draft.best.mention.foiled:
        return False
    return bool(draft.types & aside.counted) or not draft.types


def _outcomes(tolls: Sequence[Toll]) -> tuple[Claim[Outcome], ...]:
    """Outcomes told, each once."""
    first: dict[Outcome, Claim[Outcome]] = {}
    for claim in [claim for toll in tolls for claim in toll.outcomes]:
        first.setdefault(claim.value, claim)
    return tuple(first.values())


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
    draft: Draft, answered: Mapping[int, Draft | None], ids: Mapping[int, str]
) -> Claim[str] | None:
    trigger = answered[id(draft)]
    if trigger is None:
        return None
    span: Span = next(f.span for f in draft.frames if f.response)
    return Claim(value=ids[id(trigger)], spans=(span,), reason="told as an answer")
