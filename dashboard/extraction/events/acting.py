"""
Munitions and aircraft that are the subject of whatever verb: "a shell pierced a roof in X".

News finds ever new verbs for what a rocket does: it visits, ploughs up, finds its way. A munition
right behind a finite verb, or right before one, has done something where a place is told behind it.
Verbs of harm and of arrival are listed; any other verb needs something that it is done to, and must
not be one of flying, showing, making or owning.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from dashboard.extraction.events.bare import comes_down
from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.lexicon import load_lexicon
from dashboard.extraction.words.senses import (
    ACTOR,
    CASUALTY,
    DEMONYM,
    EVENT,
    GUARD,
    ORDINAL,
    OUTCOME,
    VERB,
    WEAPON,
)
from dashboard.model import EventType

__all__ = ["is_air_defence", "tells_alone"]

_FLOWN: Final = frozenset({EventType.DRONE, EventType.AIRSTRIKE})
_READ: Final = frozenset({CASUALTY, OUTCOME, GUARD})
_ATTRIBUTES: Final = frozenset({ACTOR, WEAPON, DEMONYM, ORDINAL})
_DONE_TO: Final = frozenset(
    {"people", "vehicle", "things", "positions", "facility", "vessel", "onto", "own_positions"}
)
_RESULTS: Final = frozenset({"damage", "killed", "wounded", "both"})
_COUNTS: Final = frozenset({"counts", "amount", "partial", "another"})
_FEMININE, _PLURAL, _SINGULAR = "ت", "ات", "ه"
_SUBJECTS: Final = ("تا", "ت", "ا", "")  # endings of a perfect whose subject is told with it
_PREFIXES: Final = frozenset("يت")
_JOINED: Final = frozenset("وف")
_SHORTEST: Final = 2
_WITH: Final = "ب"
_RESULT: Final = 14  # tokens from the damage to what did it
_BLAMED: Final = 2  # tokens from "because of" to the shells
_NUMBER: Final = 3  # tokens from the verb to the munition: "at least three"
_ADJECTIVES: Final = 3  # tokens from the munition to its verb
_OBJECT: Final = 4  # tokens from either to what it was done to
_PLACE: Final = 14  # tokens from the munition to the place


def tells_alone(document: Document, noun: Cue, clause: Clause, places: Sequence[int]) -> bool:
    """Whether a weapon tells of an event though no verb of an attack is there."""
    told = clause.cues.by_category
    if EVENT not in told and VERB not in told:
        if comes_down(document, noun, clause, places):
            return True
        if places and _does_damage(document, noun, clause, places):
            return True
    sense = noun.sense
    if noun.clitics or sense.adjective or not (sense.munition or sense.event_type in _FLOWN):
        return False
    return _acts(document, noun, clause, places)


def _acts(document: Document, noun: Cue, clause: Clause, places: Sequence[int]) -> bool:
    """Whether a munition or an aircraft does something at a place told behind it."""
    sense = noun.sense
    last = min(clause.last, noun.last + _PLACE)
    placed = [place for place in places if noun.last <= place < last]
    if not placed and (noun.definite or not sense.munition):
        return False
    verb = _verb_before(document, noun, clause)
    if verb is None and not noun.definite:
        verb = _verb_behind(document, noun, clause)
    if verb is None or not (placed or _is_listed(document.words[verb])):
        return False
    if not sense.munition and not _is_done_to(clause, max(verb + 1, noun.last)):
        return False  # "two planes were diverted to X"
    behind = document.words[noun.last : noun.last + 1] + document.words[verb + 1 : verb + 2]
    return document.little_words["airspace"].isdisjoint(behind)


def _does_damage(document: Document, noun: Cue, clause: Clause, places: Sequence[int]) -> bool:
    """As in "a school in X was damaged by a shell", "burned because of two drones"."""
    sense, cues = noun.sense, clause.cues
    if not sense.munition or sense.adjective or not _RESULTS.intersection(cues.by_key):
        return False
    if not any(clause.first <= place < clause.last for place in places):
        return False
    if noun.clitics[-1:] == _WITH:
        first = noun.first
    else:
        because = document.little_words["blamed_on"]
        near = range(max(clause.first, noun.first - _BLAMED), noun.first)
        first = next((i for i in near if document.words[i] in because), -1)
    return any(
        0 < first - c.first <= _RESULT and c.clitics[-1:] != _WITH
        for key in _RESULTS
        for c in cues.by_key.get(key, ())
    )


def is_air_defence(document: Document, clause: Clause) -> bool:
    """As in Arabic "the batteries stopped a drone": whoever else stops one stops a shipment."""
    if "airborne" in clause.cues.by_key:
        return True
    defences = document.little_words["defences"]
    return not defences.isdisjoint(document.words[clause.first : clause.last])


def _verb_before(document: Document, noun: Cue, clause: Clause) -> int | None:
    """Find the verb that a munition, with its number, stands right behind."""
    index = noun.first - 1
    if index < clause.first:
        return None
    numbers = document.little_words["numbers"]
    low = max(clause.first, index - _NUMBER)
    for cue in reversed(clause.cues):  # a loop: most often the only thing that is done here
        if cue.first == index > low and cue.key in _COUNTS:
            index -= 1
    while index > low and document.words[index] in numbers:
        index -= 1
    return index if _is_deed(document, noun, clause, index) else None


def _verb_behind(document: Document, noun: Cue, clause: Clause) -> int | None:
    """Find the verb that stands right behind a munition and its adjectives."""
    first = _behind_make(document, noun.last, clause.last)
    for index in range(first, min(first + _ADJECTIVES, clause.last)):
        if [c for c in clause.cues if c.first <= index < c.last and c.category in _ATTRIBUTES]:
            continue
        if _is_deed(document, noun, clause, index):
            return index
        if not document.words[index].endswith(_SINGULAR):
            return None  # no adjective
    return None


def _behind_make(document: Document, first: int, last: int) -> int:
    """As in "a shell of the make «X» pierced": the token behind the make, where one is told."""
    makes = document.little_words["makes"]
    for index, word in enumerate(document.words[first : first + _ADJECTIVES], first):
        if index < last and word in makes:
            behind = index + 1
            quoted = document.words[behind : behind + 1]
            if quoted and not quoted[0][0].isalnum():
                behind += 1
                while behind < last and document.words[behind][0].isalnum():
                    behind += 1
            return min(behind + 1, last)
    return first


def _is_deed(document: Document, noun: Cue, clause: Clause, index: int) -> bool:
    word = document.words[index]
    if len(word) < _SHORTEST:
        return False
    for cue in clause.cues:
        if cue.first <= index < cue.last and cue.category not in _READ and not _is_halted(cue):
            return False
    idle = document.little_words["idle"]
    bare = word[1:] if word[0] in _JOINED else word
    if word in idle or bare in idle:
        return False
    if _is_listed(word):
        return True
    if noun.definite or not noun.sense.munition:
        return False
    feminine = word.endswith(_FEMININE) and not word.endswith(_PLURAL)
    singular = document.words[noun.first].endswith(_SINGULAR)
    return feminine and singular and _is_done_to(clause, max(index + 1, noun.last))


def _is_halted(verb: Cue) -> bool:
    """As in Arabic "hunted": done to drones, or by them."""
    return verb.key == "intercept" and verb.sense.armed


@lru_cache(maxsize=4096)
def _is_listed(word: str) -> bool:
    told = load_lexicon("ar").little_words
    deeds, now = told["deeds"], told["deeds_now"]
    for form in (word, word[1:]) if word[:1] in _JOINED else (word,):
        if form[:1] in _PREFIXES and form[1:] in now:
            return True
        if any(form.endswith(e) and form.removesuffix(e) in deeds for e in _SUBJECTS):
            return True
    return False


def _is_done_to(clause: Clause, first: int) -> bool:
    return any(c.key in _DONE_TO and first <= c.first < first + _OBJECT for c in clause.cues)
