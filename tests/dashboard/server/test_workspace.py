from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.errors import ConfigurationError, StoreError
from dashboard.server.workspace import Workspace, close_workspace, open_workspace, workspace
from tests.fixtures.incidents import FakeRecords, make_incident, make_location


def test_records_are_read_again_only_when_they_changed():
    records = FakeRecords([make_incident(location=make_location())])
    desk = Workspace(lambda: records)
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
    opened = open_workspace(FakeRecords)
    assert workspace() is opened
    close_workspace()


def test_a_store_is_opened_once_when_it_is_first_asked_for():
    opened = []

    def open_records():
        opened.append(FakeRecords())
        return opened[-1]

    desk = Workspace(open_records)
    assert not opened
    with ThreadPoolExecutor(8) as pool:
        assert len({id(records) for records in pool.map(lambda _: desk.records, range(8))}) == 1
    assert len(opened) == 1


def test_a_store_that_cannot_be_opened_is_tried_again():
    answers = [StoreError("locked"), FakeRecords()]

    def open_records():
        answer = answers.pop(0)
        if isinstance(answer, StoreError):
            raise answer
        return answer

    desk = Workspace(open_records)
    with pytest.raises(StoreError, match="locked"):
        desk.refresh()
    assert len(desk.refresh().incidents) == 0
