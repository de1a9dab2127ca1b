"""Why an incident wants to be reviewed, in words."""

from collections.abc import Iterator

from dashboard.map_view.drawing import is_drawable
from dashboard.model import DatePrecision, Incident
from dashboard.translation import counted, tr

__all__ = ["doubts"]

SURE_PLACE = 0.6
"""Confidence below which a place is told as uncertain."""

POOR_CLAIM = 4
"""Admiralty grade of the claim (doubtful) from which it is told."""


def doubts(incident: Incident) -> str:
    """Tell what is doubtful about an incident, in the order of how much it weighs."""
    return tr(" · ").join(_doubts(incident))


def _doubts(incident: Incident) -> Iterator[str]:
    if incident.location is None:
        yield tr("no place")
    elif not is_drawable(incident.location):
        yield tr("only a wide area")
    elif incident.location.confidence < SURE_PLACE:
        yield tr("uncertain place")
    if incident.date is None:
        yield tr("no date")
    elif incident.date.precision is not DatePrecision.DAY:
        yield tr("vague date")
    if incident.conflicts:
        yield tr("accounts differ")
    yield counted("{n} origin", "{n} origins", len(incident.origins))
    if incident.credibility.claim >= POOR_CLAIM:
        yield tr("poor grade")
