"""
Which sentences may tell anything of an event: most of a news text can't, and is read no further.

A sentence tells nothing where none of its words could be an event's by itself, a weapon's, a toll's
or an origin's, and no place in it is told by a distance. Of an artist, too, Arabic says that he
launches and strikes: such verbs count only where who did it, or to whom, is told with them.
"""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.events.triggers import LONE_VERBS
from dashboard.extraction.launch_points.origins import ORIGIN_KEYS
from dashboard.extraction.results.outcomes import OUTCOME_KEYS
from dashboard.extraction.syntax.elision import COUNTING_KEYS
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Sentence
from dashboard.extraction.words.senses import ACTOR, EVENT, VERB, WEAPON

__all__ = ["may_tell", "says_when"]

_DEEDS: Final = frozenset({"strike", "launch", "fall", "exchange"})
_HAPPENS: Final = 3  # tokens between "the last strike" and "was"
_ADDING: Final = ORIGIN_KEYS | OUTCOME_KEYS | {"debris", "incident", "happened"}
_OF_MUCH_ELSE: Final = frozenset({"launch", "strike", "destroy"})  # campaigns, chords, hopes


def may_tell(reading: Reading, sentence: Sentence) -> bool:
    """Whether an event, or what an aside adds to one, may be told in a sentence."""
    arabic, lonely = reading.document.arabic, list[Cue]()
    for cue in sentence.cues:
        category = cue.category
        if cue.key in _ADDING or category is WEAPON or category is EVENT:
            return True
        if category is VERB and _tells(cue):
            if cue.sense.strong or not arabic or cue.key not in _OF_MUCH_ELSE:
                return True
            lonely.append(cue)
    if lonely and _has_company(reading, sentence, lonely):
        return True
    return reading.tells_distance(sentence.first, sentence.last)


def _has_company(reading: Reading, sentence: Sentence, verbs: Sequence[Cue]) -> bool:
    """As in Arabic "the army struck", "another struck", "launched at a ship", "the launch in X"."""
    if any(c.category is ACTOR or c.key in COUNTING_KEYS for c in sentence.cues):
        return True
    behind = {verb.last for verb in verbs if verb.key == "launch"}
    return bool(behind) and (
        reading.names_in(sentence.first, sentence.last) != ()
        or any(c.key == "target" and c.first in behind for c in sentence.cues)
    )


def says_when(sentence: Sentence) -> bool:
    """As in Arabic "that was on Monday", "the strike took place at dawn": of what was told."""
    cues, told = sentence.cues, sentence.cues.by_key
    if "happened" in told:
        return True
    verbs = [*told.get("auxiliaries", ()), *told.get("passive", ())]
    verbs += [c for c in told.get("conduct", ()) if not c.sense.verbal_noun]
    if not verbs:
        return False
    its_fall = {c.last for c in cues if c.category is VERB and c.sense.verbal_noun}
    if any(c.first in its_fall for c in told.get("auxiliaries", ())):
        return True  # "its fall was at nine on Monday"
    deeds = [c for c in cues if c.key in {"incident", "deed"} or (c.definite and _is_deed(c))]
    return any(-_HAPPENS <= verb.first - deed.first <= _HAPPENS for deed in deeds for verb in verbs)


def _is_deed(cue: Cue) -> bool:
    return cue.category is EVENT or (
        cue.category is VERB and cue.sense.verbal_noun and cue.key in _DEEDS
    )


def _tells(verb: Cue) -> bool:
    staged = verb.key == "conduct" and not verb.sense.verbal_noun  # "it was mounted from X"
    return verb.sense.strong or staged or verb.key in LONE_VERBS
