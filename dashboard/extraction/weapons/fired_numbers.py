"""Of how many munitions a clause tells where they were fired from: one, both, several, one more."""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.expressions.noun_phrases import read_form
from dashboard.extraction.expressions.number_words import load_number_words
from dashboard.extraction.expressions.quantities import Qualifier, QuantityUnit
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.weapons.munition_counts import Counted
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import WEAPON

__all__ = ["SEVERAL", "UNTOLD", "fired_number", "tells_one_more"]

SEVERAL: Final = -1
UNTOLD: Final = 0
_PAIR: Final = 2
_IT: Final = words_of("relatives") | {"it"}
_BOTH: Final = words_of("both")
_ALL: Final = words_of("all")
_BEFORE: Final = 2  # tokens of "both of" before a munition


def fired_number(reading: Reading, cues: Sequence[Cue]) -> int:
    """
    Give how many munitions are told of, `SEVERAL` for a plural without their number.

    `UNTOLD` where only the launch is told: "the launch was carried out from X".

    Parameters
    ----------
    cues
        Those of the clause and of who says it, in text order.
    """
    document = reading.document
    for index, cue in enumerate(cues):
        if cue.category is WEAPON and cue.sense.event_type is not None and not cue.sense.adjective:
            return _of_noun(reading, cue)
        if cue.key in {"pronouns", "that_they"}:
            if document.words[cue.first] in _ALL and _is_followed(cues[index + 1 :], cue):
                continue  # "all three drones"
            return _of_pronoun(document, cue)
    return UNTOLD


def _is_followed(behind: Sequence[Cue], pronoun: Cue) -> bool:
    return any(c.category is WEAPON and c.first - pronoun.last <= _BEFORE for c in behind)


def _of_noun(reading: Reading, cue: Cue) -> int:
    """As in "the three missiles", "both missiles", Arabic "the two missiles", "the missiles"."""
    document = reading.document
    before = document.words[max(0, cue.first - _BEFORE) : cue.first]
    if not _BOTH.isdisjoint(before):
        return _PAIR
    span = document.span(max(0, cue.first - _BEFORE), cue.last + 1)
    for quantity in reading.quantities_in(span):
        noun, _ = document.tokens_of(quantity.noun_span.start, quantity.noun_span.end)
        exact = quantity.unit is QuantityUnit.COUNT and quantity.qualifier is not Qualifier.VAGUE
        if exact and noun == cue.first:
            return quantity.value.best
    form = read_form(document.words[cue.first], document.language)
    return SEVERAL if form is None else form[2]


def _of_pronoun(document: Document, cue: Cue) -> int:
    """As in "it", "both", "they"; an Arabic one may be of one thing or of several."""
    text = document.words[cue.first]
    if text in _BOTH or text.endswith(tuple(document.little_words["of_two"])):
        return _PAIR
    return 1 if document.arabic or text in _IT else SEVERAL


def tells_one_more(document: Document, mention: Mention, counted: Counted) -> bool:
    """As in "a third rocket fell on Y", "another drone hit Y": beside those told before."""
    if mention.another or counted.ordinal or counted.more:
        return True
    if not document.arabic:
        return False
    ordinals = load_number_words(document.language).ordinals
    for cue in mention.cues.munitions:  # a loop: asked of every mention
        if cue.last < mention.last and document.words[cue.last] in ordinals:
            return True
    return False
