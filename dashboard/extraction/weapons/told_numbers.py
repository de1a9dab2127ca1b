"""How many munitions a clause tells of that tells no event of its own: "Two drones took part"."""

from dataclasses import replace
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.expressions.quantities import Qualifier, Quantity, QuantityUnit
from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.weapons.means import Means
from dashboard.extraction.weapons.munition_counts import Counted
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import EVENT, GUARD, ORIGIN, VERB
from dashboard.model import Claim, Count

__all__ = ["told_by_header", "told_number"]

_AND: Final = "و"
_OF: Final = "من"
_MODEL: Final = 2  # tokens for a model's name: "four S-300 missiles"
_NEGATION: Final = "negation"
_MOVING: Final = {VERB, ORIGIN, EVENT}  # of what was fired
_UNREAL: Final = frozenset(
    {"denial", "threat", "question", "feared", "plan", "mistaken", "alike", "habit", "anniversary"}
)


def told_number(reading: Reading, clause: Clause) -> Claim[Count] | None:
    """Give the number of two or more munitions, where nothing says that they did not fly."""
    header = clause.header
    of_header = header.cues.munitions if header else []
    munitions = [*of_header, *clause.cues.munitions]
    document = reading.document
    if not munitions or _is_unreal(clause, munitions[-1]):
        return None
    if not (of_header or _MOVING & clause.cues.by_category.keys() or _may_fly(document, clause)):
        return None
    # "The army spoke of ten rockets that flew over X": who speaks may be told with the number.
    first = header.first if header and of_header else clause.first
    for quantity in reading.quantities_in(document.span(first, clause.last)):
        if _may_count(quantity) and _counts_munition(document, munitions, quantity):
            return Claim(value=quantity.value, spans=(quantity.span,))
    return None


def told_by_header(reading: Reading, mention: Mention, means: Means) -> Means:
    """As in Arabic "the channel spoke of 25 rockets, most of which were shot down"."""
    header = mention.clause.header
    if header is None or not reading.document.arabic or not header.cues.munitions:
        return means
    if means.counted.number is not None or mention.cues.munitions:
        return means
    number = told_number(reading, mention.clause)
    if number is None:
        return means
    kind = header.cues.munitions[-1].sense.event_type
    return replace(means, counted=Counted(number, kind))


def _may_fly(document: Document, clause: Clause) -> bool:
    """Whether they are not told as owned, made or traded: "the party owns 150 rockets"."""
    owned = document.little_words["owned"]
    words = document.words[clause.first : clause.last]
    return owned.isdisjoint(words) and owned.isdisjoint([w.removeprefix(_AND) for w in words])


def _is_unreal(clause: Clause, munition: Cue) -> bool:
    """As in "no rockets", "three missiles not fired"; not "eight rockets, not six"."""
    negations = clause.cues.by_key.get(_NEGATION, ())
    fired = {c.first for c in clause.cues.by_key.get("launch", ())} if negations else ()
    denied = any(c.first < munition.first or c.last in fired for c in negations)
    told = clause.cues.by_key
    return denied or GUARD in clause.cues.by_category or not _UNREAL.isdisjoint(told)


def _may_count(quantity: Quantity) -> bool:
    plain = quantity.unit is QuantityUnit.COUNT and not quantity.partitive
    return plain and quantity.qualifier is not Qualifier.VAGUE and quantity.value.best > 1


def _counts_munition(document: Document, munitions: list[Cue], quantity: Quantity) -> bool:
    noun = document.tokens_of(quantity.noun_span.start, quantity.noun_span.end)[0]
    first = document.tokens_of(quantity.span.start, quantity.span.end)[0]
    if document.arabic:
        part = document.words[noun - 1] == _OF and first < noun  # "three of the rockets"
        return not part and any(c.first == noun for c in munitions)
    return any(first <= c.last - 1 <= noun + _MODEL and c.last - 1 >= noun for c in munitions)
