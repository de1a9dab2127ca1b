"""
A mention with its arguments filled in: where, when, with what, by whom, with what result.

`Reading` holds everything annotated in one article; `build_frames` goes through its sentences.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from dashboard.extraction.days.day_headings import DayHeading, find_day_headings, under_heading
from dashboard.extraction.days.day_lists import told_apart
from dashboard.extraction.days.event_dates import (
    REPORTED,
    find_counted,
    find_day,
    find_day_behind,
    find_event_date,
    without_times,
)
from dashboard.extraction.days.lags import find_lag
from dashboard.extraction.discourse.accusations import tell_accused
from dashboard.extraction.discourse.anaphora import find_anaphor, find_target, strikes_launcher
from dashboard.extraction.discourse.answered_places import mark_answered
from dashboard.extraction.discourse.carried import carry_over, is_late_find
from dashboard.extraction.discourse.cataphora import is_told_before
from dashboard.extraction.discourse.exact_places import exact_behind
from dashboard.extraction.discourse.forms import add_forms
from dashboard.extraction.discourse.occurrences import clause_places, tell_site, tell_where
from dashboard.extraction.discourse.place_headings import (
    PlaceHeading,
    find_place_headings,
    under_place,
)
from dashboard.extraction.discourse.precedents import tell_on
from dashboard.extraction.discourse.responses import (
    answers_for,
    is_response,
    mark_answer,
    mark_responses,
)
from dashboard.extraction.discourse.responsibility import tell_claimed, tell_doer_behind
from dashboard.extraction.discourse.scenes import (
    find_filed,
    find_scene,
    find_seat,
    find_setting,
    find_speaker,
    find_warned,
)
from dashboard.extraction.discourse.telling import may_tell, says_when
from dashboard.extraction.discourse.told_doers import tell_doer
from dashboard.extraction.doers.actors import find_agency
from dashboard.extraction.events.circumstances import circumstance
from dashboard.extraction.events.long_past import years_since
from dashboard.extraction.events.mention import Mention
from dashboard.extraction.events.mentions import find_mentions
from dashboard.extraction.events.topics import Topic, set_aside
from dashboard.extraction.expressions.quantities import Quantity
from dashboard.extraction.frames.asides import Aside, find_asides
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.frames.frame_status import status_of
from dashboard.extraction.frames.likely_places import (
    LikelyEvent,
    believed,
    find_likely,
    is_news,
    with_likely_place,
)
from dashboard.extraction.frames.sums import with_sums
from dashboard.extraction.launch_points.bearings import Bearing, find_bearing
from dashboard.extraction.locations.places import PlaceArguments, find_places
from dashboard.extraction.locations.struck_sources import source_struck
from dashboard.extraction.locations.unknown_names import unknown_target
from dashboard.extraction.results.earlier_tolls import find_own_toll
from dashboard.extraction.results.outcomes import Toll
from dashboard.extraction.syntax.clauses import Clause, split_clauses
from dashboard.extraction.syntax.names import Coarseness, Name
from dashboard.extraction.syntax.parentheses import rejoin
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.weapons.air_raids import as_air_raid
from dashboard.extraction.weapons.fired_numbers import UNTOLD, fired_number, tells_one_more
from dashboard.extraction.weapons.means import find_means
from dashboard.extraction.weapons.told_numbers import told_by_header
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.once import Once
from dashboard.extraction.words.senses import BEARING, CLAIMING, DEMONYM, GUARD, WEAPON
from dashboard.model import Span

__all__ = ["build_frames"]

_SOURCES: Final = ("launcher", "launch_sites", "fire_source")


def build_frames(
    reading: Reading, topic: Topic = "", *, likely: bool = True
) -> tuple[tuple[Frame, ...], tuple[Aside, ...]]:
    """
    Frames and asides of an article, each in text order.

    Parameters
    ----------
    topic
        As `find_topic` gives it.
    likely
        Whether to ask the learned model where the rules find no event.
    """
    frames: list[Frame] = []
    asides: list[Aside] = []
    headings, places = find_day_headings(reading), find_place_headings(reading)
    before: Mention | None = None
    likely = likely and not topic
    news = Once(partial(is_news, reading.document))  # the whole text: once, if at all
    for index, sentence in enumerate(s for s in reading.document.sentences if s.cues):
        if not may_tell(reading, sentence):
            asides.extend(_days_told(reading, index, sentence, frames))
            continue
        name_tokens = [n.first for n in reading.names_in(sentence.first, sentence.last)]
        clauses = split_clauses(reading.document, sentence)
        clauses = rejoin(reading.document, clauses, name_tokens)
        mentions = find_mentions(reading.document, index, sentence.first, clauses, name_tokens)
        mark_responses(reading.document, mentions, clauses)
        asked = likely and not mentions
        hit = find_likely(reading, index, sentence, clauses, news) if asked else None
        if hit is not None:
            mentions = (hit.mention,)
        if "ready" in sentence.cues.by_key:
            mentions = tuple([m for m in mentions if not is_late_find(m, frames, mentions)])
        told = {id(m.clause) for m in mentions}
        if frames and answers_for(reading.document, sentence, mentions):
            mark_answer(frames)
        if mentions:
            judged, before = _judged(reading.document, mentions, topic, sentence, before)
            for mention in judged:
                for frame in _frames(reading, mention, _place_clauses(mention, clauses, told)):
                    headed = _headed(frame, hit, headings, places)
                    if headed is not None:
                        tell_site(reading.document, headed, frames)
                        dated = tell_on(reading, headed, frames)
                        frames.append(carry_over(reading, dated, frames))
            tell_doer_behind(reading.document, index, sentence, frames)
        else:
            asides.extend(_days_told(reading, index, sentence, frames))
        mark_answered(reading, frames, index, clauses)
        asides += _told_beside(reading, index, clauses, told, frames)
    shown = add_forms(reading, believed(frames), _frames, topic=topic)
    return tuple(with_sums(reading, shown)), tuple(asides)


def _judged(
    document: Document,
    mentions: Sequence[Mention],
    topic: Topic,
    sentence: Sentence,
    before: Mention | None,
) -> tuple[Sequence[Mention], Mention | None]:
    """Mentions of a sentence, set aside where need be, and the last of them if it was."""
    whole = _with_half_before(document, sentence)
    if not topic and before is None and GUARD not in whole.cues.by_category:
        return mentions, None
    judged = []
    for mention in mentions:
        judged.append(set_aside(document, mention, topic, whole, before=before))
        before = judged[-1] if judged[-1] is not mention else None
    return judged, before


def _told_beside(
    reading: Reading,
    index: int,
    clauses: Sequence[Clause],
    told: set[int],
    frames: list[Frame],
) -> list[Aside]:
    """Asides of clauses that tell no event; where and by whom the last one was goes to it."""
    found: list[Aside] = []
    for clause in clauses:
        if id(clause) not in told:
            tell_where(reading, index, clause, frames)
            tell_doer(reading.document, index, clause, frames)
            found += find_asides(reading, index, clause, beside=bool(told))
    return found


def _headed(
    frame: Frame,
    likely: LikelyEvent | None,
    days: Sequence[DayHeading],
    places: Sequence[PlaceHeading],
) -> Frame | None:
    """
    Place and date a frame by what heads it.

    `None` for "a missile alarmed Iran": of a weapon by itself only a place tells that it attacked.
    """
    if likely:
        frame = with_likely_place(frame, likely)
    if days:
        frame = under_heading(frame, days)
    if places:
        frame = under_place(frame, places)
    by_weapon = frame.mention.triggers[0].category is WEAPON
    return None if by_weapon and not _is_exact(frame.place) else frame


def _with_half_before(document: Document, sentence: Sentence) -> Sentence:
    """Both halves of "a satellite went up; the rocket fell": of one topic."""
    at = sentence.first
    if not at or document.words[at - 1] != ";":
        return sentence
    return replace(sentence, first=document.sentence_before(at), cues=document.cues_near(at))


def _days_told(
    reading: Reading, index: int, sentence: Sentence, frames: list[Frame]
) -> Iterator[Aside]:
    """As in "On Wednesday 22 missiles came over the border": the day of what follows.

    Told of what came before: in Arabic "that was on Wednesday"; everywhere who is accused of it.
    """
    told = reading.document.cues.by_key  # asked first: most texts accuse nobody
    if "accuse" in told and "accuse" in sentence.cues.by_key:
        tell_accused(reading.document, index, sentence.cues, frames)
    if not (CLAIMING.isdisjoint(told) or CLAIMING.isdisjoint(sentence.cues.by_key)):
        tell_claimed(reading.document, index, sentence, frames)
    arabic = reading.document.arabic
    if not reading.is_dated(sentence.first, sentence.last) or (arabic and not says_when(sentence)):
        return
    span = reading.document.span(sentence.first, sentence.last)
    when = find_day(reading, span, sentence.last)
    last = frames[-1] if frames and not (arabic and when) else None
    if last is not None and index - last.mention.sentence <= 1:
        behind = find_day_behind(reading, sentence, span)
        if behind is not None and (last.when is None or last.when.reason == REPORTED):
            frames[-1] = replace(last, when=behind)
            return
    if when is not None:
        counted = when if arabic else find_counted(reading, sentence, when)
        yield Aside(sentence=index, span=span, toll=Toll(), launch=None, when=counted, of_it=arabic)


def _place_clauses(
    mention: Mention, clauses: Sequence[Clause], told: set[int]
) -> tuple[Clause, ...]:
    """Clauses right after the mention's that tell no event of their own."""
    after: list[Clause] = []
    for clause in clauses:
        if clause.first >= mention.last:
            if id(clause) in told or (clause.relation and clause is not circumstance(mention)):
                break
            after.append(clause)
    return tuple(after)


