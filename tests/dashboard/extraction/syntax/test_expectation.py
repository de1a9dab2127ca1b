"""Where an attack's place is expected, so that doubtful names are believed sooner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.syntax.expectation import expected_places
from tests.fixtures.annotated import make_article

EXPECTED = [
    ("سقط صاروخ على عفرين", "عفرين"),
    ("قصف مدفعي على رفح", "رفح"),
    ("قصفت المدفعية بلدة قرب حيفا", "حيفا"),
    ("قصف نيالا مستمر", "نيالا"),
    ("Shells fell on Afrin", "Afrin"),
    ("Jets struck Tyre", "Tyre"),
]


def expected(text):
    return expected_places(make_article(text))


@pytest.mark.parametrize(("text", "word"), EXPECTED)
def test_words_at_which_a_place_may_stand(text, word):
    assert text.index(word) in expected(text)


@pytest.mark.parametrize("text", ["زار الوزير عفرين", "The minister spoke on Friday", ""])
def test_nothing_is_expected_without_an_event(text):
    assert expected(text) == ()


@given(st.text(max_size=100))
def test_offsets_ascend_inside_the_text(text):
    offsets = expected(text)
    assert list(offsets) == sorted(set(offsets))
    assert all(0 <= offset < len(text) for offset in offsets)
