"""What is told as an answer, and what is not."""

import pytest

from tests.fixtures.annotated import frames_of

ANSWERS = [
    ("قصفت الطائرات مخزناً في الموصل رداً على المجازر بحق المدنيين.", True),
    ("رداً على جرائم الاحتلال، أطلقت القوات صاروخين على أربيل.", True),
    ("قصفت الطائرات مخزناً في الموصل رداً على العملية الأخيرة.", True),
    ("قصفت الطائرات مخزناً في الموصل، ولا رد على الأسئلة.", False),
    ("قال الوزير رداً على سؤال إن صاروخاً سقط على أربيل.", False),
]


@pytest.mark.parametrize(("text", "answer"), ANSWERS, ids=[text for text, _ in ANSWERS])
def test_answers(text, answer):
    assert any(frame.response for frame in frames_of(text)) is answer
