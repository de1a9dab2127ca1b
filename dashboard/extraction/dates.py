"""
Compute the days that date phrases mean, seen from the day of publication.

News tells the past: a weekday or a month without a year is the latest one on or before publication,
unless the words say "next".
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dashboard.extraction.calendars import (
    Interval,
    add_months,
    day_or_none,
    hijri_interval,
    latest_weekday,
    month_interval,
    next_weekday,
    year_interval,
)
from dashboard.extraction.date_phrases import (
    Calendar,
    DateKind,
    DateMention,
    DateUnit,
    Position,
    Tense,
    find_dates,
)
from dashboard.model import DatePrecision, EventDate, PartOfDay

__all__ = ["DateKind", "DateMention", "ResolvedDate", "Tense", "find_dates", "resolve"]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_DAY = timedelta(days=1)
_FITTING_DAYS = 2  # "yesterday, Tuesday" may be a day or two off where a text is printed late
_VAGUE_DAYS = {DateUnit.DAY: 7, DateUnit.WEEK: 31, DateUnit.MONTH: 366, DateUnit.YEAR: 3660}
_LAST_WEEK_DAYS = 13  # weeks begin on Saturday, Sunday or Monday: the last one lies within these
_PRECISIONS = {
    DateUnit.DAY: DatePrecision.DAY,
    DateUnit.WEEK: DatePrecision.WEEK,
    DateUnit.MONTH: DatePrecision.MONTH,
    DateUnit.YEAR: DatePrecision.YEAR,
}
_SEASON_MONTHS = ((3, 5), (6, 8), (9, 11), (12, 2))
_PARTS_BY_MINUTE = (
    (3 * 60, PartOfDay.NIGHT), (6 * 60, PartOfDay.DAWN), (12 * 60, PartOfDay.MORNING),
    (13 * 60, PartOfDay.NOON), (17 * 60, PartOfDay.AFTERNOON), (21 * 60, PartOfDay.EVENING),
    (24 * 60, PartOfDay.NIGHT),
)  # fmt: skip


_MISSING = {DateKind.EVENT: "the day of the other event", DateKind.TIME: "the day of this time"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedDate:
    """
    The days a phrase means.

    Attributes
    ----------
    event_date
        `None` where the phrase dates no event, or nothing fixes its days.
    reason
        In words, also where there is no date.
    """

    event_date: EventDate | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Days:
    start: date
    end: date
    precision: DatePrecision
    reason: str


def resolve(
    mention: DateMention, *, published: date | None, anchor: date | None = None
) -> ResolvedDate:
    """
    Compute the days of a date phrase.

    Parameters
    ----------
    mention
        As found by `find_dates`.
    published
        Day of publication, stated or inferred; without it only phrases with a year have days.
    anchor
        Day of the event that "a day after" counts from, and that a bare time of day belongs to.

    Returns
    -------
    ResolvedDate
        A closed interval with its precision and part of day, and the reason in words.
    """
    if mention.kind is DateKind.SINCE:
        return ResolvedDate(
            event_date=None, reason=f'"{mention.text}" begins a span, it dates no event'
        )
    if mention.kind is DateKind.ANNIVERSARY:
        return ResolvedDate(
            event_date=None, reason=f'"{mention.text}" looks back at an older event'
        )
    days = _days(mention, published, anchor)
    if days is None:
        missing = _MISSING.get(mention.kind, "the day of publication")
        return ResolvedDate(
            event_date=None, reason=f'"{mention.text}": {missing} is not known, or no such day'
        )
    part = mention.part_of_day or _part_by_clock(mention.minute)
    event_date = EventDate(
        start=days.start,
        end=days.end,
        precision=days.precision,
        part_of_day=part if days.precision is DatePrecision.DAY else None,
        phrase=mention.text,
    )
    return ResolvedDate(event_date=event_date, reason=f'"{mention.text}": {days.reason}')


def beginning(mention: DateMention, *, published: date | None) -> date | None:
    """Give the first day of a span that a `since` phrase opens, or `None`."""
    kind = (
        DateKind.AGO if mention.amount is not None and mention.tense is None else DateKind.PARTIAL
    )
    if mention.weekday is not None:
        kind = DateKind.WEEKDAY
    elif mention.year is not None:
        kind = DateKind.ABSOLUTE
    elif mention.unit is not None and mention.tense is not None:
        kind = DateKind.PERIOD
    days = _days(replace(mention, kind=kind), published, None)
    return days.start if days else None


def _days(mention: DateMention, published: date | None, anchor: date | None) -> _Days | None:
    if mention.kind is DateKind.EVENT:
        return _from_event(mention, anchor)
    if mention.year is not None:
        return _absolute(mention, mention.year)
    if mention.kind is DateKind.TIME:
        return None if anchor is None else _one_day(anchor, f"a time on {anchor}")
    if published is None:
        return None
    try:
        return _RELATIVE[mention.kind](mention, published)
    except (OverflowError, ValueError):  # counted beyond the calendar: "9000 years ago"
        return None


def _one_day(day: date, reason: str) -> _Days:
    return _Days(start=day, end=day, precision=DatePrecision.DAY, reason=reason)


def _absolute(mention: DateMention, year: int) -> _Days | None:
    interval, precision = _interval(mention, year)
    if interval is None:
        return None
    start, end = interval
    if mention.position is not None:
        start, end = _part_of(start, end, mention.position)
        precision = DatePrecision.WEEK if mention.month else DatePrecision.YEAR
    return _Days(
        start=start, end=end, precision=precision, reason=f"{_told(start, end)} as written"
    )


def _interval(mention: DateMention, year: int) -> tuple[Interval | None, DatePrecision]:
    """Days of the year, month and day as told, in the mention's calendar."""
    precision = DatePrecision.DAY if mention.day else DatePrecision.MONTH
    if mention.calendar is Calendar.HIJRI:
        precision = precision if mention.month else DatePrecision.YEAR
        return hijri_interval(year, mention.month, mention.day), precision
    if mention.month is None:
        return _season(year, mention.season), DatePrecision.YEAR
    if mention.day is None:
        return month_interval(year, mention.month), precision
    day = day_or_none(year, mention.month, mention.day)
    return ((day, day) if day else None), precision


