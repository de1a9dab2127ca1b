"""Places that articles name without telling of an incident there."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.map_view.columns import Pin
from dashboard.map_view.drawing import AREA_KINDS
from dashboard.map_view.symbols import Mark
from dashboard.model import Claim, EventType, Extraction, Incident, Location, Report, Span
from gazetteer.model import Place, PlaceKind, Toponym, Usage

__all__ = ["MENTION_PREFIX", "Mention", "mentions_of", "pin_of_mention"]

MENTION_PREFIX = "place:"
"""Tells a place's id from an incident's wherever either may be selected."""

_TOO_WIDE = AREA_KINDS | {PlaceKind.ADMIN1, PlaceKind.ADMIN2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place that is only named, and where: article ids with the spans of the name."""

    place: Place
    named: tuple[tuple[str, Span], ...]

    @property
    def id(self) -> str:
        """Id on the map and in the page's address."""
        return MENTION_PREFIX + self.place.id


def mentions_of(
    extractions: Iterable[Extraction], incidents: Iterable[Incident]
) -> tuple[Mention, ...]:
    """
    Collect the places that are named and belong to no incident, by id.

    Parameters
    ----------
    extractions
        Of all articles.
    incidents
        Whose targets, launch points and alternatives are left out.
    """
    taken = {place for incident in incidents for place in _places_of(incident)}
    named: dict[str, list[tuple[str, Span]]] = {}
    places: dict[str, Place] = {}
    for extraction in extractions:
        for toponym in extraction.toponyms:
            place = toponym.resolution.place
            if place is None or place.id in taken or not _is_shown(toponym, place):
                continue
            places[place.id] = place
            spot = (extraction.article_id, Span(toponym.start, toponym.end))
            named.setdefault(place.id, []).append(spot)
    return tuple(Mention(place=places[key], named=tuple(named[key])) for key in sorted(places))


def pin_of_mention(mention: Mention) -> Pin:
    """Give the symbol of a place that is only named."""
    return Pin(
        id=mention.id,
        mark=Mark.MENTION,
        event_type=EventType.UNSPECIFIED,
        lon=mention.place.point.lon,
        lat=mention.place.point.lat,
        radius_m=mention.place.uncertainty_m,
    )


def _is_shown(toponym: Toponym, place: Place) -> bool:
    return (
        toponym.usage is Usage.LITERAL and toponym.relation is None and place.kind not in _TOO_WIDE
    )


def _places_of(incident: Incident) -> set[str]:
    locations = [incident.location, incident.launch]
    locations += [c.value for report in incident.reports for c in _claimed_places(report)]
    return {location.place_id for location in locations if location}


def _claimed_places(report: Report) -> list[Claim[Location]]:
    return [claim for claim in (report.location, report.launch, *report.alternatives) if claim]
