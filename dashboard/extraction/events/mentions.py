"""
Find event mentions: the parts of a clause that tell of one attack, strike or interception.

A mention is grammatical, not yet an event: several mentions may tell the same event, some point
back to one ("the attack"), some are no event at all (threats, sums, history). What each is, is
decided here from its words; where, when and how many comes from `arguments`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from dashboard.extraction.events.circumstances import brought_down
from dashboard.extraction.events.listed_events import listed_from
from dashboard.extraction.events.mention import Mention
from dashboard.extraction.events.modality import find_status
from dashboard.extraction.events.renewals import is_one_more
from dashboard.extraction.events.shot_down import is_shot_down, only_rest
from dashboard.extraction.events.triggers import TELLING, is_trigger
from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.syntax.elision import (
    counts_alone,
    counts_anew,
    elides,
    omits_part,
    omitted_munition,
    stands_for_it,
)
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.lexicon import Number
from dashboard.extraction.words.morphology import object_pronouns
from dashboard.extraction.words.senses import ACTOR, EVENT, MODALITY, VERB, WEAPON

__all__ = ["find_mentions", "told_by"]

_WITHHELD_REACH: Final = 3  # tokens from "no" or "threatened" to the response
_ARTICLE_REACH: Final = 2  # "the drone attack"
_SUBJECT_REACH: Final = 5  # tokens from "and" to the verb of a new subject
# The same, with an hour told between: "and at 4 a.m. the jets bombed".
_NAMED_SUBJECT_REACH: Final = 12
_OBJECT_REACH: Final = 8  # tokens from that verb to its place
_ONE_MORE: Final = words_of("one_more", "ordinals", "fresh")
_JOINTS: Final = words_of("and") | {";"}
_AND_THEN: Final = words_of("and", "then")
_THEN: Final = words_of("then", "later", "afterwards")
_RELATIVES: Final = words_of(
    "relatives", "relatives_of_people", "relatives_of_places", "relatives_of_times", "as"
)
_PLACES_TOLD: Final = frozenset({"settlement", "facility"})  # "the town", "the base"
_DEEDS: Final = frozenset({"strike", "destroy", "launch", "fall", "explode"})
_ANOTHER: Final = words_of("indefinite", "anew")
_THE: Final = words_of("determiners")
_THEY: Final = words_of("it", "we", "he")
_READY: Final = frozenset({"ready"})
_SEVERAL: Final = frozenset({Number.PLURAL, Number.DUAL})


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
        if clause.relation == "gap" and found and found[-1].clause.last == clause.first:
            found.append(_without_verb(document, clause, found[-1]))
            continue
        if found and found[-1].last == clause.first:
            found[-1].behind = clause
            found[-1].foiled = found[-1].foiled or (
                clause.relation != "" and brought_down(document, found[-1])
            )
        runs = _runs(document, clause, places)
        for first, last, triggers in runs:
            cues = clause.cues.within(first, last) if len(runs) > 1 else clause.cues
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
        told = runs or clause.last <= clause.first
        quiet = None if told else (clause.first, clause.last)
    if found:
        _mark_answer(clauses, found)
    return tuple(found)


def told_by(
    document: Document, sentence: int, sentence_first: int, clauses: Sequence[Clause], cue: Cue
) -> Mention:
    """Mention of neighbouring clauses that a single word tells, though no rule takes it for one."""
    first, last = clauses[0].first, clauses[-1].last
    cues = document.cues_in(first, last)
    clause = replace(clauses[0], last=last, cues=cues)
    mention = Mention(
        sentence=sentence,
        sentence_first=sentence_first,
        first=first,
        last=last,
        clause=clause,
        cues=cues,
        triggers=(cue,),
        relation=clause.relation,
    )
    return _describe(document, mention)


def _mark_answer(clauses: Sequence[Clause], found: Sequence[Mention]) -> None:
    """As in "shelled X in retaliation": the mention that these words belong to is an answer."""
    answers: list[int] = []
    for clause in clauses:
        told = clause.cues.by_key
        if "answer" in told:
            answers += [c.first for c in told["answer"]]
        if "response" in told:
            # "shelled X in revenge for their dead": what is answered is no event
            last = max(c.first for m in found for c in m.triggers)
            answers += [c.first for c in told["response"] if c.first > last]
    if answers:
        index = _answering(found, answers[-1])
        found[index].response = True


def _answering(mentions: Sequence[Mention], word: int) -> int:
    """Which of the mentions "in retaliation" belongs to: its own, else the next, else the last."""
    at = (i for i, m in enumerate(mentions) if word < m.last)
    return next(at, len(mentions) - 1)


def _gapped(document: Document, clause: Clause, before: Mention) -> Iterator[Mention]:
    """As in "the first struck A on Monday and the second, on Tuesday, B": the verb is left out."""
    if not _triggers(document, clause):
        mention = replace(
            before, first=clause.first, last=clause.last, clause=clause, cues=clause.cues
        )
        yield replace(_describe(document, mention), relation="next")


def _without_verb(document: Document, clause: Clause, before: Mention) -> Mention:
    """As in "X came under a raid, and Y shelling": the verb told before, and words of its own."""
    verbs = tuple(c for c in before.triggers if c.category is VERB)
    own = tuple(_triggers(document, clause))
    mention = replace(
        before,
        first=clause.first,
        last=clause.last,
        clause=clause,
        cues=clause.cues,
        triggers=(*verbs, *own) or before.triggers,
        quiet_before=None,
    )
    armed = any(c.category in {WEAPON, EVENT} for c in clause.cues)
    return replace(_describe(document, mention), relation="gap", another=not armed)


def _triggers(document: Document, clause: Clause, places: Sequence[int] = ()) -> list[Cue]:
    return [
        cue
        for cue in clause.cues
        if cue.category in TELLING and is_trigger(document, cue, clause, places)
    ]


def _runs(
    document: Document, clause: Clause, places: Sequence[int]
) -> list[tuple[int, int, tuple[Cue, ...]]]:
    """Token ranges of one mention each: a new one begins at a joined verb ("and struck ...")."""
    triggers = _triggers(document, clause, places)
    if len(triggers) <= 1:
        return [(clause.first, clause.last, tuple(triggers))] if triggers else []
    starts = [clause.first]
    for before, cue in pairwise(triggers):
        if cue.first <= before.first:
            continue
        if _joins_new_event(document, clause, before, cue, places):
            starts.append(cue.first)
        elif (noun := listed_from(document, clause, before, cue, places)) is not None:
            starts.append(noun)
        elif (joint := _new_subject(document, clause, before, cue, places)) is not None:
            starts.append(joint)
    if len(starts) == 1:
        return [(clause.first, clause.last, tuple(triggers))]
    runs = []
    for first, last in zip(starts, [*starts[1:], clause.last], strict=True):
        inside = tuple([c for c in triggers if first <= c.first < last])
        if inside:
            runs.append((first, last, inside))
    return runs


def _joins_new_event(
    document: Document, clause: Clause, before: Cue, cue: Cue, places: Sequence[int]
) -> bool:
    """As in "... in Mayadin and struck the base": a joined event word with a place of its own."""
    if document.arabic:
        joined = cue.clitics[:1] in {"و", "ف"}
    else:
        at = cue.first - 1
        if document.words[at] in _THEN and document.words[at - 1] == "and":
            at -= 1  # "and later destroyed the launcher in X"
        joined = document.words[at] in _AND_THEN
    if not joined or not any(cue.first < place < clause.last for place in places):
        return False
    if cue.sense.armed or any(
        (c.first == cue.first and c.key in {"kill", "wound"})
        or (c.key == "people" and c.first == cue.last)
        for c in clause.cues
    ):
        return False  # the damage or the toll of the event just told
    finite = cue.category is VERB and not cue.sense.verbal_noun
    return finite or any(before.first < place < cue.first for place in places)


def _new_subject(
    document: Document, clause: Clause, before: Cue, cue: Cue, places: Sequence[int]
) -> int | None:
    """As in "attacked X, and in May they hit Y": where the second sentence in one begins."""
    words = document.words
    if document.arabic or cue.category is not VERB or cue.sense.verbal_noun:
        return None
    pronoun = words[cue.first - 1] in _THEY
    low = max(before.last, cue.first - (_SUBJECT_REACH if pronoun else _NAMED_SUBJECT_REACH))
    joint = next((i for i in range(cue.first - 1, low - 1, -1) if words[i] in _JOINTS), None)
    if joint is None:
        return None
    # "batteries returned fire, and at 4 a.m. jets bombed X": where it was returned to is known.
    if before.key != "respond" and not (
        any(clause.first <= p < joint for p in places)
        or any(before.first < c.first < joint and c.key in _PLACES_TOLD for c in clause.cues)
    ):
        return None
    if not pronoun and not _names_doer(document, clause, joint, cue):
        return None
    reach = min(cue.last + _OBJECT_REACH, clause.last - 1)
    return joint + 1 if any(cue.first < p <= reach for p in places) else None


def _names_doer(document: Document, clause: Clause, joint: int, verb: Cue) -> bool:
    """As in "and at 4 a.m. the jets bombed": who or what strikes stands between, no relative."""
    subject = document.words[joint + 1 : verb.first]
    if not _RELATIVES.isdisjoint(subject):
        return False
    if verb.key in _DEEDS and subject and set(subject) <= _ANOTHER:
        return True  # "A drone hit X and another burned down Y"
    return verb.key in _DEEDS and any(
        joint < c.first < verb.first
        and (c.category in {WEAPON, ACTOR} or c.key in {"forces", "volley"})
        for c in clause.cues
    )


def _describe(document: Document, mention: Mention) -> Mention:
    """Fill in what a mention just made tells."""
    triggers = mention.triggers
    keys = {c.key for c in triggers}
    numbers = {c.sense.number for c in triggers if c.category is EVENT}
    mention.definite = not mention.cues.munitions and _points_back(document, mention)
    first = _first_told(mention)
    mention.recalls = first is not None and _is_definite(document, first, mention.first)
    mention.another = _is_another(document, mention, first)
    mention.part = False
    if not document.arabic:
        _describe_english(document, mention)
    elif not mention.cues.munitions:
        mention.part = True in [omits_part(document, c, mention.cues) for c in triggers]
    mention.plural = not numbers.isdisjoint(_SEVERAL) and Number.SINGULAR not in numbers
    mention.dual = Number.DUAL in numbers
    mention.mutual = "exchange" in keys
    mention.response = "respond" in keys and not _answer_withheld(mention)
    mention.foiled = (
        "foil" in keys or ("disarm" in keys and not only_rest(triggers)) or keys == _READY
    )
    mention.intercepted = is_shot_down(document, mention)
    mention.status = find_status(document, mention)
    return mention


def _describe_english(document: Document, mention: Mention) -> None:
    """Fill in what an English mention tells by how its subject is left out."""
    triggers, clause = mention.triggers, mention.clause
    mention.definite = mention.definite or _is_described(document, mention)
    mention.elides = True in [elides(document, c, clause) for c in triggers]
    if mention.elides and any(stands_for_it(document, c, clause) for c in triggers):
        mention.definite = True
    mention.part = True in [counts_alone(document, c, clause) for c in triggers]
    mention.renews = is_one_more(mention)


def _answer_withheld(mention: Mention) -> bool:
    """As in "no response to the rockets", "threatened a response": nothing was answered."""
    answers = [c for c in mention.triggers if c.key == "respond" and c.sense.verbal_noun]
    return bool(answers) and any(
        c.key in {"negation", "threat"} and 0 <= answers[0].first - c.last < _WITHHELD_REACH
        for c in mention.clause.cues.by_category.get(MODALITY, ())
    )


def _points_back(document: Document, mention: Mention) -> bool:
    """Its event noun is definite ("the attack"), and no verb tells it anew; without munitions."""
    words = [c for c in mention.triggers if c.key not in {"intercept", "foil"}]
    if document.arabic:  # "came the reply with raids on X": what answers is new
        words = [c for c in words if c.key != "respond"] or words
    if not words:
        # "intercepted them": the object is a pronoun
        return any(document.words[c.first].endswith(object_pronouns()) for c in mention.triggers)
    if (
        document.arabic
        and words[0].key == "respond"
        and any(c.clitics.endswith("ب") and not c.definite for c in words[1:])
    ):
        return False  # "and the answer came with shelling of X": the shelling is news
    nouns = [c for c in words if c.category is EVENT or c.sense.verbal_noun]
    return _is_definite(document, words[0], mention.first) and len(nouns) == len(words)


def _is_described(document: Document, mention: Mention) -> bool:
    """As in "..., in what officials described as an Israeli strike": the event just told."""
    header = mention.clause.header
    if header is None or header.last > mention.first:
        return False
    opening = " ".join(document.words[header.first : header.first + 3])
    return opening.removeprefix(", ").startswith("in what")


def _first_told(mention: Mention) -> Cue | None:
    """First event noun or munition."""
    for cue in mention.cues:
        if cue.category is EVENT or cue.sense.munition:
            return cue
    return None


def _is_another_arabic(document: Document, mention: Mention, first: Cue | None) -> bool:
    """As in Arabic "a similar attack", "another drone", "and fell two others"."""
    alike = [c.first for c in mention.cues.by_key.get("similar", ())]
    others = [c.first for c in mention.cues.by_key.get("another", ())]
    told = first is not None and (first.sense.munition or first.sense.number is Number.SINGULAR)
    flown = told and first is not None and first.last in others and not first.definite
    return flown or any(
        t.last in alike
        or (
            (t.last in others or t.last + 1 in others)
            and omitted_munition(document, t, mention.cues)
            and not omits_part(document, t, mention.cues)
        )
        for t in mention.triggers
    )


def _is_another(document: Document, mention: Mention, first: Cue | None) -> bool:
    """As in "another drone", "a separate attack"; `first` as `_first_told` gives it."""
    if document.arabic:
        told = mention.cues.by_key
        return ("similar" in told or "another" in told) and _is_another_arabic(
            document, mention, first
        )
    if first is None:
        return any(counts_anew(document, c, mention.clause) for c in mention.triggers)
    before = document.words[max(0, first.first - _ARTICLE_REACH) : first.first]
    return not _ONE_MORE.isdisjoint(before)


def _is_definite(document: Document, cue: Cue, floor: int) -> bool:
    """Whether it has the article; the "that" of "said that two drones" lies before the floor."""
    if document.arabic:
        return cue.definite
    before = document.words[max(floor, cue.first - _ARTICLE_REACH) : cue.first]
    return not _THE.isdisjoint(before)
