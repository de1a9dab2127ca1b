"""Whether two reports may tell of the same time: days, parts of the day, nights across midnight."""

from datetime import date

from dashboard.corroboration.evidence import Evidence
from dashboard.corroboration.profiles import Profile
from dashboard.corroboration.settings import load_settings
from dashboard.model import Basis, EventDate, Role

__all__ = ["compare_dates", "days_apart"]

_HOURS_A_DAY = 24.0
_DAYS_IN_SHORT_INTERVAL = 2  # "the night of Sunday to Monday"
_DAYS_IN_WEEK_INTERVAL = 14  # "last week" as newsrooms use it


def compare_dates(first: Profile, second: Profile) -> Evidence:
    """Evidence of two dates; a missing one counts against, as bases are hit again and again."""
    if first.date is None or second.date is None:
        return _missing(first, second)
    gap = days_apart(first.date, second.date)
    widest = max(_length(first.date), _length(second.date))
    if widest > 1:
        return _compare_intervals(first, second, gap, widest)
    if gap == 0:
        return _same_day(first.date, second.date)
    return _other_day(first, second, gap)


def _missing(first: Profile, second: Profile) -> Evidence:
    """Judge a missing date by the articles' own days: news is told within days."""
    one, other = (p.date.end if p.date else p.published for p in (first, second))
    together = one and other and abs((one - other).days) <= load_settings().time.few_days
    if together and first.published and second.published:
        return _weighed("date_missing_one_day", "a date is missing, the articles are of one day")
    return _weighed("date_missing", "a date is missing")


def days_apart(first: EventDate, second: EventDate) -> int:
    """Days between two intervals, 0 where they share a day."""
    return max(0, (second.start - first.end).days, (first.start - second.end).days)


def _length(when: EventDate) -> int:
    return (when.end - when.start).days + 1


def _compare_intervals(first: Profile, second: Profile, gap: int, widest: int) -> Evidence:
    if gap:
        return _apart(first, second, gap)
    rules = load_settings().time
    both_old = first.role is Role.BACKGROUND and second.role is Role.BACKGROUND
    if both_old and widest <= rules.background_days:
        return _weighed("date_background", "older history of the same weeks")
    if widest <= _DAYS_IN_SHORT_INTERVAL:
        return _weighed("date_overlap_days", "the same days")
    if widest <= _DAYS_IN_WEEK_INTERVAL:
        return _weighed("date_overlap_week", "perhaps the same week")
    return _weighed("date_overlap_month", "one date is no closer than a month")


def _same_day(first: EventDate, second: EventDate) -> Evidence:
    weights, day = load_settings().weights, first.start.isoformat()
    gap = _hours_between(first, second)
    if gap is None:
        return _weighed("date_same_day", f"same day, {day}")
    parts = f"{first.part_of_day} and {second.part_of_day} of {day}"
    if gap < 0:
        points = weights.date_same_day + weights.date_same_hours
        return Evidence("date_same_hours", points, f"same time, {parts}")
    near = gap <= load_settings().time.touching_hours
    feature = "date_other_hours" if near else "date_apart_hours"
    points = weights.date_same_day + getattr(weights, feature)
    return Evidence(feature, points, f"same day, but {parts}")


def _other_day(first: Profile, second: Profile, gap: int) -> Evidence:
    assert first.date is not None
    assert second.date is not None
    if gap == 1:
        earlier, later = sorted((first.date, second.date), key=lambda when: when.start)
        night = _one_night(earlier, later)
        before = _is_day_before_print(first, second)
        if night is not None and not (before and night.points < 0):
            return night
    return _apart(first, second, gap)


def _one_night(earlier: EventDate, later: EventDate) -> Evidence | None:
    rules = load_settings()
    gap = _hours_between(earlier, later)
    words = f"{_told(earlier)} and {_told(later)} may be one night"
    if gap is not None:
        return _weighed("date_one_night", words) if gap <= rules.time.night_gap_hours else None
    late = earlier.part_of_day is not None and _window(earlier)[1] >= _HOURS_A_DAY
    early = later.part_of_day is not None and _window(later)[1] <= rules.time.night_gap_hours
    return _weighed("date_perhaps_one_night", words) if late or early else None


def _apart(first: Profile, second: Profile, gap: int) -> Evidence:
    limit = load_settings().time.few_days
    read = first.date_read and second.date_read
    assert first.date is not None
    assert second.date is not None
    words = f"{_told(first.date)} against {_told(second.date)}"
    if gap > limit:
        return _weighed("date_apart", words)
    if gap == 1 and _is_day_before_print(first, second):
        return _weighed("date_day_of_print", f"{words}, the day of the paper")
    feature = "date_one_off" if gap == 1 else "date_few_off"
    return _weighed(feature if read else f"{feature}_inferred", words)


def _is_day_before_print(first: Profile, second: Profile) -> bool:
    """Whether the later day is only that on which its article came out, and the earlier is told."""
    assert first.date is not None
    assert second.date is not None
    earlier, later = (first, second) if first.date.start < second.date.start else (second, first)
    return not _is_print(earlier) and _is_print(later)


def _is_print(one: Profile) -> bool:
    told = one.report.date
    return told is not None and told.basis is Basis.INFERRED and not told.spans


def _told(when: EventDate) -> str:
    days = _interval(when.start, when.end)
    return f"{when.part_of_day} of {days}" if when.part_of_day else days


def _interval(start: date, end: date) -> str:
    return start.isoformat() if start == end else f"{start.isoformat()} to {end.isoformat()}"


def _window(when: EventDate) -> tuple[float, float]:
    """Hours since midnight before the first day."""
    if when.part_of_day is None:
        return 0.0, _HOURS_A_DAY
    return load_settings().parts_of_day[when.part_of_day]


def _hours_between(first: EventDate, second: EventDate) -> float | None:
    """Count hours between two windows, under 0 if they overlap; `None` if either is unknown."""
    if first.part_of_day is None or second.part_of_day is None:
        return None
    shift = (second.start - first.start).days * _HOURS_A_DAY
    one, other = _window(first), _window(second)
    return max(other[0] + shift - one[1], one[0] - other[1] - shift)


def _weighed(feature: str, words: str) -> Evidence:
    return Evidence(feature, getattr(load_settings().weights, feature), words)
