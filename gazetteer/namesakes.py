"""Which of the places of one name lies in a country that the text speaks of."""

from collections.abc import Sequence
from typing import Final

from gazetteer.candidates import CandidateRow
from gazetteer.model import PlaceKind

__all__ = ["native_index"]

_SETTLED: Final = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE})
_TOLD_ANYWHERE: Final = 150_000  # inhabitants from which a town is told of far away
# What the text's other names must add for a namesake's country: a fourth of them.
_NATIVE: Final = 0.9
_TIMES: Final = 2.0  # and how many times what they add for the best candidate's
_ASKED: Final = 3  # candidates that may be meant


def native_index(weighed: Sequence[tuple[CandidateRow, tuple[float, ...]]]) -> int:
    """
    Index of the candidate that is meant, 0 for the best one.

    As in "the village of X" in a text on Lebanon: not the larger X of Syria, which hardly anything
    else in the text names, and neither its country nor its province right there.

    Parameters
    ----------
    weighed
        Candidates, best first, each with what the text adds to it: its focus, the countries of its
        other names, what is named right behind, its division anywhere, how near others lie; empty
        if not looked at.
    """
    row, said = weighed[0]
    own = said[1] if said else 0.0
    if (said and (said[0] or said[2] or said[3])) or row.place.kind not in _SETTLED:
        return 0
    if row.place.population >= _TOLD_ANYWHERE:
        return 0
    for index, (other, told) in enumerate(weighed[1:_ASKED], start=1):
        if told and told[1] >= max(_NATIVE, _TIMES * own) and other.place.kind in _SETTLED:
            return index
    return 0
