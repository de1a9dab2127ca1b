"""
Find event mentions: the parts of a clause that tell of one attack, strike or interception.

A mention is grammatical, not yet an event: several mentions may tell the same event, some point
back to one ("the attack"), some are no event at all (threats, sums, history). What each is, is
decided here from its words; where, when and how many comes from `arguments`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dashboard.extraction.clauses import Clause
from dashboard.extraction.document import Cue, Document
from dashboard.extraction.lexicon import Category, Number
from dashboard.extraction.mention import Mention
from dashboard.extraction.modality import find_status
from dashboard.extraction.morphology import object_pronouns
from dashboard.model import EventType

__all__ = ["find_mentions"]

_WITHHELD_REACH = 3  # tokens from "no" or "threatened" to the response
_ARTICLE_REACH = 2  # "the drone attack"
_FIRE_REACH = 5  # tokens between "opened", its subject, and the fire
_ATTEMPT_REACH = 2  # tokens from "working to" to "intercept"
_MUNITION_REACH = 2  # tokens between "destroyed" and the drones
_PEOPLE_REACH = 4  # tokens from "neutralised" to the people


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
    answers = [c.first for clause in clauses for c in clause.cues if c.key == "answer"]
    if answers and found:
        index = _answering(found, answers[-1])
        found[index] = replace(found[index], response=True)
    return tuple(found)


def _answering(mentions: Sequence[Mention], word: int) -> int:
    """Which of the mentions "in retaliation" belongs to: its own, else the next, else the last."""
    at = (i for i, m in enumerate(mentions) if word < m.last)
    return next(at, len(mentions) - 1)


def _gapped(document: Document, clause: Clause, before: Mention) -> Iterator[Mention]:
    """As in "the first struck A on Monday and the second, on Tuesday, B": the verb is left out."""
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
    for before, cue in pairwise(triggers):
        if cue.first > before.first and _joins_new_event(document, clause, before, cue, places):
            starts.append(cue.first)
    for first, last in zip(starts, [*starts[1:], clause.last], strict=True):
        inside = tuple(c for c in triggers if first <= c.first < last)
        if inside:
            yield first, last, inside


def _joins_new_event(
    document: Document, clause: Clause, before: Cue, cue: Cue, places: Sequence[int]
) -> bool:
    """As in "... in Mayadin and struck the base": a joined event word with a place of its own."""
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


_FIRED = frozenset({EventType.SHOOTING, EventType.ARTILLERY})


def _has_projectile(cue: Cue, clause: Clause) -> bool:
    return _has_munition(cue, clause) or any(
        c.category is Category.WEAPON and c.sense.event_type in _FIRED for c in clause.cues
    )


def _opens_fire(cue: Cue, clause: Clause) -> bool:
    """As in "opened fire": small arms right behind the verb; not a road, nor an inquiry."""
    return any(
        c.category is Category.WEAPON
        and c.sense.event_type is EventType.SHOOTING
        and 0 <= c.first - cue.last <= _FIRE_REACH
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
    """Whether a weak word tells of an event: a weapon, an armed actor or an event is beside it."""
    if cue.key == "operation":
        return any(c.category is Category.WEAPON and c.sense.munition for c in clause.cues)
    return (
        _has_weapon_or_event(cue, clause)
        or (cue.sense.strike and _does_harm(cue, clause))
        or cue.key == "weak_type"
        or any(c.category is Category.ACTOR for c in clause.cues)
    )


def _does_harm(cue: Cue, clause: Clause) -> bool:
    """As in "a strike on X killed two", "strikes were reported in X": no strike of workers."""
    return clause.relation == "response" or any(
        (
            c.category is Category.VERB
            and c.key in {"strike", "destroy", "kill", "wound"}
            and c.first != cue.first
        )
        or (c.category is Category.AGENCY and c.key == "witnessed")
        for c in clause.cues
    )


def _strikes_launcher(_cue: Cue, clause: Clause) -> bool:
    return any(
        c.category is Category.ANAPHOR and c.key in {"launcher", "launchers"} for c in clause.cues
    )


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
    "open": _opens_fire,
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
        definite=_points_back(document, mention) or _is_described(document, mention),
        recalls=_recalls(document, mention),
        another=_is_another(document, mention),
        plural=bool(numbers & {Number.PLURAL, Number.DUAL}) and Number.SINGULAR not in numbers,
        dual=Number.DUAL in numbers,
        mutual="exchange" in keys,
        response="respond" in keys and not _answer_withheld(mention),
        foiled="foil" in keys,
        intercepted=_intercepts(mention) or _destroys_munition(mention),
    )
    status = find_status(document, described)
    return described if status is described.status else replace(described, status=status)


def _intercepts(mention: Mention) -> bool:
    """Whether what flew was shot down; "are working to intercept them" does not tell so."""
    attempts = [
        c.last for c in mention.cues if c.category is Category.MODALITY and c.key == "attempt"
    ]
    return any(
        c.category is Category.VERB
        and c.key == "intercept"
        and not (c.sense.verbal_noun and any(0 <= c.first - a < _ATTEMPT_REACH for a in attempts))
        and not _fells_people(mention, c)
        for c in mention.triggers
    )


def _fells_people(mention: Mention, verb: Cue) -> bool:
    """As in "nine militants were neutralised": whoever is put out of action did not fly."""
    agent = {c.last for c in mention.cues if c.category is Category.AGENCY and c.key == "by"}
    beside = [
        c
        for c in mention.cues
        if (c.category is Category.WEAPON or c.key == "people")
        and -_PEOPLE_REACH <= c.first - verb.last < _PEOPLE_REACH
        and c.first not in agent
    ]
    return bool(beside) and all(c.key == "people" for c in beside)


def _destroys_munition(mention: Mention) -> bool:
    """As in "two drones were destroyed over X": what flew was shot down; not in land held."""
    if mention.has(Category.AGENCY, "land_held"):
        return False
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


def _answer_withheld(mention: Mention) -> bool:
    """As in "no response to the rockets", "threatened a response": nothing was answered."""
    answers = [c for c in mention.triggers if c.key == "respond" and c.sense.verbal_noun]
    withheld = (
        c
        for c in mention.clause.cues
        if c.category is Category.MODALITY and c.key in {"negation", "threat"}
    )
    return bool(answers) and any(0 <= answers[0].first - c.last < _WITHHELD_REACH for c in withheld)


def _points_back(document: Document, mention: Mention) -> bool:
    """Its event noun is definite ("the attack", "the response"), and no verb tells it anew."""
    if any(c.category is Category.WEAPON and c.sense.munition for c in mention.cues):
        return False
    words = [c for c in mention.triggers if c.key not in {"intercept", "foil"}]
    if not words:
        # "intercepted them": the object is a pronoun
        return any(
            document.tokens[c.first].text.endswith(object_pronouns()) for c in mention.triggers
        )
    nouns = [c for c in words if c.category is Category.EVENT or c.sense.verbal_noun]
    return _is_definite(document, words[0]) and len(nouns) == len(words)


def _is_described(document: Document, mention: Mention) -> bool:
    """As in "..., in what officials described as an Israeli strike": the event just told."""
    header = mention.clause.header
    if document.arabic or header is None or header.last > mention.first:
        return False
    opening = " ".join(t.text for t in document.tokens[header.first : header.first + 3])
    return opening.removeprefix(", ").startswith("in what")


def _recalls(document: Document, mention: Mention) -> bool:
    """Its first event noun or munition is definite: "the salvo was aimed at", "the rockets hit"."""
    told = (
        c
        for c in mention.cues
        if c.category is Category.EVENT or (c.category is Category.WEAPON and c.sense.munition)
    )
    first = next(told, None)
    return first is not None and _is_definite(document, first)


def _is_another(document: Document, mention: Mention) -> bool:
    """As in "another drone", "a separate attack"; what an Arabic text tells so, it says behind."""
    told = (
        c
        for c in mention.cues
        if c.category is Category.EVENT or (c.category is Category.WEAPON and c.sense.munition)
    )
    first = next(told, None)
    if first is None or document.arabic:
        return False
    before = document.tokens[max(0, first.first - _ARTICLE_REACH) : first.first]
    return any(token.text in {"another", "separate", "further", "fresh"} for token in before)


def _is_definite(document: Document, cue: Cue) -> bool:
    if document.arabic:
        return cue.definite
    before = document.tokens[max(0, cue.first - _ARTICLE_REACH) : cue.first]
    return any(token.text in {"the", "this", "that", "those", "these"} for token in before)
