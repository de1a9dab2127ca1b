"""
People told as harmed before the event of the same sentence, and so not by it.

As in "fired rockets at X in response to the killing of two men", "struck X days after nine soldiers
were killed": what is answered, or came before, has a toll of its own.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.expressions.quantities import Quantity
from dashboard.extraction.results.outcomes import Toll, find_toll
from dashboard.extraction.results.unharmed import with_denial
from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.syntax.names import Coarseness, lies_elsewhere
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.weapons.means import answered_tokens
from dashboard.extraction.words.cues import Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import CASUALTY, EVENT, HARM, VERB
from dashboard.model import Claim, Count, Span

__all__ = ["find_own_toll", "tells_earlier"]

_ANSWERED: Final = "response"
_BEFORE: Final = frozenset({"after", "hours_after", "day_after"})
_MISSED: Final = "intercept"
_JOINED: Final = "و"
_DOING: Final = "ing"  # "crashed after wounding two": the same that crashed


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
    harm = [c for c in clause.cues if c.key in HARM and c.category in {VERB, CASUALTY}]
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
        c.key in HARM or c.key == _MISSED
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
    cues = with_denial(cues, mention.clause.header)
    toll = find_toll(document, cues, quantities, reading.toponyms_in(span))
    if document.arabic and toll.killed and toll.wounded and "location" in cues.by_key:
        return _without_elsewhere(reading, mention, toll)
    return toll


def _without_elsewhere(reading: Reading, mention: Mention, toll: Toll) -> Toll:
    """As in Arabic "died two in X and were hurt eight in a raid on Y": not two by the raid."""
    killed = tuple([c for c in toll.killed if not _is_elsewhere(reading, mention, c)])
    wounded = tuple([c for c in toll.wounded if not _is_elsewhere(reading, mention, c)])
    return replace(toll, killed=killed, wounded=wounded)


def _is_elsewhere(reading: Reading, mention: Mention, told: Claim[Count]) -> bool:
    """Whether its own place stands right behind a number, and the next harm behind that."""
    if not told.spans:
        return False
    last = reading.document.tokens_of(told.spans[0].start, told.spans[0].end)[1]
    located = [c.last for c in mention.cues.by_key["location"] if c.first == last]
    place = next((n for n in reading.names_in(last, mention.last) if n.first in located), None)
    if place is None or place.coarseness > Coarseness.SETTLEMENT:
        return False
    harm = [c for c in mention.cues if c.first == place.last and c.key in HARM]
    event = next(
        (c for c in mention.triggers if c.category is EVENT and c.first > place.last), None
    )
    if event is None or not any(c.clitics == _JOINED for c in harm):
        return False
    struck = reading.names_in(event.last, mention.last)
    return bool(struck) and all(lies_elsewhere(place, n, slack_m=0) for n in struck)
