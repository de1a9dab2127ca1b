"""Which places may be drawn as a symbol, and why the others go to the tray of unplaced reports."""

from dashboard.model import Incident, Location
from dashboard.translation import msgid
from gazetteer.model import PlaceKind

__all__ = ["AREA_KINDS", "is_drawable", "unplaced_reason"]

AREA_KINDS = frozenset(
    {
        PlaceKind.CONTINENT,
        PlaceKind.COUNTRY,
        PlaceKind.REGION,
        PlaceKind.SEA,
        PlaceKind.DESERT,
        PlaceKind.RIVER,
    }
)
"""Too wide for a symbol: a pin on them would tell a place that nobody told."""


def is_drawable(location: Location | None) -> bool:
    """Whether a symbol may stand at `location`; a relation to an area is as wide as its radius."""
    return location is not None and location.kind not in AREA_KINDS


def unplaced_reason(incident: Incident) -> str:
    """
    Say why an incident has no symbol.

    Returns
    -------
    str
        An English message id, or an empty string where the incident is on the map.
    """
    if incident.location is None:
        if any(report.aggregate for report in incident.reports):
            return msgid("A sum over several events")
        return msgid("No place told, or none that could be resolved")
    if is_drawable(incident.location):
        return ""
    return msgid("Only a wide area is told")
