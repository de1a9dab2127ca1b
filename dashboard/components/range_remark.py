"""Range rings for the map, and what the ranges say of the launch point told."""

from markupsafe import Markup

from dashboard.components.map import MapRing
from dashboard.components.markup import joined, tag
from dashboard.components.wording import distance_words, place_name
from dashboard.map_view.ranges import reach_of, ring_centre, rings_of
from dashboard.model import Incident
from dashboard.translation import direction, tr

__all__ = ["map_rings", "range_markup"]


def map_rings(incident: Incident | None) -> tuple[MapRing, ...]:
    """Give the rings of the incident's kind of weapon round its launch point, else its target."""
    centre = ring_centre(incident) if incident else None
    if incident is None or centre is None:
        return ()
    return tuple(
        MapRing(
            lon=centre.lon,
            lat=centre.lat,
            radius_m=ring.range_m,
            label=f"{tr(ring.name)} · {distance_words(ring.range_m)}",
        )
        for ring in rings_of(incident.event_type)
    )


def range_markup(incident: Incident) -> Markup:
    """Write the ranges listed, their sources, and a remark where none fits the distance told."""
    centre = ring_centre(incident)
    assert centre is not None
    about = tr("Greatest published ranges, round {place}:", place=place_name(centre))
    rows = (
        tag(
            "li",
            tag("b", distance_words(ring.range_m)),
            f" {tr(ring.name)} ",
            tag("small", ring.source, lang="en", dir="ltr"),
        )
        for ring in rings_of(incident.event_type)
    )
    return tag(
        "section",
        tag("p", about, class_="ms-note"),
        tag("ul", joined(rows), class_="ms-ranges"),
        _remark(incident),
        dir=direction(),
    )


def _remark(incident: Incident) -> Markup:
    reach = reach_of(incident)
    if reach is None:
        return Markup("")
    distance = distance_words(reach.distance_m)
    if not reach.is_beyond:
        words = tr("The launch point told is {distance} from the target.", distance=distance)
        return tag("p", words, class_="ms-note")
    words = tr(
        "Remark: the launch point told is {distance} from the target; no weapon of this kind in "
        "the table reaches that far. The place, the weapon or the table may be wrong.",
        distance=distance,
    )
    return tag("p", words, class_="ms-remark")
