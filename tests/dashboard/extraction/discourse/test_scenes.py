"""Where a sentence that opens with "In X," puts what it tells."""

import pytest

from tests.fixtures.annotated import frames_of

SCENES = [
    ("وفي الموصل، أفاد شهود بأن قذيفتين سقطتا على سوق شعبي.", "الموصل"),
    ("في الموصل، قال مصدر أمني إن عبوة ناسفة انفجرت بدورية.", "الموصل"),
    ("وفي الموصل شمالي البلاد، ذكر ناشطون أن صاروخاً سقط على <قرية كذا>.", "الموصل"),
    ("وفي الموصل، قال شهود إن صاروخاً سقط على أربيل.", "أربيل"),
    ("وصل الوفد إلى الموصل، وسقط صاروخ على سوق شعبي.", None),
    ("وفي الموصل، قال متحدث باسم الوزارة إن قذيفتين سقطتا على سوق شعبي.", None),
]


@pytest.mark.parametrize(("text", "place"), SCENES, ids=[text for text, _ in SCENES])
def test_scene_of_a_sentence(text, place):
    (frame,) = frames_of(text)
    assert (frame.place.toponym.text if frame.place else None) == place


SEATS = [
    ("قال مختار زمار إن قذائف سقطت على <قرية كذا>.", "زمار"),
    ("قال وزير الدفاع في بغداد إن قذائف سقطت على <قرية كذا>.", None),
]


@pytest.mark.parametrize(("text", "seat"), SEATS, ids=[text for text, _ in SEATS])
def test_seat_of_a_local_speaker(text, seat):
    (frame,) = frames_of(text)
    assert (frame.seat.toponym.text if frame.seat else None) == seat
