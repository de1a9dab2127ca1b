"""How many were fired in all, where Arabic tells it beside what became of some of them."""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.expressions.quantities import Quantity, QuantityUnit
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.model import Claim, Count, EventType

__all__ = ["of_total"]

_OF: Final = "من"
_REACH: Final = 3  # tokens from the ones shot down to "out of": "two ballistic missiles out of"


def of_total(
    document: Document, munitions: Sequence[Cue], quantities: Sequence[Quantity]
) -> tuple[Claim[Count], EventType | None] | None:
    """As in "shot down two rockets out of five", "3 out of 5 drones": so many were fired."""
    if not munitions:
        return None
    total, words = document.little_words["total"], document.words
    for part in quantities:
        last = document.tokens_of(part.span.start, part.span.end)[1]
        of = next(
            (
                i + 2
                for i in range(last, min(last + _REACH, len(words) - 2))
                if words[i] == _OF and words[i + 1] in total
            ),
            -1,
        )
        if of < 0:
            continue
        whole = next((q for q in quantities if _begins(document, q, of)), None)
        if whole is None or whole.unit is not QuantityUnit.COUNT:
            continue
        ends = document.tokens_of(whole.span.start, whole.span.end)[1]
        first = document.tokens_of(part.span.start, part.span.end)[0]
        flown = next((c for c in munitions if first <= c.first < ends + 1), None)
        if flown is not None and whole.value.best >= part.value.best:
            return Claim(value=whole.value, spans=(whole.span,)), flown.sense.event_type
    return None


def _begins(document: Document, quantity: Quantity, token: int) -> bool:
    return document.tokens_of(quantity.span.start, quantity.span.end)[0] == token
