import pytest
from streamlit.testing.v1 import AppTest

import dashboard.app
from dashboard.filters import Filter
from dashboard.server.precedence import Drawings
from dashboard.server.workspace import close_workspace, open_workspace, workspace
from tests.fixtures.incidents import FakeRecords, make_article, make_incident, make_location

SCRIPT = dashboard.app.__file__


@pytest.fixture
def page():
    def opened(records, **query):
        open_workspace(lambda: records)
        test = AppTest.from_file(SCRIPT, default_timeout=60)
        for key, value in query.items():
            test.query_params[key] = value
        return test.run()

    yield opened
    close_workspace()


def _text(test):
    return " ".join(element.proto.body for element in test.get("html"))


def test_an_empty_store_says_what_to_do(page):
    test = page(FakeRecords(articles=()))
    assert not test.exception
    assert "No incidents yet" in _text(test)


def test_the_incident_of_the_address_is_shown(page):
    test = page(FakeRecords([make_incident(location=make_location())]), incident="i1")
    assert not test.exception
    assert "Rockets on Wadi Base" in _text(test)
    assert "صواريخ" in _text(test)


def test_an_unknown_incident_shows_the_list(page):
    test = page(FakeRecords([make_incident(location=make_location())]), incident="<script>")
    assert not test.exception
    assert "Rockets on Wadi Base" not in _text(test)


class _Waits(Drawings):
    """Tells which filters a page waited for, and lets none wait."""

    def __init__(self):
        super().__init__()
        self.waited = []

    def wait(self, chosen, *, since, patience_s=0):
        self.waited.append(chosen)
        return super().wait(chosen, since=since, patience_s=patience_s)


def test_a_new_filter_reaches_the_map_before_the_page(page):
    test = page(FakeRecords([make_incident(location=make_location())]))
    waits = workspace().drawings = _Waits()
    test.checkbox(key="f-disputed").check().run()
    assert not test.exception
    assert waits.waited == [Filter(disputed=True)]
    test.run()
    assert len(waits.waited) == 1


def test_many_incidents_open_too(page):
    many = [make_incident(f"i{n}", location=make_location(lon=40 + n / 50)) for n in range(200)]
    assert not page(FakeRecords(many, articles=[make_article()])).exception


def test_articles_without_an_incident_are_told_of(page):
    test = page(FakeRecords())
    assert "1 article has been read; it tells of no incident." in _text(test)
