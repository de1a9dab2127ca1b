"""Collection is held off as long as anybody asks for it, and left as it was found."""

import gc
import subprocess
import sys
from threading import Event, Thread

import pytest

from dashboard.collection import uncollected
from dashboard.extraction import expected_places, extract
from tests.fixtures.annotated import make_article, toponyms_in

TEXTS = (
    "Rebels fired five rockets at Erbil on Tuesday evening, and three soldiers were wounded.",
    "أطلق الحوثيون خمسة صواريخ على أربيل مساء الثلاثاء، وأصيب ثلاثة جنود بجروح.",
)


def test_collection_is_off_inside_and_on_behind():
    assert gc.isenabled()
    with uncollected:
        assert not gc.isenabled()
        with uncollected:
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_failure_leaves_collection_on():
    with pytest.raises(ValueError, match="unread"), uncollected:
        raise ValueError("unread")
    assert gc.isenabled()


def test_collection_that_was_off_stays_off():
    gc.disable()
    try:
        with uncollected:
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_another_thread_keeps_it_off():
    inside, done = Event(), Event()

    @uncollected
    def work():
        inside.set()
        done.wait(10)

    thread = Thread(target=work)
    thread.start()
    assert inside.wait(10)
    with uncollected:
        pass
    assert not gc.isenabled()
    done.set()
    thread.join()
    assert gc.isenabled()


@pytest.mark.parametrize("text", TEXTS)
def test_reading_an_article_leaves_no_cycles(text):
    article, toponyms = make_article(text), toponyms_in(text)
    assert extract(article, toponyms).reports
    gc.collect()
    with uncollected:
        expected_places(article)
        extract(article, toponyms)
        assert not gc.collect()


# What the collector holds depends on all that ran before in a process: asked in one of its own.
KNOT = """
import gc
from weakref import ref
from dashboard.collection import uncollected

class Knot:
    def __init__(self):
        self.itself = self
"""
OLDEST = """
with uncollected:
    kept = [Knot()]
    assert any(thing is kept for thing in gc.get_objects(generation=0))
assert any(thing is kept for thing in gc.get_objects(generation=2))
assert gc.get_freeze_count() == 0
"""
FOUND_IN_THE_END = """
with uncollected:
    knot = ref(Knot())
assert knot() is not None
for _ in range(500):
    with uncollected:
        pass
assert knot() is None
"""
NOT_AT_ONCE = """
for _ in range(500):
    with uncollected:
        pass
with uncollected:
    knot = ref(Knot())
for _ in range(500):
    with uncollected:
        pass
assert knot() is not None  # the search just made took a while
"""
FROZEN = """
gc.freeze()
frozen = gc.get_freeze_count()
with uncollected:
    pass
assert gc.get_freeze_count() == frozen > 0
"""
COUNTED_SELDOM = """
import sys
counts = 0
def watch(_, event, called):
    global counts
    counts += event == "c_call" and called is gc.get_freeze_count
many = [[n] for n in range(300_000)]
gc.freeze()
sys.setprofile(watch)
for _ in range(100):
    with uncollected:
        pass
sys.setprofile(None)
assert 1 <= counts < 50  # each walks over all that is frozen
"""


@pytest.mark.parametrize("code", [OLDEST, FOUND_IN_THE_END, NOT_AT_ONCE, FROZEN, COUNTED_SELDOM])
def test_what_is_left_goes_to_the_oldest_and_is_searched_now_and_then(code, root):
    subprocess.run([sys.executable, "-c", KNOT + code], cwd=root, check=True)
