"""
Learn which places a sentence tells were hit, where no known word tells of an event.

    python tests/benchmarks/learning_places.py

Writes `dashboard/data/place_weights.csv`: a logistic regression on `likely_places.features_of`, of
every place in every sentence of the tuned half of `tests/gold/own` and of `tests/gold/micro` (not of
`near`, which is held out). A place counts as hit where an annotated report lies at it and is told in
its sentence. The threshold is the lowest from which so many of the sentences that it would decide
tell a report as are asked for, as parts of the articles say that were not learned from.
"""

import csv
import json
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from dashboard.articles import read_articles
from dashboard.extraction.discourse.frames import build_frames
from dashboard.extraction.events.topics import find_topic
from dashboard.extraction.extraction import read_article
from dashboard.extraction.frames.likely_places import features_of, is_news, may_decide
from gazetteer import locate
from gazetteer.geodesy import distance_m

GOLD = Path(__file__).parents[1] / "gold"
TABLE = Path(__file__).parents[2] / "dashboard" / "data" / "place_weights.csv"
CORPORA = (
    ("own/tune_gold.json", "own/articles"),
    ("micro/gold_ar.json", "micro/articles_ar.jsonl"),
    ("micro/gold_en.json", "micro/articles_en.jsonl"),
)
NEAR_M = 15_000  # metres from an annotated place, where its own radius is smaller
LEAST_SEEN = 4  # places of which a feature is true
STRENGTH = 0.1  # inverse of the L2 penalty
FOLDS = 8
RIGHT = 0.75  # share of the sentences decided that must tell a report


def read_places():
    """Yield article, sentence, features, whether hit, and whether the model would decide it."""
    for gold, articles in CORPORA:
        annotated = json.loads((GOLD / gold).read_text("utf-8"))["articles"]
        for article in read_articles([GOLD / articles]).articles:
            if article.id in annotated:
                yield from places_of(article, annotated[article.id]["incidents"])


def places_of(article, incidents):
    reading = read_article(article, locate(article.text, language=article.language)).reading
    document = reading.document
    news = is_news(document)
    frames, asides = build_frames(reading, find_topic(document), likely=False)
    told = {document.sentence_at(frame.mention.first).first for frame in frames}
    told |= {
        document.sentence_at(document.tokens_of(aside.span.start, aside.span.end)[0]).first
        for aside in asides
        if aside.launch or aside.bearing
    }
    for sentence in document.sentences:
        open_to_it = sentence.first not in told and news and may_decide(sentence)
        span = document.span(sentence.first, sentence.last)
        for name in reading.names_in(sentence.first, sentence.last):
            point = name.toponym.resolution.point
            if point is None:
                continue
            here = [i for i in incidents if tells_there(i, point) and overlaps(i, span)]
            if any(i["optional"] for i in here):
                continue
            hit = any(i["role"] != "background" for i in here)
            features = dict.fromkeys(features_of(reading, sentence, name), 1.0)
            yield article.id, (article.id, sentence.first), features, hit, open_to_it


def tells_there(incident, point):
    if incident["lat"] is None:
        return False
    limit = max(NEAR_M, 1000 * (incident["uncertainty_km"] or 0))
    return distance_m(point, type(point)(lon=incident["lon"], lat=incident["lat"])) <= limit


def overlaps(incident, span):
    return any(start < span.end and span.start < end for start, end in incident["all_excerpts"])


def fit(rows, hit):
    return LogisticRegression(C=STRENGTH, max_iter=3000).fit(rows, hit)


def threshold_of(scores, keys, hit, decided):
    """Return the lowest score from which `RIGHT` of the sentences decided tell a report."""
    best = {}
    for key, score, told, open_to_it in zip(keys, scores, hit, decided, strict=True):
        if open_to_it:
            before = best.get(key, (-np.inf, False))
            best[key] = (max(before[0], score), before[1] or told)
    ordered = sorted(best.values(), reverse=True)
    right = np.cumsum([told for _, told in ordered])
    enough = [i for i, n in enumerate(right) if n / (i + 1) >= RIGHT]
    last = enough[-1]
    print(f"{right[last]} of {last + 1} right, of {len(ordered)} sentences, {right[-1]} told")
    return ordered[last][0]


def main():
    articles, keys, features, hit, decided = zip(*read_places(), strict=True)
    seen = Counter(feature for row in features for feature in row)
    kept = [{f: v for f, v in row.items() if seen[f] >= LEAST_SEEN} for row in features]
    vectors = DictVectorizer(dtype=np.float32)
    rows, hit = vectors.fit_transform(kept), np.array(hit)
    unseen = np.zeros(len(hit))
    for train, test in GroupKFold(FOLDS).split(rows, hit, articles):
        unseen[test] = fit(rows[train], hit[train]).decision_function(rows[test])
    threshold = threshold_of(unseen, keys, hit, decided)
    model = fit(rows, hit)
    print(f"{len(hit)} places, {len(vectors.feature_names_)} features; threshold {threshold:.2f}")
    weights = dict(zip(vectors.feature_names_, model.coef_[0], strict=True))
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", "weight"])
        writer.writerow(["(bias)", f"{model.intercept_[0]:.2f}"])
        writer.writerow(["(threshold)", f"{threshold:.2f}"])
        writer.writerows((feature, f"{weight:.2f}") for feature, weight in weights.items())


if __name__ == "__main__":
    main()
