import re
from dataclasses import fields

import pytest

from dashboard.export.crosswalk import precisions
from dashboard.export.rows import IncidentRow, LaunchRow, LinkRow, ReportRow, UncertaintyRow

HEADINGS = {
    "Incidents": IncidentRow,
    "Reports": ReportRow,
    "Launch points": LaunchRow,
    "Links": LinkRow,
    "Uncertainty": UncertaintyRow,
}


@pytest.fixture(scope="module")
def sections(root):
    text = (root / "docs" / "exports.md").read_text(encoding="utf-8")
    return {part.partition("\n")[0]: part for part in text.split("\n## ")}


@pytest.mark.parametrize(("heading", "row"), HEADINGS.items())
def test_every_column_is_documented_in_its_place(heading, row, sections):
    told = re.findall(r"^\| `(\w+)` \| \S", sections[heading], re.MULTILINE)
    assert told == [field.name for field in fields(row)]


def test_the_documented_crosswalk_is_the_table(sections):
    rows = re.findall(r"^\| (\w+) \| .* \| (\d) \| (\d) \| (\d+) (k?)m \|$",
                      sections["How exact a place is"], re.MULTILINE)  # fmt: skip
    told = [
        (name, int(acled), int(ucdp), int(ce) * (1000 if kilo else 1))
        for name, acled, ucdp, ce, kilo in rows
    ]
    assert told == [(row.name, row.acled, row.ucdp, row.tak_ce_m) for row in precisions()]
