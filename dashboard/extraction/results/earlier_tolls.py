"""
People told as harmed before the event of the same sentence, and so not by it.

As in "fired rockets at X in response to the killing of two men", "struck X days after nine soldiers
were killed": what is answered, or came before, has a toll of its own.
"""

from collections.abc import Sequence

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.expressions.quantities import Quantity
from dashboard.extraction.results.outcomes import Toll, find_toll
from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.weapons.means import answered_tokens
from dashboard.extraction.words.cues import Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import CASUALTY, EVENT, VERB
from dashboard.model import Span

__all__ = ["find_own_toll", "tells_earlier"]

_ANSWERED = "response"
_BEFORE = frozenset({"after", "hours_after", "day_after"})
_HARM = frozenset({"killed", "wounded", "kill", "wound", "dies"})
_MISSED = "intercept"
_DOING = "ing"  # "crashed after wounding two": the same that crashed


def tells_earlier(document: Document, clause: Clause, *, told: bool) -> bool:
    """
    Whether a clause without an event tells whom something earlier harmed.

    Parameters
    ----------
    told
        Whether another clause of the sentence tells an event.
    """
    if clause.relation == _ANSWERED:
        return True
    return told and clause.relation in _BEFORE and not _is_own(document, clause)


def _is_own(document: Document, clause: Clause) -> bool:
    """As in "fell after wounding two", Arabic "after it had killed two": of the same subject."""
    harm = [c for c in clause.cues if c.key in _HARM and c.category in {VERB, CASUALTY}]
    if not harm:
        return False
    if _tells_of_defence(clause):
        return True
    if document.arabic:
        return not any(c.sense.verbal_noun for c in harm if c.category is VERB)
    return any(document.words[c.first].endswith(_DOING) for c in harm)


def _tells_of_defence(clause: Clause) -> bool:
    """As in "after air defences failed to intercept it, and wounded eight": it did."""
    cues = clause.cues
    return _MISSED in cues.by_key and all(
        c.key in _HARM or c.key == _MISSED
        for c in (*cues.by_category.get(VERB, ()), *cues.by_category.get(EVENT, ()))
    )


def find_own_toll(
    reading: Reading, mention: Mention, span: Span, quantities: Sequence[Quantity]
) -> Toll:
    """Give the outcome values of a mention, without those of what it answers."""
    document, cues = reading.document, mention.cues
    if _ANSWERED in cues.by_key:
        answered = answered_tokens(document, mention)
        cues = Cues([c for c in cues if c.first not in answered]) if answered else cues
    return find_toll(document, cues, quantities, reading.toponyms_in(span))
