"""Candidates → one place or none: a linear model of named features, with reasons in words."""

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import dist

from gazetteer.calibration import calibrated
from gazetteer.candidates import CandidateRow, Candidates
from gazetteer.geodesy import EARTH_M, Vector, vector_at
from gazetteer.lexicon import Lexicon
from gazetteer.mentions import Mention
from gazetteer.model import Candidate, Place, PlaceKind, Point, Resolution
from gazetteer.weights import load_weights

__all__ = ["UNRESOLVED", "Context", "Resolver"]

UNRESOLVED = Resolution(place=None, point=None, uncertainty_m=None, confidence=0.0)

_NEAR_M = 150_000.0  # distance at which nearness to another place has faded to 1/e
_CERTAIN = 0.8  # confidence from which a place helps to find others
_SHOWN_CANDIDATES = 3
_RIVER_STRETCH_M = 40_000.0
_STAND_IN_M = 15_000.0  # a town in the place of the airport named after it
_OTHER_KIND = "the gazetteer has the name for another kind of place only"
_STRAY = "a small place, far from all that the text names, in a country that it does not speak of"
_STRAY_M = 700_000.0  # from the nearest sure place
_STRAY_POPULATION = 150_000  # from here on a town is told of for itself
_PARENT_WORDS = 2  # words from a place to what contains it: "Ames, in Iowa"
_LEAST_SUPPORT = 1e-6  # what is left of a name's own share after rounding
_LEAST_REASON = 0.1  # a feature that adds less is not worth telling
_COMPARED = 6  # candidates for which the surroundings are weighed
_SETTLEMENTS = frozenset({PlaceKind.CITY, PlaceKind.TOWN, PlaceKind.VILLAGE})
_REASONS = {
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """
    What the whole document says about where it plays.

    Attributes
    ----------
    countries
        Share of the document's names that speak for each country; a name counts once.
    own
        What each name adds to `countries`: country and share.
    divisions
        (country, division) pairs that the document names.
    vectors
        Positions of the places that are certain.
    parents
        For a mention's start, the divisions and countries that the name behind it may denote.
    focus
        Countries given by the caller.
    """

    countries: dict[str, float]
    own: dict[str, tuple[str, float]]
    divisions: frozenset[tuple[str, str]]
    vectors: tuple[Vector, ...]
    parents: dict[int, frozenset[tuple[str, str]]]
    focus: frozenset[str]


class Resolver:
    """Ranks candidates with the learned weights."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._candidates = Candidates(lexicon)
        self._weights = load_weights("resolution")
        self._static = lru_cache(maxsize=50_000)(self._rank_static)
        self._confidence = lru_cache(maxsize=50_000)(self._static_confidence)

    def read_context(self, mentions: Sequence[Mention], focus: frozenset[str]) -> Context:
        """Gather the countries and the certain places of a document's names."""
        votes: dict[str, tuple[str, float]] = {}
        vectors: dict[Vector, None] = {}
        divisions: set[tuple[str, str]] = set()
        for mention in mentions:
            ranked = self._static(mention.key, mention.places, mention.cue_kinds)
            if not ranked:
                continue
            confidence, place = self._certainty(mention), ranked[0][1].place
            if place.country:
                votes[mention.key] = place.country, confidence
            if place.kind is PlaceKind.ADMIN1 and confidence > _CERTAIN:
                divisions.add((place.country, place.admin1))
            if confidence > _CERTAIN and not ranked[0][1].wide:
                vectors[ranked[0][1].vector] = None
        total = sum(vote for _, vote in votes.values())
        own = {key: (country, vote / total) for key, (country, vote) in votes.items()}
        countries: defaultdict[str, float] = defaultdict(float)
        for country, share in own.values():
            countries[country] += share
        return Context(
            countries=dict(countries),
            own=own,
            divisions=frozenset(divisions),
            vectors=tuple(vectors),
            parents=self._parents(mentions),
            focus=focus,
        )

    def _certainty(self, mention: Mention) -> float:
        return self._confidence(mention.key, mention.places, mention.cue_kinds)

    def _static_confidence(
        self,
        key: str,
        places: tuple[int, ...],
        cue_kinds: tuple[frozenset[PlaceKind], frozenset[PlaceKind]] | None,
    ) -> float:
        """Return the probability of the best candidate before any context."""
        return _probabilities([score for score, _ in self._static(key, places, cue_kinds)])[0]

    def _parents(self, mentions: Sequence[Mention]) -> dict[int, frozenset[tuple[str, str]]]:
        """Return what may contain each mention that another follows at once: "Ames, Iowa"."""
        found = {}
        for mention, following in pairwise(mentions):
            if following.first - mention.last <= _PARENT_WORDS:
                rows = self._candidates.of_name(following.key, following.places)
                found[mention.start] = frozenset(
                    (
                        row.place.country,
                        "" if row.place.kind is PlaceKind.COUNTRY else row.place.admin1,
                    )
                    for row in rows[:3]
                    if row.place.kind in {PlaceKind.COUNTRY, PlaceKind.ADMIN1}
                )
        return found

    def resolver_for(self, context: Context) -> Callable[[Mention], Resolution]:
        """Return a function that resolves the mentions of one text, each name and cue once."""
        resolved: dict[Hashable, Resolution] = {}

        def _resolve(mention: Mention) -> Resolution:
            key = mention.key, mention.cue, context.parents.get(mention.start)
            found = resolved.get(key)
            if found is None:
                found = resolved[key] = self.resolve(mention, context)
            return found

        return _resolve

    def resolve(self, mention: Mention, context: Context) -> Resolution:
        """Choose the place of one mention, or none."""
        ranked = self.rank(mention, context)
        if not ranked:
            return UNRESOLVED
        probabilities = _probabilities([score for score, _, _ in ranked])
        candidates = tuple(
            Candidate(place=row.place, score=round(p, 4), reasons=self._reasons(features))
            for p, (_, row, features) in zip(
                probabilities, ranked[:_SHOWN_CANDIDATES], strict=False
            )
        )
        best = candidates[0].place
        if _contradicts(mention, best):
            return replace(UNRESOLVED, candidates=candidates, reasons=(_OTHER_KIND,))
        if _is_stray(mention, ranked[0][1], context):
            return replace(UNRESOLVED, candidates=candidates, reasons=(_STRAY,))
        point, uncertainty_m = _position(best, context)
        if _stands_for(mention, best):
            uncertainty_m = max(uncertainty_m, _STAND_IN_M)
        return Resolution(
            place=best,
            point=point,
            uncertainty_m=uncertainty_m,
            confidence=round(calibrated(best, candidates[0].score, len(ranked)), 4),
            candidates=candidates,
            reasons=candidates[0].reasons,
        )

    def closeness(self, mention: Mention, context: Context) -> tuple[float, float]:
        """
        Say how well a name would fit among a text's places.

        Returns
        -------
        tuple of float
            The nearest candidate's nearness to another place, and the largest share of the text's
            names in a candidate's country; both in [0, 1].
        """
        rows = [row for _, row in self._static(mention.key, mention.places, mention.cue_kinds)]
        shares = [_support(row.place.country, mention.key, context) for row in rows]
        near = [_nearness(row.vector, context.vectors) for row in rows[:_COMPARED]]
        return max(near, default=0.0), max(shares, default=0.0)

    def rank(
        self, mention: Mention, context: Context
    ) -> list[tuple[float, CandidateRow, tuple[tuple[str, float], ...]]]:
        """Return score, candidate and features of each candidate, best first."""
        kinds = mention.cue_kinds
        ranked = []
        for index, (score, row) in enumerate(self._static(mention.key, mention.places, kinds)):
            total, features = score, row.features
            if index < _COMPARED or row.place.country in context.countries:
                surroundings = _surroundings(mention, row, context)
                total += self._score(surroundings)
                features += surroundings
            if kinds:
                features += _kind_features(kinds, row.place)
            ranked.append((total, row, features))
        if len(ranked) > 1:
            ranked.sort(key=lambda r: (-r[0], -r[1].place.population, r[1].place.id))
        return ranked

    def _rank_static(
        self,
        key: str,
        places: tuple[int, ...],
        cue_kinds: tuple[frozenset[PlaceKind], frozenset[PlaceKind]] | None,
    ) -> list[tuple[float, CandidateRow]]:
        rows = self._candidates.of_name(key, places)
        scored = [
            (self._score((*row.features, *_kind_features(cue_kinds, row.place))), row)
            for row in rows
        ]
        scored.sort(key=lambda s: (-s[0], -s[1].place.population, s[1].place.id))
        return scored

    def _score(self, features: Iterable[tuple[str, float]]) -> float:
        total, weights = 0.0, self._weights
        for name, value in features:
            total += weights.get(name, 0.0) * value
        return total

    def _reasons(self, features: tuple[tuple[str, float], ...]) -> tuple[str, ...]:
        """Say which features spoke for a candidate, the strongest first."""
        weights = self._weights
        spoken = [
            (weight, _REASONS[name])
            for name, value in features
            if name in _REASONS and (weight := weights.get(name, 0.0) * value) > _LEAST_REASON
        ]
        spoken.sort(reverse=True)
        return tuple([reason for _, reason in spoken])


def _contradicts(mention: Mention, place: Place) -> bool:
    """Whether a place is of another kind than the noun before its name says: شارع بغداد."""
    cue = mention.cue
    if mention.last - mention.first < mention.words:
        return False  # the gazetteer's name has the noun: Jisr ("bridge") al-Shughur is a town
    return bool(cue and cue.in_span and not cue.several and place.kind not in cue.kinds | cue.near)


def _is_stray(mention: Mention, row: CandidateRow, context: Context) -> bool:
    """Whether a settlement is a namesake: المرج in a text on southern Lebanon is not Libya's."""
    place = row.place
    if (
        place.kind not in _SETTLEMENTS
        or place.id.startswith("curated:")
        or place.population >= _STRAY_POPULATION
        or mention.start in context.parents
        or place.country in context.focus
        or _support(place.country, mention.key, context) > _LEAST_SUPPORT
    ):
        return False
    chords = (math.dist(row.vector, other) for other in context.vectors if other != row.vector)
    return min(chords, default=0.0) * EARTH_M > _STRAY_M


def _stands_for(mention: Mention, place: Place) -> bool:
    """Whether a place only stands in for a site that bears its name, or a site for a place."""
    cue = mention.cue
    return bool(cue and cue.in_span and not cue.several and place.kind not in cue.kinds)


def _position(place: Place, context: Context) -> tuple[Point, float]:
    """Return a place's point and radius; of a river, the stretch nearest to the other places."""
    if not place.line or not context.vectors:
        return place.point, place.uncertainty_m
    vectors = _line_vectors(place.line)
    chord, index = min(
        (dist(vector, other), index)
        for index, vector in enumerate(vectors)
        for other in context.vectors
    )
    point = place.line[index]
    radius_m = max(chord * EARTH_M, _RIVER_STRETCH_M)
    if radius_m > place.uncertainty_m:
        return place.point, place.uncertainty_m
    return point, radius_m


@lru_cache(maxsize=256)
def _line_vectors(line: tuple[Point, ...]) -> tuple[Vector, ...]:
    return tuple(vector_at(point) for point in line)


def _kind_features(
    cue_kinds: tuple[frozenset[PlaceKind], frozenset[PlaceKind]] | None, place: Place
) -> tuple[tuple[str, float], ...]:
    """Compare a place's kind with what its cue noun asks for."""
    if cue_kinds is None:
        return ()
    asked, accepted = cue_kinds
    if place.kind in asked:
        return (("asked", 1.0),)
    return (("accepted", 1.0),) if place.kind in accepted else (("other_kind", 1.0),)


def _surroundings(
    mention: Mention, row: CandidateRow, context: Context
) -> tuple[tuple[str, float], ...]:
    place = row.place
    country = place.country
    features = [("focus", 1.0)] if country in context.focus else []
    support = _support(country, mention.key, context)
    if support > _LEAST_SUPPORT:
        features.append(("country_support", support))
    division = country, place.admin1
    parents = context.parents.get(mention.start)
    if parents and not row.wide and (division in parents or (country, "") in parents):
        features.append(("parent", 1.0))
    if division in context.divisions and place.kind is not PlaceKind.ADMIN1:
        features.append(("parent_named", 1.0))
    nearness = 0.0 if row.wide else _nearness(row.vector, context.vectors)
    if nearness > 0:
        features.append(("nearness", nearness))
    return tuple(features)


def _support(country: str, key: str, context: Context) -> float:
    """Return the share of the document's other names that speak for a country."""
    share = context.countries.get(country, 0.0)
    if share and key in context.own:
        own_country, own_share = context.own[key]
        return share - own_share if own_country == country else share
    return share


def _nearness(vector: Vector, others: Sequence[Vector]) -> float:
    """Return how near the nearest other place is: 1 on the spot, 1/e at 150 km."""
    chords = [chord for other in others if (chord := dist(vector, other))]
    return math.exp(-min(chords) * EARTH_M / _NEAR_M) if chords else 0.0


def _probabilities(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    weights = [math.exp(score - top) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]
