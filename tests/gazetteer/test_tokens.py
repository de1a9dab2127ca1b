"""Words, their spans and the gaps between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.tokens import Case, Gap, case_of, gap_kind, name_key, split_chunks, split_words


@given(st.text(alphabet="ابة ًـ'’a.Z-_#“\n\u200f\u200b9"))
def test_chunks_have_the_words_of_their_text(text):
    words = [word for chunk in split_chunks(text) for word in split_words(chunk)[1::2]]
    assert words == split_words(text)[1::2]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قاعدة “القرية الخضراء”", ("قاعدة", "القرية", "الخضراء")),
        ("#المقاومة_في_العراق", ("المقاومة", "في", "العراق")),
        ("the U.S. base", ("the", "U.S.", "base")),
        ("Sana'a’s port", ("Sana'a’s", "port")),
        ("بـ\u200fبغداد", ("بـ\u200fبغداد",)),
        ("حَلَبَ", ("حَلَبَ",)),
        ("", ()),
    ],
)
def test_words(text, words):
    assert tuple(split_words(text)[1::2]) == words


@pytest.mark.parametrize(
    ("gap", "kind"),
    [
        (" ", Gap.SPACE),
        ("_", Gap.SPACE),
        (" “", Gap.QUOTE),
        ("-", Gap.HYPHEN),
        (" – ", Gap.DASH),
        ("، ", Gap.COMMA),
        (". ", Gap.STOP),
        (" (", Gap.OPEN),
        (") ", Gap.CLOSE),
        (".\n", Gap.LINE),
        (" + ", Gap.OTHER),
    ],
)
def test_gaps(gap, kind):
    assert gap_kind(gap) is kind


@pytest.mark.parametrize(
    ("word", "case"),
    [("iraq", Case.LOWER), ("Iraq", Case.CAPITAL), ("IRAQ", Case.UPPER), ("العراق", Case.NONE)],
)
def test_case(word, case):
    assert case_of(word) is case


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Deir ez-Zor", "deir ez zor"),
        ("U.S.", "us"),
        ("Sana'a", "sanaa"),
        ("البو كمال", "البو كمال"),
    ],
)
def test_name_keys(name, key):
    assert name_key(name) == key
