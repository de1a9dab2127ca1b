from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.evidence import GROUPS, excerpt_markup
from dashboard.model import Span
from dashboard.provenance import Evidence, context_of, evidence_of
from tests.fixtures.incidents import HOSTILE, make_article, make_location, make_report, span_of


def _visible(markup):
    return markup.striptags()


def test_the_narrowest_evidence_colours_a_word():
    article = make_article()
    report = make_report(article=article, location=make_location())
    markup = excerpt_markup(article, report.excerpt, evidence_of(report))
    assert 'ms-ev--count" id="evidence-count">أربعة</mark>' in markup


def test_an_excerpt_reads_right_to_left_in_arabic_and_left_to_right_in_english():
    for language, direction in (("ar", "rtl"), ("en", "ltr")):
        article = make_article(language=language)
        markup = excerpt_markup(article, Span(0, 10), ())
        assert f'dir="{direction}"' in markup
        assert f'lang="{language}"' in markup


def test_hostile_text_stays_text():
    article = make_article(text=HOSTILE)
    evidence = (Evidence(field="date", span=Span(3, 12)),)
    markup = excerpt_markup(article, Span(0, len(HOSTILE)), evidence)
    assert "<script" not in markup
    assert "<img" not in markup
    assert "&lt;img src=x" in markup


@given(
    st.text(min_size=1, max_size=60),
    st.lists(
        st.tuples(st.integers(0, 59), st.integers(1, 20), st.sampled_from(sorted(GROUPS))),
        max_size=8,
    ),
)
def test_marking_changes_no_character(text, raw):
    article = make_article(text=text)
    evidence = tuple(Evidence(field=f, span=Span(s, s + n)) for s, n, f in raw)
    markup = excerpt_markup(article, Span(0, len(text)), evidence)
    inner = markup.split(">", 1)[1].removesuffix("</blockquote>")
    plain = type(markup)(inner.replace("</mark>", ""))
    for group in GROUPS.values():
        plain = type(markup)(
            plain.replace(f'<mark class="ms-ev ms-ev--{group}" id="evidence-{group}">', "")
        )
    assert plain.unescape() == text


def test_a_passage_that_goes_on_says_so():
    text = "word " * 60 + "date" + " word" * 60
    article = make_article(text=text, language="en")
    shown = context_of(span_of(text, "date"), text)
    assert 'class="ms-excerpt is-cut-before is-cut-after"' in excerpt_markup(article, shown, ())
    assert "is-cut" not in excerpt_markup(article, Span(0, len(text)), ())
