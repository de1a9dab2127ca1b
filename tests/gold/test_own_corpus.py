"""The development corpus is sound: built from its sources, split by its rule, copied from nowhere."""

import json
import re
import runpy
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent / "own"
ROOT = HERE.parents[2]
SHARED = ROOT.parent / "shared"
HALVES = ("tune", "held_out")
SHINGLE_WORDS = 8
# what the scorer says of a half in which every scored report has a date
NONE_UNDATED = "selftest [('gold/fields/date_null/accuracy', 0.0)]"

ROLES = {"attack", "retaliation", "strike", "thwarted", "background"}
EVENT_TYPES = {
    "rocket", "drone", "missile", "artillery", "airstrike", "bombing", "shooting", "unspecified",
}  # fmt: skip
ATTRIBUTIONS = {"claimed", "attributed", "denied", "unknown"}
PARTS_OF_DAY = {None, "dawn", "morning", "noon", "afternoon", "evening", "night"}
PRECISIONS = {"day", "month", "year", "approx", "range", "unknown"}
PLACE_TYPES = {
    "town", "district", "governorate", "region", "country", "facility", "natural", "relative",
    "metonym",
}  # fmt: skip


def load(half: str) -> dict:
    return json.loads((HERE / f"{half}_gold.json").read_text(encoding="utf-8"))


def articles() -> list[dict]:
    paths = sorted((HERE / "articles").glob("*.json"))
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def annotated() -> list[tuple[str, str, dict]]:
    """Id, text and annotation of every article."""
    texts = {article["id"]: article["text"] for article in articles()}
    return [
        (name, texts[name], entry)
        for half in HALVES
        for name, entry in load(half)["articles"].items()
    ]


def incidents() -> list[dict]:
    return [incident for _, _, entry in annotated() for incident in entry["incidents"]]


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return {tuple(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1)}


def test_files_are_what_the_sources_say() -> None:
    files = runpy.run_path(str(HERE / "build.py"))["build"]()
    for path, content in files.items():
        assert path.read_text(encoding="utf-8") == content, path.name
    assert {p for p in files if p.parent.name == "articles"} == set((HERE / "articles").iterdir())


def test_spans_give_their_text() -> None:
    for name, text, entry in annotated():
        for found in (*entry["toponyms"], *(i["excerpt"] for i in entry["incidents"])):
            assert text[found["start"] : found["end"]] == found["text"], name
            assert found["text"] == found["text"].strip(), name
        for incident in entry["incidents"]:
            spans = incident["all_excerpts"]
            assert spans[0] == [incident["excerpt"]["start"], incident["excerpt"]["end"]]
            assert all(0 <= start < end <= len(text) for start, end in spans)


def test_toponyms_are_placed() -> None:
    for name, _, entry in annotated():
        for toponym in entry["toponyms"]:
            assert -90 <= toponym["lat"] <= 90, name
            assert -180 <= toponym["lon"] <= 180, name
            assert toponym["uncertainty_km"] > 0, name
            assert toponym["type"] in PLACE_TYPES, name
            assert toponym["end"] - toponym["start"] <= 80, "the scorer never matches longer ones"


def test_ids_are_unique() -> None:
    assert max(Counter(i["id"] for i in incidents()).values()) == 1
    assert max(Counter(a["id"] for a in articles()).values()) == 1


def test_incidents_use_the_vocabulary() -> None:
    for incident in incidents():
        alternatives = incident["alt"]
        assert {incident["role"], *alternatives.get("role", [])} <= ROLES
        assert {incident["event_type"], *alternatives.get("event_type", [])} <= EVENT_TYPES
        assert {incident["attribution"], *alternatives.get("attribution", [])} <= ATTRIBUTIONS
        assert incident["time_of_day"] in PARTS_OF_DAY
        assert incident["date_precision"] in PRECISIONS


def test_counts_are_natural_numbers() -> None:
    for incident in incidents():
        for field in ("munition_count", "killed", "wounded"):
            values = [incident[field], *incident["alt"].get(field, [])]
            assert all(v is None or (isinstance(v, int) and v >= 0) for v in values), incident["id"]


def test_dates_are_not_after_publication() -> None:
    for name, _, entry in annotated():
        for incident in entry["incidents"]:
            if incident["date"] and entry["published"]:
                assert incident["date"] <= entry["published"][: len(incident["date"])], name
            if incident["date"] and len(incident["date"]) == 10:
                date.fromisoformat(incident["date"])


def test_answers_name_a_report_of_the_same_article() -> None:
    for _, _, entry in annotated():
        ids = {incident["id"] for incident in entry["incidents"]}
        for incident in entry["incidents"]:
            assert incident["in_response_to"] in {None, *ids} - {incident["id"]}


def test_hard_negatives_hold_background_only() -> None:
    for name, _, entry in annotated():
        roles = {i["role"] for i in entry["incidents"] if not i["optional"]}
        assert (roles <= {"background"}) == entry["hard_negative"], name


def test_halves_are_apart() -> None:
    golds = [load(half) for half in HALVES]
    tuned, held_out = (set(gold["articles"]) for gold in golds)
    assert not tuned & held_out
    for gold in golds:
        ids = {i["id"] for entry in gold["articles"].values() for i in entry["incidents"]}
        assert all(set(cluster) <= ids for cluster in gold["clusters"])


def test_nothing_is_copied() -> None:
    seeds = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    shared = sorted((SHARED / "gold" / "dev_articles").glob("*.json"))  # empty when absent
    others = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in shared]
    foreign = set().union(*map(shingles, [*seeds, *others]))
    for article in articles():
        copied = shingles(article["text"]) & foreign
        assert not copied, (article["id"], copied)


def test_mix_is_what_was_planned() -> None:
    languages = Counter(entry["lang"] for _, _, entry in annotated())
    assert languages["ar"] >= 40
    assert languages["en"] >= 20
    for half in HALVES:
        entries = load(half)["articles"].values()
        hard_negatives = sum(entry["hard_negative"] for entry in entries)
        assert hard_negatives >= 0.24 * len(entries)  # about a quarter


def test_length_suits_a_short_article() -> None:
    for article in articles():
        assert 60 <= len(article["text"].split()) <= 260, article["id"]


def test_scorer_accepts_the_gold() -> None:
    scorer = SHARED / "gold" / "score.py"
    for half in HALVES if scorer.exists() else ():
        command = [
            sys.executable,
            str(scorer),
            "--selftest",
            "--gold",
            str(HERE / f"{half}_gold.json"),
        ]
        outcome = subprocess.run(command, capture_output=True, text=True, check=False)
        assert outcome.returncode == 0 or outcome.stdout.strip() == NONE_UNDATED, outcome.stdout
