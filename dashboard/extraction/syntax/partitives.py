"""Whether "from" tells of a part, or of a kind, and not where something came from."""

from dashboard.extraction.expressions.noun_phrases import is_number
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import WEAPON

__all__ = ["is_of_parts", "is_partitive"]


def is_partitive(document: Document, cues: Cues, source: Cue) -> bool:
    """As in Arabic "a rocket from [= of the] type X", "a group from [= of] the residents"."""
    told = cues.by_key
    before = document.words[source.first - 1] if source.first else ""
    return (
        is_number(before)
        or any(c.last == source.first for c in told.get("amount", ()))
        or any(c.first == source.last for c in told.get("make", ()))
        or is_of_parts(document, source.first)
        # "a swarm of drones"
        or any(c.first == source.last for c in cues.by_category.get(WEAPON, ()))
    )


def is_of_parts(document: Document, index: int) -> bool:
    """As in Arabic "quarters of [= from] X", "wide areas of X"; not "from quarters of X"."""
    at = _parts_before(document, index)
    return at > 0 and document.words[at - 1] != document.words[index]


def _parts_before(document: Document, index: int) -> int:
    """Token of "parts" ahead of "from"; "areas" must be wide or scattered ones, or stand next."""
    words, told = document.words, document.little_words
    if not document.arabic or index < 1:
        return 0
    next_to, further = words[index - 1], words[index - 2] if index > 1 else ""
    if next_to in told["parts"] or next_to in told["areas_of"]:
        return index - 1
    wide = next_to in told["scattered"] and further in told["areas_of"]
    return index - 2 if wide or further in told["parts"] else 0
