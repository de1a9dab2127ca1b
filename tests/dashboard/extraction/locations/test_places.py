"""Targets, launch points, and places that merely stand there."""

import pytest

from dashboard.extraction.launch_points.origins import finds_launcher
from dashboard.extraction.words.cues import Cues
from tests.fixtures.annotated import frames_of, read

TARGETS = [
    ("سقط صاروخ على أربيل", ["Erbil"]),
    ("سقط صاروخ في أربيل", ["Erbil"]),
    ("قُصفت أربيل بالصواريخ", ["Erbil"]),
    ("سقط صاروخ قرب قاعدة حرير في أربيل", ["Harir base"]),
    ("سقطت صواريخ على كركوك وأربيل والموصل", ["Kirkuk", "Erbil", "Mosul"]),
    ("سقطت صواريخ على بلدة زمار في نينوى", ["Zummar"]),
    ("في العراق، سقط صاروخ على أربيل", ["Erbil"]),
    ("قال مصدر في بغداد إن صاروخاً سقط على أربيل", ["Erbil"]),
    ("قصفت إسرائيل دمشق بالصواريخ", ["Damascus"]),
    ("سقط صاروخ على <تل الزعتر>", [None]),
    ("قصفت طائرات مواقع في مدينة كركوك", ["Kirkuk"]),
    ("Rockets struck Erbil and Kirkuk", ["Erbil", "Kirkuk"]),
    ("A rocket fell near Harir base in Erbil, Iraq", ["Harir base"]),
    ("Israel bombed Damascus", ["Damascus"]),
    ("A source in Baghdad said a rocket hit Erbil", ["Erbil"]),
]
LAUNCHES = [
    ("أُطلقت صواريخ من زمار باتجاه أربيل", "Zummar", "Erbil"),
    ("أُطلقت صواريخ من زمار في نينوى على أربيل", "Zummar", "Erbil"),
    ("سقطت صواريخ أُطلقت من زمار على أربيل", "Zummar", "Erbil"),
    ("سقط صاروخ على أربيل", None, "Erbil"),
    ("فرّ سكان من زمار بعد سقوط صاروخ على أربيل", None, "Erbil"),
    ("قتل جندي من بغداد بصاروخ سقط على أربيل", None, "Erbil"),
    ("Rockets were fired from Zummar at Erbil", "Zummar", "Erbil"),
]


def english(name):
    return name and name.toponym.resolution.place and name.toponym.resolution.place.name


@pytest.mark.parametrize(("text", "targets"), TARGETS, ids=[text for text, _ in TARGETS])
def test_targets(text, targets):
    assert [english(f.place) for f in frames_of(text)] == targets


@pytest.mark.parametrize(
    ("text", "launch", "target"), LAUNCHES, ids=[text for text, _, _ in LAUNCHES]
)
def test_launch_points(text, launch, target):
    frame = next(f for f in frames_of(text) if f.place)
    assert (english(frame.launch), english(frame.place)) == (launch, target)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("عثرت الشرطة على منصة الإطلاق في زمار", True),
        ("كانت الشاحنة متروكة في زمار", True),
        ("مصدر النيران في زمار", True),
        ("قصفت الطائرات مصدر النيران في زمار", False),
        ("عثرت الشرطة على قتيل في زمار", False),
    ],
)
def test_launchers_found(text, found):
    cues = Cues(c for s in read(text).document.sentences for c in s.cues)
    assert finds_launcher(cues) is found
