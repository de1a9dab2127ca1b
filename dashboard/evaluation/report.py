"""Score a prediction against annotated articles: all measures, and the errors behind them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.evaluation.agreement import ratio
from dashboard.evaluation.clustering import ClusteringScore, Rates, score_clustering
from dashboard.evaluation.incidents import FIELDS, IncidentScore, score_incidents
from dashboard.evaluation.model import (
    ArticleErrors,
    Evaluation,
    Gold,
    GoldArticle,
    Measure,
    PredictedArticle,
    Prediction,
)
from dashboard.evaluation.toponyms import ToponymScore, score_toponyms

__all__ = ["evaluate"]

LANGUAGES = ("all", "ar", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    """One article with its scores."""

    gold: GoldArticle
    toponyms: ToponymScore
    incidents: IncidentScore


def evaluate(gold: Gold, prediction: Prediction) -> Evaluation:
    """
    Score a prediction.

    Parameters
    ----------
    gold
        Annotated articles.
    prediction
        What was found in them; further articles are passed over.

    Returns
    -------
    Evaluation
        The measures of the annotators' scorer under its names, and those of killed and wounded.
    """
    found = {article.id: article for article in prediction.articles}
    scored = tuple(_score(article, found.get(article.id)) for article in gold.articles)
    clustering = _clustering(gold, prediction, scored)
    return Evaluation(
        measures=(
            *_toponym_measures(scored),
            *_incident_measures(scored),
            *_field_measures(scored),
            *_hard_negative_measures(scored),
            *_clustering_measures(clustering, scored),
        ),
        errors=tuple(_errors(one) for one in scored),
        missing_links=clustering.missing_links,
        wrong_links=clustering.wrong_links,
    )


def _score(gold: GoldArticle, found: PredictedArticle | None) -> _Scored:
    return _Scored(
        gold=gold,
        toponyms=score_toponyms(gold.toponyms, found.toponyms if found else ()),
        incidents=score_incidents(gold.incidents, found.incidents if found else ()),
    )


def _in_language(scored: Iterable[_Scored], language: str) -> list[_Scored]:
    return [one for one in scored if language in {"all", one.gold.language}]


def _toponym_measures(scored: tuple[_Scored, ...]) -> Iterator[Measure]:
    for language in LANGUAGES:
        scores = [one.toponyms for one in _in_language(scored, language)]
        gold = sum(len(score.gold) for score in scores)
        found = sum(len(score.found) for score in scores)
        located = sum(len(score.located) for score in scores)
        right = sum(len(score.predicted_right) for score in scores)
        predicted = right + sum(len(score.spurious) for score in scores)
        rates = Rates(precision=ratio(right, predicted), recall=ratio(found, gold))
        yield from _rates(f"toponym_recognition.{language}", rates, predicted, gold)
        name = f"toponym_resolution.{language}"
        yield Measure(name=f"{name}.accuracy", value=ratio(located, found), n=found)
        yield Measure(name=f"{name}.end_to_end", value=ratio(located, gold), n=gold)
    yield from _measures_by_type([one.toponyms for one in scored])


def _measures_by_type(scores: list[ToponymScore]) -> Iterator[Measure]:
    gold = Counter(name.type for score in scores for name in score.gold)
    found = Counter(name.type for score in scores for name in score.found)
    located = Counter(name.type for score in scores for name in score.located)
    for kind in sorted(gold):
        name = f"toponym_by_type.{kind}"
        recall = ratio(found[kind], gold[kind])
        yield Measure(name=f"{name}.recall", value=recall, n=gold[kind])
        resolution = ratio(located[kind], found[kind])
        yield Measure(name=f"{name}.resolution", value=resolution, n=found[kind])


def _incident_measures(scored: tuple[_Scored, ...]) -> Iterator[Measure]:
    for language in LANGUAGES:
        scores = [one.incidents for one in _in_language(scored, language)]
        matched = sum(len(score.matched) for score in scores)
        gold = matched + sum(len(score.missed) for score in scores)
        predicted = matched + sum(len(score.spurious) for score in scores)
        rates = Rates(precision=ratio(matched, predicted), recall=ratio(matched, gold))
        yield from _rates(f"incident_detection.{language}", rates, predicted, gold)


def _field_measures(scored: tuple[_Scored, ...]) -> Iterator[Measure]:
    verdicts = [verdict for one in scored for verdict in one.incidents.fields]
    judged = Counter(name for _, name, _ in verdicts)
    right = Counter(name for _, name, is_right in verdicts if is_right)
    for name in FIELDS:
        accuracy = ratio(right[name], judged[name])
        yield Measure(name=f"fields.{name}.accuracy", value=accuracy, n=judged[name])


def _hard_negative_measures(scored: tuple[_Scored, ...]) -> Iterator[Measure]:
    hard = [one.incidents for one in scored if one.gold.is_hard_negative]
    counts = {
        "false_incidents": sum(len(score.spurious) for score in hard),
        "background_as_new": sum(len(score.neutral) for score in hard),
    }
    for name, count in counts.items():
        yield Measure(
            name=f"hard_negatives.{name}", value=float(count), n=len(hard), lower_is_better=True
        )


def _clustering(gold: Gold, prediction: Prediction, scored: tuple[_Scored, ...]) -> ClusteringScore:
    matched = [pair for one in scored for pair in one.incidents.matched]
    required = [
        incident.id for one in scored for incident in one.gold.incidents if incident.is_scored
    ]
    return score_clustering(
        gold_clusters=gold.clusters,
        predicted_clusters=prediction.clusters,
        required=required,
        found_by={report.id: found.id for report, found in matched},
        spurious=[found.id for one in scored for found in one.incidents.spurious],
    )


def _clustering_measures(score: ClusteringScore, scored: tuple[_Scored, ...]) -> Iterator[Measure]:
    found = sum(len(one.incidents.matched) for one in scored)
    required = found + sum(len(one.incidents.missed) for one in scored)
    yield from _rates("clustering.bcubed_matched", score.matched, found, found)
    yield from _rates("clustering.bcubed_e2e", score.end_to_end, found, required)
    yield from _rates("clustering.grouped_matched", score.grouped, found, found)
    yield Measure(name="clustering.grouped_e2e.R", value=score.grouped_recall, n=required)
    yield from _rates("clustering.pairwise", score.pairwise, score.gold_links, score.gold_links)


def _rates(name: str, rates: Rates, predicted: int, gold: int) -> Iterator[Measure]:
    yield Measure(name=f"{name}.P", value=rates.precision, n=predicted)
    yield Measure(name=f"{name}.R", value=rates.recall, n=gold)
    yield Measure(name=f"{name}.F1", value=rates.f1, n=gold)


def _errors(one: _Scored) -> ArticleErrors:
    toponyms, incidents = one.toponyms, one.incidents
    missed = [name for name in toponyms.gold if name not in toponyms.found]
    wrong = [name for name in toponyms.found if name not in toponyms.located]
    wrong_fields = [f"{key} {name}" for key, name, is_right in incidents.fields if not is_right]
    return ArticleErrors(
        article_id=one.gold.id,
        lines=(
            *(f"place missed: {name.text} ({name.start}:{name.end})" for name in missed),
            *(f"place wrong: {name.text} ({name.start}:{name.end})" for name in wrong),
            *(f"no place: {name.text} ({name.start}:{name.end})" for name in toponyms.spurious),
            *(f"report missed: {report.id}" for report in incidents.missed),
            *(f"no report: {found.id}" for found in incidents.spurious),
            *(f"field wrong: {wrong_field}" for wrong_field in wrong_fields),
        ),
    )
