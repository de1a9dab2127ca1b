"""Whether the preposition before a place tells that something was fired from there."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.expressions.noun_phrases import is_number
from dashboard.extraction.launch_points.launch_verbs import follows_post
from dashboard.extraction.syntax.names import Coarseness, Name, lies_elsewhere
from dashboard.extraction.syntax.partitives import is_partitive
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.lexicon import Number
from dashboard.extraction.words.morphology import object_pronouns
from dashboard.extraction.words.senses import (
    ANAPHOR,
    CASUALTY,
    EVENT,
    HARM_VERBS,
    HITS,
    ORIGIN,
    PREPOSITION,
    VERB,
    WEAPON,
)
from dashboard.model import EventType
from gazetteer.model import PlaceKind, RelationKind

__all__ = [
    "begins_anew",
    "comes_over",
    "doers_in",
    "fell_beyond",
    "fires_there",
    "is_about",
    "is_fired_from",
]

_DEFINITE: Final = "ال"
_SOURCE_REACH: Final = 4  # tokens from a weapon or event word to "from"
_BESIDE: Final = 1  # tokens from a weapon to "from", right behind it
_WITHIN: Final = 9  # tokens from "from" to the place in which the launch point lies
_REACH: Final = 12  # tokens looked back over for who fired
_CARRIERS: Final = frozenset({"vessel", "vehicle"})
_DOER: Final = 6  # tokens from Arabic "launched" to where who launched is
_RELATIVE: Final = 3  # tokens of their kind, and "which", from missiles to "fired"
_ARTICLE: Final = 1  # token "the"
_BASED: Final = words_of("based")  # "a cell operating from"
_BE: Final = words_of("be")
_LEAVING: Final = frozenset({"departs", "coming", "flown", "directed"})
_NEARBY: Final = frozenset({RelationKind.NEAR, RelationKind.AROUND, RelationKind.OUTSIDE})
_COMES_DOWN: Final = frozenset({"fall", "explode"})
# From ships and aircraft over a sea.
_SHOT: Final = frozenset({EventType.ROCKET, EventType.MISSILE})


def fires_there(document: Document, mention: Mention, preposition: Cue, floor: int) -> bool:
    """Whether what stands before "in", "near", "at" makes the place one that was fired from."""
    index, told = preposition.first, mention.cues.by_key
    left = "source" in told or not _LEAVING.isdisjoint(told)
    if preposition.key == "target":
        at = left and document.words[index] == "at"
        return (
            at and follows_post(mention.cues, index) and _fires_from_within(mention, index, floor)
        )
    return preposition.key in {"location", "edge"} and (
        (left and _fires_from_within(mention, index, floor))
        or (left and document.arabic and _shells_from_positions(document, mention, index))
        or ("by" in told and _fired_by_those_in(mention, index))
        or _fires_in(mention, index, arabic=document.arabic)
    )


def _shells_from_positions(document: Document, mention: Mention, index: int) -> bool:
    """As in Arabic "shelled the group from positions in X the town Y": no "number of positions"."""
    told = mention.cues.by_key
    posts = [c for c in told.get("positions", ()) if c.last == index]
    sources = [c for c in told.get("source", ()) if posts and c.last == posts[0].first]
    return (
        bool(sources)
        and any(c.last < sources[0].first for c in told.get("strike", ()))
        and not is_partitive(document, mention.cues, sources[0])
    )


def _fires_from_within(mention: Mention, index: int, floor: int) -> bool:
    """As in "fired from a camp in X", "from the base at X", "shelling from positions in X"."""
    between = [
        c
        for c in mention.cues
        if max(floor, index - _WITHIN) <= c.first < index
        and (c.category in {VERB, PREPOSITION, CASUALTY} or _leaves(c))
    ]
    # "from across the border in X", "from inside a school in X": one preposition of two words.
    while len(between) > 1 and _is_compound(between[-2], between[-1]):
        between.pop()
    if between and _leaves(between[-1]):
        return True  # "flown from an airfield near X"
    if not between or between[-1].key != "source":
        return False
    source = between[-1].first
    if source == mention.first and follows_post(mention.cues, index):
        return True  # "From the guns at X, shells fell on Y"
    # "shelling from a drone in X": what fired it, which may be above what it hit
    armed = any(c.category is WEAPON and source < c.first < index for c in mention.cues)
    return any(
        (c.category is VERB and c.key == "launch" and c.first < source)
        or (
            (c.category is WEAPON or (_is_fire(c) and not armed)) and 0 <= source - c.last < _BESIDE
        )
        or (_shells(c) and c.first < source and _names_positions(mention, source))
        for c in mention.cues
    )


def _leaves(cue: Cue) -> bool:
    return cue.category is ORIGIN and cue.last - cue.first > 1 and cue.key in _LEAVING


def _is_fire(cue: Cue) -> bool:
    """As in "shelling from", "artillery fire from"; an attack comes from nowhere."""
    return cue.category is EVENT and cue.sense.strong and cue.sense.number is Number.MASS


def _names_positions(mention: Mention, source: int) -> bool:
    """As in "shelled Y from its bases in X": those who strike have them there."""
    owned = mention.cues.by_key.get("own_positions", ())
    return any(c.first == source + 1 for c in owned)


def _is_compound(source: Cue, other: Cue) -> bool:
    return source.key == "source" and other.key == "location" and other.first == source.last


def _fired_by_those_in(mention: Mention, index: int) -> bool:
    """
    As in "shot down two missiles fired by rebels in X": who fired them is there.

    Not "fired by rebels at a base in X", which is where they were aimed.
    """
    told = mention.cues.by_key
    if "by" not in told:
        return False
    fired = [c.last for c in told.get("launch", ()) if c.last < index]
    weapons = {c.last for c in mention.cues.munitions}
    hits = {c.last for c in mention.cues if c.category is VERB and c.key in HITS}
    by = [
        c.first
        for c in told["by"]
        # "a drone operated by militiamen in X", not "a bomb landed by a stop in X"
        if c.first in fired or (c.first - 1 in weapons and c.first not in hits)
    ]
    aimed = [c.first for c in told.get("target", ()) if c.first < index]
    deeds = HITS | HARM_VERBS  # "the drone attack by rebels killed one man in X"
    aimed += [c.first for c in mention.triggers if c.key in deeds and c.first < index]
    near = (0 < index - first < _REACH and not any(first < aim for aim in aimed) for first in by)
    return any(near) and (mention.intercepted or _hits_after(mention, index))


def _fires_in(mention: Mention, index: int, *, arabic: bool) -> bool:
    """As in "the rocket which fell on Y had been fired in X", "attacked from over X"."""
    told = mention.cues.by_key
    if not arabic and "source" in told and any(c.last == index for c in told["source"]):
        return True
    if "launch" not in told or "location" not in told:
        return False
    fired = any(not c.sense.verbal_noun and c.last == index for c in told["launch"])
    if not fired or all(c.first != index for c in told["location"]):
        return False
    return any(
        c.key in HITS and not c.sense.verbal_noun and c.first < index - 1
        for c in mention.cues.by_category[VERB]
    )


def doers_in(document: Document, mention: Mention, names: Sequence[Name]) -> tuple[Name, ...]:
    """
    As in "a destroyer in X fired missiles at Y", "In X, rebels fired rockets at Y": who is there.

    Only where Y lies elsewhere: "In X, rebels fired rockets at the port" tells where they fell.
    """
    armed, launches = mention.cues.munitions, mention.cues.by_key.get("launch")
    if not armed or not launches:
        return ()
    verb = next((c for c in launches if _fires(document, mention, c)), None)
    if verb is None:
        return ()
    aims = [
        c.first
        for c in mention.cues
        if c.first > verb.last and (c.key == "target" or _fired_by(document, armed, verb))
    ]
    if not aims:
        return ()
    doers = [n for n in names if _is_doers(document, mention, verb, n, armed)]
    hit = [n for n in names if n.first > aims[0] and n not in doers]
    return tuple(n for n in doers if any(_is_apart(n, other) for other in hit))


def _fires(document: Document, mention: Mention, verb: Cue) -> bool:
    """As in "fired", in the active voice: no "rockets fired", no "were fired"."""
    if verb.sense.verbal_noun:
        return False
    before = document.words[verb.first - 1] if verb.first > mention.first else ""
    weapons = mention.cues.by_category[WEAPON]
    return document.arabic or not (before in _BE or any(c.last == verb.first for c in weapons))


def _fired_by(document: Document, armed: Sequence[Cue], verb: Cue) -> bool:
    """As in Arabic "missiles that ships fired": who fired them follows."""
    pronoun = document.arabic and document.words[verb.first].endswith(object_pronouns())
    return pronoun and any(0 <= verb.first - c.last <= _RELATIVE for c in armed)


def _is_doers(
    document: Document, mention: Mention, verb: Cue, name: Name, armed: Sequence[Cue]
) -> bool:
    """Whether a name says where who fired is: "in X", next to who fired."""
    located = [c for c in mention.cues if c.key in {"location", "source", "target"}]
    before = next((c for c in reversed(located) if c.first < name.first), None)
    inside = document.arabic and document.words[name.first].startswith("ب")
    if not inside and (before is None or name.first - before.last > _ARTICLE):
        return False
    manned = not document.arabic and before is not None and follows_post(mention.cues, before.first)
    if not (inside or manned or (before is not None and before.key == "location")):
        return False
    if not document.arabic:
        return name.last <= verb.first
    near = verb.last < name.first <= verb.last + _DOER
    weapon = next((c.first for c in armed if c.first > verb.first), -1)
    return near and (name.first < weapon or _fired_by(document, armed, verb))


def _is_apart(name: Name, other: Name) -> bool:
    """Whether two places are not one in the other; a ship at sea is on no coast."""
    places = name.toponym.resolution.place, other.toponym.resolution.place
    seas = [p is not None and p.kind is PlaceKind.SEA for p in places]
    abroad = len({p.country for p in places if p is not None and p.country}) > 1
    return abroad or lies_elsewhere(name, other) or seas.count(True) == 1


def fell_beyond(mention: Mention, launches: Sequence[Name]) -> Name | None:
    """As in Arabic "a rocket fired from X fell near Y", where "near Y" follows "from X"."""
    fell = any(c.key in _COMES_DOWN and c.category is VERB for c in mention.triggers)
    if not fell:
        return None
    return next((n for b, n in pairwise(launches) if _lies_beyond(b, n)), None)


def _lies_beyond(before: Name, name: Name) -> bool:
    """As in "from X near Y", "from the south of X in Y" over the border: Y is no part of X."""
    relation = name.toponym.relation
    near = relation is not None and relation.kind in _NEARBY
    finer = before.coarseness >= Coarseness.REGION
    return name.coarseness <= Coarseness.DISTRICT and (near or (finer and _is_apart(name, before)))


def _hits_after(mention: Mention, index: int) -> bool:
    """As in "rockets fired by rebels in X hit Y", "fired by rebels in X at Y"."""
    return any(
        c.first > index
        and (
            (c.category is PREPOSITION and c.key == "target" and c.first - index < _REACH)
            or (c.category is VERB and c.key in HITS and not c.sense.verbal_noun)
        )
        for c in mention.cues
    )


def begins_anew(document: Document, mention: Mention, name: Name) -> bool:
    """As in Arabic "shelled from the base Turkish the town X": nothing is of what has "the"."""
    before = document.words[name.first - 1] if name.first else ""
    defined = before.startswith(_DEFINITE) and all(
        c.last != name.first for c in mention.cues.by_category.get(PREPOSITION, ())
    )
    return defined and any(
        c.key in {"strike", "destroy"} and c.first < name.first for c in mention.triggers
    )


def is_about(document: Document, aim: Cue) -> bool:
    """As in Arabic "towards [= about] twenty shells": no direction, but a number."""
    return aim.last < len(document.words) and is_number(document.words[aim.last])


def is_fired_from(document: Document, mention: Mention, name: Name) -> bool:
    """Something was launched, or a weapon's word stands right before "from"."""
    if _fired_by_those_in(mention, name.first - 1) or _fires_in(
        mention, name.first - 1, arabic=document.arabic
    ):
        return True
    told = mention.cues.by_key
    sources = [c.first for c in told.get("source", ()) if c.first < name.first]
    source = max(sources, default=-1)
    if source < 0 or any(c.last == source for c in told.get("coming", ())):
        return False  # "a lorry coming from X"; what was fired is told by `origins`
    launched = any(
        c.first < source or _opens(document, mention, source) for c in told.get("launch", ())
    )
    telling = any(
        0 <= source - c.last < _SOURCE_REACH
        and not _says_more(document, mention, c.last, source)
        and (c.category in {WEAPON, EVENT} or _is_finite_strike(c))
        for c in mention.cues
    )
    staged = any(0 <= source - c.last <= 1 for c in told.get("conduct", ()))
    another = {c.first for c in told.get("another", ())}  # Arabic: a rocket, or a man
    people = any(
        (c.category is CASUALTY or c.key == "kill")
        and 0 <= source - c.last <= 1
        and c.first not in another
        for c in mention.cues
    )
    ours = _names_positions(mention, source) and any(map(_shells, mention.cues))
    return (launched or telling or staged or ours) and not people


