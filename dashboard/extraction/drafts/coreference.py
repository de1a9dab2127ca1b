"""
Which mentions of one article tell the same event.

Mentions are taken in text order. One that contradicts a draft (another day, count, weapon, side or
place) never joins it; one that names its place joins the draft at that place; one that only points
back ("the attack", "the same base") joins the best draft that nothing contradicts.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from dashboard.extraction.days.event_dates import REPORTED
from dashboard.extraction.drafts.contradictions import contradicts, same_unknown, tells_otherwise
from dashboard.extraction.drafts.draft import Draft
from dashboard.extraction.drafts.one_sentence import meanwhile_elsewhere, tells_of_it
from dashboard.extraction.drafts.separate_places import adjoins, points_into
from dashboard.extraction.events.mention import Status
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.names import Coarseness, Name, lies_elsewhere, same_place
from dashboard.extraction.syntax.pluperfects import PLUPERFECT
from dashboard.model import DatePrecision

__all__ = ["Draft", "group_frames"]

_JOIN: Final = 1.5  # affinity that a mention of a wide place needs
# Affinity of what the next sentence tells of an event placed in a country alone.
_DETAIL: Final = 1.0
_NEIGHBOUR: Final = 2.2  # affinity that a mention of another name nearby needs
_CONTAINED: Final = 0.5  # affinity that a mention of a town needs for a site in it
_ANAPHORIC: Final = 0.5  # affinity that "the attack" needs
_NEARNESS: Final = {0: 1.0, 1: 0.6, 2: 0.3, 3: 0.2, 4: 0.15, 5: 0.1}  # by sentences since the draft
_POINT_BACK: Final = 0.6  # affinity that a mention without a place needs
_PROMINENCE: Final = 0.05  # for each mention: what is told more is meant more
_PROMINENCE_LATER: Final = 0.2  # the same, for a lead that sums up what follows
_ANAPHOR_REACH: Final = 3  # sentences back to the place that "the base" means
_MANY_DRAFTS: Final = 60  # compared at most: keeps the cost linear in endless texts
# Before the latest event told: a past one, told for comparison.
_HISTORY: Final = timedelta(days=21)
_SURE: Final = 0.8  # confidence of a place, no namesake of it
_SALVO_M: Final = 40_000  # metres between the places that rockets of one salvo hit
_PART_REACH: Final = 2  # sentences back to the salvo that "the other" is of
_IN_PASSING: Final = 0.4  # against an event told only as what another came after
_EVER: Final = 1_000_000  # sentences: a draft told later has no mention before
_DUAL_REACH: Final = 2  # sentences back to the two events that "the two attacks" means
_NO_EVENT: Final = frozenset({Status.NEGATED, Status.HYPOTHETICAL, Status.AGGREGATE})
_PRECEDING: Final = frozenset({"after", "hours_after", "day_after", "response"})
_DISTINCT_RELATIONS: Final = frozenset(
    {"after", "hours_after", "day_after", "response", "next", "gap", "unlike", PLUPERFECT}
)


def group_frames(frames: Sequence[Frame]) -> tuple[Draft, ...]:
    """
    Group an article's frames into drafts, one for each event.

    Parameters
    ----------
    frames
        In text order.

    Returns
    -------
    tuple of Draft
        In order of first mention. A frame that joins nothing and could not stand alone is left
        out.
    """
    grouping = _Grouping(frames)
    left = [index for index in range(len(frames)) if not grouping.place(index)]
    for index in left:
        grouping.place_later(index)
    return tuple(sorted(grouping.drafts, key=lambda d: d.frames[0].mention.first))


@dataclass(slots=True)
class _Grouping:
    """Drafts so far, which frame went where, and the latest day of all drafts."""

    frames: Sequence[Frame]
    drafts: list[Draft] = field(default_factory=list)
    assigned: dict[int, Draft] = field(default_factory=dict)
    newest: date | None = None

    def place(self, index: int) -> bool:
        """Join a frame to what came before, or open a draft; `False` puts it off."""
        frame = self.frames[index]
        if frame.mention.status in _NO_EVENT or (frame.mention.plural and frame.points_at_many):
            return True
        if frame.mention.dual and frame.mention.definite and frame.place is None:
            for told in self._last_two(frame):
                self._add(told, frame)
            return True
        if frame.mention.mutual:
            return False
        draft = self._resumed(index) or self._best(index)
        if draft is None and not frame.stands_alone:
            return False
        self._join(index, draft)
        return True

    def place_later(self, index: int) -> None:
        """Join a frame put off, now that all drafts are known; or leave it out."""
        frame = self.frames[index]
        if frame.mention.mutual:
            self._join_both_sides(frame)
            return
        if frame.mention.definite and frame.place is None and frame.day is None:
            return  # nothing before it to point back to
        if frame.only_tells_origin:
            return  # of what was told before it, see `untold_origins`
        draft = self._best(index, after_all=True)
        untold = frame.refers_to_untold or (frame.befalls_site and not self.drafts)
        if draft is not None or untold:
            self._join(index, draft)

    def _resumed(self, index: int) -> Draft | None:
        """As in Arabic "raided X, and fired at it five rockets": the event told just before."""
        frame, before = self.frames[index], self.frames[index - 1] if index else None
        if before is None:
            return None
        # "in revenge", said of the rest that fell short, is said of the whole salvo
        rest = frame.mention.part and frame.mention.sentence == before.mention.sentence
        if frame.response is not before.response and not rest:
            return None
        if frame.is_renewed:
            return None
        if frame.mention.part and not _is_far(frame.place, before.place):
            # "one landed in Y, the rest fell short"
            close = frame.mention.sentence - before.mention.sentence <= _PART_REACH
            return self.assigned.get(index - 1) if close and frame.day is None else None
        if not frame.aims_at_it:
            return None
        near = frame.mention.sentence == before.mention.sentence
        told = frame.mention.relation in _DISTINCT_RELATIONS
        return self.assigned.get(index - 1) if near and not told else None

    def _join(self, index: int, draft: Draft | None) -> None:
        """Add a frame to a draft, or open one with it."""
        frame = self.frames[index]
        if draft is None:
            draft = self._open(frame)
        else:
            self._add(draft, frame)
        self.assigned[index] = draft

    def _join_both_sides(self, frame: Frame) -> None:
        """As in "exchanged fire": told of the attack and of its answer; alone, it is one event."""
        joined = False
        for response in (False, True):
            fitting = [
                d
                for _, d in self._recent(frame)
                if d.response is response and not contradicts(frame, d, mutual=True)
            ]
            if fitting:
                self._add(min(fitting, key=lambda d: d.sentences_to(frame)), frame)
                joined = True
        if not joined and frame.stands_alone:
            self._open(frame)

    def _last_two(self, frame: Frame) -> list[Draft]:
        """As in "the two attacks": the two drafts told last, if they were told nearby."""
        sentence = frame.mention.sentence
        near = [d for d in self.drafts if sentence - d.last_sentence <= _DUAL_REACH]
        return sorted(near, key=lambda d: d.frames[-1].mention.first)[-2:]

    def _kept_apart(self, index: int) -> list[Draft]:
        """Drafts of the clauses that this one is told to come after, before or in answer to."""
        frame = self.frames[index]
        mention = frame.mention
        apart = []
        for other in self._sentence_of(index):
            if self.frames[other].mention is mention:
                apart.append(self.assigned[other])  # "struck A and B"
                continue
            earlier, later = sorted((self.frames[other].mention, mention), key=lambda m: m.first)
            if earlier.clause is not later.clause and (
                (later.relation in _DISTINCT_RELATIONS and not tells_of_it(earlier, later))
                or (later.relation == "while" and meanwhile_elsewhere(self.frames[other], frame))
            ):
                apart.append(self.assigned[other])
        return apart

    def _sentence_of(self, index: int) -> Iterator[int]:
        """Frames of the same sentence that have a draft."""
        frames, sentence = self.frames, self.frames[index].mention.sentence
        for indexes in (range(index - 1, -1, -1), range(index + 1, len(frames))):
            for other in indexes:
                if frames[other].mention.sentence != sentence:
                    break
                if other in self.assigned:
                    yield other

    def _best(self, index: int, *, after_all: bool = False) -> Draft | None:
        frame = self.frames[index]
        if frame.comes_later:
            return None
        apart = [id(draft) for draft in self._kept_apart(index)]
        renewed = frame.is_renewed
        scored = [
            (score, position, draft)
            for position, draft in self._recent(frame)
            if not (apart and id(draft) in apart)
            and not contradicts(frame, draft)
            and not (after_all and _is_older(draft, frame, self.newest))
            and not (after_all and _recalls_only(frame) and _is_told_later(draft, frame))
            and not (frame.mention.another and _is_elsewhere(frame, draft))
            and not (renewed and draft.sentences_before(frame) < _EVER)
            and (score := affinity(frame, draft, both_ways=after_all)) >= _threshold(frame, draft)
        ]
        return max(scored, key=lambda item: item[:2])[2] if scored else None

    def _open(self, frame: Frame) -> Draft:
        """Begin a draft with a frame."""
        draft = Draft([frame])
        self.drafts.append(draft)
        self._note_day(frame)
        return draft

    def _add(self, draft: Draft, frame: Frame) -> None:
        """Add a frame to a draft; keep up to date what the latest day is."""
        ousted = draft.add(frame)
        if ousted is not None and ousted.day == self.newest:
            days = (f.day for d in self.drafts for f in d.frames if f.day)
            self.newest = max(days, default=None)
        self._note_day(frame)

    def _note_day(self, frame: Frame) -> None:
        if frame.day is not None and (self.newest is None or frame.day > self.newest):
            self.newest = frame.day

    def _recent(self, frame: Frame) -> list[tuple[int, Draft]]:
        """Drafts told near the frame; all of them in an article of ordinary length."""
        if len(self.drafts) <= _MANY_DRAFTS:
            return list(enumerate(self.drafts))
        at = bisect_left(self.drafts, frame.mention.first, key=lambda d: d.frames[0].mention.first)
        low = max(0, at - _MANY_DRAFTS // 2)
        return list(enumerate(self.drafts[low : low + _MANY_DRAFTS], start=low))


def _is_older(draft: Draft, frame: Frame, newest: date | None) -> bool:
    """Whether a draft told only later is of long ago or of no day, and the frame not dated."""
    if frame.when is not None or frame.mention.definite or not draft.dates:
        return False
    if not _is_told_later(draft, frame):
        return False
    if all(when.value.precision is not DatePrecision.DAY for when in draft.dates):
        return True
    latest = max(when.value.end for when in draft.dates)
    return newest is not None and newest - latest > _HISTORY


def _recalls_only(frame: Frame) -> bool:
    """As in "the bombs had fallen on houses", before a drone drops a bomb on X: not these."""
    return frame.mention.recalls and not frame.mention.definite


def _is_told_later(draft: Draft, frame: Frame) -> bool:
    return draft.frames[0].mention.first > frame.mention.first


def _is_far(place: Name | None, before: Name | None) -> bool:
    """As in "one hit X; a second fell in Y", surely Y, and too far for one salvo."""
    if place is None or place.coarseness > Coarseness.SETTLEMENT:
        return False  # "a third fell in the river"
    sure = place.toponym.resolution.confidence >= _SURE
    return sure and lies_elsewhere(place, before, slack_m=_SALVO_M)


def _is_elsewhere(frame: Frame, draft: Draft) -> bool:
    """Whether "another drone" hit a place that the draft does not name."""
    place = frame.place
    return place is not None and not any(_same_name(place, told) for told in draft.places)


def _threshold(frame: Frame, draft: Draft) -> float:
    # "it was shot down before it crossed into X": no more of a place than none
    wide = frame.place is not None and frame.place.coarseness >= Coarseness.COUNTRY
    if frame.place is None or (frame.mention.elides and wide):
        return _ANAPHORIC if frame.mention.definite else _POINT_BACK
    if same_unknown(frame, draft):
        return 0.0
    place = draft.place
    # Where only sirens sounded is told as yet, any place told with them will do.
    warned = place is None and any(f.warned for f in draft.frames)
    # "Shrapnel of the missile fell in Y": what was told came down there, too.
    debris = frame.mention.recalls and "debris" in frame.mention.cues.by_key
    near = frame.place.coarseness <= Coarseness.DISTRICT
    if warned or debris or tells_otherwise(frame, draft) or points_into(frame, draft):
        return _ANAPHORIC
    if near and place is not None and place.coarseness <= Coarseness.DISTRICT:
        if _same_name(frame.place, place):
            return 0.0
        alike = frame.place.coarseness == place.coarseness and not adjoins(frame, place)
        return _NEIGHBOUR if alike else _CONTAINED
    return _DETAIL if near and _details(frame, draft) else _JOIN


def _details(frame: Frame, draft: Draft) -> bool:
    """As in "strikes in Yemen on Tuesday. It hit a depot near Hodeidah": a country, then where."""
    widest = Coarseness.PROVINCE if draft.frames[0].mention.plural else Coarseness.COUNTRY
    wide = draft.place is not None and draft.place.coarseness >= widest
    return (
        wide
        and frame.day is None
        and not frame.mention.another
        and not frame.mention.relation
        and draft.sentences_before(frame) == 1
    )


def affinity(frame: Frame, draft: Draft, *, both_ways: bool = False) -> float:
    """
    How much speaks for one event, where nothing contradicts it.

    Parameters
    ----------
    both_ways
        Whether mentions after the frame count as near, too.
    """
    score = 0.0
    if frame.day is not None and frame.day in draft.days and not _as_reported(frame):
        score += 1.5
    if frame.number is not None and frame.number in draft.numbers:
        score += 2.0
    types = {f.event_type for f in draft.frames} if frame.event_type is not None else set()
    if frame.event_type in types:
        score += 0.5
    elif types - {None}:
        score += 0.3  # missiles of an air strike, a drone's strike: else it would contradict
    if frame.doer and frame.doer in draft.doers:
        score += 0.4
    if frame.speaker and frame.speaker in draft.speakers and not _same_breath(frame, draft):
        score += 1.0
    score += _place_affinity(frame, draft)
    gap = draft.sentences_to(frame) if both_ways else draft.sentences_before(frame)
    score += _NEARNESS.get(gap, 0.0)
    score -= _IN_PASSING * (gap > 0 and frame.place is None and _is_told_in_passing(draft))
    if frame.mention.foiled and draft.foiled:
        score += 1.0
    if frame.mention.definite or (frame.response and draft.response):
        score += 0.5
    if frame.anaphor and gap <= _ANAPHOR_REACH:
        score += 0.5
    prominence = _PROMINENCE_LATER if both_ways else _PROMINENCE
    return score + min(len(draft.frames), 5) * prominence


def _is_told_in_passing(draft: Draft) -> bool:
    """As in "jets bombed X hours after a missile hit Y. The raid ...": it is about X."""
    mentions = [f.mention for f in draft.frames]
    # Arabic "and hours after jets bombed Y" tells the next event
    return all(m.relation in _PRECEDING and m.first > m.sentence_first for m in mentions)


def _as_reported(frame: Frame) -> bool:
    """Whether its day is only that of the report, and the event may be of the day before."""
    return frame.when is not None and frame.when.reason == REPORTED


def _same_breath(frame: Frame, draft: Draft) -> bool:
    """As in "said that shells fell on X, and that drones hit Y": who says both joins no two."""
    return any(f.mention.sentence == frame.mention.sentence for f in draft.frames)


def _same_name(first: Name, second: Name) -> bool:
    return first.toponym.text == second.toponym.text or same_place(first, second)


def _place_affinity(frame: Frame, draft: Draft) -> float:
    place = draft.place
    if same_unknown(frame, draft):
        return 1.5
    if frame.place is None or place is None:
        return 0.0
    if _same_name(frame.place, place):
        return 1.5
    finest = max(frame.place.coarseness, place.coarseness)
    return 1.0 if finest <= Coarseness.DISTRICT else 0.5
