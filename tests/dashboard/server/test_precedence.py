from threading import Timer
from time import monotonic

from dashboard.filters import Filter
from dashboard.server.precedence import MOST_KEPT, Drawings

CHOSEN = Filter(disputed=True)


def test_what_was_drawn_since_need_not_be_waited_for():
    drawings, since = Drawings(), monotonic()
    drawings.note(CHOSEN)
    assert drawings.wait(CHOSEN, since=since, patience_s=0)


def test_what_was_drawn_before_does_not_count():
    drawings = Drawings()
    drawings.note(CHOSEN)
    assert not drawings.wait(CHOSEN, since=monotonic(), patience_s=0)


def test_another_filter_does_not_count():
    drawings, since = Drawings(), monotonic()
    drawings.note(Filter(launched=True))
    assert not drawings.wait(CHOSEN, since=since, patience_s=0)


def test_waiting_ends_with_the_drawing():
    drawings, since = Drawings(), monotonic()
    later = Timer(0.02, drawings.note, args=[CHOSEN])
    later.start()
    assert drawings.wait(CHOSEN, since=since, patience_s=60)
    later.join()


def test_old_drawings_are_forgotten():
    drawings, since = Drawings(), monotonic()
    for number in range(3 * MOST_KEPT):
        drawings.note(Filter(words=str(number)))
    assert drawings.wait(Filter(words=str(3 * MOST_KEPT - 1)), since=since, patience_s=0)
    assert not drawings.wait(Filter(words="0"), since=since, patience_s=0)
