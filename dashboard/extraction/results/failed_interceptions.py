"""
What was not brought down: "failed to intercept it", "was not shot down", `فشلت في اعتراضه`.

The words of an interception stand there as in "intercepted it", and say the opposite.
"""

from typing import Final

from dashboard.extraction.words.cues import Cue, Cues, is_purpose
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of

__all__ = ["is_missed_by_defence", "is_unachieved"]

_NEGATION: Final = "negation"
_FAILING: Final = words_of("failing", "attempts")
_ATTEMPTS: Final = words_of("attempts")
_MANAGING: Final = words_of("managing")
_MISSED, _DEFENCES = words_of("missed"), words_of("defences")
_SUBJECT: Final = 2  # tokens of "interceptors had"
_INTO: Final = words_of("into_a_deed")
_UNDONE: Final = words_of("left_undone")
_REACH: Final = {True: 7, False: 4}  # an Arabic subject stands between `فشلت` and `في اعتراضه`
_UNDONE_REACH: Final = 3  # from "without" to "being intercepted"
_MARKS: Final = frozenset(".!?;:،,\n")


def is_unachieved(document: Document, cues: Cues, cue: Cue) -> bool:
    """
    Whether words of an interception tell of one that was missed or only tried.

    Parameters
    ----------
    cues
        Of the stretch of text that holds the cue.
    """
    if is_purpose(cue):
        return True
    before = _words_before(document, cue.first)
    last = before[0] if before else ""
    if last in _INTO:
        managing = not _MANAGING.isdisjoint(before) and _denied(cues, cue, len(before))
        return managing or not _FAILING.isdisjoint(before)
    return last in _ATTEMPTS or _denied(cues, cue, _UNDONE_REACH if last in _UNDONE else 1)


def is_missed_by_defence(document: Document, cue: Cue) -> bool:
    """As in "interceptors missed it", "Iron Dome missed a rocket": what was fired hit. English."""
    if document.arabic or document.words[cue.first] not in _MISSED:
        return False
    return not _DEFENCES.isdisjoint(_words_before(document, cue.first)[:_SUBJECT])


def _denied(cues: Cues, cue: Cue, reach: int) -> bool:
    return any(cue.first - reach <= n.first < cue.first for n in cues.by_key.get(_NEGATION, ()))


def _words_before(document: Document, index: int) -> list[str]:
    """Words before a cue up to a mark, the nearest first."""
    found: list[str] = []
    for i in range(index - 1, max(-1, index - 1 - _REACH[document.arabic]), -1):
        if (word := document.words[i]) in _MARKS:
            break
        found.append(word)
    return found
