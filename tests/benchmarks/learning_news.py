"""
Learn which words tell news of attacks from texts that do not.

    python tests/benchmarks/learning_news.py

Writes `dashboard/data/news_words.csv`: a logistic regression on the words of the tuned half of
`tests/gold/own` and of `tests/gold/micro` (not of `near`, which is held out), each text weighed by the
number of its kind. The threshold lets through all but a few of the texts that tell news, as fifths
of the texts say that were not learned from.
"""

import csv
import json
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from dashboard.extraction.events.newsworthy import FEWEST_WORDS, words_of
from dashboard.extraction.words.document import annotate
from dashboard.extraction.words.lexicon import load_lexicon
from gazetteer import locate

GOLD = Path(__file__).parents[1] / "gold"
TABLE = Path(__file__).parents[2] / "dashboard" / "data" / "news_words.csv"
LEAST_TEXTS = 3  # that use a word
STRENGTH = 3.0  # inverse of the L2 penalty
LET_THROUGH = 0.998  # of the texts that tell news
FOLDS = 5
SEED = 7


def read_texts():
    """Return the words of each text, and whether an incident is told there."""
    own = json.loads((GOLD / "own" / "tune_gold.json").read_text("utf-8"))["articles"]
    for name, entry in own.items():
        article = json.loads((GOLD / "own" / "articles" / f"{name}.json").read_text("utf-8"))
        yield read_words(article["text"], entry["lang"]), tells_incident(entry)
    for language in ("ar", "en"):
        gold = json.loads((GOLD / "micro" / f"gold_{language}.json").read_text("utf-8"))["articles"]
        for line in (GOLD / "micro" / f"articles_{language}.jsonl").read_text("utf-8").splitlines():
            article = json.loads(line)
            yield read_words(article["text"], language), tells_incident(gold[article["id"]])


def read_words(text, language):
    """Return the words of a text but those of its place names, which must not decide."""
    for name in locate(text, language=language):
        text = text[: name.start] + " " * (name.end - name.start) + text[name.end :]
    return words_of(annotate(text, load_lexicon(language)))


def tells_incident(entry):
    return any(i["role"] != "background" and not i["optional"] for i in entry["incidents"])


def matrix(texts, columns):
    """Return one row a text, of unit length over the words that it uses."""
    rows = np.zeros((len(texts), len(columns)), np.float32)
    for row, words in enumerate(texts):
        used = [columns[word] for word in words if word in columns]
        rows[row, used] = 1 / np.sqrt(max(1, len(used)))
    return rows


def fit(rows, told):
    return LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=2000).fit(rows, told)


def main():
    texts, told = zip(*(t for t in read_texts() if len(t[0]) >= FEWEST_WORDS), strict=True)
    told = np.array(told)
    counts = Counter(word for words in texts for word in words)
    kept = sorted(w for w, count in counts.items() if w.isalpha() and count >= LEAST_TEXTS)
    columns = {word: i for i, word in enumerate(kept)}
    rows = matrix(texts, columns)
    unseen = np.zeros(len(told))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for train, test in folds.split(rows, told):
        unseen[test] = fit(rows[train], told[train]).decision_function(rows[test])
    threshold = float(np.quantile(unseen[told], 1 - LET_THROUGH))
    stopped = (unseen[~told] < threshold).mean()
    print(
        f"{len(texts)} texts, {len(columns)} words; threshold {threshold:.2f} stops {stopped:.2f}"
    )
    model = fit(rows, told)
    weights = {word: round(float(model.coef_[0][i]), 2) for word, i in columns.items()}
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["word", "weight"])
        writer.writerow(["(bias)", round(float(model.intercept_[0]), 2)])
        writer.writerow(["(threshold)", round(threshold, 2)])
        writer.writerows(weights.items())


if __name__ == "__main__":
    main()
