from datetime import datetime

import pytest

from dashboard.errors import InvalidRecordError
from dashboard.export import hand_over
from tests.dashboard.export.conftest import AS_OF, make_everything


def test_only_what_belongs_to_the_incidents_is_handed_on():
    incidents, outside, links, articles = make_everything()
    given = hand_over(incidents, links, reversed(articles), as_of=AS_OF)
    assert given.incidents == incidents
    assert outside not in given.incidents
    assert [link.source_id for link in given.links] == ["i:2", "i:1"]
    assert list(given.articles) == ["a1", "a2"]


def test_the_state_of_the_records_has_a_zone():
    with pytest.raises(InvalidRecordError, match="zone"):
        hand_over((), (), (), as_of=datetime(2023, 5, 9))  # noqa: DTZ001
