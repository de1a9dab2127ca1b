"""
Build the articles and the gold of the micro corpus from its items.

Run it after every change of an item: `python tests/gold/micro/build.py`. Offsets are computed from the
quotes, which must stand in the text once or more; the first counts.
"""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SETS = ("ar", "en", "near")  # the last is held out

Record = dict[str, Any]


def place(values: list[Any] | None, prefix: str = "") -> Record:
    """Give name, coordinates and radius under the gold's names; all `None` without a place."""
    _, lat, lon, radius_km = values or (None,) * 4
    return {f"{prefix}lat": lat, f"{prefix}lon": lon, f"{prefix}uncertainty_km": radius_km}


def gold_incident(item: Record, number: int, raw: Record) -> Record:
    """Annotate one report."""
    start = item["text"].index(raw["quote"])
    end = start + len(raw["quote"])
    target, launch, told = raw["place"], raw.get("launch"), raw["date"]
    return {
        "id": f"{item['id']}#{number}",
        "role": raw["role"],
        "event_type": raw["type"],
        "target_place": target[0] if target else None,
        **place(target),
        "launch_place": launch[0] if launch else None,
        **place(launch, "launch_"),
        "munition_count": raw["count"],
        "date": told,
        "date_precision": {None: "unknown", 7: "month", 10: "day"}[told and len(told)],
        "time_of_day": None,
        "perpetrator": None,
        "attribution": "unknown",
        "killed": raw.get("killed"),
        "wounded": raw.get("wounded"),
        "optional": raw.get("optional", False),
        "alt": {
            "date": raw.get("alt_dates", []),
            "role": raw.get("alt_roles", []),
            "location": [{"name_en": p[0], **place(p)} for p in raw.get("alt_places", [])],
        },
        "excerpt": {"start": start, "end": end, "text": raw["quote"]},
        "all_excerpts": [[start, end]],
        "in_response_to": None,
    }


def build() -> dict[Path, str]:
    """Give the content of every generated file."""
    files: dict[Path, str] = {}
    for name in SETS:
        items = json.loads((HERE / f"items_{name}.json").read_text("utf-8"))
        gold: Record = {"articles": {}, "clusters": []}
        lines = []
        for item in items:
            kept = {field: item[field] for field in ("id", "published", "title", "text")}
            article = {**kept, "lang": item["lang"], "outlet": f"Micro {item['id']}"}
            lines.append(json.dumps(article, ensure_ascii=False))
            gold["articles"][item["id"]] = {
                "lang": item["lang"],
                "published": item["published"],
                "hard_negative": item["hard_negative"],
                "toponyms": [],
                "incidents": [
                    gold_incident(item, number, raw)
                    for number, raw in enumerate(item["incidents"], start=1)
                ],
            }
        files[HERE / f"articles_{name}.jsonl"] = "\n".join(lines) + "\n"
        files[HERE / f"gold_{name}.json"] = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
    return files


if __name__ == "__main__":
    for path, content in build().items():
        path.write_text(content, encoding="utf-8")
