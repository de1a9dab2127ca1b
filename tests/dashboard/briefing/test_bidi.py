import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.briefing.bidi import clean, directed, isolated
from dashboard.briefing.voice import speaking


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (" two\n words\t", "two words"),
        ("a\u202eb\u2066c", "abc"),
        ("nul\x00l", "null"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200f", ""),
    ],
)
def test_what_acts_unseen_is_dropped(text, cleaned):
    assert clean(text) == cleaned


@given(st.text())
def test_nothing_steers_the_line(text):
    left = {unicodedata.category(c) for c in clean(text)} - {"Cf"}
    assert not left & {"Cc", "Cs", "Co", "Cn"}


def test_a_value_keeps_its_direction_to_itself():
    with speaking("en"):
        assert isolated("Wadi Base") == "Wadi Base"
        assert isolated("قاعدة الوادي") == "\u2068قاعدة الوادي\u2069"
        assert isolated("") == ""
    with speaking("ar"):
        assert isolated("Wadi Base") == "\u2068Wadi Base\u2069"


@pytest.mark.parametrize(
    ("text", "language", "line"),
    [
        ("plain", "en", "plain"),
        ("قاعدة first", "en", "\u200eقاعدة first"),
        ("first", "ar", "\u200ffirst"),
        ("", "ar", "\u200f"),
    ],
)
def test_a_line_has_the_direction_of_the_brief(text, language, line):
    assert directed(text, language) == line
