"""
Find event mentions: the parts of a clause that tell of one attack, strike or interception.

A mention is grammatical, not yet an event: several mentions may tell the same event, some point
back to one ("the attack"), some are no event at all (threats, sums, history). What each is, is
decided here from its words; where, when and how many comes from `arguments`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.extraction.clauses import Clause
from dashboard.extraction.document import Cue, Document
from dashboard.extraction.lexicon import Category, Number
from dashboard.model import EventType

__all__ = ["Mention", "Status", "find_mentions"]

_NEGATION_REACH = 6  # tokens a negation governs to its right
_PLAN_REACH = 3
_THREAT_REACH = 8
_REPEATED_REACH = 4
_ANNIVERSARY_REACH = 14
_ARTICLE_REACH = 2  # "the drone attack"
_MUNITION_REACH = 2  # tokens between "destroyed" and the drones
_PRONOUN_ENDINGS = ("هما", "ها", "هم", "ه")


class Status(StrEnum):
    """Whether a mention tells of something that happened."""

    TOLD = "told"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"  # threats, plans, questions, exercises
    AGGREGATE = "aggregate"  # a sum over several events
    HISTORY = "history"  # anniversaries, assassinations long past


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """
    Part of a clause that tells of an event.

    Attributes
    ----------
    sentence, sentence_first
        Index of its sentence, and that sentence's first token.
    first, last
        Half-open token range.
    triggers
        Cues that tell of the event, in text order; at least one.
    definite
        True where it points back ("the attack"), with nothing new about the weapon.
    plural
        True for several attacks ("strikes").
    response
        True where it is told as an answer.
    answers
        True where "in response to" says so of a noun that points back ("the raid came in ...").
    quiet_before
        Token range of the clause right before, if it tells no event; `None` otherwise.
    answers
        True where "in response to" says so of a noun that points back ("the raid came in ...").
    """

    sentence: int
    sentence_first: int
    first: int
    last: int
    clause: Clause
    cues: tuple[Cue, ...]
    triggers: tuple[Cue, ...]
    status: Status = Status.TOLD
    definite: bool = False
    plural: bool = False
    dual: bool = False
    mutual: bool = False
    response: bool = False
    foiled: bool = False
    intercepted: bool = False
    denied: bool = False
    answers: bool = False
    answers: bool = False
    quiet_before: tuple[int, int] | None = None
    relation: str = ""

    @property
    def triggers_definite(self) -> bool:
        """Whether an event noun among its triggers has the article."""
        return any(c.definite for c in self.triggers if c.category is Category.EVENT)

    def has(self, category: Category, *keys: str) -> bool:
        """Whether a cue of the category (and one of the keys) lies in the mention."""
        return any(c.category is category and (not keys or c.key in keys) for c in self.cues)


def find_mentions(
    document: Document,
    sentence: int,
    sentence_first: int,
    clauses: Sequence[Clause],
    places: Sequence[int] = (),
) -> tuple[Mention, ...]:
    """
    Mentions of a sentence's clauses, in text order.

    Parameters
    ----------
    sentence, sentence_first
        Index and first token of the sentence, carried into the mentions.
    clauses
        As `split_clauses` gives them.
    places
        First tokens of the place names, ascending.
    """
    found: list[Mention] = []
    answer = any(c.key == "answer" for clause in clauses for c in clause.cues)
    quiet: tuple[int, int] | None = None
    for clause in clauses:
        if clause.relation == "next" and found:
            found.extend(_gapped(document, clause, found[-1]))
        count = len(found)
        for first, last, triggers in _runs(document, clause, places):
            cues = tuple(c for c in clause.cues if first <= c.first < last)
            mention = Mention(
                sentence=sentence,
                sentence_first=sentence_first,
                first=first,
                last=last,
                clause=clause,
                cues=cues,
                triggers=triggers,
                quiet_before=quiet if first == clause.first else None,
                relation=clause.relation if first == clause.first else "",
            )
            found.append(_describe(document, mention))
        told = len(found) > count or clause.last <= clause.first
        quiet = None if told else (clause.first, clause.last)
    if answer and found:
        found[-1] = replace(found[-1], response=True)
    return tuple(found)


def _gapped(document: Document, clause: Clause, before: Mention) -> Iterator[Mention]:
    """ "the first struck A on Monday and the second, on Tuesday, B": the verb is left out."""
    if not any(_is_trigger(c, clause) for c in clause.cues):
        mention = replace(
            before, first=clause.first, last=clause.last, clause=clause, cues=clause.cues
        )
        yield replace(_describe(document, mention), relation="next")


def _runs(
    document: Document, clause: Clause, places: Sequence[int]
) -> Iterator[tuple[int, int, tuple[Cue, ...]]]:
    """Token ranges of one mention each: a new one begins at a joined verb ("and struck ...")."""
    triggers = [c for c in clause.cues if _is_trigger(c, clause)]
    if not triggers:
        return
    starts = [clause.first]
    for before, cue in zip(triggers, triggers[1:], strict=False):
        if cue.first > before.first and _joins_new_event(document, clause, before, cue, places):
            starts.append(cue.first)
    for first, last in zip(starts, [*starts[1:], clause.last], strict=True):
        inside = tuple(c for c in triggers if first <= c.first < last)
        if inside:
            yield first, last, inside


def _joins_new_event(
    document: Document, clause: Clause, before: Cue, cue: Cue, places: Sequence[int]
) -> bool:
    """ "... in Mayadin and struck the base": a joined event word with a place of its own."""
    if document.arabic:
        joined = cue.clitics[:1] in {"و", "ف"}
    else:
        joined = document.tokens[cue.first - 1].text in {"and", "then"}
    if not joined or not any(cue.first < place < clause.last for place in places):
        return False
    if any(c.first == cue.first and c.key in {"kill", "wound"} for c in clause.cues):
        return False  # the toll of the event just told
    finite = cue.category is Category.VERB and not cue.sense.verbal_noun
    return finite or any(before.first < place < cue.first for place in places)


def _is_trigger(cue: Cue, clause: Clause) -> bool:
    if cue.sense.future:
        return False
    if cue.category is Category.EVENT:
        return cue.sense.strong or _supported(cue, clause)
    if cue.category is not Category.VERB:
        return False
    return cue.sense.strong or _VERB_NEEDS.get(cue.key, _never)(cue, clause)


def _never(_cue: Cue, _clause: Clause) -> bool:
    return False


def _has_weapon(_cue: Cue, clause: Clause) -> bool:
    return any(c.category is Category.WEAPON for c in clause.cues)


def _has_munition(_cue: Cue, clause: Clause) -> bool:
    return any(
        c.category is Category.WEAPON and (c.sense.munition or c.sense.adjective)
        for c in clause.cues
    )


def _has_projectile(cue: Cue, clause: Clause) -> bool:
    return _has_munition(cue, clause) or any(
        c.category is Category.WEAPON and c.sense.event_type is EventType.SHOOTING
        for c in clause.cues
    )


def _has_event(cue: Cue, clause: Clause) -> bool:
    return any(
        (c.category is Category.EVENT or (c.category is Category.VERB and c.sense.strong))
        and c.first != cue.first
        for c in clause.cues
    )


def _has_weapon_or_event(cue: Cue, clause: Clause) -> bool:
    return _has_weapon(cue, clause) or _has_event(cue, clause)


def _supported(cue: Cue, clause: Clause) -> bool:
    """A weak word tells of an event beside a weapon, an armed actor or another event word."""
    if cue.key == "operation":
        return any(c.category is Category.WEAPON and c.sense.munition for c in clause.cues)
    return (
        _has_weapon_or_event(cue, clause)
        or cue.key == "weak_type"
        or any(c.category is Category.ACTOR for c in clause.cues)
    )


def _strikes_launcher(_cue: Cue, clause: Clause) -> bool:
    return any(c.category is Category.ANAPHOR and c.key == "launcher" for c in clause.cues)


def _weak_strike(cue: Cue, clause: Clause) -> bool:
    return (
        _has_weapon_or_event(cue, clause)
        or _strikes_launcher(cue, clause)
        or any(c.category is Category.ACTOR for c in clause.cues)
        or (clause.header is not None and clause.header.actor is not None)
    )


_VERB_NEEDS = {
    "strike": _weak_strike,
    "destroy": _weak_strike,
    "launch": _has_projectile,
    "fall": _has_munition,
    "explode": _has_weapon,
    "exchange": _has_weapon_or_event,
    "intercept": _has_weapon_or_event,
    "foil": _has_weapon_or_event,
    "kill": _has_weapon_or_event,
    "wound": _has_weapon_or_event,
    "assassinate": lambda _cue, _clause: True,
    "respond": _has_weapon_or_event,
}


def _describe(document: Document, mention: Mention) -> Mention:
    triggers = mention.triggers
    keys = {c.key for c in triggers if c.category is Category.VERB}
    nouns = [c for c in triggers if c.category is Category.EVENT]
    numbers = {c.sense.number for c in nouns}
    described = replace(
        mention,
        definite=_points_back(document, mention),
        plural=bool(numbers & {Number.PLURAL, Number.DUAL}) and Number.SINGULAR not in numbers,
        dual=Number.DUAL in numbers,
        mutual="exchange" in keys,
        response="respond" in keys,
        foiled="foil" in keys,
        intercepted="intercept" in keys or _destroys_munition(mention),
    )
    return replace(described, status=_status(document, described))


def _destroys_munition(mention: Mention) -> bool:
    """ "two drones were destroyed over X": what flew was shot down."""
    return any(
        verb.category is Category.VERB
        and verb.key == "destroy"
        and any(
            c.category is Category.WEAPON
            and c.sense.munition
            and min(abs(c.first - verb.last), abs(verb.first - c.last)) <= _MUNITION_REACH
            for c in mention.cues
        )
        for verb in mention.triggers
    )


def _points_back(document: Document, mention: Mention) -> bool:
    """Its event noun is definite ("the attack", "the response"), and no verb tells it anew."""
    if any(c.category is Category.WEAPON and c.sense.munition for c in mention.cues):
        return False
    words = [c for c in mention.triggers if c.key not in {"intercept", "foil"}]
    if not words:
        # "intercepted them": the object is a pronoun
        return any(
            document.tokens[c.first].text.endswith(_PRONOUN_ENDINGS) for c in mention.triggers
        )
    nouns = [c for c in words if c.category is Category.EVENT or c.sense.verbal_noun]
    return _is_definite(document, words[0]) and len(nouns) == len(words)


def _is_definite(document: Document, cue: Cue) -> bool:
    if document.arabic:
        return cue.definite
    before = document.tokens[max(0, cue.first - _ARTICLE_REACH) : cue.first]
    return any(token.text in {"the", "this", "that", "those", "these"} for token in before)


def _status(document: Document, mention: Mention) -> Status:
    if _negated(document, mention):
        return Status.NEGATED
    if _hypothetical(document, mention) or _purposed(mention):
        return Status.HYPOTHETICAL
    if _history(mention):
        return Status.HISTORY
    if _aggregate(document, mention):
        return Status.AGGREGATE
    return Status.TOLD


def _governs(
    document: Document, mention: Mention, keys: Sequence[str], reach: int, *, back_to: int
) -> bool:
    """Whether a modality cue stands within `reach` tokens before the first trigger."""
    trigger = mention.triggers[0].first
    return any(
        c.category is Category.MODALITY
        and c.key in keys
        and back_to <= c.first < trigger
        and trigger - c.last < reach
        and not _comma_between(document, c.last, trigger)
        for c in mention.clause.cues
    )


def _comma_between(document: Document, first: int, last: int) -> bool:
    return any(document.tokens[i].text in {"،", ","} for i in range(first, last))


def _negated(document: Document, mention: Mention) -> bool:
    if mention.definite:
        return False  # "the attack caused no losses": what is negated is the outcome
    header = mention.clause.header
    if header is not None and any(c.key == "deny" for c in header.cues):
        return True
    return _governs(document, mention, ("negation",), _NEGATION_REACH, back_to=mention.clause.first)


def _hypothetical(document: Document, mention: Mention) -> bool:
    start = mention.clause.first
    nominal = all(c.category is Category.EVENT or c.sense.verbal_noun for c in mention.triggers[:1])
    if nominal and _governs(document, mention, ("threat",), _THREAT_REACH, back_to=start):
        return True
    return _governs(document, mention, ("plan",), _PLAN_REACH, back_to=start)


def _purposed(mention: Mention) -> bool:
    """ "work resumes to target new fields": a verbal noun of purpose tells no event."""
    trigger = mention.triggers[0]
    undergone = any(
        c.category is Category.VERB and c.key == "undergo" and c.first < trigger.first
        for c in mention.clause.cues
    )
    return (
        trigger.category is Category.VERB
        and trigger.sense.verbal_noun
        and trigger.key in {"strike", "launch", "destroy"}
        and trigger.clitics.endswith("ل")
        and not undergone
        and not any(c.category is Category.EVENT for c in mention.triggers)
    )


def _history(mention: Mention) -> bool:
    trigger = mention.triggers[0].first
    if any(c.category is Category.VERB and c.key == "assassinate" for c in mention.triggers):
        return True
    return any(
        c.category is Category.MODALITY
        and c.key == "anniversary"
        and c.first < trigger
        and trigger - c.last < _ANNIVERSARY_REACH
        for c in mention.clause.cues
    )


def _aggregate(document: Document, mention: Mention) -> bool:
    if mention.relation == "since":
        return True
    for cue in mention.triggers:
        if cue is mention.triggers[0] and cue.sense.number is Number.PLURAL:
            near = (
                c
                for c in mention.clause.cues
                if c.category is Category.MODALITY and c.key == "repeated"
            )
            if any(-_REPEATED_REACH <= c.first - cue.first <= _REPEATED_REACH for c in near):
                return True
    many = _governs(document, mention, ("repeated",), _REPEATED_REACH, back_to=mention.clause.first)
    return many and not _counts_munitions(mention)


def _counts_munitions(mention: Mention) -> bool:
    """ "dozens of shells fell on X": many munitions, one event."""
    repeated = [c for c in mention.clause.cues if c.key == "repeated"]
    return any(
        c.category is Category.WEAPON and c.sense.munition and 0 <= c.first - r.last <= 1
        for r in repeated
        for c in mention.clause.cues
    )
