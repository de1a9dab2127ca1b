"""
Tell what sounds like an attack and is none: sport, space, drills, weather, accidents, trials.

A topic's words must be many, and the words for armed actors and casualties few, before a whole
text is set aside; a sentence that speaks the topic's words is set aside sooner. How much it takes
depends on the topic: a storm hurts people, a quarrel in parliament uses no weapon.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from dashboard.extraction.events.interruptions import interrupts
from dashboard.extraction.events.mention import Mention, Status
from dashboard.extraction.events.newsworthy import tells_news
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import (
    ACTOR,
    CASUALTY,
    EVENT,
    GUARD,
    MODALITY,
    OUTCOME,
    PREPOSITION,
    WEAPON,
)
from dashboard.model import EventType

__all__ = ["TOPIC_REASONS", "Topic", "find_topic", "set_aside"]

_PEACEFUL_WORDS: Final = 3  # words of one topic that make a text its own
_FEWER_THAN: Final = 1.0  # words of violence for each word of the topic, at most
_LEADING_WORDS: Final = 2  # words of a topic that one of the first sentences names
_AIMED: Final = 3  # tokens from "at" to "exercise"
_DENIED: Final = 4  # tokens from "no" to "hurt"
_OPENING: Final = 2  # sentences that say what a text is about

_WHOLE_TEXT: Final = frozenset(
    {
        "sport", "space", "arts", "clearance", "test", "exercise", "festivity", "court", "weather",
        "farming", "arms", "hoax", "cyber",
    }
)  # fmt: skip
_WIDER: Final = {  # words that mean their topic wherever they stand
    "play": "sport", "fixture": "sport", "fiction": "arts", "remnant": "clearance",
    "fireworks": "festivity",
}  # fmt: skip
_WEIGHTS: Final = {"fireworks": 2, "hoax": 3}  # words for nothing else
_OF_STATES: Final = frozenset({"exercise", "test", "space", "arms"})
_SPORT, _PLAY = "sport", "play"
_NO_NEWS: Final = "no news"
_UNARMED: Final = "unarmed"  # a text in which nobody bears arms and nobody is hurt
_BEARERS: Final = frozenset(
    {"forces", "alarm", "vessel", "positions", "launcher", "launchers", "claim"}
)
_FESTIVITY: Final = "festivity"
_VENUES: Final = words_of("venues")
_TRIAL: Final = "trial"  # what a court speaks of is past
_HARM: Final = frozenset(
    {
        (OUTCOME, "damage"),
        (CASUALTY, "killed"),
        (CASUALTY, "wounded"),
        (CASUALTY, "both"),
    }
)
_CHANCE: Final = frozenset(
    {"explode", "weak_type", "fall", "kill", "wound"}
)  # may happen with no attacker

_CAUSES: Final = frozenset(
    {"accident", "hazard", "weather", "fireworks", "exercise", "test", "remnant"}
)
_RULED_OUT: Final = 3  # tokens from "ruled out" to the gas leak
_CAUSED: Final = 4  # tokens from "caused by" to the gas cylinder
_COMMAS: Final = frozenset({",", "،"})
_WITH: Final = "ب"  # proclitic of what somebody was struck with

Topic = str

_KINDS_OF_TEXT: Final = {
    "sport": "sport",
    "space": "space flight",
    "arts": "art or fiction",
    "clearance": "the clearing of mines and duds",
    "test": "a test of weapons",
    "exercise": "an exercise",
    "festivity": "a festivity",
    "court": "a trial",
    "weather": "the weather",
    "farming": "farming",
    "arms": "the trade in arms",
    "hoax": "a hoax",
    "cyber": "an attack on computers",
}
TOPIC_REASONS: Final[Mapping[Topic, str]] = {
    **{topic: f"the text as a whole tells of {kind}" for topic, kind in _KINDS_OF_TEXT.items()},
    _UNARMED: "the text knows no weapon and nobody who bears one",
    _NO_NEWS: "by its words the text is no news of an attack",
}
"""Why a text of a topic tells no attack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """
    What one word of a topic explains in its sentence.

    Attributes
    ----------
    harm
        Also what hurt people or broke things.
    types
        Event types explained, besides untold ones; `None` for all.
    chance
        Only explosions, falls and deaths, no strike.
    near
        Only where the word stands in the mention's own clause, and no state acts there.
    armed
        Also where an armed group is in the sentence.
    words
        How many words of the topic must stand in the sentence.
    """

    harm: bool = False
    types: frozenset[EventType] | None = None
    chance: bool = False
    near: bool = False
    armed: bool = False
    words: int = 1