def _season(year: int, season: int | None) -> Interval:
    if season is None:
        return year_interval(year)
    first, last = _SEASON_MONTHS[season]
    return date(year, first, 1), month_interval(year + (last < first), last)[1]


def _part_of(start: date, end: date, position: Position) -> Interval:
    """Give a third of a month or year: "early", "mid" and "late"."""
    third = (end - start) / 3
    match position:
        case Position.BEGIN:
            return start, start + third
        case Position.MIDDLE:
            return start + third, end - third
    return end - third, end


def _told(start: date, end: date) -> str:
    return start.isoformat() if start == end else f"{start.isoformat()} to {end.isoformat()}"


def _from_event(mention: DateMention, anchor: date | None) -> _Days | None:
    if anchor is None or mention.amount is None or mention.unit is None:
        return None
    try:
        return _shifted(mention, anchor, "the other event")
    except (OverflowError, ValueError):
        return None


def _shifted(mention: DateMention, origin: date, name: str) -> _Days:
    """Count days, weeks, months or years from a day."""
    amount, unit = mention.amount or 0, mention.unit
    side = "before" if amount < 0 else "after"
    reason = f"{abs(amount)} {unit}{'s' * (abs(amount) != 1)} {side} {name} ({origin})"
    match unit:
        case DateUnit.MONTH | DateUnit.YEAR:
            day = add_months(origin, amount * (12 if unit is DateUnit.YEAR else 1))
            slack = timedelta(days=15 if unit is DateUnit.MONTH else 183)
            return _Days(
                start=day - slack, end=day + slack, precision=_PRECISIONS[unit], reason=reason
            )
        case DateUnit.WEEK:
            day = origin + timedelta(weeks=amount)
            return _Days(
                start=day - 3 * _DAY,
                end=day + 3 * _DAY,
                precision=DatePrecision.WEEK,
                reason=reason,
            )
        case DateUnit.DAY:
            return _one_day(origin + timedelta(days=amount), reason)
    return _hours(origin, amount, reason)


def _hours(origin: date, amount: int, reason: str) -> _Days:
    """Hours reach into the neighbouring day."""
    other = origin + (_DAY if amount > 0 else -_DAY)
    start, end = sorted((origin, other))
    return _Days(start=start, end=end, precision=DatePrecision.DAY, reason=reason)


