"""Candidates → one place or none: a linear model of named features, with reasons in words."""

import math
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, repeat
from math import dist
from operator import itemgetter

from gazetteer.calibration import calibrated, interpolate
from gazetteer.candidates import CandidateRow
from gazetteer.geodesy import EARTH_M, Vector
from gazetteer.language import Cue
from gazetteer.lexicon import Lexicon
from gazetteer.memo import Memo
from gazetteer.mentions import Mention
from gazetteer.model import Candidate, Place, Point, Resolution
from gazetteer.standing import (
    TEXT_FEATURES,
    Feature,
    Ranked,
    Standing,
    Standings,
    Surroundings,
    kind_features,
    shares_of,
)

__all__ = ["UNRESOLVED", "Context", "Resolver"]

UNRESOLVED = Resolution(place=None, point=None, uncertainty_m=None, confidence=0.0)

_NEAR_M = 150_000.0  # distance at which nearness to another place has faded to 1/e
_LIKELY = 0.4  # confidence from which a town behind its quarter tells which one is meant
_CERTAIN = 0.8  # confidence from which a place helps to find others
_SHOWN_CANDIDATES = 3
_RIVER_STRETCH_M = 40_000.0
_STAND_IN_M = 15_000.0  # a town in the place of the airport named after it
_OTHER_KIND = "the gazetteer has the name for another kind of place only"
_STRAY = "a small place, far from all that the text names, in a country that it does not speak of"
_OTHER_TOWN = "a quarter of that name, but of another town than the text speaks of"
_OWN_TOWN_M = 40_000.0  # from a quarter to the middle of its town, the widest towns taken in
_STRAY_M = 700_000.0  # from the nearest sure place
_PARENT_WORDS = 2  # words from a place to what contains it: "Ames, in Iowa"
_LEAST_SUPPORT = 1e-6  # what is left of a name's own share after rounding
_COMPARED = 6  # candidates for which the surroundings are weighed
_NOTHING = ("", 0.0)  # what a name adds that speaks for no country
_NO_PARENTS: frozenset[tuple[str, str]] = frozenset()

_UNWEIGHTED: Surroundings = (1.0, 1.0, 1.0, 1.0, 1.0)
_NO_WEIGHTS: tuple[float, ...] = ()  # of a candidate whose surroundings are not looked at

