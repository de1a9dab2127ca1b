"""The record of a mention with its arguments filled in, and what kind of telling it is."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dashboard.extraction.doers.agency import Agency
from dashboard.extraction.events.mention import Mention, Status
from dashboard.extraction.events.renewals import happens_anew
from dashboard.extraction.launch_points.bearings import Bearing
from dashboard.extraction.launch_points.origins import finds_launcher
from dashboard.extraction.results.outcomes import Toll
from dashboard.extraction.syntax.names import Coarseness, Name
from dashboard.extraction.weapons.fired_numbers import UNTOLD
from dashboard.extraction.weapons.means import Means
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.senses import ANAPHOR, EVENT, MODALITY, VERB
from dashboard.model import Basis, Claim, DatePrecision, EventDate, EventType, PartOfDay, Span

__all__ = ["Frame"]

_NEXT: Final = frozenset({"then", "next", "hours_after"})


@dataclass(slots=True, kw_only=True, eq=False)
class Frame:
    """
    One mention and what its sentence says of it; not frozen for the reason that a mention is not.

    Attributes
    ----------
    place
        The target chosen; `None` where the mention names none.
    alternatives
        Further targets of the same event.
    when
        Its own date phrase, resolved, or the date of the report that tells it.
    countries
        Countries told, for telling events apart.
    on_launcher
        True where the target is the launcher, or the source of fire.
    unknown
        Folded names of targets that the gazetteer does not know.
    unplaced
        True where its target is named, but the gazetteer does not know the name.
    anaphor
        Kind of place a definite noun points back to (`facility`, `settlement`), or empty.
    pointed
        True where the place is what a definite noun points back to ("the base"): told before.
    seat
        Place that the local official who reports it governs.
    warned
        Place where sirens sounded, told beside it; where it hit, if nothing else says so.
    bearing
        How the place it was fired from lies from the one it hit, where no name tells.
    fired
        Of how many munitions its launch point is told, see `fired_number`.
    one_more
        True where it is told as one more: "a third rocket", "another drone".
    answers_at
        Place of what it is told as an answer to.
    speaker
        Folded word for the institution that reports it, or empty.
    event_type
        Told event type; an explosion alone tells none.
    doer
        Name of the doer, or empty.
    number
        Told number of munitions.
    day, part_of_day
        Told day, where it is one day; told part of the day.
    hour
        Told hour after midnight, about.
    likely
        True where no word tells of an event, and a learned model took it for one.
    goes_back
        True where it is told as what came before: "had hit X".
    of_several
        True where its number is told of several places together, and counted at another one.
    """

    mention: Mention
    span: Span
    header_span: Span | None
    place: Name | None
    alternatives: tuple[Name, ...]
    launch: Name | None
    means: Means
    agency: Agency
    toll: Toll
    when: Claim[EventDate] | None
    response: bool
    countries: tuple[str, ...]
    on_launcher: bool = False
    anaphor: str = ""
    pointed: bool = False
    unplaced: bool = False
    unknown: frozenset[str] = frozenset()
    seat: Name | None = None
    warned: Name | None = None
    bearing: Bearing | None = None
    fired: int = UNTOLD
    one_more: bool = False
    answers_at: Name | None = None
    speaker: str = ""
    hour: int | None = None
    goes_back: bool = False
    likely: bool = False
    of_several: bool = False
    event_type: EventType | None = field(init=False)
    doer: str = field(init=False)
    number: int | None = field(init=False)
    day: date | None = field(init=False)
    part_of_day: PartOfDay | None = field(init=False)

    def __post_init__(self) -> None:
        # Asked for by every comparison with a draft.
        means, when = self.means, self.when.value if self.when else None
        told = None if means.weak else means.event_type
        self.event_type = told.value if told else None
        self.doer = self.agency.perpetrator.value if self.agency.perpetrator else ""
        counted = means.counted
        # "two more", "a third", "the missile": with those told before
        added = counted.more or counted.ordinal or counted.recalled
        self.number = counted.number.value.best if counted.number and not added else None
        self.day = when.start if when and when.precision is DatePrecision.DAY else None
        self.part_of_day = when.part_of_day if when else None

    @property
    def _on_stated_day(self) -> bool:
        return self.day is not None and self.when is not None and self.when.basis is Basis.STATED

    @property
    def is_sum(self) -> bool:
        """Several attacks on a region or on several countries: no single event."""
        wide = self.place is not None and self.place.coarseness >= Coarseness.REGION
        if self.mention.status is not Status.TOLD or not wide:
            return False
        several = self.mention.plural or self.mention.has(ANAPHOR, "positions")
        if several and len(self.countries) > 1:
            return True
        if not self.mention.plural:
            return False
        dated = self.when is not None and self.when.basis is Basis.STATED
        return self.number is None and not self.mention.definite and not dated

    @property
    def is_one_raid(self) -> bool:
        """As in "six raids on the edge of X": aircraft that came once, however often they fired."""
        flown = self._on_stated_day and self.event_type is EventType.AIRSTRIKE
        # A town and its governorate share a name: "ten raids on Hodeidah on Tuesday".
        widest = Coarseness.PROVINCE if flown else Coarseness.DISTRICT
        near = self.place is not None and self.place.coarseness <= widest
        return (
            near
            and (
                flown
                or (self._on_stated_day and self.mention.plural)
                or any(c.sense.event_type or c.sense.strike for c in self.mention.triggers)
            )
            and self.mention.relation != "since"
            and "repeated" not in self.mention.cues.by_key
            and (self.when is None or self.when.value.precision is DatePrecision.DAY)
        )

    @property
    def is_one_series(self) -> bool:
        """As in "a series of raids on X on Thursday", "replied with a series": one operation."""
        return (
            self.mention.status is Status.AGGREGATE
            and self.mention.relation != "since"
            and self.place is not None
            and self.place.coarseness <= Coarseness.DISTRICT
            and (self._on_stated_day or self.response)
            and VERB in self.mention.cues.by_category
        )

    @property
    def is_echo(self) -> bool:
        """As in "the explosions were heard in X": no event of its own, and X was not hit."""
        weak = self.mention.definite and self.means.weak
        return weak and "heard" in self.mention.cues.by_key

    @property
    def is_noise(self) -> bool:
        """As in "residents heard 14 explosions in the town": of what was told before."""
        noise = all(c.key == "weak_type" for c in self.mention.triggers)
        return noise and bool(self.anaphor) and self.day is None

    @property
    def aims_at_it(self) -> bool:
        """As in "and fired at it": the target is a pronoun, for the place told just before."""
        at_it = self.mention.cues.by_key.get("aim_pronoun", ())
        return self.place is None and any(
            0 <= c.first - t.last <= 1 for t in self.mention.triggers for c in at_it
        )

    @property
    def refers_to_untold(self) -> bool:
        """A definite event at a place of its own that nothing else tells: "the raid on X"."""
        return (
            self.mention.status is Status.TOLD
            and not self.pointed
            and self.place is not None
            and self.place.coarseness <= Coarseness.PROVINCE
        )

    @property
    def befalls_site(self) -> bool:
        """As in "X is a large base. Five rockets fell inside the base": news of a site named."""
        verbs = (c for c in self.mention.triggers if c.category is VERB)
        return (
            self.pointed
            and not self.mention.definite
            and not self.mention.recalls
            and self.mention.status is Status.TOLD
            and self.event_type is not None
            and any(not c.sense.verbal_noun for c in verbs)
        )

    @property
    def _recalls_fire(self) -> bool:
        """As in Arabic "The missiles damaged a villa": of those told before."""
        return self.mention.recalls and self.day is None and self.number is None

    @property
    def is_timed(self) -> bool:
        """As in "in the evening of that day", "then": told at a time of its own."""
        told = self.mention
        anew = told.another and EVENT in told.cues.by_category
        return self.part_of_day is not None or anew or told.relation in _NEXT

    @property
    def only_tells_origin(self) -> bool:
        """As in "the rockets were launched from X": no target and no day of its own."""
        return (
            (self.launch is not None or self.bearing is not None)
            and self.place is None
            and not self.unplaced
            and self.warned is None
            and self.day is None
            and (self.mention.status is Status.TOLD or finds_launcher(self.mention.cues))
            and not any(_strikes(c) for c in self.mention.triggers)
            and not self.mention.has(MODALITY, "alike")  # "like those fired from X"
        )

    @property
    def of_wider_salvo(self) -> bool:
        """As in "They were part of a barrage launched from X at Israel": no pin could show it."""
        return (
            self.launch is not None
            and self.mention.status is Status.TOLD
            and self.place is not None
            and self.place.coarseness >= Coarseness.COUNTRY
            and not self._on_stated_day
        )

    @property
    def points_at_many(self) -> bool:
        """As in "these attacks": several at once, without a place, a day or a weapon."""
        return (
            self.mention.definite
            and not self.mention.dual
            and self.place is None
            and self.event_type is None
            and (self.when is None or self.when.basis is Basis.INFERRED)
        )

    @property
    def _hits_ship(self) -> bool:
        """As in "a tanker was struck in the Gulf of Aden": what was hit is told, not with what."""
        struck = any(c.category is VERB and c.key == "strike" for c in self.mention.triggers)
        return struck and self._is_of_a_ship

    @property
    def _attacks_ship(self) -> bool:
        """As in "a drone attack on a ship in the Red Sea": a noun tells it, and its weapon."""
        return not self.mention.plural and self.event_type is not None and self._is_of_a_ship

    @property
    def _is_of_a_ship(self) -> bool:
        told = self.mention.cues.by_key
        return "vessel" in told and "repeated" not in told and "since" not in told

    @property
    def comes_later(self) -> bool:
        """As in Arabic "An hour later a rocket fell on X": none of what was told before."""
        mention = self.mention
        if mention.relation != "hours_after" or mention.first != mention.sentence_first:
            return False
        verb = mention.triggers[0]
        later = [
            c.last for c in mention.cues if c.first == mention.first and c.key == "hours_after"
        ]
        finite = verb.category is VERB and not verb.sense.verbal_noun
        fresh = finite and not mention.definite and not mention.recalls
        return fresh and any(0 <= verb.first - last <= 1 for last in later)

    @property
    def is_renewed(self) -> bool:
        """As in "hours later, a second attack on the same base": no attack told before it."""
        timed = self.hour is not None or self.when is not None
        return self.place is not None and happens_anew(self.mention, timed=timed)

    @property
    def stands_alone(self) -> bool:
        """Whether it could be an event that nothing else tells."""
        if self.mention.definite or self.mention.status is not Status.TOLD:
            return False
        if self.on_launcher:
            return True  # its place is where the launcher fired from
        if self.pointed and not self.is_renewed:
            # what befell "the base" at no other time is what was told of it before
            return self._on_stated_day or self.comes_later or (self.befalls_site and self.is_timed)
        if self.place is None:
            shot_down = self.mention.intercepted and self.means.event_type is not None
            # "American planes hit it", "One fell on a depot": what did it is told, if weakly
            known = self.mention.elides or any(map(_strikes, self.mention.triggers))
            typed = self.event_type is not None or (self.means.event_type is not None and known)
            told = self.unplaced and typed and not self._recalls_fire
            return told or (bool(self.warned) and (typed or shot_down))
        if self.place.coarseness < Coarseness.REGION:
            return True
        keys, triggers = self.mention.cues.by_key, self.mention.triggers
        noun = any(c.category is EVENT for c in triggers)  # "carried out raids"
        conducted = keys.get("conduct", ()) if noun else ()
        light = (*keys.get("undergo", ()), *conducted, *triggers)
        finite = any(c.category is VERB and not c.sense.verbal_noun for c in light)
        counts_on = self.mention.another and not self.mention.cues.munitions  # "another in Y"
        typed = (bool(self.event_type) and not counts_on) or self.response or self._hits_ship
        known = (finite and typed) or self._attacks_ship
        return known or self.number is not None or self.day is not None


def _strikes(trigger: Cue) -> bool:
    """As in "bombers flown from X struck 85 targets": an event, though its place is not told."""
    finite = trigger.category is VERB and not trigger.sense.verbal_noun
    return finite and trigger.key == "strike"
