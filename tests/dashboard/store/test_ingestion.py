"""The seeds through the whole pipeline into a file, as `marsad ingest` does it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from dashboard import pipeline
from dashboard.articles import read_articles
from dashboard.decisions import Note, Review, decide
from dashboard.model import ReviewState
from dashboard.store import AddResult, Repository
from dashboard.store.engine import open_engine, store_url
from dashboard.store.schema import METADATA

SEEDS = Path(__file__).parents[3] / "seeds"
NOW = datetime(2022, 1, 7, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def seeds():
    return read_articles([str(SEEDS)]).articles


@pytest.fixture(scope="module")
def extractions(seeds):
    return {article.id: pipeline.read_article(article) for article in seeds}


@pytest.fixture
def analyse(extractions):
    def from_memory(articles):
        return pipeline.assemble(articles, [extractions[article.id] for article in articles])

    return from_memory


def dump(path: Path):
    engine = open_engine(store_url(path))
    with engine.connect() as connection:
        found = {
            name: [tuple(row) for row in connection.execute(select(table))]
            for name, table in METADATA.tables.items()
        }
    engine.dispose()
    return found


def test_what_is_stored_is_what_was_read(tmp_path: Path, seeds, analyse):
    with Repository.open(tmp_path / "m.sqlite3") as repository:
        repository.add_articles(seeds)
        saved = repository.reanalyse(analyse)
        assert repository.analysis() == saved
        read = analyse(seeds)
        assert (saved.extractions, saved.incidents) == (read.extractions, read.incidents)
        assert set(saved.links) == set(read.links)
        assert repository.counts()["toponyms"] > 100


def test_reading_twice_changes_nothing(tmp_path: Path, seeds, analyse):
    path = tmp_path / "m.sqlite3"
    with Repository.open(path) as repository:
        repository.add_articles(seeds)
        repository.reanalyse(analyse)
    before, content = dump(path), path.read_bytes()
    with Repository.open(path) as repository:
        ids = tuple(article.id for article in seeds)
        assert repository.add_articles(seeds) == AddResult(unchanged=ids)
        assert repository.pending() == ()
        repository.reanalyse(analyse)
    assert dump(path) == before
    assert path.read_bytes() == content


@pytest.mark.parametrize("backwards", [False, True])
def test_incidents_keep_their_ids_and_decisions_as_articles_arrive(
    tmp_path: Path, seeds, analyse, backwards
):
    with Repository.open(tmp_path / "m.sqlite3") as repository:
        homes: dict[str, str] = {}
        for article in sorted(seeds, key=lambda one: one.id, reverse=backwards):
            repository.add_articles([article])
            found = repository.reanalyse(analyse).incidents
            now = {report.id: one.id for one in found for report in one.reports}
            kept = {now[report_id] for report_id in homes}
            assert kept <= set(homes.values()), "an incident already known has a new id"
            _judge(repository, set(now.values()) - set(homes.values()))
            homes = now
        outcome = repository.outcome()
        assert outcome.orphaned == ()
        assert {one.review for one in outcome.analysis.incidents} == {ReviewState.CONFIRMED}


def _judge(repository: Repository, incident_ids) -> None:
    for incident_id in sorted(incident_ids):
        ref = repository.refer(incident_id)
        repository.record(decide(ref, Note(), who="Amal", when=NOW, why="seen"))
        confirm = Review(state=ReviewState.CONFIRMED)
        repository.record(decide(ref, confirm, who="Amal", when=NOW))
