"""
Which place names say where fire came from, wherever in a clause they stand.

Three things tell an origin: what flew is told to have left or come from a place; the place of
launch itself is named ("the launch site was in X"); a launcher or its vehicle is told to stand or
to be found somewhere. What merely travels, and what was hit, tells none.
"""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import Final

from dashboard.extraction.doers.aimed import aimed_at, is_struck
from dashboard.extraction.events.remote_places import lies_abroad
from dashboard.extraction.launch_points.launch_relatives import find_places_fired_from
from dashboard.extraction.launch_points.launch_verbs import (
    VERB_KEYS,
    follows_post,
    is_definite,
    leaves,
    resumes,
    source_after,
)
from dashboard.extraction.syntax.interrupted import without_interruption
from dashboard.extraction.syntax.names import Name
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import (
    ANAPHOR,
    CASUALTY,
    CONNECTIVE,
    EVENT,
    MODALITY,
    ORIGIN,
    PREPOSITION,
    VERB,
    WEAPON,
)

__all__ = [
    "ORIGIN_KEYS", "find_origins", "finds_launcher", "joins_place", "launch_words", "places_left",
    "tells_where",
]  # fmt: skip

_REACH: Final = 10  # tokens from what tells an origin to its place
_BEFORE: Final = 4  # tokens from a place to the launcher found there ("in X, a launcher was found")
_RELATED: Final = 3  # tokens between a place and where it lies
_INLAND: Final = 5  # the same, of a place that something was fired from
_HOLDERS: Final = words_of("areas")
_ARGUING: Final = frozenset({VERB, EVENT, WEAPON, PREPOSITION, CONNECTIVE, ANAPHOR})
_OVER: Final = words_of("over")
_DENIED: Final = 4  # tokens from "not" to what tells an origin
_ASKED: Final = 8  # tokens from "whether", "similar to those" to it
_DENIALS: Final = frozenset({"negation", "deny", "denial", "question", "alike"})
_HELD_BY: Final = ("location", "belonging")  # "the area in Y", "the district belonging to Y"
_FIRED: Final = frozenset({WEAPON, EVENT})
_AREA: Final = 2  # tokens of "area in"
_AS_THE: Final = 4  # tokens of "was given as the"
_AS: Final = words_of("as", "be", "to")
_OWNED: Final = 4  # tokens of "western town of"
_AREAS: Final = words_of("areas")
_BE_IN: Final = 2  # tokens from a launcher to "in", with "was" or "took place" between them
_LAUNCH: Final = words_of("launches")
_BE: Final = words_of("be", "lying")
_PLACES: Final = frozenset({"fire_source", "launch_sites"})
_LAUNCHERS: Final = frozenset({"launcher", "launchers"})
_POINTS: Final = frozenset({"its_source", "starting_point", "from_there"})
_CARRIERS: Final = frozenset({*_LAUNCHERS, "vehicle"})
_JOINTS: Final = ("و", "ب")  # glued to the name that they join to the one before
_COMMAS: Final = frozenset({"،", ",", "؛", ";"})
_JOINS: Final = _COMMAS | {"and"}
ORIGIN_KEYS: Final = VERB_KEYS | _PLACES | _CARRIERS | _POINTS
"""Keys of the words that tell an origin, besides the verbs of launch."""
_TELLER_KEYS: Final = ORIGIN_KEYS | {"launch", "conduct"}
_VERBAL: Final = frozenset({"launch", "conduct", "witnessed", "passive"})  # these need a source
_DONE_TO: Final = frozenset(
    {"strike", "fall", "explode", "destroy", "undergo", "kill", "wound", "respond", "assassinate"}
)


class _Kind(IntEnum):
    LEAVES = 0  # the place is left: what is aimed at after it is no origin
    PLACE = 1  # the place of launch itself
    FOUND = 2  # something is found: its place may stand before the word


_Teller = tuple[int, int, _Kind]


