"""
Headers: the parts of a sentence that say who reports ("a source in the police of Hit said that").

Their places and dates are the speaker's, not the event's.
"""

from dataclasses import dataclass
from typing import Final

from dashboard.extraction.words.cues import NO_CUES, Cue, Cues
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import ACTOR, EVENT, SPEECH, VERB, WEAPON

__all__ = ["COMMAS", "TRIGGERS", "Header", "find_headers", "last_comma", "next_trigger"]

COMMAS: Final = frozenset({"،", ","})
TRIGGERS: Final = frozenset({EVENT, VERB})
_LONGEST_QUOTED_NAME: Final = 4  # tokens; a longer quotation is speech
_SPEAKER: Final = 8  # tokens from a closing quotation mark to "said"
_AFTERTHOUGHT: Final = 2  # words after "..., officials said": "on Tuesday"
_LONGEST_SETTING: Final = 9  # words between "said" and "that": "reporters in Baghdad on Monday"
_HIM: Final = words_of("him")  # "according to him the salvo was"
_HERS: Final = "her"
_SO: Final = "ف"  # Arabic "according to an officer, it had come": what is said begins there
_IT: Final = words_of("it")  # "according to the coalition it was mounted from"
_LONGEST_NAME: Final = 9  # tokens between "a source" and the colon
_SPEAKERS: Final = frozenset({"holders", "institutions", "officials", "witnesses"})
_SOURCE_NAMED: Final = 5  # tokens of "local sources in X" behind "according to"
_LONGEST_HEADER: Final = 40  # tokens between a speech verb and what is said


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Header:
    """Tokens that name the speaker; half-open. `cues` lie inside it."""

    first: int
    last: int
    cues: Cues = NO_CUES

    @property
    def actor(self) -> Cue | None:
        """The armed or state actor who speaks, if one is named."""
        actors = self.cues.by_category.get(ACTOR)
        if not actors:
            return None
        groups = (c for c in actors if not c.sense.nation)  # "Yemen's Houthis said"
        return next(groups, actors[0])


def find_headers(document: Document, sentence: Sentence) -> tuple[Header, ...]:
    """Headers of a sentence, in text order."""
    found: list[Header] = []
    position = sentence.first
    for cue in sentence.cues.by_category.get(SPEECH, ()):
        if cue.first < position:
            continue
        if cue.key in {"verbs", "participles"}:
            header = _speech_header(document, sentence, cue, position)
        elif cue.key == "nouns":
            header = _noun_header(sentence, cue)
        elif cue.key == "according":
            header = _according_header(document, sentence, cue)
        elif cue.key in _SPEAKERS and document.arabic:
            header = _colon_header(document, sentence, cue, position)
        else:
            continue
        if header and header.last > header.first:
            cues = sentence.cues.within(header.first, header.last)
            found.append(Header(first=header.first, last=header.last, cues=cues))
            position = header.last
    return tuple(found)


def _speech_header(
    document: Document, sentence: Sentence, verb: Cue, position: int
) -> Header | None:
    trigger = next_trigger(sentence, verb.last)
    english = verb.category is SPEECH and not document.arabic
    if english:
        return _english_header(document, sentence, verb, position)
    if trigger is None:
        comma = last_comma(document, position, verb.first)
        last = _content_start(document, sentence, verb.last, sentence.last)
        return Header(first=verb.first if comma is None else comma, last=last)
    limit = min(trigger, verb.last + _LONGEST_HEADER)
    start = _clause_start(document, sentence, position, verb.first)
    last = _content_start(document, sentence, verb.last, limit)
    if last == limit and start > position:
        # "..., as an officer said, without the attack causing damage": an afterthought
        last = next((i for i in range(verb.last, limit) if document.words[i] in COMMAS), last)
    return Header(first=start, last=last)


