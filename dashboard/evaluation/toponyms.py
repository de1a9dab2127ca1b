"""
Score place names: recognition and resolution.

A gold name and a prediction match where they overlap, one to one, best overlap first. Names that
stand for a government or an organisation are neutral: neither required nor punished. So are
further predictions that overlap a matched name. A name nested in another (the anchor of a relative
expression) is found by the prediction that found the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.evaluation.agreement import distance_m, overlap
from dashboard.evaluation.model import GoldToponym, PredictedToponym

__all__ = ["ToponymScore", "score_toponyms"]

LONGEST_NAME = 80
"""Characters; a longer prediction is a sentence, not a name."""

NEAR_ENOUGH_M = 25_000
"""Least distance allowed: gazetteers differ by that much on the centre of a district."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToponymScore:
    """
    What became of the names of one article; metonyms left out.

    Attributes
    ----------
    gold, found, located
        Annotated names, those of them found, and those placed right.
    predicted_right, spurious
        Predictions that count, by whether they match.
    """

    gold: tuple[GoldToponym, ...]
    found: tuple[GoldToponym, ...]
    located: tuple[GoldToponym, ...]
    predicted_right: tuple[PredictedToponym, ...]
    spurious: tuple[PredictedToponym, ...]


def score_toponyms(
    gold: Sequence[GoldToponym], predicted: Sequence[PredictedToponym]
) -> ToponymScore:
    """Compare the names found in one article with the annotated ones."""
    pairs = _pairs(gold, predicted)
    found_by, holder = _match(gold, pairs)
    required = [index for index, name in enumerate(gold) if name.type != "metonym"]
    found = [index for index in required if index in found_by]
    touched = {prediction for _, prediction in pairs}
    return ToponymScore(
        gold=tuple(gold[index] for index in required),
        found=tuple(gold[index] for index in found),
        located=tuple(gold[i] for i in found if _is_near(gold[i], predicted[found_by[i]])),
        predicted_right=tuple(
            predicted[index] for index, name in holder.items() if gold[name].type != "metonym"
        ),
        spurious=tuple(p for index, p in enumerate(predicted) if index not in touched),
    )


def _pairs(
    gold: Sequence[GoldToponym], predicted: Sequence[PredictedToponym]
) -> list[tuple[int, int]]:
    """Pairs of indices that overlap: most alike first, then places before the neutral kinds."""
    ranked = []
    for i, name in enumerate(gold):
        for j, prediction in enumerate(predicted):
            shared = overlap((name.start, name.end), (prediction.start, prediction.end))
            if not shared or prediction.end - prediction.start > LONGEST_NAME:
                continue
            union = max(name.end, prediction.end) - min(name.start, prediction.start)
            rank = -shared / union, name.type == "metonym", name.type == "relative"
            ranked.append((*rank, i, j))
    return [(i, j) for *_, i, j in sorted(ranked)]


def _match(
    gold: Sequence[GoldToponym], pairs: Sequence[tuple[int, int]]
) -> tuple[dict[int, int], dict[int, int]]:
    """
    Match names to predictions, one to one, then nested names to what found the outer one.

    Returns
    -------
    tuple of dict
        The prediction of each name found, and the (outer) name of each prediction matched.
    """
    found_by: dict[int, int] = {}
    holder: dict[int, int] = {}
    for i, j in pairs:
        if i not in found_by and j not in holder:
            found_by[i], holder[j] = j, i
    for i, j in pairs:
        if i not in found_by and j in holder:
            outer = gold[holder[j]]
            if overlap((gold[i].start, gold[i].end), (outer.start, outer.end)):
                found_by[i] = j
    return found_by, holder


def _is_near(name: GoldToponym, prediction: PredictedToponym) -> bool:
    if name.place is None:
        return False
    away_m = distance_m(name.place, lon=prediction.lon, lat=prediction.lat)
    return away_m is not None and away_m <= max(name.place.uncertainty_m, NEAR_ENOUGH_M)
