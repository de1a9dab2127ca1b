"""What happened, and what was denied, threatened, planned, remembered or summed up."""

import pytest

from dashboard.extraction.events.mention import Status
from tests.fixtures.annotated import frames_of

STATUSES = [
    ("سقط صاروخ على أربيل", Status.TOLD),
    ("لم يسقط أي صاروخ على أربيل", Status.NEGATED),
    ("نفى الجيش سقوط صواريخ على أربيل", Status.NEGATED),
    ("لم تتعرض أربيل لهجوم", Status.NEGATED),
    ("أوقع الهجوم على أربيل أضراراً دون خسائر", Status.TOLD),
    ("لا إصابات في هجوم صاروخي على أربيل", Status.TOLD),
    ("هدد مسلحون بقصف أربيل بالصواريخ", Status.HYPOTHETICAL),
    ("احتمال تعرض أربيل لهجوم", Status.HYPOTHETICAL),
    ("خطة لقصف أربيل بالصواريخ", Status.HYPOTHETICAL),
    ("مناورة تحاكي هجوماً على أربيل", Status.HYPOTHETICAL),
    ("في ذكرى قصف أربيل بالصواريخ", Status.HISTORY),
    ("تعرضت أربيل لعشرات الهجمات الصاروخية", Status.AGGREGATE),
    ("سقطت عشرات القذائف على أربيل", Status.TOLD),
    ("تعرضت أربيل لأكثر من ثلاثين هجوماً", Status.AGGREGATE),
    ("Rockets fell on Erbil", Status.TOLD),
    ("No rockets fell on Erbil", Status.NEGATED),
    ("The army denied that rockets had fallen on Erbil", Status.NEGATED),
    ("Militants threatened an attack on Erbil", Status.HYPOTHETICAL),
    ("They would attack Erbil", Status.HYPOTHETICAL),
    ("Dozens of attacks hit Erbil", Status.AGGREGATE),
    ("On the anniversary of the attack on Erbil", Status.HISTORY),
]


@pytest.mark.parametrize(("text", "status"), STATUSES, ids=[text for text, _ in STATUSES])
def test_status(text, status):
    assert {frame.mention.status for frame in frames_of(text)} == {status}
