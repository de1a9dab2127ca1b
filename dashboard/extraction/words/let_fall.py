"""
Verbs that shoot down what flies, or bring down what does not.

As in Arabic أسقط, to let fall; in English "brought down two drones", "brought down a roof".
"""

from collections.abc import Sequence
from enum import Enum, auto
from itertools import takewhile
from typing import Final

from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.lexicon import Lexicon
from dashboard.extraction.words.morphology import object_pronouns
from dashboard.extraction.words.senses import WEAPON
from dashboard.model import EventType

__all__ = ["Fall", "topples", "what_falls"]

_NEAR: Final = 6  # tokens from the verb to the bomb: "a small Russian drone a grenade"
_SUBJECT: Final = 2  # tokens between the verb and the aircraft that lets fall
_DEFENCES: Final = 3  # tokens behind the verb in which an air defence is its subject
# Tokens between "brought down" and "building" of "a five-storey apartment building".
_FALLEN: Final = 5
_BE: Final = words_of("be")
_ENDING: Final = words_of("prepositions") | {",", "."}
_ENDS: Final = frozenset(".!?؟؛;\n")


class Fall(Enum):
    """What a verb that may mean either tells of."""

    SHOT_DOWN = auto()
    BOMB = auto()
    HARMLESS = auto()  # leaflets, aid


def what_falls(words: Sequence[str], cues: Sequence[Cue], verb: Cue, lexicon: Lexicon) -> Fall:
    """
    Tell bombs that were let fall from what was shot down.

    As in "a drone let fall a grenade on X", in either order, and "the bombs that jets let fall";
    what air defences bring down, and drones laden with charges, were shot down.

    Parameters
    ----------
    words, cues
        Folded tokens of the text, and its cues near the verb.
    """
    low, high = _bounds(words, verb)
    told = lexicon.little_words
    if not told["airdropped"].isdisjoint(words[verb.last : high]):
        return Fall.HARMLESS
    weapons = [c for c in cues if c.category is WEAPON and not c.sense.adjective]
    before = [c for c in weapons if low <= c.first and c.last <= verb.first]
    behind = [c for c in weapons if verb.last <= c.first < high]
    defended = not told["defences"].isdisjoint(words[verb.last : min(high, verb.last + _DEFENCES)])
    if words[verb.first].endswith(object_pronouns()):
        unpowered = not told["bombs_dropped"].isdisjoint(words[low : verb.first])
        done = bool(before) and _is_bomb(before[-1]) and bool(behind) and _is_aircraft(behind[0])
        return Fall.BOMB if done or (unpowered and not defended) else Fall.SHOT_DOWN
    if not behind or behind[0].clitics:
        return Fall.SHOT_DOWN
    if _is_aircraft(behind[0]):
        near = not verb.sense.verbal_noun and behind[0].first - verb.last < _SUBJECT
        carried = takewhile(lambda c: not _is_aircraft(c), behind[1:])  # no drone with a bomb
        falls = near and any(
            _is_bomb(c) and not c.clitics and not _is_laden(words, behind[0], c, told["laden"])
            for c in carried
        )
        return Fall.BOMB if falls else Fall.SHOT_DOWN
    flown = bool(before) and _is_aircraft(before[-1]) and _is_bomb(behind[0])
    charge = behind[0].sense.event_type is EventType.BOMBING
    onto = not defended and _falls_onto(words, behind[0], high, lexicon)
    return Fall.BOMB if flown or charge or onto else Fall.SHOT_DOWN


def topples(words: Sequence[str], cues: Sequence[Cue], verb: Cue, lexicon: Lexicon) -> bool:
    """As in "brought down a five-storey building", "the roof was brought down"; English."""
    if verb.first and words[verb.first - 1] in _BE:
        first, last = max(0, verb.first - _FALLEN), verb.first
    else:
        first, last = verb.last, verb.last
        high = min(len(words), verb.last + _FALLEN)
        while last < high and words[last] not in _ENDING:
            last += 1
    if lexicon.little_words["toppled"].isdisjoint(words[first:last]):
        return False
    return all(c.category is not WEAPON or not first <= c.first < last for c in cues)


def _bounds(words: Sequence[str], verb: Cue) -> tuple[int, int]:
    """Tokens round the verb, as far as its sentence goes."""
    low, high = verb.first, verb.last
    while low and verb.first - low <= _NEAR and words[low - 1] not in _ENDS:
        low -= 1
    while high < len(words) and high - verb.last <= _NEAR and words[high] not in _ENDS:
        high += 1
    return low, high


def _falls_onto(words: Sequence[str], bomb: Cue, high: int, lexicon: Lexicon) -> bool:
    """As in "Israel let fall bombs on X"; what is shot down is shot down over it."""
    told = lexicon.little_words
    return words[bomb.first] in told["bombs_dropped"] and not told["onto"].isdisjoint(
        words[bomb.last : high + _NEAR]
    )


def _is_laden(words: Sequence[str], drone: Cue, bomb: Cue, laden: frozenset[str]) -> bool:
    """As in "shot down seven drones «laden»": an adjective of those that were shot down."""
    between = [word for word in words[drone.last : bomb.last] if word[0].isalnum()]
    return len(between) == 1 and between[0] in laden


def _is_aircraft(weapon: Cue) -> bool:
    """Whether it flies and carries: a jet, a helicopter, a drone."""
    flies = weapon.sense.event_type is EventType.AIRSTRIKE and not weapon.sense.munition
    return flies or weapon.sense.event_type is EventType.DRONE


def _is_bomb(weapon: Cue) -> bool:
    """Whether it has no engine: a bomb, a shell, a charge."""
    unpowered = weapon.sense.event_type in {EventType.ARTILLERY, EventType.AIRSTRIKE}
    return (unpowered and weapon.sense.munition) or weapon.sense.event_type is EventType.BOMBING
