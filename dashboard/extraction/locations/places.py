"""
Which place names of a mention say where it hit, and which say where it was fired from.

The governing preposition decides, not nearness: "from" gives a launch point where something was
launched, "on", "at", "towards" and "in" a target. Of several targets the most exact one wins and
the rest contain it; places joined by "and" on the same level are targets of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.launch_points.departures import (
    begins_anew,
    comes_over,
    doers_in,
    fell_beyond,
    fires_there,
    is_about,
    is_fired_from,
)
from dashboard.extraction.launch_points.gun_crews import guns_in
from dashboard.extraction.launch_points.origins import find_origins, places_left, tells_where
from dashboard.extraction.launch_points.stationed import follows_station, stationed_are_hit
from dashboard.extraction.locations.bystanders import (
    is_beside,
    is_crossed,
    is_object_of_deed,
    killed_when,
    may_stand_beside,
    told_late,
    without_wars,
)
from dashboard.extraction.locations.described import describes_unresolved, namesakes
from dashboard.extraction.locations.owners import owns_thing, stands_aside
from dashboard.extraction.locations.place_lists import (
    holds,
    is_alike,
    is_apposed,
    is_between,
    is_joined,
    is_one_event,
    is_thing_elsewhere,
    within,
)
from dashboard.extraction.locations.positions import hits_positions, province_of
from dashboard.extraction.syntax.names import Coarseness, Name, coarseness_of, lies_elsewhere
from dashboard.extraction.syntax.partitives import is_partitive
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import ORIGIN, PREPOSITION, VERB

__all__ = ["PlaceArguments", "find_places"]

_CHAIN: Final = 3  # tokens between a place and the wider place that holds it
_REACH: Final = 12  # tokens looked back over for the governing preposition
_COMMAS: Final = frozenset({"،", ",", "؛", ";", ":"})


class _Label(StrEnum):
    TARGET = "target"
    LOCATION = "location"
    SOURCE = "source"
    STATION = "station"  # where the doer is stationed
    EDGE = "edge"  # "on the outskirts of": where something is, or what was hit
    BARE = "bare"


_LABELS: Final = {str(label): label for label in _Label}
_AFTERMATH: Final = frozenset({"kill", "wound", "explode", "assassinate"})


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class PlaceArguments:
    """
    Places of one mention.

    Attributes
    ----------
    targets
        Places hit, most telling first; several only where the text joins them.
    containers
        Wider places named around the targets.
    launch
        Where it was fired from.
    separate
        True where each target is an event of its own ("struck A and B").
    """

    targets: tuple[Name, ...] = ()
    containers: tuple[Name, ...] = ()
    launch: Name | None = None
    separate: bool = False
    unresolved: tuple[Name, ...] = field(default=())


def find_places(document: Document, mention: Mention, names: Sequence[Name]) -> PlaceArguments:
    """
    Sort the place names inside a mention into targets, containers and launch point.

    Parameters
    ----------
    names
        Names inside the mention's token range, in text order.
    """
    if not names:
        return PlaceArguments()
    launches, targets = _sorted_names(document, mention, names)
    launches = [n for n in launches if not comes_over(mention.cues, n)]
    told = [n for n, _ in targets]
    doubted = namesakes(told)
    resolved = [
        (n, label)
        for n, label in targets
        if n.toponym.resolution.point is not None and n not in doubted
    ]
    if not document.arabic:
        resolved = _told_when(document, mention, resolved)
    chosen, separate = _choose(document, mention, resolved)
    if separate:
        separate = not is_one_event(document, mention, chosen)
    if chosen and hits_positions(document, mention, chosen):
        chosen = tuple(map(province_of, chosen))
    return PlaceArguments(
        targets=chosen,
        containers=tuple([n for n, _ in resolved if n not in chosen]),
        launch=None if not launches or _is_denied(mention) else min(launches, key=coarseness_of),
        separate=separate,
        unresolved=tuple(
            [n for n, _ in targets if n.toponym.resolution.point is None or n in doubted]
        ),
    )


def _sorted_names(
    document: Document, mention: Mention, names: Sequence[Name]
) -> tuple[list[Name], list[tuple[Name, _Label]]]:
    """Launch points, and what may have been hit, each in text order."""
    launches: list[Name] = []
    targets: list[tuple[Name, _Label]] = []
    origins = find_origins(document, mention.cues, names)
    left = places_left(document, mention.cues, origins) if origins else ()
    guns = guns_in(document, mention, names) if len(names) > 1 else ()
    doers = guns or (doers_in(document, mention, names) if len(names) > 1 else ())
    left = (*left, *guns)
    before: Name | None = None
    told_before = _Label.BARE
    for name in without_wars(document, _involved(document, mention, names)):
        floor = before.last if before else mention.first
        label = _Label.SOURCE if name in left else _label(document, mention, name, floor)
        if before is not None and label is _Label.BARE and is_joined(document, before, name):
            label = told_before
        if name.coarseness == Coarseness.COUNTRY and label is _Label.BARE and _is_active(mention):
            continue  # the doer, or a wide object that no pin could show
        launched = before if before in launches and before not in guns else None
        if not document.arabic and (
            (mention.definite and _leads_away(document, mention, before, name))
            or (launched is not None and is_crossed(document, launched, name))
        ):
            continue
        if before is not None and describes_unresolved(document, before, name, label):
            # "fired from the village of X, south of Y": near enough for a launch, not for a hit
            launches += [name] if before in launches else []
            continue
        fired = label is not _Label.TARGET and (name in origins or name in doers)
        if _is_launch(document, mention, name, label, fired=fired, launched=launched):
            launches.append(name)
        elif label is not _Label.SOURCE:
            targets.append((name, _Label.TARGET if label is _Label.EDGE else label))
        before, told_before = name, label
    if not targets and stationed_are_hit(document, mention):
        return [], [(name, _Label.LOCATION) for name in launches]
    if not targets and (fell := fell_beyond(mention, launches)) is not None:
        return launches[: launches.index(fell)], [(fell, _Label.LOCATION)]
    return launches, targets


def _involved(document: Document, mention: Mention, names: Sequence[Name]) -> Sequence[Name]:
    """Names that do not only stand beside; "with the support of X and Y" leaves out both."""
    names = [n for n in names if not stands_aside(document, mention.first, n)]
    if len(names) > 1:
        names = [n for n in names if not owns_thing(document, n, names)]
    if not may_stand_beside(document, mention):
        return names
    involved: list[Name] = []
    aside: Name | None = None
    for name in names:
        listed = aside is not None and not document.arabic and is_joined(document, aside, name)
        if listed or is_beside(document, mention, name):
            aside = name
        else:
            involved.append(name)
    return involved


def _choose(
    document: Document, mention: Mention, targets: Sequence[tuple[Name, _Label]]
) -> tuple[tuple[Name, ...], bool]:
    if len(targets) <= 1:
        return tuple([name for name, _ in targets]), False
    trigger = _telling(mention)
    best = min(n.coarseness for n, _ in targets)
    equal = [(n, label) for n, label in targets if n.coarseness == best]
    # Of equals, one told after the event's word goes before one told ahead of it.
    first, label = min(equal, key=lambda e: told_late(mention, e[0], e[1], trigger))
    told_after = [(n, k) for n, k in targets if n.first > trigger and k is not _Label.BARE]
    if first.first < trigger and told_after:
        # "a man born in Mosul was killed by a strike in Idlib": Idlib does not hold Mosul.
        other, kind = min(told_after, key=lambda item: item[0].coarseness)
        if lies_elsewhere(first, other):
            first, label = other, kind
    named = [n for n, _ in targets]
    first = within(document, _list_head(document, mention, first, named), named)
    joined, behind = [first], first
    things = False
    for name, _ in targets:
        if name.first <= joined[-1].first:
            continue
        if name.coarseness > Coarseness.PROVINCE and not is_alike(document, behind, name):
            held = document.arabic and holds(document, mention, behind, name)
            behind = name if held else behind
            continue
        left = joined[-1] if document.arabic else behind
        also_there = is_thing_elsewhere(document, mention, left, name, behind=behind)
        if also_there or is_joined(document, behind, name):
            joined.append(name)
            behind = name
            things = things or also_there
        elif holds(document, mention, behind, name):
            behind = name  # "a base in X and ..."
    if is_apposed(document, joined):
        joined = joined[:1]
    return tuple(joined), len(joined) > 1 and (
        things
        or (label in {_Label.TARGET, _Label.BARE} and not is_between(document, first))
        or all(n.coarseness == Coarseness.SITE for n in joined)
        or (not document.arabic and _is_each(document, mention, first))
    )


def _told_when(
    document: Document, mention: Mention, targets: list[tuple[Name, _Label]]
) -> list[tuple[Name, _Label]]:
    """As in "mourned in X for men killed when their post at Y was hit": Y alone; English only."""
    when = killed_when(document, mention)
    told = [(n, label) for n, label in targets if n.first > when] if when > 0 else []
    apart = told and all(lies_elsewhere(told[0][0], n) for n, _ in targets if n.first < when)
    return told if apart else targets


def _is_each(document: Document, mention: Mention, first: Name) -> bool:
    """As in "strikes killed nine in X and Y": one for each; a blast is heard in the next town."""
    noise = True in [c.key == "weak_type" for c in mention.triggers]
    return not noise and not is_between(document, first)


def _is_denied(mention: Mention) -> bool:
    """As in "denied that the rockets which hit X had been fired from Y": they did hit X."""
    header = mention.clause.header
    return header is not None and "denial" in header.cues.by_key


def _list_head(document: Document, mention: Mention, name: Name, names: Sequence[Name]) -> Name:
    """As in "launchers near X and a radar at Y": where the list begins that a name stands in."""
    widest = Coarseness.SETTLEMENT if document.arabic else Coarseness.PROVINCE
    for before in reversed([n for n in names if n.first < name.first]):
        if is_alike(document, before, name):
            name = before
            continue
        if before.coarseness > widest or not (
            is_joined(document, before, name) or is_thing_elsewhere(document, mention, before, name)
        ):
            break
        name = before
    return name


def _telling(mention: Mention) -> int:
    """Token of the word that tells the event itself, not its toll or its noise."""
    for cue in mention.triggers:
        if cue.key not in _AFTERMATH:
            return cue.first
    return mention.triggers[0].first


def _is_launch(
    document: Document,
    mention: Mention,
    name: Name,
    label: _Label,
    *,
    fired: bool,
    launched: Name | None,
) -> bool:
    """Whether something was fired from a place: told so, or the launch place before lies in it."""
    if label in {_Label.SOURCE, _Label.STATION}:
        return label is _Label.STATION or fired or is_fired_from(document, mention, name)
    if label is _Label.TARGET:
        return False
    if label is _Label.EDGE:
        return fired or (launched is not None and not _is_aimed(document, mention, launched, name))
    # "from Daquq in Kirkuk province", "from Iran's city of X"
    return fired or (launched is not None and tells_where(document, mention.cues, launched, name))


def _is_aimed(document: Document, mention: Mention, launched: Name, name: Name) -> bool:
    """As in "launched from X at a house on the outskirts of Y": Y is what they were aimed at."""
    return not document.arabic and any(
        launched.last <= c.first < name.first and document.words[c.first] != "on"
        for c in mention.cues.by_key.get("target", ())
    )


def _is_active(mention: Mention) -> bool:
    for verb in mention.cues.by_category.get(VERB, ()):  # a loop: asked for most names
        if not verb.sense.verbal_noun and verb.key != "undergo":
            return True
    return False


def _leads_away(document: Document, mention: Mention, before: Name | None, name: Name) -> bool:
    """As in "condemned the attack and sent envoys to X": "and" leads away from what is recalled."""
    triggers = [c.last for c in mention.triggers if c.last <= name.first]
    if not triggers or (before is not None and is_joined(document, before, name)):
        return False
    return "and" in document.words[triggers[-1] : name.first]


def _label(document: Document, mention: Mention, name: Name, floor: int) -> _Label:
    told = mention.cues.by_key
    if "stationed" in told and any(0 <= name.first - c.last < _CHAIN for c in told["stationed"]):
        return _Label.BARE if follows_station(document, mention, name, floor) else _Label.STATION
    if document.arabic and (clitic := _clitic(document, name)):
        held = any(c.last == name.first for c in told.get("belonging", ()))
        return _Label.BARE if held else clitic
    if not document.arabic and is_object_of_deed(document, mention, name):
        return _Label.TARGET
    label = _governing(document, mention, name, floor)
    anew = document.arabic and label is _Label.SOURCE and begins_anew(document, mention, name)
    return _Label.BARE if anew else label


def _governing(document: Document, mention: Mention, name: Name, floor: int) -> _Label:
    """Label that the preposition before a name gives it, as far back as it may govern."""
    low, told = max(floor, name.first - _REACH), mention.cues.by_key
    before = [cue for cue in mention.cues if low <= cue.first < name.first]
    if not before:
        return _Label.BARE
    ships = [c.first for c in told["vessel"]] if document.arabic and "vessel" in told else []
    for index in range(name.first - 1, low - 1, -1):
        if document.words[index] in _COMMAS and "launch" not in told:
            break
        for cue in before:
            if cue.first == index and not (cue.category is VERB and _is_preposition(before, index)):
                label = _given_by(document, mention, cue, floor)
                if ships and label is _Label.SOURCE and any(index < s < name.first for s in ships):
                    label = _Label.LOCATION  # "hundreds of metres from a ship 70 miles off X"
                if label is not None:
                    return label
    return _Label.BARE


def _is_preposition(cues: Sequence[Cue], index: int) -> bool:
    """As in Arabic صوب, "towards", which is written like صوّب, "aimed"."""
    return any(c.first == index and c.category is PREPOSITION for c in cues)


def _given_by(document: Document, mention: Mention, cue: Cue, floor: int) -> _Label | None:
    """Label that a word before a name gives it; `None` where it gives none."""
    if cue.category is PREPOSITION:
        label = _LABELS.get(cue.key)
        if document.arabic and (
            is_about(document, cue)
            if label is _Label.TARGET
            else label is _Label.SOURCE and is_partitive(document, mention.cues, cue)
        ):
            return None
        there = label is not None and fires_there(document, mention, cue, floor)
        return _Label.SOURCE if there else label
    if cue.key == "passes":
        return _Label.LOCATION  # shot down as it flew over
    if cue.category is ORIGIN and cue.last - cue.first > 1:
        return _Label.SOURCE  # "coming from"
    lies = document.arabic and cue.key == "conduct"  # "from an area that lies between"
    finite = cue.category is VERB and not cue.sense.verbal_noun
    return _Label.BARE if finite and not lies else None


def _clitic(document: Document, name: Name) -> _Label | None:
    """Preposition written onto an Arabic name ("بأربيل", "للحسكة")."""
    begin = document.starts[name.first]
    if name.toponym.start == document.folded.origin(begin):
        return None  # nothing is
    start = document.folded.folded(name.toponym.start, name.toponym.end)[0]
    letters = document.folded.text[begin:start]
    if letters.endswith("ب"):
        return _Label.LOCATION
    return _Label.TARGET if letters.endswith("ل") else None
