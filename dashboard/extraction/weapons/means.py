"""What an event was done with: its type, the weapon words, and how many munitions."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dashboard.extraction.doers.killers import is_victim
from dashboard.extraction.doers.passives import is_done_to
from dashboard.extraction.events.beside import serves
from dashboard.extraction.events.blown_up import blows_up
from dashboard.extraction.events.mention import Mention
from dashboard.extraction.expressions.quantities import Quantity
from dashboard.extraction.locations.struck_sources import origin_told
from dashboard.extraction.syntax.elision import omitted_munition, weapon_elided
from dashboard.extraction.syntax.headers import COMMAS
from dashboard.extraction.weapons.aircraft import only_flies, verb_behind
from dashboard.extraction.weapons.munition_counts import UNCOUNTED, Counted, find_count
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import AGENCY, EVENT, PREPOSITION, VERB, WEAPON
from dashboard.model import Claim, Count, EventType

__all__ = ["Means", "answered_tokens", "find_means", "types_flown"]

# The more telling type wins where several stand together: a drone strike is told as a drone's.
_PRECEDENCE: Final[tuple[EventType, ...]] = (
    EventType.DRONE,
    EventType.AIRSTRIKE,
    EventType.MISSILE,
    EventType.ROCKET,
    EventType.ARTILLERY,
    EventType.BOMBING,
    EventType.SHOOTING,
)
_SHOT: Final = frozenset({EventType.ARTILLERY, EventType.ROCKET, EventType.MISSILE})
_DONE_BY_AIRCRAFT: Final = frozenset({"strike", "conduct", "destroy"})
_TARGET_REACH: Final = 14  # tokens of a list of targets: "against seven missiles, three drones and"
_GOVERNING: Final = frozenset({PREPOSITION, VERB})
_AGAINST: Final = words_of("against")
_BE: Final = words_of("be")
_BE_OR_BY: Final = words_of("be", "by")
_ADJECTIVE_REACH: Final = 3  # tokens between an event noun and an adjective of its weapon
_LAUNCHER_REACH: Final = 2  # "launch sites of rockets": the rockets there are no munitions fired
_MAKING: Final = 6  # tokens from "assembling" to the last of the munitions
_PASSIVE_REACH: Final = 2  # tokens of "was later" between the aircraft and "hit"
_LAUNCHERS: Final = frozenset({"launcher", "launchers", "launch_sites", "fire_source"})
_AVERTED: Final = frozenset({"intercept", "foil"})
_WEAK: Final = frozenset({"weak_type"})
_WITH: Final = words_of("with")
_NOTHING: Final = range(0)
_INSTRUMENT: Final = "ب"
_AND: Final = "و"
_ALSO: Final = "and"
_SAME: Final = " "
_LISTING: Final = frozenset({_ALSO, _AND})
_LINKS: Final = COMMAS | {_ALSO}
_JOINED_REACH: Final = 5  # tokens of "and at least three explosive"
_NOUN_CATEGORIES: Final = frozenset({EVENT, WEAPON, VERB})


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Means:
    """
    Type, weapon words and munition count of one mention.

    Attributes
    ----------
    event_type
        `None` where the words tell no type.
    listed
        Types in text order, for an exchange in which each side has its own.
    weak
        True where nothing but an explosion or "projectiles" is told.
    """

    event_type: Claim[EventType] | None = None
    weapons: tuple[Claim[str], ...] = ()
    counted: Counted = UNCOUNTED
    listed: tuple[EventType, ...] = ()
    weak: bool = False

    @property
    def count(self) -> Claim[Count] | None:
        """Told number of munitions."""
        return self.counted.number


def find_means(document: Document, mention: Mention, quantities: Sequence[Quantity]) -> Means:
    """
    Weapon, type and count of a mention.

    Parameters
    ----------
    quantities
        Quantities inside the mention's token range.
    """
    answers = "response" in mention.cues.by_key
    answered = answered_tokens(document, mention) if answers else _NOTHING
    typed = [c for c in mention.cues if c.sense.event_type is not None]
    cues = [c for c in typed if c.first not in answered and _tells_type(document, mention, c)]
    if "from_there" in mention.cues.by_key:
        other = origin_told(document, mention)
        cues = [c for c in cues if c.first not in other]
    if {c.key for c in mention.triggers} <= _AVERTED:
        # The fighter that shot a drone down is not what the drone attacked with.
        cues = [c for c in cues if c.sense.munition or c.sense.adjective]
    if "volley" in mention.cues.by_key:  # of shells or bullets, where they are told
        cues = [c for c in cues if c.key != "volley"] or cues
    if {c.key for c in cues} <= _WEAK:
        cues += [c for t in mention.triggers if (c := omitted_munition(document, t, mention.cues))]
    weapons = [c for c in cues if c.category is WEAPON]
    told = _event_type(document, cues or _elided(document, mention))
    if told is None or told.value is EventType.SHOOTING:
        told = _blown_up(document, mention) or told  # "gunmen blew up a bridge"
    return Means(
        event_type=told,
        weapons=tuple([_as_told(document, c) for c in weapons]),
        counted=find_count(document, mention, weapons, quantities),
        weak=False not in {c.key == "weak_type" or c.sense.generic for c in cues},
        listed=tuple([t for c in weapons if (t := c.sense.event_type) is not None]),
    )


def _blown_up(document: Document, mention: Mention) -> Claim[EventType] | None:
    verb = next((t for t in mention.triggers if blows_up(document, t, mention.clause)), None)
    if verb is None:
        return None
    return Claim(value=EventType.BOMBING, spans=(document.span(verb.first, verb.last),))


def _as_told(document: Document, weapon: Cue) -> Claim[str]:
    span = document.span(weapon.first, weapon.last)
    return Claim(value=document.text[span.start : span.end], spans=(span,))


def _elided(document: Document, mention: Mention) -> list[Cue]:
    """As in "nine were downed, one hit a tank", "and the second in X": what flew, told before."""
    if mention.relation == "next":
        told = document.cues_in(mention.sentence_first, mention.first)
        flown = told.munitions or told.by_key.get("volley", [])
        return list(flown[-1:])
    alone = mention.elides and not document.arabic
    weapon = weapon_elided(document, mention.clause) if alone else None
    return [weapon] if weapon is not None else []


def answered_tokens(document: Document, mention: Mention) -> range:
    """Give the tokens of "in response to the rocket": what was answered, not what answered."""
    answers = mention.cues.by_key.get("response")
    if not answers or mention.relation == "response":
        return _NOTHING
    first = answers[0].last
    commas = (i for i in range(first, mention.last) if document.words[i] in COMMAS)
    return range(first, next(commas, mention.last))


def types_flown(cues: Cues) -> frozenset[EventType]:
    """Give the types that what was fired may be of; a shell of any kind is no drone."""
    weapons = [c.sense for c in cues.by_category.get(WEAPON, ())]
    # Projectiles of any kind tell no type outright.
    told = {s.event_type for s in weapons if s.event_type is not None and not s.generic}
    if told or not any(s.generic and s.munition for s in weapons):
        return frozenset(told)
    return _SHOT


def _tells_type(document: Document, mention: Mention, cue: Cue) -> bool:
    """Whether a cue with an event type tells what the event was done with."""
    if cue.category is not WEAPON:
        return cue in mention.triggers or cue.key == "volley"
    sense, told = cue.sense, mention.cues.by_key
    fires = sense.generic and not sense.munition and _is_subject(document, mention, cue)
    flies = sense.event_type is EventType.AIRSTRIKE
    if (
        (_names_launcher(mention, cue) and not fires)
        or (sense.munition and not document.arabic and _is_struck(document, mention, cue))
        or (sense.munition and "fought" in told and _is_fought(mention, cue))
        or (sense.munition and not document.arabic and _is_made(document, mention, cue))
        or (flies and "undergo" in told and _came_under_fire(mention, cue))
        or (flies and not sense.munition and _is_hit(document, mention, cue))
        or (flies and _is_seen(mention, cue))
        or (sense.aircraft and only_flies(document, mention, cue))
        or is_victim(document, mention, cue)
        or (sense.adjective and "forces" in told and _names_forces(mention, cue))
    ):
        return False
    if sense.generic and not sense.munition:
        near = any(abs(t.first - cue.first) <= _ADJECTIVE_REACH for t in mention.triggers)
        operates = any(t.key == "operation" for t in mention.triggers)
        return near or fires or (operates and serves(cue))
    if sense.adjective:
        return any(
            c.category in _NOUN_CATEGORIES and 0 < cue.first - c.first <= _ADJECTIVE_REACH
            for c in mention.cues
        )
    return True


def _is_struck(document: Document, mention: Mention, munition: Cue) -> bool:
    """As in "strikes against seven missiles", "struck six drones ready to launch": the target."""
    low = max(mention.first, munition.first - _TARGET_REACH)
    cues = [c for c in mention.cues if low <= c.first < munition.first]
    governing = (c for c in reversed(cues) if c.category in _GOVERNING)
    involved = document.little_words["involved"]
    for cue in governing:
        words = document.words[cue.last : munition.first]
        if any(not word[0].isalnum() and word not in COMMAS for word in words):
            return False
        if any(word in _WITH or word in involved for word in words):
            return False  # "an attack on X with a missile", "on X involved five rockets"
        if cue.category is PREPOSITION:
            struck = document.words[cue.first] in _AGAINST
            noun = any(c.category is EVENT and c.last == cue.first for c in cues)
            return struck and noun
        active = document.words[cue.first - 1] not in _BE_OR_BY
        return cue.key == "strike" and not cue.sense.strong and active and _on_land(mention)
    return False


def _is_fought(mention: Mention, munition: Cue) -> bool:
    """As in Arabic "strikes against four boats and seven missiles"."""
    if munition.clitics.endswith(_INSTRUMENT):
        return False
    reach = range(munition.first - _TARGET_REACH, munition.first)
    against = [c.first for c in mention.cues.by_key["fought"] if c.first in reach]
    return bool(against) and not any(
        against[-1] < c.first < munition.first and c.category in _GOVERNING for c in mention.cues
    )


def _on_land(mention: Mention) -> bool:
    """As in "prepared to launch", "in rebel-held land": what is hit there does not fly."""
    return mention.has(AGENCY, "land_held")


def _is_made(document: Document, mention: Mention, munition: Cue) -> bool:
    """As in "workshops for assembling drones and missiles": what was made or kept there."""
    making = document.little_words["making"]
    for index in range(munition.first - 1, max(mention.first, munition.first - _MAKING) - 1, -1):
        word = document.words[index]
        if word in making:
            return True
        if not word[0].isalnum() or word in _WITH:
            return False
    return False


def _is_hit(document: Document, mention: Mention, aircraft: Cue) -> bool:
    """As in "a helicopter was hit by gunfire over X": it suffered what is told."""
    verb = next((t for t in mention.triggers if t.first >= aircraft.last), None)
    return (
        verb is not None
        and verb.key in {"strike", "destroy"}
        and verb.first - aircraft.last <= _PASSIVE_REACH
        and is_done_to(document, verb)
    )


def _came_under_fire(mention: Mention, aircraft: Cue) -> bool:
    """As in "a passenger jet came under fire": what suffered it did not do it."""
    return (
        not aircraft.sense.munition
        and aircraft.sense.event_type is EventType.AIRSTRIKE
        and any(0 <= c.first - aircraft.last <= 1 for c in mention.cues.by_key.get("undergo", ()))
    )


def _is_seen(mention: Mention, aircraft: Cue) -> bool:
    """As in "explosions were heard and helicopters seen": nothing tells that they struck."""
    flies = aircraft.sense.event_type is EventType.AIRSTRIKE and not aircraft.sense.adjective
    return flies and all(t.key == "weak_type" for t in mention.triggers)


def _names_forces(mention: Mention, adjective: Cue) -> bool:
    """As in Arabic "the air forces shot down a missile": who they are, not what was fired."""
    return adjective.sense.adjective and any(
        c.last == adjective.first for c in mention.cues.by_key.get("forces", ())
    )


def _is_subject(document: Document, mention: Mention, aircraft: Cue) -> bool:
    """As in "American aircraft of type F-16 had bombed": who bombs, with nothing told between."""
    verb = verb_behind(document, mention, aircraft)
    if verb is None:
        return False
    if verb.sense.verbal_noun and not _is_going_on(document, verb):
        return False
    if verb.category is not VERB or verb.key not in _DONE_BY_AIRCRAFT:
        return False
    return not aircraft.clitics.endswith(_INSTRUMENT)


def _is_going_on(document: Document, verb: Cue) -> bool:
    """As in "guns are pounding X": English only, where no verbal noun stands so."""
    before = document.words[max(0, verb.first - 2) : verb.first]
    return not document.arabic and not _BE.isdisjoint(before)


def _names_launcher(mention: Mention, cue: Cue) -> bool:
    if _LAUNCHERS.isdisjoint(mention.cues.by_key) or cue.clitics.endswith(_INSTRUMENT):
        return False  # "shelled the source of fire with artillery", in Arabic one word
    return any(
        c.key in _LAUNCHERS
        and not c.clitics.endswith(_INSTRUMENT)  # "with launchers of rockets"
        and (c.first <= cue.first < c.last or 0 <= cue.first - c.last < _LAUNCHER_REACH)
        for c in mention.cues
    )


def _event_type(document: Document, cues: Sequence[Cue]) -> Claim[EventType] | None:
    telling = [c for c in cues if not c.sense.generic and c.key != "weak_type"]
    firsts = _first_of_each(telling) or _first_of_each(cues)
    told = next(iter([t for t in _PRECEDENCE if t in firsts]), None)
    if told is EventType.DRONE and len(firsts) > 1:
        told = _joined_first(document, telling, told)
    if told is EventType.BOMBING and EventType.AIRSTRIKE in (all_told := _first_of_each(cues)):
        told, firsts = EventType.AIRSTRIKE, all_told  # "planes dropped fifty bombs"
    if told is None:
        return None
    return Claim(value=told, spans=(document.span(firsts[told].first, firsts[told].last),))


def _joined_first(document: Document, cues: Sequence[Cue], told: EventType) -> EventType:
    """As in "twenty rockets and three drones": the first of munitions told together, as counted."""
    munitions = [c for c in cues if c.sense.munition]
    drone = next((c for c in munitions if c.sense.event_type is told), None)
    before = [c for c in munitions if drone and c.last <= drone.first]
    if drone is None or not before or before[0].sense.event_type is None:
        return told
    joints = [_joint(document, a, b) for a, b in pairwise([*before, drone])]
    listed = "" not in joints and not _LISTING.isdisjoint(joints)
    return before[0].sense.event_type if listed else told


def _joint(document: Document, first: Cue, second: Cue) -> str:
    """Give the word that joins two munitions: "rockets, and at least three drones"; else empty."""
    between = document.words[first.last : second.first]
    if document.arabic:
        return _AND if second.clitics.startswith(_AND) and len(between) < _JOINED_REACH else ""
    if not between:
        return _SAME  # "Iskander missiles" are one
    if len(between) > _JOINED_REACH or between[0] not in _LINKS:
        return ""
    return between[1] if between[0] in COMMAS and between[1:2] == [_ALSO] else between[0]


def _first_of_each(cues: Sequence[Cue]) -> dict[EventType, Cue]:
    """First cue of each event type."""
    firsts: dict[EventType, Cue] = {}
    for cue in cues:
        if cue.sense.event_type is not None and cue.sense.event_type not in firsts:
            firsts[cue.sense.event_type] = cue
    return firsts
