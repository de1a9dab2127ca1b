"""Subjects that are left out but for their number: "Two more were jammed over X", "another"."""

from typing import Final

from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.lexicon import Number
from dashboard.extraction.words.senses import CASUALTY, EVENT, HARM_VERBS, PREPOSITION, VERB, WEAPON

__all__ = [
    "COUNTING_KEYS",
    "counts_alone",
    "counts_anew",
    "elides",
    "omits_part",
    "omitted_munition",
    "stands_for_it",
    "weapon_elided",
]

_JOINTS: Final = words_of("joints", "later", "meanwhile") | {",", ";"}
_AT: Final = words_of("at", "off")
_BE: Final = words_of("be")
_COUNTS: Final = words_of("parts", "indefinite", "beside_numbers") - words_of("of")
_FIGURE: Final = "two"  # a number in figures counts like one in words
_ALL: Final = words_of("all")
_PART: Final = words_of("parts")
_FILLERS: Final = words_of("beside_numbers")
_WHERE: Final = words_of("over", "off")
_NEW: Final = words_of("one_more")
_WEEKDAYS: Final = words_of("weekdays")
_PARTS: Final = words_of("parts_of_day")
_NUMBERS: Final = _PART | _ALL
_THEY: Final = words_of("it")
_SUBJECTS: Final = _NUMBERS | _THEY
_KNOWN: Final = _SUBJECTS | _FILLERS
_NONE: Final = frozenset[str]()
_TOLD_BEFORE: Final = 3  # sentences back to what flew: "22 missiles came. ... Five more hit X"
_TIME: Final = 5  # tokens of "Some eleven minutes later,"
_LATER: Final = words_of("then", "later", "afterwards", "before")
_LONGEST: Final = 10  # tokens from the number to its verb
COUNTING_KEYS: Final = ("another", "one_of_them", "counts", "pronouns")
_COMES_DOWN: Final = frozenset({"fall", "explode"})
_OF_PEOPLE: Final = "وا"  # ending of verbs of men
_OF_THEM: Final = frozenset({"another", "from_there"})
_WHAT_FLEW: Final = frozenset({"strike", "destroy", "fall", "explode", "intercept"})


def elides(document: Document, verb: Cue, clause: Clause) -> bool:
    """Whether a number stands alone for what flew, told of shortly before."""
    if verb.key in HARM_VERBS:
        return _elides_event(document, verb, clause)
    if verb.key not in _WHAT_FLEW or verb.sense.verbal_noun:
        return False
    words = _number_before(document, verb, clause)
    if not words or (verb.key != "intercept" and _NUMBERS.isdisjoint(words)):
        return False  # "it was hit": a house as well as a drone
    return any(
        c.first < clause.first and ((c.category is WEAPON and c.sense.munition) or _is_counted(c))
        for c in document.cues_near(clause.first, back=_TOLD_BEFORE)
    )


def _elides_event(document: Document, verb: Cue, clause: Clause) -> bool:
    """As in "An air strike hit X. Another in Y had killed three": one more event of that kind."""
    words, first = document.words, clause.first
    first += words[first] in _JOINTS
    behind = words[min(first + 1, verb.first)]
    if words[first] not in _NEW or behind not in _AT or words[verb.first - 1] in _BE:
        return False
    harmed = words[verb.last] if verb.last < len(words) else ""
    if not harmed.isdecimal() and harmed not in _COUNTS:
        return False  # "Another in X died"
    told = [c for c in document.cues_near(first, back=1) if c.first < first]
    counted = [c for c in told if (c.category is WEAPON and c.sense.munition) or _is_counted(c)]
    return bool(counted) and counted[-1].category is EVENT


def _is_counted(event: Cue) -> bool:
    """As in "One raid hit X; another gutted a workshop in Y": events that come in numbers."""
    return (
        event.category is EVENT
        and not event.sense.key
        and event.sense.number in {Number.SINGULAR, Number.PLURAL}
        and (event.sense.strong or event.sense.strike or event.sense.event_type is not None)
    )


def counts_alone(document: Document, verb: Cue, clause: Clause) -> bool:
    """Whether the number is of a part: "two were shot down", not "all were", "two more were"."""
    words = _number_before(document, verb, clause)
    return bool(words & _PART) and not counts_anew(document, verb, clause)


def stands_for_it(document: Document, verb: Cue, clause: Clause) -> bool:
    """Whether "it" or "they" stands for what flew: "It was shot down"."""
    words = _number_before(document, verb, clause)
    return bool(words) and _NUMBERS.isdisjoint(words)


