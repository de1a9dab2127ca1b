"""
Learn the resolver's weights from the public geoparsing sets.

    python tests/benchmarks/learning_resolution.py ../shared/bench

Rewrites the model `resolution` of `gazetteer/data/weights.csv`. The weights start from `PRIOR` and
move only where the sets speak: they hold few bases, fields and crossings. Run it after `learning.py`.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from learning import DATA, read_set, write
from scipy.optimize import minimize

from gazetteer.geodesy import distance_m
from gazetteer.lexicon import open_lexicon
from gazetteer.location import Locator
from gazetteer.model import Point

SETS = {"geovirus": "en", "idrisi_da_train": "ar"}
PRIOR = {
    "population": 0.35, "curated": 1.5, "asked": 2.5, "accepted": 0.6, "other_kind": -2.5,
    "is_country": 3.0, "is_continent": 3.0, "is_region": 1.5, "is_division": 1.5,
    "is_district": -0.5, "is_airport": -1.0, "is_settlement": 0.0, "is_neighbourhood": -0.5,
    "is_feature": 0.0, "main_name": 0.5, "focus": 6.0, "country_support": 2.5, "parent": 3.0,
    "parent_named": 1.0, "capital": 2.0, "named_after_seat": -1.5, "nearness": 1.5,
}  # fmt: skip
PENALTY = 10.0
# What the sets cannot teach: they have no focus.
FIXED = {"focus"}
# Added behind the fit. English articles on epidemics name states more than their cities; where news
# on war says no more than the name, it means the city.
CITIES_FIRST = {"named_after_seat": -2.0, "capital": 1.5}
LEAST_RADIUS_M = 30_000.0
SAME_PLACE = 1.3  # candidates hardly farther than the nearest are right, too


def right_candidates(ranked, gold):
    """Which candidates denote the gold place, as a mask; all false if it is not among them."""
    point = Point(lon=gold["lon"], lat=gold["lat"])
    distances = np.array([distance_m(row.place.point, point) for _, row, _ in ranked])
    radii = np.array([max(row.place.uncertainty_m, LEAST_RADIUS_M) for _, row, _ in ranked])
    nearest = distances.min()
    return (distances <= nearest * SAME_PLACE + 5_000.0) & (distances <= radii)


def matching(mention, gold):
    """Return the gold row with coordinates whose span the mention has, or `None`."""
    for row in gold:
        shared = min(mention.end, row["end"]) - max(mention.start, row["start"])
        union = max(mention.end, row["end"]) - min(mention.start, row["start"])
        usable = row.get("lat") is not None and not row.get("suspect") and not row.get("ignore")
        # One set takes الرياض for the province as often as for the city, which news means.
        usable = usable and row.get("type") != "Province"
        if usable and shared * 2 > union:
            return row
    return None


def collect(folder, lexicon):
    """Return (features of each candidate, mask of the right ones) of every annotated name."""
    locator = Locator(lexicon)
    resolver = locator.resolver
    examples, lost = [], Counter()
    for name, language in SETS.items():
        for _, text, gold in read_set(folder, name):
            mentions = [r.mention for r in locator.recognise(text, language=language)[1]]
            context = resolver.read_context(mentions, frozenset())
            for mention in mentions:
                row = matching(mention, gold)
                ranked = resolver.rank(mention, context) if row else []
                if len(ranked) > 1:
                    right = right_candidates(ranked, row)
                    lost[name] += not right.any()
                    if right.any() and not right.all():
                        examples.append(([dict(features) for _, _, features in ranked], right))
    print(len(examples), "names to choose for; right place not among the candidates:", dict(lost))
    return examples


def fit(examples):
    """Maximise the likelihood of the right candidates, near the prior weights."""
    names = sorted(PRIOR)
    prior = np.array([PRIOR[name] for name in names])
    tables = [
        (np.array([[row.get(name, 0.0) for name in names] for row in rows]), right)
        for rows, right in examples
    ]

    free = np.array([name not in FIXED for name in names])

    def loss(weights):
        value = PENALTY / 2 * ((weights - prior) ** 2).sum()
        gradient = PENALTY * (weights - prior)
        for table, right in tables:
            scores = table @ weights
            scores = np.exp(scores - scores.max())
            share = scores / scores.sum()
            mass = share[right].sum()
            value -= np.log(mass)
            gradient += table.T @ share - table[right].T @ (share[right] / mass)
        return value, np.where(free, gradient, 0.0)

    found = minimize(loss, prior, jac=True, method="L-BFGS-B")
    correct = sum(bool(right[(table @ found.x).argmax()]) for table, right in tables)
    print("right first choices:", correct / len(tables))
    learned = dict(zip(names, found.x, strict=True))
    return {name: weight + CITIES_FIRST.get(name, 0.0) for name, weight in learned.items()}


def main(folder):
    weights = fit(collect(folder, open_lexicon()))
    with (DATA / "weights.csv").open(encoding="utf-8", newline="") as file:
        kept = [row for row in list(csv.reader(file))[1:] if row[0] != "resolution"]
    rows = [("resolution", name, f"{weight:.3f}") for name, weight in sorted(weights.items())]
    write("weights.csv", ("model", "feature", "weight"), [*kept, *rows])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
