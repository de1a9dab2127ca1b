from hypothesis import given
from hypothesis import strategies as st

from dashboard.corroboration.sentences import (
    article_sentences,
    cited_sentences,
    near_duplicates,
    sentence_spans,
)
from dashboard.model import Span
from tests.dashboard.corroboration.reports import make_article

WIRE = "وقال التحالف في بيان إن قوات التحالف تعرضت صباح اليوم لقصف بعدة قذائف أطلقت على القاعدة من جهة النهر."
TYPED_AGAIN = "وقال التّحالف في بيان: إنّ قوات التحالف تعرضت صباح الیوم لقصف بعدة قذائف أُطلقت على القاعده من جهة النهر"
OTHER = "وقال وزير الزراعة في مؤتمر صحفي إن محصول القمح هذا العام أقل من محصول العام الماضي بسبب الجفاف."


def only(text):
    (sentence,) = article_sentences(text)
    return sentence


def test_sentences_end_at_stops_and_lines():
    text = "One fell at 3.5 km. Two fell? ثالث سقط؟ رابع\nfifth"
    assert [text[s.start : s.end] for s in sentence_spans(text)] == [
        "One fell at 3.5 km.", "Two fell?", "ثالث سقط؟", "رابع", "fifth",
    ]  # fmt: skip


def test_a_stop_in_initials_ends_nothing():
    assert len(sentence_spans("The U.S. base was hit.")) == 1


@given(st.text())
def test_sentences_keep_every_letter_in_order(text):
    spans = sentence_spans(text)
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())
    assert list(spans) == sorted(spans)


def test_a_retyped_sentence_is_a_near_duplicate():
    assert near_duplicates(only(WIRE), only(TYPED_AGAIN))


def test_another_sentence_with_a_like_beginning_is_not():
    assert not near_duplicates(only(WIRE), only(OTHER))


def test_a_short_sentence_is_common_property():
    assert not near_duplicates(
        only("ولم تعلن أي جهة مسؤوليتها."), only("ولم تعلن أي جهة مسؤوليتها.")
    )


def test_cited_sentences_are_whole():
    article = make_article("1", "First one. Second one here. Third.")
    cited = cited_sentences(article, [Span(13, 18)])
    assert [article.text[s.span.start : s.span.end] for s in cited] == ["Second one here."]
