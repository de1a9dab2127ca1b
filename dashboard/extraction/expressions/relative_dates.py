"""
Days told from the day of publication: weekdays, "yesterday", "last week", months without a year.

News tells the past: a weekday or a month without a year is the latest one on or before publication,
unless the words say "next".
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dashboard.extraction.expressions.calendars import (
    add_months,
    day_or_none,
    latest_weekday,
    month_interval,
    next_weekday,
    year_interval,
)
from dashboard.extraction.expressions.date_intervals import (
    DAY,
    FITTING_DAYS,
    Days,
    absolute,
    one_day,
    part_of,
    season_interval,
    shifted,
    tell,
)
from dashboard.extraction.expressions.date_phrases import (
    Calendar,
    DateKind,
    DateMention,
    DateUnit,
    Tense,
)
from dashboard.model import DatePrecision, PartOfDay

__all__ = ["RELATIVE", "WEEKDAYS"]

_SUNDAY: Final = 6
_WEEKDAY_BACK: Final[dict[Tense | None, timedelta]] = {Tense.PAST: DAY, Tense.BEFORE_LAST: 8 * DAY}
_PERIODS_BACK: Final[dict[Tense | None, int]] = {Tense.PAST: 1, Tense.BEFORE_LAST: 2}
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_VAGUE_DAYS: Final = {DateUnit.DAY: 7, DateUnit.WEEK: 31, DateUnit.MONTH: 366, DateUnit.YEAR: 3660}
_FIRST_DAYS: Final = (5, 6, 0)  # weeks begin on Saturday, Sunday or Monday


def _weekday(mention: DateMention, published: date) -> Days:
    assert mention.weekday is not None
    name = WEEKDAYS[mention.weekday]
    if mention.tense is Tense.NEXT:
        day = next_weekday(mention.weekday, since=published + DAY)
        return one_day(day, f"the first {name} after publication ({published}) is {day}")
    if mention.unit is DateUnit.WEEK:
        return _weekday_of_week(mention, mention.weekday, published)
    until = published - _WEEKDAY_BACK.get(mention.tense, timedelta(0))
    day = latest_weekday(mention.weekday, until=until)
    reason = f"the latest {name} up to publication ({published}) is {day}"
    if mention.weekday_to is not None:
        end = next_weekday(mention.weekday_to, since=day)
        if end > published:
            day, end = day - 7 * DAY, end - 7 * DAY
        if end - day <= FITTING_DAYS * DAY:
            return Days(
                start=day, end=end, precision=DatePrecision.DAY, reason=f"the night {day} to {end}"
            )
    return one_day(day, reason)


def _weekday_of_week(mention: DateMention, weekday: int, published: date) -> Days:
    """Read "Tuesday of last week"; weeks begin on Sunday."""
    sunday = latest_weekday(_SUNDAY, until=published)
    weeks = timedelta(weeks=_PERIODS_BACK.get(mention.tense, 0))
    day = next_weekday(weekday, since=sunday - weeks)
    return one_day(day, f"the {WEEKDAYS[weekday]} of that week, seen from {published}, is {day}")


def _near_day(mention: DateMention, published: date) -> Days:
    """Read "today" and "yesterday", trusting a weekday beside it over the day of printing."""
    if mention.tense is Tense.THIS and mention.part_of_day is PartOfDay.NIGHT:  # "overnight"
        return Days(
            start=published - DAY,
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
        return one_day(day, f"{abs(offset)} days from publication ({published}) is {day}")
    named = latest_weekday(mention.weekday, until=day + FITTING_DAYS * DAY)
    if abs((named - day).days) > FITTING_DAYS:
        named = latest_weekday(mention.weekday, until=published)
    return one_day(named, f"{WEEKDAYS[mention.weekday]} nearest to {day} is {named}")


def _ago(mention: DateMention, published: date) -> Days:
    if mention.amount is None and mention.unit is not None:
        return _vague_past(mention.unit, published)
    return shifted(replace(mention, amount=mention.amount or -1), published, "publication")


def _vague_past(unit: DateUnit, published: date) -> Days:
    if unit is DateUnit.MINUTE:
        return one_day(published, f"minutes before publication ({published})")
    days = _VAGUE_DAYS.get(unit)
    if days is None:
        return Days(
            start=published - DAY,
            end=published,
            precision=DatePrecision.DAY,
            reason=f"hours before publication ({published})",
        )
    wider = {DateUnit.DAY: DatePrecision.WEEK, DateUnit.WEEK: DatePrecision.MONTH}
    return Days(
        start=published - timedelta(days=days),
        end=published,
        precision=wider.get(unit, DatePrecision.YEAR),
        reason=f"an unstated number of {unit}s before publication ({published})",
    )


def _period(mention: DateMention, published: date) -> Days | None:
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


def _last_n(mention: DateMention, amount: int, published: date) -> Days:
    """Read "the past two days"."""
    if mention.unit is DateUnit.MINUTE:
        return one_day(published, f"minutes before publication ({published})")
    back = replace(mention, amount=-amount)
    start = shifted(back, published, "publication").start
    precision = DatePrecision.DAY if published - start <= FITTING_DAYS * DAY else DatePrecision.WEEK
    if mention.unit in {DateUnit.MONTH, DateUnit.YEAR}:
        precision = DatePrecision.YEAR
    return Days(
        start=start, end=published, precision=precision,
        reason=f"the {amount} {mention.unit}s up to publication ({published})",
    )  # fmt: skip


def _calendar_period(mention: DateMention, published: date) -> Days:
    """Read "last week", "this month", "last year" and the parts of them."""
    past = _PERIODS_BACK.get(mention.tense, 0)
    match mention.unit:
        case DateUnit.WEEK:
            start, end = _week_before(published, past) if past else (published - 6 * DAY, published)
            precision = DatePrecision.WEEK
        case DateUnit.MONTH:
            first = add_months(published, -past)
            start, end = month_interval(first.year, first.month)
            precision = DatePrecision.MONTH
        case _:
            start, end = year_interval(published.year - past)
            precision = DatePrecision.YEAR
    if mention.position is not None:
        start, end = part_of(start, end, mention.position)
    return Days(
        start=start, end=min(end, max(start, published)), precision=precision,
        reason=f"seen from publication ({published}) that is {tell(start, end)}",
    )  # fmt: skip


def _week_before(published: date, weeks: int) -> tuple[date, date]:
    """Give the first and the last day that a week so many before may have, whenever it began."""
    begun = [latest_weekday(day, until=published) for day in _FIRST_DAYS]
    before = timedelta(weeks=weeks)
    return min(begun) - before, max(begun) - before + 6 * DAY


def _season_period(mention: DateMention, published: date) -> Days | None:
    if mention.tense is Tense.NEXT:
        return None
    year = published.year
    start, end = season_interval(year, mention.season)
    while (end if mention.tense is Tense.PAST else start) > published:
        year -= 1
        start, end = season_interval(year, mention.season)
    return Days(
        start=start, end=end, precision=DatePrecision.YEAR,
        reason=f"the latest such season before publication ({published})",
    )  # fmt: skip


def _partial(mention: DateMention, published: date) -> Days | None:
    """Read a month, with or without a day, whose year is not written."""
    if mention.month is None:
        return _day_of_period(mention, published)
    if mention.calendar is Calendar.HIJRI:
        return _hijri_partial(mention, published)
    if mention.year_tense is not None:
        shift = 1 if mention.year_tense is Tense.NEXT else -_PERIODS_BACK.get(mention.year_tense, 0)
        days = absolute(mention, published.year + shift)
        return days and replace(days, reason=f"the year is told from publication ({published})")
    year = _year_of(mention, published)
    days = absolute(mention, year)
    if days is None:
        return None
    told = tell(days.start, days.end)
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


def _hijri_partial(mention: DateMention, published: date) -> Days | None:
    """Choose the latest Hijri year whose date begins on or before publication."""
    newest = int((published.year - 622) * 33 / 32) + 2  # no earlier than the Hijri year of the day
    for year in range(newest, newest - 5, -1):
        days = absolute(mention, year)
        if days is not None and days.start <= published:
            return replace(days, reason=f"the latest up to publication ({published}), Umm al-Qura")
    return None


def _day_of_period(mention: DateMention, published: date) -> Days | None:
    """Read "the 5th of this month"."""
    shift = 1 if mention.tense is Tense.NEXT else -_PERIODS_BACK.get(mention.tense, 0)
    month = add_months(published.replace(day=1), shift)
    day = day_or_none(month.year, month.month, mention.day or 0)
    return one_day(day, f"told from publication ({published})") if day else None


def _moment(mention: DateMention, published: date) -> Days:
    del mention
    return one_day(published, f"shortly before publication ({published})")


RELATIVE: Final[dict[DateKind, Callable[[DateMention, date], Days | None]]] = {
    DateKind.WEEKDAY: _weekday,
    DateKind.DAY: _near_day,
    DateKind.AGO: _ago,
    DateKind.PERIOD: _period,
    DateKind.PARTIAL: _partial,
    DateKind.ABSOLUTE: _partial,
    DateKind.MOMENT: _moment,
}
"""How each kind of phrase is read from the day of publication."""
