"""A text's words, their offsets and what stands between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.document import read_document
from gazetteer.tokens import Gap, gap_kind
from gazetteer.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def english(lexicon):
    return Vocabulary(lexicon, "en")


@given(st.text(alphabet="ابة  ًـ'’a.Z-_#“(,\n\u200f\u200b9"))
def test_words_and_gaps_slice_back(english, text):
    document = read_document(text, english)
    words = range(len(document))
    starts, ends = document.starts[: len(words)], [document.end(i) for i in words]
    assert [text[s:e] for s, e in zip(starts, ends, strict=True)] == [w.raw for w in document.words]
    between = zip(ends, starts[1:], strict=False)
    assert list(document.gaps[1 : len(words)]) == [gap_kind(text[e:s]) for e, s in between]


@pytest.mark.parametrize("text", ["", " ", "“", "Mosul", " (Mosul) was", "Mosul\n\nBaghdad" * 99])
def test_both_ends_are_line_ends(english, text):
    gaps = read_document(text, english).gaps
    assert (gaps[0], gaps[-1]) == (Gap.LINE, Gap.LINE)