def _frames(reading: Reading, mention: Mention, after: Sequence[Clause]) -> list[Frame]:
    document, header = reading.document, mention.clause.header
    span = document.span(mention.first, mention.last)
    names, quantities = _told_with(reading, mention, span)
    mention.dates = reading.dates_in(span)
    if mention.dates or mention.relation:
        mention.lag_days = find_lag(reading, mention) or years_since(reading, mention)
    places = _places(reading, mention, names, after)
    source = source_struck(reading, mention, places.targets)
    unknown = "" if document.arabic or places.targets else unknown_target(document, mention)
    target = source or (None if unknown else _target(reading, mention, places))
    anaphor = "" if unknown else find_anaphor(document, mention)
    means = told_by_header(reading, mention, find_means(document, mention, quantities))
    agency = find_agency(document, mention, has_target=bool(places.targets or places.unresolved))
    frame = Frame(
        mention=mention,
        span=span,
        header_span=document.span(header.first, header.last) if header else None,
        place=target,
        alternatives=() if places.separate else places.targets[1:],
        launch=None if source else places.launch,
        bearing=_bearing(reading, mention, places.launch),
        one_more=tells_one_more(document, mention, means.counted),
        fired=fired_number(reading, mention.cues) if places.launch else UNTOLD,
        means=as_air_raid(document, mention, means, agency, target),
        agency=agency,
        toll=find_own_toll(reading, mention, span, quantities),
        when=find_event_date(reading, mention, after),
        response=is_response(mention) or source is not None,
        countries=_countries(mention, places),
        on_launcher=source is not None or strikes_launcher(mention, *_SOURCES),
        anaphor=anaphor,
        pointed=anaphor == "facility" and is_told_before(target, mention, names),
        unplaced=target is None and not places.targets and bool(places.unresolved or unknown),
        unknown=frozenset([unknown] if unknown else [n.key for n in places.unresolved]),
        seat=find_seat(reading, mention) if header else None,
        warned=_warned(reading, mention, target, after),
        speaker=find_speaker(document, header) if header else "",
    )
    mention.status = status_of(reading, frame)
    return told_apart(reading, frame, places.targets[1:] if places.separate else ())


