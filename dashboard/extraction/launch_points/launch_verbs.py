"""
Whether a verb tells that what flew left a place: "took off from", "had been fired from".

What merely travels leaves places, too: the verb alone tells nothing, its subject must be a weapon,
a salvo, or a word that stands for one.
"""

from collections.abc import Callable, Mapping
from typing import Final

from dashboard.extraction.launch_points.recalled import stands_for_munition, tells_munition
from dashboard.extraction.syntax.partitives import is_of_parts
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.morphology import object_pronouns
from dashboard.extraction.words.senses import (
    AGENCY,
    CONNECTIVE,
    EVENT,
    ORIGIN,
    PREPOSITION,
    VERB,
    WEAPON,
)
from dashboard.model import EventType

__all__ = ["VERB_KEYS", "follows_post", "is_definite", "leaves", "resumes", "source_after"]

_TOLD_BEFORE: Final = words_of("determiners", "all")
_POSTED: Final = frozenset({"posts", "launcher", "launchers"})
_LEFT: Final = frozenset({"departs", "directed", "flown"})
_REACH: Final = 10  # tokens from "fired" to "from"
_FLYER_AFTER: Final = 3  # tokens from a verb to the weapon it tells of
_BARE_TRACE: Final = 3  # words in "traced back to", which may be of anything
_AUXILIARY: Final = 2  # tokens of "had been"
_COMING: Final = 1  # a weapon stands right before "coming from", or something else does
_LIGHT: Final = ("copula", "passive", "auxiliaries")  # keys of "was", "took place"
_TRACED: Final = 5  # tokens from "traced" to "to": "the last two drones back"
_MOVES: Final = 5  # tokens from "came" to "from"
_ARTICLE_REACH: Final = 3  # "the two", "the four explosive" aircraft
_DROPPED: Final = 1  # token "from", right behind a verb whose subject was told before
_SALVO_REACH: Final = 3  # tokens from "the salvo" to "had come from"
_PRONOUN_REACH: Final = 6  # tokens from "it" to what it did


def leaves(document: Document, cues: Cues, cue: Cue) -> bool:
    """As in "the drones took off from", "it had been launched from": what flew left a place."""
    if cue.category is AGENCY:
        return cue.key in {"witnessed", "passive"} and _is_staged(document, cues, cue)
    if cue.category is VERB and cue.key == "conduct":
        return not cue.sense.verbal_noun and _is_staged(document, cues, cue)
    if document.arabic and cue.category is VERB and cue.sense.verbal_noun:
        return _is_the_launching(cues, cue)
    tells = _BY_KEY.get(cue.key) if cue.category is ORIGIN else None
    return (tells or _flew)(document, cues, cue)


def _is_the_launching(cues: Cues, noun: Cue) -> bool:
    """As in Arabic "saw the moment of the launching from X": from where what was told flew."""
    if noun.key != "launch" or any(c.first == noun.first for c in cues.by_key.get("coming", ())):
        return False  # "those coming from X", which any traveller may be
    sources = {c.first for c in cues.by_key.get("source", ())}
    if noun.definite:
        return noun.last in sources
    # "the launching of the rockets was from X", "was the launching of the rockets from X"
    what = next((c for c in cues.munitions if c.first == noun.last and c.definite), None)
    if what is None:
        return False
    light = [c for k in _LIGHT for c in cues.by_key.get(k, ())]
    before = any(c.last == noun.first for c in light)
    behind = any(c.first == what.last and c.last in sources for c in light)
    return behind or (before and what.last in sources)


def _is_traced(document: Document, cues: Cues, cue: Cue) -> bool:
    """As in "traced the rockets to"; "traced back to" may be of anything."""
    del document
    named = cue.last - cue.first > _BARE_TRACE
    told = cues.by_category
    if source_after(cues, cue) < 0:
        return False
    return named or WEAPON in told or EVENT in told


def _is_its_leaving(document: Document, cues: Cues, cue: Cue) -> bool:
    """As in Arabic "after its taking off from": what flew was told, or a pronoun stands for it."""
    flown = {WEAPON, ORIGIN}
    # "The inquiry points to their launch from X", but a convoy arrives "after its setting out"
    pointed = any(c.key in {"about", "target"} and c.last == cue.first for c in cues)
    told = (pointed and tells_munition(document, cue)) or any(
        c.category in flown and c.key in {"", "pronouns"} for c in cues
    )
    return told and any(c.key == "source" and c.first == cue.last for c in cues)


def _is_coming(document: Document, cues: Cues, cue: Cue) -> bool:
    """As in "rockets coming from", Arabic "that it [is] coming from"."""
    near = [c for c in cues if 0 <= cue.first - c.last < _COMING]
    if source_after(cues, cue) < 0:
        return False
    that_it = document.arabic and any(c.key == "complementizers" for c in near)
    return that_it or any(_flies(document, cues, c, cue) for c in near)


