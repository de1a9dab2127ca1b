"""The store keeps what it is given, changes nothing for nothing, and survives other processes."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from dashboard.errors import StoreError
from dashboard.model import Analysis, Basis, IncidentLink, LinkKind
from dashboard.store import AddResult, Repository
from dashboard.store.engine import open_engine, store_url, writing
from dashboard.store.history import EntryKind
from dashboard.store.schema import METADATA

START = datetime(2022, 1, 5, 12, tzinfo=UTC)


class Clock:
    """Goes on by a minute whenever it is asked."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def repository(store: str):
    with Repository.open(store, clock=Clock()) as repository:
        yield repository


@pytest.fixture
def save(repository, article_of, analysis_of):
    """Add the articles that some clusters of reports tell of, and save their analysis."""

    def save_clusters(*clusters, links=()):
        analysis = replace(analysis_of(*clusters), links=tuple(links))
        repository.add_articles(article_of(one.article_id) for one in analysis.extractions)
        return repository.save_analysis(analysis)

    return save_clusters


def dump(store: str) -> dict[str, list[tuple]]:
    """Every row of every table."""
    engine = open_engine(store_url(store))
    with engine.connect() as connection:
        tables = {
            name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for name, table in METADATA.tables.items()
        }
    engine.dispose()
    return tables


def link_between(source: str, target: str) -> IncidentLink:
    return IncidentLink(
        kind=LinkKind.RETALIATION,
        source_id=source,
        target_id=target,
        basis=Basis.INFERRED,
        reason="made up",
    )


# Articles


def test_articles_come_back(repository, article_of):
    articles = (article_of("a"), replace(article_of("ب"), language="ar", title="عنوان", text="نص"))
    assert repository.add_articles(reversed(articles)) == AddResult(new=("ب", "a"))
    assert repository.articles() == articles
    assert repository.article("ب") == articles[1]
    assert repository.article("c") is None


def test_the_same_article_again_is_unchanged(repository, store, article_of):
    repository.add_articles([article_of("a")])
    before = dump(store)
    assert repository.add_articles([article_of("a")]) == AddResult(unchanged=("a",))
    assert dump(store) == before


def test_a_changed_article_is_replaced_and_remembered(repository, article_of):
    repository.add_articles([article_of("a")])
    later = article_of("a", text="Corrected: nothing happened.")
    assert repository.add_articles([later]) == AddResult(changed=("a",))
    assert repository.articles() == (later,)
    entry = repository.history("a")[-1]
    assert entry.kind is EntryKind.ARTICLE_CHANGED
    assert entry.fields == ("digest", "text")
    assert "tells event 0" in entry.former


@pytest.mark.parametrize("bad", ["half \ud83d", "end\x00less"])
def test_text_that_is_none_is_refused_by_name(repository, article_of, bad):
    with pytest.raises(StoreError, match=r"'b': its text holds U\+"):
        repository.add_articles([article_of("a"), article_of("b", text=bad)])
    assert repository.articles() == ()


def test_all_that_unicode_offers_is_kept(repository, article_of):
    article = article_of("a", text="عين\u200e «\u200f» \U0001f680 \r\n\t e\u0301 \ufeff")
    repository.add_articles([article])
    assert repository.articles() == (article,)


def test_articles_wait_until_they_are_read(repository, save, article_of):
    save(["a:0"])
    assert repository.pending() == ()
    repository.add_articles([article_of("b")])
    assert repository.pending() == ("b",)
    save(["a:0"], ["b:0"])
    assert repository.pending() == ()
    repository.add_articles([article_of("a", text="Another text, long enough for one sentence.")])
    assert repository.pending() == ("a",)


def test_articles_wait_for_a_better_reader(repository, analysis_of, article_of):
    repository.add_articles([article_of("a")])
    repository.save_analysis(analysis_of(["a:0"]), reader="1")
    assert repository.pending() == repository.pending(reader="1") == ()
    assert repository.pending(reader="2") == ("a",)
    repository.reanalyse(lambda _articles: analysis_of(["a:0"]), reader="2")
    assert repository.pending(reader="2") == ()


# Analyses


