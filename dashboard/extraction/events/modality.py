"""Whether a mention happened: negation, threats and plans, history, sums over many events."""

from typing import Final

from dashboard.extraction.events.mention import Mention, Status
from dashboard.extraction.events.unreal import is_unreal
from dashboard.extraction.expressions.number_words import load_number_words
from dashboard.extraction.syntax.headers import Header
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.lexicon import Number
from dashboard.extraction.words.senses import (
    AGENCY,
    CASUALTY,
    CLAIMING,
    EVENT,
    MODALITY,
    OUTCOME,
    VERB,
    WEAPON,
)

__all__ = ["find_status", "is_presupposed"]

_BEHIND: Final = 3  # tokens from "was behind" to the event: "the drone"
_ABOUT: Final = 2  # tokens from "about" to the event
_RESULTS: Final = frozenset({"damage", "hit", "miss"})
_THE: Final = words_of("determiners")
_THE_REACH: Final = 2  # "the deadly raid that"
_RELATIVES: Final = words_of("relatives")
_PROMISED: Final = "to"
_EARLIER: Final = frozenset({"after", "day_after", "hours_after"})
_AHEAD: Final = words_of("modals")
_QUESTION_MARKS: Final = frozenset({"?", "؟"})
_PLAN_REACH: Final = 4
_REPEATED_REACH: Final = 4
_REACHES: Final = {  # tokens from the end of such a word to the trigger it governs
    "negation": 6,
    "denial": 16,  # from "denies" to what is rumoured
    "threat": 8,
    "condemn": 8,
    "question": 10,  # from "whether" to the last of what is asked
    "guarding": 6,  # from "protect" to what it protects from
    "plan": _PLAN_REACH,
    "repeated": _REPEATED_REACH,
}
_NOTHING: Final = frozenset[str]()
_TOLD_OFTEN: Final = frozenset({EVENT, VERB, WEAPON})
_COMMAS: Final = frozenset({"،", ","})
_COLON: Final = frozenset({":"})
_DENYING: Final = frozenset({"negation", "denial"})  # "The army denies: no rocket fell"
_FEMININE: Final = "ه"  # folded: of the adjectives of a series, a wave
_PARTICLE: Final = 3  # letters
_ANNIVERSARY_REACH: Final = 14
_DEEDS: Final = frozenset({"strike", "launch", "fall", "explode", "destroy"})
_MEMORIAL: Final = 4  # tokens from "hours after" to "the anniversary"
_THREATENED: Final = 18  # tokens from "threatened" to what it is threatened with
_WHOM: Final = 3  # tokens from "the attack" to "on X": "with two drones"
_WITH: Final = "ب"
_THIS_REACH: Final = 3  # tokens from "this" to the attack: "is the second"


def find_status(document: Document, mention: Mention) -> Status:
    """Tell whether a mention's event happened; negation goes before threats, sums come last."""
    clause = mention.clause
    told = clause.cues.by_key
    governing = _NOTHING
    if MODALITY in clause.cues.by_category:
        governing = _governing(document, mention)
    if (governing or clause.header is not None) and _negated(mention, governing):
        return Status.NEGATED
    if _hypothetical(document, mention, governing) or _purposed(mention):
        return Status.HYPOTHETICAL
    if ("assassinate" in told or "anniversary" in told) and _history(document, mention):
        return Status.HISTORY
    if _aggregate(mention, governing) or ("copula" in told and _is_counted(document, mention)):
        return Status.AGGREGATE
    return Status.TOLD


def _spoken_of(mention: Mention, header: Header) -> bool:
    """As in "recalled the danger of firing rockets": the kind of deed is meant, none is told."""
    trigger = mention.triggers[0]
    if "plan" not in header.cues.by_key or trigger.first != header.last:
        return False
    # Arabic may write a noun and its verb alike.
    alike = [c for c in mention.triggers if c.first == trigger.first]
    nominal = any(c.category is EVENT or c.sense.verbal_noun for c in alike)
    if "responsibility" in header.cues.by_key:
        return False  # "denies any part in the shelling of X"
    return nominal and any(header.last - c.last < _PLAN_REACH for c in header.cues.by_key["plan"])


def _governing(document: Document, mention: Mention) -> frozenset[str]:
    """Kinds of modality whose words stand within reach before the first trigger."""
    told = mention.clause.cues.by_category.get(MODALITY)
    trigger = mention.triggers[0].first
    if not told or _is_known(document, mention):
        return _NOTHING
    return frozenset(
        [
            c.key
            for c in told
            if c.key in _REACHES
            and c.first < trigger
            and trigger - c.last < _REACHES[c.key]
            and not _comma_between(document, c, trigger)
            and not _taken(mention, c, trigger)
            and not _is_dated(document, c)
            and not (document.arabic and _counts_otherwise(document, mention, c))
        ]
    )


