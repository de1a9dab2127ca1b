"""
What stands in commas between a verb of launch and its "from": who says so, or how sure it is.

"They took off, in all likelihood, from X", "the rockets came, according to spotters, from Y": the
words on both sides belong together.
"""

from typing import Final

from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.words.cue_reading import read_cues
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.lexicon import load_lexicon
from dashboard.extraction.words.senses import EVENT, ORIGIN, PREPOSITION, VERB, WEAPON

__all__ = ["interrupts_launch", "opens_source", "without_interruption"]

_COMMAS: Final = frozenset({"،", ","})
_LONGEST: Final = 8  # tokens between the commas
_PARTICLE: Final = 2  # tokens of "took off"
_SUBJECT: Final = 2  # tokens from an Arabic verb to the comma: "launched the rockets"
_LAUNCHED: Final = frozenset({"departs", "flown"})
_TELLING: Final = frozenset({EVENT, WEAPON})


def without_interruption(document: Document, cues: Cues) -> Cues:
    """Give the cues of a clause as if nothing stood between its verb of launch and "from"."""
    if "source" not in cues.by_key:
        return cues
    for source in cues.by_key["source"]:
        opening = _opening(document, cues, source)
        if opening < 0:
            continue
        verb = _leaver(document, cues, source, opening)
        if verb is not None:
            phrase = verb.last > opening
            bridge = verb if phrase else Cue(opening, source.last, source.sense, source.clitics)
            first = bridge.first if phrase else opening
            around = (c for c in cues if not first <= c.first <= source.first)
            return Cues(sorted((*around, bridge), key=lambda c: c.first))
    return cues


def opens_source(document: Document, index: int, last: int) -> bool:
    """Whether a clause goes on with "from" behind a comma: ", from X"."""
    if not (index + 1 < last and document.words[index] in _COMMAS):
        return False
    near = document.cues_near(index, back=0).by_key.get("source", ())
    return any(c.first == index + 1 and c.category is PREPOSITION for c in near)


def interrupts_launch(document: Document, before: Clause, clause: Clause) -> bool:
    """As in Arabic "and the rockets left, as residents tell, from X": one clause, not two."""
    words = document.words
    if "source" in before.cues.by_key or words[before.last - 1] not in _COMMAS:
        return False
    if before.last != clause.first or not any(_launches(c) for c in before.cues):
        return False
    source = next(iter(clause.cues.by_key.get("source", ())), None)
    if source is None or source.first - clause.first > _LONGEST:
        return False
    told = any(c.first < source.first and c.category in _TELLING for c in clause.cues)
    commas = [i for i in range(clause.first, source.first) if words[i] in _COMMAS]
    return not told and commas == [source.first - 1]


def _launches(cue: Cue) -> bool:
    fired = cue.category is VERB and cue.key == "launch" and not cue.sense.verbal_noun
    return fired or (cue.category is ORIGIN and cue.key in _LAUNCHED)


def _opening(document: Document, cues: Cues, source: Cue) -> int:
    """Token of the comma that opens what ends before "from"; -1 if there is none."""
    words, closing = document.words, source.first - 1
    if closing < 0 or words[closing] not in _COMMAS:
        return -1
    low = max(0, closing - 1 - _LONGEST)
    opening = next((i for i in range(closing - 1, low, -1) if words[i] in _COMMAS), -1)
    told = any(opening < c.first < closing and c.category in _TELLING for c in cues)
    return -1 if told else opening


def _leaver(document: Document, cues: Cues, source: Cue, opening: int) -> Cue | None:
    """Find the verb of launch before the comma; in English as one phrase with its "from"."""
    reach = _SUBJECT if document.arabic else 0
    for cue in cues:
        fired = _launches(cue) and (document.arabic or cue.category is VERB)
        if fired and 0 <= opening - cue.last <= reach:
            return cue
    return None if document.arabic else _phrase(document, source, opening)


def _phrase(document: Document, source: Cue, opening: int) -> Cue | None:
    """As in "took off" with "from", "came" with "from"."""
    lexicon = load_lexicon(document.language)
    from_ = document.words[source.first]
    for length in (_PARTICLE, 1):
        words = [*document.words[max(0, opening - length) : opening], from_]
        for cue in read_cues(words, lexicon.known.row(words), lexicon):
            if cue.category is ORIGIN and cue.last - cue.first == len(words):
                return Cue(opening - length, source.last, cue.sense)
    return None
