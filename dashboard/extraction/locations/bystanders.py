"""Place names that stand beside an event and are no part of it: a clock's, a doer's, a cause's."""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.events.remote_places import is_remote
from dashboard.extraction.locations.crowds import is_where_crowd_met
from dashboard.extraction.locations.ships import is_port_of_voyage
from dashboard.extraction.locations.side_deeds import is_of_side_deed, names_munition, owns_doer
from dashboard.extraction.syntax.names import Coarseness, Name
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import (
    AGENCY,
    CASUALTY,
    EVENT,
    HITS,
    MODALITY,
    SPEECH,
    VERB,
    WEAPON,
)

__all__ = [
    "is_beside",
    "is_crossed",
    "is_object_of_deed",
    "killed_when",
    "may_stand_beside",
    "told_late",
    "without_wars",
]

_PURPOSE: Final = 10  # tokens from "in support of" to whom it is for
_VOYAGE: Final = 6  # tokens from "on its way from X to" to the port
_PASSING: Final = 4  # tokens from "flew over" to the last of the places
_ACCUSED: Final = 1  # tokens for the accuser: "Washington's accusations of Tehran" in Arabic order
_JOINTS: Final = words_of("and", "as", "while")
_HAPPENS: Final = words_of("be", "have", "staying")
_TELLING: Final = frozenset({VERB, EVENT, WEAPON, CASUALTY})
_ACTING: Final = frozenset(
    {
        "people", "forces", "verbs", "claim", "deny", "accuse", "threat", "government", "tied",
        "flag",
    }
)  # fmt: skip
_PURPOSES: Final = frozenset({"purpose", "response"})
_BESIDE: Final = (
    _ACTING | _PURPOSES | {"clock", "passes", "vessel", "heading", "taken_to", "recalls"}
)
_AFTERMATH: Final = frozenset({"kill", "wound"})
_MAKING: Final = 8  # tokens from "assembled" to the place
_SPEAKING: Final = 5  # tokens from "a source in X" to "described"
_SPEAKER: Final = 2  # tokens from "that" to "a source"
_ONWARDS: Final = words_of("onwards")
# Tokens from "deployed" to the place: "at least 43 unmanned aerial vehicles at".
_DEPLOYED: Final = 8
_PAIR: Final = 2
_AIMED: Final = 3  # tokens from "heading towards" to the last of the place: "the port of"
_SUSPENDING: Final = (["and"], ["or"])
_THAT: Final = words_of("relatives")
_MADE: Final = words_of("made")
_CUTS: Final = words_of("and", "but", "coming_down") | {",", ";"}
_PLACED: Final = words_of("inside", "from")
_CROSSING: Final = 3  # words of "across the river"
_WARS: Final = words_of("wars")
_WAR: Final = 3  # tokens of Arabic "the war Israeli on" before its place
_COMMAS: Final = frozenset({"،", ",", "؛", ";", ":"})


def without_wars(document: Document, names: Sequence[Name]) -> Sequence[Name]:
    """As in Arabic "hit a car in X as goes on the war on Y": X, where another place is told."""
    words = document.words
    if len(names) == 1 or not document.arabic:
        return names
    involved = [n for n in names if _WARS.isdisjoint(words[max(0, n.first - _WAR) : n.first - 1])]
    if len(involved) == len(names):
        return names
    exact = any(n.coarseness <= Coarseness.DISTRICT for n in involved)
    return involved if exact else names


def may_stand_beside(document: Document, mention: Mention) -> bool:
    """Whether a name in a mention may be beside it: in Arabic only where certain words tell so."""
    return not document.arabic or not _BESIDE.isdisjoint(mention.cues.by_key)


def is_beside(document: Document, mention: Mention, name: Name) -> bool:
    """Whether a name only tells the time, who acts, or what for."""
    told = mention.cues.by_key
    return (
        ("clock" in told and _tells_clock(mention, name))
        or (not _ACTING.isdisjoint(told) and _acts(mention, name, arabic=document.arabic))
        or (not _PURPOSES.isdisjoint(told) and _tells_purpose(document, mention, name))
        or ("passes" in told and _is_passed(document, mention, name))
        or ("vessel" in told and is_port_of_voyage(document, mention, name))
        or (("heading" in told or "vessel" in told) and _is_bound_for(document, mention, name))
        or ("taken_to" in told and _stands_behind(document, mention, "taken_to", name))
        or ("recalls" in told and _stands_behind(document, mention, "recalls", name))
        or (not document.arabic and _stands_aside(document, mention, name))
    )


