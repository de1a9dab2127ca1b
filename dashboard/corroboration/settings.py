"""The weights, thresholds and sides of `data/corroboration.toml`, checked once at load."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from dashboard.errors import LanguagePackError
from dashboard.model import EventType, PartOfDay, Role

__all__ = [
    "Actor",
    "Distances",
    "Independence",
    "InferredAnswers",
    "Numbers",
    "Settings",
    "Shares",
    "Thresholds",
    "TimeRules",
    "Weights",
    "check_table",
    "load_settings",
    "read_table",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Points at which a pair is merged, linked or ruled out."""

    merge_points: float
    near_miss_points: float
    told_apart_points: float
    veto_points: float
    unscored_points: float
    own_articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Distances:
    """Radii that make a place precise, local or regional; gaps that are still close; in metres."""

    precise_m: float
    local_m: float
    regional_m: float
    close_gap_m: float
    near_gap_m: float
    part_reach: float
    nested_ratio: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Points of each kind of evidence; the table says what each one stands for."""

    place_same: float
    place_contained: float
    place_overlap: float
    place_local_same: float
    place_local: float
    place_local_overlap: float
    place_regional_same: float
    place_regional: float
    place_regional_overlap: float
    place_over_border: float
    place_vague: float
    place_namesake: float
    place_other_settlement: float
    place_beside_city: float
    place_close: float
    place_near: float
    place_apart: float
    place_missing: float
    place_missing_background: float
    place_alternative: float
    launch_same: float
    launch_apart: float
    date_same_day: float
    date_same_hours: float
    date_other_hours: float
    date_apart_hours: float
    date_one_night: float
    date_perhaps_one_night: float
    date_overlap_days: float
    date_overlap_week: float
    date_overlap_month: float
    date_background: float
    date_one_off: float
    date_one_off_inferred: float
    date_day_of_print: float
    date_few_off: float
    date_few_off_inferred: float
    date_apart: float
    date_missing: float
    date_missing_one_day: float
    type_same: float
    type_related: float
    type_unspecified: float
    type_other: float
    count_same: float
    count_single: float
    count_compatible: float
    count_close: float
    count_one_of_two: float
    count_unlike: float
    count_other: float
    killed_same: float
    killed_many_same: float
    killed_none: float
    killed_compatible: float
    killed_growing: float
    killed_other: float
    wounded_same: float
    wounded_many_same: float
    perpetrator_same: float
    perpetrator_other: float
    sides_swapped: float
    words_per_token: float
    words_floor: float
    words_max: float
    words_contained: float
    words_unplaced_max: float
    target_other: float
    sentence_shared: float
    sentence_fills_gap: float
    ship_same: float
    ship_other_day: float
    trigger_same: float
    trigger_other: float
    answer_same: float
    pre_empted: float
    story_same: float
    story_long: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """What share of a shorter text's telling words make most of it; what makes a long story."""

    long_story: int
    widest_story: int
    contained: float
    contained_least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """Ratios by which two tolls or counts may differ."""

    close_ratio: float
    unlike_ratio: float
    growing_ratio: float
    many_killed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRules:
    """Gaps in hours and days that still join two times."""

    touching_hours: float
    night_gap_hours: float
    few_days: int
    background_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """How much two texts must share to count as one origin."""

    shingle_words: int
    sentence_shingles: int
    sentence_containment: float
    evidence_containment: float


@dataclass(frozen=True, slots=True, kw_only=True)
class InferredAnswers:
    """How soon and how near an answer must follow to be inferred."""

    hours: float
    distance_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A side, the words that name it and the sides it is never told against."""

    name: str
    words: tuple[str, ...]
    allies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that tunes corroboration."""

    thresholds: Thresholds
    distances: Distances
    weights: Weights
    shares: Shares
    numbers: Numbers
    time: TimeRules
    independence: Independence
    inferred_answers: InferredAnswers
    parts_of_day: Mapping[PartOfDay, tuple[float, float]]
    roles: Mapping[frozenset[Role], float]
    related_types: frozenset[frozenset[EventType]]
    settlements: frozenset[str]
    areas: frozenset[str]
    districts: frozenset[str]
    actors: tuple[Actor, ...]


def read_table(name: str) -> dict[str, Any]:
    """
    Read one of the dashboard's tables.

    Raises
    ------
    LanguagePackError
        If the file is not TOML; the table's to mend.
    """
    text = files("dashboard").joinpath("data", name).read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LanguagePackError(f"{name}: {error}") from error


@lru_cache(maxsize=1)
def load_settings() -> Settings:
    """
    Read and check `corroboration.toml`; the same object at every call.

    Raises
    ------
    LanguagePackError
        If a key is missing, unknown or out of place.
    """
    return check_table(read_table("corroboration.toml"))


def check_table(table: dict[str, Any]) -> Settings:
    """
    Check a table of the shape of `corroboration.toml`.

    Raises
    ------
    LanguagePackError
        If a key is missing, unknown or out of place.
    """
    try:
        return _build(table)
    except (KeyError, TypeError, ValueError) as error:
        raise LanguagePackError(f"corroboration.toml: {error}") from error


def _build(table: dict[str, Any]) -> Settings:
    return Settings(
        thresholds=Thresholds(**table["thresholds"]),
        distances=Distances(**table["distances"]),
        weights=Weights(**table["weights"]),
        shares=Shares(**table["shares"]),
        numbers=Numbers(**table["numbers"]),
        time=TimeRules(**table["time"]),
        independence=Independence(**table["independence"]),
        inferred_answers=InferredAnswers(**table["inferred_answers"]),
        parts_of_day=MappingProxyType(
            {PartOfDay(name): (low, high) for name, (low, high) in table["parts_of_day"].items()}
        ),
        roles=MappingProxyType(_roles(table["roles"])),
        related_types=frozenset(
            frozenset(EventType(name) for name in pair) for pair in table["types"]["related"]
        ),
        settlements=frozenset(table["kinds"]["settlements"]),
        areas=frozenset(table["kinds"]["areas"]),
        districts=frozenset(table["kinds"]["districts"]),
        actors=tuple(_actor(row) for row in table["actors"]),
    )


def _roles(table: dict[str, float]) -> dict[frozenset[Role], float]:
    same = table["same"]
    points = {frozenset((role,)): same for role in Role}
    for key, value in table.items():
        if key != "same":
            points[frozenset(Role(name) for name in key.split("-"))] = value
    return points


def _actor(row: dict[str, Any]) -> Actor:
    return Actor(
        name=row["name"], words=tuple(row["words"]), allies=frozenset(row.get("allies", ()))
    )
