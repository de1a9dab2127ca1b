"""Relative expressions in English words, "south-west of X"; what lies in which country."""

from gazetteer.model import PlaceKind, RelationKind, SpatialRelation, Toponym

__all__ = ["in_country", "phrase_of"]

_WINDS = (
    "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west",
)  # fmt: skip
_METRES_IN_KM = 1000
_ADJECTIVES = tuple(f"{wind}ern" for wind in _WINDS)
_PATTERNS = {
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


def phrase_of(toponym: Toponym) -> str:
    """Spell a resolved toponym out in English; a plain name as the gazetteer displays it."""
    place = toponym.resolution.place
    name = place.name if place is not None else toponym.text
    relation = toponym.relation
    if relation is None:
        return name
    words = _PATTERNS[relation.kind].format(
        anchors=_anchors(relation, name),
        distance=_distance(relation.distance_m),
        wind=_wind(relation.bearing_deg, _WINDS),
        adjective=_wind(relation.bearing_deg, _ADJECTIVES),
    )
    return " ".join(words.split())


def _anchors(relation: SpatialRelation, name: str) -> str:
    joint = " to " if relation.kind is RelationKind.ROAD else " and "
    places = (anchor.resolution.place for anchor in relation.anchors)
    names = [place.name for place in places if place is not None]
    return joint.join(dict.fromkeys(names or [name]))


def _distance(distance_m: float | None) -> str:
    return "" if distance_m is None else f"{distance_m / _METRES_IN_KM:g} km"


def _wind(bearing_deg: float | None, words: tuple[str, ...]) -> str:
    """Name the nearest of eight winds; empty where no direction is told."""
    if bearing_deg is None:
        return ""
    return words[round(bearing_deg / (360 / len(words))) % len(words)]


def in_country(first: Toponym, second: Toponym) -> bool:
    """Whether one is a country, however wide its corners lie, and the other a place in it."""
    a, b = first.resolution.place, second.resolution.place
    if a is None or b is None or not a.country or a.country != b.country:
        return False
    whole = (t for t in (first, second) if t.relation is None)
    return any(
        t.resolution.place is not None and t.resolution.place.kind is PlaceKind.COUNTRY
        for t in whole
    )
