"""Names of ships and buildings that are those of towns: the tanker Verona lies in no town."""

from dashboard.extraction.words.document import Document

__all__ = ["is_own_name"]

_NAMED = frozenset({"vessel", "called"})
_QUOTES = frozenset({'"', "'", "«", "“", "("})
_BEFORE = 3  # tokens of "M/V"


def is_own_name(document: Document, first: int) -> bool:
    """
    Whether the name that begins at a token is that of a ship or building, of no place.

    As in "the tanker Aspasia", "M/V Verona", Arabic "the school «Jerusalem»", whose quotation
    marks tell it from the school of a town.
    """
    if _NAMED.isdisjoint(document.cues.by_key):
        return False
    quoted = first > 0 and document.tokens[first - 1].text in _QUOTES
    first -= quoted
    before = document.cues_in(max(0, first - _BEFORE), first) if first else ()
    return any(
        c.last == first and (c.key == "vessel" or (quoted and c.key == "called")) for c in before
    )