def find_origins(document: Document, cues: Cues, names: Sequence[Name]) -> tuple[Name, ...]:
    """
    Names of places that something was fired from, in text order.

    Parameters
    ----------
    cues, names
        Those of one clause or mention, in text order.
    """
    told: set[int] = set()
    cues = without_interruption(document, cues)
    if names and (words := _telling_words(document, cues)):
        for teller in sorted(_tellers(document, cues, words)):
            told.update(n.first for n in _places_of(document, cues, teller, names))
    if "from_there" in cues.by_key:
        told.update(n.first for n in find_places_fired_from(document, cues, names))
    return tuple([name for name in names if name.first in told]) if told else ()


def _telling_words(document: Document, cues: Cues) -> list[Cue]:
    """Words that could tell an origin: most often none does."""
    sourced, english = "source" in cues.by_key, not document.arabic
    return [
        cue
        for cue in cues
        if cue.category is ORIGIN
        or (cue.category is EVENT and english)
        or (
            cue.key in _TELLER_KEYS and (sourced or cue.key not in _VERBAL or cue.sense.verbal_noun)
        )
    ]


def launch_words(document: Document, cues: Cues) -> tuple[int, ...]:
    """Tokens behind which a place of launch may follow: "fired from", "the launch site"."""
    fired = [c.first for c in cues.by_key.get("launch", ())]
    sources = (c.last for c in cues.by_key.get("source", ()))
    after = [last for last in sources if any(first < last for first in fired)]
    words = _telling_words(document, cues)
    return (*after, *(last for _, last, _ in _tellers(document, cues, words)))


def places_left(document: Document, cues: Cues, names: Sequence[Name]) -> tuple[Name, ...]:
    """Of those, the names of places that something is told to have left."""
    cues = without_interruption(document, cues)
    words = _telling_words(document, cues)
    left = [t for t in _tellers(document, cues, words) if t[2] is _Kind.LEAVES]
    told = {n.first for t in left for n in _places_of(document, cues, t, names)}
    return tuple(name for name in names if name.first in told)


def finds_launcher(cues: Cues) -> bool:
    """Whether a launcher, or the vehicle that carried it, is told to stand or to be found."""
    told = cues.by_key
    if (
        "found" in told
        and not _CARRIERS.isdisjoint(told)
        and any(all(d.first != c.first for d in told.get("conduct", ())) for c in told["found"])
    ):
        return True  # no drone strike that was "mounted on a vehicle"
    return "fire_source" in told and any(not aimed_at(cues, c) for c in told["fire_source"])


def _tellers(document: Document, cues: Cues, words: Sequence[Cue]) -> Iterator[_Teller]:
    """Token ranges of what tells an origin, and how; `words` as `_telling_words` gives them."""
    found = cues.by_key.get("found", ())
    denials = [c for c in cues if c.key in _DENIALS]
    for cue in words:
        if denials and _is_denied(cues, denials, cue):
            continue
        if leaves(document, cues, cue):
            yield cue.first, source_after(cues, cue), _Kind.LEAVES
        elif cue.category is not ANAPHOR and not _is_launch(document, cue):
            continue
        elif _names_place_of_launch(document, cues, cue):
            if not aimed_at(cues, cue):
                yield cue.first, cue.last, _Kind.PLACE
        elif cue.key in _LAUNCHERS or (cue.key == "vehicle" and _carries(document, cues, cue)):
            for verb in () if is_struck(cues, cue) else found:
                low, high = sorted((verb, cue), key=lambda c: c.first)
                if high.first - low.last <= _REACH:
                    yield low.first, low.last, _Kind.FOUND
                    yield high.first, high.last, _Kind.PLACE


def _names_place_of_launch(document: Document, cues: Cues, cue: Cue) -> bool:
    """As in "the firing point", "their source", "a starting point of two drones"."""
    if cue.key in _LAUNCHERS or _is_launch(document, cue):
        return _stands(document, cues, cue)
    if cue.key == "its_source":
        return _is_fire(cues, cue) or resumes(document, cues, cue.first)
    if cue.key == "starting_point":
        return bool(cues.munitions)
    return cue.key in _PLACES


def _places_of(
    document: Document, cues: Cues, teller: _Teller, names: Sequence[Name]
) -> list[Name]:
    """Places after what tells an origin; before it only where none comes after."""
    first, _, kind = teller
    after = [n for n in names if _reaches(document, cues, teller, n)]
    if kind is _Kind.LEAVES or (document.arabic and _is_its_source(cues, first)):
        return _chain(document, cues, after)  # "a shelling whose source was X hit Y"
    if kind is _Kind.PLACE and not after:
        return [n for n in names if _is_named_as(document, n, first)]
    if after or kind is not _Kind.FOUND or _told_between(document, cues, 0, first):
        return after
    return [n for n in names if n.last <= first and first - n.last <= _BEFORE]


