"""Gold files and `marsad extract --json` objects as records of `evaluation.model`."""

from collections.abc import Mapping
from typing import Any

from dashboard.evaluation.model import (
    Gold,
    GoldArticle,
    GoldIncident,
    GoldPlace,
    GoldToponym,
    PredictedArticle,
    PredictedIncident,
    PredictedToponym,
    Prediction,
)

__all__ = ["gold_from", "prediction_from"]

Object = Mapping[str, Any]


def gold_from(document: Object) -> Gold:
    """
    Read a gold file's object.

    Parameters
    ----------
    document
        As `tests/gold/README.md` describes it; radii in kilometres.

    Raises
    ------
    KeyError
        If a field is missing; the annotator's to mend.
    """
    return Gold(
        articles=tuple(_gold_article(key, raw) for key, raw in document["articles"].items()),
        clusters=tuple(tuple(cluster) for cluster in document["clusters"]),
    )


def prediction_from(document: Object) -> Prediction:
    """Read the object that `marsad extract --json` prints; what is missing counts as empty."""
    return Prediction(
        articles=tuple(
            PredictedArticle(
                id=key,
                toponyms=tuple(map(_predicted_toponym, raw.get("toponyms") or ())),
                incidents=tuple(map(_predicted_incident, raw.get("incidents") or ())),
            )
            for key, raw in (document.get("articles") or {}).items()
        ),
        clusters=tuple(tuple(cluster) for cluster in document.get("clusters") or ()),
    )


def _gold_article(key: str, raw: Object) -> GoldArticle:
    return GoldArticle(
        id=key,
        language=raw["lang"],
        is_hard_negative=raw["hard_negative"],
        toponyms=tuple(map(_gold_toponym, raw["toponyms"])),
        incidents=tuple(map(_gold_incident, raw["incidents"])),
    )


def _gold_toponym(raw: Object) -> GoldToponym:
    return GoldToponym(
        start=raw["start"],
        end=raw["end"],
        text=raw["text"],
        type=raw["type"],
        place=_gold_place(raw),
    )


def _gold_place(raw: Object) -> GoldPlace | None:
    if raw["lat"] is None:
        return None
    return GoldPlace(
        lon=raw["lon"], lat=raw["lat"], uncertainty_m=1000 * (raw["uncertainty_km"] or 0)
    )


def _gold_incident(raw: Object) -> GoldIncident:
    other = raw.get("alt") or {}
    place = _gold_place(raw)
    others = tuple(filter(None, map(_gold_place, other.get("location", ()))))
    return GoldIncident(
        id=raw["id"],
        roles=(raw["role"], *other.get("role", ())),
        event_types=(raw["event_type"], *other.get("event_type", ())),
        places=(place, *others) if place else (),
        launch=_gold_launch(raw),
        has_launch=bool(raw["launch_place"]) or raw["launch_lat"] is not None,
        dates=(raw["date"], *filter(None, other.get("date", ()))) if raw["date"] else (),
        date_precision=raw["date_precision"],
        munition_count=raw["munition_count"],
        other_counts=tuple(other.get("munition_count", ())),
        optional=bool(raw.get("optional")),
        excerpt_start=raw["excerpt"]["start"],
        excerpt_end=raw["excerpt"]["end"],
        killed=_told(raw, "killed"),
        wounded=_told(raw, "wounded"),
    )


def _told(raw: Object, name: str) -> tuple[int | None, ...]:
    """Give the figure and its competitors; nothing where it was not annotated."""
    return (raw[name], *(raw.get("alt") or {}).get(name, ())) if name in raw else ()


def _gold_launch(raw: Object) -> GoldPlace | None:
    if raw["launch_lat"] is None:
        return None
    return GoldPlace(
        lon=raw["launch_lon"],
        lat=raw["launch_lat"],
        uncertainty_m=1000 * (raw["launch_uncertainty_km"] or 0),
    )


def _predicted_toponym(raw: Object) -> PredictedToponym:
    return PredictedToponym(
        start=raw["start"],
        end=raw["end"],
        lon=raw.get("lon"),
        lat=raw.get("lat"),
        text=raw.get("text") or "",
    )


def _predicted_incident(raw: Object) -> PredictedIncident:
    return PredictedIncident(
        id=raw["id"],
        role=raw["role"],
        event_type=raw["event_type"],
        lon=raw.get("lon"),
        lat=raw.get("lat"),
        launch_lon=raw.get("launch_lon"),
        launch_lat=raw.get("launch_lat"),
        date=raw.get("date"),
        munition_count=raw.get("munition_count"),
        excerpt_start=raw["excerpt_start"],
        excerpt_end=raw["excerpt_end"],
        killed=raw.get("killed"),
        wounded=raw.get("wounded"),
    )
