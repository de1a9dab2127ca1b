"""What came of an event: killed, wounded, damage, interception, how far it missed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.extraction.expressions.quantities import Quantity
from dashboard.extraction.results.casualties import CASUALTY_KEYS, find_casualties
from dashboard.extraction.results.failed_interceptions import is_missed_by_defence, is_unachieved
from dashboard.extraction.results.tolls import RISEN
from dashboard.extraction.results.unharmed import denied
from dashboard.extraction.words.cues import Cues
from dashboard.extraction.words.document import Document
from dashboard.model import Basis, Claim, Count, Outcome, Span
from gazetteer.model import PlaceKind, RelationKind, Toponym

__all__ = ["OUTCOME_KEYS", "Toll", "find_toll"]

_MANY: Final = 100  # people: told of a land, the toll of a war's day and not of one strike
# Code points from a number to its land: "were killed and thousands injured in".
_TOLD_IN: Final = 60
_POSSESSIVES: Final = ("'s", "\u2019s", "s'", "s\u2019")
_IN: Final = (" in ", "في ")
_TOLD_BY: Final = {
    "damage": Outcome.DAMAGE,
    "hit": Outcome.HIT,
    "miss": Outcome.FELL_SHORT,
    "intercept": Outcome.INTERCEPTED,
    "foil": Outcome.INTERCEPTED,
}
_OUTCOMES: Final = frozenset(_TOLD_BY)
OUTCOME_KEYS: Final = CASUALTY_KEYS | _OUTCOMES
"""Keys of the words without which nothing is told of an outcome, but a distance."""


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Toll:
    """Outcome values of a stretch of text; several counts where sources differ, in text order."""

    killed: tuple[Claim[Count], ...] = ()
    wounded: tuple[Claim[Count], ...] = ()
    outcomes: tuple[Claim[Outcome], ...] = ()
    miss_distance_m: Claim[float] | None = None

    def __bool__(self) -> bool:
        return bool(self.killed or self.wounded or self.outcomes or self.miss_distance_m)

    def risen(self) -> "Toll":
        """Give only the numbers told as risen: "has since risen to 14"."""
        killed = tuple([c for c in self.killed if c.reason == RISEN])
        return Toll(killed=killed, wounded=tuple([c for c in self.wounded if c.reason == RISEN]))


_NOTHING: Final = Toll()


def find_toll(
    document: Document,
    cues: Cues,
    quantities: Sequence[Quantity],
    toponyms: Sequence[Toponym] = (),
) -> Toll:
    """
    Casualties and outcomes told by the cues of one clause or sentence.

    Parameters
    ----------
    cues
        In text order.
    quantities, toponyms
        Those inside the same stretch of text.
    """
    related = [t for t in toponyms if t.relation is not None]
    missed = _miss_distance(related) if related else None
    outcomes = _outcomes(document, cues)
    killed, wounded = find_casualties(document, cues, quantities)
    countries = [t for t in toponyms if _is_country(t)] if killed or wounded else []
    if countries:
        killed = tuple([c for c in killed if not _is_national(document, c, countries)])
        wounded = tuple([c for c in wounded if not _is_national(document, c, countries)])
    if not (killed or wounded or outcomes or missed):
        return _NOTHING
    return Toll(
        killed=killed,
        wounded=wounded,
        outcomes=outcomes,
        miss_distance_m=missed,
    )


def _is_country(toponym: Toponym) -> bool:
    place = toponym.resolution.place
    whole = place is not None and place.kind is PlaceKind.COUNTRY
    owner = toponym.text.endswith(_POSSESSIVES)  # "in Yemen's Saada"
    return whole and toponym.relation is None and not owner


def _is_national(document: Document, told: Claim[Count], countries: Sequence[Toponym]) -> bool:
    """As in "more than 900 were killed in Israel": so many in a whole land, by many events."""
    if told.value.best < _MANY or not told.spans:
        return False
    end = told.spans[-1].end
    return any(
        0 < t.start - end <= _TOLD_IN and document.text[end : t.start].endswith(_IN)
        for t in countries
    )


def _outcomes(document: Document, cues: Cues) -> tuple[Claim[Outcome], ...]:
    if _OUTCOMES.isdisjoint(cues.by_key):
        return ()
    return tuple(_each_outcome(document, cues))


def _each_outcome(document: Document, cues: Cues) -> Iterator[Claim[Outcome]]:
    for cue in cues:
        outcome = _TOLD_BY.get(cue.key)
        if outcome is None:
            continue
        if outcome is Outcome.INTERCEPTED and is_unachieved(document, cues, cue):
            continue
        if outcome is Outcome.FELL_SHORT and is_missed_by_defence(document, cue):
            continue
        span = denied(document, cues, cue) if outcome is Outcome.DAMAGE else None
        if span:
            yield Claim(value=Outcome.NO_DAMAGE, spans=(span,))
        else:
            yield Claim(value=outcome, spans=(document.span(cue.first, cue.last),))


def _miss_distance(toponyms: Sequence[Toponym]) -> Claim[float] | None:
    """As in "fell 2 km from the base": a stated distance without a direction."""
    for toponym in toponyms:
        relation = toponym.relation
        if relation and relation.kind is RelationKind.DISTANCE and relation.distance_m is not None:
            return Claim(
                value=relation.distance_m,
                basis=Basis.STATED,
                spans=(Span(toponym.start, toponym.end),),
            )
    return None
