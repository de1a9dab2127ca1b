"""
What breaks into peaceful surroundings: a shell falls on a match, a drill turns real.

The words of a topic explain an event that stands among them. One that a word for a new scene cuts
off from them ("when", "because", "but") and that tells what flew and whom it hit is no part of it.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.senses import EVENT, GUARD, PREPOSITION, VERB, WEAPON
from dashboard.model import EventType

__all__ = ["cut_off", "interrupts"]

_STOPS: Final = frozenset({":", ";", "؛"})
_JOINED: Final = frozenset({"و", "ف"})  # clitics
_PICTURED: Final = frozenset(
    {"space", "arts", "fiction", "play", "sport", "fireworks", "smuggling"}
)
_FIGURED: Final = frozenset({"space", "play", "fireworks", "smuggling"})
# A whole text of these tells past or made-up things.
_WHOLE: Final = frozenset({"court", "arts", "space"})
# These tell of their own what they hear of.
_HEARSAY: Final = frozenset({"rumour", "trial", "court"})
# And these tell how they came.
_COMES_OF: Final = frozenset({"accident", "hazard", "remnant", "clearance"})
_GAMES: Final = frozenset({"sport", "play"})
_DONE: Final = frozenset({"strike", "fall", "launch", "destroy", "kill", "wound"})
_HARM: Final = frozenset({"killed", "wounded", "both", "kill", "wound"})
_NO: Final = 4  # tokens from "no" to "hurt"
_ARMS: Final = frozenset(
    {EventType.AIRSTRIKE, EventType.ARTILLERY, EventType.MISSILE, EventType.BOMBING}
)


def interrupts(document: Document, mention: Mention, sentence: Sentence, topic: str) -> bool:
    """
    Whether a mention tells of what broke into a topic's scene.

    Parameters
    ----------
    topic
        Of the whole text; empty where only the sentence speaks of one.
    """
    if topic in _WHOLE or not _tells_deed(document, mention):
        return False
    first, last, joint = _own_words(document, mention, sentence)
    guards = sentence.cues.by_category.get(GUARD, ())
    kills = any(c.key == "kill" for c in mention.triggers)
    inside = {
        c.key
        for c in guards
        if first <= c.first < last
        and not _is_hit(document, c)
        and not (kills and c.key in _GAMES)  # a shell killed a goalkeeper
    }
    around = {c.key for c in guards} - inside
    if inside or (not joint and around):
        return False
    turned = joint in document.little_words["turn"]
    if not turned and not around.isdisjoint(_HEARSAY if joint in _STOPS else _HEARSAY | _COMES_OF):
        return False
    causes = document.little_words["because"]
    pictured = around & (_FIGURED if joint in causes else _PICTURED)
    return _is_grave(document, mention, sentence) if topic or pictured else bool(joint)


def _tells_deed(document: Document, mention: Mention) -> bool:
    """Whether it tells what flew or raided, and that it came down: no mere explosion."""
    fresh = any(not _is_definite(document, c) for c in mention.cues.munitions)
    armed = fresh or any(
        c.sense.event_type in _ARMS and not c.sense.generic and c.key != "weak_type"
        for c in mention.cues
        if c.category in {EVENT, WEAPON} and not mention.definite
    )
    return armed and any(c.key in _DONE and c.category is VERB for c in mention.triggers)


def _is_definite(document: Document, munition: Cue) -> bool:
    """As in "the rocket": the one of the drill that was told before."""
    before = document.words[max(0, munition.first - 2) : munition.first]
    return munition.definite or not document.little_words["definite"].isdisjoint(before)


def _own_words(document: Document, mention: Mention, sentence: Sentence) -> tuple[int, int, str]:
    """Token range from the joint before what is told to the next one, and that joint's word."""
    start = min(c.first for c in (mention.triggers[0], *mention.cues.munitions))
    end = mention.triggers[-1].last
    before = list(_joints(document, "joint", sentence.first, start))
    first, joint = before[-1] if before else (sentence.first, "")
    if joint in document.little_words["meanwhile"]:
        first = start  # "while generals toasted the manoeuvres, three rockets fell"
    behind = (index for index, _ in _joints(document, "meanwhile", end, sentence.last))
    return first, next(behind, sentence.last), joint


def _joints(document: Document, key: str, first: int, last: int) -> Iterator[tuple[int, str]]:
    """Words for a new scene in a range of tokens, in Arabic without "and" and "so"."""
    words = document.little_words[key]
    for index in range(first, last):
        word = document.words[index]
        if word in words or word in _STOPS:
            yield index, word
        elif word[0] in _JOINED and word[1:] in words:
            yield index, word[1:]


def cut_off(document: Document, first: int, last: int) -> bool:
    """Whether a word for a new scene stands in a range of tokens."""
    return next(_joints(document, "joint", first, last), None) is not None


def _is_hit(document: Document, guard: Cue) -> bool:
    """As in "fell on the edge of the pitch": the place of a match is what was hit."""
    near = document.cues_in(max(0, guard.first - 3), guard.first)
    return any(c.category is PREPOSITION for c in near)


def _is_grave(document: Document, mention: Mention, sentence: Sentence) -> bool:
    """Whether people came to harm by it, told right there or in the next sentence."""
    more = sentence.last < len(document.words)
    told = document.cues_near(sentence.last) if more else sentence.cues
    behind = [c for c in told if c.first >= mention.first]
    return any(c.key in _HARM and not _is_denied(behind, c) for c in behind)


def _is_denied(cues: Sequence[Cue], harm: Cue) -> bool:
    """As in "nobody was hurt"."""
    return any(c.key == "negation" and 0 <= harm.first - c.last < _NO for c in cues)
