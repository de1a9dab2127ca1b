"""Candidates → one place or none: a linear model of named features, with reasons in words."""

import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Final

from gazetteer.calibration import calibrated, interpolate
from gazetteer.candidates import CandidateRow
from gazetteer.geodesy import EARTH_M, Vector
from gazetteer.language import Cue
from gazetteer.lexicon import Lexicon
from gazetteer.memo import Memo
from gazetteer.mentions import Mention
from gazetteer.model import Candidate, Place, Resolution
from gazetteer.namesakes import native_index
from gazetteer.nationalities import Nationality
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
from gazetteer.surroundings import (
    LEAST_SUPPORT,
    Context,
    nearest_other_m,
    nearest_stretch,
    nearness,
    support,
    weigh,
)

__all__ = ["UNRESOLVED", "Context", "Resolver"]

UNRESOLVED: Final = Resolution(place=None, point=None, uncertainty_m=None, confidence=0.0)

_LIKELY: Final = 0.4  # confidence from which a town behind its quarter tells which one is meant
_CERTAIN: Final = 0.8  # confidence from which a place helps to find others
_SHOWN_CANDIDATES: Final = 3
_STAND_IN_M: Final = 15_000.0  # a town in the place of the airport named after it
_OTHER_KIND: Final = "the gazetteer has the name for another kind of place only"
_OTHER_COUNTRY: Final = (
    "no place of that name lies in the country that the text says, or next to it"
)
_STRAY: Final = (
    "a small place, far from all that the text names, in a country that it does not speak of"
)
_OTHER_TOWN: Final = "a quarter of that name, but of another town than the text speaks of"
_BESIDE_M: Final = 40_000.0  # from a certain place to a namesake that is chosen because of it
_OWN_TOWN_M: Final = 40_000.0  # from a quarter to the middle of its town, the widest towns taken in
_STRAY_M: Final = 700_000.0  # from the nearest sure place
_PARENT_WORDS: Final = 2  # words from a place to what contains it: "Ames, in Iowa"
_COMPARED: Final = 6  # candidates for which the surroundings are weighed
_NOTHING: Final = ("", 0.0)  # what a name adds that speaks for no country
_NO_PARENTS: Final[frozenset[tuple[str, str]]] = frozenset()
_NOT_TOLD: Final = Nationality("", firm=False)
_NO_NATIONALITIES: Final[Mapping[str, Nationality]] = {}

_UNWEIGHTED: Final[Surroundings] = (1.0, 1.0, 1.0, 1.0, 1.0)
_NO_WEIGHTS: Final[tuple[float, ...]] = ()  # of a candidate whose surroundings are not looked at

_Weighed = tuple[float, Ranked, tuple[float, ...]]
"""Score, candidate, and what each of `TEXT_FEATURES` adds to its score; empty if not looked at."""