def _counts_otherwise(document: Document, mention: Mention, cue: Cue) -> bool:
    """As in Arabic "in a series of statements, the striking of X": many of something else."""
    if cue.key != "repeated" or cue.last >= mention.triggers[0].first:
        return False
    if any(c.last == cue.first for c in mention.clause.cues.by_category.get(CASUALTY, ())):
        return True  # "were wounded dozens by shelling": of people
    behind = document.words[cue.last]
    fits = behind.endswith(_FEMININE) or len(behind) <= _PARTICLE  # an adjective, or "of"
    return not fits and all(
        c.first != cue.last for c in mention.clause.cues if c.category in _TOLD_OFTEN
    )


def _is_known(document: Document, mention: Mention) -> bool:
    """As in "will not get away with the raid that killed ten": that it happened is not in doubt."""
    noun = mention.triggers[0]
    words = document.words
    if document.arabic or noun.category is not EVENT or noun.last >= len(words):
        return False
    before = words[max(0, noun.first - _THE_REACH) : noun.first]
    if _THE.isdisjoint(before):
        return False
    after = words[noun.last : noun.last + 2]
    return after[0] in _RELATIVES or after == ["in", "which"]


def _is_dated(document: Document, cue: Cue) -> bool:
    """As in "the May 18 attack", "on 18 May": a month, not what may be."""
    if document.arabic:
        return False
    before = document.words[max(0, cue.first - 1) : cue.first]
    beside = (*before, *document.words[cue.last : cue.last + 1])
    return any(word[0].isdecimal() for word in beside)


def _taken(mention: Mention, word: Cue, last: int) -> bool:
    """As in "no casualties in the attack": another word stands nearer and is what is meant."""
    return any(
        word.last <= c.first < last
        and (
            # "gunmen threatened to shell X": they are who threatened
            (c.category is CASUALTY and (c.key != "people" or word.key != "threat"))
            or (c.category is OUTCOME and c.key in _RESULTS)
            or (c.category is AGENCY and c.key in CLAIMING)
        )
        for c in mention.clause.cues
    )


def _comma_between(document: Document, cue: Cue, trigger: int) -> bool:
    """Whether a comma ends what it governs, or a colon behind who speaks."""
    ends = _COMMAS if cue.key in _DENYING else _COMMAS | _COLON
    return any(document.words[i] in ends for i in range(cue.last, trigger))


def _negated(mention: Mention, governing: frozenset[str]) -> bool:
    if mention.definite:
        return False  # "the attack caused no losses": what is negated is the outcome
    header = mention.clause.header
    told = header.cues.by_key if header is not None else {}
    if "deny" in told and "responsibility" not in told:
        return not is_presupposed(mention)
    return "negation" in governing or ("denial" in governing and _rumoured(mention))


def is_presupposed(mention: Mention) -> bool:
    """As in "denied that the rockets which hit X came from Y": that they hit X is not denied."""
    first, told = mention.triggers[0].first, mention.clause.cues.by_key
    behind = told.get("behind", ())  # "denied being behind the attack that hit X"
    return any(c.last == first for c in told.get("relative", ())) or any(
        0 <= first - c.last <= _BEHIND for c in behind
    )


def _rumoured(mention: Mention) -> bool:
    """As in "denies what was told on social media about rockets falling on X"."""
    trigger = mention.triggers[0]
    nominal = trigger.category is EVENT or trigger.sense.verbal_noun
    about = any(
        0 <= trigger.first - c.last < _ABOUT for c in mention.clause.cues.by_key.get("about", ())
    )
    return nominal and about and not trigger.definite


def _hypothetical(document: Document, mention: Mention, governing: frozenset[str]) -> bool:
    header, trigger = mention.clause.header, mention.triggers[0]
    if _asked(document, mention) or (
        # "vowed to hit back, a day after a raid killed its leader": that had happened
        header is not None
        and (
            _spoken_of(mention, header)
            or (mention.relation not in _EARLIER and _vowed(document, header))
        )
    ):
        return True
    if trigger.category is EVENT or trigger.sense.verbal_noun:
        if "threat" in governing or (not document.arabic and _is_to_come(document, trigger)):
            return True
        if "condemn" in governing and not _tells_whom(mention, trigger):
            return True  # "condemned the attack on X" happened; "condemns shelling towns" may not
        if "threat" in mention.clause.cues.by_key and _threatened_with(mention, trigger):
            return True
    if governing and not governing.isdisjoint(("question", "guarding", "plan")):
        return True
    return is_unreal(document, mention)