_SMALL: Final = frozenset({EventType.SHOOTING, EventType.BOMBING})
_KINDS: Final = (
    ("space", _Kind()),
    ("arts", _Kind()),
    ("fiction", _Kind(armed=True, harm=True)),
    (_PLAY, _Kind(words=2)),
    ("fixture", _Kind(armed=True, harm=True)),
    ("clearance", _Kind()),
    ("remnant", _Kind(harm=True, armed=True)),
    ("test", _Kind(armed=True)),
    ("exercise", _Kind(armed=True)),
    ("fireworks", _Kind()),
    ("fireworks", _Kind(harm=True, types=_SMALL)),
    ("festivity", _Kind()),
    ("festivity", _Kind(harm=True, types=_SMALL)),
    ("rumour", _Kind(harm=True, armed=True)),
    ("quarrel", _Kind(harm=True, types=_SMALL)),
    ("weather", _Kind(harm=True, types=frozenset({EventType.BOMBING}))),
    ("accident", _Kind(harm=True, chance=True)),
    ("hazard", _Kind(harm=True, types=frozenset({EventType.BOMBING}), chance=True)),
    ("animals", _Kind(harm=True, types=frozenset())),
    ("cyber", _Kind(harm=True, types=frozenset())),
    ("cyber", _Kind(harm=True, armed=True, words=2)),
    ("illness", _Kind(harm=True, types=frozenset({EventType.DRONE, EventType.BOMBING}))),
    ("hoax", _Kind(harm=True, armed=True)),
    ("labour", _Kind(types=frozenset())),
    ("sport", _Kind(types=frozenset({EventType.SHOOTING}), words=2)),
    ("sport", _Kind(harm=True, types=frozenset(), words=2)),
    ("smuggling", _Kind(types=frozenset({EventType.DRONE, EventType.SHOOTING}))),
    ("politics", _Kind(types=frozenset(), near=True)),
    ("economy", _Kind(types=frozenset(), near=True)),
    ("play", _Kind(types=frozenset(), near=True)),
    ("farming", _Kind(types=frozenset({EventType.DRONE, EventType.SHOOTING}), near=True)),
    ("programme", _Kind(types=frozenset({EventType.DRONE}), near=True)),
    # "مسيرة" is a march and a drone.
    ("protest", _Kind(types=frozenset({EventType.DRONE}), near=True)),
)


def find_topic(document: Document) -> Topic:
    """
    Peaceful topic of a text, or an empty string.

    A text of no topic that the words tell may still be none that tells of attacks, by the words it
    uses: a kind of text rather than a topic.
    """
    topic = _told_topic(document)
    return topic if topic or tells_news(document) else _NO_NEWS


def _told_topic(document: Document) -> Topic:
    guards = document.cues.by_category.get(GUARD, ())
    topics = _topics_in(guards)
    if not topics:
        return _UNARMED if guards and _is_unarmed(document) else ""
    topic, count = topics.most_common(1)[0]
    if topic == _SPORT and _is_shelled(document):
        return ""
    if count >= _PEACEFUL_WORDS and _violence(document, topic) <= count * _FEWER_THAN:
        return topic
    told = islice((s.last for s in document.sentences if s.cues), _OPENING)
    behind = max(told, default=0)
    opening = _topics_in([c for c in guards if c.first < behind])
    return _leading_topic(document, opening, topics)


def _is_unarmed(document: Document) -> bool:
    """Whether a text of a virus, of prices or of pests, which attack, too, knows no weapon."""
    return not any(_is_armed(c) for c in document.cues)


def _is_armed(cue: Cue) -> bool:
    """Whether a word speaks of weapons, of those who bear them, or of people who came to harm."""
    if cue.category in {ACTOR, WEAPON, CASUALTY}:
        return True
    if cue.category is EVENT:
        return cue.sense.event_type is not None or cue.sense.strike
    return (
        cue.sense.event_type is not None or cue.key in _BEARERS or (cue.category, cue.key) in _HARM
    )


def _is_shelled(document: Document) -> bool:
    """As in "a rocket hit the stadium during a match": a weapon, and nothing of the play itself."""
    told = [s.cues for s in document.sentences if s.cues]
    return any(c.munitions for c in told) and all(_PLAY not in c.by_key for c in told)


def _topics_in(guards: Sequence[Cue]) -> Counter[str]:
    """How often each topic is told of by some of its words."""
    topics: Counter[str] = Counter()
    for key in [c.key for c in guards]:
        topic = _WIDER.get(key, key)
        if topic in _WHOLE_TEXT:
            topics[topic] += _WEIGHTS.get(key, 1)
    return topics


def _violence(document: Document, topic: str) -> int:
    """Words for who fights and who was killed; states drill, test and buy, which is no violence."""
    return sum(
        (c.category is ACTOR and not (c.sense.state and topic in _OF_STATES))
        or (c.category is CASUALTY and c.key == "killed")
        for s in document.sentences
        for c in s.cues
    )


def _leading_topic(document: Document, opening: Counter[str], topics: Counter[str]) -> Topic:
    """Topic that a text opens with and comes back to, where nobody fights or is hurt."""
    for topic, _ in opening.most_common():
        if topics[topic] >= _LEADING_WORDS and not _violence(document, topic):
            hurt = any(_hurts(c, s) for s in document.sentences for c in s.cues)
            return "" if hurt else topic
    return ""


