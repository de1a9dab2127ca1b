import pytest

from dashboard.errors import ConfigurationError
from dashboard.model import Role
from dashboard.server.workspace import Workspace, close_workspace, open_workspace, workspace
from tests.fixtures.incidents import FakeRecords, make_incident, make_location


def test_records_are_read_again_only_when_they_changed():
    records = FakeRecords([make_incident(location=make_location())])
    desk = Workspace(records)
    desk.refresh()
    first = desk.columns
    desk.refresh()
    assert desk.columns is first
    records.change([])
    desk.refresh()
    assert len(desk.columns) == 0


def test_bounds_leave_out_what_is_hidden_at_first():
    near, far = make_location(), make_location("Far", lon=60.0, lat=40.0)
    desk = Workspace(
        FakeRecords(
            [
                make_incident("i1", location=near),
                make_incident("i2", location=far, role=Role.BACKGROUND),
            ]
        )
    )
    desk.refresh()
    assert desk.bounds == (42.0, 33.0, 42.0, 33.0)


def test_bounds_of_nothing_are_none():
    desk = Workspace(FakeRecords())
    desk.refresh()
    assert desk.bounds is None


def test_without_an_open_store_the_error_says_what_to_do():
    close_workspace()
    with pytest.raises(ConfigurationError, match="marsad"):
        workspace()


def test_the_open_workspace_is_shared():
    opened = open_workspace(FakeRecords())
    assert workspace() is opened
    close_workspace()
