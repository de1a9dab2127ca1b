"""
Cut sentences into clauses and tell apart who speaks from what is told.

A clause is a run of told tokens that holds at most a few triggers; its relation says how it hangs
on the clause before it. What the headers hold is the speaker's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dashboard.extraction.syntax.absolutes import find_absolutes
from dashboard.extraction.syntax.answered_asides import answered_aside
from dashboard.extraction.syntax.answered_events import (
    answered_clauses,
    answers_fronted,
    answers_questions,
    takes_shells,
)
from dashboard.extraction.syntax.fronted import after_fronted
from dashboard.extraction.syntax.gaps import find_gaps
from dashboard.extraction.syntax.headers import (
    COMMAS,
    TRIGGERS,
    Header,
    find_headers,
    last_comma,
    next_trigger,
)
from dashboard.extraction.syntax.pluperfects import PLUPERFECT, find_pluperfects
from dashboard.extraction.syntax.preceding import before_another, find_bounds, tells_before
from dashboard.extraction.syntax.separate_tolls import toll_bounds
from dashboard.extraction.syntax.since_today import counts_from_today
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import (
    ACTOR,
    AGENCY,
    CONNECTIVE,
    DEMONYM,
    EVENT,
    MODALITY,
    ORDINAL,
    SPEECH,
    VERB,
    WEAPON,
)

__all__ = ["Clause", "split_clauses"]

_JOINTS: Final = words_of("and", "but") | {"،", ","}
_AFTER: Final = "after"
_PAUSES: Final = COMMAS | {"\n"}
_JOINING: Final = frozenset({"و", "ف"})
_LATER: Final = frozenset({"after", "hours_after", "day_after", "since"})
_TIMING: Final = frozenset({"hours_after", "before"})
_WHERE: Final = words_of("at")
_EXPLAINING: Final = words_of("explaining")
_BE: Final = words_of("was")
_BE_REACH: Final = 3  # tokens from "but were" to "shot down"
_OPENING: Final = frozenset({CONNECTIVE, VERB, SPEECH, ORDINAL})
_OBJECTS: Final = frozenset({EVENT, WEAPON})
_SUBJECT: Final = frozenset({WEAPON, ACTOR, AGENCY, DEMONYM})
_WITHHELD_REACH: Final = 3  # tokens from "no" or "threatened" to the response
_SUBJECT_REACH: Final = 4  # tokens of the aircraft that answered, before the verb
_MUNITION: Final = 5  # tokens from "in response to" to the rockets: "the pair of"
_DEATH: Final = 2  # tokens from "an answer to" to "death": "the"
_DEATHS: Final = words_of("deaths")
_PRONOUN: Final = 1  # tokens of "that" in "in response to that, ..."


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Clause:
    """
    A half-open range of told tokens.

    Attributes
    ----------
    relation
        How it hangs on the clause before it: `while`, `hours_after`, `day_after`, `after`,
        `response`, `since`, `earlier` (pluperfect), `gap` (it leaves out the verb), or empty.
    header
        The speaker, or `None`.
    gap
        Tokens inside the range that are not its own, where `rejoin` found it cut in two.
    """

    first: int
    last: int
    cues: Cues
    relation: str = ""
    header: Header | None = None
    gap: tuple[int, int] = (0, 0)


def split_clauses(document: Document, sentence: Sentence) -> tuple[Clause, ...]:
    """Clauses of a sentence in text order, headers left out: each told token lies in just one."""
    spoken = SPEECH in sentence.cues.by_category
    headers = find_headers(document, sentence) if spoken else ()
    return tuple(_clauses(document, sentence, headers))


def _clauses(document: Document, sentence: Sentence, headers: Sequence[Header]) -> Iterator[Clause]:
    bounds = _boundaries(document, sentence, headers)
    header: Header | None = None
    pending = ""
    for (first, opened), last in zip(
        bounds, [b for b, _ in bounds[1:]] + [sentence.last], strict=True
    ):
        inside = _header_at(headers, first) if headers else None
        if inside:
            header = inside
            if _answers_that(inside.cues):
                pending = "response_main"
            continue
        cues = sentence.cues.within(first, last) if len(bounds) > 1 else sentence.cues
        relation = opened or pending
        if "response" in cues.by_key and relation in {"", "main", "hours_after"}:
            answers = cues.by_key["response"]
            answered = next((r for c in answers if (r := answered_aside(document, cues, c))), None)
            if answered:
                cues = Cues([c for c in cues if c.first not in answered])
                relation = "response_main"
        # "hours after the Observatory announced that ...": the words hang on what is announced.
        if relation == "answered":
            cues = Cues([c for c in cues if c.key != "respond"])
            relation = "response"
        told = not TRIGGERS.isdisjoint(cues.by_category)
        pending = "" if told else relation
        yield Clause(first=first, last=last, cues=cues, relation=relation, header=header)


def _header_at(headers: Sequence[Header], token: int) -> Header | None:
    """Header that holds a token, if one does."""
    for header in headers:
        if header.first <= token < header.last:
            return header
    return None


def _boundaries(
    document: Document, sentence: Sentence, headers: Sequence[Header]
) -> list[tuple[int, str]]:
    bounds: dict[int, str] = {sentence.first: ""}
    for header in headers:
        bounds.setdefault(header.first, "")
        if header.last < sentence.last:
            bounds.setdefault(header.last, "")
    words, fronted = document.words, "response" in sentence.cues.by_key
    opening = [
        cue
        for cue in sentence.cues
        if cue.category in _OPENING
        and (
            # most verbs stand where none opens a clause, see `_before_verb`
            cue.category is not VERB
            or cue.key == "respond"
            or words[cue.first - 1] in _PAUSES
            or (fronted and document.arabic)
        )
    ]
    for cue in opening:
        if (headers and _header_at(headers, cue.first)) or _is_repeated(document, cue):
            continue
        relation = _opens_clause(document, sentence, cue)
        if relation is None:
            continue
        at = _subject_start(document, sentence, cue)
        bounds[at] = relation or bounds.get(at, "")
        if cue.key == "respond" and bounds[at] in {"", "while"}:
            bounds.update(answered_clauses(document, sentence, cue, at))
    if document.arabic:
        bounds.update({at: "" for at in find_bounds(document, sentence) if at not in bounds})
        bounds.update(dict.fromkeys(find_pluperfects(document, sentence), PLUPERFECT))
    else:
        bounds.update(after_fronted(document, sentence, headers))
        anew = (*find_absolutes(document, sentence), *toll_bounds(document, sentence))
        bounds.update({at: "" for at in anew if at not in bounds})
    for gap, relation in find_gaps(document, sentence):
        if gap not in bounds and not _header_at(headers, gap):
            bounds[gap] = relation
    return sorted(bounds.items()) if len(bounds) > 1 else [(sentence.first, bounds[sentence.first])]


def _is_repeated(document: Document, cue: Cue) -> bool:
    """As in "wave after wave", "town after town": one phrase; English only."""
    words, first, last = document.words, cue.first, cue.last
    if document.arabic or not first or words[first] != _AFTER:
        return False
    return words[first - 1] in words[last : last + 1]


def _subject_start(document: Document, sentence: Sentence, cue: Cue) -> int:
    """Where the clause of an answer begins: its subject may stand before the verb."""
    if cue.key != "respond":
        return cue.first
    if document.arabic:
        return _arabic_subject_start(sentence, cue)
    for index in range(cue.first - 1, sentence.first, -1):
        if document.words[index] in _JOINTS:
            return index + 1
    return sentence.first


def _arabic_subject_start(sentence: Sentence, verb: Cue) -> int:
    """As in "that the artillery answered": what answers stands right before a finite verb."""
    if verb.sense.verbal_noun or verb.clitics:
        return verb.first
    first = max(sentence.first, verb.first - _SUBJECT_REACH)
    between = [c for c in sentence.cues if first <= c.first < verb.first]
    weapons = [c.first for c in between if c.category is WEAPON]
    bare = all(c.category in _SUBJECT for c in between if weapons and c.first >= weapons[0])
    return weapons[0] if weapons and bare else verb.first


def _opens_clause(document: Document, sentence: Sentence, cue: Cue) -> str | None:
    """Relation of the clause that a cue opens; `None` if it opens none."""
    if cue.category is CONNECTIVE:
        return _relation(document, sentence, cue)
    joined = cue.clitics[:1] in _JOINING
    if cue.category is VERB:
        return _before_verb(document, sentence, cue, joined=joined)
    if cue.key == "complementizers" and _coordinated(document, cue):
        return ""
    return "next" if joined and cue.category is ORDINAL and cue.key == "next" else None


def _relation(document: Document, sentence: Sentence, cue: Cue) -> str | None:
    trigger = next_trigger(sentence, cue.last)
    if cue.key in {"while", "that_is", "again"}:
        # "and that 60 miles off X": where it was, if nothing else is told there
        goes_on = cue.key == "that_is" and trigger is None
        # "and, in a second operation, the port of X"
        opened = "gap" if cue.key == "again" and trigger is None else "while"
        return None if goes_on or _shares_subject(document, sentence, cue) else opened
    if (
        _dates_itself(document, sentence, cue)
        or answered_aside(document, sentence.cues, cue)
        or answers_questions(document, sentence, cue)
        or (cue.key == "before" and not before_another(document, sentence, cue))
        or (cue.key == "since" and document.arabic and counts_from_today(document, cue.last))
    ):
        return None
    if trigger is None and not document.arabic and cue.key in _LATER:
        # ", after men had crossed X on Monday": its places and dates are not the event's
        return cue.key if document.words[cue.first - 1] in COMMAS else None
    if not _governs(document, sentence, cue, trigger):
        return None
    if cue.key == "response" and _answers_that(sentence.cues):
        return "response_main"
    # "answered after an hour with three raids": no clause of its own
    instrument = any(c.first == trigger and c.clitics.endswith("ب") for c in sentence.cues)
    instrument = instrument or takes_shells(document, sentence, cue)
    return None if instrument else cue.key


def _answers_munition(document: Document, sentence: Sentence, connective: Cue) -> bool:
    """As in "bombed X in response to two rockets": what is answered is told by no verb."""
    if document.arabic or connective.key != "response":
        return False
    return any(0 <= c.first - connective.last < _MUNITION for c in sentence.cues.munitions)


def _shares_subject(document: Document, sentence: Sentence, cue: Cue) -> bool:
    """
    As in "a drone flew over X but was shot down", "jets also hit Y": one subject for both.

    So Arabic "committed X a crime in Y, for it bombed a school": told before is only where.
    """
    if document.arabic:
        return document.words[cue.first] in _EXPLAINING and not tells_before(sentence, cue.first)
    if document.words[cue.first] == "also":
        behind = document.words[cue.last : cue.last + 1]
        joined = cue.first == sentence.first or document.words[cue.first - 1] in _JOINTS
        return not joined or (bool(behind) and behind[0] in _WHERE)  # ", also in X"
    after = document.words[cue.last : cue.last + 1]
    if not after or after[0] not in _BE:
        return False
    shot_down = sentence.cues.by_key.get("intercept", ())
    if any(0 < c.first - cue.last <= _BE_REACH for c in shot_down):
        return True
    return not any(c.category in TRIGGERS and c.first < cue.first for c in sentence.cues)


def _answers_that(cues: Cues) -> bool:
    """As in Arabic "in response to that announced the group its striking X"."""
    told = cues.by_key
    if "demonstrative" not in told or "response" not in told:
        return False
    answers = {c.last for c in told["response"]}
    return any(c.first in answers for c in told["demonstrative"])


def _dates_itself(document: Document, sentence: Sentence, connective: Cue) -> bool:
    """As in "shortly after midnight", "after 3:15": a time of day, not an event before it."""
    if connective.last >= sentence.last or document.words[connective.last][0].isdecimal():
        return connective.last < sentence.last
    moments = sentence.cues.by_key.get("moment")
    return moments is not None and any(c.first == connective.last for c in moments)


def _before_verb(document: Document, sentence: Sentence, cue: Cue, *, joined: bool) -> str | None:
    if cue.key == "respond":
        return None if _withheld(sentence, cue) else ""
    before = cue.first - 1
    if before > sentence.first and document.words[before] == "\n":
        before -= 1  # a comma at the end of a line
    if cue.first == sentence.first or document.words[before] not in COMMAS:
        fronted = document.arabic and "response" in sentence.cues.by_key
        return "response_main" if fronted and answers_fronted(document, sentence, cue) else None
    if joined:
        return None if _takes_object_before(document, sentence, cue) else ""
    if cue.key == "intercept" and _takes_all(sentence, cue):
        return None
    return None if cue.sense.verbal_noun else _main_after(document, sentence, cue)


def _takes_all(sentence: Sentence, verb: Cue) -> bool:
    """As in Arabic "with two drones, [they] were shot down before": what was hit stands before."""
    return any(c.first == verb.last for c in sentence.cues.by_key.get("whole", ()))


def _takes_object_before(document: Document, sentence: Sentence, cue: Cue) -> bool:
    """As in "three drones flew over X, and all were shot down": what was hit is told before."""
    if cue.key != "intercept":
        return False
    for index in range(cue.last, sentence.last):
        if document.words[index] in COMMAS:
            break
        if any(c.first == index and c.category in _OBJECTS for c in sentence.cues):
            return False
    if all(c.first >= cue.first for c in sentence.cues.munitions):
        return False
    return not any(
        c.first < cue.first
        and c.category in TRIGGERS
        and (c.sense.strong or c.key in {"launch", "fall"})
        for c in sentence.cues
    )


def _withheld(sentence: Sentence, respond: Cue) -> bool:
    """As in "there was no response to": what is answered stays in its clause."""
    # Arabic writes "answered" and "answer" alike.
    return (respond.sense.verbal_noun or respond.clitics == "") and any(
        c.category is MODALITY
        and c.key in {"negation", "threat"}
        and 0 <= respond.first - c.last < _WITHHELD_REACH
        for c in sentence.cues
    )


def _coordinated(document: Document, cue: Cue) -> bool:
    """As in "..., and that ...": a second thing told."""
    if document.arabic:  # "and that" may be listed as one word
        return document.words[cue.first].startswith("و")
    return cue.first > 0 and document.words[cue.first - 1] == "and"


def _governs(document: Document, sentence: Sentence, connective: Cue, trigger: int | None) -> bool:
    """Whether a connective has an event behind it, or a munition that is answered."""
    if trigger is None:
        return _answers_munition(document, sentence, connective)
    return connective.key != "response" or _answers(document, connective, trigger)


def _answers(document: Document, connective: Cue, trigger: int) -> bool:
    """Whether an event, or "that", is answered; not a siege or a policy told up to the comma."""
    comma = last_comma(document, connective.last, trigger)
    if comma is None or comma - connective.last <= _PRONOUN:
        return True
    after = document.words[connective.last : connective.last + _DEATH]
    return not document.arabic and not _DEATHS.isdisjoint(after)


def _main_after(document: Document, sentence: Sentence, verb: Cue) -> str | None:
    """As in "In response to the raid, X shelled Y": the main clause follows the connective's."""
    if not document.arabic:
        return None  # "after a rocket, the third this week, fell on X": see `_after_fronted`
    connectives = sentence.cues.by_category.get(CONNECTIVE, ())
    opened = [c for c in connectives if c.first < verb.first]
    if not opened or opened[-1].key in {"while", "that_is"}:
        return None
    span = range(opened[-1].last, verb.first)
    if opened[-1].key in _TIMING and not any(
        c.category in TRIGGERS and c.first in span for c in sentence.cues
    ):
        return None  # "An hour later, ..." tells a time and no event
    commas = {index for index in span if document.words[index] in COMMAS}
    earlier = any(
        not c.sense.verbal_noun and opened[-1].last < c.first < verb.first and c.first - 1 in commas
        for c in sentence.cues.by_category[VERB]
    )
    if earlier:
        return None
    return "response_main" if opened[-1].key == "response" else "main"