class Resolver:
    """Chooses among the candidates of names by what their text says."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._standings = Standings(lexicon)
        self._standing_of = self._standings.of  # by a mention's name, places and cue
        self._lone = Memo(_lone, most=50_000)

    def read_context(
        self,
        mentions: Sequence[Mention],
        focus: frozenset[str],
        told: Mapping[str, Nationality] = _NO_NATIONALITIES,
    ) -> Context:
        """
        Gather the countries and the certain places of a document's names.

        Parameters
        ----------
        told
            The country that the text says of a name.
        """
        votes: dict[str, tuple[str, float]] = {}
        vectors: dict[Vector, None] = {}
        divisions: set[tuple[str, str]] = set()
        standings = [self._standing_of[m.key, m.places, m.cue] for m in mentions]
        bests = [
            _best_of(m, standing, told) for m, standing in zip(mentions, standings, strict=True)
        ]
        for mention, best, share in _telling(mentions, bests):
            if best.country:
                votes[mention.key] = best.country, share
            if share > _CERTAIN:
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
            told=told,
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
        cue = mention.cue
        noun = cue if cue and cue.in_span and not cue.several else None
        row = weighed[0][1].row
        if len(weighed) == 1:
            _, ranked, said = weighed[0]
            chosen = self._lone[row, self._standings.reasons(ranked, said)]
            if not (noun or row.small or row.quarter or row.line or mention.key in context.told):
                return chosen
        else:
            native = native_index([(ranked.row, said) for _, ranked, said in weighed])
            if native:
                weighed = [weighed[native], *weighed[:native], *weighed[native + 1 :]]
                row = weighed[0][1].row
            chosen = self._best(weighed)
        refusal = self._refusal(mention, row, context, noun)
        if refusal:
            other = self._next_best(mention, weighed, context, noun)
            if other is None:
                return UNRESOLVED._replace(candidates=chosen.candidates, reasons=(refusal,))
            row, chosen = other
        best = row.place
        if row.line and context.vectors:
            point, uncertainty_m = nearest_stretch(row, context)
            chosen = chosen._replace(point=point, uncertainty_m=uncertainty_m)
        if noun and best.kind not in noun.kinds:
            # A place only stands in for a site that bears its name, or a site for a place.
            uncertainty_m = max(chosen.uncertainty_m or 0.0, _STAND_IN_M)
            chosen = chosen._replace(uncertainty_m=uncertainty_m)
        return chosen

    def _next_best(
        self,
        mention: Mention,
        weighed: Sequence[_Weighed],
        context: Context,
        noun: Cue | None,
    ) -> tuple[CandidateRow, Resolution] | None:
        """Choose the best of the other candidates that lies beside the text's certain places."""
        for index, (_, ranked, _) in enumerate(weighed[1:], start=1):
            row = ranked.row
            if noun and row.place.kind not in noun.kinds:
                continue  # a second choice stands in for nothing: no village Zap for "Zap valley"
            nearest_m = nearest_other_m(row, context)
            if nearest_m is None or nearest_m > max(_BESIDE_M, row.place.uncertainty_m):
                continue
            if self._refusal(mention, row, context, noun) is None:
                return row, self._best([weighed[index], *weighed[:index], *weighed[index + 1 :]])
        return None

    def _refusal(
        self, mention: Mention, row: CandidateRow, context: Context, noun: Cue | None
    ) -> str | None:
        """Say why the text can't mean even the best candidate, if it can't."""
        told = context.told.get(mention.key)
        if noun and _contradicts(mention, noun, row.place):
            return _OTHER_KIND
        if told and self._is_elsewhere(row, told):
            return _OTHER_COUNTRY
        if row.small and _is_stray(mention, row, context):
            return _STRAY
        if row.quarter and _is_of_other_town(mention, row, context):
            return _OTHER_TOWN
        return None

    def _is_elsewhere(self, row: CandidateRow, told: Nationality) -> bool:
        """Whether a place lies neither in the country said of it nor in a neighbour of that."""
        if not told.firm or row.country in {"", told.country}:
            return False
        return self._lexicon.border(row.country, told.country) is None

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
        near = [nearness(ranked.row.vector, context.vectors) for ranked in compared]
        return max(near, default=0.0)

    def shared(self, mention: Mention, context: Context) -> float:
        """Return the largest share of the text's other names in a candidate's country: [0, 1]."""
        own = context.own.get(mention.key, _NOTHING)
        standing = self._standing_of[mention.key, mention.places, mention.cue]
        shares = [support(country, own, context) for country in standing.countries]
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
            said = weigh(row, context, own, parents, _UNWEIGHTED) if weights else ()
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
        told = context.told.get(mention.key, _NOT_TOLD).country
        for index, ranked in enumerate(standing.ranked):
            score, row, _, _, _ = ranked
            if index >= _COMPARED and row.country not in context.countries and row.country != told:
                weighed.append((score, ranked, _NO_WEIGHTS))
                continue
            said = weigh(row, context, own, parents, weights)
            if told and row.country == told:
                said = (weights[0], *said[1:])
            weighed.append((score + sum(said), ranked, said))
        if len(weighed) > 1:  # of equals, the one before stays before
            weighed.sort(key=itemgetter(0), reverse=True)
        return weighed


