"""Whether a word for a side stands where a doer stands: its fighters before it, nothing between."""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.words.cues import Cue, is_finite
from dashboard.extraction.words.document import SUBJECT_CLITICS, Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.morphology import object_pronouns
from dashboard.extraction.words.senses import (
    ACTOR,
    AGENCY,
    ANAPHOR,
    ANY_GROUP,
    DEMONYM,
    EVENT,
    PREPOSITION,
    VERB,
    WEAPON,
    Number,
)

__all__ = [
    "behind_attributes",
    "coming_from",
    "heads_other",
    "interrupted",
    "is_doer_noun",
    "is_force",
    "is_joined_source",
    "is_speakers",
    "resumes",
    "resuming",
    "targeting",
    "undertaking",
    "without_owners",
]

_JOINED: Final = 2  # tokens of "Syria and" before "Lebanon"
_AND, _FROM = words_of("and"), words_of("from")
_OF: Final = "ل"
_WITH: Final = "ب"
_PART: Final = "من"
_DEED: Final = 4  # tokens from who did it to the verbal noun: "this morning"
_ADJECTIVES: Final = 2  # tokens from "Iran-backed" to "militias": "Iraqi Shiite"
_GROUP: Final = 3  # tokens from "Iran-backed" to "Hezbollah": "Lebanese militant group"
_CREEDS: Final = words_of("creeds")
_OWNER_REACH: Final = 1  # tokens from "Yemen" to "Houthi rebels"


def is_doer_noun(mention: Mention, cue: Cue) -> bool:
    """Tell a group or force from an adjective on something else ("Iranian positions")."""
    if cue.clitics not in SUBJECT_CLITICS:
        return False
    return (
        not cue.sense.adjective
        or any(
            is_force(c) and (0 <= cue.first - c.last <= 1 or 0 <= c.first - cue.last <= 1)
            for c in mention.cues
        )
        or any(_tells_crew(c) and c.last == cue.first for c in mention.cues)
    )


def _tells_crew(cue: Cue) -> bool:
    """As in Arabic "shelled the tanks Turkish X": a phrase of a verb and the guns that did it."""
    told = cue.category is VERB and cue.sense.event_type is not None
    return told and cue.last - cue.first > 1 and not cue.sense.verbal_noun


def is_force(cue: Cue) -> bool:
    """Troops, or what they fly and fire from: "Turkish artillery", "الطيران الحربي الإسرائيلي"."""
    if cue.category is WEAPON:
        return not cue.sense.munition and not cue.sense.adjective
    return cue.category is AGENCY and cue.key == "forces"


def resuming(document: Document, mention: Mention, actors: Sequence[Cue]) -> Iterator[Cue]:
    """As in Arabic "resumed the planes of the army its raids on X": whose the raids are."""
    for noun in mention.triggers:
        raids = noun.category is EVENT and noun.sense.number is Number.PLURAL and noun.sense.strong
        if not raids or not document.words[noun.first].endswith(object_pronouns()):
            continue
        for actor in actors:
            if actor.last == noun.first and is_doer_noun(mention, actor):
                yield from (actor,) if resumes(mention, actor) else ()


def targeting(document: Document, mention: Mention, actors: Sequence[Cue]) -> Iterator[Cue]:
    """As in Arabic "a targeting Israeli of a car": whose it is stands behind the verbal noun."""
    for noun in mention.triggers:
        if not noun.sense.verbal_noun or noun.key != "strike":
            continue
        for actor in actors:
            if not actor.sense.adjective or actor.definite or actor.first != noun.last:
                continue
            behind = document.words[actor.last] if actor.last < mention.last else ""
            yield from (actor,) if behind.startswith(_OF) else ()


def undertaking(document: Document, mention: Mention, actors: Sequence[Cue]) -> Iterator[Cue]:
    """As in Arabic "carried out the forces Turkish with [= of] a shelling of X": قامت بقصف."""
    deeds = [c.first for c in mention.triggers if c.clitics == _WITH]
    words = document.words[mention.first : mention.last] if deeds else ()
    for at, word in enumerate(words, mention.first):
        if word not in document.little_words["undertakes"]:
            continue
        for actor in (c for c in actors if c.first > at and is_doer_noun(mention, c)):
            near = any(0 <= d - actor.last < _DEED for d in deeds)
            if near and not interrupted(document, mention, at + 1, actor.first):
                yield actor


def coming_from(document: Document, mention: Mention, actors: Sequence[Cue]) -> Iterator[Cue]:
    """As in Arabic "shelling heavy from the forces of X": no state, whose land may be meant."""
    sources = {c.first for c in mention.cues.by_key.get("source", ()) if not c.clitics}
    nouns = mention.cues.by_category.get(EVENT, ()) if sources else ()
    for noun in nouns:
        last = behind_attributes(document, mention, noun.last, mention.last)
        if noun.sense.strong and last in sources:
            led = {last + 1, *(c.last for c in mention.cues if is_force(c) and c.first == last + 1)}
            yield from (c for c in actors if c.first in led and not c.sense.nation)


def behind_attributes(document: Document, mention: Mention, first: int, last: int) -> int:
    """Token behind what follows an event's noun: "a raid by-air heavy on"."""
    attributes = document.little_words["attributes"]
    weapons = {c.first: c.last for c in mention.cues.by_category.get(WEAPON, ())}
    while first < last and (first in weapons or document.words[first] in attributes):
        first = weapons.get(first, first + 1)
    return first


