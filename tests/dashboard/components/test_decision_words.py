from datetime import UTC, datetime

import pytest

from dashboard.components.decision_words import action_words, moment_words
from dashboard.decisions import (
    CountCorrection,
    DateCorrection,
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
from dashboard.model import Attribution, Count, EventType, LinkKind, ReviewState, Role
from tests.fixtures.incidents import make_date, make_location

OTHER = IncidentRef(incident_id="i2", reports=())


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (Review(state=ReviewState.REJECTED), "Review: rejected"),
        (PlaceCorrection(location=make_location()), "Place: Wadi Base"),
        (PlaceCorrection(location=None), "Place: not known"),
        (LaunchCorrection(location=make_location()), "Launch point: Wadi Base"),
        (DateCorrection(date=make_date()), "Date: Sunday 7 May 2023"),
        (DateCorrection(date=None), "Date: Date unknown"),
        (TypeCorrection(event_type=EventType.DRONE), "Means: Drones"),
        (RoleCorrection(role=Role.STRIKE), "Kind of event: Strike"),
        (CountCorrection(munition_count=Count.exactly(4)), "How many: 4"),
        (
            PerpetratorCorrection(perpetrator="Group A", attribution=Attribution.CLAIMED),
            "By whom: Group A",
        ),
        (
            PerpetratorCorrection(perpetrator=None, attribution=Attribution.UNKNOWN),
            "By whom: not known",
        ),
        (KilledCorrection(killed=Count.exactly(4)), "Killed: 4"),
        (WoundedCorrection(wounded=None), "Wounded: not told"),
        (Merge(other=OTHER), "Merged with another incident"),
        (Split(report_ids=("a", "b")), "2 reports split off"),
        (Linking(kind=LinkKind.RETALIATION, other=OTHER), "Linked as an answer"),
        (Unlinking(kind=LinkKind.RETALIATION, other=OTHER), "Link taken away"),
        (Note(), "Note"),
        (Undo(decision_id="x"), "Took a decision back"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_every_decision_can_be_told(action, words):
    assert action_words(action) == words


def test_a_moment_is_told_to_the_minute():
    assert "2023" in moment_words(datetime(2023, 5, 7, 12, 30, tzinfo=UTC))
