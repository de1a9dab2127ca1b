"""Reports and incidents are known again after another reading, or not claimed to be."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.identity import KnownIncident, reattach, refer, rename, stable_ids
from dashboard.model import Analysis, Basis, Claim, IncidentLink, LinkKind, Span


def ids_of(incidents, stored):
    known = [KnownIncident(id=key, report_ids=tuple(told)) for key, told in stored]
    return stable_ids(incidents, known)


@pytest.fixture
def group(report_of, incident_of):
    return lambda name, *reports: incident_of(map(report_of, reports), incident_id=name)


def test_new_incidents_keep_the_ids_of_their_content(group):
    found = [group("x", "a:0"), group("y", "a:1")]
    assert ids_of(found, []) == {"x": "x", "y": "y"}


def test_an_incident_keeps_its_id_when_an_article_arrives(group):
    assert ids_of([group("x", "a:0", "b:0")], [("old", ["a:0"])]) == {"x": "old"}


def test_in_a_split_the_larger_part_keeps_the_id(group):
    found = [group("x", "a:0"), group("y", "b:0", "c:0")]
    assert ids_of(found, [("old", ["a:0", "b:0", "c:0"])]) == {"x": "x", "y": "old"}


def test_in_a_merge_the_larger_part_gives_the_id(group):
    stored = [("small", ["a:0"]), ("large", ["b:0", "c:0"])]
    assert ids_of([group("x", "a:0", "b:0", "c:0")], stored) == {"x": "large"}


def test_among_equals_the_oldest_gives_the_id(group):
    for stored in permutations([("p", ["a:0"]), ("q", ["b:0"])]):
        assert ids_of([group("x", "a:0", "b:0")], stored) == {"x": stored[0][0]}


def test_a_report_that_moves_takes_no_id_along(group):
    stored = [("p", ["a:0", "b:0"]), ("q", ["c:0", "d:0"])]
    found = [group("x", "a:0"), group("y", "b:0", "c:0", "d:0")]
    assert ids_of(found, stored) == {"x": "p", "y": "q"}


def test_no_two_incidents_share_an_id(group):
    # The part that is split off bears, by its content, the id that the other part keeps.
    found = [group("i:1", "a:0"), group("i:2", "b:0", "c:0")]
    given_ids = ids_of(found, [("i:1", ["a:0", "b:0", "c:0"])])
    assert given_ids["i:2"] == "i:1"
    assert given_ids["i:1"] not in {"i:1", "i:2"}
    assert given_ids["i:1"].startswith("i:")


@given(
    st.lists(st.integers(0, 3), min_size=1, max_size=8),
    st.lists(st.integers(0, 3), min_size=8, max_size=8),
)
def test_ids_are_always_distinct_and_settle(before, after):
    def grouped(assignment):
        parts: dict[int, list[str]] = {}
        for number, part in enumerate(assignment):
            parts.setdefault(part, []).append(f"a:{number}")
        return parts

    class Found:
        def __init__(self, name, reports):
            self.id = name
            self.reports = [type("Told", (), {"id": one}) for one in reports]

    stored = [(f"i:{told[0]}", told) for told in grouped(before).values()]
    found = [Found(f"i:{told[0]}", told) for told in grouped(after).values()]
    first = ids_of(found, stored)
    assert len(set(first.values())) == len(found)
    again = ids_of(found, [(first[one.id], [r.id for r in one.reports]) for one in found])
    assert again == first


def test_links_follow_the_ids(group):
    link = IncidentLink(
        kind=LinkKind.RETALIATION, source_id="x", target_id="y", basis=Basis.INFERRED, reason="-"
    )
    analysis = Analysis(incidents=(group("x", "a:0"), group("y", "a:1")), links=(link,))
    named = rename(analysis, {"x": "p", "y": "q"})
    assert [one.id for one in named.incidents] == ["p", "q"]
    assert (named.links[0].source_id, named.links[0].target_id) == ("p", "q")


# Reports


def moved(report, report_id, *, by=0, place=None):
    """The same report under another id, `by` code points further on."""
    span = Span(report.excerpt.start + by, report.excerpt.end + by)
    location = replace(report.location.value, place_id=place) if place else None
    return replace(
        report,
        id=report_id,
        excerpts=(span,),
        location=Claim(value=location, spans=(span,)) if location else report.location,
    )


def test_a_report_is_itself(report_of):
    report = report_of("a:1")
    assert reattach([refer(report)], [report, report_of("a:2")], {}) == {"a:1": "a:1"}


def test_a_report_whose_id_changed_is_found_by_its_words(report_of):
    report = report_of("a:1")
    assert reattach([refer(report)], [moved(report, "a:new", by=3)], {}) == {"a:1": "a:new"}


@pytest.mark.parametrize(
    "present",
    [
        [],
        ["elsewhere in the text"],
        ["in another article"],
        ["at another place"],
        ["twice"],
    ],
)
def test_where_it_is_not_clear_nothing_is_said(report_of, present):
    report = report_of("a:1")
    reports = {
        "elsewhere in the text": [moved(report, "a:new", by=15)],
        "in another article": [replace(moved(report, "b:new"), article_id="b")],
        "at another place": [moved(report, "a:new", place="test:elsewhere")],
        "twice": [moved(report, "a:new"), moved(report, "a:newer")],
    }
    now = [one for key in present for one in reports[key]]
    assert reattach([refer(report)], now, {}) == {}


def test_a_report_that_was_there_already_is_no_successor(report_of):
    report, sibling = report_of("a:1"), moved(report_of("a:1"), "a:sibling")
    ref = refer(report, siblings=["a:1", "a:sibling"])
    assert reattach([ref], [sibling], {}) == {}


def test_words_are_found_where_they_moved_to(report_of):
    report = report_of("a:1")
    text = "".join(f"sentence number {n:2}. " for n in range(9))
    ref = refer(report, text=text)
    assert len(ref.quote) == 20
    longer = "A correction. " + text
    later = moved(report, "a:new", by=len("A correction. "))
    assert reattach([ref], [later], {"a": longer}) == {"a:1": "a:new"}
    assert reattach([ref], [later], {"a": longer + longer}) == {}
    assert reattach([ref], [later], {"a": "Another text altogether."}) == {}


def test_an_unplaced_report_may_have_been_placed_since(report_of):
    report = replace(report_of("a:1"), location=None)
    later = moved(report_of("a:1"), "a:new", place="test:found")
    assert reattach([refer(report)], [later], {}) == {"a:1": "a:new"}
