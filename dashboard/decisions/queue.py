"""In which order incidents want to be reviewed: the least certain first."""

from collections.abc import Iterable

from dashboard.model import DatePrecision, Incident, ReviewState

__all__ = ["by_doubt", "doubt"]

# How much each doubt weighs, in [0, 1] altogether. Place goes first: a wrong pin is what is seen
# from afar. Set by judgement; only the order that they give matters.
UNPLACED_WEIGHT = 0.35
DATE_WEIGHTS = {
    DatePrecision.DAY: 0.0,
    DatePrecision.WEEK: 0.06,
    DatePrecision.MONTH: 0.1,
    DatePrecision.YEAR: 0.14,
}
UNDATED_WEIGHT = 0.2
CONFLICT_WEIGHT = 0.05  # of each field in dispute, up to four
MAX_CONFLICTS = 4
SINGLE_ORIGIN_WEIGHT = 0.1
CLAIM_WEIGHT = 0.15  # of the worst Admiralty grade of the claim, 6
WORST_CLAIM = 6


def doubt(incident: Incident) -> float:
    """
    Say how uncertain an incident is, in [0, 1].

    It grows with a place that is missing or uncertain, a date that is missing or vague, fields
    in dispute, a single origin, and a poor grade of the claim.
    """
    place = 1.0 - incident.location.confidence if incident.location else 1.0
    dated = DATE_WEIGHTS[incident.date.precision] if incident.date else UNDATED_WEIGHT
    disputed = min(len(incident.conflicts), MAX_CONFLICTS)
    claim = (incident.credibility.claim - 1) / (WORST_CLAIM - 1)
    return (
        UNPLACED_WEIGHT * place
        + dated
        + CONFLICT_WEIGHT * disputed
        + (SINGLE_ORIGIN_WEIGHT if len(incident.origins) <= 1 else 0.0)
        + CLAIM_WEIGHT * claim
    )


def by_doubt(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    """Put those that nobody has judged first, and of them the least certain; ties by id."""
    return tuple(
        sorted(
            incidents,
            key=lambda one: (one.review is not ReviewState.SUGGESTED, -doubt(one), one.id),
        )
    )
