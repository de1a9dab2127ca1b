"""Who is named beside a deed as its object: "a drone targeting Ukrainian troops hit X"; English."""

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.senses import VERB

__all__ = ["is_answered", "is_gerunds_object"]

_DEEDS = frozenset({"strike", "destroy", "kill", "wound", "aim"})
_OBJECT = 2  # tokens from "targeting" to whom: "the two"
_ANSWERED = 4  # tokens from "retaliated" to "strike": "against a US"


def is_gerunds_object(mention: Mention, actor: Cue) -> bool:
    """As in "a drone targeting Ukrainian troops hit X": who stands behind the gerund."""
    return any(
        verb.sense.verbal_noun and verb.key in _DEEDS and 0 <= actor.first - verb.last <= _OBJECT
        for verb in mention.cues.by_category.get(VERB, ())
    )


def is_answered(mention: Mention, noun: Cue) -> bool:
    """As in "retaliated against a US strike by firing missiles": whose strike was answered."""
    return any(
        0 < noun.first - verb.last <= _ANSWERED
        for verb in mention.cues.by_key.get("respond", ())
        if verb.category is VERB
    )
