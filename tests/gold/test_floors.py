"""Articles are read as well as they ever were: no figure below its floor."""

from pathlib import Path

import pytest

from dashboard.evaluation.corpora import load_corpora, load_corpus, score
from dashboard.evaluation.floors import falls
from dashboard.pipeline import read

HERE = Path(__file__).parent
CORPORA = load_corpora(HERE)


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda corpus: corpus.name)
def test_no_figure_falls(corpus):
    annotated = load_corpus(HERE, corpus)
    evaluation = score(annotated, read(annotated.articles))
    assert [str(fall) for fall in falls(corpus, evaluation.measures)] == []


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda corpus: corpus.name)
def test_floors_belong_to_this_gold(corpus):
    assert load_corpus(HERE, corpus).digest == corpus.digest, "marsad evaluate --update-floors"


@pytest.mark.parametrize("corpus", CORPORA, ids=lambda corpus: corpus.name)
def test_spans_slice_back_to_the_text(corpus):
    annotated = load_corpus(HERE, corpus)
    texts = {article.id: article.text for article in annotated.articles}
    for article in annotated.gold.articles:
        for name in article.toponyms:
            assert texts[article.id][name.start : name.end] == name.text
