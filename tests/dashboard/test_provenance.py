from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.model import Basis, Claim, Count, EventType, Mark, Span
from dashboard.provenance import (
    basis_of,
    context_of,
    entered_fields,
    inferred_fields,
    inferred_of,
    passages,
)
from tests.fixtures.incidents import (
    make_article,
    make_date,
    make_incident,
    make_inferred_doer,
    make_location,
    make_report,
    span_of,
)

WADI, OTHER = make_location("Wadi Base"), make_location("Other Base", lon=44.0)
WHOLE = (Span(0, 10),)


def at(place, basis, report_id="a1:r1"):
    claim = Claim(value=place, basis=basis, spans=WHOLE, reason="why")
    return replace(make_report(report_id), location=claim)


@pytest.mark.parametrize(
    ("told", "basis"),
    [
        (((WADI, Basis.STATED),), Basis.STATED),
        (((WADI, Basis.INFERRED),), Basis.INFERRED),
        (((WADI, Basis.INFERRED), (WADI, Basis.STATED)), Basis.STATED),
        (((WADI, Basis.INFERRED), (OTHER, Basis.STATED)), Basis.INFERRED),
    ],
)
def test_a_place_is_stated_if_one_report_states_it(told, basis):
    reports = tuple(at(place, how, f"a1:r{n}") for n, (place, how) in enumerate(told))
    incident = make_incident(location=WADI, reports=reports)
    assert basis_of(incident, "location") is basis
    assert ("location" in inferred_fields(incident)) is (basis is Basis.INFERRED)


def test_nothing_shown_has_no_basis():
    assert basis_of(make_incident(), "launch") is None


def test_what_an_analyst_enters_is_neither_stated_nor_inferred():
    mark = Mark(
        decision_id="d1", field="date", who="x", when=datetime(2024, 1, 1, tzinfo=UTC), why=""
    )
    incident = make_incident(date=make_date(date(2023, 1, 1)), marks=(mark,))
    assert basis_of(incident, "date") is Basis.ANALYST
    assert entered_fields(incident) == ("date",)
    assert "date" not in inferred_fields(incident)


def test_an_inferred_doer_and_day_are_named():
    assert inferred_fields(make_inferred_doer()) == ("date", "perpetrator")
    assert inferred_of(make_report()) == ("date",)


def test_a_number_fused_of_several_keeps_the_basis_of_the_best():
    told = Claim(value=Count.exactly(4), basis=Basis.INFERRED, spans=WHOLE, reason="why")
    other = Claim(value=Count.exactly(2), spans=WHOLE)
    reports = (
        replace(make_report("a1:r1"), killed=told),
        replace(make_report("a2:r1"), killed=other),
    )
    incident = make_incident(reports=reports, killed=Count(best=4, low=2, high=4))
    assert basis_of(incident, "killed") is Basis.INFERRED


def test_an_untold_means_is_no_inference():
    unsaid = Claim(value=EventType.UNSPECIFIED, basis=Basis.INFERRED, reason="no weapon named")
    report = replace(make_report(), event_type=unsaid)
    incident = make_incident(reports=(report,), event_type=EventType.UNSPECIFIED)
    assert "event_type" not in inferred_fields(incident)
    assert "event_type" not in inferred_of(report)


def test_passages_are_merged_and_widened_to_the_sentence_of_outlying_evidence():
    text = "First sentence tells it. A second tells nothing. Far away stands a date. And more."
    first = (Span(0, 24),)
    report = make_report(article=make_article(text=text, language="en"))
    report = replace(
        report,
        excerpts=first,
        role=replace(report.role, spans=first),
        event_type=replace(report.event_type, spans=first),
        munition_count=None,
        date=Claim(value=make_date(), spans=(span_of(text, "date"),)),
    )
    assert [text[s.start : s.end] for s in passages(report, text)] == [
        "First sentence tells it.",
        "Far away stands a date",
    ]


def test_context_never_cuts_a_word():
    text = "word " * 60 + "date" + " word" * 60
    shown = context_of(span_of(text, "date"), text)
    assert set(text[shown.start : shown.end].split()) == {"word", "date"}
