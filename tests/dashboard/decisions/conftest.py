"""Decisions by one analyst, a minute apart."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from dashboard.decisions import Action, Decision, IncidentRef, decide, refer_to
from dashboard.model import Analysis

START = datetime(2022, 1, 7, 8, tzinfo=UTC)


@pytest.fixture
def ruling() -> Callable[..., Decision]:
    minutes = count()

    def decided(subject: IncidentRef, action: Action, why: str = "") -> Decision:
        when = START + timedelta(minutes=next(minutes))
        return decide(subject, action, who="Amal", when=when, why=why)

    return decided


@pytest.fixture
def ref_in() -> Callable[[Analysis, str], IncidentRef]:
    """The incident of an analysis that holds a report."""

    def found(analysis: Analysis, report_id: str) -> IncidentRef:
        told = [report for one in analysis.extractions for report in one.reports]
        (incident,) = [
            one for one in analysis.incidents if report_id in {r.id for r in one.reports}
        ]
        return refer_to(incident, reports=told)

    return found