def _weekday(mention: DateMention, published: date) -> _Days:
    assert mention.weekday is not None
    name = WEEKDAYS[mention.weekday]
    if mention.tense is Tense.NEXT:
        day = next_weekday(mention.weekday, since=published + _DAY)
        return _one_day(day, f"the first {name} after publication ({published}) is {day}")
    until = published - _DAY if mention.tense is Tense.PAST else published
    day = latest_weekday(mention.weekday, until=until)
    reason = f"the latest {name} up to publication ({published}) is {day}"
    if mention.weekday_to is not None:
        end = next_weekday(mention.weekday_to, since=day)
        if end > published:
            day, end = day - 7 * _DAY, end - 7 * _DAY
        if end - day <= _FITTING_DAYS * _DAY:
            return _Days(
                start=day, end=end, precision=DatePrecision.DAY, reason=f"the night {day} to {end}"
            )
    return _one_day(day, reason)


def _near_day(mention: DateMention, published: date) -> _Days:
    """Read "today" and "yesterday", trusting a weekday beside it over the day of printing."""
    if mention.tense is Tense.THIS and mention.part_of_day is PartOfDay.NIGHT:  # "overnight"
        return _Days(
            start=published - _DAY,
            end=published,
            precision=DatePrecision.DAY,
            reason=f"the night to publication ({published})",
        )
    if mention.amount is None:  # "last night", "this morning"
        offset = -1 if mention.tense is Tense.PAST else 1 if mention.tense is Tense.NEXT else 0
    else:
        offset = mention.amount
    day = published + timedelta(days=offset)
    if mention.weekday is None or day.weekday() == mention.weekday:
        return _one_day(day, f"{abs(offset)} days from publication ({published}) is {day}")
    named = latest_weekday(mention.weekday, until=day + _FITTING_DAYS * _DAY)
    if abs((named - day).days) > _FITTING_DAYS:
        named = latest_weekday(mention.weekday, until=published)
    return _one_day(named, f"{WEEKDAYS[mention.weekday]} nearest to {day} is {named}")


def _ago(mention: DateMention, published: date) -> _Days:
    if mention.amount is None and mention.unit in _VAGUE_DAYS:
        return _vague_past(mention.unit, published)
    return _shifted(replace(mention, amount=mention.amount or -1), published, "publication")


def _vague_past(unit: DateUnit, published: date) -> _Days:
    days = _VAGUE_DAYS[unit]
    wider = {DateUnit.DAY: DatePrecision.WEEK, DateUnit.WEEK: DatePrecision.MONTH}
    return _Days(
        start=published - timedelta(days=days),
        end=published,
        precision=wider.get(unit, DatePrecision.YEAR),
        reason=f"an unstated number of {unit}s before publication ({published})",
    )


def _period(mention: DateMention, published: date) -> _Days | None:
    if mention.season is not None:
        return _season_period(mention, published)
    assert mention.unit is not None
    if mention.tense is Tense.NEXT:
        return None
    if mention.amount is None:
        return _vague_past(mention.unit, published)
    if mention.amount > 1 or mention.unit in {DateUnit.DAY, DateUnit.HOUR, DateUnit.MINUTE}:
        return _last_n(mention, mention.amount, published)
    return _calendar_period(mention, published)


def _last_n(mention: DateMention, amount: int, published: date) -> _Days:
    """Read "the past two days"."""
    back = replace(mention, amount=-amount)
    start = _shifted(back, published, "publication").start
    precision = (
        DatePrecision.DAY if published - start <= _FITTING_DAYS * _DAY else DatePrecision.WEEK
    )
    if mention.unit in {DateUnit.MONTH, DateUnit.YEAR}:
        precision = DatePrecision.YEAR
    return _Days(
        start=start, end=published, precision=precision,
        reason=f"the {amount} {mention.unit}s up to publication ({published})",
    )  # fmt: skip


def _calendar_period(mention: DateMention, published: date) -> _Days:
    """Read "last week", "this month", "last year" and the parts of them."""
    past = mention.tense is Tense.PAST
    match mention.unit:
        case DateUnit.WEEK:
            start = published - timedelta(days=_LAST_WEEK_DAYS if past else 6)
            end = published - _DAY if past else published
            precision = DatePrecision.WEEK
        case DateUnit.MONTH:
            first = add_months(published, -1) if past else published
            start, end = month_interval(first.year, first.month)
            precision = DatePrecision.MONTH
        case _:
            start, end = year_interval(published.year - past)
            precision = DatePrecision.YEAR
    if mention.position is not None:
        start, end = _part_of(start, end, mention.position)
    return _Days(
        start=start, end=min(end, max(start, published)), precision=precision,
        reason=f"seen from publication ({published}) that is {_told(start, end)}",
    )  # fmt: skip