def test_an_analysis_comes_back_whole(repository, save):
    saved = save(["a:0", "b:1"], ["a:2"], ["c"])
    both = [incident.id for incident in saved.incidents]
    saved = save(["a:0", "b:1"], ["a:2"], ["c"], links=[link_between(*both)])
    assert repository.analysis() == saved
    assert repository.incidents() == saved.incidents
    assert repository.links() == saved.links
    assert [report.id for report in repository.reports()] == ["a:0", "a:2", "b:1"]
    assert repository.incident(both[0]) == saved.incidents[0]
    assert repository.incident("none") is None
    assert repository.counts() == {
        "articles": 3, "toponyms": 0, "reports": 3, "incidents": 2, "incident_links": 1,
    }  # fmt: skip


def test_saving_the_same_again_writes_nothing(store, save):
    saved = save(["a:0", "b:1"], ["a:2"])
    before = dump(store)
    assert save(["a:0", "b:1"], ["a:2"]) == saved
    assert dump(store) == before


def test_the_file_itself_stays_the_same(tmp_path: Path, article_of, analysis_of):
    path = tmp_path / "m.sqlite3"

    def ingest() -> bytes:
        with Repository.open(path) as repository:
            repository.add_articles([article_of("a")])
            repository.save_analysis(analysis_of(["a:0"]))
        return path.read_bytes()

    assert ingest() == ingest()


def test_an_incident_keeps_its_id_when_an_article_arrives(repository, save):
    (first,) = save(["b:0"]).incidents
    (later,) = save(["a:0", "b:0"]).incidents
    assert first.id == later.id
    assert len(repository.incident(first.id).reports) == 2
    kinds = [entry.kind for entry in repository.history(first.id)]
    assert kinds == [EntryKind.INCIDENT_NEW, EntryKind.INCIDENT_CHANGED]
    assert "reports" in repository.history(first.id)[-1].fields


def test_reports_move_between_incidents(repository, save):
    save(["a:0", "b:0"], ["c:0"])
    saved = save(["a:0"], ["b:0", "c:0"])
    assert repository.analysis() == saved
    saved = save(["a:0", "b:0", "c:0"])
    assert repository.analysis() == saved


def test_a_merge_says_where_an_incident_went(repository, save):
    parts = save(["a:0"], ["b:0", "c:0"]).incidents
    before = repository.history()[-1].at
    (whole,) = save(["a:0", "b:0", "c:0"]).incidents
    (lost,) = {part.id for part in parts} - {whole.id}
    assert repository.since(before).gone == ((lost, whole.id),)
    assert repository.since(before).changed == (whole.id,)
    assert repository.history(lost)[-1].former


def test_what_is_no_longer_told_is_gone(repository, save):
    saved = save(["a:0"], ["a:1"], links=())
    both = [incident.id for incident in saved.incidents]
    save(["a:0"], ["a:1"], links=[link_between(*both)])
    (left,) = save(["a:1"]).incidents
    assert repository.incidents() == (left,)
    assert repository.links() == ()
    assert len(repository.reports()) == 1


def test_since_tells_new_and_nothing_else(repository, save):
    save(["a:0"])
    before = repository.history()[-1].at
    saved = save(["a:0"], ["b:0"])
    assert set(repository.since(before).new) < {one.id for one in saved.incidents}
    assert repository.since(before).changed == repository.since(before).gone == ()


def test_the_revision_grows_with_every_change(repository, save, article_of):
    seen = [repository.revision()]
    repository.add_articles([article_of("a")])
    seen.append(repository.revision())
    saved = save(["a:0"], ["a:1"])
    seen.append(repository.revision())
    save(["a:0"], ["a:1"], links=[link_between(*(one.id for one in saved.incidents))])
    seen.append(repository.revision())
    assert seen == sorted(set(seen))
    save(["a:0"], ["a:1"], links=[link_between(*(one.id for one in saved.incidents))])
    assert repository.revision() == seen[-1]


@pytest.mark.parametrize("clusters", [[["a:0"]], [["a:0"], ["b"], ["c"]], []])
def test_an_analysis_of_other_articles_is_refused(repository, save, analysis_of, clusters):
    saved = save(["a:0"], ["b:0"])
    with pytest.raises(StoreError, match="read all stored articles again"):
        repository.save_analysis(analysis_of(*clusters))
    assert repository.analysis() == saved