def _english_header(
    document: Document, sentence: Sentence, verb: Cue, position: int
) -> Header | None:
    triggers = [
        c.last
        for c in sentence.cues
        if position <= c.first < verb.first and c.category in TRIGGERS and not c.sense.armed
    ]
    told_before = (
        bool(triggers)
        or _is_afterthought(document, sentence, verb)
        or _follows_quote(document, position, verb)
    )
    comma = last_comma(document, max(triggers, default=position), verb.first)
    if comma is not None and document.words[comma + 1] == "which":
        return None  # "two drones, which officials said came from X, were shot down"
    if not triggers and comma is not None and _speaks_into(document, sentence, verb, comma):
        return Header(first=comma, last=verb.last)
    if told_before and comma is None:
        return None
    first = comma if comma is not None and told_before else position
    return Header(first=first, last=_after_that(document, sentence, verb))


def _speaks_into(document: Document, sentence: Sentence, verb: Cue, comma: int) -> bool:
    """As in "Six drones, the army said, hit the port": what flew stands before the speaker."""
    behind = document.words[verb.last : verb.last + 2]
    if len(behind) < 2 or behind[0] not in COMMAS:  # noqa: PLR2004
        return False
    low = sentence.first
    return any(
        c.category is WEAPON and c.sense.munition and low <= c.first < comma for c in sentence.cues
    ) and any(c.category in TRIGGERS and c.first > verb.last for c in sentence.cues)


def _after_that(document: Document, sentence: Sentence, verb: Cue) -> int:
    """Where what is said begins: after "said on Wednesday that", else right after "said"."""
    limit = min(next_trigger(sentence, verb.last) or sentence.last, verb.last + _LONGEST_SETTING)
    if verb.last < sentence.last and document.words[verb.last] in _IT:
        return verb.last  # "said it was answering rockets that fell on X"
    for index in range(verb.last, limit):
        if document.words[index] == "that":
            flew = any(c.last == index for c in sentence.cues.munitions)
            return verb.last if flew else index + 1  # "said of the shell that fell on X"
        if not document.words[index][0].isalnum():
            break
    return verb.last


def _follows_quote(document: Document, position: int, verb: Cue) -> bool:
    """As in '"They took off from X," said a commander': what is said stands in the quotation."""
    words = document.words
    for index in range(verb.first - 1, max(position, verb.first - _SPEAKER), -1):
        if words[index] == '"':
            return words[index - 1] in COMMAS
    return False


def _is_afterthought(document: Document, sentence: Sentence, verb: Cue) -> bool:
    """As in "The missile came from X, officials said.": all that is said stands before."""
    after = document.words[verb.last : sentence.last]
    words = sum(word[0].isalnum() for word in after)
    return words <= _AFTERTHOUGHT and not any(
        c.category in TRIGGERS and c.first >= verb.last for c in sentence.cues
    )


def _noun_header(sentence: Sentence, noun: Cue) -> Header | None:
    """As in "the Observatory's announcement of": only where "about" leads on to an event."""
    told = sentence.cues.by_key.get("about", ())
    about = next((c for c in told if c.first >= noun.last), None)
    trigger = None if about is None else next_trigger(sentence, noun.last)
    if trigger is None or about is None or about.first > trigger:
        return None
    return Header(first=noun.first, last=about.last)


def _colon_header(
    document: Document, sentence: Sentence, speaker: Cue, position: int
) -> Header | None:
    """As in "A source in the police: the rockets were fired from X": the colon says "said"."""
    trigger = next_trigger(sentence, position)
    limit = min(speaker.last + _LONGEST_NAME, sentence.last if trigger is None else trigger)
    for index in range(speaker.last, limit):
        if document.words[index] == ":" and not _tells_hour(document, index):
            return Header(first=position, last=index + 1)
    return None


def _tells_hour(document: Document, colon: int) -> bool:
    before, after = document.words[colon - 1], document.words[colon + 1 : colon + 2]
    return before.isdecimal() and bool(after) and after[0].isdecimal()