def _vowed(document: Document, header: Header) -> bool:
    """As in "vowed to resume its raids on X": what is promised has not happened."""
    told = header.cues.by_key
    return "threat" in told and any(document.words[c.last] == _PROMISED for c in told["threat"])


def _tells_whom(mention: Mention, event: Cue) -> bool:
    """As in "the attack with two drones on X", "the raid that hit X": this one is meant."""
    told = (*mention.cues.by_key.get("target", ()), *mention.cues.by_key.get("relative", ()))
    return event.definite and any(0 <= c.first - event.last < _WHOM for c in told)


def _is_to_come(document: Document, event: Cue) -> bool:
    """As in "Explosions will be heard on Sunday": announced, and not told; English only."""
    after = document.words[event.last : event.last + 2]
    return len(after) == 2 and after[0] in _AHEAD and after[1] == "be"  # noqa: PLR2004


def _threatened_with(mention: Mention, trigger: Cue) -> bool:
    """As in Arabic "threatened, in a recording, with-firing rockets": past what is put in."""
    return trigger.clitics.endswith(_WITH) and any(
        c.first < trigger.first <= c.last + _THREATENED
        for c in mention.clause.cues.by_key.get("threat", ())
    )


def _asked(document: Document, mention: Mention) -> bool:
    """Whether a question mark ends the mention."""
    return not _QUESTION_MARKS.isdisjoint(document.words[mention.last - 1 : mention.last + 1])


def _purposed(mention: Mention) -> bool:
    """As in "work resumes to target new fields": a verbal noun of purpose tells no event."""
    trigger = mention.triggers[0]
    return (
        trigger.sense.verbal_noun
        and trigger.category is VERB
        and trigger.key in {"strike", "launch", "destroy"}
        and trigger.clitics.endswith("ل")
        and all(c.first >= trigger.first for c in mention.clause.cues.by_key.get("undergo", ()))
        and not any(c.category is EVENT for c in mention.triggers)
    )


def _history(document: Document, mention: Mention) -> bool:
    first, told = mention.triggers[0], mention.clause.cues.by_key
    trigger = first.first
    killed = "assassinate" in told and any(c.key == "assassinate" for c in mention.triggers)
    on_its_day = document.arabic and "anniversary" in told and _tells_other_deed(mention)
    if killed and not on_its_day:
        return True
    later = [c.last for c in (*told.get("hours_after", ()), *told.get("day_after", ()))]
    return any(
        c.first < trigger
        and trigger - c.last < _ANNIVERSARY_REACH
        and not _is_set_on(document, c, first)
        # "hours after the memorial, gunmen fired at X"
        and not any(0 <= c.first - after < _MEMORIAL for after in later)
        for c in told.get("anniversary", ())
    )


def _tells_other_deed(mention: Mention) -> bool:
    """As in Arabic "exploded two charges in X at the rites for the assassination of Y"."""
    verb = mention.triggers[0]
    return verb.category is VERB and not verb.sense.verbal_noun and verb.key in _DEEDS


def _is_set_on(document: Document, anniversary: Cue, verb: Cue) -> bool:
    """As in Arabic "on the anniversary of the war, shelled the army X": only the day is meant."""
    if not document.arabic or verb.category is not VERB or verb.sense.verbal_noun:
        return False
    if verb.clitics:
        return False  # "and the blast shook": of what is recalled
    return not _COMMAS.isdisjoint(document.words[anniversary.last : verb.first])


def _aggregate(mention: Mention, governing: frozenset[str]) -> bool:
    if mention.relation == "since":
        return True
    if "habit" in mention.clause.cues.by_key:
        return True  # "every night missiles hit the same streets"
    told, first = mention.clause.cues.by_key.get("repeated"), mention.triggers[0]
    if told is None:
        return False
    if first.sense.number is Number.PLURAL and any(
        -_REPEATED_REACH <= c.first - first.first <= _REPEATED_REACH for c in told
    ):
        return True
    return "repeated" in governing and not _counts_munitions(mention)


def _is_counted(document: Document, mention: Mention) -> bool:
    """As in Arabic "this is the second attack in X this week": of what was told, and others."""
    event = mention.triggers[0]
    nominal = event.category is EVENT or event.sense.verbal_noun
    if not document.arabic or not nominal:
        return False
    word = document.words[event.first - 1] if event.first else ""
    return word in load_number_words("ar").ordinals and any(
        0 < event.first - c.last <= _THIS_REACH
        for c in mention.clause.cues.by_key.get("copula", ())
    )


def _counts_munitions(mention: Mention) -> bool:
    """As in "dozens of shells fell on X": many munitions, one event."""
    cues = mention.clause.cues
    repeated = cues.by_key.get("repeated", ())
    return any(0 <= c.first - r.last <= 1 for r in repeated for c in cues.munitions)