def _stands_aside(document: Document, mention: Mention, name: Name) -> bool:
    """English only: where someone speaks, where something was made, what came of it all."""
    words = document.words[max(mention.first, name.first - _MAKING) : name.first]
    return (
        words[-1:] in (["neither"], ["nor"])
        or is_remote(document, mention, name)
        or owns_doer(document, mention, name)
        or names_munition(mention, name)
        or is_of_side_deed(document, mention, name)
        or is_where_crowd_met(document, mention, name)
        or _is_suspended(document, name)
        or _is_deployed_there(mention, name)
        or _was_aimed_at(document, mention, name)
        or _is_made_there(words)
        or _speaks_there(document, mention, name)
        or _tells_aftermath(document, mention, name)
    )


def _is_deployed_there(mention: Mention, name: Name) -> bool:
    """As in "the raids came days after the group had deployed 40 drones at X"."""
    return any(
        0 <= name.first - c.last < _DEPLOYED
        and not any(c.first <= t.first < name.first for t in mention.triggers)
        and any(c.last <= m.first < name.first for m in mention.cues.munitions)
        for c in mention.cues.by_key.get("stationed", ())
    )


def _was_aimed_at(document: Document, mention: Mention, name: Name) -> bool:
    """As in "a drone heading towards X hit a hangar in Y": it came down in Y."""
    if len(mention.triggers) < _PAIR:
        return False
    return any(
        aim.sense.verbal_noun
        and document.words[aim.last - 1] in _ONWARDS
        and 0 <= name.first - aim.last < _AIMED
        and any(
            c.key in HITS and not c.sense.verbal_noun and c.first >= name.last
            for c in mention.triggers
            if c.category is VERB
        )
        for aim in mention.triggers
    )


def _is_suspended(document: Document, name: Name) -> bool:
    """As in "the Barbados- and Panama-flagged ships": half of an adjective."""
    return (
        document.words[name.last : name.last + 1] == ["-"]
        and document.words[name.last + 1 : name.last + 2] in _SUSPENDING
    )


def _is_made_there(words: Sequence[str]) -> bool:
    """As in "had been assembled at a workshop in X and sent on its way from Y"."""
    if _MADE.isdisjoint(words):
        return False
    made = [i for i, word in enumerate(words) if word in _MADE]
    return _CUTS.isdisjoint(words[made[-1] :])


def _speaks_there(document: Document, mention: Mention, name: Name) -> bool:
    """As in "a strike that officials in X condemned", "that a source in X's army described"."""
    words = document.words
    if not name.first or words[name.first - 1] not in _PLACED:
        return False
    spokesmen = mention.cues.by_category.get(SPEECH, ())
    speaker = next((c for c in spokesmen if c.last == name.first - 1), None)
    if speaker is None:
        return False
    opens = words[max(mention.first, speaker.first - _SPEAKER) : speaker.first]
    if not _THAT.isdisjoint(opens):
        return True
    for index in range(name.last, min(name.last + _SPEAKING, mention.last)):
        if words[index] in _COMMAS:
            return False
        if any(c.first == index and c.key == "verbs" for c in spokesmen):
            return True
    return False


def is_crossed(document: Document, before: Name, name: Name) -> bool:
    """As in "fired from X, across the river Y": what lay between; English only."""
    between = [word for word in document.words[before.last : name.first] if word not in _COMMAS]
    return between[:1] == ["across"] and len(between) <= _CROSSING


def _tells_aftermath(document: Document, mention: Mention, name: Name) -> bool:
    """As in "X was hit, and flights over Y were diverted": a clause that tells no event."""
    first = mention.triggers[-1].last
    if name.first < first:
        return False
    words = document.words
    joints = (
        i
        for i in range(name.first - 1, first, -1)
        if words[i] in _JOINTS and words[i - 1] in _COMMAS
    )
    joint = next(joints, None)
    if joint is None or joint + 1 == name.first:
        return False
    told = (c for c in mention.cues if c.first > joint)
    return not any(c.category in _TELLING for c in told) and any(
        words[i] in _HAPPENS for i in range(name.last, mention.last)
    )


def _is_passed(document: Document, mention: Mention, name: Name) -> bool:
    """As in "flew over X and Y": where it passed, unless it was shot down there."""
    if mention.intercepted or mention.foiled:
        return False
    return any(
        0 <= name.first - c.last < _PASSING
        and _COMMAS.isdisjoint(document.words[c.last : name.first])
        and not any(c.last <= t.first < name.first for t in mention.triggers)  # "and struck X"
        for c in mention.cues.by_key["passes"]
    )


def _is_bound_for(document: Document, mention: Mention, name: Name) -> bool:
    """As in "the ship, on its way from X to Y": where what was hit came from and goes."""
    ships = [c.first for c in mention.cues.by_key.get("vessel", ())]
    cars = document.little_words["cars"]
    return any(
        (any(first < c.first for first in ships) or document.words[c.first - 1] in cars)
        and 0 <= name.first - c.last < _VOYAGE
        and _COMMAS.isdisjoint(document.words[c.last : name.first])
        and not (document.arabic and _is_located(mention, c, name))
        for c in (*mention.cues.by_key.get("heading", ()), *_courses(document, mention))
    )


