"""What part an event plays, and why."""

from datetime import date

import pytest

from dashboard.model import Basis, Role
from tests.fixtures.annotated import reports_of

ROLES = [
    ("سقط صاروخ على أربيل.", Role.ATTACK),
    ("أطلق الحوثيون صاروخاً على سديروت.", Role.ATTACK),
    ("قصف الجيش الإسرائيلي دمشق بالمدفعية.", Role.STRIKE),
    ("غارة على إدلب.", Role.STRIKE),
    ("ضربة أميركية على الموصل.", Role.STRIKE),
    ("أحبطت الشرطة هجوماً بالصواريخ على أربيل.", Role.THWARTED),
    ("أسقطت الدفاعات الجوية طائرة مسيرة فوق أربيل.", Role.THWARTED),
    ("أسقطت الدفاعات الجوية طائرة مسيرة فوق أربيل، وأدى سقوطها إلى إصابة شخص.", Role.ATTACK),
    ("أسقطت الدفاعات الجوية بعض الصواريخ التي أطلقت على أربيل.", Role.ATTACK),
    ("A rocket hit Erbil.", Role.ATTACK),
    ("Israeli warplanes bombed Damascus.", Role.STRIKE),
    ("A drone was shot down over Erbil.", Role.THWARTED),
]


@pytest.mark.parametrize(("text", "role"), ROLES, ids=[text for text, _ in ROLES])
def test_roles(text, role):
    (report,) = reports_of(text)
    assert report.role.value is role
    assert report.role.reason


def test_an_answer():
    _, answer = reports_of("سقط صاروخ على أربيل، وردت الطائرات بقصف الموصل.")
    assert (answer.role.value, answer.role.reason) == (Role.RETALIATION, "told as an answer")


def test_three_weeks_later_it_is_history():
    text = "سقط صاروخ على أربيل في 2 نيسان 2023."
    (news,) = reports_of(text, published=date(2023, 4, 20))
    (history,) = reports_of(text, published=date(2023, 4, 30))
    assert (news.role.value, history.role.value) == (Role.ATTACK, Role.BACKGROUND)
    assert history.role.basis is Basis.INFERRED
    assert "28 days" in history.role.reason
