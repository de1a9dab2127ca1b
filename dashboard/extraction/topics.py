"""
Tell what sounds like an attack and is none: sport, space, drills, weather, accidents, trials.

A topic's words must be many, and the words for armed actors and casualties few, before a whole
text is set aside; a sentence that speaks the topic's words is set aside sooner. How much it takes
depends on the topic: a storm hurts people, a quarrel in parliament uses no weapon.
"""

from collections import Counter
from dataclasses import replace

from dashboard.extraction.document import Document, Sentence
from dashboard.extraction.lexicon import Category
from dashboard.extraction.mention import Mention, Status
from dashboard.model import EventType

__all__ = ["Topic", "find_topic", "set_aside"]

_PEACEFUL_WORDS = 3  # words of one topic that make a text its own
_FEWER_THAN = 1.0  # words of violence for each word of the topic, at most

_WHOLE_TEXT = frozenset(
    {"sport", "space", "arts", "clearance", "test", "exercise", "festivity", "court", "weather"}
)
# Nobody is hurt:
_QUIET = frozenset({"space", "exercise", "arts", "test", "clearance", "festivity"})
_HURTFUL = frozenset({"festivity", "quarrel", "weather", "accident"})  # people are, by no attacker
_UNARMED = frozenset({"politics", "economy", "protest", "animals"})  # attacks without a weapon
_TRIAL = "trial"  # what a court speaks of is past
_HARM = frozenset(
    {
        (Category.OUTCOME, "damage"),
        (Category.OUTCOME, "hit"),
        (Category.CASUALTY, "killed"),
        (Category.CASUALTY, "wounded"),
        (Category.CASUALTY, "both"),
    }
)
_AMBIGUOUS = {"protest": EventType.DRONE}  # "مسيرة" is a march and a drone

Topic = str


def find_topic(document: Document) -> Topic:
    """Peaceful topic of a text, or an empty string."""
    cues = [c for s in document.sentences for c in s.cues]
    topics = Counter(c.key for c in cues if c.category is Category.GUARD and c.key in _WHOLE_TEXT)
    if not topics:
        return ""
    topic, count = topics.most_common(1)[0]
    violent = sum(
        c.category is Category.ACTOR or (c.category is Category.CASUALTY and c.key == "killed")
        for c in cues
    )
    return topic if count >= _PEACEFUL_WORDS and violent <= count * _FEWER_THAN else ""


def set_aside(mention: Mention, topic: Topic, sentence: Sentence) -> Mention:
    """Take a mention for no event, or for history: its text or sentence is of such a topic."""
    if mention.status is not Status.TOLD:
        return mention
    guards = {c.key for c in sentence.cues if c.category is Category.GUARD}
    if topic or _is_peaceful(guards, mention, sentence):
        return replace(mention, status=Status.HYPOTHETICAL)
    if _TRIAL in guards:
        return replace(mention, status=Status.HISTORY)
    return mention


def _is_peaceful(guards: set[str], mention: Mention, sentence: Sentence) -> bool:
    """Whether a sentence's topic explains the mention, and no armed group is in it."""
    if not guards or any(c.category is Category.ACTOR and not c.sense.state for c in sentence.cues):
        return False
    fired = any(c.category is Category.WEAPON and c.sense.munition for c in mention.cues)
    if guards & _HURTFUL and not fired:
        return True
    if any((c.category, c.key) in _HARM for c in sentence.cues):
        return False
    told = {c.key for c in mention.clause.cues if c.category is Category.GUARD} & _UNARMED
    return bool(guards & _QUIET) or any(_is_unarmed(mention, guard) for guard in told)


def _is_unarmed(mention: Mention, guard: str) -> bool:
    """Whether neither a weapon nor an actor nor a telling event word is in the mention."""
    explained = {None, _AMBIGUOUS.get(guard)}
    return all(
        c.category is not Category.ACTOR and c.sense.event_type in explained for c in mention.cues
    )
