"""
What "responded to the raid on X by bombing Y" answers, and with what.

X belongs to the raid that is answered; only what follows "by" or "with" tells of the answer.
"""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.syntax.headers import COMMAS, TRIGGERS, Header, last_comma
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import CONNECTIVE, EVENT, PREPOSITION, VERB

__all__ = [
    "answer_said", "answered_clauses", "answers_fronted", "answers_questions", "takes_shells",
]  # fmt: skip

_REACH: Final = 6  # tokens from "responded" to "to", and on to the event
_EVENT_REACH: Final = 5  # tokens of "to the latest rocket attack"
_ARMS_REACH: Final = 5  # tokens from "answering" to the rockets: "Tuesday's salvo of"
_ANSWERING: Final = "answering"
_SAID: Final = frozenset({"that", *COMMAS})
_ABOUT: Final = words_of("about")
_DEED_REACH: Final = 4  # tokens from "by" to "bombing"
_TO: Final = words_of("to", "for")
_BY: Final = words_of("by_or_with")
_WITH: Final = "ب"
_INSTRUMENT: Final = 7  # tokens of "nearly half an hour with more than ten"
_DEEDS: Final = frozenset({"strike", "launch", "destroy", "conduct"})  # what an answer is made of
_MADE: Final = frozenset({"strike", "launch", "destroy"})


def answered_clauses(
    document: Document, sentence: Sentence, verb: Cue, first: int
) -> dict[int, str]:
    """
    As in "responded to the raid on X by bombing Y": first tokens of either clause, and what it is.

    Parameters
    ----------
    first
        Where the clause of a verb of answering begins.
    """
    answered = None if verb.sense.verbal_noun else _what_is_answered(document, sentence, verb)
    if answered is None:
        return {}
    deed = _answering_deed(document, sentence, answered)
    return {first: "answered"} if deed is None else {first: "answered", deed: "response_main"}


def _what_is_answered(document: Document, sentence: Sentence, verb: Cue) -> Cue | None:
    """Find the event that a verb of answering takes: "responded to the raid", not "with a raid"."""
    start = _object_start(document, sentence, verb)
    if start is None:
        return None
    for cue in sentence.cues:
        if start <= cue.first <= start + _EVENT_REACH and _is_event(document, cue):
            if last_comma(document, verb.last, cue.first) is not None:
                return None
            between = (c for c in sentence.cues if start <= c.first < cue.first)
            apart = any(c.category is PREPOSITION or c.key == "fire_source" for c in between)
            return None if apart else cue
    return None


def _object_start(document: Document, sentence: Sentence, verb: Cue) -> int | None:
    """Token behind "to"; English "answered the attack" needs none."""
    words = document.words
    if document.arabic:
        onto = (
            c.last for c in sentence.cues if c.key == "onto" and 0 <= c.first - verb.last <= _REACH
        )
        return next(onto, None)
    behind = words[verb.last] if verb.last < sentence.last else ""
    return verb.last + 1 if behind in _TO else None


def _is_event(document: Document, cue: Cue) -> bool:
    """As in "the raid", Arabic "the shelling", "the firing of rockets"."""
    if not document.arabic:
        return cue.category is EVENT
    noun = cue.category is VERB and cue.sense.verbal_noun and cue.key in _MADE
    return cue.definite and (cue.category is EVENT or noun)


def _answering_deed(document: Document, sentence: Sentence, event: Cue) -> int | None:
    """Token where the answer itself begins: "by bombing", "with a raid", Arabic "with shelling"."""
    if document.arabic:
        deeds = (
            c.first
            for c in sentence.cues
            if c.first >= event.last
            and c.clitics.endswith(_WITH)
            and not c.definite
            and (c.category is EVENT or (c.sense.verbal_noun and c.key in _MADE))
        )
        return next(deeds, None)
    told = [c.first for c in sentence.cues if c.category in TRIGGERS and c.first > event.last]
    by = (
        index + 1
        for index in range(event.last, sentence.last - 1)
        if document.words[index] in _BY and any(0 < first - index <= _DEED_REACH for first in told)
    )
    return next(by, None)


def answers_fronted(document: Document, sentence: Sentence, verb: Cue) -> bool:
    """As in Arabic "And in answer to the raid shelled the guns X": no comma parts the two."""
    told = sentence.cues.by_key
    if verb.key not in _DEEDS:
        return False
    answer = sentence.cues.by_category[CONNECTIVE][0]
    if answer.key != "response" or answer.first - sentence.first > 1 or verb.clitics:
        return False
    relatives = {c.last for c in told.get("relative", ())}
    verbs = [
        c
        for c in sentence.cues
        if c.category is VERB and c.key in _DEEDS and not c.sense.verbal_noun
    ]
    main = [c for c in verbs if c.first not in relatives and not c.clitics]
    answered = (c for c in sentence.cues if answer.last <= c.first < verb.first)
    # "in answer to a drone [that] hit X, jets bombed Y": the last one tells the answer
    return (
        last_comma(document, answer.last, verb.first) is None
        and any(c.category in TRIGGERS for c in answered)
        and main[-1:] == [verb]
    )


def answers_questions(document: Document, sentence: Sentence, answer: Cue) -> bool:
    """As in "answering questions about the raid", not "was answering Tuesday's mortar fire"."""
    if document.words[answer.last - 1] != _ANSWERING:
        return False
    return not any(
        0 <= c.first - answer.last < _ARMS_REACH
        and _ABOUT.isdisjoint(document.words[answer.last : c.first])
        for c in sentence.cues
        if c.category is EVENT or c.sense.munition
    )


def takes_shells(document: Document, sentence: Sentence, connective: Cue) -> bool:
    """As in Arabic "answered after half an hour with ten shells": a time before what with."""
    words = document.words
    if not document.arabic or "respond" not in sentence.cues.by_key:
        return False
    last = connective.last + _INSTRUMENT
    shells = (m for m in sentence.cues.munitions if connective.last < m.first <= last)
    shell = next(shells, None)
    if shell is None or any(
        c.category in TRIGGERS and connective.last <= c.first < shell.first for c in sentence.cues
    ):
        return False
    return any(words[i].startswith(_WITH) for i in range(connective.last, shell.first + 1))


def answer_said(document: Document, headers: Sequence[Header], connective: Cue) -> int:
    """As in "announced that, in response to the raid, jets bombed X": where what is said begins.

    0 where nothing is said so.
    """
    before = document.words[connective.first - 1] if connective.first else ""
    if connective.key != "response" or before not in _SAID:
        return 0
    return max((h.last for h in headers if h.last <= connective.first), default=0)
