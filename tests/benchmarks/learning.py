"""
Learn the recogniser's weights and name counts from the public geoparsing sets.

    python tests/benchmarks/learning.py ../shared/bench

Writes `gazetteer/data/weights.csv` and `name_counts.csv`. A fifth of the documents, chosen by a hash
of their id, is never read here: `geoparsing.py` measures on it.
"""

import csv
import json
import sys
from collections import Counter, defaultdict
from hashlib import sha256
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer

from gazetteer.document import read_document
from gazetteer.evidence import context_features, name_features, name_form
from gazetteer.language import load_pack
from gazetteer.lexicon import open_lexicon
from gazetteer.mentions import find_mentions
from gazetteer.vocabulary import Vocabulary
from gazetteer.weights import NameCount

SETS = {"ar": ("cleananercorp_train", "idrisi_da_train"), "en": ("geovirus",)}
# English counts would be those of 229 articles on epidemics: too few to be general.
COUNTED = {"ar": True, "en": False}
LEAST_NAME_COUNT = 2
LEAST_FEATURE_COUNT = {"ar": 12, "en": 25}
LEAST_WEIGHT = 0.05
PENALTY = 2.0  # L2
# What the sets cannot teach: they hold hardly a base, field or crossing, and annotate none as a
# place. Set by hand; the other weights are learned beside them.
FIXED = {
    "curated_site": 2.5, "curated_town": 1.5, "capital": 1.5,
    "cue_base": 2.0, "cue_airport": 2.0, "cue_field": 2.5, "cue_refinery": 2.0, "cue_crossing": 2.5,
    "cue_port": 2.0, "cue_dam": 2.0, "cue_camp": 2.0, "cue_district": 2.5, "cue_subdistrict": 3.0,
    "cue_village": 2.0, "cue_governorate": 2.0, "cue_mountain": 1.5, "cue_river": 1.5,
    "cue_strait": 2.0, "cue_sea": 2.0, "cue_embassy": 1.0, "cue_town": 2.0, "cue_resort": 1.0,
    "ambiguous": -4.0, "several_words": 0.3, "repeated": 2.0, "near_others": 2.5, "same_country": 0.7,
    "after_organisation": -5.0, "after_given": -4.0, "after_relation": 2.0, "after_measure": 3.0, "expected": 1.8, "paired": 0.5, "before_outlet": -8.0, "whole_word": -2.0,
    "idiom": -8.0, "noun": -4.0, "owned": -4.0,
}  # fmt: skip
NEW = NameCount(places=0, others=0)
DATA = Path(__file__).parents[2] / "gazetteer" / "data"


def is_set_aside(doc_id):
    """Whether a document belongs to the fifth that nothing is learned from."""
    return sha256(doc_id.encode()).digest()[0] % 5 == 0


def read_set(folder, name):
    """Yield (document id, text, gold rows) of the documents to learn from."""
    gold = defaultdict(list)
    for line in (folder / f"{name}.gold.jsonl").read_text("utf-8").strip().split("\n"):
        row = json.loads(line)
        gold[row["doc_id"]].append(row)
    for line in (folder / f"{name}.docs.jsonl").read_text("utf-8").strip().split("\n"):
        row = json.loads(line)
        if not is_set_aside(row["doc_id"]):
            yield row["doc_id"], row["text"], gold[row["doc_id"]]


def label(mention, document, gold):
    """1 for a place, 0 for none, `None` where the annotation says nothing."""
    start, end = document.starts[mention.last - mention.words + 1], mention.end
    start = max(start, mention.start)
    best, inside = 0.0, False
    for row in gold:
        shared = min(end, row["end"]) - max(start, row["start"])
        if shared > 0:
            if row.get("ignore"):
                return None
            inside = inside or (row["start"] <= start and end <= row["end"])
            union = max(end, row["end"]) - min(start, row["start"])
            best = max(best, shared / union)
    if 0 < best < 0.5 and inside:
        return None  # حيفا in an annotated ميناء حيفا
    return int(best >= 0.5)


