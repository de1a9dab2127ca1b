import pytest

from dashboard.errors import ConfigurationError
from dashboard.evaluation.floors import (
    Corpus,
    corpus_digest,
    falls,
    format_floors,
    parse_floors,
    raised,
)
from dashboard.evaluation.model import Measure
from dashboard.model import Article

F1 = "toponym_recognition.all.F1"
FALSE = "hard_negatives.false_incidents"
CORPUS = Corpus(name="c", gold="g.json", articles="a", digest="d", floors=((F1, 0.8), (FALSE, 1.0)))


def measures(f1, false=0.0):
    return (
        Measure(name=F1, value=f1, n=10),
        Measure(name=FALSE, value=false, n=3, lower_is_better=True),
        Measure(name="toponym_recognition.ar.F1", value=0.1, n=3),
        Measure(name="fields.launch.accuracy", value=0.0, n=0),
    )


def test_what_is_written_is_read():
    corpora = (CORPUS, Corpus(name="held", gold="h.json", articles="b", held_out=True))
    assert parse_floors(format_floors(corpora)) == corpora


@pytest.mark.parametrize("text", ["[c", "[c]\ngold = 'g'\n", "c = 1"])
def test_a_broken_file_is_the_users(text):
    with pytest.raises(ConfigurationError, match="floors file"):
        parse_floors(text)


@pytest.mark.parametrize(
    ("f1", "false", "fallen"),
    [(0.8, 1.0, []), (0.9, 0.0, []), (0.7999, 0.0, [F1]), (0.9, 2.0, [FALSE])],
)
def test_falls_are_found_on_either_side(f1, false, fallen):
    assert [fall.name for fall in falls(CORPUS, measures(f1, false))] == fallen


def test_a_figure_that_is_gone_is_a_fall():
    assert [str(fall) for fall in falls(CORPUS, measures(0.8)[:1])] == [
        f"{FALSE}: missing, floor 1.0000"
    ]


def test_floors_rise_to_what_is_reached_rounded_down():
    risen = raised(CORPUS, measures(0.87659), digest="new")
    assert dict(risen.floors) == {F1: 0.8765, FALSE: 0.0}
    assert risen.digest == "new"
    assert not falls(risen, measures(0.87659))


def test_an_exact_figure_keeps_its_last_digit():
    assert dict(raised(CORPUS, measures(0.1 + 0.7), digest="").floors)[F1] == 0.8


def test_floors_fall_only_when_told_to():
    with pytest.raises(ConfigurationError, match=r"F1: 0\.7000, floor 0\.8000"):
        raised(CORPUS, measures(0.7), digest="new")
    assert dict(raised(CORPUS, measures(0.7), digest="new", allow_lower=True).floors)[F1] == 0.7


def test_the_digest_changes_with_text_date_and_gold():
    article = Article(id="a", text="x", digest="1", language="en")
    other = Article(id="a", text="y", digest="2", language="en")
    digests = {
        corpus_digest(b"g", [article]),
        corpus_digest(b"g", [other]),
        corpus_digest(b"h", [article]),
    }
    assert len(digests) == 3
    assert corpus_digest(b"g", [article]) == corpus_digest(b"g", [article])