def _is_its_source(cues: Cues, first: int) -> bool:
    return any(c.first == first for c in cues.by_key.get("its_source", ()))


def _is_named_as(document: Document, name: Name, first: int) -> bool:
    """As in "named X as the launch site", "X was the launch site", Arabic "X starting point"."""
    between = document.words[name.last : first] if name.last <= first else None
    if between is None or len(between) > _AS_THE:
        return False
    told = not _AS.isdisjoint(between) and all(word[0].isalnum() for word in between)
    return document.arabic != bool(between) and (not between or told)


def _chain(document: Document, cues: Cues, names: Sequence[Name]) -> list[Name]:
    """Keep the first name and what holds or joins it: "from X in Y", "between X and Y"."""
    chain = list(names[:1])
    for name in names[1:]:
        if not tells_where(document, cues, chain[-1], name):
            break
        chain.append(name)
    return chain


def joins_place(document: Document, cues: Cues, before: Name, name: Name) -> bool:
    """Whether a name widens or joins the one before it, and does not begin another argument."""
    # not "two drones from Syria near Mafraq"
    return not lies_abroad(name, before) and _joins(document, cues, before, name)


def _joins(document: Document, cues: Cues, before: Name, name: Name) -> bool:
    between = document.words[before.last : name.first]
    comma = not _COMMAS.isdisjoint(between)
    if name.toponym.relation is not None and (not between or (comma and len(between) < _RELATED)):
        return True  # "from X area, south-west of Y"
    if _possesses(document, cues, before, name):
        return True
    if not between:
        return _glued(document, name).endswith(_JOINTS)
    if len(between) > _AREA:
        return False
    located = any(
        before.last <= c.first and c.last == name.first
        for key in _HELD_BY
        for c in cues.by_key.get(key, ())
    )
    if len(between) == _AREA and located and between[0] in _AREAS:
        return True  # "the X area in Y"
    # not "that crossed from X over Y"
    beside = len(between) == 1 and between[0] not in _OVER
    return beside and (located or between[0] in _JOINS)


def tells_where(document: Document, cues: Cues, before: Name, name: Name) -> bool:
    """As in "from X, in Y", "from the X area, inland and south of Y": of a place fired from."""
    if joins_place(document, cues, before, name):
        return True
    between = document.words[before.last : name.first]
    held = between[:1] in (["of"], ["in"]) and between[-1:] == ["of"]
    if held and not _HOLDERS.isdisjoint(between):
        return True  # "from the X district of the Afghan province of Y"
    listed = len(between) <= _INLAND and not _COMMAS.isdisjoint(between)
    return (
        listed
        and name.toponym.relation is not None
        and not any(before.last <= c.first < name.first and c.category in _ARGUING for c in cues)
    )


def _possesses(document: Document, cues: Cues, before: Name, name: Name) -> bool:
    """As in "Russia's Belgorod region", "Iran's western city of X": the second is in the first."""
    if not document.words[before.last - 1].endswith("'s"):
        return False
    between = document.words[before.last : name.first]
    broken = not _COMMAS.isdisjoint(between) or any(
        before.last <= c.first < name.first and c.category in {VERB, EVENT, PREPOSITION}
        for c in cues
    )
    return len(between) <= _OWNED and not broken


def _glued(document: Document, name: Name) -> str:
    """Proclitics written onto a name."""
    start = document.folded.folded(name.toponym.start, name.toponym.end)[0]
    return document.folded.text[document.starts[name.first] : start]


def _reaches(document: Document, cues: Cues, teller: _Teller, name: Name) -> bool:
    _, last, kind = teller
    if not last <= name.first <= last + _REACH or _told_between(document, cues, last, name.first):
        return False
    return kind is not _Kind.LEAVES or not _goes_on(document, cues, last, name)