def _opens(document: Document, mention: Mention, source: int) -> bool:
    """As in "From X, militants launched"; not "in an answer from X, a drone was launched"."""
    before = document.words[source - 1] if source > mention.first else ""
    return document.arabic or not before[:1].isalnum() or before in _BASED


def _says_more(document: Document, mention: Mention, first: int, last: int) -> bool:
    """As in "the attack drew protests from X": what came from there is something else."""
    between = [c for c in mention.cues if first <= c.first < last]
    if document.arabic:  # "a rocket hit a tanker carrying oil from X"
        return any(c.category is ANAPHOR and c.key in _CARRIERS for c in between)
    known = {index for c in between for index in range(c.first, c.last)}
    others = (i for i in range(first, last) if i not in known)
    return any(document.text[document.span(i, i + 1).start].islower() for i in others)


def comes_over(cues: Cues, name: Name) -> bool:
    """As in "drones came in from the Black Sea": a way; a missile is launched from a sea."""
    place = name.toponym.resolution.place
    if place is None or place.kind is not PlaceKind.SEA or "launch" in cues.by_key:
        return False
    weapons = cues.by_category.get(WEAPON, ())
    return not any(c.sense.event_type in _SHOT for c in weapons)


def _shells(cue: Cue) -> bool:
    """As in "shelled", "answered": who has positions of his own fires from there."""
    answers = cue.category is VERB and cue.key == "respond"
    return _is_finite_strike(cue) or (answers and not cue.sense.verbal_noun)


def _is_finite_strike(cue: Cue) -> bool:
    return cue.category is VERB and cue.key == "strike" and not cue.sense.verbal_noun
