"""
Which sentences may tell anything of an event: most of a news text can't, and is read no further.

A sentence tells nothing where none of its words could be an event's by itself, a weapon's, a toll's
or an origin's, and no place in it is told by a distance.
"""

from dashboard.extraction.document import Cue, Sentence
from dashboard.extraction.lexicon import Category
from dashboard.extraction.origins import ORIGIN_KEYS
from dashboard.extraction.outcomes import OUTCOME_KEYS
from dashboard.extraction.reading import Reading
from dashboard.extraction.triggers import LONE_VERBS
from gazetteer.model import RelationKind

__all__ = ["may_tell"]

_ARMS = frozenset({Category.WEAPON, Category.EVENT})
_ADDING = ORIGIN_KEYS | OUTCOME_KEYS | {"debris"}


def may_tell(reading: Reading, sentence: Sentence) -> bool:
    """Whether an event, or what an aside adds to one, may be told in a sentence."""
    if any(_tells(cue) for cue in sentence.cues):
        return True
    named = reading.toponyms_in(reading.document.span(sentence.first, sentence.last))
    return any(t.relation and t.relation.kind is RelationKind.DISTANCE for t in named)


def _tells(cue: Cue) -> bool:
    if cue.category is Category.VERB:
        staged = cue.key == "conduct" and not cue.sense.verbal_noun  # "it was mounted from X"
        return cue.sense.strong or staged or cue.key in LONE_VERBS
    return cue.category in _ARMS or cue.key in _ADDING
