"""
Score reports: detection and fields.

Within an article, annotated and predicted reports are matched at most, and at least cost: places
near enough, dates that do not contradict. Background and optional reports are neither required nor
punished.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.evaluation.agreement import dates_agree, distance_m, overlap
from dashboard.evaluation.model import GoldIncident, PredictedIncident

__all__ = ["FIELDS", "IncidentScore", "score_incidents"]

NEAR_ENOUGH_M = 30_000

_DAY_LENGTH = len("2024-09-09")

_COST_CAP = 200
_COST_SCALE = 1000
"""Costs only choose between matchings of equal size."""

_UNPLACED_COST = 15.0
_FIELD_COST = 10.0
_UNDATED_COST = 5.0
_COST_PER_M = 1 / 10_000
_FARTHEST_M = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentScore:
    """
    What became of the reports of one article.

    Attributes
    ----------
    matched
        Required reports and the predictions that found them.
    missed
        Required reports that nothing found.
    spurious
        Predictions that match nothing.
    neutral
        Predictions that match background or optional reports only.
    fields
        For each matched report: its id, the field and whether it is right.
    """

    matched: tuple[tuple[GoldIncident, PredictedIncident], ...]
    missed: tuple[GoldIncident, ...]
    spurious: tuple[PredictedIncident, ...]
    neutral: tuple[PredictedIncident, ...]
    fields: tuple[tuple[str, str, bool], ...] = field(default=())


def score_incidents(
    gold: Sequence[GoldIncident], predicted: Sequence[PredictedIncident]
) -> IncidentScore:
    """
    Compare the reports found in one article with the annotated ones.

    Parameters
    ----------
    gold
        Annotated reports, background included.
    predicted
        Reports found; those with the role `background` are left out.
    """
    told = [prediction for prediction in predicted if prediction.role != "background"]
    costs = [[_cost(one, prediction) for prediction in told] for one in gold]
    found_by = _match(gold, costs, len(told))
    finder = {prediction: name for name, prediction in found_by.items()}
    spurious: list[PredictedIncident] = []
    neutral: list[PredictedIncident] = []
    for j, prediction in enumerate(told):
        if j in finder and gold[finder[j]].is_scored:
            continue
        others = (i for i, one in enumerate(gold) if not one.is_scored)
        is_neutral = j in finder or any(costs[i][j] is not None for i in others)
        (neutral if is_neutral else spurious).append(prediction)
    scored = [i for i, one in enumerate(gold) if one.is_scored]
    matched = [(gold[i], told[found_by[i]]) for i in scored if i in found_by]
    return IncidentScore(
        matched=tuple(matched),
        missed=tuple(gold[i] for i in scored if i not in found_by),
        spurious=tuple(spurious),
        neutral=tuple(neutral),
        fields=tuple(
            (one.id, name, right)
            for one, prediction in matched
            for name, right in _judge(one, prediction)
        ),
    )


def _cost(one: GoldIncident, prediction: PredictedIncident) -> float | None:
    """Cost of matching the two, or `None` if they can't be the same report."""
    date = prediction.date
    if one.dates and date and not dates_agree(one.dates, one.date_precision, date):
        return None
    cost = _place_cost(one, prediction)
    if cost is None:
        return None
    if prediction.event_type not in one.event_types:
        cost += _FIELD_COST
    if prediction.role not in one.roles:
        cost += _FIELD_COST
    if not _excerpts_meet(one, prediction):
        cost += _FIELD_COST
    if one.dates and not date:
        cost += _UNDATED_COST
    return cost


def _place_cost(one: GoldIncident, prediction: PredictedIncident) -> float | None:
    if one.places and prediction.lat is not None and prediction.lon is not None:
        near = [
            away_m
            for place in one.places
            if (away_m := distance_m(place, lon=prediction.lon, lat=prediction.lat)) is not None
            and away_m <= max(place.uncertainty_m, NEAR_ENOUGH_M)
        ]
        return min(*near, _FARTHEST_M) * _COST_PER_M if near else None
    # Without a place on one side, the excerpt alone can tell, and never for a required place.
    required = one.places and one.is_scored
    return _UNPLACED_COST if not required and _excerpts_meet(one, prediction) else None


def _excerpts_meet(one: GoldIncident, prediction: PredictedIncident) -> bool:
    told = prediction.excerpt_start, prediction.excerpt_end
    return overlap((one.excerpt_start, one.excerpt_end), told) > 0


