"""A question is put when its answer is first asked for, and only then."""

from dashboard.extraction.words.once import Once


def test_a_question_is_put_once():
    asked = []
    answer = Once(lambda: asked.append("asked") or None)
    assert asked == []
    assert answer() is None
    assert answer() is None
    assert asked == ["asked"]
