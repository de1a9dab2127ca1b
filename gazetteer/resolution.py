"""Candidates → one place or none, with reasons and the runner-up."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gazetteer.lexicon import Lexicon
from gazetteer.mentions import Mention
from gazetteer.model import Candidate, Place, PlaceKind, Resolution

__all__ = ["UNRESOLVED", "Context", "read_context", "resolve"]

UNRESOLVED = Resolution(place=None, point=None, uncertainty_m=None, confidence=0.0)
_NEAR_M = 150_000.0
_EARTH_M = 6_371_000.0
_CANDIDATES = 5

_WEIGHTS = {
    "population": 0.35,
    "curated": 1.2,
    "kind_asked": 2.5,
    "kind_near": 0.6,
    "kind_other": -2.5,
    "country": 3.0,
    "main_name": 0.5,
    "focus": 1.5,
    "country_support": 2.5,
    "nearness": 1.5,
    "admin_named": 1.0,
    "admin_unasked": -0.3,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """
    What the whole document says about where it plays.

    Attributes
    ----------
    countries
        Share of the document's names that speak for each country.
    points
        Unit vectors of the places that are certain.
    focus
        Countries given by the caller.
    """

    countries: dict[str, float]
    points: tuple[tuple[float, float, float], ...]
    focus: frozenset[str]


def read_context(mentions: Sequence[Mention], lexicon: Lexicon, focus: frozenset[str]) -> Context:
    """Gather the countries and the certain places of a document's names."""
    votes: Counter[str] = Counter()
    points = []
    empty = Context(countries={}, points=(), focus=focus)
    for mention in mentions:
        ranked = _ranked(mention, lexicon, empty)
        if not ranked:
            continue
        top, confidence = ranked[0][1], _confidence(ranked)
        if top.country:
            votes[top.country] += confidence
        if confidence > 0.8 and top.kind is not PlaceKind.COUNTRY:
            points.append(_vector(top))
    total = sum(votes.values()) or 1.0
    return Context(
        countries={country: votes[country] / total for country in votes},
        points=tuple(dict.fromkeys(points)),
        focus=focus,
    )


def resolve(mention: Mention, lexicon: Lexicon, context: Context) -> Resolution:
    """Choose the place of one mention."""
    ranked = _ranked(mention, lexicon, context)
    if not ranked:
        return UNRESOLVED
    confidence = _confidence(ranked)
    probabilities = _probabilities([score for score, _, _ in ranked])
    candidates = tuple(
        Candidate(place=place, score=round(p, 4), reasons=reasons)
        for p, (_, place, reasons) in zip(probabilities, ranked[:_CANDIDATES], strict=False)
    )
    best = ranked[0][1]
    return Resolution(
        place=best,
        point=best.point,
        uncertainty_m=best.uncertainty_m,
        confidence=round(confidence, 4),
        candidates=candidates,
        reasons=ranked[0][2],
    )


def _ranked(
    mention: Mention, lexicon: Lexicon, context: Context
) -> list[tuple[float, Place, tuple[str, ...]]]:
    rows = []
    for index in mention.places:
        place = lexicon.place(index)
        features = _features(mention, place, context)
        score = sum(_WEIGHTS[name] * value for name, value in features.items())
        reasons = tuple(
            name
            for name, _ in sorted(features.items(), key=lambda f: -abs(_WEIGHTS[f[0]] * f[1]))
            if features[name]
        )
        rows.append((score, place, reasons))
    rows.sort(key=lambda row: (-row[0], -row[1].population, row[1].id))
    return rows


def _features(mention: Mention, place: Place, context: Context) -> dict[str, float]:
    cue = mention.cue
    features = {
        "population": math.log10(place.population + 10),
        "curated": float(place.id.startswith("curated:")),
        "country": float(place.kind in {PlaceKind.COUNTRY, PlaceKind.CONTINENT}),
        "focus": float(place.country in context.focus),
        "country_support": context.countries.get(place.country, 0.0),
        "nearness": _nearness(place, context),
    }
    if cue:
        asked = place.kind in cue.kinds
        features["kind_asked"] = float(asked)
        features["kind_near"] = float(place.kind in cue.near)
        features["kind_other"] = float(not asked and place.kind not in cue.near)
    else:
        features["admin_unasked"] = float(place.kind in {PlaceKind.ADMIN1, PlaceKind.ADMIN2})
    return features


def _nearness(place: Place, context: Context) -> float:
    if not context.points or place.kind is PlaceKind.COUNTRY:
        return 0.0
    x, y, z = _vector(place)
    others = [p for p in context.points if p != (x, y, z)]
    if not others:
        return 0.0
    chord = min(math.dist((x, y, z), other) for other in others)
    return math.exp(-chord * _EARTH_M / _NEAR_M)


def _vector(place: Place) -> tuple[float, float, float]:
    lon, lat = math.radians(place.point.lon), math.radians(place.point.lat)
    return (math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat))


def _probabilities(scores: Iterable[float]) -> list[float]:
    values = list(scores)
    top = max(values)
    weights = [math.exp(score - top) for score in values]
    total = sum(weights)
    return [weight / total for weight in weights]


def _confidence(ranked: Sequence[tuple[float, Place, tuple[str, ...]]]) -> float:
    return _probabilities([score for score, _, _ in ranked])[0]
