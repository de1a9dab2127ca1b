"""
Calibrate the resolver's confidence, and draw how honest it is.

    python tests/benchmarks/calibration.py ../shared/bench

Rewrites `gazetteer/data/calibration.csv` and `docs/images/reliability.png`. A choice is right if it
lies within the place's radius, or 25 km. Learned from GeoVirus, from what `learning.py` reads of
IDRISI-DA, and from the annotated articles of `tests/gold`; each of the three weighs the same. The
figures and the diagram come from five-fold cross-validation: no choice is judged by a curve that has
seen its document. Run it after `learning_resolution.py`.
"""

import csv
import json
import sys
from hashlib import sha256
from pathlib import Path

import matplotlib as mpl
import numpy as np
from learning import DATA, read_set
from learning_resolution import matching
from sklearn.isotonic import IsotonicRegression

from gazetteer.calibration import COLUMNS, GROUPS, group_of_choice, interpolate
from gazetteer.geodesy import distance_m
from gazetteer.lexicon import open_lexicon
from gazetteer.location import Locator
from gazetteer.model import Point

mpl.use("Agg")
from matplotlib import pyplot as plt

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "images" / "reliability.png"
SETS = {"geovirus": "en", "idrisi_da_train": "ar"}
# The held-out articles are left alone.
GOLD = {
    "seeds_gold.json": ROOT.parent / "shared" / "seeds",
    "dev_gold.json": ROOT / "tests" / "gold" / "dev_articles",
    "own/tune_gold.json": ROOT / "tests" / "gold" / "own" / "articles",
}
NEAR_M = 25_000.0
FOLDS = 5
BINS = 10
LEAST_NAMES, MOST_POINTS = 40, 8  # of a curve's point; points of a curve
SOURCE = "calibration.py: GeoVirus, IDRISI-DA train (read part), annotated articles"


def gold_articles():
    """Yield set, id, language, text and names of the annotated articles."""
    for name, folder in GOLD.items():
        path = ROOT / "tests" / "gold" / name
        entries = json.loads(path.read_text("utf-8"))["articles"] if path.exists() else {}
        for file in sorted(folder.glob("*.json")):
            article = json.loads(file.read_text("utf-8"))
            entry = entries.get(article.get("id", file.stem)) or entries.get(file.stem)
            if entry:
                names = [t for t in entry["toponyms"] if t["type"] not in {"relative", "metonym"}]
                yield "annotated", file.stem, entry["lang"], article["text"], names


def documents(folder):
    """Yield the same of all that is learned from."""
    yield from gold_articles()
    for name, language in SETS.items():
        for doc_id, text, gold in read_set(folder, name):
            yield name, doc_id, language, text, gold


def collect(folder):
    """
    Return rows of set, fold, group, share, and whether the choice was right.

    A name counts once in a document: its choices are one choice.
    """
    locator, rows = Locator(open_lexicon()), []
    for name, doc_id, language, text, gold in documents(folder):
        mentions = [r.mention for r in locator.recognise(text, language=language)[1]]
        context = locator.resolver.read_context(mentions, frozenset())
        fold = sha256(doc_id.encode()).digest()[1] % FOLDS
        seen = set()
        for mention in mentions:
            row = matching(mention, gold)
            found = locator.resolver.resolve(mention, context) if row else None
            if found and found.place and mention.key not in seen:
                seen.add(mention.key)
                near = max(NEAR_M, row.get("uncertainty_km", 0) * 1000.0)
                if name != "annotated":
                    near = max(near, found.place.uncertainty_m)
                away = distance_m(found.point, Point(lon=row["lon"], lat=row["lat"]))
                group = group_of_choice(found.place, len(locator.resolver.rank(mention, context)))
                rows.append((name, fold, group, found.candidates[0].score, away <= near))
    return rows


