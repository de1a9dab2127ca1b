"""
Which place names say where fire came from, wherever in a clause they stand.

Three things tell an origin: what flew is told to have left or come from a place; the place of
launch itself is named ("the launch site was in X"); a launcher or its vehicle is told to stand or
to be found somewhere. What merely travels, and what was hit, tells none.
"""

from collections.abc import Iterator, Sequence
from enum import IntEnum

from dashboard.extraction.document import Cue, Document
from dashboard.extraction.lexicon import Category
from dashboard.extraction.names import Name
from dashboard.model import EventType

__all__ = ["ORIGIN_KEYS", "find_origins", "finds_launcher", "joins_place", "places_left"]

_REACH = 10  # tokens from what tells an origin to its place
_TELLING = frozenset({Category.ORIGIN, Category.VERB, Category.ANAPHOR})  # may tell an origin
_BEFORE = 4  # tokens from a place to the launcher found there ("in X, a launcher was found")
_FLYER_AFTER = 3  # tokens from a verb to the weapon it tells of
_BARE_TRACE = 3  # words in "traced back to", which may be of anything
_COMING = 1  # a weapon stands right before "coming from", or something else does
_RELATED = 3  # tokens between a place and where it lies
_MOVES = 5  # tokens from "came" to "from"
_DENIED = 4  # tokens from "not" to what tells an origin
_AIMED = 3  # tokens from what strikes to what is struck
_ARTICLE_REACH = 3  # "the two", "the four explosive" aircraft
_DROPPED = 1  # token "from", right behind a verb whose subject was told before
_AREA = 2  # tokens of "area in"
_AREAS = frozenset({"area", "region", "district", "province", "governorate", "countryside"})
_SALVO_REACH = 3  # tokens from "the salvo" to "had come from"
_PRONOUN_REACH = 6  # tokens from "it" to what it did
_PLACES = frozenset({"fire_source", "launch_sites"})
_LAUNCHERS = frozenset({"launcher", "launchers"})
_CARRIERS = frozenset({*_LAUNCHERS, "vehicle"})
_JOINTS = ("و", "ب")  # glued to the name that they join to the one before
_COMMAS = frozenset({"،", ",", "؛", ";"})
_LEFT = frozenset({"departs", "directed", "flown"})
ORIGIN_KEYS = frozenset(
    {*_PLACES, *_CARRIERS, *_LEFT, "its_source", "starting_point", "traced", "coming"}
)
"""Keys of the words that tell an origin, besides the verbs of launch."""
_DONE_TO = frozenset(
    {"strike", "fall", "explode", "destroy", "undergo", "kill", "wound", "respond", "assassinate"}
)


class _Kind(IntEnum):
    LEAVES = 0  # the place is left: what is aimed at after it is no origin
    PLACE = 1  # the place of launch itself
    FOUND = 2  # something is found: its place may stand before the word


_Teller = tuple[int, int, _Kind]


def find_origins(
    document: Document, cues: Sequence[Cue], names: Sequence[Name]
) -> tuple[Name, ...]:
    """
    Names of places that something was fired from, in text order.

    Parameters
    ----------
    cues, names
        Those of one clause or mention, in text order.
    """
    tellers = sorted(_tellers(document, cues))
    told = {n.first for t in tellers for n in _places_of(document, cues, t, names)}
    return tuple(name for name in names if name.first in told)


def places_left(document: Document, cues: Sequence[Cue], names: Sequence[Name]) -> tuple[Name, ...]:
    """Of those, the names of places that something is told to have left."""
    left = [t for t in _tellers(document, cues) if t[2] is _Kind.LEAVES]
    told = {n.first for t in left for n in _places_of(document, cues, t, names)}
    return tuple(name for name in names if name.first in told)


def finds_launcher(cues: Sequence[Cue]) -> bool:
    """Whether a launcher, or the vehicle that carried it, is told to stand or to be found."""
    keys = {c.key for c in cues if c.category is Category.ANAPHOR}
    if "found" in keys and _CARRIERS & keys:
        return True
    return any(c.key == "fire_source" and not _aimed_at(cues, c) for c in cues)


