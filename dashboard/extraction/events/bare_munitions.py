"""
Munitions that tell of an attack without a word for it: "five shells arrived in X", "missiles on X".

What shells, rockets and one-way drones do to a place is told by any verb; few verbs tell what else
they may do there, and those are listed. English only: Arabic puts its verbs before their subjects.
"""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.syntax.headers import COMMAS, TRIGGERS
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import ACTOR, EVENT, MODALITY, PREPOSITION, VERB
from dashboard.model import EventType

__all__ = ["tells_by_itself"]

_UNTOLD: Final = frozenset(
    {"negation", "denial", "threat", "question", "feared", "plan", "mistaken", "alike", "habit"}
)
_QUIET: Final = frozenset({"leave", "undergo", "receive"})  # verbs that may stand beside it
_FLYING: Final = frozenset({EventType.DRONE, EventType.MISSILE})  # they may fly on, or be delivered
_BEFORE: Final = 5  # tokens of "at least a dozen Iranian-made"
_FILLERS: Final = 2  # tokens between it and its verb: "then suddenly"
_OWNED: Final = 8  # tokens of "of the border guard", "from the valley"
_GOVERNED: Final = 5  # tokens from "into" to the place: "a field near the village of"
_DONE_REACH: Final = 6  # tokens from "was turned" to "by": "into a heap of stones"
_PASSIVE: Final = words_of("be")
_HAD: Final = words_of("have")
_OFTEN: Final = "have"  # "drones have spread the war": told of many
_RELATIVES: Final = words_of(
    "relatives", "relatives_of_people", "relatives_of_places", "relatives_of_times"
)
_OWNING: Final = words_of("of", "from")
_POINTING: Final = ("facility", "settlement")  # "the plant", "the town"
_WAR: Final = frozenset({"kill", "wound", "intercept", "killed", "wounded", "damage", "debris"})
_JOINTS: Final = words_of("and", "by")
_ADVERB, _ENDING = "ly", "ed"
_SHORTEST: Final = 5  # characters of "aimed"; "need" and "feed" are shorter
_ONTO: Final = frozenset({"target", "location", "edge"})
_DIRECT: Final = words_of("aimed")


def tells_by_itself(document: Document, weapon: Cue, clause: Clause, places: Sequence[int]) -> bool:
    """Whether a munition without a word of attack beside it tells of one at a place."""
    if not weapon.sense.munition or weapon.sense.generic:
        return False
    inside = [p for p in places if clause.first <= p < clause.last] or [
        c.first for key in _POINTING for c in clause.cues.by_key.get(key, ())
    ]
    first = _phrase_start(document, weapon, clause) if inside and _is_quiet(clause) else None
    if first is None or not _is_of_war(document):
        return False
    if _did_it(document, clause, first):
        return True
    verb = _verb_behind(document, weapon, clause)
    if verb is None:
        return _stands_for_itself(document, weapon, clause, inside)
    return (
        _acts(document, weapon, verb)
        and not any(_is_finite(document, i) for i in range(clause.first, first))
        and _takes_place(document, clause, verb, first, inside)
    )


def _is_of_war(document: Document) -> bool:
    """Whether a text tells of arms besides: drones carry letters, shells lie on beaches."""
    told, kinds = document.cues.by_key, document.cues.by_category
    if not _WAR.isdisjoint(told) or ACTOR in kinds:
        return True
    if any(c.sense.strong or c.sense.strike for c in kinds.get(EVENT, ())):
        return True
    return any(c.sense.strong for c in kinds.get(VERB, ()))


def _is_quiet(clause: Clause) -> bool:
    """Whether nothing else in the clause tells of an event, or that none happened."""
    told = clause.cues.by_category
    if any(c.key in _UNTOLD for c in told.get(MODALITY, ())):
        return False
    return all(c.key in _QUIET for kind in TRIGGERS for c in told.get(kind, ()))


def _phrase_start(document: Document, weapon: Cue, clause: Clause) -> int | None:
    """First token of "at least four rockets", "a salvo of shells"; `None` of a known one."""
    words = document.words
    counting, known = document.little_words["counting"], document.little_words["known"]
    first = weapon.first
    for index in range(weapon.first - 1, max(clause.first, weapon.first - _BEFORE) - 1, -1):
        word = words[index]
        if word in known:
            if not counting.isdisjoint(words[index + 1 : weapon.first]):
                break  # "the first of some twenty rockets", "the day's third drone"
            return None
        if word == "about" and words[index + 1] not in counting:
            return None  # "talks about rockets"
        if word == "of":
            before = words[index - 1] if index > clause.first else ""
            if before in document.little_words["spoken"]:
                break  # "spoke of two rockets"
            if before not in counting:
                return None  # "a shipment of rockets"
        elif word not in counting and _stands_before(document, index):
            break
        first = index
    return first


