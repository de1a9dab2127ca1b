"""Arabic أسقط is read as letting fall or as shooting down, by the words beside it."""

import pytest

from tests.fixtures.annotated import read


@pytest.mark.parametrize(
    "text",
    [
        "أسقطت الطائرات قنابل على البلدة",
        "مسيرة أسقطت قذيفتين على الثكنة",
        "القنابل التي أسقطها سلاح الجو على الجسر",
        "أسقطت إسرائيل قنابل ثقيلة على الحي",
    ],
)
def test_bombs_are_let_fall(text):
    assert keys_of(text) == {"launch"}


@pytest.mark.parametrize(
    "text",
    [
        "أسقطت الدفاعات الجوية قنابل منزلقة فوق المدينة",
        "أسقطت مقاتلة مسيرة تحمل قنبلة",
        "المسيرة التي أسقطتها القوات",
        "أسقط المقاتلون طائرة استطلاع. وألقيت قنابل على القرية",
        "أسقطت سبع مسيرات مفخخة",
    ],
)
def test_what_flies_is_shot_down(text):
    assert "intercept" in keys_of(text)


def test_leaflets_are_neither():
    assert keys_of("أسقطت الطائرات منشورات على البلدة") == set()


def keys_of(text):
    """Return the keys of the cues of the verb that the text writes with أسقط."""
    document = read(text).document
    return {c.key for c in document.cues if "سقط" in document.words[c.first]}
