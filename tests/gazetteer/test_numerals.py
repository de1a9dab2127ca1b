"""Cardinal numbers in words and digits."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.normalisation import fold
from gazetteer.numerals import parse_cardinals

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "cardinals.toml").read_text("utf-8"))[
    "case"
]


@pytest.mark.parametrize("case", CASES, ids=[c["text"] for c in CASES])
def test_values(case):
    found = parse_cardinals(fold(case["text"]).text)
    assert [c.value for c in found] == case["values"]


def test_span_leaves_the_proclitic_out():
    text = fold("وبخمسة صواريخ").text
    (number,) = parse_cardinals(text)
    assert text[number.start : number.end] == "خمسه"


@given(st.text(alphabet="خمسة وعشرين مئة ألف 0123456789,.-abc"))
def test_numbers_lie_in_order_inside_the_text(text):
    folded = fold(text).text
    ends = 0
    for number in parse_cardinals(folded):
        assert ends <= number.start < number.end <= len(folded)
        ends = number.end
