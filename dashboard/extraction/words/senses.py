"""What a word can mean to the reading of events."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dashboard.model import EventType

__all__ = [
    "ACTOR", "AGENCY", "ANAPHOR", "ANY_GROUP", "BEARING", "BLOCK", "CASUALTY", "CLAIMING",
    "CONNECTIVE", "DEMONYM", "EVENT", "GUARD", "HARM", "HITS", "MODALITY", "ORDINAL", "ORIGIN",
    "OUTCOME", "PREPOSITION", "SPEECH", "VERB", "WEAPON", "Category", "Number", "Sense",
]  # fmt: skip


class Category(StrEnum):
    """What a word does for the reading of events; `Sense.key` says more."""

    VERB = "verb"  # key: frame
    EVENT = "event"
    WEAPON = "weapon"
    PREPOSITION = "preposition"  # key: target, location, source
    CONNECTIVE = "connective"  # key: relation
    ORDINAL = "ordinal"  # key: first, next
    SPEECH = "speech"  # key: verbs, nouns, participles, complementizers, according, holders, others
    MODALITY = "modality"  # key: negation, threat, plan, repeated, anniversary, earlier
    ANAPHOR = "anaphor"  # key: facility, settlement, same, launcher, vehicle, found, event_same
    BEARING = "bearing"  # key: north, northeast, ...; m, km, mi, nmi
    ORIGIN = "origin"  # key: departs, coming, directed, traced; fire, firers, pronouns
    ACTOR = "actor"  # key: the actor's name
    AGENCY = "agency"  # key: accuse, claim, deny, by, stationed
    CASUALTY = "casualty"  # key: killed, wounded, both, people
    OUTCOME = "outcome"  # key: damage, miss, hit
    DEMONYM = "demonym"  # key: ISO 3166-1 alpha-2
    GUARD = "guard"  # key: topic that speaks against an incident (sports, arts, ...)
    BLOCK = "block"  # a fixed phrase whose words mean something else here


# Every rule asks every cue for its category. A constant answers at once; "Category.VERB" makes a
# call, ten times as slow: an enum looks for its members itself.
VERB: Final = Category.VERB
EVENT: Final = Category.EVENT
WEAPON: Final = Category.WEAPON
PREPOSITION: Final = Category.PREPOSITION
CONNECTIVE: Final = Category.CONNECTIVE
ORDINAL: Final = Category.ORDINAL
SPEECH: Final = Category.SPEECH
MODALITY: Final = Category.MODALITY
ANAPHOR: Final = Category.ANAPHOR
BEARING: Final = Category.BEARING
ORIGIN: Final = Category.ORIGIN
ACTOR: Final = Category.ACTOR
AGENCY: Final = Category.AGENCY
CASUALTY: Final = Category.CASUALTY
OUTCOME: Final = Category.OUTCOME
DEMONYM: Final = Category.DEMONYM
GUARD: Final = Category.GUARD
BLOCK: Final = Category.BLOCK

ANY_GROUP: Final = "armed group"  # key of the actor whom no name tells
CLAIMING: Final = frozenset({"claim", "responsibility"})  # keys: who says that it was they
HITS: Final = frozenset({"strike", "destroy", "fall", "explode"})  # keys: what came down
HARM_VERBS: Final = frozenset({"kill", "wound"})  # keys
HARM: Final = HARM_VERBS | {"killed", "wounded", "dies"}  # keys: who was harmed


class Number(StrEnum):
    """Grammatical number of an event or weapon noun."""

    SINGULAR = "singular"
    DUAL = "dual"
    PLURAL = "plural"
    MASS = "mass"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One meaning of a word; fields that do not apply keep their defaults."""

    category: Category
    key: str = ""
    number: Number | None = None
    event_type: EventType | None = None
    strong: bool = False  # tells of an event without a weapon beside it
    munition: bool = False  # is counted
    generic: bool = False  # its event type yields to a more telling weapon nearby
    aircraft: bool = False  # what flies with a crew, and may only pass by
    adjective: bool = False
    verbal_noun: bool = False
    future: bool = False
    nation: bool = False  # a country's own name, which is a place as often as a doer
    lands: bool = False  # a verb that tells of a hit, not of an aim
    armed: bool = False  # a verb of an attack only where a weapon or an event is told with it
    flown: bool = False  # a verb of attack only right behind a weapon: "jets went for"
    thrown: bool = False  # a verb of attack only with a munition for its object: "put rockets into"
    dropped: bool = False  # a verb of attack only with a bomb that falls: Arabic أسقط
    strike: bool = False  # a word used of states: "ضربة", "strike"
    state: bool = False  # an actor with an army and an air force, or what only those have
    by_air: bool = False  # an actor whose strikes are air strikes where no weapon is named
    needs: tuple[str, ...] = ()  # folded words, one of which must stand directly before
