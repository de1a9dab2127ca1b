"""Find out which decisions hold, and which incident each is about now."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.decisions.records import Decision, IncidentRef, Linking, Merge, Undo, Unlinking
from dashboard.identity import ReportRef, reattach
from dashboard.model import Analysis, Report

__all__ = ["Present", "effective", "present_in", "successors"]


def effective(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """
    Leave out what was undone, and the undoing itself.

    Parameters
    ----------
    decisions
        In the order in which they were made.
    """
    undone: set[str] = set()
    kept: list[Decision] = []
    # The latest word first: an undo that was itself undone takes nothing back.
    for decision in reversed(tuple(decisions)):
        if decision.id in undone:
            continue
        if isinstance(decision.action, Undo):
            undone.add(decision.action.decision_id)
        else:
            kept.append(decision)
    return tuple(reversed(kept))


def successors(
    decisions: Iterable[Decision], reports: Iterable[Report], texts: Mapping[str, str]
) -> dict[str, str]:
    """Find the present report, if there is one, of each report that decisions name."""
    named = {ref.report_id: ref for decision in decisions for ref in _refs(decision)}
    return reattach(named.values(), reports, texts)


def _refs(decision: Decision) -> tuple[ReportRef, ...]:
    match decision.action:
        case Merge(other=other) | Linking(other=other) | Unlinking(other=other):
            return decision.subject.reports + other.reports
        case _:
            return decision.subject.reports


@dataclass(frozen=True, slots=True)
class Present:
    """
    Where reports are now.

    Attributes
    ----------
    successor
        Present id of each report that a decision names and that is still there.
    home
        Incident of each present report.
    members
        Reports of each incident.
    """

    successor: Mapping[str, str]
    home: Mapping[str, str]
    members: Mapping[str, frozenset[str]]

    def reports_of(self, ref: IncidentRef) -> frozenset[str]:
        """Give the present ids of the reports of an earlier incident."""
        found = (self.successor.get(report_id) for report_id in ref.report_ids)
        return frozenset(report_id for report_id in found if report_id is not None)

    def incident_of(self, ref: IncidentRef) -> str | None:
        """
        Give the incident that an earlier one is now, or `None` if it is no more.

        The same id counts if it still holds one of the reports; else the incident that holds most
        of them, the lesser id among equals.
        """
        homes = Counter(self.home[one] for one in self.reports_of(ref) if one in self.home)
        if ref.incident_id in homes:
            return ref.incident_id
        return min(homes, key=lambda key: (-homes[key], key), default=None)

    def is_whole(self, ref: IncidentRef, incident_id: str) -> bool:
        """Tell whether an incident holds nothing that the earlier one did not."""
        return incident_id == ref.incident_id or self.members[incident_id] <= self.reports_of(ref)


def present_in(
    analysis: Analysis, decisions: Iterable[Decision], texts: Mapping[str, str]
) -> Present:
    """Look up where the reports that decisions name are in an analysis."""
    told = [report for extraction in analysis.extractions for report in extraction.reports]
    members = {
        incident.id: frozenset(report.id for report in incident.reports)
        for incident in analysis.incidents
    }
    return Present(
        successor=successors(decisions, told, texts),
        home={report_id: key for key, ids in members.items() for report_id in ids},
        members=members,
    )
