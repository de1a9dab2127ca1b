"""The least certain incidents want to be reviewed first."""

from dataclasses import replace

import pytest

from dashboard.decisions import by_doubt, doubt
from dashboard.model import (
    Conflict,
    Credibility,
    DatePrecision,
    ReviewState,
)


@pytest.fixture
def incident(report_of, incident_of):
    certain = incident_of([report_of("a:0"), report_of("b:0")], incident_id="i")
    return replace(certain, credibility=Credibility(source="A", claim=1, reason="made up"))


def test_a_certain_one(incident):
    assert doubt(incident) == 0


@pytest.mark.parametrize(
    "doubtful",
    [
        lambda one: replace(one, location=None),
        lambda one: replace(one, location=replace(one.location, confidence=0.4)),
        lambda one: replace(one, date=None),
        lambda one: replace(one, date=replace(one.date, precision=DatePrecision.MONTH)),
        lambda one: replace(one, conflicts=(Conflict(field="date", values=()),)),
        lambda one: replace(one, origins=(("a", "b"),)),
        lambda one: replace(one, credibility=replace(one.credibility, claim=3)),
    ],
)
def test_doubts_add_up(incident, doubtful):
    assert 0 < doubt(doubtful(incident)) < 1
    again = replace(doubtful(incident), id="j")
    assert by_doubt([incident, again]) == (again, incident)


def test_doubt_has_an_end(incident):
    worst = replace(
        incident,
        location=None,
        date=None,
        origins=(),
        conflicts=(Conflict(field="date", values=()),) * 9,
        credibility=replace(incident.credibility, claim=6),
    )
    assert doubt(worst) == pytest.approx(1.0)


def test_those_judged_come_last(incident):
    judged = replace(incident, id="a", location=None, review=ReviewState.CONFIRMED)
    assert by_doubt([judged, incident]) == (incident, judged)


def test_ties_go_by_id(incident):
    three = [replace(incident, id=name) for name in "bca"]
    assert [one.id for one in by_doubt(three)] == ["a", "b", "c"]
