"""Report objects built from the annotated articles, as a perfect extractor would give them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from dashboard.model import (
    Article,
    Attribution,
    Basis,
    Claim,
    Count,
    DatePrecision,
    EventDate,
    EventType,
    Location,
    Outcome,
    PartOfDay,
    Report,
    Role,
    Span,
)

_APPROXIMATE_DAYS = 3  # "a little more than a year ago": the annotators' own tolerance


def read_gold(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def read_texts(folder: Path) -> tuple[Article, ...]:
    """The articles of a folder: .txt files as they are, .json files with their metadata."""
    found = [_read_article(path) for path in sorted(folder.iterdir())]
    return tuple(article for article in found if article)


def _read_article(path: Path) -> Article | None:
    if path.suffix == ".txt":
        return _article(path.stem, path.read_bytes().decode("utf-8"), language="ar")
    if path.suffix != ".json":
        return None
    raw = json.loads(path.read_text(encoding="utf-8"))
    published = date.fromisoformat(raw["published"]) if raw.get("published") else None
    return _article(
        raw["id"], raw["text"], language=raw["lang"], title=raw.get("title"),
        outlet=raw.get("outlet"), published=published,
    )  # fmt: skip


def _article(article_id: str, text: str, **fields: Any) -> Article:
    digest = sha256(text.encode()).hexdigest()
    return Article(id=article_id, text=text, digest=digest, **fields)


def gold_reports(gold: Mapping[str, Any]) -> tuple[Report, ...]:
    """Every annotated report, background and optional ones included."""
    reports = []
    for article_id, entry in gold["articles"].items():
        known = {raw["id"] for raw in entry["incidents"]}
        reports += [_report(raw, article_id, known) for raw in entry["incidents"]]
    return tuple(reports)


def with_outcomes(
    reports: Sequence[Report], rows: Mapping[str, Mapping[str, Any]]
) -> tuple[Report, ...]:
    """The reports with what a table of `seeds_outcomes.toml` tells beside the gold."""
    return tuple(_told_more(one, rows[one.id]) if one.id in rows else one for one in reports)


def _told_more(report: Report, row: Mapping[str, Any]) -> Report:
    told = _Told(report.excerpts[:1])
    changes: dict[str, Any] = {}
    if "place" in row and report.location:
        changes["location"] = told(replace(report.location.value, name=row["place"]))
    if "start" in row:
        when = EventDate(start=row["start"], end=row["end"], precision=DatePrecision.WEEK)
        changes["date"] = told(when)
    if "miss_m" in row:
        changes["miss_distance_m"] = told(row["miss_m"])
    outcomes = tuple(told(Outcome(name)) for name in row.get("outcomes", ()))
    return replace(report, outcomes=report.outcomes + outcomes, **changes)


def _report(raw: Mapping[str, Any], article_id: str, known: set[str]) -> Report:
    best = raw["excerpt"]["start"], raw["excerpt"]["end"]
    rest = [tuple(s) for s in raw.get("all_excerpts", ()) if tuple(s) != best]
    spans = tuple(Span(start, end) for start, end in (best, *rest))
    told = _Told(spans[:1])
    trigger = raw.get("in_response_to")
    return Report(
        id=raw["id"],
        article_id=article_id,
        excerpts=spans,
        role=told(Role(raw["role"])),
        event_type=told(EventType(raw["event_type"])),
        location=told(_location(raw)) if raw["target_place"] else None,
        alternatives=tuple(told(_alternative(a)) for a in raw["alt"].get("location", ())),
        launch=told(_launch(raw)) if raw["launch_lat"] is not None else None,
        date=told(_date(raw)) if raw["date"] else None,
        munition_count=_count(told, raw["munition_count"]),
        perpetrator=told(raw["perpetrator"]) if _is_named(raw["perpetrator"]) else None,
        attribution=told(Attribution(raw["attribution"] or "unknown")),
        killed=_count(told, raw["killed"]),
        wounded=_count(told, raw["wounded"]),
        outcomes=_outcomes(told, raw),
        in_response_to=told(trigger) if trigger in known else None,
    )


class _Told:
    """Claims stated in the same spans."""

    def __init__(self, spans: tuple[Span, ...]) -> None:
        self.spans = spans

    def __call__(self, value):
        return Claim(value=value, basis=Basis.STATED, spans=self.spans)


def _is_named(perpetrator: str | None) -> bool:
    return bool(perpetrator) and not perpetrator.startswith("unknown")


def _count(told: _Told, number: int | None) -> Claim[Count] | None:
    return None if number is None else told(Count.exactly(number))


def _outcomes(told: _Told, raw: Mapping[str, Any]) -> tuple[Claim[Outcome], ...]:
    return (told(Outcome.INTERCEPTED),) if raw["role"] == "thwarted" else ()


def _location(raw: Mapping[str, Any]) -> Location:
    return Location(
        lon=raw["lon"], lat=raw["lat"], uncertainty_m=raw["uncertainty_km"] * 1000,
        name=raw["target_place"],
    )  # fmt: skip


def _alternative(raw: Mapping[str, Any]) -> Location:
    return Location(
        lon=raw["lon"], lat=raw["lat"], uncertainty_m=raw["uncertainty_km"] * 1000,
        name=raw.get("name_en") or f"{raw['lat']} N {raw['lon']} E",
    )  # fmt: skip


def _launch(raw: Mapping[str, Any]) -> Location:
    return Location(
        lon=raw["launch_lon"], lat=raw["launch_lat"], name=raw["launch_place"],
        uncertainty_m=(raw["launch_uncertainty_km"] or 30) * 1000,
    )  # fmt: skip


def _date(raw: Mapping[str, Any]) -> EventDate:
    text, precision = raw["date"], raw["date_precision"]
    part = PartOfDay(raw["time_of_day"]) if raw.get("time_of_day") else None
    first = date.fromisoformat(f"{text}-01-01"[:10])  # a month or a year begins on its first
    if precision == "year":
        end = first.replace(month=12, day=31)
        return EventDate(start=first, end=end, precision=DatePrecision.YEAR, part_of_day=part)
    if precision == "month":
        start = first.replace(day=1)
        end = (start + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        return EventDate(start=start, end=end, precision=DatePrecision.MONTH, part_of_day=part)
    slack = timedelta(days=_APPROXIMATE_DAYS if precision == "approx" else 0)
    width = DatePrecision.WEEK if slack else DatePrecision.DAY
    others = [
        date.fromisoformat(f"{other}-01-01"[:10])
        for other in filter(None, raw["alt"].get("date", ()))
    ]
    return EventDate(
        start=min([first, *others]) - slack, end=max([first, *others]) + slack,
        precision=width, part_of_day=part,
    )  # fmt: skip