def counts_anew(document: Document, verb: Cue, clause: Clause) -> bool:
    """Whether the number adds to what was told: "two more were shot down", "two others"."""
    words = _number_before(document, verb, clause)
    if verb.key in HARM_VERBS and _elides_event(document, verb, clause):
        return True
    return bool(words & _NEW) or ("others" in words and "the" not in words)


def weapon_elided(document: Document, clause: Clause) -> Cue | None:
    """Find the munition that a number alone stands for: the one told last before the clause."""
    munitions = document.cues_near(clause.first, back=_TOLD_BEFORE).munitions
    return next((c for c in reversed(munitions) if c.first < clause.first), None)


def _number_before(document: Document, verb: Cue, clause: Clause) -> frozenset[str]:
    """Give the words for a number between the clause's start and its verb, if nothing else is."""
    if verb.category is not VERB:
        return _NONE  # "a second wave"
    tokens, first = document.words, clause.first
    while first < verb.first and tokens[first] in _JOINTS:
        first += 1
    if tokens[first] == "on" and tokens[first + 1] in _WEEKDAYS:
        first += 2  # "On Tuesday another hit Y"
        first += tokens[first] in _PARTS or tokens[first] == ","
    first = _behind_time(document, first, verb.first)
    if not 0 < verb.first - first < _LONGEST:
        return _NONE
    # "The army said it was shot down": the speech verb takes the pronoun with it.
    spoken = tokens[first - 1] if first and clause.header else ""
    words = [spoken] if spoken in _THEY else []
    for index in range(first, verb.first):
        word = tokens[index]
        if word.isdecimal():
            word = _FIGURE
        elif words and word in _WHERE:
            break  # "Two others over X were shot down"
        elif word not in _KNOWN:
            return _NONE  # most often the first word already
        words.append(word)
    return _NONE if _SUBJECTS.isdisjoint(words) else frozenset(words)


def _behind_time(document: Document, first: int, last: int) -> int:
    """As in "Eleven minutes later, four of them hit X": the token behind the time."""
    words = document.words[first : min(last, first + _TIME)]
    if "," not in words:
        return first
    comma = words.index(",")
    return first + comma + 1 if comma and words[comma - 1] in _LATER else first


def omitted_munition(document: Document, verb: Cue, cues: Cues) -> Cue | None:
    """Find the munition told last that an Arabic number or "another" behind its verb stands for."""
    if verb.key not in _WHAT_FLEW or not document.arabic or verb.sense.verbal_noun:
        return None
    if not _counts_behind(document, verb, cues):
        return None
    told = (c for c in document.cues_near(verb.first).munitions if c.first < verb.first)
    return max(told, key=lambda c: c.first, default=None)


def omits_part(document: Document, verb: Cue, cues: Cues) -> bool:
    """As in Arabic "exploded two of them", "fell a third"; not "were shot down two others"."""
    if verb.sense.strong or omitted_munition(document, verb, cues) is None:
        return False
    return verb.key in _COMES_DOWN or not any(
        0 <= c.first - verb.last <= 1 for c in cues.by_key.get("another", ())
    )


def _counts_behind(document: Document, verb: Cue, cues: Cues) -> bool:
    """Whether "another", "one of them" or a number without its noun is a verb's subject."""
    counting = [c for key in COUNTING_KEYS if key in cues.by_key for c in cues.by_key[key]]
    subject = next((c for c in counting if c.first == verb.last and _stands_for(c)), None)
    if subject is None:  # "but two hit X": people would have a verb of their own
        before = any(c.last == verb.first and c.key == "counts" for c in counting)
        return before and not document.words[verb.first].endswith(_OF_PEOPLE)
    hurt = cues.by_category.get(CASUALTY, ())
    if any(0 <= c.first - subject.last <= 1 for c in hurt):
        return False  # "another fell wounded"
    if subject.key != "counts":
        return True
    behind = document.words[subject.last : subject.last + 1]
    bare = not behind or not behind[0][0].isalnum()
    return bare or any(
        c.first == subject.last and (c.category is PREPOSITION or c.key in _OF_THEM) for c in cues
    )


def _stands_for(cue: Cue) -> bool:
    """As in "another", "the fourth", "three of them"; no "they"."""
    return cue.key != "pronouns" or cue.last - cue.first > 1