def curve_of(shares, right, weights):
    """Return the points of one group's curve: bins of equal numbers of names, made to rise."""
    order = np.argsort(shares, kind="stable")
    bins = np.array_split(order, max(1, min(MOST_POINTS, len(order) // LEAST_NAMES)))
    points = {}
    for chosen in bins:
        x = round(float(np.average(shares[chosen], weights=weights[chosen])), 3)
        total = weights[chosen].sum()
        extra = total / len(chosen)  # one name right and one wrong beside those counted
        y = (np.dot(right[chosen], weights[chosen]) + extra) / (total + 2 * extra)
        sum_y, sum_w, count = points.get(x, (0.0, 0.0, 0))
        points[x] = sum_y + y * total, sum_w + total, count + len(chosen)
    xs = np.array(sorted(points))
    ys = np.array([points[x][0] / points[x][1] for x in xs])
    ws = np.array([points[x][1] for x in xs])
    risen = IsotonicRegression().fit_transform(xs, ys, sample_weight=ws)
    return [(float(x), round(float(y), 3), points[x][2]) for x, y in zip(xs, risen, strict=True)]


def fit(table, chosen):
    """Return each group's curve, learned from the chosen rows."""
    curves = {}
    for group in GROUPS:
        mine = chosen & (table["group"] == group)
        curves[group] = curve_of(table["share"][mine], table["right"][mine], table["weight"][mine])
    return curves


def as_table(rows):
    names, folds, groups, shares, right = (np.array(column) for column in zip(*rows, strict=True))
    sizes = {name: int((names == name).sum()) for name in set(names)}
    weight = np.array([len(names) / (len(sizes) * sizes[name]) for name in names])
    return {
        "set": names, "fold": folds, "group": groups, "share": shares.astype(float),
        "right": right.astype(float), "weight": weight,
    }  # fmt: skip


def reliability(confidence, right, weight):
    """Return the expected calibration error, and (confidence, share right, weight) of each bin."""
    index = np.minimum((confidence * BINS).astype(int), BINS - 1)
    points = [
        (np.average(confidence[m], weights=weight[m]), np.average(right[m], weights=weight[m]), weight[m].sum())
        for m in (index == i for i in range(BINS))
        if m.any()
    ]  # fmt: skip
    total = sum(w for *_, w in points)
    return sum(abs(x - y) * w for x, y, w in points) / total, points


def cross_validated(table):
    """Return each row's confidence by the curves of the other folds."""
    confidence = np.empty(len(table["share"]))
    for fold in range(FOLDS):
        curves = fit(table, table["fold"] != fold)
        for i in np.flatnonzero(table["fold"] == fold):
            curve = tuple((x, y) for x, y, _ in curves[table["group"][i]])
            confidence[i] = interpolate(curve, table["share"][i])
    return confidence


def draw(curves):
    """Draw the reliability diagram."""
    figure, (axis, below) = plt.subplots(
        2, 1, figsize=(5, 6.2), sharex=True, height_ratios=(3, 1), layout="constrained"
    )
    axis.plot([0, 1], [0, 1], color="#999999", linewidth=1, linestyle="--", label="as it should be")
    for (label, (error, points)), color in zip(curves.items(), ("#c0622d", "#1f5f8b"), strict=True):
        xs, ys, ws = (np.array(column) for column in zip(*points, strict=True))
        axis.plot(xs, ys, marker="o", color=color, label=f"{label} (ECE {error:.3f})")
        below.plot(xs, ws / ws.sum(), marker="o", color=color)
    axis.set_ylabel("share of choices that are right")
    axis.legend(loc="lower right", frameon=False)
    below.set_xlabel("confidence told")
    below.set_ylabel("share of names")
    figure.savefig(PICTURE, dpi=120, metadata={"Software": None})


def main(folder):
    table = as_table(collect(folder))
    confidence = cross_validated(table)
    raw = reliability(table["share"], table["right"], table["weight"])
    honest = reliability(confidence, table["right"], table["weight"])
    print(f"{len(confidence)} names; ECE {raw[0]:.3f} before, {honest[0]:.3f} cross-validated")
    for name in sorted(set(table["set"])):
        mine = table["set"] == name
        before, after = (
            reliability(c[mine], table["right"][mine], table["weight"][mine])[0]
            for c in (table["share"], confidence)
        )
        print(
            f"  {name}: {mine.sum()} names, right {table['right'][mine].mean():.3f}, ECE {before:.3f} -> {after:.3f}"
        )
    for low, high in ((0, 0.5), (0.5, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        m = (confidence >= low) & (confidence < high)
        print(
            f"  told {low:.2f}-{high:.2f}: {m.sum()} names, right {table['right'][m].mean() if m.any() else float('nan'):.3f}"
        )
    draw({"before": raw, "calibrated, cross-validated": honest})
    curves = fit(table, np.full(len(confidence), fill_value=True))
    with (DATA / "calibration.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for group, points in curves.items():
            writer.writerows((group, f"{x:.3f}", f"{y:.3f}", n, SOURCE) for x, y, n in points)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
