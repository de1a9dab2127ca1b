"""Annotations of an article, asked for by their place in it."""

from dashboard.model import Span
from tests.fixtures.annotated import read

TEXT = "سقطت ثلاثة صواريخ على أربيل الثلاثاء. وسقطت قذيفتان على كركوك الأربعاء."


def test_annotations_lie_in_their_sentence():
    reading = read(TEXT)
    first, second = reading.document.sentences
    names = [reading.names_in(s.first, s.last) for s in (first, second)]
    assert [[n.toponym.text for n in group] for group in names] == [["أربيل"], ["كركوك"]]
    spans = [reading.document.span(s.first, s.last) for s in (first, second)]
    assert [[q.value.best for q in reading.quantities_in(s)] for s in spans] == [[3], [2]]
    assert [[d.text for d in reading.dates_in(s)] for s in spans] == [["الثلاثاء"], ["الأربعاء"]]
    assert [[t.text for t in reading.toponyms_in(s)] for s in spans] == [["أربيل"], ["كركوك"]]


def test_what_starts_at_the_end_lies_outside():
    reading = read(TEXT)
    start = reading.toponyms[0].start
    assert reading.toponyms_in(Span(0, start)) == ()
    assert reading.toponyms_in(Span(start, start + 1)) == reading.toponyms[:1]
