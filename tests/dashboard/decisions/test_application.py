"""Decisions change what is shown, each its own field, and are never lost."""

from dataclasses import fields, replace
from datetime import date

import pytest

from dashboard.decisions import (
    CountCorrection,
    DateCorrection,
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
    Unlinking,
    WoundedCorrection,
    apply_decisions,
    settle,
    undo,
)
from dashboard.model import (
    Attribution,
    Basis,
    Count,
    DatePrecision,
    EventDate,
    EventType,
    Incident,
    IncidentLink,
    LinkKind,
    Location,
    ReviewState,
    Role,
)

CONFIRM, REJECT = (Review(state=s) for s in (ReviewState.CONFIRMED, ReviewState.REJECTED))
ELSEWHERE = Location(lon=43.1, lat=36.3, uncertainty_m=900.0, name="Elsewhere")
MARCH = EventDate(start=date(2022, 3, 1), end=date(2022, 3, 31), precision=DatePrecision.MONTH)
FOUR = Count.exactly(4)


@pytest.fixture
def analysis(analysis_of):
    return analysis_of(["a:0", "b:0"], ["a:1"], ["c:0"])


def holding(analysis, report_id) -> Incident:
    (found,) = [one for one in analysis.incidents if report_id in {r.id for r in one.reports}]
    return found


@pytest.mark.parametrize(
    ("action", "field"),
    [
        (CONFIRM, "review"),
        (REJECT, "review"),
        (PlaceCorrection(location=ELSEWHERE), "location"),
        (PlaceCorrection(location=None), "location"),
        (LaunchCorrection(location=ELSEWHERE), "launch"),
        (DateCorrection(date=MARCH), "date"),
        (DateCorrection(date=None), "date"),
        (TypeCorrection(event_type=EventType.DRONE), "event_type"),
        (RoleCorrection(role=Role.STRIKE), "role"),
        (CountCorrection(munition_count=FOUR), "munition_count"),
        (KilledCorrection(killed=FOUR), "killed"),
        (WoundedCorrection(wounded=FOUR), "wounded"),
        (Note(), "note"),
    ],
)
def test_a_decision_changes_its_field_and_no_other(analysis, ref_in, ruling, action, field):
    decision = ruling(ref_in(analysis, "a:0"), action, why="seen on film")
    decided = apply_decisions(analysis, [decision])
    before, after = holding(analysis, "a:0"), holding(decided, "a:0")
    names = [part.name for part in fields(Incident)]
    changed = {name for name in names if getattr(before, name) != getattr(after, name)}
    assert changed - {"title", "marks"} == {field} - {"note"}
    for given in fields(action):
        assert getattr(after, field) == getattr(action, given.name)
    (mark,) = after.marks
    assert (mark.decision_id, mark.who, mark.when) == (decision.id, "Amal", decision.when)
    assert (mark.field, mark.why) == (field, "seen on film")
    assert holding(decided, "c:0") == holding(analysis, "c:0")


def test_a_doer_is_set_with_who_says_so(analysis, ref_in, ruling):
    action = PerpetratorCorrection(perpetrator="Group A", attribution=Attribution.CLAIMED)
    decision = ruling(ref_in(analysis, "a:0"), action)
    after = holding(apply_decisions(analysis, [decision]), "a:0")
    assert (after.perpetrator, after.attribution) == ("Group A", Attribution.CLAIMED)
    assert after.perpetrator_basis is Basis.ANALYST


def test_the_title_follows(analysis, ref_in, ruling):
    decision = ruling(ref_in(analysis, "a:0"), PlaceCorrection(location=ELSEWHERE))
    assert "Elsewhere" in holding(apply_decisions(analysis, [decision]), "a:0").title


def test_the_order_follows_a_date(analysis, ref_in, ruling):
    first = analysis.incidents[0]
    decision = ruling(ref_in(analysis, first.reports[0].id), DateCorrection(date=MARCH))
    decided = apply_decisions(analysis, [decision])
    assert decided.incidents[-1].id == first.id


def test_the_last_word_holds_and_an_undo_brings_back_the_former(analysis, ref_in, ruling):
    ref = ref_in(analysis, "a:0")
    first, second = ruling(ref, CONFIRM), ruling(ref, REJECT)
    back = undo(second, who="Amal", when=second.when)
    for made, state in [
        ([first, second], ReviewState.REJECTED),
        ([first, second, back], ReviewState.CONFIRMED),
        ([first, undo(first, who="Amal", when=second.when)], ReviewState.SUGGESTED),
    ]:
        assert holding(apply_decisions(analysis, made), "a:0").review is state


def test_applying_is_pure_and_repeatable(analysis, ref_in, ruling):
    made = [ruling(ref_in(analysis, "a:0"), CONFIRM), ruling(ref_in(analysis, "c:0"), REJECT)]
    assert apply_decisions(analysis, made) == apply_decisions(analysis, made)
    assert apply_decisions(analysis, []) == analysis


# Another reading


def test_a_decision_stays_when_an_article_arrives(analysis, analysis_of, ref_in, ruling):
    made = [ruling(ref_in(analysis, "a:0"), REJECT)]
    later = analysis_of(["a:0", "b:0", "d:0"], ["a:1"], ["c:0"])
    assert holding(apply_decisions(later, made), "d:0").review is ReviewState.REJECTED


