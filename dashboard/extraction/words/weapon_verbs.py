"""Verbs of every day that tell of an attack only with a weapon for their subject or object."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.let_fall import Fall, topples, what_falls
from dashboard.extraction.words.lexicon import Lexicon
from dashboard.extraction.words.senses import EVENT, WEAPON
from dashboard.model import EventType

__all__ = ["MOST_NEAR", "is_done", "with_weapons"]

_BESIDE: Final = 3  # tokens between the weapon and its verb: "jets had later also gone for"
_AGENT: Final = 4  # tokens from "chased down" to who did: "by a small Turkish drone"
_OBJECT: Final = 4  # tokens between the verb and the weapon: "put at least three Grad rockets into"
_AIMED: Final = 5  # tokens from the weapon to "into": "three rockets one after the other into"
_HUNTED: Final = 6  # tokens from the verb to the prey: "a lone and slow motorbike"
_TOLD: Final = 60  # tokens back to the jets that "they" are
MOST_NEAR: Final = 2 * _TOLD
"""Cues before and behind a verb that are looked at; few words have several."""
_ADVERB, _GERUND = "ly", "ing"
_THEY: Final = words_of("it")


def with_weapons(words: Sequence[str], cues: Sequence[Cue], lexicon: Lexicon) -> Sequence[Cue]:
    """
    Leave out verbs that need a weapon right beside them and have none.

    Parameters
    ----------
    words
        Folded tokens of the text.
    cues
        In text order.
    """
    if lexicon.language == "en":
        cues = _with_toppled(words, cues, lexicon)
    falls = {
        cue.first: what_falls(words, _near(cues, index), cue, lexicon)
        for index, cue in enumerate(cues)
        if cue.sense.dropped and lexicon.language != "en"
    }
    idle = {
        id(cue)
        for index, cue in enumerate(cues)
        if (cue.sense.flown and not is_done(words, _near(cues, index), cue, lexicon))
        or (cue.sense.thrown and not _has_object(words, _near(cues, index), cue, lexicon))
    }
    if falls:
        idle.update(map(id, _misread(cues, falls)))
    return [cue for cue in cues if id(cue) not in idle] if idle else cues


def _with_toppled(words: Sequence[str], cues: Sequence[Cue], lexicon: Lexicon) -> Sequence[Cue]:
    """As in "brought down a roof": struck, not shot down; English only."""
    down = [i for i, c in enumerate(cues) if c.sense.dropped]
    down = [i for i in down if topples(words, _near(cues, i), cues[i], lexicon)]
    if not down:
        return cues
    told = list(cues)
    for index in down:
        cue = cues[index]
        sense = replace(cue.sense, key="strike", lands=True)
        told[index] = Cue(cue.first, cue.last, sense, cue.clitics, cue.definite)
    return told


def _misread(cues: Sequence[Cue], falls: Mapping[int, Fall]) -> Iterator[Cue]:
    """Verbs that shoot down or let fall where they do the other, and jets that drop leaflets."""
    harmless = [first for first, fall in falls.items() if fall is Fall.HARMLESS]
    beside = {i for first in harmless for i in range(first - _BESIDE, first + _BESIDE + 1)}
    for cue in cues:
        fall = falls.get(cue.first)
        if cue.sense.dropped:
            misread = fall is not Fall.BOMB
        elif cue.category is WEAPON:
            misread = cue.first in beside
        else:
            misread = cue.key == "intercept" and fall in {Fall.BOMB, Fall.HARMLESS}
        if misread:
            yield cue


def _near(cues: Sequence[Cue], index: int) -> Sequence[Cue]:
    """Cues round one of them, more than any rule here looks for: the cost stays linear."""
    return cues[max(0, index - MOST_NEAR) : index + MOST_NEAR]


def is_done(words: Sequence[str], cues: Sequence[Cue], verb: Cue, lexicon: Lexicon) -> bool:
    """
    Whether the weapon that a verb needs does what it tells.

    As in "jets went for X", "was chased down by a drone"; "They went on to bomb Y".
    """
    if words[verb.last : verb.last + 1] == ["by"]:
        doers = [c for c in cues if 0 < c.first - verb.last <= _AGENT and _fits(verb, c)]
    else:
        doers = _subjects(words, cues, verb, lexicon)
    if not doers:
        return False
    civil = lexicon.little_words["civil"]
    if not verb.sense.armed and any(words[c.first] not in civil for c in doers):
        return True
    prey = lexicon.little_words["prey"]
    return not prey.isdisjoint(words[verb.last : verb.last + _HUNTED])


def _subjects(words: Sequence[str], cues: Sequence[Cue], verb: Cue, lexicon: Lexicon) -> list[Cue]:
    """Weapons right before a verb; before "they", those told last."""
    low = verb.first
    while low and verb.first - low <= _BESIDE and _fills(words[low - 1], lexicon):
        low -= 1
    if low and words[low - 1] in _THEY:
        return [c for c in cues if 0 < verb.first - c.first <= _TOLD and _fits(verb, c)]
    return [
        c
        for c in cues
        if c.first < low == c.last and _fits(verb, c) and _leads(words, c.first, lexicon)
    ]


def _leads(words: Sequence[str], first: int, lexicon: Lexicon) -> bool:
    """Whether a weapon is the subject itself: no "tanker carrying drones", "man with a drone"."""
    told = lexicon.little_words
    while first and words[first - 1] in told["counting"]:
        first -= 1
    before = words[first - 1] if first else ""
    return not (before.endswith(_GERUND) or before in told["away"])


def _fills(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.little_words["fillers"] or word.endswith(_ADVERB)


def _fits(verb: Cue, cue: Cue) -> bool:
    """Whether a cue is of a weapon that a verb goes with."""
    if verb.sense.event_type not in {None, cue.sense.event_type}:
        return False
    if cue.category is WEAPON:
        return not cue.sense.adjective and cue.sense.event_type is not EventType.SHOOTING
    return cue.category is EVENT and cue.key not in {"operation", "weak_type"}


def _has_object(words: Sequence[str], cues: Sequence[Cue], verb: Cue, lexicon: Lexicon) -> bool:
    """As in "put three rockets into X", "stopped two drones over X"."""
    near = (c for c in cues if 0 <= c.first - verb.last <= _OBJECT and c.sense.munition)
    munition = next(near, None)
    if munition is None:
        return False
    told, between = lexicon.little_words, words[verb.last : munition.first]
    if "of" in between and told["counting"].isdisjoint(between[: between.index("of")]):
        return False  # "stopped a shipment of rockets"
    if not told["away"].isdisjoint(between):
        return False  # "caught a man with a drone"
    ways = told["aloft" if verb.key == "intercept" else "aimed"]
    for index in range(munition.last, min(munition.last + _AIMED, len(words) - 1)):
        if words[index] in ways:
            return words[index + 1] not in told["shown"]
    return False
