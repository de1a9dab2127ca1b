"""What answers what, and where it was fired from."""

import pytest

from dashboard.extraction.discourse.frames import build_frames
from dashboard.extraction.drafts.answers import find_answered
from dashboard.extraction.drafts.launches import find_launches
from tests.fixtures.annotated import drafts_of, read

ANSWERED = [
    ("سقط صاروخ على أربيل، وردت الطائرات بقصف الموصل.", 1, 0),
    ("قصفت طائرات أميركية الموصل رداً على سقوط صاروخين على أربيل.", 0, 1),
    ("ردت المدفعية على مصدر النيران في غزة بعد سقوط قذيفة على سديروت.", 0, 1),
    ("سقط صاروخ على دمشق. وسقط صاروخ على سديروت. وردت إسرائيل بقصف غزة بالمدفعية.", 2, 1),
    ("Jets bombed Mosul in response to an attack on Erbil.", 0, 1),
]


@pytest.mark.parametrize(("text", "answer", "attack"), ANSWERED, ids=[t for t, _, _ in ANSWERED])
def test_answers_find_their_attack(text, answer, attack):
    drafts = drafts_of(text)
    assert find_answered(drafts[answer], drafts) is drafts[attack]
    assert find_answered(drafts[attack], drafts) is None


def launches_of(text):
    drafts = drafts_of(text)
    answered = {id(d): find_answered(d, drafts) for d in drafts}
    found = find_launches(drafts, build_frames(read(text))[1], answered)
    return [found[id(d)].value.name if id(d) in found else None for d in drafts]


@pytest.mark.parametrize(
    ("text", "launches"),
    [
        ("أُطلقت صواريخ من زمار في نينوى على أربيل.", ["Zummar"]),
        ("سقط صاروخ على أربيل. وعُثر على منصة الإطلاق في زمار.", ["Zummar"]),
        ("سقطت قذيفة على سديروت، وردت إسرائيل بقصف مصدر النيران في غزة.", ["Gaza", None]),
        ("غارة على أربيل. وعُثر على منصة الإطلاق في زمار.", [None]),
        ("سقط صاروخ على أربيل.", [None]),
    ],
)
def test_launch_places(text, launches):
    assert launches_of(text) == launches
