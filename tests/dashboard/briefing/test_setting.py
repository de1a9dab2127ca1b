import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.briefing.fonts import families, text_width
from dashboard.briefing.setting import wrapped

WORDS = st.lists(st.text("abcdefghi ضصثقفغ", min_size=1, max_size=12), min_size=1, max_size=12)


@settings(max_examples=30)
@given(words=WORDS, width=st.floats(20, 200))
def test_lines_fit_and_nothing_is_lost(words, width):
    text = " ".join(" ".join(words).split())
    lines = wrapped(text, width, size=8, most=99)
    assert " ".join(lines) == text
    for line in lines:
        assert " " not in line or text_width(line, 8) <= width + 0.01


def test_what_has_no_room_is_marked():
    (line,) = wrapped("one two three four five", 40, size=8, most=1)
    assert line.endswith("…")
    assert text_width(line, 8) <= 40


@pytest.mark.parametrize("width", range(40, 120, 7))
def test_no_number_is_cut_in_two(width):
    words = "a title, 10 March 2024, report"
    (line,) = wrapped(words, width, size=8, most=1)
    if line != words:
        told, left = line.removesuffix("…"), words.removeprefix(line.removesuffix("…"))
        assert words.startswith(told)
        assert left[0] in " ,"


def test_an_isolated_value_over_a_break_is_isolated_twice():
    lines = wrapped("from \u2068one two three four\u2069 on", 50, size=8)
    assert len(lines) > 1
    for line in lines:
        assert line.count("\u2068") == line.count("\u2069")


def test_direction_marks_have_no_width():
    assert text_width("\u200fword\u2069", 8) == text_width("word", 8) > 0
    assert text_width("", 8) == 0


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_both_scripts_have_a_font(weight):
    assert families()[-1] == "DejaVu Sans"
    assert text_width("Rockets", 9, weight) > 20
    assert text_width("صواريخ", 9, weight) > 15
