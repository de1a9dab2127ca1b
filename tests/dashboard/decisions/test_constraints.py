"""Merges and splits become rules for pairs of reports; the later word holds."""

import pytest

from dashboard.decisions import IncidentRef, Merge, Split, constraints_of, undo
from dashboard.identity import refer
from dashboard.model import ConstraintKind


@pytest.fixture
def ref(report_of):
    def made(*report_ids):
        told = tuple(refer(report_of(one), siblings=report_ids) for one in report_ids)
        return IncidentRef(incident_id=f"i:{report_ids[0]}", reports=told)

    return made


@pytest.fixture
def rules(report_of):
    def made(decisions, present="a:0 b:0 c:0 d:0"):
        found = constraints_of(decisions, map(report_of, present.split()), ())
        signs = {ConstraintKind.MUST_LINK: "=", ConstraintKind.CANNOT_LINK: "|"}
        return {f"{one.first[0]}{signs[one.kind]}{one.second[0]}" for one in found}

    return made


def test_a_merge_joins_every_pair(ref, rules, ruling):
    merge = ruling(ref("b:0"), Merge(other=ref("a:0", "c:0")))
    assert rules([merge]) == {"a=b", "a=c", "b=c"}


def test_a_split_parts_them_and_keeps_the_part_together(ref, rules, ruling):
    split = ruling(ref("a:0", "b:0", "c:0", "d:0"), Split(report_ids=("d:0", "a:0")))
    assert rules([split]) == {"a=d", "a|b", "a|c", "b|d", "c|d"}


def test_the_later_word_holds(ref, rules, ruling):
    merge = ruling(ref("a:0"), Merge(other=ref("b:0", "c:0")))
    split = ruling(ref("a:0", "b:0", "c:0"), Split(report_ids=("b:0",)))
    again = ruling(ref("b:0"), Merge(other=ref("a:0", "c:0")))
    assert rules([merge, split]) == {"a=c", "a|b", "b|c"}
    assert rules([merge, split, again]) == {"a=b", "a=c", "b=c"}


def test_what_is_undone_is_no_rule(ref, rules, ruling):
    merge = ruling(ref("a:0"), Merge(other=ref("b:0")))
    assert rules([merge, undo(merge, who="Amal", when=merge.when)]) == set()


def test_reports_that_are_gone_are_left_out(ref, rules, ruling):
    merge = ruling(ref("a:0"), Merge(other=ref("b:0", "c:0")))
    assert rules([merge], present="a:0 c:0") == {"a=c"}
    assert rules([merge], present="a:0") == set()


def test_each_pair_is_in_order(ref, report_of, ruling):
    split = ruling(ref("a:0", "b:0"), Split(report_ids=("b:0",)))
    (rule,) = constraints_of([split], map(report_of, ("a:0", "b:0")), ())
    assert (rule.first, rule.second) == ("a:0", "b:0")
