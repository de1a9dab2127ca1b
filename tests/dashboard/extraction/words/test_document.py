"""Tokens, cues and sentences, and the way back to the original text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.words.document import annotate
from dashboard.extraction.words.lexicon import Category, load_lexicon
from dashboard.model import Span
from tests.fixtures.annotated import read


def document_of(text, language="ar", **names):
    return annotate(text, load_lexicon(language), **names)


def sentences_of(text, language="ar"):
    document = document_of(text, language)
    spans = (document.span(s.first, s.last) for s in document.sentences)
    return [text[span.start : span.end].strip() for span in spans]


def cues_of(document):
    return [cue for sentence in document.sentences for cue in sentence.cues]


@pytest.mark.parametrize(
    ("text", "language", "sentences"),
    [
        ("سقط صاروخ. قُتل شخص؟ لا!", "ar", ["سقط صاروخ.", "قُتل شخص؟", "لا!"]),
        ("قال د. علي إن صاروخاً سقط.", "ar", ["قال د. علي إن صاروخاً سقط."]),
        ("It fell on Jan. 5 at 3.30 a.m. in town.", "en", ["It fell on Jan. 5 at 3.30 a.m. in town."]),
        ("Lt. Col. Smith of the U.S. army spoke. It rained.", "en", ["Lt. Col. Smith of the U.S. army spoke.", "It rained."]),
        ("Harry S. Truman sailed on. U.S. Central Command forces left.", "en", ["Harry S. Truman sailed on.", "U.S. Central Command forces left."]),
        ("It fell at 1 a.m. Two landed in a field.", "en", ["It fell at 1 a.m.", "Two landed in a field."]),
        ("So did the U.S. The strike followed. Call John F. Kirby at 5 p.m. Sunday.", "en", ["So did the U.S.", "The strike followed.", "Call John F. Kirby at 5 p.m. Sunday."]),
        ("At 2 a.m. the jets came.", "en", ["At 2 a.m. the jets came."]),
        ("عنوان\nسقط صاروخ", "ar", ["عنوان", "سقط صاروخ"]),
    ],
)  # fmt: skip
def test_sentences_end_at_stops_and_lines(text, language, sentences):
    assert sentences_of(text, language) == sentences


def test_a_text_without_stops_is_cut_so_that_cost_stays_linear():
    longest = max(s.last - s.first for s in document_of("كلمة، " * 1000).sentences)
    assert longest < 300
    assert max(s.last - s.first for s in document_of("كلمة " * 1000).sentences) < 300


def test_spans_lead_back_through_folding():
    text = "سَقَطَ صـــاروخٌ على \u200fأربيل"
    document = document_of(text)
    (weapon,) = [c for c in cues_of(document) if c.category is Category.WEAPON]
    span = document.span(weapon.first, weapon.last)
    assert text[span.start : span.end].startswith("صـــاروخ")


def test_a_name_after_a_proclitic_takes_the_whole_token():
    text = "قصف بأربيل"
    document = document_of(text)
    assert document.tokens_of(5, len(text)) == (1, 2)


def test_names_are_not_read_as_words():
    text = "سقط صاروخ على قصف الحجر"
    named = document_of(text, names=(Span(14, len(text)),))
    assert not [c for c in cues_of(named) if c.category is Category.EVENT]


def test_blocked_phrases_hide_their_words():
    assert not [
        c for c in cues_of(document_of("وقف إطلاق النار في أربيل")) if c.category is Category.EVENT
    ]


def test_phrases_are_one_cue():
    (weapon,) = [
        c
        for c in cues_of(document_of("بطائرة بدون طيار"))
        if c.category is Category.WEAPON and not c.sense.generic
    ]
    assert (weapon.first, weapon.last) == (0, 3)


def test_states_act_where_no_preposition_makes_them_places():
    def actors(text):
        return [c.key for c in cues_of(read(text).document) if c.category is Category.ACTOR]

    assert actors("قصفت إسرائيل دمشق") == ["Israel"]
    assert actors("سقط صاروخ في إسرائيل") == []
    assert actors("Israel bombed Damascus") == ["Israel"]


def test_very_long_runs_of_letters_have_no_reading():
    assert cues_of(document_of("صاروخ" * 200)) == []


def test_a_letter_that_stands_for_several_words_is_the_span_of_each():
    text = "قال ﷺ ذلك"
    document = document_of(text)
    spans = {document.span(index, index + 1) for index in range(1, len(document.words) - 1)}
    assert len(document.words) == 6
    assert spans == {Span(4, 5)}


@given(st.text(max_size=200), st.sampled_from(["ar", "en"]))
def test_sentences_cover_every_token_and_spans_lie_in_the_text(text, language):
    document = document_of(text, language)
    bounds = [(s.first, s.last) for s in document.sentences]
    assert [first for first, _ in bounds[1:]] == [last for _, last in bounds[:-1]]
    if bounds:
        assert (bounds[0][0], bounds[-1][1]) == (0, len(document.words))
    for index in range(len(document.words)):
        span = document.span(index, index + 1)
        assert 0 <= span.start < span.end <= len(text)
    for cue in cues_of(document):
        assert 0 <= cue.first < cue.last <= len(document.words)
