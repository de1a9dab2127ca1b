"""What clauses that tell no event add to the event told before: a toll, or where it came from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.extraction.events.earlier_events import is_earlier_one
from dashboard.extraction.expressions.quantities import Qualifier, QuantityUnit
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.frames.harm_places import is_harmed_there, seat_of_speaker
from dashboard.extraction.launch_points.bearings import Bearing, find_bearing
from dashboard.extraction.launch_points.departures import comes_over
from dashboard.extraction.launch_points.launch_verbs import is_definite
from dashboard.extraction.launch_points.origins import find_origins, places_left
from dashboard.extraction.results.casualties import tells_casualties
from dashboard.extraction.results.earlier_tolls import tells_earlier
from dashboard.extraction.results.outcomes import Toll, find_toll
from dashboard.extraction.results.unharmed import with_denial
from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.syntax.names import Coarseness, Name, coarseness_of
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.weapons.fired_numbers import UNTOLD, fired_number
from dashboard.extraction.weapons.means import types_flown
from dashboard.extraction.weapons.munition_counts import ordinal_told
from dashboard.extraction.weapons.told_numbers import told_number
from dashboard.extraction.words.cues import Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import Phrases, words_of
from dashboard.extraction.words.senses import (
    ANAPHOR,
    CASUALTY,
    PREPOSITION,
    SPEECH,
    VERB,
    WEAPON,
)
from dashboard.model import Claim, Count, EventDate, EventType, Span

__all__ = ["Aside", "find_asides", "untold_origins"]

_OVERALL: Final = Phrases(words_of("overall"))
_BARE_NUMBER: Final = 5  # words of "that their number was twenty rockets"
_CAME_DOWN: Final = frozenset({"fall", "explode", "strike", "intercept"})
_AIRCRAFT: Final = frozenset({EventType.DRONE, EventType.AIRSTRIKE})
_BARE: Final = frozenset({WEAPON, ANAPHOR, SPEECH, PREPOSITION})


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Aside:
    """
    What a clause that tells no event of its own adds to the event told before it.

    Attributes
    ----------
    launch
        Where it was fired from, or where the launcher was found.
    flown
        What is told to have been fired from there; empty where that is not told.
    place
        Town or site where that was, if the clause says so: "a man was killed in X".
    when
        Day told in a sentence that tells of weapons but of no event.
    bearing
        How the place it was fired from lies from the one it hit, where that is all that is told.
    harmed_there
        Whether people are told to have come to harm at that place: "were killed in X".
    seat
        Whose governor or mayor tells of the people, where no place is told.
    of_it
        Whether that is the day of what was told before: "that was on Wednesday".
    overall
        Whether its toll is told of all: "in all, nine people were killed", "across the country".
    left
        Whether what flew is told to have left the place: then aircraft may have, too.
    strict
        Whether those weapons are new, not told again by another name.
    spoken_of
        Types of the weapons in the sentence before, where it names none.
    points_back
        Whether it is told of what was told before: "its source was X".
    fired
        Of how many munitions that is told, see `fired_number`.
    ordinal
        Which of several munitions it tells of: "a third fell short".
    count
        How many were fired: "spoke of fifteen rockets", "two drones took part".
    unfired
        Whether they were only ready to be fired.
    counted
        Types that what is counted may be of.
    """

    sentence: int
    span: Span
    toll: Toll
    launch: Name | None
    flown: frozenset[EventType] = frozenset()
    left: bool = False
    strict: bool = False
    spoken_of: frozenset[EventType] = frozenset()
    points_back: bool = False
    fired: int = UNTOLD
    bearing: Bearing | None = None
    count: Claim[Count] | None = None
    unfired: bool = False
    counted: frozenset[EventType] = frozenset()
    ordinal: int = 0
    place: Name | None = None
    harmed_there: bool = False
    seat: Name | None = None
    when: Claim[EventDate] | None = None
    of_it: bool = False
    overall: bool = False


def find_asides(
    reading: Reading, sentence: int, clause: Clause, *, beside: bool = False
) -> Iterator[Aside]:
    """
    Give what a clause without an event word adds: a toll, an origin, or nothing.

    Parameters
    ----------
    beside
        Whether another clause of the sentence tells an event.
    """
    if clause.last <= clause.first:
        return
    document = reading.document
    span = document.span(clause.first, clause.last)
    toll = _toll(reading, clause, span, beside=beside)
    names = reading.names_in(clause.first, clause.last)
    cues = clause.cues
    if clause.header:  # "said that they were fired from"
        cues = Cues((*clause.header.cues, *cues))
    origins = find_origins(document, cues, names) if names else ()
    if origins:
        origins = tuple([n for n in origins if not comes_over(cues, n)])
    told = any(n.toponym.resolution.point is not None for n in origins)
    flown = _flown(clause.cues, told=bool(origins))
    bearing = None if told else find_bearing(reading, cues)
    count = _count(reading, clause) or told_number(reading, clause)
    ordinal = 0 if toll else _ordinal(reading, clause)
    if toll or origins or count or bearing or ordinal:
        place = None if origins or bearing else next((n for n in names if _is_exact(n)), None)
        yield Aside(
            sentence=sentence,
            span=span,
            toll=toll,
            launch=min(origins, key=coarseness_of, default=None),
            flown=flown,
            spoken_of=_spoken_of(reading, clause) if origins and not flown else frozenset(),
            strict=bool(origins) and _is_new(reading, clause),
            points_back="its_source" in cues.by_key,
            fired=fired_number(reading, _said(clause, cues)) if origins else UNTOLD,
            left=bool(origins) and bool(places_left(document, clause.cues, origins)),
            bearing=bearing,
            count=count,
            unfired="ready" in cues.by_key,
            counted=types_flown(cues) if count else frozenset(),
            ordinal=ordinal,
            place=place,
            harmed_there=is_harmed_there(reading, clause, place, beside=beside),
            seat=seat_of_speaker(reading, clause) if toll and place is None else None,
            overall=bool(toll) and _is_overall(document, clause),
        )


def _is_overall(document: Document, clause: Clause) -> bool:
    """As in "In all, nine people were killed", Arabic "the total of the dead reached nine"."""
    words = document.words[clause.first : clause.last]
    return any(_OVERALL.end(words, first) is not None for first in range(len(words)))


def _toll(reading: Reading, clause: Clause, span: Span, *, beside: bool) -> Toll:
    """Give who came to harm by the event told before, not by one before that."""
    document, cues = reading.document, with_denial(clause.cues, clause.header)
    quantities = reading.quantities_in(span) if tells_casualties(cues) else ()
    toll = find_toll(document, cues, quantities, reading.toponyms_in(span))
    if clause.relation and toll and tells_earlier(document, clause, told=beside):
        return Toll()
    if toll and is_earlier_one(document, cues, apart=False):
        return Toll()  # "a previous strike left six dead"
    # "639 people have been killed since June": of many events
    return toll.risen() if "since" in cues.by_key else toll


def untold_origins(frames: Sequence[Frame]) -> Iterator[Aside]:
    """Frames that tell no event of their own but where one was fired from, as asides."""
    for frame in frames:
        if frame.only_tells_origin or frame.of_wider_salvo:
            flown = types_flown(frame.mention.cues)
            yield Aside(
                sentence=frame.mention.sentence,
                span=frame.span,
                toll=Toll(),
                launch=frame.launch,
                bearing=frame.bearing,
                flown=flown,
                fired=frame.fired,
                count=frame.means.count,
                counted=flown,
            )


def _flown(cues: Cues, *, told: bool) -> frozenset[EventType]:
    """Types fired; "the aircraft took off from X" may have had a crew or none."""
    weapons = cues.by_category.get(WEAPON, ()) if told else ()
    fliers = {c.first for c in weapons if c.sense.event_type is EventType.AIRSTRIKE}
    alike = {c.first for c in cues.by_key.get("fire", ())} if fliers else set()
    any_ = (c.first for c in weapons if c.sense.generic)
    return _AIRCRAFT if fliers & {*alike, *any_} else types_flown(cues)


def _spoken_of(reading: Reading, clause: Clause) -> frozenset[EventType]:
    """Types of the weapons in the sentence before, where "the launch point" names none."""
    near = reading.document.cues_near(clause.first)
    own = reading.document.cues_near(clause.first, back=0)
    first = own[0].first if own else clause.first
    types = types_flown(Cues([c for c in near if c.first < first and c.category is WEAPON]))
    return types if len(types) == 1 else frozenset()


def _is_new(reading: Reading, clause: Clause) -> bool:
    """As in "five rockets left X": a number of them, and no "the"."""
    if not clause.cues.munitions:
        return False
    cue = clause.cues.munitions[0]
    span = reading.document.span(max(clause.first, cue.first - 1), cue.last)
    counted = any(q.unit is QuantityUnit.COUNT for q in reading.quantities_in(span))
    return counted and not is_definite(reading.document, cue)


def _said(clause: Clause, cues: Cues) -> Cues:
    """Words of a clause; with those of who says it in Arabic, which says "that they" there."""
    return cues if clause.header and "that_they" in cues.by_key else clause.cues


def _is_exact(name: Name) -> bool:
    return name.coarseness <= Coarseness.SETTLEMENT and name.toponym.resolution.point is not None


def _ordinal(reading: Reading, clause: Clause) -> int:
    """As in "A third fell short": a munition more; "a third died" is none."""
    verbs = clause.cues.by_category.get(VERB, ())
    if not verbs or verbs[0].key not in _CAME_DOWN or CASUALTY in clause.cues.by_category:
        return 0
    return ordinal_told(reading.document, clause.first, clause.last, clause.cues)


def _count(reading: Reading, clause: Clause) -> Claim[Count] | None:
    """As in "the army spoke of fifteen rockets": a number of munitions, and nothing else told."""
    if clause.header is None or not clause.cues.munitions:
        return None
    document = reading.document
    about = (c.last for c in clause.cues.by_key.get("about", ()))
    start = next(about, clause.first)  # "the channel spoke of fifteen rockets"
    words = sum(word[0].isalnum() for word in document.words[start : clause.last])
    munitions = clause.cues.munitions
    others = any(
        c.category not in _BARE and c.key != "number_of_it" for c in clause.cues if c.first >= start
    )
    if words > _BARE_NUMBER or others or len(munitions) != 1:
        return None
    for quantity in reading.quantities_in(document.span(clause.first, clause.last)):
        noun, _ = document.tokens_of(quantity.noun_span.start, quantity.noun_span.end)
        first, _ = document.tokens_of(quantity.span.start, quantity.span.end)
        if first - start > 1:  # "their number twenty rockets", not "the party has 100,000"
            continue
        told = quantity.unit is QuantityUnit.COUNT and quantity.qualifier is not Qualifier.VAGUE
        if told and not quantity.partitive and not quantity.weak and noun == munitions[0].first:
            return Claim(value=quantity.value, spans=(quantity.span,))
    return None