def _best_of(
    mention: Mention, standing: Standing, told: Mapping[str, Nationality]
) -> tuple[CandidateRow, float] | None:
    """
    Return the best candidate of a name and its probability; `None` for what tells nothing.

    In the country that the text says of it, a candidate is certain. A place of another kind than
    the noun that announces it is not meant: it says nothing of where a text plays.
    """
    if not standing.ranked:
        return None
    best, share = standing.ranked[0].row, standing.share
    nationality = told.get(mention.key)
    if nationality:
        there = (r.row for r in standing.ranked if r.row.country == nationality.country)
        found = next(there, None)
        best, share = (found, 1.0) if found else (best, share)
    cue = mention.cue
    meant = not (cue and cue.in_span and not cue.several and _contradicts(mention, cue, best.place))
    return (best, share) if meant else None


def _telling(
    mentions: Sequence[Mention], bests: Sequence[tuple[CandidateRow, float] | None]
) -> list[tuple[Mention, CandidateRow, float]]:
    """
    Return the names that tell where a text plays, each with its best candidate and probability.

    Many towns have a quarter of the same name, so one tells only beside a town of the text, or
    where it stands alone.
    """
    found = [(m, *best) for m, best in zip(mentions, bests, strict=True) if best]
    towns = [row for _, row, share in found if not row.quarter and share > _CERTAIN]
    if not towns or not any(row.quarter for _, row, _ in found):
        return found
    return [
        (mention, row, share)
        for mention, row, share in found
        if not row.quarter or any(_lies_at(row, town) for town in towns)
    ]


def _lies_at(quarter: CandidateRow, town: CandidateRow) -> bool:
    """Whether a quarter may be one of a town, or lies in the country that is named."""
    if town.wide:
        return quarter.country == town.country
    reach_m = _OWN_TOWN_M + town.place.uncertainty_m
    return math.dist(quarter.vector, town.vector) * EARTH_M <= reach_m


def _followed(
    mentions: Sequence[Mention], standings: Sequence[Standing]
) -> list[tuple[int, Standing]]:
    """Start of each mention that another follows at once, and that one's standing: "Ames, Iowa"."""
    return [
        (mention.start, standing)
        for (mention, following), standing in zip(pairwise(mentions), standings[1:], strict=True)
        if following.first - mention.last <= _PARENT_WORDS + _nouns(following)
    ]


def _nouns(mention: Mention) -> int:
    """Count the noun that stands outside a name's span: "in the city of"."""
    return int(mention.cue is not None and not mention.cue.in_span)


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
    parents = context.parents.get(mention.start, _NO_PARENTS)
    if (
        not {row.division, (row.country, "")}.isdisjoint(parents)
        or row.country in context.focus
        or support(row.country, context.own.get(mention.key, _NOTHING), context) > LEAST_SUPPORT
    ):
        return False
    nearest_m = nearest_other_m(row, context)
    return nearest_m is not None and nearest_m > _STRAY_M


def _is_of_other_town(mention: Mention, row: CandidateRow, context: Context) -> bool:
    """As in "al-Rawda quarter in Marib": not Sanaa's, whichever towns the text names besides."""
    town = context.towns.get(mention.start)
    if town is not None:
        return not _lies_at(row, town)
    parents = context.parents.get(mention.start, _NO_PARENTS)
    if parents and row.country not in {country for country, _ in parents}:
        return True  # "the quarter X in Yemen"
    if mention.cue is None:
        return False  # "the Green Zone": few have a name that needs no noun
    nearest_m = nearest_other_m(row, context)
    if nearest_m is None:
        own = context.own.get(mention.key, _NOTHING)
        return row.generic and support(row.country, own, context) <= LEAST_SUPPORT
    return nearest_m > _OWN_TOWN_M
