"""
Tell articles whose attacks, rockets and strikes are no violence: sport, space, shows, drills.

A topic's words must be many, and the words for armed actors and casualties few, before a whole
text is set aside; a sentence that speaks the topic's words is set aside sooner.
"""

from collections import Counter
from dataclasses import replace

from dashboard.extraction.document import Document, Sentence
from dashboard.extraction.lexicon import Category
from dashboard.extraction.mention import Mention, Status

__all__ = ["Topic", "find_topic", "set_aside"]

_PEACEFUL_WORDS = 3  # words of one topic that make a text its own
_FEWER_THAN = 1.0  # words of violence for each word of the topic, at most


_SUDDEN = frozenset({"space", "exercise", "arts", "test", "festivity", "clearance"})
_HARMFUL = frozenset({"festivity"})  # fireworks hurt people without being an attack

Topic = str


def find_topic(document: Document) -> Topic:
    """Peaceful topic of a text, or an empty string."""
    cues = [c for s in document.sentences for c in s.cues]
    topics = Counter(c.key for c in cues if c.category is Category.GUARD)
    if not topics:
        return ""
    topic, count = topics.most_common(1)[0]
    violent = sum(
        c.category is Category.ACTOR or (c.category is Category.CASUALTY and c.key == "killed")
        for c in cues
    )
    return topic if count >= _PEACEFUL_WORDS and violent <= count * _FEWER_THAN else ""


def set_aside(mention: Mention, topic: Topic, sentence: Sentence) -> Mention:
    """Take a mention for no event: the text, or its sentence, is of a peaceful topic."""
    if mention.status is Status.TOLD and (topic or _is_peaceful(sentence)):
        return replace(mention, status=Status.HYPOTHETICAL)
    return mention


def _is_peaceful(sentence: Sentence) -> bool:
    """One word of space, drills, tests, clearance or art, and nobody hurt by an armed actor."""
    guards = {c.key for c in sentence.cues if c.category is Category.GUARD}
    armed = any(c.category is Category.ACTOR and not c.sense.state for c in sentence.cues)
    if armed or not guards & _SUDDEN:
        return False
    harmed = any(
        c.category is Category.OUTCOME
        or (c.category is Category.CASUALTY and c.key in {"killed", "wounded", "both"})
        for c in sentence.cues
    )
    return not harmed or bool(guards & _HARMFUL)