def _match(
    gold: Sequence[GoldIncident], costs: Sequence[Sequence[float | None]], predicted: int
) -> dict[int, int]:
    """
    Match the most required reports at the least cost.

    Subsets of the annotated reports are the states; each prediction joins at most one of them.
    An article has few reports, so that the subsets are few as well.
    """
    states: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {0: (0.0, ())}
    for j in range(predicted):
        grown = dict(states)
        for taken, (value, chosen) in states.items():
            for i, one in enumerate(gold):
                cost = costs[i][j]
                if cost is None or taken >> i & 1:
                    continue
                gain = _COST_SCALE if one.is_scored else 1
                sum_ = value + gain - min(cost, _COST_CAP) / _COST_SCALE
                state = taken | 1 << i
                if state not in grown or grown[state][0] < sum_:
                    grown[state] = sum_, (*chosen, (i, j))
        states = grown
    return dict(max(states.values(), key=lambda state: state[0])[1])


_Judge = Callable[[GoldIncident, PredictedIncident], tuple[str, bool] | None]


def _judge(one: GoldIncident, prediction: PredictedIncident) -> tuple[tuple[str, bool], ...]:
    verdicts = (judge(one, prediction) for judge in _JUDGES)
    return tuple(verdict for verdict in verdicts if verdict)


def _judge_type(one: GoldIncident, prediction: PredictedIncident) -> tuple[str, bool]:
    return "event_type", prediction.event_type in one.event_types


def _judge_role(one: GoldIncident, prediction: PredictedIncident) -> tuple[str, bool]:
    return "role", prediction.role in one.roles


def _judge_count(one: GoldIncident, prediction: PredictedIncident) -> tuple[str, bool]:
    told = prediction.munition_count
    if one.munition_count is None:
        return "count_null", told is None or told in one.other_counts
    is_other = told is not None and told in one.other_counts
    return "count", told == one.munition_count or is_other


def _judge_killed(one: GoldIncident, prediction: PredictedIncident) -> tuple[str, bool] | None:
    follows = 0 in one.wounded and one.killed[:1] == (None,)
    # Of whom nobody was hurt nobody died, either: leaving it out and telling it are both right.
    return _judge_people("killed", (*one.killed, *((0,) if follows else ())), prediction.killed)


def _judge_wounded(one: GoldIncident, prediction: PredictedIncident) -> tuple[str, bool] | None:
    return _judge_people("wounded", one.wounded, prediction.wounded)


def _judge_people(
    name: str, accepted: tuple[int | None, ...], told: int | None
) -> tuple[str, bool] | None:
    if not accepted:
        return None
    return name if accepted[0] is not None else f"{name}_null", told in accepted


def _judge_date(one: GoldIncident, prediction: PredictedIncident) -> tuple[str, bool]:
    told = prediction.date or ""
    if not one.dates:
        return "date_null", not told
    is_day = len(told) >= _DAY_LENGTH
    return "date", is_day and dates_agree(one.dates, one.date_precision, told)


def _judge_launch(one: GoldIncident, prediction: PredictedIncident) -> tuple[str, bool] | None:
    lon, lat = prediction.launch_lon, prediction.launch_lat
    if one.launch:
        away_m = distance_m(one.launch, lon=lon, lat=lat)
        limit_m = max(one.launch.uncertainty_m, NEAR_ENOUGH_M)
        return "launch", away_m is not None and away_m <= limit_m
    if one.has_launch:
        return None
    return "launch_null", lon is None or lat is None


def _judge_excerpt(one: GoldIncident, prediction: PredictedIncident) -> tuple[str, bool]:
    return "excerpt", _excerpts_meet(one, prediction)


_JUDGES: tuple[_Judge, ...] = (
    _judge_type, _judge_role, _judge_count, _judge_killed, _judge_wounded, _judge_date,
    _judge_launch, _judge_excerpt,
)  # fmt: skip

FIELDS: Mapping[str, str] = {
    "event_type": "event type",
    "role": "role",
    "count": "munition count, where told",
    "count_null": "munition count left empty where not told",
    "killed": "number of killed, where told; 0 is told, too",
    "killed_null": "number of killed left empty where not told",
    "wounded": "number of wounded, where told; 0 is told, too",
    "wounded_null": "number of wounded left empty where not told",
    "date": "day",
    "date_null": "day left empty where unknown",
    "launch": "launch point, where told",
    "launch_null": "launch point left empty where not told",
    "excerpt": "excerpt overlaps",
}
"""Fields that are judged, and what each means."""
