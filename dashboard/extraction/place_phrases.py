"""English words for relative expressions: "south-west of X", "eastern X", "border of X and Y"."""

from gazetteer.model import RelationKind, SpatialRelation, Toponym

__all__ = ["phrase_of"]

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
