"""
What stands between commas and cuts a clause in two: a speaker, or in Arabic what is answered.

"The jets, according to a source, bombed X", "struck, in response to the shelling, a base in X":
the words on both sides belong together. So do, in Arabic, tolls told one after the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.syntax.headers import COMMAS, TRIGGERS, Header
from dashboard.extraction.syntax.interrupted import interrupts_launch, opens_source
from dashboard.extraction.words.cues import Cue, Cues, is_finite
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import CASUALTY, EVENT, HARM_VERBS, VERB

__all__ = ["rejoin"]

_AND: Final = "و"
_CUTTING: Final = {"response": "response_main", "hours_after": "main", "after": "main"}
_GOES_ON: Final = frozenset(
    {"strike", "conduct", "launch", "destroy", "intercept"}
)  # verbs whose object may come late


def rejoin(
    document: Document, clauses: Sequence[Clause], places: Sequence[int]
) -> tuple[Clause, ...]:
    """
    Join the clauses of a sentence that something between commas cuts in two.

    Parameters
    ----------
    places
        First tokens of the sentence's place names, ascending.
    """
    if len(clauses) == 1:
        return tuple(clauses)
    joined: list[Clause] = []
    for clause in clauses:
        before = joined[-1] if joined else None
        if before is not None and _is_spoken_into(document, before, clause):
            gap = before.last, clause.first
            cues = Cues(before.cues + clause.cues)
            joined[-1] = replace(clause, first=before.first, cues=cues, gap=gap)
        elif before is not None and interrupts_launch(document, before, clause):
            cues = Cues(before.cues + clause.cues)
            joined[-1] = replace(before, last=clause.last, cues=cues)
        elif document.arabic and before is not None and _is_answered_into(document, before, clause):
            joined[-1:] = _around(document, before, clause, places)
        elif (
            document.arabic
            and before is not None
            and (
                _goes_on(document, before, clause, places)
                or (CASUALTY in before.cues.by_category and _counts_on(before, clause, places))
            )
        ):
            cues = Cues(before.cues + clause.cues)
            joined[-1] = replace(before, last=clause.last, cues=cues)
        else:
            joined.append(clause)
    return tuple(joined)


def _goes_on(document: Document, before: Clause, clause: Clause, places: Sequence[int]) -> bool:
    """As in Arabic "said that X, and that it caused no losses": with no place of its own."""
    if clause.relation or before.last != clause.first or before.header is not clause.header:
        return False
    opening = clause.cues[0] if clause.cues else None
    that = opening is not None and opening.first == clause.first
    if opening is None or not that or opening.key != "complementizers":
        return False
    joined = document.words[clause.first].startswith(_AND)
    return joined and not any(clause.first <= place < clause.last for place in places)


def _counts_on(before: Clause, clause: Clause, places: Sequence[int]) -> bool:
    """As in Arabic "the killing of two, a girl among them, and the wounding of eight in a raid"."""
    if clause.relation or before.relation or before.header is not clause.header:
        return False
    told = before.cues.by_category.get(VERB, ())
    return (
        before.last == clause.first
        and any(c.first == clause.first and c.clitics == _AND and _is_harm(c) for c in clause.cues)
        and bool(told)
        and all(map(_is_harm, told))
        and EVENT not in before.cues.by_category
        and not before.cues.munitions
        and not any(before.first <= place < before.last for place in places)
    )


def _is_harm(verb: Cue) -> bool:
    """As in Arabic "the killing of", "the wounding of"."""
    return verb.category is VERB and verb.key in HARM_VERBS and verb.sense.verbal_noun


def _is_spoken_into(document: Document, before: Clause, clause: Clause) -> bool:
    """Whether only "according to" stands between, in commas, and no "and" goes on behind."""
    header = clause.header
    if header is None or clause.relation or before.last != header.first:
        return False
    if header.last != clause.first or not header.cues:
        return False
    words = document.words
    opening = words[before.last - 1], words[header.first]
    if opens_source(document, clause.first, clause.last) and not COMMAS.isdisjoint(opening):
        return True  # "were fired, police said, from X"
    if not document.arabic:
        return _is_said_of(document, before, clause, header)
    if header.cues[0].key != "according":
        return False
    commas = words[before.last - 1], words[clause.first]
    behind = words[clause.first + 1 : clause.last]
    return COMMAS.issuperset(commas) and bool(behind) and not behind[0].startswith(_AND)


def _is_said_of(document: Document, before: Clause, clause: Clause, header: Header) -> bool:
    """As in "Six drones, the army said, hit the port": what flew, the speaker, the verb."""
    commas = document.words[header.first], document.words[clause.first]
    return (
        COMMAS.issuperset(commas)
        and bool(before.cues.munitions)
        and TRIGGERS.isdisjoint(before.cues.by_category)
    )


def _is_answered_into(document: Document, before: Clause, clause: Clause) -> bool:
    """Whether "in response to" or "after" stands behind a comma and a verb without its object."""
    if clause.relation not in _CUTTING or before.last != clause.first or before.relation:
        return False
    return document.words[clause.first - 1] in COMMAS and any(
        c.category is VERB and c.key in _GOES_ON and not c.sense.verbal_noun for c in before.cues
    )


def _around(
    document: Document, before: Clause, clause: Clause, places: Sequence[int]
) -> Iterator[Clause]:
    """Give what is answered, and what stands round it as one clause; else both as they were."""
    comma = next(_commas_behind(document, clause), None)
    verb = max(c.first for c in before.cues if c.category is VERB and c.key in _GOES_ON)
    if (
        comma is None
        or any(verb < p < before.last for p in places)
        or not (any(comma < p < clause.last for p in places) or _shot_down(before, clause, comma))
        or document.words[comma + 1].startswith(_AND)
        or any(is_finite(c) and c.first == comma + 1 for c in clause.cues)
    ):
        yield from (before, clause)
        return
    behind = tuple(c for c in clause.cues if c.first > comma)
    ahead = Cues([c for c in clause.cues if c.first < comma])
    yield replace(clause, last=comma + 1, cues=ahead)
    yield replace(
        clause,
        first=before.first,
        cues=Cues(before.cues + behind),
        gap=(clause.first, comma + 1),
        relation=_CUTTING[clause.relation],
        header=before.header,
    )


def _shot_down(before: Clause, clause: Clause, comma: int) -> bool:
    """As in "shot down, an hour after the attack, a drone": what was shot down comes late."""
    return "intercept" in before.cues.by_key and any(
        c.first > comma and not c.definite for c in clause.cues.munitions
    )


def _commas_behind(document: Document, clause: Clause) -> Iterator[int]:
    """Commas behind the first event that a clause tells."""
    told = [c.first for c in clause.cues if c.category in TRIGGERS]
    first = told[0] if told else clause.last
    return (i for i in range(first, clause.last - 1) if document.words[i] in COMMAS)
