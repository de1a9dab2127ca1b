"""A short English title for an incident, from its fields alone."""

from typing import TYPE_CHECKING

from dashboard.model import Count, EventType, Incident, Location, Role
from gazetteer.model import RelationKind

if TYPE_CHECKING:
    from dashboard.corroboration.fusion import Fused

__all__ = ["title"]

# Singular and plural of what is counted, and the event without a number.
_MEANS = {
    EventType.ROCKET: ("rocket", "rockets", "Rocket attack"),
    EventType.DRONE: ("drone", "drones", "Drone attack"),
    EventType.MISSILE: ("missile", "missiles", "Missile attack"),
    EventType.ARTILLERY: ("artillery round", "artillery rounds", "Artillery fire"),
    EventType.AIRSTRIKE: ("air strike", "air strikes", "Air strike"),
    EventType.BOMBING: ("bomb", "bombs", "Bombing"),
    EventType.SHOOTING: ("shot", "shots", "Shooting"),
    EventType.UNSPECIFIED: ("munition", "munitions", "Attack"),
}
# Relative places whose words don't begin with a preposition of their own ("outside Al-Mayadin").
_PREPOSITIONS: dict[str, str] = {
    RelationKind.PART: "in",
    RelationKind.COUNTRYSIDE: "in the",
    RelationKind.DESERT: "in the",
    RelationKind.BORDER: "on the",
    RelationKind.BANK: "on the",
    RelationKind.ROAD: "on the",
}
_RETALIATION = {
    EventType.ROCKET: "rockets",
    EventType.DRONE: "drones",
    EventType.MISSILE: "missiles",
    EventType.ARTILLERY: "artillery",
    EventType.AIRSTRIKE: "air strike",
    EventType.BOMBING: "bombing",
    EventType.SHOOTING: "gunfire",
    EventType.UNSPECIFIED: "strike",
}


def title(fused: "Fused | Incident") -> str:
    """
    Title of an incident, "5 rockets at Ain al-Asad Air Base".

    A foiled attack, an answer and older history are marked as such; a missing place is said.
    """
    what = _what(fused)
    if fused.role is Role.THWARTED:
        what += " (thwarted)"
    elif fused.role is Role.BACKGROUND:
        what += " (background)"
    elif fused.role is Role.RETALIATION:
        what = f"Retaliation: {what[:1].lower()}{what[1:]}"
    return f"{what}{_where(fused.location)}"


def _what(fused: "Fused | Incident") -> str:
    singular, plural, alone = _MEANS[fused.event_type]
    count = fused.munition_count
    if count is not None and count.best:
        return f"{_number(count)} {singular if count.high == 1 else plural}"
    if fused.role is Role.RETALIATION:
        return _RETALIATION[fused.event_type]
    if fused.role is Role.STRIKE and fused.event_type is EventType.UNSPECIFIED:
        return "Strike"
    return alone


def _number(count: Count) -> str:
    if count.high is None:
        return f"{count.best}+"
    return str(count.best) if count.low == count.high else f"{count.low}–{count.high}"


def _where(place: Location | None) -> str:
    if place is None:
        return ", place not told"
    preposition = _PREPOSITIONS.get(place.relation, "")
    if not place.relation:
        preposition = "at"
    return f" {preposition} {place.name}" if preposition else f" {place.name}"