def _flew(document: Document, cues: Cues, cue: Cue) -> bool:
    """As in "the drones came from", "they were fired from": a verb, and what it tells of."""
    told = cue.category is ORIGIN and cue.key in _LEFT
    fired = cue.category is VERB and cue.key == "launch" and not cue.sense.verbal_noun
    after = source_after(cues, cue) if told or fired else -1
    if after < 0 or is_of_parts(document, after - 1):
        return False  # Arabic: "were fired at wide areas of X"
    weapons = cues.by_category.get(WEAPON, ())
    if told and any(_flies(document, cues, c, cue) for c in weapons):
        return True
    if told and stands_for_munition(document, cue):
        return True
    sure = fired or cue.key in {"directed", "flown"}  # people leave and come, but are not fired
    dropped = cue.key == "flown" or (fired and not _moves(cues, cue))
    if fired and (_fires_them(document, cues, cue) or _aircraft_launched(document, cues, cue)):
        return True
    if _has_subject(cues, cue, *(("fire", "pronouns", "firers") if sure else ("fire",))) or (
        dropped and _drops_subject(document, cues, cue)
    ):
        return True
    reach = 1 if document.arabic else _SALVO_REACH
    events = cues.by_category.get(EVENT, ())
    shots = (c for c in events if 0 <= cue.first - c.last <= reach)
    told = cue.key == "directed" or not document.arabic
    return told and any(is_definite(document, c) for c in shots)


def _aircraft_launched(document: Document, cues: Cues, verb: Cue) -> bool:
    """As in Arabic "The aircraft were launched from X": drones, told of before; no others are."""
    if not document.arabic:
        return False
    sources = {c.first for c in cues.by_key.get("source", ())}
    return any(
        c.definite
        and not c.clitics
        and (
            (0 <= verb.first - c.last <= 1 and verb.last in sources)
            or (c.first == verb.last and c.last in sources)  # "were launched the aircraft from X"
        )
        for c in cues.by_category.get(WEAPON, ())
    )


def _is_tracked(document: Document, cues: Cues, cue: Cue) -> bool:
    """As in "radar tracked the drone from X", "followed the salvo back to X"."""
    back = source_after(cues, cue)
    return back >= 0 and _goes_back(document, back - 1)


_BY_KEY: Final[Mapping[str, Callable[[Document, Cues, Cue], bool]]] = {
    "coming": _is_coming,
    "its_leaving": _is_its_leaving,
    "traced": _is_traced,
    "tracked": _is_tracked,
}


def _is_staged(document: Document, cues: Cues, verb: Cue) -> bool:
    """As in "the launch was carried out from": the shots just told of, and where they were made."""
    shots = any(
        0 <= verb.first - c.last <= (0 if document.arabic else _AUXILIARY)
        and (
            (c.category is EVENT and is_definite(document, c))
            or (c.category is ORIGIN and c.key in {"fire", "pronouns"})
        )
        for c in cues
    )
    if document.arabic and not shots:
        # "the launching was carried out from", in either order of verb and subject
        launching = (c for c in cues if c.key == "launch" and c.sense.verbal_noun and c.definite)
        beside = (c for c in launching if verb.first == c.last or c.first == verb.last)
        last = next((max(c.last, verb.last) for c in beside), None)
        return any(c.key == "source" and c.first == last for c in cues)
    return shots and any(c.key == "source" and c.first == verb.last for c in cues)


def source_after(cues: Cues, verb: Cue) -> int:
    """Find the token after "from", in the phrase itself or soon after it; -1 if there is none."""
    if verb.last - verb.first > 1 and verb.category is ORIGIN:
        return verb.last
    if verb.key in _FOLLOWED:
        return _FOLLOWED[verb.key](cues, verb)
    if "source" not in cues.by_key:
        return -1
    reach = _REACH if verb.category is VERB else _MOVES
    for cue in cues:
        if not verb.first <= cue.first <= verb.last + reach:
            continue
        if cue.category is CONNECTIVE:
            return -1  # "came a day after"
        if cue.category is PREPOSITION and cue.key == "source":
            return cue.last
    return -1


def _traced_to(cues: Cues, verb: Cue) -> int:
    onto = (c.last for c in cues.by_key.get("target", ()) if 0 < c.first - verb.last <= _TRACED)
    return next(onto, -1)


def _tracked_to(cues: Cues, verb: Cue) -> int:
    """Find the token after "the drone from", "the salvo back to"; -1 if nothing flown is there."""
    for thing in cues:
        flown = thing.sense.munition or thing.key == "volley"
        if not flown or not 0 < thing.first - verb.last <= _FLYER_AFTER:
            continue
        for cue in cues:
            gap = {"source": 0, "target": 1}.get(cue.key, -1)
            if cue.category is PREPOSITION and cue.first == thing.last + gap:
                return cue.last
    return -1


