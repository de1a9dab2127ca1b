"""What a first start began and did not finish, the next one does."""

import pytest

from dashboard.articles import read_articles
from dashboard.store import Repository
from tests.browser.server import ROOT, serve

pytestmark = pytest.mark.browser


def test_a_reading_cut_short_is_taken_up(tmp_path):
    store = tmp_path / "marsad.sqlite"
    with Repository.open(store) as repository:  # as a process leaves it that dies while it reads
        repository.add_articles(read_articles([str(ROOT / "seeds")]).articles)
        assert repository.counts()["incidents"] == 0
    with serve([], store):
        pass
    with Repository.open(store) as repository:
        assert repository.pending() == ()
        assert repository.counts()["incidents"] > 0
