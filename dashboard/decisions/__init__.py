"""
What analysts decide about incidents, and what that makes of an analysis; pure.

A decision names the reports it was made on, so that it finds its incident again after the articles
have been read anew. Decisions are only ever added; an undo is one more of them.
"""

from dashboard.decisions.application import Outcome, apply_decisions, settle
from dashboard.decisions.attachment import effective
from dashboard.decisions.constraints import constraints_of
from dashboard.decisions.making import decide, refer_to, undo
from dashboard.decisions.queue import by_doubt, doubt
from dashboard.decisions.records import (
    Action,
    CountCorrection,
    DateCorrection,
    Decision,
    IncidentRef,
    KilledCorrection,
    LaunchCorrection,
    Linking,
    Merge,
    Note,
    PerpetratorCorrection,
    PlaceCorrection,
    Review,
    RoleCorrection,
    Split,
    TypeCorrection,
    Undo,
    Unlinking,
    WoundedCorrection,
)

__all__ = [
    "Action",
    "CountCorrection",
    "DateCorrection",
    "Decision",
    "IncidentRef",
    "KilledCorrection",
    "LaunchCorrection",
    "Linking",
    "Merge",
    "Note",
    "Outcome",
    "PerpetratorCorrection",
    "PlaceCorrection",
    "Review",
    "RoleCorrection",
    "Split",
    "TypeCorrection",
    "Undo",
    "Unlinking",
    "WoundedCorrection",
    "apply_decisions",
    "by_doubt",
    "constraints_of",
    "decide",
    "doubt",
    "effective",
    "refer_to",
    "settle",
    "undo",
]