def _target(reading: Reading, mention: Mention, places: PlaceArguments) -> Name | None:
    target = find_target(reading, mention, places) or find_scene(reading, mention)
    return exact_behind(reading, mention, target) or target


def _places(
    reading: Reading, mention: Mention, names: Sequence[Name], after: Sequence[Clause]
) -> PlaceArguments:
    timeless = without_times(reading, mention) if mention.dates and names else mention
    found = find_places(reading.document, timeless, names)
    return _with_debris(reading, mention, found, after) if mention.intercepted else found


def _is_exact(target: Name | None) -> bool:
    return target is not None and target.coarseness < Coarseness.COUNTRY


def _bearing(reading: Reading, mention: Mention, launch: Name | None) -> Bearing | None:
    if BEARING not in mention.cues.by_category:
        return None
    placed = launch is not None and launch.toponym.resolution.point is not None
    return None if placed else find_bearing(reading, mention.cues)


def _warned(
    reading: Reading,
    mention: Mention,
    target: Name | None,
    after: Sequence[Clause],
) -> Name | None:
    """Place where it hit, if nothing else says so: where sirens sounded, or under a heading."""
    warned = find_warned(reading, mention, after)
    if warned or target:
        return warned
    return find_filed(reading, mention) or find_setting(reading, mention)


def _with_debris(
    reading: Reading, mention: Mention, places: PlaceArguments, after: Sequence[Clause]
) -> PlaceArguments:
    """As in "was shot down, and the debris fell on X": where it came down, if nothing else is."""
    if places.targets or mention.definite:
        return places
    for clause in after:
        if (found := clause_places(reading, mention, clause)).targets:
            return replace(places, targets=found.targets[:1], containers=found.containers)
    return places


def _told_with(
    reading: Reading, mention: Mention, span: Span
) -> tuple[tuple[Name, ...], tuple[Quantity, ...]]:
    """Names and quantities in a mention, less those of a speaker or of what is answered in it."""
    names, quantities = reading.names_in(mention.first, mention.last), reading.quantities_in(span)
    first, last = mention.clause.gap
    if not last:
        return names, quantities
    gap = reading.document.span(first, last)
    return (
        tuple(n for n in names if not first <= n.first < last),
        tuple(q for q in quantities if not gap.start <= q.span.start < gap.end),
    )


def _countries(mention: Mention, places: PlaceArguments) -> tuple[str, ...]:
    """Countries of the most exact places; without one, those that an owned thing hints at."""
    names, told = (*places.targets, *places.containers), []
    if names:
        best = min([n.coarseness for n in names])
        exact = [n.toponym.resolution.place for n in names if n.coarseness == best]
        told = [place.country for place in exact if place is not None and place.country]
    if not told and DEMONYM in mention.cues.by_category:
        demonyms = mention.cues.by_category[DEMONYM]
        told = [c.key for c in demonyms if _is_owned(mention, c)]
    return tuple(dict.fromkeys(told)) if told else ()


def _is_owned(mention: Mention, demonym: Cue) -> bool:
    """As in "Iraqi camps": the nationality of what was hit, not of who hit it."""
    return any(
        c.key in {"things", "positions"}
        and 0 <= min(abs(demonym.first - c.last), abs(c.first - demonym.last)) <= 1
        for c in mention.cues
    )
