"""Passives: who stands before them suffered it, and who only backs the doer. English only."""

from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of

__all__ = ["is_backer", "is_done_to"]

_BE: Final = words_of("be")
_BACKED: Final = 4  # tokens from "by" to the backer: "the US-led"
_ADVERB, _GOING_ON = "ly", "ing"
_ALSO: Final = words_of("then", "later", "meanwhile", "again")


def is_done_to(document: Document, verb: Cue) -> bool:
    """As in "US forces were attacked", "a Turkish tank was also hit"; not "have been shelling"."""
    if document.arabic or document.words[verb.first].endswith(_GOING_ON):
        return False
    at = verb.first - 1
    while at > 0 and (document.words[at] in _ALSO or document.words[at].endswith(_ADVERB)):
        at -= 1
    return at >= 0 and document.words[at] in _BE


def is_backer(mention: Mention, actor: Cue) -> bool:
    """As in "rebels backed by X shelled Y", "held by X"; not "strikes led by X"."""
    told = mention.cues.by_key
    if "attached" not in told or "by" not in told:
        return False
    ends = {t.last for t in mention.triggers}
    backed = {c.last for c in told["attached"] if c.first not in ends}
    return any(c.first in backed and 0 <= actor.first - c.last < _BACKED for c in told["by"])