def _tellers(document: Document, cues: Sequence[Cue]) -> Iterator[_Teller]:
    """Token ranges of what tells an origin, and how."""
    found = [c for c in cues if c.category is Category.ANAPHOR and c.key == "found"]
    denials = [c for c in cues if _is_negation(c) or _is_denial(c)]
    for cue in cues:
        if cue.category not in _TELLING or _is_denied(denials, cue):
            continue
        if _leaves(document, cues, cue):
            yield cue.first, _source_after(cues, cue), _Kind.LEAVES
        elif cue.category is not Category.ANAPHOR:
            continue
        elif _names_place_of_launch(document, cues, cue):
            if not _aimed_at(cues, cue):
                yield cue.first, cue.last, _Kind.PLACE
        elif cue.key in _LAUNCHERS or (cue.key == "vehicle" and _carries(document, cues, cue)):
            for verb in () if _is_struck(cues, cue) else found:
                low, high = sorted((verb, cue), key=lambda c: c.first)
                if high.first - low.last <= _REACH:
                    yield low.first, low.last, _Kind.FOUND
                    yield high.first, high.last, _Kind.PLACE


def _names_place_of_launch(document: Document, cues: Sequence[Cue], cue: Cue) -> bool:
    """As in "the firing point", "their source", "a starting point of two drones"."""
    if cue.key == "its_source":
        return _is_fire(cues, cue) or _resumes(document, cues, cue.first)
    if cue.key == "starting_point":
        return any(c.category is Category.WEAPON and c.sense.munition for c in cues)
    return cue.key in _PLACES


def _places_of(
    document: Document, cues: Sequence[Cue], teller: _Teller, names: Sequence[Name]
) -> list[Name]:
    """Places after what tells an origin; before it only where none comes after."""
    first, _, kind = teller
    after = [n for n in names if _reaches(document, cues, teller, n)]
    if kind is _Kind.LEAVES:
        return _chain(document, cues, after)
    if after or kind is not _Kind.FOUND or _told_between(cues, 0, first):
        return after
    return [n for n in names if n.last <= first and first - n.last <= _BEFORE]


def _chain(document: Document, cues: Sequence[Cue], names: Sequence[Name]) -> list[Name]:
    """Keep the first name and what holds or joins it: "from X in Y", "between X and Y"."""
    chain = list(names[:1])
    for name in names[1:]:
        if not joins_place(document, cues, chain[-1], name):
            break
        chain.append(name)
    return chain


def joins_place(document: Document, cues: Sequence[Cue], before: Name, name: Name) -> bool:
    """Whether a name widens or joins the one before it, and does not begin another argument."""
    between = document.tokens[before.last : name.first]
    comma = any(token.text in _COMMAS for token in between)
    if name.toponym.relation is not None and (not between or (comma and len(between) < _RELATED)):
        return True  # "from X area, south-west of Y"
    if not between:
        return _glued(document, name).endswith(_JOINTS)
    located = any(
        c.category is Category.PREPOSITION
        and c.key == "location"
        and before.last <= c.first
        and c.last == name.first
        for c in cues
    )
    if len(between) == _AREA and located and between[0].text in _AREAS:
        return True  # "the X area in Y"
    return len(between) == 1 and (located or between[0].text in {*_COMMAS, "and"})


def _glued(document: Document, name: Name) -> str:
    """Proclitics written onto a name."""
    start = document.folded.folded(name.toponym.start, name.toponym.end)[0]
    return document.folded.text[document.tokens[name.first].start : start]


def _reaches(document: Document, cues: Sequence[Cue], teller: _Teller, name: Name) -> bool:
    _, last, kind = teller
    if not last <= name.first <= last + _REACH or _told_between(cues, last, name.first):
        return False
    return kind is not _Kind.LEAVES or not _goes_on(document, cues, last, name)


