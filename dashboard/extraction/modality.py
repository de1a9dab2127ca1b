"""Whether a mention happened: negation, threats and plans, history, sums over many events."""

from collections.abc import Sequence

from dashboard.extraction.document import Cue, Document
from dashboard.extraction.lexicon import Category, Number
from dashboard.extraction.mention import Mention, Status

__all__ = ["find_status"]

_NEGATION_REACH = 6  # tokens a negation governs to its right
_DENIAL_REACH = 16  # tokens from "denies" to what is rumoured
_ABOUT = 2  # tokens from "about" to the event
_RESULTS = frozenset({"damage", "hit", "miss"})
_QUESTION_MARKS = frozenset({"?", "؟"})
_QUESTION_REACH = 10  # tokens from "whether" to the last of what is asked
_GUARDING_REACH = 6  # tokens from "protect" to what it protects from
_PLAN_REACH = 3
_THREAT_REACH = 8
_REPEATED_REACH = 4
_ANNIVERSARY_REACH = 14


def find_status(document: Document, mention: Mention) -> Status:
    """Tell whether a mention's event happened; negation goes before threats, sums come last."""
    if _negated(document, mention):
        return Status.NEGATED
    if _hypothetical(document, mention) or _purposed(mention):
        return Status.HYPOTHETICAL
    if _history(mention):
        return Status.HISTORY
    if _aggregate(document, mention):
        return Status.AGGREGATE
    return Status.TOLD


def _spoken_of(mention: Mention) -> bool:
    """As in "recalled the danger of firing rockets": the kind of deed is meant, none is told."""
    header, trigger = mention.clause.header, mention.triggers[0]
    nominal = trigger.category is Category.EVENT or trigger.sense.verbal_noun
    if header is None or not nominal or trigger.first != header.last:
        return False
    return any(
        c.category is Category.MODALITY and c.key == "plan" and header.last - c.last < _PLAN_REACH
        for c in header.cues
    )


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
        and not _taken(mention, c.last, trigger)
        and not _is_dated(document, c)
        for c in mention.clause.cues
    )


def _is_dated(document: Document, cue: Cue) -> bool:
    """As in "the May 18 attack", "on 18 May": a month, not what may be."""
    if document.arabic:
        return False
    before = document.tokens[max(0, cue.first - 1) : cue.first]
    beside = (*before, *document.tokens[cue.last : cue.last + 1])
    return any(token.text[0].isdecimal() for token in beside)


def _taken(mention: Mention, first: int, last: int) -> bool:
    """As in "no casualties in the attack": another word stands nearer and is what is meant."""
    return any(
        first <= c.first < last
        and (
            c.category is Category.CASUALTY
            or (c.category is Category.OUTCOME and c.key in _RESULTS)
            or (c.category is Category.AGENCY and c.key in {"claim", "responsibility"})
        )
        for c in mention.clause.cues
    )


def _comma_between(document: Document, first: int, last: int) -> bool:
    return any(document.tokens[i].text in {"،", ","} for i in range(first, last))


def _negated(document: Document, mention: Mention) -> bool:
    if mention.definite:
        return False  # "the attack caused no losses": what is negated is the outcome
    header = mention.clause.header
    told = {c.key for c in header.cues} if header is not None else set()
    if "deny" in told and "responsibility" not in told:
        return not _presupposed(mention)
    return _rumour_denied(document, mention) or _governs(
        document, mention, ("negation",), _NEGATION_REACH, back_to=mention.clause.first
    )


def _presupposed(mention: Mention) -> bool:
    """As in "denied that the rockets which hit X came from Y": that they hit X is not denied."""
    trigger = mention.triggers[0]
    return any(
        c.category is Category.AGENCY and c.key == "relative" and c.last == trigger.first
        for c in mention.clause.cues
    )


def _rumour_denied(document: Document, mention: Mention) -> bool:
    """As in "denies what was told on social media about rockets falling on X"."""
    trigger = mention.triggers[0]
    nominal = trigger.category is Category.EVENT or trigger.sense.verbal_noun
    about = any(
        c.key == "about" and 0 <= trigger.first - c.last < _ABOUT for c in mention.clause.cues
    )
    return (
        nominal
        and about
        and not trigger.definite
        and _governs(document, mention, ("denial",), _DENIAL_REACH, back_to=mention.clause.first)
    )


def _hypothetical(document: Document, mention: Mention) -> bool:
    if _asked(document, mention) or _spoken_of(mention):
        return True
    start = mention.clause.first
    nominal = all(c.category is Category.EVENT or c.sense.verbal_noun for c in mention.triggers[:1])
    if nominal and _governs(document, mention, ("threat",), _THREAT_REACH, back_to=start):
        return True
    if _governs(document, mention, ("question",), _QUESTION_REACH, back_to=start):
        return True
    if _governs(document, mention, ("guarding",), _GUARDING_REACH, back_to=start):
        return True
    return _governs(document, mention, ("plan",), _PLAN_REACH, back_to=start)


def _asked(document: Document, mention: Mention) -> bool:
    """Whether a question mark ends the mention."""
    end = document.tokens[mention.last - 1 : mention.last + 1]
    return any(token.text in _QUESTION_MARKS for token in end)


def _purposed(mention: Mention) -> bool:
    """As in "work resumes to target new fields": a verbal noun of purpose tells no event."""
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
    """As in "dozens of shells fell on X": many munitions, one event."""
    repeated = [c for c in mention.clause.cues if c.key == "repeated"]
    return any(
        c.category is Category.WEAPON and c.sense.munition and 0 <= c.first - r.last <= 1
        for r in repeated
        for c in mention.clause.cues
    )
