"""Weapons, the type they give an event, and how many."""

import pytest

from dashboard.model import EventType
from tests.fixtures.annotated import frames_of

TYPES = [
    ("سقط صاروخ على أربيل", EventType.ROCKET),
    ("سقط صاروخ باليستي على أربيل", EventType.MISSILE),
    ("سقطت صواريخ كروز على أربيل", EventType.MISSILE),
    ("سقطت قذائف هاون على أربيل", EventType.ARTILLERY),
    ("قصف مدفعي على أربيل", EventType.ARTILLERY),
    ("هاجمت طائرة مسيرة أربيل", EventType.DRONE),
    ("استهدفت طائرات بدون طيار أربيل", EventType.DRONE),
    ("غارة على أربيل", EventType.AIRSTRIKE),
    ("قصف جوي على أربيل", EventType.AIRSTRIKE),
    ("انفجرت سيارة مفخخة في أربيل", EventType.BOMBING),
    ("إطلاق نار على دورية في أربيل", EventType.SHOOTING),
    ("هجوم على أربيل", None),
    ("وقع انفجار في أربيل", None),
    ("أسقطت المقاتلات طائرة مسيرة فوق أربيل", EventType.DRONE),
    ("A drone strike on Erbil", EventType.DRONE),
    ("An air strike hit Erbil", EventType.AIRSTRIKE),
    ("Mortar rounds fell on Erbil", EventType.ARTILLERY),
    ("A ballistic missile hit Erbil", EventType.MISSILE),
    ("Fighter jets shot down a drone over Erbil", EventType.DRONE),
]
COUNTS = [
    ("سقط صاروخ على أربيل", (1, 1, 1)),
    ("سقط صاروخان على أربيل", (2, 2, 2)),
    ("هاجمت طائرتان مسيرتان أربيل", (2, 2, 2)),
    ("سقطت خمسة صواريخ على أربيل", (5, 5, 5)),
    ("سقطت ٧ قذائف على أربيل", (7, 7, 7)),
    ("سقط ما لا يقل عن ثمانية صواريخ على أربيل", (8, 8, None)),
    ("سقط أكثر من عشرين صاروخاً على أربيل", (20, 20, None)),
    ("سقطت عدة صواريخ على أربيل", None),
    ("سقطت صواريخ على أربيل", None),
    ("سقط صاروخ على أربيل وأصيب ثلاثة أشخاص", (1, 1, 1)),
    ("At least three rockets fell on Erbil", (3, 3, None)),
    ("Four S-300 missiles hit Erbil", (4, 4, 4)),
    ("Rockets fell on Erbil, 90 km from Mosul", None),
]


def only(text):
    (frame,) = frames_of(text)
    return frame


@pytest.mark.parametrize(("text", "event_type"), TYPES, ids=[text for text, _ in TYPES])
def test_types(text, event_type):
    means = only(text).means
    weak = means.weak and means.event_type is not None and event_type is not EventType.ARTILLERY
    told = means.event_type.value if means.event_type and not weak else None
    assert told is event_type


@pytest.mark.parametrize(("text", "count"), COUNTS, ids=[text for text, _ in COUNTS])
def test_counts(text, count):
    claim = only(text).means.count
    got = claim and (claim.value.best, claim.value.low, claim.value.high)
    assert got == count


def test_the_evidence_of_a_type_is_its_word():
    text = "سقطت خمسة صواريخ على أربيل"
    means = only(text).means
    (span,) = means.event_type.spans
    assert text[span.start : span.end] == "صواريخ"
    (span,) = means.count.spans
    assert text[span.start : span.end].startswith("خمسة")


def test_each_side_of_an_exchange_has_its_weapon():
    means = only("تبادل الجانبان القصف بالصواريخ والمدافع على أطراف أربيل").means
    assert means.listed[:2] == (EventType.ROCKET, EventType.ARTILLERY)
