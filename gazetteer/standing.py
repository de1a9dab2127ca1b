"""What a name stands for before any text is read: its candidates, weighed once for each name."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, NamedTuple

from gazetteer.calibration import Curve, curve_of
from gazetteer.candidates import CandidateRow, Candidates
from gazetteer.language import Cue
from gazetteer.lexicon import Lexicon
from gazetteer.memo import Memo
from gazetteer.model import Place, PlaceKind
from gazetteer.weights import load_weights

__all__ = [
    "TEXT_FEATURES",
    "CueKinds",
    "Feature",
    "Ranked",
    "Standing",
    "Standings",
    "Surroundings",
    "kind_features",
    "shares_of",
]

Feature = tuple[str, float]
CueKinds = tuple[frozenset[PlaceKind], frozenset[PlaceKind]]
"""Kinds of places that a cue noun asks for and those that it accepts."""

TEXT_FEATURES: Final = ("focus", "country_support", "parent", "parent_named", "nearness")
"""What a text may say of a candidate."""

Surroundings = tuple[float, float, float, float, float]
"""How much of each of `TEXT_FEATURES` a text says of a candidate; 0 for nothing."""

_CONTAINERS: Final = frozenset({PlaceKind.COUNTRY, PlaceKind.ADMIN1})
_CONTAINING: Final = 3  # candidates that are asked what they may contain
_LEAST_REASON: Final = 0.1  # a feature that adds less is not worth telling
_REASONS: Final = {
    "population": "by its size",
    "curated": "in the curated tables",
    "capital": "a capital",
    "main_name": "written as its main name",
    "asked": "the kind of place that the text says",
    "accepted": "a kind of place that fits what the text says",
    "focus": "in a country that the text is about",
    "country_support": "other names of the text lie in the same country",
    "nearness": "near other places of the text",
    "parent": "its country or division is named right behind it",
    "parent_named": "its division is named in the text",
    "is_country": "a country",
    "is_division": "a first-level division",
}
_TEXT_REASONS: Final = tuple(_REASONS[name] for name in TEXT_FEATURES)
_second = itemgetter(1)


class Ranked(NamedTuple):
    """
    A candidate, its score, the reasons worth telling with what each adds, and how sure it is.

    `reasons` are those of `told` in words, the strongest first.
    """

    score: float
    row: CandidateRow
    told: tuple[tuple[float, str], ...]
    reasons: tuple[str, ...]
    curve: Curve


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """
    What a name and its cue noun say by themselves.

    Attributes
    ----------
    ranked
        Candidates, best first; ties by population, then id.
    share
        Probability of the best one; 0 if there is none.
    countries
        Countries of the candidates, each once.
    contains
        (country, division) pairs that the name may denote; of a country, the division is empty.
    """

    ranked: tuple[Ranked, ...]
    share: float
    countries: tuple[str, ...]
    contains: frozenset[tuple[str, str]]


class Standings:
    """Weighs candidates with the learned weights; each name with each cue once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._candidates = Candidates(lexicon)
        self._weights = load_weights("resolution")
        focus, support, parent, parent_named, nearness = map(self._weight, TEXT_FEATURES)
        self.text_weights: Surroundings = (focus, support, parent, parent_named, nearness)
        self.of = Memo(self._weigh, most=50_000)

    def _weigh(self, name: tuple[str, tuple[int, ...], Cue | None]) -> Standing:
        """Return the standing of a folded name with these index rows and this cue."""
        key, places, cue = name
        rows = self._candidates.of_name(key, places)
        cue_kinds = (cue.kinds, cue.near) if cue else None
        ranked = [self._ranked(row, cue_kinds, len(rows)) for row in rows]
        ranked.sort(key=lambda r: (-r.score, r.row.tie))
        return Standing(
            ranked=tuple(ranked),
            share=shares_of([r.score for r in ranked])[0] if ranked else 0.0,
            countries=tuple(dict.fromkeys(row.country for row in rows)),
            contains=frozenset(
                (row.country, "") if row.place.kind is PlaceKind.COUNTRY else row.division
                for row in rows[:_CONTAINING]
                if row.place.kind in _CONTAINERS
            ),
        )

    def _ranked(self, row: CandidateRow, cue_kinds: CueKinds | None, rows: int) -> Ranked:
        features = (*row.features, *kind_features(cue_kinds, row.place))
        told = tuple(sorted(self._told(features), reverse=True))
        reasons = tuple(reason for _, reason in told)
        return Ranked(self._score(features), row, told, reasons, curve_of(row.place, rows))

    def reasons(self, ranked: Ranked, weights: tuple[float, ...]) -> tuple[str, ...]:
        """
        Say which features spoke for a candidate, the strongest first.

        Parameters
        ----------
        weights
            What each of `TEXT_FEATURES` adds to its score; empty for nothing.
        """
        if not weights or max(weights) <= _LEAST_REASON:
            return ranked.reasons
        said = [s for s in zip(weights, _TEXT_REASONS, strict=False) if s[0] > _LEAST_REASON]
        said += ranked.told
        said.sort(reverse=True)
        return tuple(map(_second, said))

    def _weight(self, feature: str) -> float:
        return self._weights.get(feature, 0.0)

    def _score(self, features: Iterable[Feature]) -> float:
        """Return what features add to the log-odds of a candidate."""
        total, weights = 0.0, self._weights
        for name, value in features:
            total += weights.get(name, 0.0) * value
        return total

    def _told(self, features: Iterable[Feature]) -> list[tuple[float, str]]:
        """Return the reasons worth telling, each with what it adds."""
        weights = self._weights
        return [
            (weight, _REASONS[name])
            for name, value in features
            if name in _REASONS and (weight := weights.get(name, 0.0) * value) > _LEAST_REASON
        ]


def kind_features(cue_kinds: CueKinds | None, place: Place) -> tuple[Feature, ...]:
    """Compare a place's kind with what its cue noun asks for."""
    if cue_kinds is None:
        return ()
    asked, accepted = cue_kinds
    if place.kind in asked:
        return (("asked", 1.0),)
    return (("accepted", 1.0),) if place.kind in accepted else (("other_kind", 1.0),)


def shares_of(scores: Sequence[float]) -> list[float]:
    """Return the probabilities of one or more candidates from their log-odds."""
    top = max(scores)
    weights = [math.exp(score - top) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]
