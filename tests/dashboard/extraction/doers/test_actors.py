"""Who did it, by grammar; who suffered it; and who says so."""

import pytest

from dashboard.model import Attribution
from tests.fixtures.annotated import frames_of

DOERS = [
    ("قصفت إسرائيل دمشق", "Israel", True),
    ("قصف الجيش الإسرائيلي دمشق بالصواريخ", "Israel", True),
    ("غارات إسرائيلية على دمشق", "Israel", True),
    ("شنت طائرات أميركية غارة على الموصل", "United States", True),
    ("أطلق الحوثيون صاروخاً على سديروت", "Houthis", False),
    ("نفذت قوات التحالف ضربة جوية في إدلب", "US-led coalition", True),
    ("استهدفت مواقع إيرانية في دمشق بالصواريخ", "", False),
    ("تعرضت قوات التحالف في أربيل لهجوم صاروخي", "", False),
    ("سقط صاروخ على أربيل", "", False),
    ("Israeli jets bombed Damascus", "Israel", True),
    ("Israel struck Damascus with missiles", "Israel", True),
    ("Iranian positions in Damascus were hit by missiles", "", False),
    ("US forces in Erbil came under rocket fire", "", False),
    ("Hezbollah fired rockets at Sderot", "Hezbollah", False),
]
SAYINGS = [
    ("أعلن التحالف أنه قصف موقعاً في إدلب", "US-led coalition", Attribution.CLAIMED),
    ("قال الحرس الثوري إنه أطلق صواريخ على أربيل", "Iran", Attribution.CLAIMED),
    ("أعلن حزب الله مسؤوليته عن هجوم صاروخي على سديروت", "Hezbollah", Attribution.CLAIMED),
    ("قصف الجيش الإسرائيلي دمشق", "Israel", Attribution.ATTRIBUTED),
    ("The coalition said it had bombed Idlib", "US-led coalition", Attribution.CLAIMED),
    ("Officials accused Hezbollah of firing rockets at Sderot", "Hezbollah", Attribution.ATTRIBUTED),
]  # fmt: skip


def agency(text):
    frame = next(f for f in frames_of(text))
    return frame.agency


@pytest.mark.parametrize(("text", "doer", "state"), DOERS, ids=[text for text, _, _ in DOERS])
def test_doers(text, doer, state):
    found = agency(text)
    assert (found.perpetrator.value if found.perpetrator else "", found.state) == (doer, state)


@pytest.mark.parametrize(
    ("text", "doer", "attribution"), SAYINGS, ids=[text for text, _, _ in SAYINGS]
)
def test_who_says_so(text, doer, attribution):
    found = agency(text)
    assert found.attribution.value is attribution
    assert doer is None or found.perpetrator.value == doer


def test_the_evidence_names_the_doer():
    text = "قصف الجيش الإسرائيلي دمشق"
    (span,) = agency(text).perpetrator.spans
    assert "الإسرائيلي" in text[span.start : span.end]


def test_nobody_is_accused_without_words():
    found = agency("سقط صاروخ على أربيل")
    assert (found.perpetrator, found.attribution, found.victim) == (None, None, "")
