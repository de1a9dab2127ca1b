"""What reports disagree on, in the language in use: names, numbers, days and distances."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from dashboard.components.wording import count_words, date_words, distance_words, place_name
from dashboard.corroboration.shown import show_count, show_date, show_miss, show_place
from dashboard.model import ConflictValue, EventDate, Report
from dashboard.translation import named, tr

__all__ = ["rival_words"]


def rival_words(field: str, value: ConflictValue, reports: Iterable[Report]) -> str:
    """
    Write one of the values of a conflict.

    Corroboration keeps values in English. The claim that it wrote down so is told anew where a
    report makes it; else the words are translated as far as the catalogue knows them.

    Parameters
    ----------
    reports
        Those of the incident.
    """
    if field not in _WORDINGS:
        return named(value.value) if field == "perpetrator" else tr(value.value)
    attribute, show, words = _WORDINGS[field]
    claims = (getattr(report, attribute) for report in reports if report.id in value.report_ids)
    same = (c.value for c in claims if c is not None and show(c.value) == value.value)
    chosen = next(same, None)
    return tr(value.value) if chosen is None else words(chosen)


def _day_words(when: EventDate) -> str:
    return date_words(replace(when, part_of_day=None))


def _miss_words(metres: float) -> str:
    return tr("nearest {distance} off", distance=distance_words(metres))


_WORDINGS: Mapping[str, tuple[str, Callable[[Any], str], Callable[[Any], str]]] = {
    "place": ("location", show_place, place_name),
    "launch": ("launch", show_place, place_name),
    "date": ("date", show_date, _day_words),
    "munition_count": ("munition_count", show_count, count_words),
    "killed": ("killed", show_count, count_words),
    "wounded": ("wounded", show_count, count_words),
    "miss_distance": ("miss_distance_m", show_miss, _miss_words),
}
"""By field: the report's claim, its words in a conflict, and its words here."""