def _courses(document: Document, mention: Mention) -> Iterator[Cue]:
    """As in "the tanker was heading towards X when a drone hit it": no aim of a missile's."""
    for verb in mention.cues.by_key.get("strike", ()):
        if document.words[verb.last - 1] in _ONWARDS and verb.last - verb.first > 1:
            before = [c for c in mention.cues if c.last <= verb.first and _moves(c)]
            if before and before[-1].key == "vessel":
                yield verb


def _moves(cue: Cue) -> bool:
    return cue.key == "vessel" or cue.sense.munition


def _stands_behind(document: Document, mention: Mention, key: str, name: Name) -> bool:
    """As in "taken to the hospital of X", "summoned the envoy to X": who was brought, or called."""
    return any(
        0 <= name.first - c.last < _VOYAGE
        and _COMMAS.isdisjoint(document.words[c.last : name.first])
        for c in mention.cues.by_key[key]
    )


def _is_located(mention: Mention, heading: Cue, name: Name) -> bool:
    """As in "bound for X off Y": Y says where it was."""
    locating = mention.cues.by_key.get("location", ())
    return any(heading.last <= c.first < name.first for c in locating)


def _tells_purpose(document: Document, mention: Mention, name: Name) -> bool:
    """As in "in support of our people in Gaza", "in response to the massacres in Gaza"."""
    if mention.relation == "response":
        return False  # what was answered is the event itself
    told = mention.cues.by_key
    that = {c.first for c in told.get("demonstrative", ())}  # "in response to that"
    return any(
        c.last not in that
        and 0 <= name.first - c.last < _PURPOSE
        and _COMMAS.isdisjoint(document.words[c.last : name.first])
        for c in (*told.get("purpose", ()), *told.get("response", ()))
    )


def _tells_clock(mention: Mention, name: Name) -> bool:
    """As in "3:15 p.m. Sanaa time": a clock, not a place."""
    clocks = mention.cues.by_key["clock"]
    return any(c.last == name.first or c.first == name.last for c in clocks)


def _acts(mention: Mention, name: Name, *, arabic: bool) -> bool:
    """As in "Tel Aviv did not claim", "three U.S. soldiers": a state that acts or owns."""
    for cue in mention.cues:
        if cue.key not in _ACTING:
            continue
        owns = cue.first == name.last and (
            (cue.category is CASUALTY and cue.key == "people")
            or (cue.category is AGENCY and cue.key == "forces")
        )
        says = cue.last == name.first and (
            (cue.category is SPEECH and cue.key == "verbs")
            or (
                cue.category is AGENCY
                and cue.key in {"claim", "deny", "accuse"}
                # "we shelled Ashkelon", Arabic "shelled our fighters Ashkelon"
                and all(cue.first not in {c.first, c.last} for c in mention.triggers)
            )
            or (cue.category is MODALITY and cue.key == "threat")
        )
        governs = cue.first == name.last and cue.key == "government"
        tied = cue.category is AGENCY and cue.key == "tied" and cue.last == name.first
        flag = cue.category is AGENCY and cue.key == "flag" and cue.last == name.first
        speaks = (
            cue.first == name.last
            and name.coarseness <= Coarseness.SETTLEMENT
            and cue.category is AGENCY
            and cue.key in {"claim", "deny", "accuse"}
        )  # "Baghdad accuses the army of that raid"
        accused = cue.key == "accuse" and 0 <= name.first - cue.last <= _ACCUSED
        if (
            says
            or flag
            or tied
            or governs
            or accused
            or (speaks and not arabic)
            or (owns and name.coarseness >= Coarseness.COUNTRY)
        ):
            return True
    return False


def killed_when(document: Document, mention: Mention) -> int:
    """Token of "when" in "mourned in X for men killed when their post at Y was hit", else -1."""
    killed = mention.triggers[0]
    if document.arabic or killed.key not in _AFTERMATH:
        return -1
    behind = range(killed.last, mention.last)
    return next((i for i in behind if document.words[i] == "when"), -1)


def told_late(mention: Mention, name: Name, label: str, trigger: int) -> tuple[bool, bool]:
    """Rank a target: behind the event's word first, a capital that stands for its state last."""
    # "Damascus put it down to events in Hama, where drones hit a base"
    opens = label == "bare" and name.first <= mention.first + 1
    return name.first <= trigger, opens and "a capital" in name.toponym.resolution.reasons


def is_object_of_deed(document: Document, mention: Mention, name: Name) -> bool:
    """As in "seven bodies from the shelling of X": X was shelled, nothing came from there."""
    if document.words[name.first - 1] != "of":
        return False
    return any(
        c.last == name.first - 1
        and (c.category is EVENT or (c.key == "strike" and c.sense.verbal_noun))
        for c in mention.cues
    )
