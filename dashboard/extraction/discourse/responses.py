"""Which mentions of a sentence answer something: "in response to", "hit back", "the reply"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from dashboard.extraction.discourse.anaphora import strikes_launcher
from dashboard.extraction.events.mention import Mention
from dashboard.extraction.events.modality import is_presupposed
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import EVENT, MODALITY

__all__ = ["answers_for", "is_response", "mark_answer", "mark_responses"]

_THE: Final = words_of("determiners")
_IT: Final = words_of("that")
_ALONE: Final = 2  # tokens of "it" and the full stop behind
_NAMED: Final = 6  # tokens from "calling" to "a measured reply"
_CAME: Final = 3  # tokens from Arabic "came" to "the reply"
_OPENING: Final = 4  # tokens of "Towards midnight, some" before what answers
_RESPONSES: Final = frozenset({"response", "response_main"})  # relations of clauses
_AFTER: Final = frozenset({"after", "hours_after"})
_PRECEDING: Final = frozenset({"after", "hours_after", "day_after", "response", "since"})
_DEED_REACH: Final = 3  # tokens from "in response to" to what is answered


def mark_responses(
    document: Document, marked: Sequence[Mention], clauses: Sequence[Clause]
) -> None:
    """Mark the mention that "in response to" hangs on; what follows the words is its trigger."""
    if marked and "reply" in document.cues.by_key:
        announced = _announced(document, marked)
        if announced is not None:
            marked[announced].response = True
    if not _RESPONSES.isdisjoint([c.relation for c in clauses]):
        _mark_by_clauses(marked, clauses)


def _mark_by_clauses(marked: Sequence[Mention], clauses: Sequence[Clause]) -> None:
    """Mark those that answer what a clause of their sentence tells."""
    told = {id(m.clause) for m in marked}
    for clause in clauses:
        if clause.relation != "response" or id(clause) in told:
            continue
        last = sum(m.first < clause.first for m in marked) - 1
        if last >= 0:
            # "... in response to the latest operation": a word too weak for an event of its own
            marked[last].response, marked[last].answers = True, marked[last].definite
    for index, mention in enumerate(marked):
        if mention.relation == "response_main":
            if is_presupposed(mention) and not _is_done(mention):
                continue  # "in response the spokesman said that the rocket which hit X ..."
            mention.response = True
        elif mention.relation == "response":
            main = index - 1 if index else index + 1
            follows = index + 1 < len(marked) and marked[index + 1].relation == "response_main"
            if not follows and main < len(marked):
                marked[main].response, marked[main].answers = True, marked[main].definite


def _is_done(mention: Mention) -> bool:
    """As in "in response, jets had carried out raids": no word of who was behind it."""
    first = mention.triggers[0].first
    return all(c.last != first for c in mention.clause.cues.by_key.get("relative", ()))


def _announced(document: Document, mentions: Sequence[Mention]) -> int | None:
    """As in "The reply was swift: guns shelled X", "The answer came at noon. Jets bombed X"."""
    first = mentions[0].sentence_first
    here = document.sentence_at(first).cues.by_key.get("reply", ())
    for cue in here:
        if cue.first >= mentions[-1].last:
            break
        if _comes(document, cue):
            return next((i for i, m in enumerate(mentions) if _told_behind(m, cue)), None)
        if _is_named(document, cue):
            told = [i for i, m in enumerate(mentions) if m.triggers[0].last <= cue.first]
            return told[-1] if told else None
    before = document.cues_in(document.sentence_before(first), first)
    eventful = EVENT in before.by_category or bool(before.munitions)
    coming = not eventful and any(_comes(document, c) for c in before.by_key.get("reply", ()))
    return 0 if coming and mentions[0].first - first <= _OPENING else None


def _is_named(document: Document, reply: Cue) -> bool:
    """As in "struck X, calling the raid a measured reply"; English only."""
    if document.arabic or reply.last >= len(document.words):
        return False
    near = document.cues_in(max(0, reply.first - _NAMED), reply.first)
    return any(c.key == "naming" for c in near) and document.words[reply.last] != "to"


def _told_behind(mention: Mention, reply: Cue) -> bool:
    return any(c.first > reply.first and c.key != "respond" for c in mention.triggers)


def _comes(document: Document, reply: Cue) -> bool:
    """As in "The reply was swift", Arabic "came the reply"; not "the reply was that"."""
    if document.arabic:
        came = document.cues_near(reply.first, back=0).by_key.get("reply_comes", ())
        return any(0 <= reply.first - c.last < _CAME for c in came)
    behind = document.cues_in(reply.last, reply.last + 1)
    after = document.words[reply.last + 1 : reply.last + 2]
    said = bool(after) and after[0] == "that"
    return not said and any(c.key == "reply_comes" for c in behind)


def answers_for(document: Document, sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """As in "The action was taken in response to X": of what the sentence before told."""
    answered = _answered_at(document, sentence, mentions)
    if answered is None or answered == sentence.first:
        return False
    modalities = sentence.cues.by_category.get(MODALITY, ())
    if not document.arabic and any(
        c.key in {"threat", "negation"} and 0 <= answered - c.last < _DEED_REACH for c in modalities
    ):
        return False  # "promised a response to the raid"
    subjects = (c for c in sentence.cues if c.first < answered)
    return any(
        c.key in {"event_same", "pronouns"} or (c.category is EVENT and _is_definite(document, c))
        for c in subjects
    )


def _answered_at(document: Document, sentence: Sentence, mentions: Sequence[Mention]) -> int | None:
    """Token of "in response to", where all that the sentence tells is what was answered."""
    told = "response" in sentence.cues.by_key and not document.arabic
    if told and all(
        c.category is EVENT and _is_definite(document, c) for m in mentions for c in m.triggers
    ):
        rocket = _answered_rocket(document, sentence)
        if rocket is not None:
            return rocket
    if not mentions:
        return None
    first = mentions[0]
    # "The strikes were carried out in retaliation for X": many, so they join no event told before
    many = first.answers and first.plural and first.definite and not document.arabic
    if first.relation == "response":
        answered = first
    elif many and len(mentions) > 1:
        answered = mentions[1]
    else:
        return None
    main = any(m.relation == "response_main" for m in mentions)
    return None if main else answered.clause.first


def _answered_rocket(document: Document, sentence: Sentence) -> int | None:
    """As in "was a response to the rocket": no event word, but what flew was told before."""
    rockets = [c.first for c in sentence.cues.munitions if _is_definite(document, c)]
    answers = (
        c.first
        for c in sentence.cues.by_key["response"]
        if any(0 < first - c.last < _DEED_REACH for first in rockets)
    )
    return next(iter((*answers, *_answering_it(document, sentence))), None)


def _answering_it(document: Document, sentence: Sentence) -> Iterator[int]:
    """As in "It called the raid an answer to that"."""
    for cue in sentence.cues.by_key["response"]:
        after = document.words[cue.last : cue.last + 2]
        alone = len(after) < _ALONE or not after[1][0].isalnum()
        if after and after[0] in _IT and alone:
            yield cue.first


def _is_definite(document: Document, cue: Cue) -> bool:
    if document.arabic or not cue.first:
        return cue.definite
    return document.words[cue.first - 1] in _THE


def is_response(mention: Mention) -> bool:
    """Whether a mention is told as an answer to something."""
    if mention.answers or ("response" in mention.cues.by_key and _answers_deed(mention)):
        return True
    if mention.definite:
        return False
    if _follows_fire(mention):
        return True
    return mention.response or strikes_launcher(mention, "launcher", "fire_source")


def _follows_fire(mention: Mention) -> bool:
    """As in "shelled the launch site near X after rockets hit Y": where they were fired from."""
    behind = mention.behind
    return (
        behind is not None
        and "launch_sites" in mention.cues.by_key
        and behind.relation in _AFTER
        and bool(behind.cues.munitions)
        and strikes_launcher(mention, "launch_sites")
    )


def _answers_deed(mention: Mention) -> bool:
    """As in "in response to the massacre": what is answered is told by no event word of its own."""
    told = mention.cues.by_key
    events = {c.first for c in mention.triggers}  # "to the attempt of striking X" has one
    deeds = [c for c in told.get("deed", ()) if c.last not in events]
    rockets = [c.first for c in mention.cues.munitions if c.definite]
    that = {c.first for c in told.get("demonstrative", ())}  # "in answer to that"
    return any(
        c.last in rockets
        or c.last in that
        or any(0 <= d.first - c.last < _DEED_REACH for d in deeds)
        for c in told["response"]
    )


def mark_answer(frames: list[Frame]) -> None:
    """Take the event told last, and what was told of it since, for an answer."""
    placed = (
        i
        for i in range(len(frames) - 1, -1, -1)
        if frames[i].place is not None and not (_precedes(frames[i]) or frames[i].is_noise)
    )
    first = next(placed, len(frames) - 1)
    told = takewhile(lambda i: i == first or not _precedes(frames[i]), range(first, len(frames)))
    for index in tuple(told):
        frames[index] = replace(frames[index], response=True)


def _precedes(frame: Frame) -> bool:
    """As in "hours after a ship was hit": told only as what came before."""
    return frame.mention.relation in _PRECEDING
