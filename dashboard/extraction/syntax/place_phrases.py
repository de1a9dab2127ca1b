"""Relative expressions in words, "south-west of X"; what lies in which country."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from dashboard.errors import LanguagePackError
from gazetteer.geodesy import bearing_deg
from gazetteer.model import PlaceKind, RelationKind, SpatialRelation, Toponym

__all__ = ["arabic_phrase_of", "in_country", "phrase_of"]

_TABLE: Final = "place_phrases_ar.toml"
_ARABIC: Final = range(0x600, 0x700)

_WINDS: Final = (
    "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west",
)  # fmt: skip
_METRES_IN_KM: Final = 1000
_CIRCLE: Final = 360
_ASIDE: Final = 60  # degrees from a direction that are still that way
_WHOLE_KM: Final = 10
_ADJECTIVES: Final = tuple(f"{wind}ern" for wind in _WINDS)
_PATTERNS: Final = {
    RelationKind.DISTANCE: "{distance} from {anchors}",
    RelationKind.DISTANCE_DIRECTION: "{distance} {wind} of {anchors}",
    RelationKind.DIRECTION: "{wind} of {anchors}",
    RelationKind.PART: "{adjective} {anchors}",
    RelationKind.COUNTRYSIDE: "{adjective} countryside of {anchors}",
    RelationKind.NEAR: "near {anchors}",
    RelationKind.OUTSIDE: "outside {anchors}",
    RelationKind.AROUND: "around {anchors}",
    RelationKind.BETWEEN: "between {anchors}",
    RelationKind.BORDER: "border of {anchors}",
    RelationKind.ROAD: "road from {anchors}",
    RelationKind.DESERT: "desert of {anchors}",
    RelationKind.BANK: "{adjective} bank of {anchors}",
}


class _Phrases(BaseModel):
    model_config = ConfigDict(extra="forbid")

    winds: list[str]
    masculine: list[str]
    feminine: list[str]
    joint: str
    kilometres: str
    rewritten: frozenset[RelationKind]
    patterns: dict[RelationKind, str]


def phrase_of(toponym: Toponym) -> str:
    """Spell a resolved toponym out in English; a plain name as the gazetteer displays it."""
    place = toponym.resolution.place
    name = place.name if place is not None else toponym.text
    relation = toponym.relation
    if relation is None:
        return name
    words = _PATTERNS[relation.kind].format(
        anchors=_anchors(relation, name),
        distance=_distance(relation.distance_m, "{n} km"),
        wind=_wind(relation.bearing_deg, _WINDS),
        adjective=_wind(relation.bearing_deg, _ADJECTIVES),
    )
    return " ".join(words.split())


def arabic_phrase_of(toponym: Toponym) -> str:
    """
    Name a resolved toponym in Arabic, by the words of an Arabic text as far as they tell it all.

    Returns
    -------
    str
        Empty for a plain name whose place has no Arabic name.
    """
    relation, place = toponym.relation, toponym.resolution.place
    if relation is None:
        return (place.name_ar if place is not None else "") or ""
    told = _load_phrases()
    if relation.kind not in told.rewritten and _is_arabic(toponym.text):
        return toponym.text
    words = told.patterns[relation.kind].format(
        anchors=told.joint.join(_arabic_anchors(toponym, relation)),
        distance=_distance(relation.distance_m, told.kilometres),
        wind=_wind(relation.bearing_deg, told.winds),
        masculine=_wind(relation.bearing_deg, told.masculine),
        feminine=_wind(relation.bearing_deg, told.feminine),
    )
    return " ".join(words.split())


def _arabic_anchors(toponym: Toponym, relation: SpatialRelation) -> tuple[str, ...]:
    """Names of the anchors, each by the gazetteer, else by the text, else in English."""
    anchors = [a for a in relation.anchors if a.resolution.place is not None] or [toponym]
    return tuple(dict.fromkeys(map(_arabic_name, anchors)))


def _arabic_name(anchor: Toponym) -> str:
    place = anchor.resolution.place
    if place is None or (place.name_ar is None and _is_arabic(anchor.text)):
        return anchor.text
    return place.name_ar or place.name


def _is_arabic(text: str) -> bool:
    return any(ord(letter) in _ARABIC for letter in text)


@cache
def _load_phrases() -> _Phrases:
    path = files("dashboard") / "data" / _TABLE
    try:
        return _Phrases.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise LanguagePackError(f"dashboard/data/{_TABLE}: {error}") from error


def _anchors(relation: SpatialRelation, name: str) -> str:
    joint = " to " if relation.kind is RelationKind.ROAD else " and "
    places = (anchor.resolution.place for anchor in relation.anchors)
    names = [place.name for place in places if place is not None]
    return joint.join(dict.fromkeys(names or [name]))


def _distance(distance_m: float | None, pattern: str) -> str:
    """Write whole kilometres from ten on: 57 nautical miles are no 105.564 km to anybody."""
    if distance_m is None:
        return ""
    kilometres = distance_m / _METRES_IN_KM
    return pattern.format(n=f"{round(kilometres, 0 if kilometres >= _WHOLE_KM else 2):g}")


def _wind(bearing_deg: float | None, words: Sequence[str]) -> str:
    """Name the nearest of eight winds; empty where no direction is told."""
    if bearing_deg is None:
        return ""
    return words[round(bearing_deg / (360 / len(words))) % len(words)]


def in_country(first: Toponym, second: Toponym) -> bool:
    """Whether one is a country or a part, however wide its corners lie, and the other is in it."""
    a, b = first.resolution.place, second.resolution.place
    if a is None or b is None or not a.country or a.country != b.country:
        return False
    return any(
        t.resolution.place is not None
        and t.resolution.place.kind is PlaceKind.COUNTRY
        and (t.relation is None or _lies_that_way(t, other))
        for t, other in ((first, second), (second, first))
    )


def _lies_that_way(part: Toponym, inside: Toponym) -> bool:
    """As in "the north-east of X": whether a place of X lies to its north-east."""
    relation, whole, point = part.relation, part.resolution.place, inside.resolution.point
    if relation is None or relation.kind is not RelationKind.PART or relation.bearing_deg is None:
        return False
    if whole is None or point is None:
        return False
    turn = abs(bearing_deg(whole.point, point) - relation.bearing_deg) % _CIRCLE
    return min(turn, _CIRCLE - turn) <= _ASIDE
