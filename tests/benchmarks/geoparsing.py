"""
Measure the gazetteer on the public geoparsing sets.

    python tests/benchmarks/geoparsing.py ../shared/bench [--errors N]

The sets annotate names, so a relative expression ("60 km south of Baghdad") counts as its anchors;
CLEANANERCorp leaves the common noun of a town, district or province out of its spans (مدينة, منطقة,
محافظة), so it is left out of ours there. "as given" scores the spans as `locate` gives them.
CLEANANERCorp and IDRISI-DA are given in two parts: what `learning.py` has read, and the fifth that
it has not.
"""

import argparse
import importlib.util
import json
from hashlib import sha256
from pathlib import Path

from gazetteer import locate
from gazetteer.language import load_pack
from gazetteer.tokens import fold_token, split_words

FLOORS = {
    ("geovirus", "exact"): 0.80,
    ("geovirus", "acc@161"): 0.65,
    ("cleananercorp_train", "word"): 0.80,
    ("idrisi_da_train", "acc@25"): 0.45,
    ("idrisi_da_train", "acc@5"): 0.32,
}
DROPPED = {"idrisi_da_train": {"Country", "Province"}}
# Common nouns (cue sections of the language pack) that a set leaves out of its spans.
BARE = {
    "cleananercorp_train": {
        "governorate", "region", "district", "subdistrict", "area", "city", "capital", "town",
        "village", "neighbourhood", "island", "country", "resort", "base", "camp", "valley",
    }
}  # fmt: skip
RESOLVED = ("geovirus", "idrisi_da_train")


def is_set_aside(doc_id):
    """Whether a document belongs to the fifth that nothing is learned from."""
    return sha256(doc_id.encode()).digest()[0] % 5 == 0


def load_evaluation(folder):
    """Import the evaluation script that comes with the sets."""
    spec = importlib.util.spec_from_file_location("geoparse_eval", folder / "geoparse_eval.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_rows(path):
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def names_of(toponym):
    """Return the names that a toponym is made of: itself, or a relation's anchors."""
    return toponym.relation.anchors if toponym.relation else (toponym,)


def bare_start(name, nouns):
    """Return where a name starts behind its common noun, if that is one of `nouns`."""
    parts = split_words(name.text)
    before = parts[:3]  # a gap, the first word, a gap
    cue = load_pack("ar").before.get(fold_token(parts[1])) if len(parts) > len(before) else None
    return name.start + len("".join(before)) if cue and cue.name in nouns else name.start


def predict(doc, nouns=frozenset(), *, as_given=False):
    """Return the prediction rows of a document."""
    rows = []
    for toponym in locate(doc["text"], language=doc["lang"], focus=doc.get("focus")):
        for name in (toponym,) if as_given else names_of(toponym):
            point = name.resolution.point
            rows.append(
                {
                    "doc_id": doc["doc_id"],
                    "start": name.start if as_given else bare_start(name, nouns),
                    "end": name.end,
                    "text": name.text,
                    "lat": point.lat if point else None,
                    "lon": point.lon if point else None,
                }
            )
    return rows


def measure(folder, name, docs, evaluation, *, as_given=False):
    """Return the evaluation's result on some documents of a set, and their judged rows."""
    dropped = DROPPED.get(name, set())
    texts = {doc["doc_id"]: doc["text"] for doc in docs}
    gold = [
        {**row, "ignore": True} if row.get("type") in dropped else row
        for row in read_rows(folder / f"{name}.gold.jsonl")
        if row["doc_id"] in texts
    ]
    nouns = BARE.get(name, frozenset())
    predicted = [row for doc in docs for row in predict(doc, nouns, as_given=as_given)]
    return evaluation.evaluate(
        gold, predicted, texts, (161, 25, 5), skip_suspect=True, keep_docs=True
    )


def figures(name, result):
    """Return the figures of a set that have floors or readers."""
    out = {how: result[how]["f1"] for how in ("exact", "word", "overlap")}
    if name in RESOLVED:
        out |= {key: result["all"][key] for key in ("acc@161", "acc@25", "acc@5")}
    return out


def show_errors(docs, texts, count):
    """Print missed names, false finds and wrong places with their surroundings."""
    shown = {"missed": [], "wrong": [], "false": []}
    for doc_id, doc in docs:
        text = texts[doc_id]
        taken = {id(row["pred"]) for row in doc["rows"]}
        for row in doc["rows"]:
            gold = row["gold"]
            around = f"{text[max(0, gold['start'] - 30) : gold['start']]}[{gold['text']}]{text[gold['end'] : gold['end'] + 25]}"
            if row["pred"] is None:
                shown["missed"].append(around)
            elif row["km"] is not None and row["km"] > 161:
                shown["wrong"].append(f"{around} -> {row['pred']['text']} {row['km']:.0f} km")
        del taken
    for kind, lines in shown.items():
        print(kind, len(lines))
        for line in lines[:: max(1, len(lines) // count)][:count]:
            print("   ", line.replace("\n", " "))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    evaluation = load_evaluation(arguments.folder)
    for name in ("geovirus", "cleananercorp_train", "idrisi_da_train"):
        docs = read_rows(arguments.folder / f"{name}.docs.jsonl")
        parts = {"all": docs, "as given": docs}
        if name != "geovirus":
            parts |= {
                "read": [d for d in docs if not is_set_aside(d["doc_id"])],
                "set aside": [d for d in docs if is_set_aside(d["doc_id"])],
            }
        for part, chosen in parts.items():
            result, judged = measure(
                arguments.folder, name, chosen, evaluation, as_given=part == "as given"
            )
            cells = "  ".join(f"{k} {v:.3f}" for k, v in figures(name, result).items())
            print(f"{name} ({part}, {len(chosen)}): {cells}", flush=True)
            if (
                arguments.errors
                and part in {"read", "all"}
                and (name == "geovirus" or part == "read")
            ):
                texts = {d["doc_id"]: d["text"] for d in chosen}
                show_errors(list(zip(texts, judged, strict=True)), texts, arguments.errors)


if __name__ == "__main__":
    main()
