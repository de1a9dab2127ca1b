"""
Cut sentences into clauses and tell apart who speaks from what is told.

A header is the part of a sentence that says who reports ("a source in the police of Hit said
that"); its places and dates are the speaker's, not the event's. A clause is a run of told tokens
that holds at most a few triggers; its relation says how it hangs on the clause before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.extraction.document import Cue, Document, Sentence
from dashboard.extraction.lexicon import Category

__all__ = ["Clause", "Header", "split_clauses"]

_COMMAS = frozenset({"،", ","})
_JOINTS = frozenset({"،", ",", "and", "but"})
_TRIGGERS = frozenset({Category.EVENT, Category.VERB})
_OBJECTS = frozenset({Category.EVENT, Category.WEAPON})
_LONGEST_QUOTED_NAME = 4  # tokens; a longer quotation is speech
_WITHHELD_REACH = 3  # tokens from "no" or "threatened" to the response
_AFTERTHOUGHT = 2  # words after "..., officials said": "on Tuesday"
_LONGEST_SETTING = 9  # words between "said" and "that": "reporters in Baghdad on Monday"
_FRONTED = 3  # words before a fronted connective: "Less than 36 hours after"
_PRONOUN = 1  # tokens of "that" in "in response to that, ..."
_LONGEST_HEADER = 40  # tokens between a speech verb and what is said


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Tokens that name the speaker; half-open. `cues` lie inside it."""

    first: int
    last: int
    cues: tuple[Cue, ...] = ()

    @property
    def actor(self) -> Cue | None:
        """The armed or state actor who speaks, if one is named."""
        return next((c for c in self.cues if c.category is Category.ACTOR), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """
    A half-open range of told tokens.

    Attributes
    ----------
    relation
        How it hangs on the clause before it in the sentence: `while`, `hours_after`, `day_after`,
        `after`, `response`, `since`, or empty.
    header
        Index into the sentence's headers of the speaker, or `None`.
    """

    first: int
    last: int
    cues: tuple[Cue, ...]
    relation: str = ""
    header: Header | None = None


def split_clauses(document: Document, sentence: Sentence) -> tuple[Clause, ...]:
    """
    Clauses of a sentence in text order, headers left out.

    Every told token lies in exactly one clause.
    """
    headers = _headers(document, sentence)
    return tuple(_clauses(document, sentence, headers))


def _headers(document: Document, sentence: Sentence) -> tuple[Header, ...]:
    found: list[Header] = []
    position = sentence.first
    for cue in sentence.cues:
        if cue.first < position or cue.category is not Category.SPEECH:
            continue
        if cue.key in {"verbs", "participles"}:
            header = _speech_header(document, sentence, cue, position)
        elif cue.key == "nouns":
            header = _noun_header(sentence, cue)
        elif cue.key == "according":
            header = _according_header(document, sentence, cue)
        else:
            continue
        if header and header.last > header.first:
            cues = tuple(c for c in sentence.cues if header.first <= c.first < header.last)
            found.append(replace(header, cues=cues))
            position = header.last
    return tuple(found)


def _speech_header(
    document: Document, sentence: Sentence, verb: Cue, position: int
) -> Header | None:
    trigger = _next_trigger(sentence, verb.last)
    english = verb.category is Category.SPEECH and not document.arabic
    if english:
        return _english_header(document, sentence, verb, position)
    if trigger is None:
        comma = _last_comma(document, position, verb.first)
        last = _content_start(document, sentence, verb.last, sentence.last)
        return Header(first=verb.first if comma is None else comma, last=last)
    limit = min(trigger, verb.last + _LONGEST_HEADER)
    start = _clause_start(document, sentence, position, verb.first)
    return Header(first=start, last=_content_start(document, sentence, verb.last, limit))


def _english_header(
    document: Document, sentence: Sentence, verb: Cue, position: int
) -> Header | None:
    triggers = [
        c.last
        for c in sentence.cues
        if position <= c.first < verb.first and c.category in _TRIGGERS
    ]
    told_before = bool(triggers) or _is_afterthought(document, sentence, verb)
    comma = _last_comma(document, max(triggers, default=position), verb.first)
    if told_before and comma is None:
        return None
    first = comma if comma is not None and told_before else position
    return Header(first=first, last=_after_that(document, sentence, verb))


def _after_that(document: Document, sentence: Sentence, verb: Cue) -> int:
    """Where what is said begins: after "said on Wednesday that", else right after "said"."""
    limit = min(_next_trigger(sentence, verb.last) or sentence.last, verb.last + _LONGEST_SETTING)
    for index in range(verb.last, limit):
        if document.tokens[index].text == "that":
            return index + 1
        if not document.tokens[index].text[0].isalnum():
            break
    return verb.last


def _is_afterthought(document: Document, sentence: Sentence, verb: Cue) -> bool:
    """As in "The missile came from X, officials said.": all that is said stands before."""
    after = document.tokens[verb.last : sentence.last]
    words = sum(token.text[0].isalnum() for token in after)
    return words <= _AFTERTHOUGHT and not any(
        c.category in _TRIGGERS and c.first >= verb.last for c in sentence.cues
    )


def _noun_header(sentence: Sentence, noun: Cue) -> Header | None:
    """As in "the Observatory's announcement of": only where "about" leads on to an event."""
    trigger = _next_trigger(sentence, noun.last)
    about = next((c for c in sentence.cues if c.key == "about" and c.first >= noun.last), None)
    if trigger is None or about is None or about.first > trigger:
        return None
    return Header(first=noun.first, last=about.last)


def _according_header(document: Document, sentence: Sentence, cue: Cue) -> Header:
    """As in "according to X": up to the next comma, or to what an inner speech verb tells."""
    for index in range(cue.last, sentence.last):
        if document.tokens[index].text in _COMMAS:
            return Header(first=cue.first, last=index)
        if any(c.first == index and c.key == "complementizers" for c in sentence.cues):
            return Header(first=cue.first, last=index + 1)
        inner = next(
            (
                c for c in sentence.cues
                if c.first == index and c.category is Category.SPEECH and c.key == "verbs"
            ),
            None,
        )  # fmt: skip
        trigger = _next_trigger(sentence, index) if inner else None
        if inner and trigger is not None and not _comma_between(document, index, trigger):
            return Header(
                first=cue.first, last=_content_start(document, sentence, inner.last, trigger)
            )
    return Header(first=cue.first, last=sentence.last)


def _content_start(document: Document, sentence: Sentence, start: int, limit: int) -> int:
    """First told token: after a complementizer, colon or opening quote, else at the trigger."""
    complementizers = {
        c.first
        for c in sentence.cues
        if c.category is Category.SPEECH and c.key == "complementizers"
    }
    for index in range(start, limit):
        if index in complementizers or _opens_speech(document, index):
            return index + 1
    return limit


def _opens_speech(document: Document, index: int) -> bool:
    """Whether a colon or an opening quotation mark starts what is said, not a quoted name."""
    if document.tokens[index].text == ":":
        return True
    if document.tokens[index].text != '"':
        return False
    inside = document.tokens[index + 1 : index + 1 + _LONGEST_QUOTED_NAME]
    return all(token.text != '"' for token in inside)


def _next_trigger(sentence: Sentence, start: int) -> int | None:
    return next(
        (c.first for c in sentence.cues if c.first >= start and c.category in _TRIGGERS), None
    )


def _last_comma(document: Document, first: int, last: int) -> int | None:
    commas = (i for i in range(last - 1, first - 1, -1) if document.tokens[i].text in _COMMAS)
    return next(commas, None)


def _comma_between(document: Document, first: int, last: int) -> bool:
    return _last_comma(document, first, last) is not None


def _clause_start(document: Document, sentence: Sentence, position: int, verb: int) -> int:
    """
    Where a header begins: at its verb, or before it where the subject comes first.

    A subject or a date stands before the verb when no trigger does: "وكان التحالف أعلن الثلاثاء".
    """
    trigger = _next_trigger(sentence, position)
    if trigger is not None and trigger < verb:
        comma = _last_comma(document, trigger, verb)
        return verb if comma is None else comma
    return position


def _clauses(document: Document, sentence: Sentence, headers: Sequence[Header]) -> Iterator[Clause]:
    bounds = _boundaries(document, sentence, headers)
    header: Header | None = None
    pending = ""
    for (first, opened), last in zip(
        bounds, [b for b, _ in bounds[1:]] + [sentence.last], strict=True
    ):
        inside = next((h for h in headers if h.first <= first < h.last), None)
        if inside:
            header = inside
            continue
        cues = tuple(c for c in sentence.cues if first <= c.first < last)
        relation = opened or pending
        # "hours after the Observatory announced that ...": the words hang on what is announced.
        told = any(c.category in _TRIGGERS for c in cues)
        pending = "" if told else relation
        yield Clause(first=first, last=last, cues=cues, relation=relation, header=header)


def _boundaries(
    document: Document, sentence: Sentence, headers: Sequence[Header]
) -> list[tuple[int, str]]:
    bounds: dict[int, str] = {sentence.first: ""}
    for header in headers:
        bounds.setdefault(header.first, "")
        if header.last < sentence.last:
            bounds.setdefault(header.last, "")
    for cue in sentence.cues:
        if any(h.first <= cue.first < h.last for h in headers):
            continue
        relation = _opens_clause(document, sentence, cue)
        if relation is not None:
            at = _subject_start(document, sentence, cue)
            bounds[at] = relation or bounds.get(at, "")
    if not document.arabic:
        bounds.update(_after_fronted(document, sentence))
    return sorted(bounds.items())


def _subject_start(document: Document, sentence: Sentence, cue: Cue) -> int:
    """Where the clause of an English answer begins: its subject stands before the verb."""
    if document.arabic or cue.key != "respond":
        return cue.first
    for index in range(cue.first - 1, sentence.first, -1):
        if document.tokens[index].text in _JOINTS:
            return index + 1
    return sentence.first


def _after_fronted(document: Document, sentence: Sentence) -> dict[int, str]:
    """As in "In response to the raid, rebels shelled X": where the main clause begins."""
    opening = (c for c in sentence.cues if c.category is Category.CONNECTIVE)
    connective = next(opening, None)
    if connective is None or connective.first - sentence.first > _FRONTED:
        return {}
    trigger = _next_trigger(sentence, connective.last)
    if connective.key == "while" or trigger is None:
        return {}
    comma = _main_comma(document, sentence, trigger)
    if comma is None:
        return {}
    return {comma + 1: "response_main" if connective.key == "response" else "main"}


def _main_comma(document: Document, sentence: Sentence, trigger: int) -> int | None:
    """Find the comma between a fronted clause and its main one: the last before its verb."""
    commas = [i for i in range(trigger, sentence.last - 1) if document.tokens[i].text in _COMMAS]
    finite = (
        c.first
        for c in sentence.cues
        if commas and c.first > commas[0] and c.category in _TRIGGERS and not c.sense.verbal_noun
    )
    verb = next(finite, None)
    if verb is None:
        return commas[0] if commas else None
    return max(i for i in commas if i < verb)


def _opens_clause(document: Document, sentence: Sentence, cue: Cue) -> str | None:
    """Relation of the clause that a cue opens; `None` if it opens none."""
    joined = cue.clitics[:1] in {"و", "ف"}
    if cue.category is Category.CONNECTIVE:
        return _relation(document, sentence, cue)
    if cue.category is Category.VERB:
        return _before_verb(document, sentence, cue, joined=joined)
    if cue.key == "complementizers" and _coordinated(document, cue):
        return ""
    return "next" if cue.category is Category.ORDINAL and cue.key == "next" and joined else None


def _relation(document: Document, sentence: Sentence, cue: Cue) -> str | None:
    trigger = _next_trigger(sentence, cue.last)
    if cue.key == "while":
        return cue.key
    if trigger is None or (cue.key == "response" and not _answers(document, cue, trigger)):
        return None
    # "answered after an hour with three raids": no clause of its own
    instrument = any(c.first == trigger and c.clitics.endswith("ب") for c in sentence.cues)
    return None if instrument else cue.key


def _before_verb(document: Document, sentence: Sentence, cue: Cue, *, joined: bool) -> str | None:
    if cue.key == "respond":
        return None if _withheld(sentence, cue) else ""
    before = cue.first - 1
    if before > sentence.first and document.tokens[before].text == "\n":
        before -= 1  # a comma at the end of a line
    if cue.first == sentence.first or document.tokens[before].text not in _COMMAS:
        return None
    if joined:
        return None if _takes_object_before(document, sentence, cue) else ""
    return None if cue.sense.verbal_noun else _main_after(document, sentence, cue)


def _takes_object_before(document: Document, sentence: Sentence, cue: Cue) -> bool:
    """As in "three drones flew over X, and all were shot down": what was hit is told before."""
    if cue.key != "intercept":
        return False
    for index in range(cue.last, sentence.last):
        if document.tokens[index].text in _COMMAS:
            break
        if any(c.first == index and c.category in _OBJECTS for c in sentence.cues):
            return False
    before = [c for c in sentence.cues if c.first < cue.first]
    return any(c.category is Category.WEAPON and c.sense.munition for c in before) and not any(
        c.category in _TRIGGERS and (c.sense.strong or c.key in {"launch", "fall"}) for c in before
    )


def _withheld(sentence: Sentence, respond: Cue) -> bool:
    """As in "there was no response to": what is answered stays in its clause."""
    return respond.sense.verbal_noun and any(
        c.category is Category.MODALITY
        and c.key in {"negation", "threat"}
        and 0 <= respond.first - c.last < _WITHHELD_REACH
        for c in sentence.cues
    )


def _coordinated(document: Document, cue: Cue) -> bool:
    """As in "..., and that ...": a second thing told."""
    before = document.tokens[cue.first - 1].text if cue.first else ""
    return cue.clitics[:1] == "و" if document.arabic else before == "and"


def _answers(document: Document, connective: Cue, trigger: int) -> bool:
    """Whether an event, or "that", is answered; not a siege or a policy told up to the comma."""
    comma = _last_comma(document, connective.last, trigger)
    return comma is None or comma - connective.last <= _PRONOUN


def _main_after(document: Document, sentence: Sentence, verb: Cue) -> str | None:
    """As in "In response to the raid, X shelled Y": the main clause follows the connective's."""
    opened = [
        c for c in sentence.cues if c.category is Category.CONNECTIVE and c.first < verb.first
    ]
    if not opened or opened[-1].key == "while":
        return None
    span = range(opened[-1].last, verb.first)
    commas = {index for index in span if document.tokens[index].text in _COMMAS}
    earlier = any(
        c.category is Category.VERB
        and not c.sense.verbal_noun
        and opened[-1].last < c.first < verb.first
        and c.first - 1 in commas
        for c in sentence.cues
    )
    if earlier:
        return None
    return "response_main" if opened[-1].key == "response" else "main"
