"""
Which events a launch point belongs to, by how many munitions are told to have come from there.

"The launch was from X" after "five rockets hit A, and a sixth B" is told of those that hit A, as
the text adds the sixth; "it was fired from X" is told of the sixth; "the rockets were" of all.
"""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.drafts.contradictions import types_agree
from dashboard.extraction.drafts.draft import Draft, near_drafts
from dashboard.extraction.weapons.fired_numbers import SEVERAL
from dashboard.model import Span

__all__ = ["salvo_of"]

_SENTENCES_BACK: Final = 5  # from where a launch is told to the first event it may be of


def salvo_of(
    latest: Draft, drafts: Sequence[Draft], fired: int, span: Span, sentence: int
) -> Sequence[Draft]:
    """
    Give the events fired from a place, of which one is the latest that may have been.

    Parameters
    ----------
    drafts
        In text order.
    fired
        Of how many munitions that is told, see `fired_number`.
    span, sentence
        Where it is told.
    """
    near = [
        d
        for d in near_drafts(latest, drafts)
        if d.frames[0].mention.first < latest.frames[0].mention.first
        and sentence - d.last_sentence <= _SENTENCES_BACK
        and types_agree(d.types, latest.types)
    ]
    number = _number(latest)
    if fired > 1 and number is not None and number < fired:
        together = _making_up(fired - number, near)
        if together:
            return (*together, latest)
    told_after = latest.frames[0].span.start < span.start
    if not _is_one_more(latest) or (told_after and fired in {1, number}):
        return (latest,)
    first = next((i for i in reversed(range(len(near))) if not _is_one_more(near[i])), None)
    if first is None:
        return (latest,)
    return (*near[first:], latest) if fired == SEVERAL else (near[first],)


def _making_up(missing: int, near: Sequence[Draft]) -> Sequence[Draft]:
    """Give the events told last that make up a number exactly, or nothing."""
    found: list[Draft] = []
    for draft in reversed(near):
        number = _number(draft)
        if number is None or number > missing:
            break
        found.insert(0, draft)
        missing -= number
        if not missing:
            return found
    return ()


def _is_one_more(draft: Draft) -> bool:
    return draft.frames[0].one_more


def _number(draft: Draft) -> int | None:
    """Munitions of an event, where the text tells one number of them."""
    counted = [f.means.counted for f in draft.own]
    added = {c.more for c in counted if c.more} or {1 for c in counted if c.ordinal}
    numbers = added or {c.number.value.best for c in counted if c.number is not None}
    return next(iter(numbers)) if len(numbers) == 1 else None
