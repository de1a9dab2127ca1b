"""
Tell articles whose attacks, rockets and strikes are no violence: sport, space, shows, drills.

A topic's words must be many, and the words for armed actors and casualties few, before a whole
text is set aside; a sentence that speaks the topic's words is set aside sooner.
"""

from collections import Counter
from dataclasses import replace

from dashboard.extraction.document import Document
from dashboard.extraction.lexicon import Category
from dashboard.extraction.mention import Mention, Status

__all__ = ["Topic", "find_topic", "set_aside"]

_PEACEFUL_WORDS = 3  # words of one topic that make a text its own
_FEWER_THAN = 1.0  # words of violence for each word of the topic, at most


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


def set_aside(mention: Mention, topic: Topic) -> Mention:
    """Take a mention in a text of a peaceful topic for no event."""
    if topic and mention.status is Status.TOLD:
        return replace(mention, status=Status.HYPOTHETICAL)
    return mention
