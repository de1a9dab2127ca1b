"""Undone decisions do not count, and the others find their incident."""

import pytest

from dashboard.decisions import Review, effective, undo
from dashboard.decisions.attachment import present_in
from dashboard.model import ReviewState

CONFIRM = Review(state=ReviewState.CONFIRMED)


@pytest.fixture
def ref(analysis_of, ref_in):
    return ref_in(analysis_of(["a:0", "b:0", "c:0"], ["a:1"]), "a:0")


def taken_back(decision, minute):
    return undo(decision, who="Amal", when=decision.when.replace(hour=9, minute=minute))


def test_what_is_undone_does_not_count(ref, ruling):
    first, second = ruling(ref, CONFIRM), ruling(ref, CONFIRM)
    assert effective([first, second]) == (first, second)
    assert effective([first, second, taken_back(first, 0)]) == (second,)


def test_an_undo_can_be_undone(ref, ruling):
    first = ruling(ref, CONFIRM)
    gone = taken_back(first, 0)
    back = taken_back(gone, 1)
    again = taken_back(back, 2)
    assert effective([first, gone, back]) == (first,)
    assert effective([first, gone, back, again]) == ()


def found(analysis, decision, texts=None):
    return present_in(analysis, [decision], texts or {}).incident_of(decision.subject)


def test_an_incident_is_found_by_its_id_while_it_holds_a_report(analysis_of, ref, ruling, ref_in):
    decision = ruling(ref, CONFIRM)
    later = analysis_of(["a:0", "d:0"], ["b:0", "c:0"])
    assert ref_in(later, "a:0").incident_id == ref.incident_id
    assert found(later, decision) == ref.incident_id


def test_else_by_most_of_its_reports(analysis_of, ref, ruling, ref_in):
    decision = ruling(ref, CONFIRM)
    later = analysis_of(["a:2"], ["0x:0", "b:0", "c:0"], ["d:0"])
    assert found(later, decision) == ref_in(later, "b:0").incident_id


def test_else_not_at_all(analysis_of, ref, ruling):
    decision = ruling(ref, CONFIRM)
    assert found(analysis_of(["a:1"], ["d:0"]), decision) is None
    assert found(analysis_of(), decision) is None


def test_an_incident_is_whole_if_nothing_joined_it(analysis_of, ref, ruling, ref_in):
    decision = ruling(ref, CONFIRM)
    for clusters, whole in [
        ([["a:0", "b:0", "c:0", "d:0"]], True),  # the same id
        ([["b:0", "c:0"], ["d:0"]], True),
        ([["0x:0", "b:0", "c:0"]], False),
    ]:
        later = analysis_of(*clusters)
        present = present_in(later, [decision], {})
        assert present.is_whole(ref, ref_in(later, "b:0").incident_id) is whole
