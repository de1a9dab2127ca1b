"""
How many were killed and wounded: numbers, people told one by one, and what is denied.

A negated noun is a count of nought, not an unknown: "without casualties" says that nobody died;
"no word of casualties" says nothing.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final

from dashboard.extraction.expressions.quantities import (
    Qualifier,
    Quantity,
    QuantityPattern,
    QuantityUnit,
)
from dashboard.extraction.results.arabic_victims import arabic_victims, are_of_both, hurt_by
from dashboard.extraction.results.included import behind_aside, behind_included, is_included
from dashboard.extraction.results.joint_tolls import find_joint
from dashboard.extraction.results.tolls import RISEN, TOLLS, Told, told_tolls
from dashboard.extraction.results.unharmed import Denial, find_denials
from dashboard.extraction.results.victims import Victims, english_victims, hurt_cues, is_whole
from dashboard.extraction.results.war_tolls import has_killed, without_lasting, without_running
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import CASUALTY, EVENT, VERB, WEAPON
from dashboard.model import Basis, Claim, Count

__all__ = ["CASUALTY_KEYS", "find_casualties", "harmed", "tells_casualties"]

Numbers = tuple[Claim[Count], ...]

_SUM_REACH: Final = 4  # tokens from a number to "between dead and wounded"
_HURT_REACH: Final = 2  # tokens from Arabic "hit" to the number of people it hurt
_VERB_REACH: Final = 8  # tokens from "killed" to the number of people
_NAMED_REACH: Final = 16  # tokens from "fighters" to "were": "of the X Forces (XF)"
_BE_REACH: Final = 3  # tokens from "were" to "wounded"
_BE: Final = words_of("was")
_BEING: Final = words_of("be", "have")
_MOST_HARMED: Final = 10_000  # people: as many and more are the toll of a war, and of no strike
_MOST_AT_ONCE: Final = 1_000  # killed in the news; what is told of the past may have killed more
_FATES: Final = frozenset({"killed", "wounded"})
_TOLL_WORDS: Final = TOLLS | {"number_of"}
CASUALTY_KEYS: Final = TOLLS | {
    "killed", "wounded", "both", "kill", "wound", "dies", "harm", "spared", "unhurt", "burns",
}  # fmt: skip
"""Keys of the words without which nobody is told to have come to harm."""
_FATE_OF: Final = {
    "killed": "killed",
    "wounded": "wounded",
    "kill": "killed",
    "wound": "wounded",
    "dies": "killed",
}
_DYING: Final = frozenset({"kill", "dies"})
_PLURALS: Final = ("وا", "ا")
_AGE: Final = words_of("of")
_BREAKS: Final = words_of("and", "relatives_of_people") | {",", ";", ".", "\n"}
_DENYING: Final = frozenset({"negation", "unhurt"})
_YEARS: Final = range(1900, 2100)
_BETWEEN: Final = words_of("between")
_JOINED: Final = "و"
_BODIES: Final = "bodies"
_AND: Final = words_of("and")
_BEHIND: Final = 9  # tokens from an Arabic verb to the "and" of its list of people
_LIST: Final = 16  # tokens from "killed" to the "and" of a list of people


def tells_casualties(cues: Cues) -> bool:
    """Whether any word tells that somebody came to harm, or nobody did."""
    return CASUALTY in cues.by_category or not CASUALTY_KEYS.isdisjoint(cues.by_key)


def find_casualties(
    document: Document, cues: Cues, quantities: Sequence[Quantity]
) -> tuple[Numbers, Numbers]:
    """Give numbers of killed and of wounded told by some cues, the ones to be believed first."""
    if not tells_casualties(cues):
        return (), ()
    quantities = _counting(document, cues, quantities)
    casualties = cues.by_category.get(CASUALTY, ())
    told, fates = casualties, [c for c in cues if c.key in _FATE_OF]
    denials: list[Denial] = []
    if not (document.arabic and _DENYING.isdisjoint(cues.by_key)):
        denials = list(find_denials(document, cues, casualties))
    refused = {denial.first for denial in denials} if denials else set()
    if refused:
        told = [c for c in casualties if c.key not in _FATES or c.first not in refused]
        fates = [c for c in fates if c.first not in refused]
    if not document.arabic and (joint := set(find_joint(document, cues, quantities))):
        told = [c for c in told if c.first not in joint]
        fates = [c for c in fates if c.first not in joint]
        refused |= joint
    burnt = hurt_cues(document, cues) if "burns" in cues.by_key else []
    tolls: list[Told] = []
    if quantities and not (document.arabic and _TOLL_WORDS.isdisjoint(cues.by_key)):
        tolls = list(told_tolls(document, cues, casualties, quantities))
        running = {t.claim.spans[0] for t in tolls if t.running}
        quantities = [q for q in quantities if q.span not in running]
    counted = list(_counted(document, told, fates, burnt, quantities)) if quantities else []
    hurt = {_FATE_OF[c.key] for c in fates} | ({"wounded"} if burnt else set())
    named = hurt - {fate for fate, _ in counted}
    if named or _may_list(document, fates):
        people = [v for v in _victims(document, cues, quantities) if v.first not in refused]
        counted = _with_people(counted, people, named) if people else counted
    counted += [(t.fate, t.claim) for t in tolls if not t.running]
    killed = [c for fate, c in counted if fate == "killed" and c.value.best < _MOST_HARMED]
    wounded = [c for fate, c in counted if fate == "wounded" and c.value.best < _MOST_HARMED]
    for _, key, nought in denials:
        if nought is not None and key == "killed" and not killed:
            killed.append(nought)
        if nought is not None and key == "wounded" and not wounded:
            wounded.append(nought)
    return tuple(killed), tuple(wounded)


def _chosen(claims: Sequence[Claim[Count]]) -> Claim[Count] | None:
    """Choose the number that a report shows: a toll told as risen, else the first one told."""
    if not claims:
        return None
    if risen := [c for c in claims if c.reason == RISEN]:
        return risen[-1]
    return ([c for c in claims if c.basis is not Basis.INFERRED] or claims)[0]


def harmed(
    killed: Sequence[Claim[Count]], wounded: Sequence[Claim[Count]], *, past: bool
) -> tuple[Claim[Count] | None, Claim[Count] | None]:
    """
    Choose both numbers; "no American was hurt" is no nought where others were harmed.

    Parameters
    ----------
    past
        Whether they are told of the past: of the news, a thousand killed are the toll of a war.
    """
    if not past:
        killed = [c for c in killed if c.value.best < _MOST_AT_ONCE]
    told = [_chosen(killed), _chosen(wounded)]
    if any(c is not None and c.value.best for c in told):
        told = [c if c is None or c.value.best or c.basis is Basis.STATED else None for c in told]
    return told[0], told[1]


def _is_year(document: Document, quantity: Quantity) -> bool:
    """As in "the 2014 dead of the town"."""
    span = quantity.number_span
    written = document.text[span.start : span.end]
    return quantity.value.best in _YEARS and written.isdecimal()


def _may_list(document: Document, fates: Sequence[Cue]) -> bool:
    """Whether some "and" stands near enough to a word for killing to join people."""
    for fate in fates:
        if document.arabic:
            words = document.words[fate.last : fate.last + _BEHIND]
            if _JOINED in [word[0] for word in words]:
                return True
        else:
            words = document.words[max(0, fate.first - _LIST) : fate.last + _LIST]
            if [a for a, b in pairwise(words) if b in _AND and a != ","]:
                return True
    return False


def _counting(document: Document, cues: Cues, quantities: Sequence[Quantity]) -> Sequence[Quantity]:
    """Leave out what tells no number of people harmed by one event."""
    if [
        q
        for q in quantities
        if q.qualifier is Qualifier.VAGUE
        or q.pattern is QuantityPattern.INDEFINITE
        or q.value.best in _YEARS
    ]:
        quantities = _told_numbers(document, cues, quantities)
    apart = without_lasting if document.arabic else without_running
    return apart(document, quantities)


def _told_numbers(
    document: Document, cues: Cues, quantities: Sequence[Quantity]
) -> Sequence[Quantity]:
    """Leave out "dozens" and "several", where nobody told a number, years, and who attacked."""
    quantities = [q for q in quantities if q.qualifier is not Qualifier.VAGUE]
    if [q for q in quantities if q.value.best in _YEARS]:
        quantities = [q for q in quantities if not _is_year(document, q)]
    if document.arabic and [q for q in quantities if q.pattern is QuantityPattern.INDEFINITE]:
        quantities = _without_attackers(document, cues, quantities)
    return quantities


def _without_attackers(
    document: Document, cues: Cues, quantities: Sequence[Quantity]
) -> list[Quantity]:
    """Leave out whose attack it was: Arabic "by an attack armed", "by the bullets of a settler"."""
    attacks = {
        c.last
        for category in (EVENT, WEAPON)
        for c in cues.by_category.get(category, ())
        if not c.definite
    }
    return [
        q
        for q in quantities
        if q.pattern is not QuantityPattern.INDEFINITE
        or document.tokens_of(q.span.start, q.span.end)[0] not in attacks
    ]


def _victims(document: Document, cues: Cues, quantities: Sequence[Quantity]) -> Sequence[Victims]:
    find = arabic_victims if document.arabic else english_victims
    return list(find(document, cues, quantities))


def _with_people(
    counted: Sequence[tuple[str, Claim[Count]]], people: Sequence[Victims], named: set[str]
) -> list[tuple[str, Claim[Count]]]:
    """Add people told one by one: lists first, and single persons where no number is told."""
    lists, single, unread = [], [], set[str]()
    for fate, number, several, _ in people:
        if number is None:
            unread.add(fate)
            continue
        if several:
            lists.append((fate, number))
        if fate in named:
            single.append((fate, number))
    # Of "a driver and his" somebody unknown, the driver is not how many they were.
    sure = [(f, c) for f, c in counted if c.value.best > 1] if unread else counted
    return [*lists, *sure, *single]


def _counted(
    document: Document,
    casualties: Sequence[Cue],
    fates: Sequence[Cue],
    burnt: Sequence[Cue],
    quantities: Sequence[Quantity],
) -> Iterator[tuple[str, Claim[Count]]]:
    """Quantities of killed or wounded: by their own noun, else by the verb before them."""
    both = {c.key for c in casualties} >= _FATES
    spans = [q.number_span for q in quantities] if both else []
    starts = [document.tokens_of(span.start, span.end)[0] for span in spans]
    verbs = {c.first for c in fates if c.category is VERB}
    for quantity in quantities:
        first, last = document.tokens_of(quantity.span.start, quantity.span.end)
        noun = document.tokens_of(quantity.noun_span.start, quantity.noun_span.end)
        last = max(last, noun[1])
        if not document.arabic:  # "killed one person and injured two"
            last = next((i for i in range(first, last) if document.words[i] in _AND), last)
        keys = {c.key for c in casualties if first <= c.first < last}
        if _left_out(document, fates, quantity, keys):
            continue
        if both and _told_together(document, casualties, noun[1], starts):
            continue
        if document.arabic:
            said = not verbs.isdisjoint((noun[0], noun[1]))
            suffered = _suffered_behind(document, fates, quantity, noun) if said else ""
        else:
            suffered = _suffered(document, casualties, burnt, quantity, noun[1])
            suffered = _FATE_OF["kill"] if _are_bodies(document, first) else suffered
        told = keys & _FATES  # "two men dead"
        if suffered:
            told.add(suffered)
        elif not told and quantity.pattern is QuantityPattern.NOUN_NUMERAL and noun[0] in verbs:
            # "strike kills five in X"
            told = {_FATE_OF[c.key] for c in fates if c.first == noun[0]}
        elif not told:
            verb = {_verb_key(document, casualties, fates, first, noun[1])} & _FATES
            told = verb if "people" in keys else hurt_by(document, fates, first, noun[0])
        for key in told:
            yield key, Claim(value=quantity.value, spans=(quantity.span,))


def _left_out(
    document: Document, fates: Sequence[Cue], quantity: Quantity, keys: AbstractSet[str]
) -> bool:
    """Whether a quantity is a part of another, or tells neither the killed nor the wounded."""
    first, _ = document.tokens_of(quantity.span.start, quantity.span.end)
    if first and document.words[first - 1] in document.little_words["including"]:
        return True  # "492 people, including 35 children", Arabic "two, one-of-them a medic"
    if not document.arabic:
        return (
            is_included(document, first) or is_whole(document, first) or has_killed(document, first)
        )
    if "wounded" in keys and _died(fates, first):
        return True  # "after the death of three of the wounded"
    if are_of_both(document, first):
        return True
    # "they fell between dead and wounded", "among the ten dead are seven of X"
    part = quantity.weak or quantity.pattern is QuantityPattern.NOUN_NUMERAL
    return part and not _BETWEEN.isdisjoint(document.words[first - 2 : first])


def _died(fates: Sequence[Cue], first: int) -> bool:
    """As in Arabic "died two wounded", "the death of three of the wounded": wounded no more."""
    if any(c.first == first and c.category is VERB for c in fates):
        return False  # "two died and five were wounded"
    return any(c.key in _DYING and c.last == first for c in fates)


def _suffered(
    document: Document,
    casualties: Sequence[Cue],
    burnt: Sequence[Cue],
    quantity: Quantity,
    last: int,
) -> str:
    """As in "one man died and seven were hurt", "two men were burned": who suffered it."""
    last = behind_aside(document, behind_included(document, last))
    after = document.words[last : last + 1]
    if quantity.unit is not QuantityUnit.COUNT or not after:
        return ""
    suffers = after[0] in document.little_words["suffers"]
    if not suffers and after[0] not in (_BEING if burnt else _BE):
        return ""
    at = document.tokens_of(quantity.span.start, quantity.span.end)[0]
    if quantity.pattern is QuantityPattern.BARE and document.words[at - 1] in _AGE:
        return ""  # "a shepherd of 19 was killed"
    told = [c for c in casualties if 0 < c.first - last <= _BE_REACH]
    fates = [c for c in told if c.key in _FATES]
    burns = [c for c in burnt if 0 < c.first - last <= _BE_REACH]
    if burns and not (fates and fates[0].first < burns[0].first):
        people = suffers or any(c.key == "people" and c.last == last for c in casualties)
        return "wounded" if people else ""
    if after[0] not in _BE and not suffers:
        return ""
    return fates[0].key if fates else ""


def _are_bodies(document: Document, first: int) -> bool:
    """As in "the bodies of four miners"."""
    return first > 1 and document.words[first - 1] in _AGE and document.words[first - 2] == _BODIES


def _suffered_behind(
    document: Document, fates: Sequence[Cue], quantity: Quantity, noun: tuple[int, int]
) -> str:
    """As in Arabic "that eighteen were hurt": a verb in the plural right behind its subject."""
    if quantity.unit is not QuantityUnit.COUNT or quantity.weak:
        return ""
    verb = next(c for c in fates if c.first in noun and c.category is VERB)
    if verb.clitics or not document.words[verb.first].endswith(_PLURALS):
        return ""
    return _FATE_OF[verb.key]


def _reach_past_names(document: Document, last: int) -> int:
    """As in "six fighters of the X Democratic Forces (XDF) were killed": whose they were."""
    words = document.words[last : last + _NAMED_REACH]
    told = [i for i, word in enumerate(words) if word in _BE]
    if words[:1] and words[0] in _AGE and told and _BREAKS.isdisjoint(words[: told[0]]):
        return told[0] + _BE_REACH
    return _VERB_REACH


def _told_together(
    document: Document, casualties: Sequence[Cue], last: int, starts: Sequence[int]
) -> bool:
    """As in "60 people dead or wounded": the number tells neither; not "killed and seven hurt"."""
    after = [c for c in casualties if 0 <= c.first - last < _SUM_REACH and c.key in _FATES]
    if {c.key for c in after} != _FATES:
        return False
    behind = document.words[after[-1].last : after[-1].last + 1]
    if not document.little_words["other_people"].isdisjoint(behind):
        return False  # Arabic "five met their death and were wounded others"
    return not any(0 <= start - after[-1].last <= 1 for start in starts)


def _verb_key(
    document: Document, casualties: Sequence[Cue], fates: Sequence[Cue], first: int, last: int
) -> str:
    """Find the nearest word for killing or wounding around a number of people; before it wins."""
    before = [c for c in fates if 0 <= first - c.last < _VERB_REACH]
    hurt = [c for c in casualties if c.key == "hurts" and 0 <= first - c.last <= _HURT_REACH]
    if hurt and not (before and before[-1].first > hurt[-1].first):
        return "wounded"  # "a shell that hit [= hurt] three men"
    if before:
        return _FATE_OF[before[-1].key]
    if document.arabic:
        reach = _VERB_REACH
    else:
        last = behind_included(document, last)
        reach = _reach_past_names(document, last)
    after = [c for c in fates if 0 <= c.first - last < reach]
    return _FATE_OF[after[0].key] if after else ""