_Weighed = tuple[float, Ranked, tuple[float, ...]]
"""Score, candidate, and what each of `TEXT_FEATURES` adds to its score; empty if not looked at."""


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
    towns
        For a mention's start, the town or district that is named right behind it.
    focus
        Countries given by the caller.
    """

    countries: dict[str, float]
    own: dict[str, tuple[str, float]]
    divisions: frozenset[tuple[str, str]]
    vectors: tuple[Vector, ...]
    parents: dict[int, frozenset[tuple[str, str]]]
    towns: dict[int, CandidateRow]
    focus: frozenset[str]


class Resolver:
    """Chooses among the candidates of names by what their text says."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._standings = Standings(lexicon)
        self._standing_of = self._standings.of  # by a mention's name, places and cue
        self._lone = Memo(_lone, most=50_000)

    def read_context(self, mentions: Sequence[Mention], focus: frozenset[str]) -> Context:
        """Gather the countries and the certain places of a document's names."""
        votes: dict[str, tuple[str, float]] = {}
        vectors: dict[Vector, None] = {}
        divisions: set[tuple[str, str]] = set()
        standings = [self._standing_of[m.key, m.places, m.cue] for m in mentions]
        for mention, standing in zip(mentions, standings, strict=True):
            if not standing.ranked:
                continue
            best = standing.ranked[0].row
            if best.country:
                votes[mention.key] = best.country, standing.share
            if standing.share > _CERTAIN:
                if not best.in_division:
                    divisions.add(best.division)
                if not best.wide:
                    vectors[best.vector] = None
        total = sum(vote for _, vote in votes.values())
        own = {key: (country, vote / total) for key, (country, vote) in votes.items()}
        countries: dict[str, float] = {}
        for country, share in own.values():
            countries[country] = countries.get(country, 0.0) + share
        followed = _followed(mentions, standings)
        return Context(
            countries=countries,
            own=own,
            divisions=frozenset(divisions),
            vectors=tuple(vectors),
            # What may contain each mention that another follows.
            parents={start: standing.contains for start, standing in followed},
            towns={
                start: standing.ranked[0].row
                for start, standing in followed
                if standing.share > _LIKELY and not standing.ranked[0].row.wide
            },
            focus=focus,
        )

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
        weighed = self._weighed(mention, context)
        if not weighed:
            return UNRESOLVED
        _, ranked, said = weighed[0]
        row, best, cue = ranked.row, ranked.row.place, mention.cue
        noun = cue if cue and cue.in_span and not cue.several else None
        if len(weighed) == 1:
            chosen = self._lone[row, self._standings.reasons(ranked, said)]
            if not (noun or row.small or row.quarter or row.line):
                return chosen
        else:
            chosen = self._best(weighed)
        candidates = chosen.candidates
        if noun and _contradicts(mention, noun, best):
            return UNRESOLVED._replace(candidates=candidates, reasons=(_OTHER_KIND,))
        if row.small and _is_stray(mention, row, context):
            return UNRESOLVED._replace(candidates=candidates, reasons=(_STRAY,))
        if row.quarter and _is_of_other_town(mention, row, context):
            return UNRESOLVED._replace(candidates=candidates, reasons=(_OTHER_TOWN,))
        if row.line and context.vectors:
            point, uncertainty_m = _nearest_stretch(row, context)
            chosen = chosen._replace(point=point, uncertainty_m=uncertainty_m)
        if noun and best.kind not in noun.kinds:
            # A place only stands in for a site that bears its name, or a site for a place.
            uncertainty_m = max(chosen.uncertainty_m or 0.0, _STAND_IN_M)
            chosen = chosen._replace(uncertainty_m=uncertainty_m)
        return chosen

    def _best(self, weighed: Sequence[_Weighed]) -> Resolution:
        """Resolve a name that several places bear as the first; the next ones are shown, too."""
        reasons = self._standings.reasons
        shares = shares_of([score for score, _, _ in weighed])
        shown = zip(shares, weighed[:_SHOWN_CANDIDATES], strict=False)
        candidates = tuple(
            [
                Candidate(ranked.row.place, round(share, 4), reasons(ranked, said))
                for share, (_, ranked, said) in shown
            ]
        )
        place, share, told = candidates[0]
        sure = round(interpolate(weighed[0][1].curve, share), 4)
        return Resolution(place, place.point, place.uncertainty_m, sure, candidates, told)

    def closeness(self, mention: Mention, context: Context) -> float:
        """Return how near a name's nearest candidate is to another place of the text, in [0, 1]."""
        standing = self._standing_of[mention.key, mention.places, mention.cue]
        compared = standing.ranked[:_COMPARED]
        near = [_nearness(ranked.row.vector, context.vectors) for ranked in compared]
        return max(near, default=0.0)

    def shared(self, mention: Mention, context: Context) -> float:
        """Return the largest share of the text's other names in a candidate's country: [0, 1]."""
        own = context.own.get(mention.key, _NOTHING)
        standing = self._standing_of[mention.key, mention.places, mention.cue]
        shares = [_support(country, own, context) for country in standing.countries]
        return max(shares, default=0.0)

    def rank(
        self, mention: Mention, context: Context
    ) -> list[tuple[float, CandidateRow, tuple[Feature, ...]]]:
        """Return score, candidate and features of each candidate, best first."""
        own = context.own.get(mention.key, _NOTHING)
        parents = context.parents.get(mention.start, _NO_PARENTS)
        ranking = []
        for score, ranked, weights in self._weighed(mention, context):
            row = ranked.row
            said = _surroundings(row, context, own, parents, _UNWEIGHTED) if weights else ()
            features = [named for named in zip(TEXT_FEATURES, said, strict=False) if named[1]]
            kind = kind_features(mention.cue_kinds, row.place)
            ranking.append((score, row, (*row.features, *features, *kind)))
        return ranking

    def _weighed(self, mention: Mention, context: Context) -> list[_Weighed]:
        """Return score, candidate and what the text adds to it, the best candidate first."""
        own = context.own.get(mention.key, _NOTHING)
        parents = context.parents.get(mention.start, _NO_PARENTS)
        weights = self._standings.text_weights
        weighed: list[_Weighed] = []
        standing = self._standing_of[mention.key, mention.places, mention.cue]
        for index, ranked in enumerate(standing.ranked):
            score, row, _, _, _ = ranked
            if index >= _COMPARED and row.country not in context.countries:
                weighed.append((score, ranked, _NO_WEIGHTS))
                continue
            said = _surroundings(row, context, own, parents, weights)
            weighed.append((score + sum(said), ranked, said))
        if len(weighed) > 1:  # of equals, the one before stays before
            weighed.sort(key=itemgetter(0), reverse=True)
        return weighed


def _followed(
    mentions: Sequence[Mention], standings: Sequence[Standing]
) -> list[tuple[int, Standing]]:
    """Start of each mention that another follows at once, and that one's standing: "Ames, Iowa"."""
    return [
        (mention.start, standing)
        for (mention, following), standing in zip(pairwise(mentions), standings[1:], strict=True)
        if following.first - mention.last <= _PARENT_WORDS
    ]


