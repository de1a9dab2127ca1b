"""
What came of an event: killed, wounded, damage, interception, how far it missed.

A negated noun is a count of nought, not an unknown: "without casualties" says that nobody died.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.extraction.cues import Cue, Cues
from dashboard.extraction.document import Document
from dashboard.extraction.function_words import words_of
from dashboard.extraction.quantities import Quantity, QuantityUnit
from dashboard.extraction.senses import CASUALTY
from dashboard.model import Basis, Claim, Count, Outcome, Span
from gazetteer.model import RelationKind, Toponym

__all__ = ["OUTCOME_KEYS", "Toll", "find_toll"]

_NEGATION_REACH = 7  # tokens from a negation to the noun it denies
_SUM_REACH = 4  # tokens from a number to "between dead and wounded"
_HURT_REACH = 2  # tokens from Arabic "hit" to the number of people it hurt
_VERB_REACH = 8  # tokens from "killed" to the number of people
_AMONG = 2  # tokens of "among them"
_ASIDE = 14  # tokens of an aside with its commas
_BE = words_of("was")
_OR = words_of("or")
_BE_REACH = 3  # tokens from "were" to "wounded"
_LIST_REACH = 9  # "no casualties or damage": one negation over a short list
_FATES = frozenset({"killed", "wounded"})
_HURT = frozenset({*_FATES, "both"})
_TOLD_BY = {
    "damage": Outcome.DAMAGE,
    "hit": Outcome.HIT,
    "miss": Outcome.FELL_SHORT,
    "intercept": Outcome.INTERCEPTED,
    "foil": Outcome.INTERCEPTED,
}
_OUTCOMES = frozenset(_TOLD_BY)
OUTCOME_KEYS = _HURT | _OUTCOMES
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


_NOTHING = Toll()


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
    casualties = cues.by_category.get(CASUALTY)
    related = [t for t in toponyms if t.relation is not None]
    missed = _miss_distance(related) if related else None
    outcomes = _outcomes(document, cues)
    if not casualties:
        return Toll(outcomes=outcomes, miss_distance_m=missed) if outcomes or missed else _NOTHING
    told: Sequence[Cue] = casualties
    denies = "negation" in cues.by_key
    if denies:
        told = [c for c in casualties if c.key not in _FATES or not _denied(document, cues, c)]
    counted = list(_counted(document, told, quantities)) if quantities else []
    killed = [claim for key, claim in counted if key == "killed"]
    wounded = [claim for key, claim in counted if key == "wounded"]
    for cue in casualties if denies else ():
        span = _denied(document, cues, cue) if cue.key in _HURT else None
        if span is None:
            continue
        nought = Claim(value=Count.exactly(0), spans=(span,), reason="none, as told")
        if cue.key != "wounded" and not killed:
            killed.append(nought)
        if cue.key != "killed" and not wounded:
            wounded.append(nought)
    return Toll(
        killed=tuple(killed),
        wounded=tuple(wounded),
        outcomes=outcomes,
        miss_distance_m=missed,
    )


def _counted(
    document: Document, casualties: Sequence[Cue], quantities: Sequence[Quantity]
) -> Iterator[tuple[str, Claim[Count]]]:
    """Quantities of killed or wounded: by their own noun, else by the verb before them."""
    starts = [document.token_at(q.span.start) for q in quantities]
    for quantity in quantities:
        first, last = document.tokens_of(quantity.span.start, quantity.span.end)
        noun = document.tokens_of(quantity.noun_span.start, quantity.noun_span.end)
        keys = {c.key for c in casualties if first <= c.first < max(last, noun[1])}
        if _is_part(document, first) or _told_together(casualties, noun[1], starts):
            continue
        suffered = _suffered(document, casualties, quantity, noun[1])
        told = keys & _FATES  # "two men dead"
        if suffered:
            told.add(suffered)
        elif "people" in keys and not told:
            told = {_verb_key(casualties, first, noun[1])} & _FATES
        for key in told:
            yield key, Claim(value=quantity.value, spans=(quantity.span,))


def _suffered(document: Document, casualties: Sequence[Cue], quantity: Quantity, last: int) -> str:
    """As in "one man died and seven were hurt": a number that is the subject of a passive."""
    last = _behind_aside(document, last)
    after = document.tokens[last : last + 1]
    if quantity.unit is not QuantityUnit.COUNT or not (after and after[0].text in _BE):
        return ""
    told = (c.key for c in casualties if c.key in _FATES and 0 < c.first - last <= _BE_REACH)
    return next(told, "")


def _behind_aside(document: Document, last: int) -> int:
    """As in "nine others, two of them children, were wounded": where the sentence goes on."""
    tokens = document.tokens
    if last >= len(tokens) or tokens[last].text != ",":
        return last
    closing = (i for i in range(last + 1, min(last + _ASIDE, len(tokens))) if tokens[i].text == ",")
    return next(closing, last - 1) + 1


def _is_part(document: Document, first: int) -> bool:
    """As in "492 people, including 35 children": counted among those told before."""
    before = [token.text for token in document.tokens[max(0, first - _AMONG) : first]]
    return before[-1:] == ["including"] or before == ["among", "them"]


def _told_together(casualties: Sequence[Cue], last: int, starts: Sequence[int]) -> bool:
    """As in "60 people dead or wounded": the number tells neither; not "killed and seven hurt"."""
    after = [c for c in casualties if 0 <= c.first - last < _SUM_REACH and c.key in _FATES]
    if {c.key for c in after} != _FATES:
        return False
    return not any(0 <= start - after[-1].last <= 1 for start in starts)


def _verb_key(casualties: Sequence[Cue], first: int, last: int) -> str:
    """Find the nearest word for killing or wounding around a number of people; before it wins."""
    fates = [c for c in casualties if c.key in _FATES]
    before = [c for c in fates if 0 <= first - c.last < _VERB_REACH]
    hurt = [c for c in casualties if c.key == "hurts" and 0 <= first - c.last <= _HURT_REACH]
    if hurt and not (before and before[-1].first > hurt[-1].first):
        return "wounded"  # "a shell that hit [= hurt] three men"
    if before:
        return before[-1].key
    after = [c for c in fates if 0 <= c.first - last < _VERB_REACH]
    return after[0].key if after else ""


def _denied(document: Document, cues: Cues, noun: Cue) -> Span | None:
    """Span from the negation to the noun it denies, or `None`."""
    for cue in cues.by_key.get("negation", ()):
        if not 0 <= noun.first - cue.last < _LIST_REACH:
            continue
        between = {t.text for t in document.tokens[cue.last : noun.first]}
        reach = _NEGATION_REACH if between.isdisjoint(_OR) else _LIST_REACH
        if noun.first - cue.last < reach and between.isdisjoint(("،", ",")):
            return document.span(cue.first, noun.last)
    return None


def _outcomes(document: Document, cues: Cues) -> tuple[Claim[Outcome], ...]:
    if _OUTCOMES.isdisjoint(cues.by_key):
        return ()
    return tuple(_each_outcome(document, cues))


def _each_outcome(document: Document, cues: Cues) -> Iterator[Claim[Outcome]]:
    for cue in cues:
        outcome = _TOLD_BY.get(cue.key)
        if outcome is None:
            continue
        denied = _denied(document, cues, cue) if outcome is Outcome.DAMAGE else None
        if denied:
            yield Claim(value=Outcome.NO_DAMAGE, spans=(denied,))
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
