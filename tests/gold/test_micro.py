"""The micro corpus is sound: built from its items, each with its quotes, no id twice."""

import json
import runpy
from pathlib import Path

HERE = Path(__file__).parent / "micro"
ROLES = {"attack", "retaliation", "strike", "thwarted", "background"}


def items() -> list[dict]:
    paths = sorted(HERE.glob("items_*.json"))
    return [item for path in paths for item in json.loads(path.read_text("utf-8"))]


def test_files_are_what_the_items_say() -> None:
    for path, content in runpy.run_path(str(HERE / "build.py"))["build"]().items():
        assert path.read_text(encoding="utf-8") == content, path.name


def test_ids_are_unique() -> None:
    ids = [item["id"] for item in items()]
    assert len(ids) == len(set(ids))


def test_incidents_are_quoted_and_have_a_known_role() -> None:
    for item in items():
        for incident in item["incidents"]:
            assert incident["quote"] in item["text"], item["id"]
            assert incident["role"] in ROLES, item["id"]


def test_hard_negatives_hold_background_only() -> None:
    for item in items():
        if item["hard_negative"]:
            assert {i["role"] for i in item["incidents"]} <= {"background"}, item["id"]
