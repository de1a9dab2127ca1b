"""What a clause leaves out because the one before told it: "drones struck X, another struck Y"."""

from bisect import bisect_right
from collections.abc import Sequence

from dashboard.extraction.document import Cue, Document
from dashboard.extraction.lexicon import Category

__all__ = ["omitted_munition"]

_HIT = frozenset({"strike", "destroy"})
_SENTENCES = 2  # its own and the one before


def omitted_munition(document: Document, verb: Cue, cues: Sequence[Cue]) -> Cue | None:
    """Find the munition told last that an Arabic "another", as the subject of a verb, stands for."""
    if not document.arabic or verb.key not in _HIT or verb.sense.verbal_noun:
        return None
    if not any(c.key == "another" and c.first == verb.last for c in cues):
        return None
    at = bisect_right(document.sentences, verb.first, key=lambda s: s.first)
    for sentence in reversed(document.sentences[max(0, at - _SENTENCES) : at]):
        for cue in reversed(sentence.cues):
            told = cue.category is Category.WEAPON and cue.sense.munition
            if told and cue.first < verb.first:
                return cue
    return None