def _hurts(cue: Cue, sentence: Sentence) -> bool:
    """Whether people came to harm, and it is not denied: "nobody was hurt"."""
    return (
        cue.category is CASUALTY
        and (cue.category, cue.key) in _HARM
        and not any(
            c.category is MODALITY and c.key == "negation" and 0 <= cue.first - c.last < _DENIED
            for c in sentence.cues
        )
    )


def set_aside(
    document: Document,
    mention: Mention,
    topic: Topic,
    sentence: Sentence,
    *,
    before: Mention | None = None,
) -> Mention:
    """
    Take a mention for no event, or for history: its text or sentence is of such a topic.

    Parameters
    ----------
    before
        The mention before it, if that was set aside: "the drone" then means the same.
    """
    if mention.status is not Status.TOLD:
        return mention
    told = sentence.cues.by_category.get(GUARD, ())
    if not (topic or told or before):
        return mention
    told = [
        c
        for c in told
        if (c.key not in _CAUSES or not _is_ruled_out(document, c))
        and not (c.key == "clearance" and _is_disarmed(mention))  # aimed, and disarmed in time
        and not (c.key == "smuggling" and _is_struck(mention))
        and not (c.key == _FESTIVITY and _names_venue(document, c))
    ]
    if (topic or told) and interrupts(document, mention, sentence, topic):
        return mention
    guards = Counter([c.key for c in told])
    if (
        topic
        or (guards and _is_explained(guards, mention, sentence))
        or (not mention.cues.munitions and any(_is_cause(document, c) for c in told))
        or (before is not None and _means_same(mention, before))
    ):
        return mention.told_as(Status.HYPOTHETICAL)
    if _TRIAL in guards:
        return mention.told_as(Status.HISTORY)
    return mention


def _is_disarmed(mention: Mention) -> bool:
    return mention.foiled or any(c.key == "disarm" for c in mention.triggers)


def _names_venue(document: Document, guard: Cue) -> bool:
    """As in "the festival grounds", Arabic "the square of celebrations": where it was."""
    beside = guard.first - 1 if document.arabic else guard.last
    return document.words[beside] in _VENUES


def _is_struck(mention: Mention) -> bool:
    """As in Arabic "the army targeted smugglers with a drone": they were fired on."""
    struck = any(c.key == "strike" and c.sense.strong for c in mention.triggers)
    return struck and any(
        c.clitics.endswith(_WITH) for c in mention.cues.by_category.get(WEAPON, ())
    )


def _is_ruled_out(document: Document, guard: Cue) -> bool:
    """As in "ruled out a gas leak", "it was not a drill"."""
    words = set(document.words[max(0, guard.first - _RULED_OUT) : guard.first])
    ruled_out = not words.isdisjoint(document.little_words["ruled_out"])
    return ruled_out and words.isdisjoint(document.little_words["instead"] | _COMMAS)


def _is_cause(document: Document, guard: Cue) -> bool:
    """As in "was caused by a leaking gas cylinder": whatever it is called, nobody attacked."""
    if guard.key not in _CAUSES:
        return False
    before = document.words[max(0, guard.first - _CAUSED) : guard.first]
    because = document.little_words["blamed_on"]
    return not because.isdisjoint(before)


def _is_explained(guards: Counter[str], mention: Mention, sentence: Sentence) -> bool:
    harmed = any((c.category, c.key) in _HARM for c in sentence.cues)
    armed = any(c.category is ACTOR and not c.sense.state for c in sentence.cues)
    if armed and _hits_exercise(sentence):
        return False
    return any(
        (kind.harm or not harmed) and (kind.armed or not armed) and _explains(kind, word, mention)
        for word, kind in _KINDS
        if guards[word] >= kind.words
    )


def _hits_exercise(sentence: Sentence) -> bool:
    """As in "fired rockets at an army exercise": it is what was aimed at."""
    return any(
        g.category is GUARD
        and g.key == "exercise"
        and p.category is PREPOSITION
        and p.key == "target"
        and 0 <= g.first - p.last <= _AIMED
        for g in sentence.cues
        for p in sentence.cues
    )


def _means_same(mention: Mention, before: Mention) -> bool:
    """As in "the drone was shot down", right after a drone that carried drugs."""
    weapons = [c for c in mention.cues if c.category is WEAPON and c.sense.munition]
    told = {c.sense.event_type for c in before.cues if c.category is WEAPON}
    return (
        mention.sentence - before.sentence <= 1
        and bool(weapons)
        and all(c.definite and c.sense.event_type in told for c in weapons)
    )


def _explains(kind: _Kind, word: str, mention: Mention) -> bool:
    if kind.near and not (
        word in mention.clause.cues.by_key
        and all(c.sense.nation for c in mention.cues.by_category.get(ACTOR, ()))
    ):
        return False
    if kind.chance and not all(c.key in _CHANCE or c.sense.lands for c in mention.triggers):
        return False
    told = {c.sense.event_type for c in mention.cues if not c.sense.generic} - {None}
    return kind.types is None or told <= kind.types
