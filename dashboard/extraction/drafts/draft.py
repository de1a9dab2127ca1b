"""A report in the making: the frames of one article that tell one event."""

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dashboard.extraction.events.mention import Status
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.names import Coarseness, Name
from dashboard.model import Claim, EventDate, EventType, PartOfDay

__all__ = ["Draft", "near_drafts"]

_FAR: Final = 1_000_000
_REACH: Final = 60  # drafts before and after that an answer or a launch point may refer to
_IN_PASSING: Final = frozenset({"after", "hours_after", "since"})
_MOST_FRAMES: Final = 40  # mentions of one event kept; no article of ordinary length has more


@dataclass(slots=True)
class Draft:
    """
    A report in the making: the frames that tell one event, in text order.

    Attributes
    ----------
    own
        Its frames less those of an exchange, unless there is nothing else.
    place
        The most exact place named; the first of equals.
    response
        Whether it is told as an answer.
    history, foiled
        Whether a frame is told as history; whether an own one is told as foiled.
    types, states
        Told types of its own frames; whether their doers are states.
    dates, days, numbers, doers, speakers
        What its frames tell of each, without those that tell nothing.
    countries, places, parts, unknown
        Countries, places, parts of the day and names unknown that any of its frames tells.
    unplaced
        Whether an own frame names a target that the gazetteer does not know.
    is_reason
        Whether it is told only as what something else answers.
    """

    frames: list[Frame] = field(default_factory=list)
    own: list[Frame] = field(init=False)
    place: Name | None = field(init=False)
    response: bool = field(init=False)
    history: bool = field(init=False)
    foiled: bool = field(init=False)
    types: frozenset[EventType] = field(init=False)
    states: frozenset[bool] = field(init=False)
    dates: list[Claim[EventDate]] = field(init=False)
    days: set[date | None] = field(init=False)
    numbers: set[int | None] = field(init=False)
    doers: set[str] = field(init=False)
    speakers: set[str] = field(init=False)
    countries: set[str] = field(init=False)
    places: list[Name] = field(init=False)
    parts: set[PartOfDay] = field(init=False)
    unknown: set[str] = field(init=False)
    unplaced: bool = field(init=False)
    is_reason: bool = field(init=False)

    def __post_init__(self) -> None:
        self._sum_up()

    def add(self, frame: Frame) -> Frame | None:
        """Take a frame in, at its place in the text; give the one that endless retelling ousts."""
        ousted = self.frames.pop() if len(self.frames) >= _MOST_FRAMES else None
        insort(self.frames, frame, key=lambda f: f.mention.first)
        self._sum_up()
        return ousted

    def _sum_up(self) -> None:
        # Asked for by every comparison with a later frame, changed by few of them.
        frames = self.frames
        self.own = own = [f for f in frames if not f.mention.mutual] or frames
        self.place, self.types, self.states = None, frozenset(), frozenset()
        self.foiled = self.unplaced = self.response = self.history = False
        self.dates, self.places, self.is_reason = [], [], True
        self.days, self.numbers, self.doers, self.speakers = set(), set(), set(), set()
        self.countries, self.parts, self.unknown = set(), set(), set()
        for frame in own:
            self._sum_own(frame)
        for frame in frames:
            self._sum_any(frame)

    def _sum_own(self, frame: Frame) -> None:
        """Add what only the frames of no exchange tell of a draft."""
        place = frame.place
        if place and (self.place is None or place.coarseness < self.place.coarseness):
            self.place = place
        if frame.event_type is not None:
            self.types |= {frame.event_type}
        if frame.agency.perpetrator:
            self.states |= {frame.agency.state}
        self.foiled = self.foiled or frame.mention.foiled
        self.unplaced = self.unplaced or frame.unplaced

    def _sum_any(self, frame: Frame) -> None:
        """Add what each of its frames tells of a draft."""
        self.response = self.response or frame.response
        self.history = self.history or frame.mention.status is Status.HISTORY
        self.is_reason = self.is_reason and frame.mention.relation == "response"
        if frame.when:
            self.dates.append(frame.when)
        if frame.place and not self._tells_country_of_it(frame):
            self.places.append(frame.place)
        if frame.day is not None:
            self.days.add(frame.day)
        if frame.number is not None:
            self.numbers.add(frame.number)
        if frame.doer:
            self.doers.add(frame.doer)
        if frame.speaker:
            self.speakers.add(frame.speaker)
        if frame.part_of_day:
            self.parts.add(frame.part_of_day)
        if frame.countries:
            self.countries.update(frame.countries)
        if frame.unknown:
            self.unknown.update(frame.unknown)

    def _tells_country_of_it(self, frame: Frame) -> bool:
        """As in "X will punish those behind the attack": no place of it, where one is told."""
        wide = frame.place is not None and frame.place.coarseness >= Coarseness.COUNTRY
        return wide and frame.mention.definite and self.place is not frame.place

    @property
    def best(self) -> Frame:
        """The mention that tells the event best; the first of equals."""
        if len(self.frames) == 1:
            return self.frames[0]
        return max(self.frames, key=lambda f: (_telling(f, self.place), -f.mention.first))

    def sentences_before(self, frame: Frame) -> int:
        """Sentences from its latest mention before the frame; large where there is none."""
        first = frame.mention.first
        for told in reversed(self.frames):
            if told.mention.first <= first:
                return frame.mention.sentence - told.mention.sentence
        return _FAR

    def sentences_to(self, frame: Frame) -> int:
        """Sentences between the frame and its nearest own mention, either way."""
        return min(abs(frame.mention.sentence - f.mention.sentence) for f in self.own)

    @property
    def last_sentence(self) -> int:
        """Sentence of its latest mention."""
        return self.frames[-1].mention.sentence


def _telling(frame: Frame, place: Name | None) -> int:
    """How well a mention stands for its event: a noise heard, or one without place, tells less."""
    passing = frame.mention.definite or frame.mention.relation in _IN_PASSING
    vague = passing and frame.place is None and place is not None
    return -int(frame.means.weak and bool(frame.means.event_type)) - int(vague)


def near_drafts(draft: Draft, drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Drafts told around this one; all of them in an article of ordinary length."""
    first = draft.frames[0].mention.first
    at = bisect_right(drafts, first, key=lambda d: d.frames[0].mention.first)
    return drafts[max(0, at - _REACH) : at + _REACH]