def collect(folder, language, lexicon):
    """Return (document id, name, features of its context, label) of every candidate."""
    vocabulary = Vocabulary(lexicon, language)
    rows = []
    for name in SETS[language]:
        for doc_id, text, gold in read_set(folder, name):
            document = read_document(text, vocabulary)
            mentions = find_mentions(document, lexicon)
            whole = {m.first for m in mentions if not m.clitics}
            for mention in mentions:
                truth = label(mention, document, gold)
                # The sets keep proclitics in the span, so a span cannot tell لبنان from ل + بنان.
                if truth and mention.clitics and mention.first in whole:
                    truth = 0
                if truth is not None:
                    context = dict(context_features(document, mention))
                    rows.append((doc_id, name_form(document, mention), context, truth))
    return rows


def count_names(rows):
    total, by_doc = defaultdict(Counter), defaultdict(Counter)
    for doc_id, form, _, truth in rows:
        total[form.key][truth] += 1
        by_doc[doc_id, form.key][truth] += 1
    return total, by_doc


def learn(rows, language, lexicon):
    """Return the weights by feature name, and the counts of names."""
    total, by_doc = count_names(rows)
    clitics = load_pack(language).clitics
    dicts, truths = [], []
    for doc_id, form, context, truth in rows:
        own = by_doc[doc_id, form.key]
        places, others = (total[form.key][t] - own[t] for t in (1, 0))
        count = NameCount(places=places, others=others) if COUNTED[language] else NEW
        features = name_features(lexicon, clitics, form, count)
        dicts.append({**context, **dict(features)})
        truths.append(truth)
    seen = Counter(f for d in dicts for f, v in d.items() if v)
    for d in dicts:
        for feature in [f for f in d if seen[f] < LEAST_FEATURE_COUNT[language]]:
            del d[feature]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(dicts)
    names = vectorizer.get_feature_names_out()
    truths = np.array(truths)
    solution = fit(matrix, truths, names)
    predicted = matrix @ solution > 0
    hits = (predicted & truths).sum()
    print(
        language,
        len(rows),
        "candidates",
        truths.sum(),
        "places; P",
        hits / predicted.sum(),
        "R",
        hits / truths.sum(),
    )
    weights = {n: w for n, w in zip(names, solution, strict=True) if abs(w) >= LEAST_WEIGHT}
    weights |= FIXED
    return weights, total if COUNTED[language] else {}


def fit(matrix, truths, names):
    """Logistic regression in which the weights of `FIXED` stay as they are."""
    fixed = np.array([FIXED.get(name, np.nan) for name in names])
    free = np.isnan(fixed)
    start = np.where(free, 0.0, fixed)
    signs = 2.0 * truths - 1.0

    def loss(weights):
        whole = np.where(free, weights, fixed)
        margins = signs * (matrix @ whole)
        slope = -signs / (1.0 + np.exp(np.clip(margins, -30, 30)))
        gradient = matrix.T @ slope + PENALTY * whole
        value = np.logaddexp(0.0, -margins).sum() + PENALTY / 2 * whole @ whole
        return value, np.where(free, gradient, 0.0)

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 2000})
    return np.where(free, found.x, fixed)


def main(folder):
    lexicon = open_lexicon()
    with (DATA / "weights.csv").open(encoding="utf-8", newline="") as file:
        kept = [row for row in list(csv.reader(file))[1:] if not row[0].startswith("recognition")]
    weight_rows, count_rows = [], []
    for language in SETS:
        weights, counts = learn(collect(folder, language, lexicon), language, lexicon)
        weight_rows += [
            (f"recognition-{language}", f, f"{w:.3f}") for f, w in sorted(weights.items())
        ]
        for name, count in sorted(counts.items()):
            if sum(count.values()) >= LEAST_NAME_COUNT:
                count_rows.append((language, name, count[1], count[0]))
    write("weights.csv", ("model", "feature", "weight"), [*weight_rows, *kept])
    write("name_counts.csv", ("language", "name", "places", "others"), count_rows)


def write(name, header, rows):
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
