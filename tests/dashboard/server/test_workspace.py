import pytest

from dashboard.errors import ConfigurationError
from dashboard.server.workspace import Workspace, close_workspace, open_workspace, workspace
from tests.fixtures.incidents import FakeRecords, make_incident, make_location


def test_records_are_read_again_only_when_they_changed():
    records = FakeRecords([make_incident(location=make_location())])
    desk = Workspace(records)
    first = desk.refresh()
    assert desk.refresh() is first
    assert desk.latest() is first
    records.change([])
    assert desk.latest() is first
    assert len(desk.refresh().columns) == 0


def test_without_an_open_store_the_error_says_what_to_do():
    close_workspace()
    with pytest.raises(ConfigurationError, match="marsad"):
        workspace()


def test_the_open_workspace_is_shared():
    opened = open_workspace(FakeRecords())
    assert workspace() is opened
    close_workspace()
