"""Vowel marks that tell namesakes apart: عمّان is Amman, عُمان is Oman."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from gazetteer.model import Place, Resolution

__all__ = ["follow_marks"]

_MARKS: Final = re.compile("[\u064b-\u0652]")


def follow_marks(written: str, resolution: Resolution) -> Resolution | None:
    """
    Say which candidate a name's vowel marks ask for.

    Parameters
    ----------
    written
        The name as it stands in the text.
    resolution
        What was chosen without them.

    Returns
    -------
    Resolution | None
        That of the candidate which shares most marks with the text; `None` where the choice
        stands, or no candidate's name is spelt with marks like these.
    """
    marks = _marked_letters(written)
    if not marks or len(resolution.candidates) < len("ab"):
        return None
    shared = [_shared(marks, candidate.place) for candidate in resolution.candidates]
    best = shared.index(max(shared))
    if not shared[best] or shared[best] == shared[0]:
        return None
    chosen = resolution.candidates[best]
    others = (c for i, c in enumerate(resolution.candidates) if i != best)
    return Resolution(
        place=chosen.place,
        point=chosen.place.point,
        uncertainty_m=chosen.place.uncertainty_m,
        confidence=max(resolution.confidence, chosen.score),
        candidates=(chosen, *others),
        reasons=("spelt with its vowel marks", *chosen.reasons),
    )


def _shared(marks: frozenset[tuple[int, str]], place: Place) -> int:
    names = (place.name_ar or "", *(alias.text for alias in place.aliases))
    return max(len(marks & _marked_letters(name)) for name in names)


def _marked_letters(name: str) -> frozenset[tuple[int, str]]:
    """Return each mark with the number of the letter that bears it."""
    return frozenset(_marks(name)) if _MARKS.search(name) else frozenset()


def _marks(name: str) -> Iterator[tuple[int, str]]:
    letters = 0
    for character in unicodedata.normalize("NFD", name):
        if _MARKS.match(character):
            yield letters, character
        elif unicodedata.category(character).startswith("L"):
            letters += 1
