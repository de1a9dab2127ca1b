"""
One English number of killed and wounded together, which tells neither: "30 killed and wounded".

Where each has a number of its own, "two dead and nine wounded", nothing is joint.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.extraction.expressions.quantities import Quantity
from dashboard.extraction.words.cues import Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of

__all__ = ["find_joint"]

_FATES: Final = {"killed": "killed", "kill": "killed", "wounded": "wounded", "wound": "wounded"}
_AND: Final = words_of("and", "or")
_OWN_REACH: Final = 5  # tokens from a number to "killed": "people were"


def find_joint(document: Document, cues: Cues, quantities: Sequence[Quantity]) -> Iterator[int]:
    """Yield the first tokens of "killed" and "wounded" where one number tells of both."""
    fates = [c for c in cues if c.key in _FATES]
    if len({_FATES[c.key] for c in fates}) < len(set(_FATES.values())):
        return
    starts = [document.token_at(q.number_span.start) for q in quantities]
    for first in fates:
        joint = first.last
        if document.words[joint : joint + 1][:1] == [] or document.words[joint] not in _AND:
            continue
        second = next((c for c in fates if c.first == joint + 1), None)
        if second is None or _FATES[second.key] == _FATES[first.key]:
            continue
        before = any(0 < first.first - at <= _OWN_REACH for at in starts)
        behind = any(at == second.last for at in starts)
        if before is not behind:
            yield from (first.first, second.first)
