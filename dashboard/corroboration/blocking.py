"""Which pairs of reports are worth comparing, so that cost stays near linear in the reports."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from dashboard.corroboration.profiles import Profile
from dashboard.model import EventDate, Location

__all__ = ["candidate_pairs"]

# A cell is wide enough that a place and its neighbours within `near_gap_m` fall in few of them.
_CELL_DEG = 1.0
_MARGIN_DEG = 0.4
_MOST_CELLS = 36  # a circle over more is compared with every report of its days
_NARROW_DAYS = 10  # a longer interval is filed by month
_DAYS_BEFORE_PRINT = 2  # an undated report is filed under the days before its article came out
_M_PER_DEG = 111_000.0
_LAST_POLE_LAT = 89.0

_Cell = tuple[int, int]
_ANYWHERE: _Cell = (999, 999)


def candidate_pairs(profiles: Sequence[Profile]) -> tuple[tuple[int, int], ...]:
    """
    Pairs of positions in `profiles` that share a time and perhaps a place, or a cited sentence.

    Returns
    -------
    tuple
        Each pair once, smaller position first, in ascending order. Sums over several events
        ("more than forty attacks") are never compared.
    """
    usable = [i for i, one in enumerate(profiles) if not one.report.aggregate]
    pairs: set[tuple[int, int]] = set()
    for group in _time_groups(profiles, usable):
        pairs.update(_pairs_by_place(profiles, group))
    pairs.update(_pairs_by_sentence(profiles, usable))
    return tuple(sorted(pairs))


def _time_groups(profiles: Sequence[Profile], usable: Iterable[int]) -> Iterator[list[int]]:
    """Positions that may share their time: by pair of days, by month, and the undated."""
    days: dict[date, list[int]] = defaultdict(list)
    months: dict[tuple[int, int], list[int]] = defaultdict(list)
    wide_months: set[tuple[int, int]] = set()
    undated: list[int] = []
    for i in usable:
        when = profiles[i].date
        published = profiles[i].published
        if when is None:
            undated.append(i)
        if when is None and published:
            for shift in range(-_DAYS_BEFORE_PRINT, 1):
                days[published + timedelta(days=shift)].append(i)
        elif when and _is_narrow(when):
            for day in _days(when):
                days[day].append(i)
        for month in _months(when) if when else ():
            months[month].append(i)
            if not _is_narrow(when):
                wide_months.add(month)
    yield from days.values()
    yield from (months[month] for month in sorted(wide_months))
    yield undated


def _is_narrow(when: EventDate | None) -> bool:
    return when is not None and (when.end - when.start).days < _NARROW_DAYS


def _days(when: EventDate) -> Iterator[date]:
    """File under the days of an interval and two more, so that days up to two apart meet."""
    for shift in range((when.end - when.start).days + 3):
        yield when.start + timedelta(days=shift)


def _months(when: EventDate) -> tuple[tuple[int, int], ...]:
    first, last = when.start.year * 12 + when.start.month, when.end.year * 12 + when.end.month
    return tuple(((m - 1) // 12, (m - 1) % 12 + 1) for m in range(first, last + 1))


def _pairs_by_place(profiles: Sequence[Profile], group: list[int]) -> Iterator[tuple[int, int]]:
    cells: dict[_Cell, list[int]] = defaultdict(list)
    for i in group:
        for cell in _cells(profiles[i]):
            cells[cell].append(i)
    anywhere = cells.pop(_ANYWHERE, [])
    for members in cells.values():
        yield from _ordered(combinations(members, 2))
    yield from _ordered((i, j) for i in anywhere for j in group if i != j)


def _ordered(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    return ((min(pair), max(pair)) for pair in pairs)


def _cells(one: Profile) -> tuple[_Cell, ...]:
    """Cells a report's places and launch point may touch; `_ANYWHERE` if unplaced or too wide."""
    places = one.places + ((one.report.launch.value,) if one.report.launch else ())
    if not one.places:
        return (_ANYWHERE,)
    found: set[_Cell] = set()
    for place in places:
        cells = _touched(place)
        if cells is None:
            return (_ANYWHERE,)
        found.update(cells)
    return tuple(sorted(found))


def _touched(place: Location) -> set[_Cell] | None:
    height = place.uncertainty_m / _M_PER_DEG + _MARGIN_DEG
    if abs(place.lat) + height >= _LAST_POLE_LAT:
        return None
    width = height / math.cos(math.radians(abs(place.lat) + height))
    columns = range(_cell(place.lon - width), _cell(place.lon + width) + 1)
    rows = range(_cell(place.lat - height), _cell(place.lat + height) + 1)
    if len(columns) * len(rows) > _MOST_CELLS:
        return None
    around = round(360 / _CELL_DEG)
    return {(column % around, row) for column in columns for row in rows}


def _cell(degrees: float) -> int:
    return math.floor(degrees / _CELL_DEG)


def _pairs_by_sentence(
    profiles: Sequence[Profile], usable: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """Undated or unplaced reports meet whatever cites the same run of words."""
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for i in usable:
        for sentence in profiles[i].sentences:
            for shingle in sentence.shingles:
                holders[shingle].add(i)
    for members in holders.values():
        loose = [i for i in members if profiles[i].date is None or not profiles[i].places]
        yield from _ordered((i, j) for i in loose for j in members if i != j)