def test_a_decision_follows_a_report_whose_id_changed(analysis, ref_in, ruling):
    made = [ruling(ref_in(analysis, "c:0"), PlaceCorrection(location=ELSEWHERE))]
    incident = holding(analysis, "c:0")
    told = replace(incident.reports[0], id="c:new")
    later = replace(
        analysis,
        extractions=tuple(
            replace(one, reports=(told,)) if one.article_id == "c" else one
            for one in analysis.extractions
        ),
        incidents=(replace(incident, id="i:new", reports=(told,)),),
    )
    outcome = settle(later, made)
    assert outcome.analysis.incidents[0].location == ELSEWHERE
    assert outcome.orphaned == ()


def test_a_decision_without_its_incident_is_listed(analysis, analysis_of, ref_in, ruling):
    made = [ruling(ref_in(analysis, "c:0"), CONFIRM), ruling(ref_in(analysis, "a:0"), CONFIRM)]
    gone = analysis_of(["a:0", "b:0"], ["a:1"])
    outcome = settle(gone, made)
    assert outcome.orphaned == (made[0],)
    assert holding(outcome.analysis, "a:0").review is ReviewState.CONFIRMED
    assert settle(analysis, made).orphaned == ()  # and takes effect again


def test_an_undone_decision_is_no_orphan(analysis, analysis_of, ref_in, ruling):
    decision = ruling(ref_in(analysis, "c:0"), CONFIRM)
    made = [decision, undo(decision, who="Amal", when=decision.when)]
    assert settle(analysis_of(["a:0"]), made).orphaned == ()


def test_a_rejected_incident_does_not_hide_the_one_it_goes_into(
    analysis, analysis_of, ref_in, ruling
):
    made = [
        ruling(ref_in(analysis, "c:0"), REJECT),
        ruling(ref_in(analysis, "c:0"), Note(), why="a rumour"),
    ]
    later = analysis_of(["a:0", "b:0", "c:0"], ["a:1"])
    incident = holding(apply_decisions(later, made), "c:0")
    assert incident.review is ReviewState.SUGGESTED
    assert [mark.field for mark in incident.marks] == ["note"]


# Links


def link(source, target, kind=LinkKind.RETALIATION):
    return IncidentLink(
        kind=kind, source_id=source, target_id=target, basis=Basis.INFERRED, reason="near in time"
    )


def test_links_are_made(analysis, ref_in, ruling):
    one, other = ref_in(analysis, "a:0"), ref_in(analysis, "c:0")
    made = ruling(one, Linking(kind=LinkKind.RETALIATION, other=other), why="so they say")
    (found,) = apply_decisions(analysis, [made]).links
    assert (found.source_id, found.target_id) == (one.incident_id, other.incident_id)
    assert found.basis is Basis.ANALYST
    assert found.reason == "Amal: so they say"


def test_a_link_by_an_analyst_takes_the_place_of_the_machines(analysis, ref_in, ruling):
    one, other = ref_in(analysis, "a:0"), ref_in(analysis, "c:0")
    linked = replace(analysis, links=(link(other.incident_id, one.incident_id),))
    made = ruling(one, Linking(kind=LinkKind.RETALIATION, other=other))
    (found,) = apply_decisions(linked, [made]).links
    assert found.source_id == one.incident_id


def test_links_are_taken_away_and_come_back(analysis, ref_in, ruling):
    one, other, third = (ref_in(analysis, key) for key in ("a:0", "c:0", "a:1"))
    kept = (
        link(one.incident_id, third.incident_id),
        link(*sorted((one.incident_id, other.incident_id)), LinkKind.POSSIBLY_SAME_AS),
    )
    linked = replace(analysis, links=(link(other.incident_id, one.incident_id), *kept))
    made = ruling(one, Unlinking(kind=LinkKind.RETALIATION, other=other))
    assert set(apply_decisions(linked, [made]).links) == set(kept)
    back = undo(made, who="Amal", when=made.when)
    assert set(apply_decisions(linked, [made, back]).links) == set(linked.links)


def test_a_link_to_what_is_gone_is_an_orphan(analysis, analysis_of, ref_in, ruling):
    one, other = ref_in(analysis, "a:0"), ref_in(analysis, "c:0")
    made = ruling(one, Linking(kind=LinkKind.RETALIATION, other=other))
    assert settle(analysis_of(["a:0", "b:0"]), [made]).orphaned == (made,)


def test_a_link_within_one_incident_is_none(analysis, analysis_of, ref_in, ruling):
    one, other = ref_in(analysis, "a:0"), ref_in(analysis, "c:0")
    made = ruling(one, Linking(kind=LinkKind.RETALIATION, other=other))
    outcome = settle(analysis_of(["a:0", "b:0", "c:0"]), [made])
    assert outcome.analysis.links == outcome.orphaned == ()


def test_merges_and_splits_leave_a_mark(analysis, ref_in, ruling):
    one, other = ref_in(analysis, "a:0"), ref_in(analysis, "c:0")
    made = [ruling(one, Merge(other=other)), ruling(one, Split(report_ids=("b:0",)))]
    decided = apply_decisions(analysis, made)
    assert [mark.field for mark in holding(decided, "a:0").marks] == ["merge", "split"]
