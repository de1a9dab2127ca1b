"""Who is named beside a deed as its object: "a drone targeting Ukrainian troops hit X"; English."""

from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import VERB

__all__ = ["fires_at_flying", "is_answered", "is_gerunds_object"]

_DEEDS: Final = frozenset({"strike", "destroy", "kill", "wound", "aim"})
_OBJECT: Final = 2  # tokens from "targeting" to whom: "the two"
_ANSWERED: Final = 4  # tokens from "retaliated" to "strike": "against a US"
_FIRING: Final = frozenset({"launch", "open", "strike"})
_FIRED: Final = 4  # tokens from "fired" to "at": "a number of missiles"
_NUMBERED: Final = 4  # tokens from "at" to the drone: "two Ukrainian Shahed"
_AT: Final = words_of("against")
_ENDING: Final = words_of("prepositions", "relatives", "joints", "be", "have", "while")


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


def fires_at_flying(document: Document, mention: Mention, verb: Cue) -> bool:
    """As in "troops fired at two drones", "opened fire on a drone": who defends; English only."""
    munitions = mention.cues.munitions
    if not munitions or verb.key not in _FIRING or verb.sense.verbal_noun:
        return False
    words = document.words
    at = range(verb.last - 1, min(verb.last + _FIRED, mention.last))
    aimed = next((i for i in at if words[i] in _AT), -1)
    if aimed < 0:
        return False
    flying = next((c for c in reversed(munitions) if 0 < c.first - aimed <= _NUMBERED), None)
    if flying is None:
        return False
    behind = words[flying.last] if flying.last < len(words) else "."
    return behind in _ENDING or not behind[0].isalnum()  # no "drone base"
