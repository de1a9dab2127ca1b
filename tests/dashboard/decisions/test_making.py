"""Decisions make sense when they are made."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from dashboard.decisions import (
    Linking,
    Merge,
    Note,
    Review,
    Split,
    Undo,
    Unlinking,
    decide,
    refer_to,
    undo,
)
from dashboard.errors import InvalidRecordError
from dashboard.model import LinkKind, ReviewState

NOW = datetime(2022, 1, 7, 8, tzinfo=UTC)
CONFIRM = Review(state=ReviewState.CONFIRMED)


@pytest.fixture
def ref(analysis_of, ref_in):
    return ref_in(analysis_of(["a:0", "b:0"], ["a:1"]), "a:0")


def test_a_decision_is_named_by_its_content(ref):
    one = decide(ref, CONFIRM, who="Amal", when=NOW)
    assert one == decide(ref, CONFIRM, who="Amal", when=NOW)
    others = [
        decide(ref, CONFIRM, who="Badr", when=NOW),
        decide(ref, CONFIRM, who="Amal", when=NOW + timedelta(microseconds=1)),
        decide(ref, Review(state=ReviewState.REJECTED), who="Amal", when=NOW),
    ]
    assert len({one.id, *(other.id for other in others)}) == 4


def test_the_moment_is_kept_in_utc(ref):
    here = datetime(2022, 1, 7, 11, tzinfo=timezone(timedelta(hours=3)))
    assert decide(ref, CONFIRM, who="Amal", when=here).when.tzinfo is UTC
    assert decide(ref, CONFIRM, who="Amal", when=here) == decide(ref, CONFIRM, who="Amal", when=NOW)


def test_an_undo_names_the_decision_and_its_incident(ref):
    one = decide(ref, CONFIRM, who="Amal", when=NOW)
    taken_back = undo(one, who="Badr", when=NOW, why="slip")
    assert taken_back.action == Undo(decision_id=one.id)
    assert (taken_back.subject, taken_back.who, taken_back.why) == (ref, "Badr", "slip")


@pytest.mark.parametrize(
    ("action", "complaint"),
    [
        (lambda ref: Merge(other=ref), "expected two"),
        (lambda ref: Linking(kind=LinkKind.RETALIATION, other=ref), "expected two"),
        (lambda ref: Unlinking(kind=LinkKind.RETALIATION, other=ref), "expected two"),
        (lambda _: Split(report_ids=()), "expected some"),
        (lambda _: Split(report_ids=("a:0", "b:0")), "expected some"),
        (lambda _: Split(report_ids=("a:1",)), "expected some"),
        (lambda _: Note(), "words"),
    ],
)
def test_nonsense_is_refused(ref, action, complaint):
    with pytest.raises(InvalidRecordError, match=complaint):
        decide(ref, action(ref), who="Amal", when=NOW)


def test_who_and_when_are_needed(ref):
    with pytest.raises(InvalidRecordError, match="who"):
        decide(ref, CONFIRM, who=" ", when=NOW)
    with pytest.raises(InvalidRecordError, match="zone"):
        decide(ref, CONFIRM, who="Amal", when=NOW.replace(tzinfo=None))


def test_a_reference_quotes_and_knows_the_other_reports(report_of, incident_of, article_of):
    incident = incident_of([report_of("a:1")])
    ref = refer_to(
        incident, reports=map(report_of, ("a:0", "a:1", "b:0")), articles=[article_of("a")]
    )
    (told,) = ref.reports
    assert told.quote.strip() == "a tells event 1"
    assert told.siblings == ("a:0",)
    assert told.place_id == "test:base"