def _season_period(mention: DateMention, published: date) -> _Days | None:
    if mention.tense is Tense.NEXT:
        return None
    year = published.year
    start, end = _season(year, mention.season)
    while (end if mention.tense is Tense.PAST else start) > published:
        year -= 1
        start, end = _season(year, mention.season)
    return _Days(
        start=start, end=end, precision=DatePrecision.YEAR,
        reason=f"the latest such season before publication ({published})",
    )  # fmt: skip


def _partial(mention: DateMention, published: date) -> _Days | None:
    """Read a month, with or without a day, whose year is not written."""
    if mention.month is None:
        return _day_of_period(mention, published)
    if mention.calendar is Calendar.HIJRI:
        return _hijri_partial(mention, published)
    if mention.year_tense is not None:
        shift = {Tense.PAST: -1, Tense.THIS: 0, Tense.NEXT: 1}[mention.year_tense]
        days = _absolute(mention, published.year + shift)
        return days and replace(days, reason=f"the year is told from publication ({published})")
    year = _year_of(mention, published)
    days = _absolute(mention, year)
    if days is None:
        return None
    told = _told(days.start, days.end)
    return replace(days, reason=f"{_rule(mention)} publication ({published}) is {told}")


def _rule(mention: DateMention) -> str:
    if mention.weekday is not None:
        return f"the one on a {WEEKDAYS[mention.weekday]} nearest to"
    return "the first after" if mention.tense is Tense.NEXT else "the latest up to"


def _year_of(mention: DateMention, published: date) -> int:
    """Choose the year of a month or day that has none."""
    assert mention.month is not None
    candidates = [published.year + 1, published.year, published.year - 1]
    if mention.weekday is not None and mention.day is not None:
        for year in (published.year, published.year - 1, published.year + 1):
            day = day_or_none(year, mention.month, mention.day)
            if day is not None and day.weekday() == mention.weekday:
                return year
    if mention.tense is Tense.NEXT:
        return next(
            y
            for y in reversed(candidates)
            if (y, mention.month) > (published.year, published.month)
        )
    if mention.tense is Tense.THIS:
        return published.year
    if mention.tense is Tense.PAST and mention.month != published.month:
        return published.year - (mention.month > published.month)
    return next(
        y for y in (*candidates[1:], published.year - 2) if _begins(mention, y) <= published
    )


def _begins(mention: DateMention, year: int) -> date:
    assert mention.month is not None
    return day_or_none(year, mention.month, mention.day or 1) or date(year, mention.month, 28)


def _hijri_partial(mention: DateMention, published: date) -> _Days | None:
    """Choose the latest Hijri year whose date begins on or before publication."""
    newest = int((published.year - 622) * 33 / 32) + 2  # no earlier than the Hijri year of the day
    for year in range(newest, newest - 5, -1):
        days = _absolute(mention, year)
        if days is not None and days.start <= published:
            return replace(days, reason=f"the latest up to publication ({published}), Umm al-Qura")
    return None


def _day_of_period(mention: DateMention, published: date) -> _Days | None:
    """Read "the 5th of this month"."""
    shift = {Tense.PAST: -1, Tense.NEXT: 1}.get(mention.tense or Tense.THIS, 0)
    month = add_months(published.replace(day=1), shift)
    day = day_or_none(month.year, month.month, mention.day or 0)
    return _one_day(day, f"told from publication ({published})") if day else None


def _moment(mention: DateMention, published: date) -> _Days:
    del mention
    return _one_day(published, f"shortly before publication ({published})")


def _part_by_clock(minute: int | None) -> PartOfDay | None:
    if minute is None:
        return None
    return next(part for end, part in _PARTS_BY_MINUTE if minute < end)


_RELATIVE: dict[DateKind, Callable[[DateMention, date], _Days | None]] = {
    DateKind.WEEKDAY: _weekday,
    DateKind.DAY: _near_day,
    DateKind.AGO: _ago,
    DateKind.PERIOD: _period,
    DateKind.PARTIAL: _partial,
    DateKind.ABSOLUTE: _partial,
    DateKind.MOMENT: _moment,
}