def _stands_before(document: Document, index: int) -> bool:
    """Whether a word before a munition is none of its own: a comma, a preposition, a verb."""
    word = document.words[index]
    if not word[0].isalnum() or word in _JOINTS:
        return True
    return _is_preposition(document, index) or _is_finite(document, index)


def _is_preposition(document: Document, index: int) -> bool:
    cues = document.cues_in(index, index + 1)
    return any(c.category is PREPOSITION for c in cues)


def _is_finite(document: Document, index: int) -> bool:
    """As in "arrived", "sank": a verb in the past, by its ending or as listed."""
    word = document.words[index]
    if word in document.little_words["past"]:
        return True
    return word.endswith(_ENDING) and len(word) >= _SHORTEST and "-" not in word


def _verb_behind(document: Document, weapon: Cue, clause: Clause) -> int | None:
    """Token of the verb whose subject a munition is."""
    words = document.words
    owned = weapon.last < clause.last and words[weapon.last] in _OWNING
    if owned and words[weapon.last] == "of" and words[weapon.last + 1] != "the":
        return None  # "shells of walnuts"
    reach = _OWNED if owned else _FILLERS
    for index in range(weapon.last, min(weapon.last + reach + 1, clause.last)):
        word = words[index]
        if word in COMMAS or word in _PASSIVE or word == _OFTEN:
            return None
        if word not in _HAD and _is_finite(document, index):
            return index
        if not (owned or word in document.little_words["fillers"] or word.endswith(_ADVERB)):
            return None  # "drone fans cheered"
    return None


def _acts(document: Document, weapon: Cue, verb: int) -> bool:
    """Whether a verb tells what munitions do to a place, not what else is done with them."""
    word = document.words[verb]
    if word in document.little_words["idle"]:
        return False
    after = document.words[verb + 1] if verb + 1 < len(document.words) else ""
    if after == "by":
        return False  # "rockets carried by"
    flying = weapon.sense.event_type in _FLYING
    return not (flying and word in document.little_words["flying"])


def _takes_place(
    document: Document, clause: Clause, verb: int, first: int, places: Sequence[int]
) -> bool:
    """Whether a place is told where it happened: governed by "in" or "on", or the object."""
    for place in places:
        if verb < place <= verb + 2:
            return True
        between = document.words[verb:place]
        if place > verb and not _RELATIVES.isdisjoint(between):
            return False  # "spread a war that began in X"
        if place < first or place > verb:
            low = max(clause.first, place - _GOVERNED)
            near = [c for c in clause.cues if low <= c.first < place]
            if any(c.key in _ONTO and c.category is PREPOSITION for c in near):
                return True
    return False


def _stands_for_itself(
    document: Document, weapon: Cue, clause: Clause, places: Sequence[int]
) -> bool:
    """As in the headline "Three missiles on X": no verb in the clause, and "on" right behind."""
    words = document.words
    if weapon.last >= clause.last or words[weapon.last] not in _DIRECT:
        return False
    if not any(weapon.last < p <= weapon.last + _GOVERNED for p in places):
        return False
    spoken = document.little_words["spoken"]
    return not any(
        (_is_finite(document, i) and words[i] not in spoken)
        or words[i] in _PASSIVE
        or words[i] in _HAD
        for i in range(clause.first, clause.last)
    )


def _did_it(document: Document, clause: Clause, first: int) -> bool:
    """As in "was burned out by a drone", "was turned into a hole by": the munition did it."""
    words, by = document.words, first - 1
    if by <= clause.first or words[by] != "by":
        return False
    for verb in range(by - 1, max(clause.first, by - _DONE_REACH), -1):
        word = words[verb]
        if not word[0].isalpha():
            return False
        if _is_finite(document, verb):
            seen = word in document.little_words["idle"] or word in document.little_words["flying"]
            return not seen and not _PASSIVE.isdisjoint(words[verb - 2 : verb])
    return False
