"""What happened is told in order, and summed up."""

from datetime import UTC, datetime

import pytest

from dashboard.store.history import Entry, EntryKind, summarise

NOW = datetime(2022, 1, 5, tzinfo=UTC)
NEW, CHANGED, GONE, DECISION = (
    EntryKind.INCIDENT_NEW,
    EntryKind.INCIDENT_CHANGED,
    EntryKind.INCIDENT_GONE,
    EntryKind.DECISION,
)


@pytest.mark.parametrize(
    ("kinds", "outcome"),
    [
        ([NEW], "new"),
        ([NEW, CHANGED], "new"),
        ([NEW, DECISION], "new"),
        ([NEW, GONE], ""),
        ([NEW, GONE, NEW], "new"),
        ([CHANGED], "changed"),
        ([DECISION], "changed"),
        ([CHANGED, GONE], "gone"),
        ([GONE], "gone"),
        ([GONE, NEW], "changed"),
        ([EntryKind.ARTICLE_ADDED], ""),
        ([EntryKind.BRIEF], ""),
        ([], ""),
    ],
)
def test_what_became_of_an_incident(kinds, outcome):
    changes = summarise(Entry(at=NOW, kind=kind, subject="i", successor="j") for kind in kinds)
    assert changes.new == (("i",) if outcome == "new" else ())
    assert changes.changed == (("i",) if outcome == "changed" else ())
    assert changes.gone == ((("i", "j"),) if outcome == "gone" else ())