def resumes(mention: Mention, actor: Cue) -> bool:
    """As in Arabic "renewed the guns of the army Turkish its shelling": all before is theirs."""
    theirs = {i for c in mention.cues if is_force(c) for i in range(c.first, c.last)}
    return all(index in theirs for index in range(mention.first + 1, actor.first))


def interrupted(document: Document, mention: Mention, first: int, last: int) -> bool:
    """Whether a preposition, a relative clause or the thing hit stands between the two."""
    if first >= last:
        return False
    if document.arabic and not _heads_forces(document, mention, first, last):
        return True
    return any(
        first <= c.first < last
        and (
            c.category is PREPOSITION
            or (c.category is ANAPHOR and c.key in {"facility", "things", "positions"})
            or (c.category is AGENCY and c.key == "relative")
        )
        for c in mention.cues
    )


def heads_other(document: Document, mention: Mention, first: int, last: int) -> bool:
    """As in Arabic "shelling of a gathering of the soldiers of X": no adjective, and no force."""
    first = behind_attributes(document, mention, first, last)  # "a raid heavy on a convoy of X"
    if first >= last or document.words[first] in document.little_words["before_doer"]:
        return False
    return not any(
        c.first == first and (c.category in {WEAPON, ACTOR} or is_force(c)) for c in mention.cues
    )


def _heads_forces(document: Document, mention: Mention, first: int, last: int) -> bool:
    """Whether all between an Arabic verb and its doer are those who fight for it.

    As in "struck the fighters of X", "the planes of X"; not "struck the strongholds of X", "struck
    with shells a force of X".
    """
    theirs_too = document.little_words["before_doer"]
    theirs = {
        index
        for c in mention.cues
        if c.clitics in SUBJECT_CLITICS and (is_force(c) or c.category is ACTOR)
        for index in range(c.first, c.last)
    }
    if document.words[last - 1] == _PART:  # "attacked gunmen of X"
        men = mention.cues.by_key.get("people", ())
        theirs |= {i for c in men if c.last == last - 1 for i in range(c.first, last)}
    return all(i in theirs or document.words[i] in theirs_too for i in range(first, last))


def without_owners(document: Document, actors: list[Cue]) -> list[Cue]:
    """
    As in "Yemen's Houthi rebels": the group's own name, not where it is from nor its kind.

    Arabic tells the owner behind; "shelled Turkey the sites of X" has a doer and a victim.
    """
    kept = []
    for index, cue in enumerate(actors):
        before = actors[index - 1] if index else None
        after = actors[index + 1] if index + 1 < len(actors) else None
        owns = cue.sense.nation and after is not None and not after.sense.state
        owns = owns and not document.arabic
        if owns and after is not None and _is_owner(document, cue, after):
            continue
        if not document.arabic and _describes_named(document, cue, actors[index + 1 :]):
            continue
        named = before is not None and not before.sense.state and cue.key == ANY_GROUP
        if not (named and before is not None and _describes(document, before, cue)):
            kept.append(cue)
    return kept


def _is_owner(document: Document, nation: Cue, group: Cue) -> bool:
    """As in "Yemen's Houthis"; not "Israel bombed Hezbollah", where a verb stands between."""
    if group.first - nation.last > _OWNER_REACH:
        return False
    near = document.cues_near(nation.first, back=0)
    return not any(c.first == nation.last and is_finite(c) for c in near)


def _describes(document: Document, side: Cue, group: Cue) -> bool:
    """As in "Houthi fighters", "Iran-backed Iraqi militias": no more than adjectives between."""
    between = range(side.last, group.first)
    if not between:
        return side.last == group.first
    if len(between) > _ADJECTIVES or document.arabic:
        return False
    peoples = {c.first for c in document.cues_near(group.first) if c.category is DEMONYM}
    return all(i in peoples or document.words[i] in _CREEDS for i in between)


def _describes_named(document: Document, side: Cue, behind: Sequence[Cue]) -> bool:
    """As in "Iran-backed Lebanese group Hezbollah": two sides in a row are one, the one named."""
    if side.sense.state or side.key == ANY_GROUP:
        return False
    named = next((c for c in behind if c.key != ANY_GROUP), None)
    if named is None or named.sense.state or named.key == side.key:
        return False
    between = range(side.last, named.first)
    if len(between) > _GROUP:
        return False
    nouns = document.little_words["group_nouns"]
    kinds = {i for c in behind if c.key == ANY_GROUP for i in range(c.first, c.last)}
    peoples = {c.first for c in document.cues_near(named.first) if c.category is DEMONYM}
    return all(i in kinds or i in peoples or document.words[i] in nouns | _CREEDS for i in between)


def is_speakers(mention: Mention, actor: Cue) -> bool:
    """As in "X said its fighters shelled Y": who is meant is told by the speaker's name."""
    own = (c.last for c in mention.cues.by_key["own"])
    return actor.key == ANY_GROUP and actor.first in own


def is_joined_source(document: Document, nation: Cue) -> bool:
    """As in "rockets fired from Syria and Lebanon hit X": where they came from. English only."""
    at, words = nation.first - _JOINED, document.words
    return at > 0 and words[at + 1] in _AND and words[at - 1] in _FROM
