"""
Clauses about what came later, or never: "before the shelling of X, jets hit Y".

So, too, in Arabic, "rockets fell on X, and four were found that had not been launched".
"""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.extraction.syntax.headers import COMMAS, TRIGGERS
from dashboard.extraction.words.cues import Cue, is_finite
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import ACTOR, CASUALTY, EVENT, WEAPON

__all__ = ["before_another", "find_bounds", "tells_before"]

_DEEDS: Final = frozenset({"strike", "conduct", "launch", "fall", "explode", "destroy"})
_DEED: Final = 4  # tokens from "before" to what was done
_VERB: Final = 3  # tokens from "jets" to "raided"
_THAT: Final = words_of("conjunctions_of_verbs")
_THE: Final = words_of("determiners")
_JOINED: Final = "و"
_NEGATION: Final = 2  # tokens from "not" to "launched"


def before_another(document: Document, sentence: Sentence, before: Cue) -> bool:
    """
    Whether two events are told on both sides of "before".

    Not "shot down before hitting X", nor "a warning to leave before the raid on X".
    """
    if "intercept" in sentence.cues.by_key:
        return False
    if not _tells_deed(document, sentence, before.last):
        return False
    comma = next(
        (i for i in range(before.last, sentence.last) if document.words[i] in COMMAS), sentence.last
    )
    return any(
        c.category in TRIGGERS and c.category is not CASUALTY
        for c in sentence.cues
        if c.first < before.first or c.first > comma
    )


def _tells_deed(document: Document, sentence: Sentence, first: int) -> bool:
    """As in "before the shelling of X", "before jets raided X", "before three shells fell"."""
    if first >= sentence.last or document.words[first] in COMMAS:
        return False  # "the day before, a shell hit X"
    cues = [c for c in sentence.cues if first <= c.first < first + _DEED]
    if any(c.first == first and (_is_deed(c) or _falls(c, cues)) for c in cues):
        return True
    deeds = [c for c in cues if c.key in _DEEDS and is_finite(c)]
    if document.arabic:
        deeds = [c for c in deeds if document.words[c.first - 1] in _THAT and c.first == first + 1]
        return any(_is_new(document, s) for d in deeds for s in cues if s.first == d.last)
    return any(
        _is_new(document, s) and 0 <= d.first - s.last < _VERB
        for d in deeds
        for s in cues
        if first <= s.first <= first + 1
    )


def _falls(cue: Cue, cues: Sequence[Cue]) -> bool:
    """As in Arabic "just before the fall of three shells on X"."""
    falls = cue.key in {"fall", "explode"} and cue.sense.verbal_noun
    return falls and any(c.sense.munition and not c.definite and c.first > cue.first for c in cues)


def _is_new(document: Document, subject: Cue) -> bool:
    """Whether it does a deed of its own: jets, an army; not "the drone" that was just told."""
    if subject.sense.munition:
        the = document.words[subject.first - 1] in _THE and not document.arabic
        return not (subject.definite or the)
    return subject.category in {WEAPON, ACTOR} or subject.key == "forces"


def _is_deed(cue: Cue) -> bool:
    if cue.category is EVENT:
        return cue.sense.strong
    return cue.key == "strike" and cue.sense.verbal_noun


def find_bounds(document: Document, sentence: Sentence) -> Iterator[int]:
    """Tokens where a clause begins that tells of a find of what was never fired."""
    told = sentence.cues.by_key
    if "found" not in told or not ("ready" in told or ("negation" in told and "launch" in told)):
        return
    for found in told["found"]:
        first = found.first if found.clitics else found.first - 1  # "and was [done] the seizure"
        joined = first > sentence.first and document.words[first].startswith(_JOINED)
        if joined and _is_unfired(sentence, found) and _tells(sentence, first):
            yield first


def _tells(sentence: Sentence, before: int) -> bool:
    """Whether an event is told before, and not one that the find itself foiled."""
    foiled = any(c.first < before for c in sentence.cues.by_key.get("foil", ()))
    return tells_before(sentence, before) and not foiled


def _is_unfired(sentence: Sentence, found: Cue) -> bool:
    """Whether munitions behind it are told to be ready, or not to have been launched."""
    munitions = [c for c in sentence.cues.munitions if c.first >= found.last]
    if not munitions:
        return False
    told, first = sentence.cues.by_key, munitions[0].last
    if any(c.first >= first for c in told.get("ready", ())):
        return True
    launches = [c.first for c in told.get("launch", ()) if c.first >= first]
    return any(
        0 <= at - c.last < _NEGATION
        for c in told.get("negation", ())
        for at in launches
        if c.first >= first
    )


def tells_before(sentence: Sentence, token: int) -> bool:
    """Whether a word for an event stands before a token of its sentence."""
    return any(c.category in TRIGGERS and c.first < token for c in sentence.cues)