def _lone(said: tuple[CandidateRow, tuple[str, ...]]) -> Resolution:
    """Resolve a name that one place alone bears, with the reasons that a text gives."""
    row, reasons = said
    place = row.place
    return Resolution(
        place=place,
        point=place.point,
        uncertainty_m=place.uncertainty_m,
        confidence=round(calibrated(place, 1.0, 1), 4),
        candidates=(Candidate(place=place, score=1.0, reasons=reasons),),
        reasons=reasons,
    )


def _contradicts(mention: Mention, noun: Cue, place: Place) -> bool:
    """Whether a place is of another kind than the noun in its name's span says: شارع بغداد."""
    if mention.last - mention.first < mention.words:
        return False  # the gazetteer's name has the noun: Jisr ("bridge") al-Shughur is a town
    return place.kind not in noun.kinds | noun.near


def _is_stray(mention: Mention, row: CandidateRow, context: Context) -> bool:
    """Whether a small place is a namesake: المرج in a text on southern Lebanon is not Libya's."""
    if (
        mention.start in context.parents
        or row.country in context.focus
        or _support(row.country, context.own.get(mention.key, _NOTHING), context) > _LEAST_SUPPORT
    ):
        return False
    nearest_m = _nearest_other_m(row, context)
    return nearest_m is not None and nearest_m > _STRAY_M


def _is_of_other_town(mention: Mention, row: CandidateRow, context: Context) -> bool:
    """As in "al-Rawda quarter in Marib": not Sanaa's, whichever towns the text names besides."""
    town = context.towns.get(mention.start)
    if town is not None:
        reach_m = _OWN_TOWN_M + town.place.uncertainty_m
        return math.dist(row.vector, town.vector) * EARTH_M > reach_m
    if mention.cue is None:
        return False  # "the Green Zone": few have a name that needs no noun
    nearest_m = _nearest_other_m(row, context)
    if nearest_m is None:
        own = context.own.get(mention.key, _NOTHING)
        return row.generic and _support(row.country, own, context) <= _LEAST_SUPPORT
    return nearest_m > _OWN_TOWN_M


def _nearest_other_m(row: CandidateRow, context: Context) -> float | None:
    """Metres to the nearest of the text's certain places but itself; `None` without any."""
    chords = [math.dist(row.vector, other) for other in context.vectors if other != row.vector]
    return min(chords) * EARTH_M if chords else None


def _nearest_stretch(row: CandidateRow, context: Context) -> tuple[Point, float]:
    """Return point and radius of a river's stretch nearest to the other places."""
    place = row.place
    chord, index = min(_nearest_vertex(row, other) for other in context.vectors)
    point = place.line[index]
    radius_m = max(chord * EARTH_M, _RIVER_STRETCH_M)
    if radius_m > place.uncertainty_m:
        return place.point, place.uncertainty_m
    return point, radius_m


@lru_cache(maxsize=16_384)
def _nearest_vertex(row: CandidateRow, other: Vector) -> tuple[float, int]:
    """Return how near a river comes to a place, as a chord, and the first vertex that does."""
    chords = list(map(dist, row.line, repeat(other)))
    chord = min(chords)
    return chord, chords.index(chord)


def _surroundings(
    row: CandidateRow,
    context: Context,
    own: tuple[str, float],
    parents: frozenset[tuple[str, str]],
    weights: Surroundings,
) -> Surroundings:
    """Return what each of `TEXT_FEATURES` adds to a candidate's score by these weights."""
    in_focus, supported, by_parent, by_division, near = weights
    country, division, wide = row.country, row.division, row.wide
    support = context.countries.get(country, 0.0)
    if own[0] == country:
        support -= own[1]
    contained = parents and not wide and (division in parents or (country, "") in parents)
    return (
        in_focus if country in context.focus else 0.0,
        supported * support if support > _LEAST_SUPPORT else 0.0,
        by_parent if contained else 0.0,
        by_division if row.in_division and division in context.divisions else 0.0,
        0.0 if wide else near * _nearness(row.vector, context.vectors),
    )


def _support(country: str, own: tuple[str, float], context: Context) -> float:
    """Return the share of the document's other names that speak for a country."""
    share = context.countries.get(country, 0.0)
    return share - own[1] if own[0] == country else share


def _nearness(vector: Vector, others: Sequence[Vector]) -> float:
    """Return how near the nearest other place is: 1 on the spot, 1/e at 150 km."""
    if not others:
        return 0.0
    chords = list(map(dist, others, repeat(vector)))
    nearest = min(chords)
    if not nearest:  # it is one of them, which says nothing
        nearest = min(filter(None, chords), default=0.0)
    return math.exp(-nearest * EARTH_M / _NEAR_M) if nearest else 0.0
