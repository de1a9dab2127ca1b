import time

import pytest

from dashboard.errors import ConfigurationError
from dashboard.intake import Watch, start_watch, stop_watch, watched
from dashboard.intake import watching as bounds

TEXT = "قال مصدر أمني إن طائرتين مسيرتين استهدفتا مطار أربيل الدولي يوم 3 آذار 2023."


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "inbox"
    made.mkdir()
    return made


@pytest.fixture
def watch(store, folder):
    return Watch(store, folder)


def test_a_file_is_read_once_it_is_at_rest(watch, folder, store):
    path = folder / "a.txt"
    path.write_text(TEXT[:20], encoding="utf-8")
    watch.look()
    path.write_text(TEXT, encoding="utf-8")
    watch.look()
    assert store.articles() == ()
    watch.look()
    assert [article.text for article in store.articles()] == [TEXT]
    assert store.incidents()
    assert watch.seen.taken == 1


def test_a_file_that_stays_is_read_once(watch, folder, store):
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    for _ in range(4):
        watch.look()
    assert watch.seen.taken == 1
    assert len(store.articles()) == 1


def test_a_bad_file_is_named_and_the_rest_goes_on(watch, folder, store):
    (folder / "a.json").write_text("{", encoding="utf-8")
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    (folder / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    (folder / "c.exe").write_bytes(b"MZ")
    watch.look()
    watch.look()
    assert [problem.where for problem in watch.seen.problems] == ["a.json"]
    assert [article.id for article in store.articles()] == ["b"]


def test_a_large_folder_is_read_in_parts(watch, folder, monkeypatch):
    monkeypatch.setattr(bounds, "MOST_AT_ONCE", 2)
    monkeypatch.setattr(bounds, "MOST_FILES", 3)
    for n in range(5):
        (folder / f"{n}.txt").write_text(f"{TEXT} {n}", encoding="utf-8")
    watch.look()
    watch.look()
    assert watch.seen.taken == 2
    assert watch.seen.overflow


def test_only_a_folder_is_watched(store, folder):
    with pytest.raises(ConfigurationError, match="expected a folder"):
        Watch(store, folder / "missing")


def test_one_folder_is_watched_until_it_is_stopped(store, folder):
    watch = start_watch(store, folder)
    assert watched() is watch
    deadline = time.monotonic() + 10
    while watch.seen.looked_at is None and time.monotonic() < deadline:
        time.sleep(0.01)
    stop_watch()
    assert watched() is None
    assert watch.seen.looked_at is not None
