from dataclasses import replace

from dashboard.intake import Job, Progress, Standing, look_at, store_articles
from dashboard.pipeline import read


def test_what_was_looked_at_is_stored_and_merged(store, offered):
    done = store_articles(store, look_at(offered, (), Progress()), Progress())
    assert done.taken == tuple(article.id for article in offered)
    assert done.problems == ()
    assert not store.pending()
    assert {one.title for one in store.incidents()} == {
        one.title for one in read(offered).incidents
    }


def test_a_second_lot_leaves_the_first_as_it_is(store, offered):
    store_articles(store, look_at(offered[:1], (), Progress()), Progress())
    before = {one.id for one in store.incidents()}
    store_articles(store, look_at(offered[1:], store.articles(), Progress()), Progress())
    assert before <= {one.id for one in store.incidents()}
    assert len(store.articles()) == 3


def test_how_an_article_stands_to_the_store(store, offered):
    first, second, third = offered
    store.add_articles([first, second])
    changed = replace(second, title="another")
    renamed = replace(first, id="other")
    looked = look_at((first, changed, renamed, third), store.articles(), Progress())
    assert [one.standing for one in looked] == [
        Standing.KNOWN,
        Standing.REPLACES,
        Standing.SAME_TEXT,
        Standing.NEW,
    ]


def test_a_stop_keeps_what_was_taken_in_and_shows_it(store, offered):
    class StopsAfterOne(Progress):
        def step(self):
            super().step()
            self.stop()

    looked = look_at(offered, (), Progress())
    done = store_articles(store, looked, StopsAfterOne())
    assert done.taken == (offered[0].id,)
    assert [article.id for article in store.articles()] == [offered[0].id]
    assert not store.pending()
    assert store.incidents()


def test_a_stop_gives_what_was_read_so_far(offered):
    progress = Progress()
    progress.stop()
    assert look_at(offered, (), progress) == ()


def test_storing_tells_how_far_it_is(store, offered):
    looked = look_at(offered, (), Progress())
    job = Job(lambda progress: store_articles(store, looked, progress))
    job.wait(60)
    assert job.progress.share == 1.0
