"""Decisions are kept, take effect, and outlive every new reading of the articles."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from dashboard.corroboration import corroborate
from dashboard.decisions import (
    Merge,
    Note,
    PlaceCorrection,
    Review,
    Split,
    Undo,
    decide,
    undo,
)
from dashboard.errors import StoreError
from dashboard.model import Location, ReviewState
from dashboard.store import Repository
from dashboard.store.history import EntryKind

START = datetime(2022, 1, 7, 8, tzinfo=UTC)
CONFIRM = Review(state=ReviewState.CONFIRMED)
ELSEWHERE = Location(lon=43.1, lat=36.3, uncertainty_m=900.0, name="Elsewhere")


@pytest.fixture
def clock():
    minutes = count()
    return lambda: START + timedelta(minutes=next(minutes))


@pytest.fixture
def repository(store, clock):
    with Repository.open(store, clock=clock) as repository:
        yield repository


@pytest.fixture
def ingest(repository, analysis_of, article_of):
    """Read articles of one report each; those of one base tell the same event."""

    def read(*names, change=lambda analysis: analysis):
        analysis = analysis_of(*[[f"{name}:0"] for name in names])
        found = [article_of(name) for name in names]
        told = [report for one in analysis.extractions for report in one.reports]
        merged = corroborate(found, told)
        analysis = replace(analysis, incidents=merged.incidents, links=merged.links)
        repository.add_articles(found)
        return repository.save_analysis(change(analysis))

    return read


@pytest.fixture
def rule(repository, clock):
    def made(incident, action, why=""):
        ref = repository.refer(incident.id)
        decision = decide(ref, action, who="Amal", when=clock(), why=why)
        repository.record(decision)
        return decision

    return made


@pytest.fixture
def take_back(repository, clock):
    def made(decision):
        taken = undo(decision, who="Badr", when=clock(), why="slip")
        repository.record(taken)
        return taken

    return made


def test_a_correction_shows_and_stays(repository, ingest, rule):
    (incident,) = ingest("a", "b").incidents
    rule(incident, PlaceCorrection(location=ELSEWHERE), why="seen on film")
    for again in (lambda: None, lambda: ingest("a", "b"), lambda: ingest("a", "b", "c")):
        again()
        (shown,) = repository.incidents()
        assert shown.id == incident.id
        assert shown.location == ELSEWHERE
        assert repository.incident(incident.id) == shown
    assert repository.analysis().incidents == repository.incidents()
    assert repository.machine_analysis().incidents[0].location != ELSEWHERE


def test_an_undo_brings_back_what_was_read(repository, ingest, rule, take_back):
    (incident,) = ingest("a").incidents
    taken = take_back(rule(incident, PlaceCorrection(location=ELSEWHERE)))
    assert repository.incidents() == (incident,)
    take_back(taken)
    assert repository.incidents()[0].location == ELSEWHERE
    assert len(repository.decisions()) == 3


def test_history_tells_who_did_what_and_why(repository, ingest, rule, take_back):
    (incident,) = ingest("a").incidents
    decision = rule(incident, CONFIRM, why="two films")
    take_back(decision)
    told = [
        (entry.kind, entry.who, entry.fields, entry.note)
        for entry in repository.history(incident.id)
    ]
    assert told == [
        (EntryKind.INCIDENT_NEW, "", (), ""),
        (EntryKind.DECISION, "Amal", ("Review",), "two films"),
        (EntryKind.DECISION, "Badr", ("Undo",), "slip"),
    ]
    assert repository.history(incident.id)[1].decision_id == decision.id


def test_a_split_holds_until_it_is_undone(repository, ingest, rule, take_back):
    (incident,) = ingest("a", "b", "c").incidents
    split = rule(incident, Split(report_ids=("b:0",)))
    assert len(repository.incidents()) == 2
    ingest("a", "b", "c")
    parts = {tuple(r.id for r in one.reports): one.id for one in repository.incidents()}
    assert parts.keys() == {("a:0", "c:0"), ("b:0",)}
    assert parts["a:0", "c:0"] == incident.id
    take_back(split)
    (whole,) = repository.incidents()
    assert (whole.id, len(whole.reports)) == (incident.id, 3)


def test_a_merge_holds_until_it_is_undone(repository, ingest, rule, take_back):
    (incident,) = ingest("a", "b", "c").incidents
    rule(incident, Split(report_ids=("c:0",)))
    larger, smaller = sorted(repository.incidents(), key=lambda one: -len(one.reports))
    merge = rule(smaller, Merge(other=repository.refer(larger.id)))
    (whole,) = repository.incidents()
    assert whole.id == larger.id
    assert repository.history(smaller.id)[-1].successor == larger.id
    assert whole.marks[-1].field == "merge"
    ingest("a", "b", "c", "d")
    assert [len(one.reports) for one in repository.incidents()] == [4]
    take_back(merge)
    assert sorted(len(one.reports) for one in repository.incidents()) == [1, 3]


def test_since_counts_decisions_as_changes(repository, ingest, rule, clock):
    (incident,) = ingest("a").incidents
    before = clock()
    assert repository.since(before).changed == ()
    rule(incident, Note(), why="a second film is said to exist")
    assert repository.since(before).changed == (incident.id,)


def test_the_revision_grows_with_a_decision(repository, ingest, rule):
    (incident,) = ingest("a").incidents
    before = repository.revision()
    rule(incident, CONFIRM)
    assert repository.revision() > before


def test_a_decision_without_its_incident_is_told(repository, ingest, rule, article_of):
    (incident,) = ingest("a").incidents
    decision = rule(incident, CONFIRM)
    repository.add_articles([article_of("a", text="Corrected: there was no attack at all.")])
    repository.save_analysis(
        replace(
            repository.machine_analysis(), incidents=(), links=(), extractions=_silent(repository)
        )
    )
    assert repository.outcome().orphaned == (decision,)
    assert repository.decisions() == (decision,)
    repository.add_articles([article_of("a")])
    ingest("a")
    assert repository.outcome().orphaned == ()
    assert repository.incidents()[0].review is ReviewState.CONFIRMED


def _silent(repository):
    return tuple(replace(one, reports=()) for one in repository.machine_analysis().extractions)


def test_a_decision_is_written_once(repository, ingest, clock):
    (incident,) = ingest("a").incidents
    decision = decide(repository.refer(incident.id), CONFIRM, who="Amal", when=clock())
    repository.record(decision)
    with pytest.raises(StoreError, match="already"):
        repository.record(decision)
    assert repository.decisions() == (decision,)


def test_only_what_was_decided_can_be_undone(repository, ingest, rule):
    (incident,) = ingest("a").incidents
    with pytest.raises(StoreError, match="can't be undone"):
        rule(incident, Undo(decision_id="nothing"))
    assert repository.decisions() == ()


def test_only_what_is_stored_can_be_judged(repository):
    with pytest.raises(StoreError, match="not in the store"):
        repository.refer("nothing")


def test_briefs_are_remembered(repository, ingest):
    assert repository.last_brief() is None
    ingest("a")
    repository.mark_brief(who="Amal", note="morning")
    first = repository.last_brief()
    assert repository.since(first).new == ()
    ingest("a", "b")
    assert len(repository.since(first).changed) == 1
    repository.mark_brief(who="Amal")
    assert repository.last_brief() > first
