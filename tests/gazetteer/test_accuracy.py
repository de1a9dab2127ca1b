"""
Accuracy as a regression test: figures may rise, and a floor falls only by an edit here.

The annotated articles and the sentences of our own are in the repository. The public sets are not; where
they lie beside it, with the digest below, their floors hold, too.
"""

import importlib.util
import json
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest

from gazetteer import locate
from gazetteer.geodesy import distance_m
from gazetteer.model import Point, Usage

ROOT = Path(__file__).parents[2]
BENCH = ROOT.parent / "shared" / "bench"
BENCH_DIGEST = "b31bb03d3c8e6351d880acdb3fcab629f071c9c380fe8db3267a34935676150d"
FLOORS = {
    "geovirus": {"exact": 0.88, "acc@161": 0.87},
    "cleananercorp_train": {"word": 0.83},
    "idrisi_da_train": {"acc@25": 0.57, "acc@5": 0.43},
}
GOLD_FLOORS = {"seeds": (0.97, 0.98), "dev": (0.935, 0.96)}
SENTENCES = tomllib.loads((ROOT / "tests/cases/geoparsing.toml").read_text("utf-8"))["case"]


def _digest():
    files = sorted(BENCH.glob("*_train.*.jsonl")) + sorted(BENCH.glob("geovirus.*.jsonl"))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


PUBLIC = sorted(FLOORS) if BENCH.is_dir() and _digest() == BENCH_DIGEST else []


def _overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


@pytest.mark.parametrize("case", SENTENCES, ids=[c["text"][:40] for c in SENTENCES])
def test_sentences(case):
    text = case["text"]
    wanted = [(text.index(name), text.index(name) + len(name)) for name in case["places"]]
    found = [(t.start, t.end) for t in locate(text) if t.usage is Usage.LITERAL]
    assert [span for span in wanted if not any(_overlap(span, f) for f in found)] == []
    assert [text[s:e] for s, e in found if not any(_overlap((s, e), w) for w in wanted)] == []


def _articles(name):
    gold = json.loads((ROOT / f"tests/gold/{name}_gold.json").read_text("utf-8"))["articles"]
    for key, article in gold.items():
        if name == "seeds":
            yield (ROOT / "seeds" / f"{key}.txt").read_text("utf-8"), article["toponyms"]
        else:
            file = ROOT / "tests/gold/dev_articles" / f"{key}.json"
            yield json.loads(file.read_text("utf-8"))["text"], article["toponyms"]


def _score(text, gold):
    """Return names found, names to find, right finds, finds, and names at the right place."""
    found = locate(text)
    names = [g for g in gold if g["type"] != "metonym"]
    hits = {
        i: [t for t in found if _overlap((g["start"], g["end"]), (t.start, t.end))]
        for i, g in enumerate(names)
    }
    near = sum(
        any(_is_near(t.resolution.point, g) for t in hits[i])
        for i, g in enumerate(names)
        if hits[i]
    )
    judged = [t for t in found if not _only_metonym(t, gold)]
    right = [
        t for t in judged if any(_overlap((g["start"], g["end"]), (t.start, t.end)) for g in names)
    ]
    return sum(map(bool, hits.values())), len(names), len(right), len(judged), near


def _only_metonym(toponym, gold):
    types = [
        g["type"] for g in gold if _overlap((g["start"], g["end"]), (toponym.start, toponym.end))
    ]
    return bool(types) and all(kind == "metonym" for kind in types)


def _is_near(point, gold):
    if point is None:
        return False
    distance = distance_m(point, Point(lon=gold["lon"], lat=gold["lat"]))
    return distance <= max(gold["uncertainty_km"], 25) * 1000


@pytest.mark.parametrize("name", GOLD_FLOORS)
def test_annotated_articles(name):
    rows = [_score(text, gold) for text, gold in _articles(name)]
    found, wanted, right, judged, near = (sum(column) for column in zip(*rows, strict=True))
    recall, precision = found / wanted, right / judged
    f1, accuracy = 2 * precision * recall / (precision + recall), near / found
    floor_f1, floor_accuracy = GOLD_FLOORS[name]
    assert f1 >= floor_f1
    assert accuracy >= floor_accuracy


if PUBLIC:  # without them there is nothing to test, which is no skipped test

    @pytest.mark.parametrize("name", PUBLIC)
    def test_public_sets(name):
        spec = importlib.util.spec_from_file_location(
            "geoparsing", ROOT / "tests/benchmarks/geoparsing.py"
        )
        benchmark = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(benchmark)
        docs = benchmark.read_rows(BENCH / f"{name}.docs.jsonl")
        result, _ = benchmark.measure(BENCH, name, docs, benchmark.load_evaluation(BENCH))
        measured = benchmark.figures(name, result)
        for figure, floor in FLOORS[name].items():
            assert measured[figure] >= floor, figure
