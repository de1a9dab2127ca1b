from dataclasses import replace

import pytest

from dashboard.components.table import _picked_row, incident_frame
from dashboard.model import Attribution, Claim, Span
from dashboard.translation import use_language
from tests.fixtures.incidents import make_date, make_incident, make_inferred_doer, make_report


@pytest.fixture(autouse=True)
def _english():
    use_language("en")


def _row(incident):
    return incident_frame([incident]).iloc[0]


def test_an_inferred_doer_is_told_as_inferred():
    assert _row(make_inferred_doer())["By whom"] == "Group A (inferred)"
    named = make_incident(perpetrator="Group A", attribution=Attribution.CLAIMED)
    assert _row(named)["By whom"] == "Group A"


def test_nothing_is_said_of_a_claim_where_no_text_speaks_of_one():
    row = _row(make_incident())
    assert (row["By whom"], row["Attribution"]) == ("", "")
    assert _row(make_incident(attribution=Attribution.DENIED))["Attribution"] == "denied by them"


@pytest.mark.parametrize(
    ("selection", "row"),
    [
        ({"rows": [3], "cells": []}, 3),
        ({"rows": [], "cells": [(2, "Place")]}, 2),
        ({"rows": [1], "cells": [(2, "Place")]}, 2),
        ({"rows": [], "cells": []}, None),
    ],
)
def test_a_cell_or_a_box_chooses_its_row(selection, row):
    assert _picked_row(selection) == row


def test_a_day_that_no_text_states_says_so():
    report = replace(make_report(), date=Claim(value=make_date(), spans=(Span(0, 4),)))
    assert _row(make_incident())["Date"] == "Sunday 7 May 2023, inferred"
    assert _row(make_incident(reports=(report,)))["Date"] == "Sunday 7 May 2023"
