"""The case table: which reports tell one event, which are kept apart, and which are linked."""

import tomllib
from pathlib import Path

import pytest

from dashboard.corroboration import corroborate
from dashboard.model import LinkKind
from tests.dashboard.corroboration.reports import make_batch, make_place

TABLE = tomllib.loads(
    (Path(__file__).parents[2] / "cases" / "same_incident.toml").read_text(encoding="utf-8")
)
PLACES = {name: make_place(name, **row) for name, row in TABLE["places"].items()}
CASES = TABLE["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_reports_are_grouped_and_linked_as_an_analyst_would(case):
    result = corroborate(*make_batch(case["reports"], PLACES))
    grouped = {frozenset(r.id for r in one.reports) for one in result.incidents}
    told = {row["id"] for row in case["reports"]}
    expected = {frozenset(group) for group in case.get("groups", ())}
    expected |= {frozenset((one,)) for one in told - set().union(*expected)}
    assert grouped == expected, explained(result)
    assert linked(result) == {
        frozenset(home(result, one) for one in pair) for pair in case.get("links", ())
    }, explained(result)


def linked(result):
    return {
        frozenset((link.source_id, link.target_id))
        for link in result.links
        if link.kind is LinkKind.POSSIBLY_SAME_AS
    }


def home(result, report_id):
    return next(one.id for one in result.incidents if report_id in {r.id for r in one.reports})


def explained(result):
    reasons = [reason for one in result.incidents for reason in one.merge_reasons]
    return "\n".join([*reasons, *(link.reason for link in result.links)])


def test_the_table_is_wide_enough():
    assert len(CASES) >= 30
