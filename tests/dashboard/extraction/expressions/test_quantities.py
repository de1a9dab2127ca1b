"""Quantities: numerals with nouns, duals, ranges, vague amounts, and what is none."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.expressions.quantities import Qualifier, QuantityPattern, find_quantities
from dashboard.model import Span

CASES = [
    (table["language"], case)
    for path in sorted((Path(__file__).parents[3] / "cases").glob("numbers_*.toml"))
    for table in [tomllib.loads(path.read_text("utf-8"))]
    for case in table["case"]
]
PIECES = st.sampled_from(
    [
        "خمسة",
        "خمسة وعشرين",
        "صواريخ",
        "الصواريخ",
        "الثلاثة",
        "صاروخين",
        "مسيرة",
        "و",
        "من",
        "منهم",
        "بين",
        "و7",
        "12",
        "99999999999999999999",
        "إلى",
        "القتلى",
        "على الأقل",
        "أكثر من",
        "عشرات",
        "في المئة",
        "%",
        "$",
        "واحد",
        "اثنين",
        "3.7",
        "مليون",
        "،",
        "قتل",
        "مقتل",
        "\n",
        "five",
        "rockets",
        "a",
        "an",
        "drone",
        "and",
        "of",
        "the",
        "at least",
        "dozens of",
        "5-7",
        "between",
        "people",
        "killed",
        "th",
        "km",
    ]
)


def describe(text, quantity):
    count = quantity.value
    told = str(count.best)
    if not count.low == count.best == count.high:
        told += f"[{count.low}..{'' if count.high is None else count.high}]"
    parts = [told, quantity.noun or "-", str(quantity.pattern)]
    parts += [str(quantity.qualifier)] * (quantity.qualifier is not Qualifier.EXACT)
    parts += [str(quantity.unit)] * (quantity.unit != "count")
    parts += ["partitive"] * quantity.partitive
    return f"{text[quantity.span.start : quantity.span.end]}: {' '.join(parts)}"


@pytest.mark.parametrize(("language", "case"), CASES, ids=[c[1]["text"] for c in CASES])
def test_phrases(language, case):
    found = find_quantities(case["text"], language=language)
    assert [describe(case["text"], quantity) for quantity in found] == case["found"]


def test_words_hold_the_adjectives():
    (quantity,) = find_quantities("خمس مقذوفات صاروخية", language="ar")
    assert quantity.words == ("مقذوفات", "صاروخيه")


def test_noun_span_leaves_the_proclitic_out():
    text = "هاجموا بطائرتين"
    (quantity,) = find_quantities(text, language="ar")
    assert text[quantity.noun_span.start : quantity.noun_span.end] == "طائرتين"


def test_excluded_spans_are_left_alone():
    text = "خمسة صواريخ"
    assert find_quantities(text, language="ar", excluded=[Span(0, 4)]) == ()


def test_weak_quantities_write_no_number():
    vague, single, told = (
        find_quantities(text, language="en")[0]
        for text in ("dozens of rockets", "a rocket", "six rockets")
    )
    assert vague.weak
    assert single.weak
    assert single.pattern is QuantityPattern.INDEFINITE
    assert not told.weak


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)), st.sampled_from(["ar", "en"]))
def test_any_text_gives_spans_inside_it(text, language):
    for quantity in find_quantities(text, language=language):
        for span in (quantity.span, quantity.number_span, quantity.noun_span):
            assert 0 <= span.start < span.end <= len(text)
        assert quantity.span.start <= quantity.number_span.start
        assert quantity.number_span.end <= quantity.span.end


@given(st.integers(3, 999), st.sampled_from(["صواريخ", "قذائف", "مسلحين"]))
def test_digits_and_noun_count_exactly(number, noun):
    (quantity,) = find_quantities(f"أطلقوا {number} {noun}", language="ar")
    assert (quantity.value.low, quantity.value.best, quantity.value.high) == (number,) * 3
