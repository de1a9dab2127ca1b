from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.briefing.placement import Canvas
from dashboard.briefing.view import Rectangle

FRAME = Rectangle(x=0, y=0, width=300, height=200)
POINTS = st.lists(st.tuples(st.floats(10, 290), st.floats(10, 190)), min_size=1, max_size=12)


@given(POINTS)
def test_labels_never_overlap_and_stay_in_the_frame(points):
    canvas = Canvas(frame=FRAME)
    spots = [canvas.put(at, width=22, height=12, radius=8) for at in points]
    boxes = [spot.box for spot in spots if spot]
    assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))
    assert all(FRAME.holds(box) for box in boxes)


def test_the_first_label_stands_right_beside_its_place():
    spot = Canvas(frame=FRAME).put((100, 100), width=20, height=10, radius=8)
    assert spot.box.x == 108
    assert not spot.is_led


def test_a_crowd_is_led():
    canvas = Canvas(frame=FRAME)
    spots = [canvas.put((150, 100), width=30, height=12, radius=8) for _ in range(12)]
    assert any(spot.is_led for spot in spots)


def test_where_there_is_no_room_there_is_no_label():
    canvas = Canvas(frame=FRAME)
    canvas.take(FRAME)
    assert canvas.put((150, 100), width=20, height=10, radius=8) is None
    assert canvas.put_beside((150, 100), width=20, height=10, radius=2) is None


def test_the_emptiest_box_is_chosen():
    canvas = Canvas(frame=FRAME)
    canvas.take(Rectangle(x=0, y=0, width=20, height=20))
    boxes = [Rectangle(x=x, y=0, width=50, height=50) for x in (0, 100, 200)]
    assert canvas.emptiest(boxes) == boxes[1]