def _according_header(document: Document, sentence: Sentence, cue: Cue) -> Header:
    """As in "according to X": up to the next comma, or to what an inner speech verb tells."""
    if document.arabic and (last := _verb_told(document, sentence, cue)) is not None:
        return Header(first=cue.first, last=last)
    words, told = document.words, sentence.cues.by_key
    if (
        cue.last < sentence.last
        and words[cue.last] in _HIM
        and not _owns(document, sentence, cue.last)
    ):
        return Header(first=cue.first, last=cue.last + 1)
    complementizers = _complementizers(document, sentence)
    verbs = {c.first: c for c in reversed(told.get("verbs", []))}
    so = {c.first for c in told.get("auxiliaries", ()) if c.clitics == _SO}
    for index in range(cue.last, sentence.last):
        it = index > cue.last and words[index] in _IT
        if words[index] in COMMAS or it or index in so:
            return Header(first=cue.first, last=index)
        if index in complementizers:
            return Header(first=cue.first, last=index + 1)
        inner = verbs.get(index)
        trigger = next_trigger(sentence, index) if inner else None
        if inner and trigger is not None and not _comma_between(document, index, trigger):
            return Header(
                first=cue.first, last=_content_start(document, sentence, inner.last, trigger)
            )
    return Header(first=cue.first, last=sentence.last)


def _owns(document: Document, sentence: Sentence, word: int) -> bool:
    """As in "according to her managers in X, a drone hit": whose they are, not who said it."""
    trigger = next_trigger(sentence, word)
    return (
        document.words[word] == _HERS
        and trigger is not None
        and _comma_between(document, word, trigger)
        and document.words[word + 1] not in COMMAS
    )


def _verb_told(document: Document, sentence: Sentence, cue: Cue) -> int | None:
    """As in Arabic "According to local sources took off the drones": the verb that tells begins."""
    trigger = next_trigger(sentence, cue.last)
    if cue.first > sentence.first + 1 or trigger is None or trigger - cue.last > _SOURCE_NAMED:
        return None
    verbs = [c for c in sentence.cues if c.first == trigger and c.category is VERB]
    finite = any(not c.sense.verbal_noun and not c.clitics for c in verbs)
    bare = all(word[0].isalpha() for word in document.words[cue.last : trigger])
    told = [c for c in sentence.cues if cue.last <= c.first < trigger]
    others = any(c.key == "relative" or c.category is SPEECH for c in told[1:])
    weapon = any(c.category is WEAPON and c.first > trigger for c in sentence.cues)
    return trigger if finite and bare and weapon and not others else None


def _content_start(document: Document, sentence: Sentence, start: int, limit: int) -> int:
    """First told token: after a complementizer, colon or opening quote, else at the trigger."""
    complementizers = _complementizers(document, sentence)
    for index in range(start, limit):
        if index in complementizers or _opens_speech(document, index):
            return index + 1
    return limit


def _complementizers(document: Document, sentence: Sentence) -> set[int]:
    """Where "that" leads on to what is said: not Arabic "without that", "after that"."""
    told = sentence.cues.by_key.get("complementizers", ())
    others = document.little_words["that_unsaid"] if told else ()
    return {c.first for c in told if not c.first or document.words[c.first - 1] not in others}


def _opens_speech(document: Document, index: int) -> bool:
    """Whether a colon or an opening quotation mark starts what is said, not a quoted name."""
    if document.words[index] == ":":
        return True
    if document.words[index] != '"':
        return False
    inside = document.words[index + 1 : index + 1 + _LONGEST_QUOTED_NAME]
    return '"' not in inside


def next_trigger(sentence: Sentence, start: int) -> int | None:
    """Token of the first event word from a token on; `None` if there is none."""
    for cue in sentence.cues:
        if cue.first >= start and cue.category in TRIGGERS:
            return cue.first
    return None


def last_comma(document: Document, first: int, last: int) -> int | None:
    """Token of the last comma in a token range; `None` if there is none."""
    words = document.words
    for index in range(last - 1, first - 1, -1):
        if words[index] in COMMAS:
            return index
    return None


def _comma_between(document: Document, first: int, last: int) -> bool:
    return last_comma(document, first, last) is not None


def _clause_start(document: Document, sentence: Sentence, position: int, verb: int) -> int:
    """
    Where a header begins: at its verb, or before it where the subject comes first.

    A subject or a date stands before the verb when no trigger does: "وكان التحالف أعلن الثلاثاء".
    """
    trigger = next_trigger(sentence, position)
    if trigger is not None and trigger < verb:
        comma = last_comma(document, trigger, verb)
        return verb if comma is None else comma
    return position
