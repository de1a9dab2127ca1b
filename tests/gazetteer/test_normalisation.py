"""Folding and the way back to the original offsets."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.normalisation import fold, fold_name

MIXED = st.text(alphabet="أإآىةکیھ ًٌَُِّْـabÉé٠١۲\u200f\u200d“”’-–ﻻﷲ\n")


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أربيل", "اربيل"),
        ("الأنبار", "الانبار"),
        ("سوریا", "سوريا"),
        ("المھام", "المهام"),
        ("الولايات المتّحدة", "الولايات المتحده"),
        ("بـمحافظة", "بمحافظه"),
        ("٣٫٧", "3.7"),
        ("۲۰۲۲", "2022"),
        ("“العمر”", '"العمر"'),
        ("ﻻ", "لا"),
        ("Deir ez‑Zor", "deir ez-zor"),
        ("Çanakkale", "canakkale"),
        ("Şırnak", "sırnak"),
    ],
)
def test_spellings_join(written, folded):
    assert fold(written).text == folded


def test_span_keeps_its_diacritics():
    text = "في حَلَبَ أمس"
    folded = fold(text)
    start = folded.text.index("حلب")
    begin, end = folded.original(start, start + 3)
    assert text[begin:end] == "حَلَبَ"


def test_a_ligature_maps_to_itself():
    text = "اﻻمن"
    folded = fold(text)
    start, end = folded.original(1, 3)
    assert text[start:end] == "ﻻ"


@given(MIXED)
def test_folding_is_idempotent(text):
    once = fold(text).text
    assert fold(once).text == once


@given(MIXED, st.data())
def test_spans_go_back_and_forth(text, data):
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    begin, stop = folded.original(start, end)
    assert 0 <= begin <= stop <= len(text)
    assert folded.folded(begin, stop)[0] <= start


@given(st.text())
def test_any_text_folds_to_known_offsets(text):
    folded = fold(text)
    assert not any(unicodedata.category(c) in {"Mn", "Cf"} for c in folded.text)
    assert folded.original(0, len(folded.text))[1] <= len(text)


@pytest.mark.parametrize("name", ["Deir ez-Zor", "deir  ez Zor", "«Deir ez-Zor»", "Deir-ez-Zor"])
def test_names_fold_alike(name):
    assert fold_name(name) == "deir ez zor"


@given(MIXED)
def test_a_long_text_folds_as_its_letters_do(text):
    long = "قصف " * 100 + text
    assert fold(long).text == "".join(fold(letter).text for letter in long)
