"""The pages without a browser, on a real store."""

import pytest
from streamlit.testing.v1 import AppTest

import dashboard.app
from dashboard.model import Analysis, Basis, Extraction, Publication
from dashboard.server.workspace import close_workspace, open_workspace
from dashboard.settings import SETTINGS_VARIABLE
from dashboard.store import Repository
from tests.fixtures.incidents import make_article, make_incident, make_location, make_report


@pytest.fixture
def store(tmp_path):
    """A store of one article with one incident."""
    with Repository.open(tmp_path / "marsad.sqlite") as opened:
        article = make_article()
        opened.add_articles([article])
        report = make_report(article=article, location=make_location())
        extraction = Extraction(
            article_id=article.id,
            publication=Publication(day=None, basis=Basis.UNKNOWN, reason="none stated"),
            reports=(report,),
        )
        incident = make_incident(location=make_location(), reports=(report,))
        opened.save_analysis(Analysis(extractions=(extraction,), incidents=(incident,)))
        yield opened


@pytest.fixture
def open_app(tmp_path, monkeypatch):
    """Open a page, by its function, on some records."""
    monkeypatch.setenv(SETTINGS_VARIABLE, str(tmp_path / "settings.json"))

    def opened(records, page="", **query):
        open_workspace(lambda: records)
        test = AppTest.from_file(dashboard.app.__file__, default_timeout=60)
        if page:
            test = AppTest.from_string(
                f"from dashboard.pages import {page}\n{page}.show()", default_timeout=60
            )
        for key, value in query.items():
            test.query_params[key] = value
        return test.run()

    yield opened
    close_workspace()