def _goes_on(document: Document, cues: Sequence[Cue], first: int, name: Name) -> bool:
    """As in "launched from X at Y", "left X, and their target was Y": Y is where it went."""
    last = name.first
    described = name.toponym.relation is not None  # "from a farm, just east of Y"
    if not described and any(token.text in _COMMAS for token in document.tokens[first:last]):
        return True
    return any(
        first <= c.first < last and c.category is Category.PREPOSITION and c.key == "target"
        for c in cues
    )


def _told_between(cues: Sequence[Cue], first: int, last: int) -> bool:
    """Whether an event is told there, whose place the name would rather be; or a "not"."""
    return any(
        first <= c.first < last
        and (
            _is_negation(c)
            or (c.category is Category.VERB and c.key in _DONE_TO)
            or (c.category is Category.EVENT and c.sense.strong)
        )
        for c in cues
    )


def _leaves(document: Document, cues: Sequence[Cue], cue: Cue) -> bool:
    """As in "the drones took off from", "it had been launched from": what flew left a place."""
    if cue.category is Category.ORIGIN and cue.key == "traced":
        named = cue.last - cue.first > _BARE_TRACE  # "traced the rockets to"
        return named or any(c.category in {Category.WEAPON, Category.EVENT} for c in cues)
    if cue.category is Category.ORIGIN and cue.key == "coming":
        near = (c for c in cues if 0 <= cue.first - c.last < _COMING)
        return _source_after(cues, cue) >= 0 and any(_flies(document, cues, c, cue) for c in near)
    told = cue.category is Category.ORIGIN and cue.key in _LEFT
    fired = cue.category is Category.VERB and cue.key == "launch" and not cue.sense.verbal_noun
    if not (told or fired) or _source_after(cues, cue) < 0:
        return False
    if told and any(_flies(document, cues, c, cue) for c in cues):
        return True
    sure = fired or cue.key in {"directed", "flown"}  # people leave and come, but are not fired
    dropped = cue.key == "flown" or (fired and not _moves(cues, cue))
    if _has_subject(cues, cue, *(("fire", "pronouns", "firers") if sure else ("fire",))) or (
        dropped and _drops_subject(document, cues, cue)
    ):
        return True
    reach = 1 if document.arabic else _SALVO_REACH
    shots = (c for c in cues if c.category is Category.EVENT and 0 <= cue.first - c.last <= reach)
    told = cue.key == "directed" or not document.arabic
    return told and any(_is_definite(document, c) for c in shots)


def _source_after(cues: Sequence[Cue], verb: Cue) -> int:
    """Find the token after "from", in the phrase itself or soon after it; -1 if there is none."""
    if verb.last - verb.first > 1 and verb.category is Category.ORIGIN:
        return verb.last
    reach = _REACH if verb.category is Category.VERB else _MOVES
    for cue in cues:
        if not verb.first <= cue.first <= verb.last + reach:
            continue
        if cue.category is Category.CONNECTIVE:
            return -1  # "came a day after"
        if cue.category is Category.PREPOSITION and cue.key == "source":
            return cue.last
    return -1


def _flies(document: Document, cues: Sequence[Cue], weapon: Cue, verb: Cue) -> bool:
    if weapon.category is not Category.WEAPON or weapon.sense.event_type is None:
        return False
    if weapon.first > verb.first + _FLYER_AFTER or _other_left(document, cues, weapon, verb):
        return False
    if weapon.sense.munition:
        return True
    if weapon.sense.event_type is not EventType.AIRSTRIKE:
        return False
    # "The aircraft" are those just told of; an aircraft is any, unless it strikes.
    strikes = any(c.category is Category.VERB and c.key in {"strike", "destroy"} for c in cues)
    return strikes or _is_definite(document, weapon)


def _other_left(document: Document, cues: Sequence[Cue], weapon: Cue, verb: Cue) -> bool:
    """As in Arabic "drones hit X, and left reinforcements from Y": the subject follows its verb."""
    if not document.arabic or weapon.first > verb.first:
        return False
    named = _source_after(cues, verb) - verb.last > _DROPPED
    return named and _resumes(document, cues, verb.first)