def test_an_inconsistent_analysis_is_refused_whole(repository, save, analysis_of, article_of):
    saved = save(["a:0"])
    repository.add_articles([article_of("b")])
    broken = analysis_of(["a:0"], ["b:0"])
    broken = replace(broken, extractions=analysis_of(["a:0"], ["b"]).extractions)
    with pytest.raises(StoreError):
        repository.save_analysis(broken)
    assert repository.incidents() == saved.incidents


def test_reading_again_while_others_add_articles(repository, article_of, analysis_of):
    repository.add_articles([article_of("a")])
    seen = []

    def analyse(articles):
        seen.append([article.id for article in articles])
        if len(seen) == 1:  # another process is quicker
            repository.add_articles([article_of("b")])
        return analysis_of(*[[f"{article.id}:0"] for article in articles])

    saved = repository.reanalyse(analyse)
    assert seen == [["a"], ["a", "b"]]
    assert repository.analysis() == saved


def test_an_article_that_cannot_be_read_stays_pending(repository, article_of, analysis_of):
    repository.add_articles([article_of("a"), article_of("b")])
    saved = repository.reanalyse(lambda _articles: analysis_of(["a:0"]))
    assert repository.analysis() == saved
    assert repository.pending() == ("b",)
    with pytest.raises(StoreError, match="'c' was read but is not stored"):
        repository.reanalyse(lambda _articles: analysis_of(["c:0"]))


def test_reading_again_gives_up_in_the_end(repository, article_of, analysis_of):
    numbers = iter(range(100))

    def analyse(articles):
        repository.add_articles([article_of(f"n{next(numbers)}")])
        return analysis_of(*[[article.id] for article in articles])

    with pytest.raises(StoreError, match="try again"):
        repository.reanalyse(analyse)


def test_a_damaged_record_is_named(repository, store, save):
    save(["a:0"])
    engine = open_engine(store_url(store))
    with writing(engine) as connection:
        connection.execute(text("UPDATE incidents SET record = '{}'"))
    engine.dispose()
    with pytest.raises(StoreError, match="a record in it is damaged: Incident"):
        repository.incidents()


def test_an_empty_store(repository):
    assert repository.analysis() == Analysis()
    assert repository.history() == ()
    assert repository.revision() == 0


# Several threads and processes


def test_threads_may_share_a_repository(repository, save):
    saved = save(["a:0", "b:1"], ["a:2"])

    def visit(number):
        if number % 4 == 0:
            repository.mark_brief(note=str(number))
        return repository.incidents()

    with ThreadPoolExecutor(max_workers=6) as threads:
        assert set(threads.map(visit, range(24))) == {saved.incidents}


def _ingest(store: str, name: str, rounds: int, make_article, make_analysis) -> None:
    with Repository.open(store) as repository:
        for number in range(rounds):
            repository.add_articles([make_article(f"{name}{number}")])
            repository.reanalyse(
                lambda read: make_analysis(*[[f"{article.id}:0"] for article in read])
            )


def _open(store: str, gate) -> None:
    gate.wait(30)
    with Repository.open(store) as repository:
        repository.counts()


def test_processes_may_open_a_new_store_at_the_same_moment(tmp_path: Path):
    context = multiprocessing.get_context("fork")
    for number in range(3):
        gate = context.Barrier(6)
        store = str(tmp_path / f"{number}.sqlite3")
        workers = [context.Process(target=_open, args=(store, gate)) for _ in range(6)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(60)
        assert {worker.exitcode for worker in workers} == {0}


def test_what_another_process_changed_is_seen(store: str, repository, save, article_of):
    saved = save(["a:0"])
    assert repository.incidents() == saved.incidents
    with Repository.open(store) as other:
        other.add_articles([article_of("b")])
        other.save_analysis(replace(other.analysis(), incidents=(), extractions=_unread(other)))
    assert repository.incidents() == ()


def _unread(repository):
    (known,) = repository.analysis().extractions
    return tuple(replace(known, article_id=key, reports=()) for key in ("a", "b"))


def test_processes_take_turns(store: str, article_of, analysis_of):
    context = multiprocessing.get_context("fork")
    workers = [
        context.Process(target=_ingest, args=(store, name, 4, article_of, analysis_of))
        for name in ("p", "q", "r")
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    with Repository.open(store) as repository:
        assert repository.counts()["articles"] == repository.counts()["incidents"] == 12
        assert repository.pending() == ()
