"""
Which mentions of one article tell the same event.

Mentions are taken in text order. One that contradicts a draft (another day, count, weapon, side or
place) never joins it; one that names its place joins the draft at that place; one that only points
back ("the attack", "the same base") joins the best draft that nothing contradicts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from dashboard.extraction.frames import Frame
from dashboard.extraction.lexicon import Category
from dashboard.extraction.mentions import Status
from dashboard.extraction.places import Coarseness, Name
from dashboard.model import Basis, Claim, EventDate, EventType, PartOfDay
from gazetteer.geodesy import distance_m

__all__ = ["Draft", "group_frames"]

_SLACK_M = 5_000  # points of the same site differ by this much between sources
_JOIN = 1.5  # affinity that a mention of a wide place needs
_NEIGHBOUR = 2.2  # affinity that a mention of another name nearby needs
_CONTAINED = 0.5  # affinity that a mention of a town needs for a site in it
_ANAPHORIC = 0.5  # affinity that "the attack" needs
_NEARNESS = {0: 1.0, 1: 0.6, 2: 0.3, 3: 0.2, 4: 0.15, 5: 0.1}  # by sentences since the draft
_POINT_BACK = 0.6  # affinity that a mention without a place needs
_REPORTED_LATE = timedelta(days=2)
_PROMINENCE = 0.05  # for each mention: what is told more is meant more
_PROMINENCE_LATER = 0.2  # the same, for a lead that sums up what follows
_FAR = 1_000_000
_ANAPHOR_REACH = 3  # sentences back to the place that "the base" means
_PART_REACH = 2  # sentences back to the salvo that a smaller number is a part of
_DUAL_REACH = 2  # sentences back to the two events that "the two attacks" means
_NO_EVENT = frozenset({Status.NEGATED, Status.HYPOTHETICAL, Status.AGGREGATE})
_DISTINCT_RELATIONS = frozenset({"after", "hours_after", "day_after", "response", "next"})
_COMPATIBLE_TYPES = (
    frozenset({EventType.ROCKET, EventType.MISSILE}),
    frozenset({EventType.MISSILE, EventType.AIRSTRIKE}),
    frozenset({EventType.DRONE, EventType.AIRSTRIKE}),
)
_ADJACENT_PARTS = (
    frozenset({PartOfDay.EVENING, PartOfDay.NIGHT}),
    frozenset({PartOfDay.NIGHT, PartOfDay.DAWN}),
    frozenset({PartOfDay.MORNING, PartOfDay.NOON}),
    frozenset({PartOfDay.NOON, PartOfDay.AFTERNOON}),
    frozenset({PartOfDay.AFTERNOON, PartOfDay.EVENING}),
)


@dataclass(slots=True)
class Draft:
    """A report in the making: the frames that tell one event, in text order."""

    frames: list[Frame] = field(default_factory=list)

    @property
    def own(self) -> list[Frame]:
        """Its frames less those of an exchange, unless there is nothing else."""
        return [f for f in self.frames if not f.mention.mutual] or self.frames

    @property
    def place(self) -> Name | None:
        """The most exact place named; the first of equals."""
        return min((f.place for f in self.own if f.place), key=lambda n: n.coarseness, default=None)

    @property
    def response(self) -> bool:
        """Whether it is told as an answer."""
        return any(f.response for f in self.frames)

    def sentences_before(self, frame: Frame) -> int:
        """Sentences from its latest mention before the frame; large where there is none."""
        gaps = [
            frame.mention.sentence - f.mention.sentence
            for f in self.frames
            if f.mention.first <= frame.mention.first
        ]
        return min(gaps, default=_FAR)

    def sentences_to(self, frame: Frame) -> int:
        """Sentences between the frame and its nearest own mention, either way."""
        return min(abs(frame.mention.sentence - f.mention.sentence) for f in self.own)

    @property
    def last_sentence(self) -> int:
        """Sentence of its latest mention."""
        return self.frames[-1].mention.sentence


def group_frames(frames: Sequence[Frame]) -> tuple[Draft, ...]:
    """
    Group an article's frames into drafts, one for each event.

    Parameters
    ----------
    frames
        Told events in text order.

    Returns
    -------
    tuple of Draft
        In order of first mention. A frame that joins nothing and could not stand alone is left
        out.
    """
    drafts: list[Draft] = []
    vague: list[tuple[int, Frame]] = []
    assigned: dict[int, Draft] = {}
    for index, frame in enumerate(frames):
        apart = _kept_apart(frames, index, assigned)
        if frame.mention.status in _NO_EVENT:
            continue
        if frame.mention.plural and frame.points_at_many:
            continue
        if frame.mention.dual and frame.mention.definite and frame.place is None:
            for draft in _last_two(drafts, frame):
                draft.frames.append(frame)
            continue
        draft = None if frame.mention.mutual else _best(frame, drafts, apart)
        if frame.mention.mutual or (draft is None and not frame.stands_alone):
            vague.append((index, frame))
            continue
        if draft is None:
            draft = Draft()
            drafts.append(draft)
        draft.frames.append(frame)
        assigned[index] = draft
    for index, frame in vague:
        if frame.mention.definite and frame.place is None and frame.day is None:
            continue  # nothing before it to point back to
        if frame.mention.mutual:
            _join_both_sides(frame, drafts)
            continue
        draft = _best(frame, drafts, _kept_apart(frames, index, assigned), after_all=True)
        if draft is None and frame.refers_to_untold:
            draft = Draft()
            drafts.append(draft)
        if draft:
            draft.frames.append(frame)
            draft.frames.sort(key=lambda f: f.mention.first)
            assigned[index] = draft
    drafts.sort(key=lambda d: d.frames[0].mention.first)
    return tuple(drafts)


def _join_both_sides(frame: Frame, drafts: list[Draft]) -> None:
    """ "exchanged fire": told of the attack and of its answer; alone, it is one event."""
    sides = []
    for response in (False, True):
        fitting = [
            d for d in drafts if d.response is response and not contradicts(frame, d, mutual=True)
        ]
        if fitting:
            sides.append(min(fitting, key=lambda d: d.sentences_to(frame)))
    if not sides and frame.stands_alone:
        drafts.append(Draft([frame]))
    for draft in sides:
        draft.frames.append(frame)
        draft.frames.sort(key=lambda f: f.mention.first)


def _last_two(drafts: Sequence[Draft], frame: Frame) -> list[Draft]:
    """ "the two attacks": the two drafts told last, if they were told nearby."""
    near = [d for d in drafts if frame.mention.sentence - d.last_sentence <= _DUAL_REACH]
    return sorted(near, key=lambda d: d.frames[-1].mention.first)[-2:]


def _kept_apart(
    frames: Sequence[Frame], index: int, assigned: dict[int, Draft]
) -> tuple[Draft, ...]:
    """Drafts of the clauses that this one is told to come after, before or in answer to."""
    mention = frames[index].mention
    return tuple(
        draft
        for other, draft in assigned.items()
        if frames[other].mention.sentence == mention.sentence
        and frames[other].mention.clause is not mention.clause
        and max(frames[other].mention, mention, key=lambda m: m.first).relation
        in _DISTINCT_RELATIONS
    )


def _best(
    frame: Frame, drafts: Sequence[Draft], apart: Sequence[Draft], *, after_all: bool = False
) -> Draft | None:
    scored = [
        (score, position, draft)
        for position, draft in enumerate(drafts)
        if not any(draft is other for other in apart)
        and not contradicts(frame, draft)
        and (score := affinity(frame, draft, both_ways=after_all)) >= _threshold(frame, draft)
    ]
    if not scored:
        return None
    return max(scored, key=lambda item: (item[0], item[1]))[2]


def _threshold(frame: Frame, draft: Draft) -> float:
    if frame.place is None:
        return _ANAPHORIC if frame.mention.definite else _POINT_BACK
    place = draft.place
    near = frame.place.coarseness <= Coarseness.DISTRICT
    if near and place is not None and place.coarseness <= Coarseness.DISTRICT:
        if _same_name(frame.place, place):
            return 0.0
        return _NEIGHBOUR if frame.place.coarseness == place.coarseness else _CONTAINED
    return _JOIN


def affinity(frame: Frame, draft: Draft, *, both_ways: bool = False) -> float:
    """
    How much speaks for one event, where nothing contradicts it.

    Parameters
    ----------
    both_ways
        Whether mentions after the frame count as near, too.
    """
    score = 0.0
    if frame.day is not None and frame.day in {f.day for f in draft.frames}:
        score += 1.5
    if frame.number is not None and frame.number in {f.number for f in draft.frames}:
        score += 2.0
    types = {f.event_type for f in draft.frames} - {None}
    if frame.event_type is not None and frame.event_type in types:
        score += 0.5
    if frame.doer and frame.doer in {f.doer for f in draft.frames}:
        score += 0.4
    if frame.speaker and frame.speaker in {f.speaker for f in draft.frames}:
        score += 1.0
    score += _place_affinity(frame, draft)
    gap = draft.sentences_to(frame) if both_ways else draft.sentences_before(frame)
    score += _NEARNESS.get(gap, 0.0)
    if frame.mention.foiled and any(f.mention.foiled for f in draft.own):
        score += 1.0
    if frame.mention.definite or (frame.response and draft.response):
        score += 0.5
    if frame.anaphor and gap <= _ANAPHOR_REACH:
        score += 0.5
    prominence = _PROMINENCE_LATER if both_ways else _PROMINENCE
    return score + min(len(draft.frames), 5) * prominence


def _same_name(first: Name, second: Name) -> bool:
    a, b = first.toponym.resolution.place, second.toponym.resolution.place
    return first.toponym.text == second.toponym.text or (
        a is not None and b is not None and a.id == b.id
    )


def _place_affinity(frame: Frame, draft: Draft) -> float:
    place = draft.place
    if frame.place is None or place is None:
        return 0.0
    if _same_name(frame.place, place):
        return 1.5
    finest = max(frame.place.coarseness, place.coarseness)
    return 1.0 if finest <= Coarseness.DISTRICT else 0.5


def contradicts(frame: Frame, draft: Draft, *, mutual: bool = False) -> bool:
    """
    Whether a told value of the frame can't be true of the draft's event.

    Parameters
    ----------
    mutual
        True for an exchange of fire, which speaks of both sides and of both sides' weapons.
    """
    if mutual:
        return _other_day(frame, draft) or any(
            _elsewhere(frame.place, f.place) for f in draft.frames
        )
    return any(
        (
            _is_history(frame) != any(_is_history(f) for f in draft.frames),
            _other_side(frame, draft),
            _other_day(frame, draft),
            _other_fate(frame, draft),
            _other_part_of_day(frame, draft),
            _other_number(frame, draft),
            _other_type(frame, draft),
            any(_elsewhere(frame.place, f.place) for f in draft.frames),
            _other_country(frame, draft),
        )
    )


def _is_history(frame: Frame) -> bool:
    return frame.mention.status is Status.HISTORY


def _other_side(frame: Frame, draft: Draft) -> bool:
    if frame.mention.answers:
        return False
    if frame.mention.definite:
        # "the attack" is not the answer to it; "the strikes" may be.
        answers = frame.mention.response or frame.event_type is not None
        return draft.response and not answers
    if frame.response != draft.response:
        return True
    states = {f.agency.state for f in draft.own if f.agency.perpetrator}
    return (
        frame.agency.perpetrator is not None and bool(states) and (frame.agency.state not in states)
    )


def _other_day(frame: Frame, draft: Draft) -> bool:
    dates = [f.date for f in draft.frames if f.date]
    if frame.date is None or not dates:
        return False
    return not any(_same_time(frame.date, other) for other in dates)


def _same_time(first: Claim[EventDate], second: Claim[EventDate]) -> bool:
    """Overlap; an event may be up to two days older than the report that dates it."""
    a, b = first.value, second.value
    if first.basis is second.basis:
        return a.start <= b.end and b.start <= a.end
    older_a = _REPORTED_LATE if first.basis is Basis.INFERRED else timedelta(0)
    older_b = _REPORTED_LATE if second.basis is Basis.INFERRED else timedelta(0)
    return a.start - older_a <= b.end and b.start - older_b <= a.end


def _other_fate(frame: Frame, draft: Draft) -> bool:
    """What was foiled did not come down elsewhere."""
    foiled = any(f.mention.foiled for f in draft.own)
    return frame.mention.foiled != foiled and (
        _came_down(frame) if foiled else any(_came_down(f) for f in draft.own)
    )


def _came_down(frame: Frame) -> bool:
    return any(c.category is Category.VERB and c.key == "fall" for c in frame.mention.triggers)


def _other_part_of_day(frame: Frame, draft: Draft) -> bool:
    parts = {f.part_of_day for f in draft.frames} - {None}
    if frame.part_of_day is None or not parts or frame.part_of_day in parts:
        return False
    return not any(
        frozenset({frame.part_of_day, part}) in _ADJACENT_PARTS for part in parts if part
    )


def _other_number(frame: Frame, draft: Draft) -> bool:
    numbers = {f.number for f in draft.own if f.number is not None}
    if frame.number is None or not numbers or frame.number in numbers:
        return False
    # "three of them fell in ...": a part of the salvo just told.
    part = frame.number < max(numbers) and frame.day is None
    return not (part and draft.sentences_before(frame) <= _PART_REACH)


def _other_type(frame: Frame, draft: Draft) -> bool:
    types = {f.event_type for f in draft.own} - {None}
    if frame.event_type is None or not types or frame.event_type in types:
        return False
    return not any(
        frozenset({frame.event_type, other}) in _COMPATIBLE_TYPES for other in types if other
    )


def _elsewhere(first: Name | None, second: Name | None) -> bool:
    if first is None or second is None:
        return False
    a, b = first.toponym.resolution, second.toponym.resolution
    if a.point is None or b.point is None or a.uncertainty_m is None or b.uncertainty_m is None:
        return False
    return distance_m(a.point, b.point) > a.uncertainty_m + b.uncertainty_m + _SLACK_M


def _other_country(frame: Frame, draft: Draft) -> bool:
    countries = {c for f in draft.frames for c in f.countries}
    return bool(frame.countries) and bool(countries) and not countries & set(frame.countries)
