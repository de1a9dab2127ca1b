import importlib.util
from copy import deepcopy
from pathlib import Path
from random import Random

import pytest

from dashboard.evaluation.reading import gold_from, prediction_from
from dashboard.evaluation.report import evaluate
from tests.fixtures.perturbation import perfect, worsened

# The annotators' scorer stands beside the project where it was made; elsewhere this suite does
# without it, and the rules are tested one by one in the other files of this folder.
OURS = ("fields.killed", "fields.wounded")  # measures that it has not
SCORER = Path(__file__).parents[4] / "shared" / "gold" / "score.py"


def figures(document, prediction):
    evaluation = evaluate(gold_from(document), prediction_from(prediction))
    return {measure.name: measure for measure in evaluation.measures}


def test_a_perfect_prediction_scores_one(gold_document):
    for name, measure in figures(gold_document, perfect(gold_document)).items():
        wanted = 0.0 if measure.lower_is_better else 1.0
        assert not measure.n or measure.value == pytest.approx(wanted), name


@pytest.mark.parametrize("prediction", [{}, {"articles": {}, "clusters": []}])
def test_an_empty_prediction_scores_nothing(gold_document, prediction):
    assert all(measure.value == 0 for measure in figures(gold_document, prediction).values())


def test_errors_are_named_by_article(gold_document):
    evaluation = evaluate(gold_from(gold_document), prediction_from({}))
    for article in evaluation.errors:
        raw = gold_document["articles"][article.article_id]
        scored = [name for name in raw["toponyms"] if name["type"] != "metonym"]
        assert sum(line.startswith("place missed") for line in article.lines) == len(scored)


if SCORER.is_file():

    def _flat(tree, path=""):
        for key, value in tree.items():
            if isinstance(value, dict):
                yield from _flat(value, f"{path}{key}.")
            else:
                yield path + key, value

    @pytest.fixture(scope="module")
    def scorer():
        spec = importlib.util.spec_from_file_location("annotators_scorer", SCORER)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    @pytest.mark.parametrize("seed", range(20))
    def test_figures_are_the_annotators_scorers(gold_document, scorer, seed):
        prediction = worsened(gold_document, Random(seed))
        theirs = dict(_flat(scorer.score(gold_document, deepcopy(prediction))[0]))
        for name, measure in figures(gold_document, prediction).items():
            if name.startswith(OURS):
                continue
            assert measure.value == pytest.approx(theirs[name], abs=1e-9), name