def _is_fire(cues: Sequence[Cue], source: Cue) -> bool:
    """As in "shelling whose source was X": the source of fire, not of news."""
    told = (c for c in cues if c.category in {Category.WEAPON, Category.EVENT})
    return any(c.first < source.first for c in told)


def _is_definite(document: Document, cue: Cue) -> bool:
    if document.arabic:
        return cue.definite
    before = document.tokens[max(0, cue.first - _ARTICLE_REACH) : cue.first]
    return any(token.text in {"the", "these", "those", "both", "all"} for token in before)


def _has_subject(cues: Sequence[Cue], verb: Cue, *keys: str) -> bool:
    """As in "they were fired", "the weapons came": words that stand for what flew, or who fired."""
    return any(
        c.category is Category.ORIGIN
        and c.key in keys
        and (_is_near(verb, c) if c.key == "fire" else 0 <= verb.first - c.last <= _PRONOUN_REACH)
        for c in cues
    )


def _drops_subject(document: Document, cues: Sequence[Cue], verb: Cue) -> bool:
    """As in Arabic "that [it] had been fired from X": nothing names what was, so it was told."""
    if not document.arabic or _source_after(cues, verb) > verb.last + _DROPPED:
        return False
    first = verb.first
    auxiliaries = {c.first for c in cues if c.key == "auxiliaries"}
    while first - 1 in auxiliaries:
        first -= 1
    return _resumes(document, cues, first)


def _resumes(document: Document, cues: Sequence[Cue], first: int) -> bool:
    """Whether a word opens its clause: after "that", a comma or "and"; it stands for no noun."""
    before = document.tokens[first - 1].text if first else ""
    if not before[:1].isalnum():
        return True
    joined = any(c.first == first and c.clitics[:1] in {"و", "ف"} for c in cues)
    return joined or any(c.key == "complementizers" and c.last == first for c in cues)


def _moves(cues: Sequence[Cue], verb: Cue) -> bool:
    """Whether a verb of launch is one of going, too: people leave a place as drones do."""
    return any(c.first == verb.first and c.key == "departs" for c in cues)


def _is_near(verb: Cue, subject: Cue) -> bool:
    """Whether a word may be a verb's subject: before it, or right after it as in Arabic."""
    return -_FLYER_AFTER <= verb.first - subject.last <= _PRONOUN_REACH


def _carries(document: Document, cues: Sequence[Cue], vehicle: Cue) -> bool:
    """Whether a vehicle is one told of, or is told to carry weapons; not any car found."""
    armed = any(
        (c.category is Category.WEAPON and c.sense.munition)
        or (c.category is Category.ANAPHOR and c.key in _LAUNCHERS)
        or (c.category in {Category.VERB, Category.EVENT} and c.key == "launch")
        for c in cues
    )
    return armed or _is_definite(document, vehicle)


def _is_denied(denials: Sequence[Cue], teller: Cue) -> bool:
    """As in "denied that the rockets had been fired from", "was not launched from"."""
    return any(
        (_is_negation(c) and 0 <= teller.first - c.last < _DENIED)
        or (_is_denial(c) and c.first < teller.first)
        for c in denials
    )


def _is_denial(cue: Cue) -> bool:
    return cue.key in {"deny", "denial"}


def _is_negation(cue: Cue) -> bool:
    return cue.category is Category.MODALITY and cue.key == "negation"


def _aimed_at(cues: Sequence[Cue], source: Cue) -> bool:
    """As in "fired at the source of fire": it is what was hit, not where it was."""
    aimed = any(
        0 <= source.first - c.last < _AIMED
        and c.category is Category.PREPOSITION
        and c.key == "target"
        for c in cues
    )
    return aimed or _is_struck(cues, source)


def _is_struck(cues: Sequence[Cue], launcher: Cue) -> bool:
    return any(
        0 <= launcher.first - c.last < _AIMED
        and c.category is Category.VERB
        and c.key in {"strike", "destroy", "respond"}
        for c in cues
    )
