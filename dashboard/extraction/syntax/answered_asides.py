"""What is answered, told inside the clause that answers it: "raided, in answer to X, Y"."""

from typing import Final

from dashboard.extraction.syntax.headers import COMMAS
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import CONNECTIVE, EVENT, VERB, WEAPON

__all__ = ["answered_aside"]

_ASIDE: Final = 9  # tokens of ", in answer to the shelling of X,"
_AND: Final = "و"
_OBJECTS: Final = frozenset({EVENT, WEAPON})


def answered_aside(document: Document, cues: Cues, cue: Cue) -> range | None:
    """As in Arabic "the jets made, in answer to the shelling, six raids": what stands in commas."""
    if not document.arabic or cue.category is not CONNECTIVE or cue.key != "response":
        return None
    if bare := _answered_noun(cues, cue):
        return bare
    words = document.words
    end = next(
        (i for i in range(cue.last, min(cue.last + _ASIDE, len(words))) if words[i] in COMMAS),
        None,
    )
    if end is None or cue.first == 0 or words[cue.first - 1] not in COMMAS:
        return None
    verbs = [c.first for c in cues if c.category is VERB and not c.sense.verbal_noun]
    opens = end + 1 in verbs or end + 1 == len(words) or _joins(words[end + 1])
    begun = any(first < cue.first for first in verbs)
    return range(cue.last, end) if begun and not opens else None


def _answered_noun(cues: Cues, response: Cue) -> range | None:
    """As in Arabic "bombed the guns, in answer to the attack, positions in X", with no commas."""
    noun = next((c for c in cues if c.first == response.last and c.category in _OBJECTS), None)
    if noun is None or not noun.definite or noun.category is not EVENT:
        return None
    begun = any(
        c.category is VERB and not c.sense.verbal_noun and c.first < response.first for c in cues
    )
    hit = any(
        c.first == noun.last
        and not c.definite
        and (c.category is EVENT or c.key in {"positions", "things", "vehicle"})
        for c in cues
    )
    return range(response.first, noun.last) if begun and hit else None


def _joins(token: str) -> bool:
    """Whether a word is joined by "and", or is none."""
    return token.startswith(_AND) or not token[:1].isalnum()