def _goes_back(document: Document, index: int) -> bool:
    """Whether "back" stands before "to"; "from" needs none."""
    words = document.words
    return words[index] != "to" or words[index - 1] == "back"


def _flies(document: Document, cues: Cues, weapon: Cue, verb: Cue) -> bool:
    if weapon.category is not WEAPON or weapon.sense.event_type is None:
        return False
    if weapon.first > verb.first + _FLYER_AFTER or _other_left(document, cues, weapon, verb):
        return False
    if weapon.sense.munition:
        return True
    if weapon.sense.event_type is not EventType.AIRSTRIKE:
        return False
    # "The aircraft" are those just told of; an aircraft is any, unless it strikes.
    strikes = "strike" in cues.by_key or "destroy" in cues.by_key
    return strikes or is_definite(document, weapon)


def _other_left(document: Document, cues: Cues, weapon: Cue, verb: Cue) -> bool:
    """As in Arabic "drones hit X, and left reinforcements from Y": the subject follows its verb."""
    if not document.arabic or weapon.first > verb.first:
        return False
    named = source_after(cues, verb) - verb.last > _DROPPED
    return named and resumes(document, cues, verb.first)


def is_definite(document: Document, cue: Cue) -> bool:
    """As in "the aircraft", "these two rockets": told of before."""
    if document.arabic:
        return cue.definite
    before = document.words[max(0, cue.first - _ARTICLE_REACH) : cue.first]
    return not _TOLD_BEFORE.isdisjoint(before)


def _fires_them(document: Document, cues: Cues, verb: Cue) -> bool:
    """As in "the planes launched them from": what flew was told before."""
    if document.arabic:  # an accusative ends like a verb with its object: "coming"
        coming = any(c.first == verb.first for c in cues.by_key.get("coming", ()))
        return not coming and document.words[verb.first].endswith(object_pronouns())
    return any(c.first == verb.last for c in cues.by_key.get("pronouns", ()))


def _has_subject(cues: Cues, verb: Cue, *keys: str) -> bool:
    """As in "they were fired", "the weapons came": words that stand for what flew, or who fired."""
    return any(
        c.key in keys
        and (_is_near(verb, c) if c.key == "fire" else 0 <= verb.first - c.last <= _PRONOUN_REACH)
        for c in cues.by_category.get(ORIGIN, ())
    )


def _drops_subject(document: Document, cues: Cues, verb: Cue) -> bool:
    """As in Arabic "that [it] had been fired from X": nothing names what was, so it was told."""
    if not document.arabic or not _stands_behind(cues, verb):
        return False
    first = verb.first
    auxiliaries = {c.first for c in cues.by_key.get("auxiliaries", ())}
    while first - 1 in auxiliaries:
        first -= 1
    return resumes(document, cues, first)


def _stands_behind(cues: Cues, verb: Cue) -> bool:
    """Whether "from" stands right behind a verb, or in its own phrase."""
    if source_after(cues, verb) == verb.last:
        return True
    return any(c.first == verb.last for c in cues.by_key.get("source", ()))


def resumes(document: Document, cues: Cues, first: int) -> bool:
    """Whether a word opens its clause: after "that", a comma or "and"; it stands for no noun."""
    before = document.words[first - 1] if first else ""
    if not before[:1].isalnum():
        return True
    joined = any(
        (c.first == first and c.clitics[:1] in {"و", "ف"})
        or (c.last == first and c.category is CONNECTIVE)
        for c in cues
    )
    return joined or any(c.last == first for c in cues.by_key.get("complementizers", ()))


def _moves(cues: Cues, verb: Cue) -> bool:
    """Whether a verb of launch is one of going, too: people leave a place as drones do."""
    return any(c.first == verb.first for c in cues.by_key.get("departs", ()))


def _is_near(verb: Cue, subject: Cue) -> bool:
    """Whether a word may be a verb's subject: before it, or right after it as in Arabic."""
    return -_FLYER_AFTER <= verb.first - subject.last <= _PRONOUN_REACH


def follows_post(cues: Cues, index: int) -> bool:
    """As in "the army's camp at X", "the guns at X": no place stands there that was fired at."""
    return any(
        c.last == index and (c.key in _POSTED or _is_gun(c)) for c in cues if c.first < index
    )


def _is_gun(cue: Cue) -> bool:
    return (
        cue.category is WEAPON
        and cue.sense.event_type is EventType.ARTILLERY
        and not (cue.sense.munition or cue.sense.adjective)
    )


_FOLLOWED: Final[Mapping[str, Callable[[Cues, Cue], int]]] = {
    "traced": _traced_to,
    "tracked": _tracked_to,
}

VERB_KEYS: Final = frozenset({*_LEFT, *_BY_KEY, "witnessed", "passive"})
"""Keys of the words that may tell so, besides the verbs of launch."""
