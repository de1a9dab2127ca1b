"""How many munitions a mention tells of, and how many more it adds to those told before."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.expressions.number_words import load_number_words
from dashboard.extraction.expressions.quantities import (
    Qualifier,
    Quantity,
    QuantityPattern,
    QuantityUnit,
    find_quantities,
)
from dashboard.extraction.syntax.headers import COMMAS
from dashboard.extraction.weapons.duals import pair_of_make, two_of_make
from dashboard.extraction.weapons.totals import of_total
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.nationals import is_national
from dashboard.extraction.words.senses import CASUALTY, EVENT, VERB, WEAPON
from dashboard.model import Claim, Count, EventType, Span

__all__ = ["UNCOUNTED", "Counted", "find_count", "ordinal_told"]

_OF: Final = "من"
_NUMBER_ALONE: Final = frozenset({QuantityPattern.BARE, QuantityPattern.NOUN_NUMERAL})
_WHOLE: Final = 4  # tokens from "one of" to the rockets: "the three Katyusha"
_NUMBERED: Final = 3  # tokens from "the number of its shells" to the number
_NEXT: Final = {1: "second", 2: "third", 3: "fourth", 4: "fifth", 5: "sixth"}
_FIRING: Final = 2  # tokens from the drone to "fired": "then", "had"
_MODEL: Final = 2  # tokens for a model's name: "four S-300 missiles"
_BREAKS: Final = frozenset({",", "-", "\u2013", "\u2014", "("})
_ENDS: Final = words_of("ending_lists") | {",", "-", "\u2013", "\u2014", ")"}
_ARTICLES: Final = words_of("articles")
_DETERMINERS: Final = words_of("determiners")
_ARTICLE_REACH: Final = 4  # tokens of "the long-range ballistic"
_ANOTHER: Final = "another"
_COME_DOWN: Final = frozenset({"fall", "strike", "explode", "intercept", "destroy"})
_IT: Final = frozenset({"one", ","})
_JOINTS: Final = words_of("joints") | {","}
_ADDS: Final = words_of("joints") | {";"}
_DID: Final = words_of("doing")
_BE: Final = words_of("be", "by")
_BY_OR_FROM: Final = words_of("by", "from")


class Counted(NamedTuple):
    """
    How many munitions, of which type, and whether only a singular says that it was one.

    `more` are told beside those told before: "two more"; `ordinal` is told of the last: "a third".
    `recalled` is one told of before: "the missile".
    """

    number: Claim[Count] | None = None
    event_type: EventType | None = None
    weak: bool = False
    more: int = 0
    ordinal: int = 0
    recalled: bool = False


UNCOUNTED: Final = Counted()


def find_count(
    document: Document, mention: Mention, weapons: Sequence[Cue], quantities: Sequence[Quantity]
) -> Counted:
    """Give the number of the munitions told, with one more told beside them."""
    told = _counted(document, mention, weapons, quantities)
    more = _with_one_more(document, mention, told.number) if told.number else None
    if more is not None:
        return told._replace(number=more, weak=False)
    ordinal = ordinal_told(document, mention.first, mention.last, mention.cues)
    if ordinal or told.more:
        recalled = document.words[_subject(document, mention.first, mention.last)] == "the"
        adds = 0 if ordinal else told.more
        return told._replace(ordinal=ordinal, more=adds, recalled=told.recalled or recalled)
    another = told.number is None and not document.arabic and _is_another(document, mention)
    return told._replace(more=1) if another else told


def ordinal_told(document: Document, first: int, last: int, cues: Cues) -> int:
    """As in "A third fell short", Arabic "and fell a third", "fell a second rocket"."""
    if _COME_DOWN.isdisjoint(cues.by_key):
        return 0
    words, tokens = load_number_words(document.language).ordinals, document.words
    verbs = [c for c in cues.by_category[VERB] if c.key in _COME_DOWN]
    if document.arabic:
        after = {c.last for c in verbs}
        after |= {c.last for c in cues.munitions if c.first in after}
        told_of = [words[tokens[i]] for i in after if i < last and tokens[i] in words]
        return max(told_of) if told_of else 0
    first = _subject(document, first, last)
    if tokens[first] not in _ARTICLES or first + 2 >= last:
        return 0
    munitions = {c.first for c in cues.munitions}
    told = {first + 2, first + 3} & (munitions | {verbs[0].first})  # no "a fifth explosion"
    return words.get(tokens[first + 1], 0) if told or tokens[first + 2] in _IT else 0


def _is_another(document: Document, mention: Mention) -> bool:
    """As in "Another hit the fence": one more, of what was told before; English only."""
    first = _subject(document, mention.first, mention.last)
    if document.words[first] != _ANOTHER:
        return False
    verbs = (c.first for c in mention.triggers if c.category is VERB)
    return first + 1 == next(verbs, -1)


def _subject(document: Document, first: int, last: int) -> int:
    """Token of the first word, behind "and" and commas."""
    while first + 1 < last and document.words[first] in _JOINTS:
        first += 1
    return first


def _counted(
    document: Document, mention: Mention, weapons: Sequence[Cue], quantities: Sequence[Quantity]
) -> Counted:
    if not document.arabic and quantities and mention.cues.munitions:
        apposed = _apposed(document, mention, quantities)
        if apposed is not None:
            return apposed
    munitions = [c for c in weapons if c.sense.munition]
    if document.arabic and WEAPON in mention.cues.by_category:
        munitions += _flown_by_force(mention)
    if munitions:
        if not document.arabic and (whole := _of_whole(document, mention, munitions, quantities)):
            return whole
        if document.arabic and (total := of_total(document, munitions, quantities)):
            return Counted(*total)
        if document.arabic and len(munitions) > 1 and (two := two_of_make(document, munitions)):
            return Counted(*two)
        if quantities and (told := _counted_by(document, mention, munitions, quantities)):
            return told
    pair = pair_of_make(document, mention) if document.arabic else None
    return UNCOUNTED if pair is None else Counted(*pair)


def _counted_by(
    document: Document, mention: Mention, munitions: Sequence[Cue], quantities: Sequence[Quantity]
) -> Counted | None:
    """Give the number that the first quantity of munitions tells, a plain one before "a drone"."""
    numbered = _numbered(mention, munitions)
    single: Counted | None = None
    for quantity in quantities:
        if quantity.partitive or quantity.qualifier is Qualifier.VAGUE:
            continue
        first, last = document.tokens_of(quantity.span.start, quantity.span.end)
        noun = document.tokens_of(quantity.noun_span.start, quantity.noun_span.end)
        weak = quantity.weak
        if _counts_other(document, mention, munitions, quantity, (first, *noun)):
            continue
        reach = max(last, noun[1]) + (0 if weak else _MODEL)
        if document.words[last : last + 1] and document.words[last] in COMMAS:
            reach = last  # "six of them died, a shell fell"
        # English counts the last word of "a naval drone", Arabic the first.
        counted = [
            c
            for c in munitions
            if first <= (c.first if document.arabic else c.last - 1) and c.first < reach
        ]
        # "four civilians by a rocket": the rocket is not counted
        if not any(c.first <= noun[0] or not c.clitics for c in counted):
            counted = [
                munition
                for munition, word in numbered
                if quantity.pattern in _NUMBER_ALONE and 0 <= first - word <= _NUMBERED
            ]
        # "a drone fired on a car": how often is not told
        if counted and not (weak and _fires(document, mention, counted[0])):
            claim = Claim(value=quantity.value, spans=(quantity.span,))
            more = quantity.value.best if _adds(document, quantity, last) else 0
            recalled = weak and not document.arabic and _is_recalled(document, noun[0])
            kind = counted[0].sense.event_type
            told = Counted(claim, kind, weak, more, recalled=recalled)
            if not weak:
                return told
            single = single or told  # "a drone with two rockets"
    return single


def _counts_other(
    document: Document,
    mention: Mention,
    munitions: Sequence[Cue],
    quantity: Quantity,
    at: tuple[int, int, int],
) -> bool:
    """
    Whether a quantity is of what is no munition.

    Parameters
    ----------
    at
        First token of the quantity; first token of its noun and the one behind.
    """
    first, noun, behind = at
    if quantity.unit is not QuantityUnit.COUNT and all(c.first != noun for c in munitions):
        return True  # but "four barrel bombs"
    if document.arabic and document.words[noun - 1] == _OF and first < noun:
        return True  # "three of the rockets"; numerals alone stand without "of"
    told = mention.cues.by_key
    hurt = mention.cues.by_category.get(CASUALTY, ())
    if (
        (document.arabic and "people" in told and any(c.first == noun for c in told["people"]))
        or (hurt and quantity.value.best > 1 and any(c.first <= noun < c.last for c in hurt))
        or (hurt and document.arabic and is_national(document, quantity.noun))
    ):
        return True  # "two girls by splinters", "two hurt when shells fell", "five Israelis hurt"
    events = mention.cues.by_category.get(EVENT, [])
    if (
        events
        and any(c.first == noun for c in events)
        and any(c.first >= behind for c in munitions)
    ):
        return True  # "two salvos of rockets"
    if not quantity.weak:
        return False
    # "a drone attack", "rocket artillery" may be of many
    guns = () if document.arabic else mention.cues.by_category.get(WEAPON, ())
    events = [*events, *(c for c in guns if c.sense.event_type is EventType.ARTILLERY)]
    return any(c.first == behind for c in events) or _is_joined(document, mention, noun)


def _is_joined(document: Document, mention: Mention, noun: int) -> bool:
    """As in "artillery and a drone": how much of the other was fired is not told."""
    before = document.words[max(0, noun - 2) : noun]
    if document.arabic or before[:1] != ["and"] or before[-1] not in _ARTICLES:
        return False
    others = mention.cues.by_category.get(WEAPON, ())
    return any(c.last == noun - 2 and not c.sense.munition for c in others)


def _is_recalled(document: Document, noun: int) -> bool:
    """As in "the long-range missile": told of before, and so no number to tell events apart by."""
    before = document.words[max(0, noun - _ARTICLE_REACH) : noun]
    articles = [word for word in before if word in _ARTICLES or word in _DETERMINERS]
    return bool(articles) and articles[-1] in _DETERMINERS


def _adds(document: Document, quantity: Quantity, last: int) -> bool:
    """As in "two more missiles": beside those told before."""
    more = load_number_words(document.language).more
    behind = document.words[last] if last < len(document.words) else ""
    return behind in more or not more.isdisjoint(quantity.words)


def _apposed(
    document: Document, mention: Mention, quantities: Sequence[Quantity]
) -> Counted | None:
    """As in "Mortar bombs - six, it said -", "one of a volley of eight"; English only."""
    for quantity in quantities:
        alone = quantity.partitive or quantity.pattern in _NUMBER_ALONE
        if alone and quantity.unit is QuantityUnit.COUNT and quantity.value.best > 1:
            at = document.tokens_of(quantity.span.start, quantity.span.end)[0]
            munition = _numbered_at(document, mention, at)
            if munition is not None and not _has_number(document, quantities, munition):
                claim = Claim(value=quantity.value, spans=(quantity.span,))
                return Counted(claim, munition.sense.event_type)
    return None


def _has_number(document: Document, quantities: Sequence[Quantity], munition: Cue) -> bool:
    """As in "five rockets, three of which landed in the base": so many were fired."""
    word = document.span(munition.last - 1, munition.last)
    return True in [q.noun_span == word and not q.weak for q in quantities]


def _of_whole(
    document: Document, mention: Mention, munitions: Sequence[Cue], quantities: Sequence[Quantity]
) -> Counted | None:
    """As in "One of three rockets fired at X hit a yard": so many were fired; English only."""
    for quantity in quantities:
        last = document.tokens_of(quantity.span.start, quantity.span.end)[1]
        if last >= mention.last or document.words[last] != "of":
            continue
        munition = next((c for c in munitions if 1 < c.first - last <= _WHOLE), None)
        if munition is None:
            continue
        told = document.span(last + 1, munition.last)
        for inner in find_quantities(document.text[told.start : told.end], language="en"):
            if inner.unit is QuantityUnit.COUNT and inner.value.best > 1:
                span = Span(told.start + inner.span.start, told.start + inner.span.end)
                return Counted(Claim(value=inner.value, spans=(span,)), munition.sense.event_type)
    return None


def _numbered_at(document: Document, mention: Mention, number: int) -> Cue | None:
    """Find the munition right before the comma or dash before a number, or before "a volley of"."""
    words, munitions = document.words, mention.cues.munitions
    if not mention.first < number - 1 < mention.last - 2:
        return None
    if words[number - 1] in _BREAKS:
        ends = words[number + 1] in _ENDS
        return next((c for c in munitions if c.last == number - 1), None) if ends else None
    volley = any(c.last in {number, number - 1} for c in mention.cues.by_key.get("volley", ()))
    of = volley and words[number - 1] == "of"
    return next((c for c in reversed(munitions) if c.first < number), None) if of else None


def _with_one_more(document: Document, mention: Mention, told: Claim[Count]) -> Claim[Count] | None:
    """As in "Two rockets burst over X and a third hit a yard": three; English only."""
    number = told.value.best
    if document.arabic or number not in _NEXT or told.value.high is None:
        return None
    words = document.words
    verbs = {c.first for c in mention.triggers if c.category is VERB}
    for at in range(document.token_at(told.spans[0].end) + 1, mention.last - 1):
        joined = words[at - 1] in _ADDS
        counts = words[at] == "another" or (words[at] == "a" and words[at + 1] == _NEXT[number])
        last = at + (1 if words[at] == "another" else 2)
        if joined and counts and (last in verbs or _tells(words[last])):
            return Claim(
                value=Count.exactly(number + 1),
                spans=(*told.spans, document.span(at, last)),
                reason="one more is told beside them",
            )
    return None


def _tells(word: str) -> bool:
    """Whether a word behind "a third" or "another" is a verb of what it did, or a comma."""
    return word == "," or word in _DID or word.endswith("ed")


def _fires(document: Document, mention: Mention, drone: Cue) -> bool:
    """As in "a drone fired on a car", "a drone launched two missiles": it carried what hit."""
    if document.arabic or drone.sense.event_type is not EventType.DRONE:
        return False
    return any(
        c.category is VERB
        and c.key == "launch"
        and not c.sense.verbal_noun
        and 0 <= c.first - drone.last <= _FIRING
        and document.words[c.first - 1] not in _BE
        and c.last < len(document.words)
        and document.words[c.last] not in _BY_OR_FROM
        for c in mention.triggers
    )


def _flown_by_force(mention: Mention) -> list[Cue]:
    """As in Arabic "the drone force struck X with three aircraft": they are drones."""
    weapons = [c for c in mention.cues.by_category.get(WEAPON, ()) if c.sense.generic]
    force = [c for c in weapons if not c.sense.munition and c.sense.event_type is EventType.DRONE]
    return [c for c in weapons if c.sense.event_type is EventType.AIRSTRIKE] if force else []


def _numbered(mention: Mention, munitions: Sequence[Cue]) -> list[tuple[Cue, int]]:
    """As in "the number of its shells exceeded sixty", Arabic "their number 15", said of them."""
    told = mention.cues.by_key
    if "number_of" not in told and "number_of_it" not in told:
        return []
    of = {c.last for c in told.get("number_of", ())}
    numbered = [(c, c.last) for c in munitions if c.first in of]
    for word in told.get("number_of_it", ()):
        numbered += [(c, word.last) for c in munitions if c.first < word.first][-1:]
    return numbered
