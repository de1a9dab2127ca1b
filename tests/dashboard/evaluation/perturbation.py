"""Predictions made from an annotation: perfect ones, and worse ones."""

from copy import deepcopy
from random import Random

__all__ = ["perfect", "worsened"]

TOPONYM_KEYS = ("start", "end", "lon", "lat")
INCIDENT_KEYS = (
    "id", "role", "event_type", "lon", "lat", "launch_lon", "launch_lat", "date", "munition_count",
)  # fmt: skip


def perfect(document: dict) -> dict:
    """Predict exactly what is annotated."""
    return {
        "articles": {
            key: {
                "toponyms": [{k: name[k] for k in TOPONYM_KEYS} for name in raw["toponyms"]],
                "incidents": [
                    {k: report[k] for k in INCIDENT_KEYS}
                    | {
                        "excerpt_start": report["excerpt"]["start"],
                        "excerpt_end": report["excerpt"]["end"],
                    }
                    for report in raw["incidents"]
                ],
            }
            for key, raw in document["articles"].items()
        },
        "clusters": document["clusters"],
    }


def worsened(document: dict, rng: Random) -> dict:
    """Lose, move, invent and mix up part of a perfect prediction."""
    prediction = deepcopy(perfect(document))
    for article in prediction["articles"].values():
        article["toponyms"] = _worse_toponyms(article["toponyms"], rng)
        article["incidents"] = _worse_incidents(article["incidents"], rng)
    prediction["clusters"] = _worse_clusters(prediction, rng)
    return prediction


def _worse_toponyms(names, rng):
    kept = [name for name in names if rng.random() < 0.9]
    for name in kept:
        if rng.random() < 0.3:
            name["start"] = max(0, name["start"] + rng.randint(-5, 5))
            name["end"] = max(name["start"] + 1, name["end"] + rng.randint(0, 9))
        if name["lat"] is not None:
            name["lat"] += rng.gauss(0, 0.3) * (rng.random() < 0.3)
        if rng.random() < 0.1:
            name["lon"] = name["lat"] = None
    for _ in range(3):
        start = rng.randint(0, 900)
        kept.append({"start": start, "end": start + rng.randint(1, 100), "lon": 44.0, "lat": 33.0})
    return kept


def _worse_incidents(reports, rng):
    kept = [report for report in reports if rng.random() < 0.9]
    copies = [{**report, "id": f"{report['id']}x"} for report in kept if rng.random() < 0.2]
    for report in kept + copies:
        if report["lat"] is not None:
            # Everything moves a little: two equal ways of matching would be decided by rounding.
            report["lat"] += rng.gauss(0, 0.3 if rng.random() < 0.3 else 0.01)
            report["lon"] += rng.gauss(0, 0.01)
        changes = {
            "role": rng.choice(["attack", "strike", "background", "thwarted"]),
            "event_type": "drone",
            "munition_count": rng.choice([None, 1, 2, 5]),
            "date": rng.choice([None, "2022-01", "2022-01-05", "2024"]),
            "excerpt_end": report["excerpt_start"] + 1,
        }
        report.update({key: value for key, value in changes.items() if rng.random() < 0.2})
        if rng.random() < 0.1:
            report["lon"] = report["lat"] = None
        if rng.random() < 0.2:
            report["launch_lon"], report["launch_lat"] = rng.choice([(None, None), (44.0, 33.0)])
    return kept + copies


def _worse_clusters(prediction, rng):
    ids = [r["id"] for a in prediction["articles"].values() for r in a["incidents"]]
    clusters = [list(cluster) for cluster in prediction["clusters"] if rng.random() < 0.8]
    for cluster in clusters:
        if rng.random() < 0.4:
            cluster.append(rng.choice(ids))
        if rng.random() < 0.3:
            cluster.pop(0)
    return clusters