def _goes_on(document: Document, cues: Cues, first: int, name: Name) -> bool:
    """As in "launched from X at Y", "left X, and their target was Y": Y is where it went."""
    last = name.first
    described = name.toponym.relation is not None  # "from a farm, just east of Y"
    if not described and not _COMMAS.isdisjoint(document.words[first:last]):
        return True
    return any(
        first <= c.first < last
        and not (document.words[c.first] == "at" and follows_post(cues, c.first))
        for c in cues.by_key.get("target", ())
    )


def _told_between(document: Document, cues: Cues, first: int, last: int) -> bool:
    """Whether an event is told there, whose place the name would rather be; or a "not"."""
    told = [
        c
        for c in cues
        if first <= c.first < last
        and (
            c.key == "negation"
            or (c.category is VERB and c.key in _DONE_TO)
            # "the launcher used in the attack in X": told of before
            or (c.category is EVENT and c.sense.strong and not is_definite(document, c))
        )
    ]
    return told != []


def _is_fire(cues: Cues, source: Cue) -> bool:
    """As in "shelling whose source was X": the source of fire, not of news."""
    told = (c for c in cues if c.category in _FIRED or c.key == "fire")
    return any(c.first < source.first for c in told)


def _carries(document: Document, cues: Cues, vehicle: Cue) -> bool:
    """Whether a vehicle is one told of, or is told to carry weapons; not any car found."""
    told = cues.by_key
    armed = cues.munitions or "launch" in told or not _LAUNCHERS.isdisjoint(told)
    theirs = "firers" in told  # "the attackers parked their lorry in X"
    return bool(armed) or theirs or is_definite(document, vehicle)


def _is_denied(cues: Cues, denials: Sequence[Cue], teller: Cue) -> bool:
    """As in "denied that the rockets had been fired from", "was not launched from"."""
    return any(
        (_is_negation(c) and 0 <= teller.first - c.last < _DENIED and not _takes_toll(cues, c))
        or (_is_denial(c) and c.first < teller.first and not _says_after(cues, c, teller))
        or (c.key in {"question", "alike"} and 0 <= teller.first - c.last < _ASKED)
        for c in denials
    )


def _says_after(cues: Cues, denial: Cue, teller: Cue) -> bool:
    """As in "denied this, and said that they were launched from": what is said holds again."""
    return any(
        denial.last < c.first < teller.first and not _is_denial_at(cues, c.first)
        for c in cues.by_key.get("verbs", ())
    )


def _is_denial_at(cues: Cues, first: int) -> bool:
    return any(c.first == first and _is_denial(c) for c in cues)


def _takes_toll(cues: Cues, negation: Cue) -> bool:
    """As in "which caused no casualties, came from": the toll is what is denied."""
    casualties = cues.by_category.get(CASUALTY, ())
    return any(c.first == negation.last for c in casualties)


def _is_denial(cue: Cue) -> bool:
    return cue.key in {"deny", "denial"}


def _is_negation(cue: Cue) -> bool:
    return cue.category is MODALITY and cue.key == "negation"


def _is_launch(document: Document, cue: Cue) -> bool:
    """As in "the launch took place in X", "placed the launch near X"."""
    if document.arabic:  # "the launching"
        return cue.key == "launch" and cue.sense.verbal_noun and cue.definite
    behind = document.words[cue.last] if cue.last < len(document.words) else ""
    text = document.words[cue.first]
    launch = cue.category is EVENT and text in _LAUNCH and behind != "of"
    return launch and is_definite(document, cue)


def _stands(document: Document, cues: Cues, launcher: Cue) -> bool:
    """As in "the launch pads were in X": where a launcher was is where it fired from."""
    if is_struck(cues, launcher):
        return False
    located = any(0 <= c.first - launcher.last <= _BE_IN for c in cues.by_key.get("location", ()))
    if not document.arabic:  # "the guns were at X"
        words = document.words[launcher.last : launcher.last + _BE_IN]
        located = located or (words[:1] != [] and words[0] in _BE and words[1:] == ["at"])
    if launcher.category is not ANAPHOR:
        return located
    if not document.arabic:
        behind = document.words[launcher.last : launcher.last + 1]
        return located and bool(behind) and behind[0] in _BE
    return located and any(
        c.last == launcher.first or c.first == launcher.last
        for c in cues.by_key.get("auxiliaries", ())
    )
