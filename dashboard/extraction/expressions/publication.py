"""
When an article was published: stated, or reasoned from what it says.

Evidence is collected first (facts that bound the day, weekdays of publication, anniversaries, years
told relative to a dated fact), then every day that it allows is scored, and the best is taken only
if no other part of the calendar fits nearly as well. Without such evidence the day stays unknown.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from dashboard.extraction.expressions.calendars import day_or_none
from dashboard.extraction.expressions.dates import WEEKDAYS, DateKind, DateMention, resolve
from dashboard.extraction.expressions.evidence import Anniversary, Evidence, collect_evidence
from dashboard.model import Article, Basis, Publication

__all__ = ["infer_publication"]

_DAY: Final = timedelta(days=1)
_BEFORE_ANNIVERSARY: Final = 3  # days on which an article may already speak of an anniversary
_AFTER_ANNIVERSARY: Final = 21
# Published on the first weekday told, a day later, two.
_LEAD_WEEKDAY_SCORES: Final = (1.0, 0.6, 0.2)
_RECENT_DAYS: Final = 30  # "June 27 last" loses its appeal in this time
_MARGIN: Final = 0.15  # another day this close in score and far in the calendar makes it a guess
_NEIGHBOUR_DAYS: Final = 3
_TOLD_WEEKDAY_SCORE: Final = 0.3
_DELAY_SCORE: Final = 0.1  # for each day that printing would be late
_LATE_DAYS: Final = 2  # an absolute date in the lead is printed at most this much later
_YEARS_CONSIDERED: Final = 80


def infer_publication(article: Article, mentions: Sequence[DateMention]) -> Publication:
    """
    Give an article's day of publication.

    Parameters
    ----------
    article
        Its `published` is taken as stated.
    mentions
        The date phrases of its text.

    Returns
    -------
    Publication
        `inferred` with the reasoning, or `unknown` where the text leaves more than one time open.
    """
    if article.published is not None:
        return Publication(
            day=article.published, basis=Basis.STATED, reason="given with the article"
        )
    evidence = collect_evidence(article, mentions)
    if evidence.exact is not None:
        reason = f'"{evidence.exact_phrase}" tells the day'
        return Publication(day=evidence.exact, basis=Basis.INFERRED, reason=reason)
    best = _best_day(evidence)
    if best is None:
        reason = "nothing in the text fixes the day"
        return Publication(day=None, basis=Basis.UNKNOWN, reason=reason)
    return Publication(day=best, basis=Basis.INFERRED, reason=_reason(evidence, best))


# ---------------------------------------------------------------------- days


def _best_day(evidence: Evidence) -> date | None:
    """Choose the day that fits best, or none where the fit is not clear."""
    scores = {
        day: _score(evidence, day) for day in _candidates(evidence) if _allowed(evidence, day)
    }
    if not scores:
        return None
    best = max(scores, key=lambda day: (scores[day], -day.toordinal()))
    rivals = (day for day, score in scores.items() if score > scores[best] - _MARGIN)
    clear = all(abs((day - best).days) <= _NEIGHBOUR_DAYS for day in rivals)
    return best if clear else None


def _candidates(evidence: Evidence) -> Iterator[date]:
    """Yield the days that the most telling evidence allows."""
    if evidence.lead_day is not None:
        yield from (evidence.lead_day + n * _DAY for n in range(_LATE_DAYS + 1))
        return
    if evidence.weekday is None and evidence.lead_weekday is None and evidence.dateline is None:
        return
    numbered = [a for a in evidence.anniversaries if a.mention.ordinal is not None]
    recalled = numbered or evidence.anniversaries
    anniversaries = [day for a in recalled for day in _anniversary_days(evidence, a)]
    if anniversaries:
        for day in anniversaries:
            first = day - _BEFORE_ANNIVERSARY * _DAY
            length = _BEFORE_ANNIVERSARY + _AFTER_ANNIVERSARY + 1
            yield from (first + n * _DAY for n in range(length))
    elif evidence.dateline is not None:
        yield from _dateline_days(evidence, evidence.dateline)
    elif evidence.year is not None and evidence.past:
        first = date(evidence.year, 1, 1)
        yield from (first + n * _DAY for n in range(366))


def _anniversary_days(evidence: Evidence, anniversary: Anniversary) -> Iterator[date]:
    start = anniversary.anchor.start
    if anniversary.mention.ordinal is not None:
        yield anniversary.days(start.year + anniversary.mention.ordinal)
        return
    for year in _years(evidence):
        if year > start.year:
            yield anniversary.days(year)


def _years(evidence: Evidence) -> range:
    """Give the years that the article may be of; none where there is no upper bound."""
    if evidence.year is not None:
        return range(evidence.year, evidence.year + 1)
    ends = [max(end for _, end in term.intervals).year for term in evidence.terms]
    starts = [min(start for start, _ in term.intervals).year for term in evidence.terms]
    if evidence.not_before is not None:
        starts.append(evidence.not_before.year)
    if not ends or min(ends) - max(starts) > _YEARS_CONSIDERED:
        return range(0)
    return range(max(starts), min(ends) + 1)


def _dateline_days(evidence: Evidence, dateline: DateMention) -> Iterator[date]:
    assert dateline.month is not None
    assert dateline.day is not None
    for year in _years(evidence):
        day = day_or_none(year, dateline.month, dateline.day)
        if day is not None:
            yield day


def _allowed(evidence: Evidence, day: date) -> bool:
    if evidence.not_before is not None and day < evidence.not_before:
        return False
    if evidence.weekday is not None and day.weekday() != evidence.weekday:
        return False
    if evidence.year is not None and day.year != evidence.year:
        return False
    if any(day.month == mention.month for mention in evidence.past):
        return False
    return all(any(a <= day <= b for a, b in term.intervals) for term in evidence.terms)


def _score(evidence: Evidence, day: date) -> float:
    score = _weekday_score(evidence, day)
    for anniversary in evidence.anniversaries:
        score += max(_anniversary_score(anniversary, day, day.year + n) for n in (-1, 0, 1))
    for mention in evidence.past:
        if mention.kind is not DateKind.PARTIAL:
            continue
        found = resolve(mention, published=day).event_date
        if found is not None:
            score += 1 - (day - found.end).days / _RECENT_DAYS
    if evidence.lead_day is not None:
        score += _lead_day_score(evidence, evidence.lead_day, day)
    return score


def _lead_day_score(evidence: Evidence, lead: date, day: date) -> float:
    """Prefer the day of the lead, unless a weekday told without a date comes right after it."""
    late = (day - lead).days
    since = {(lead + n * _DAY).weekday() for n in range(late + 1)}
    return len(since & evidence.weekdays) * _TOLD_WEEKDAY_SCORE - late * _DELAY_SCORE


def _weekday_score(evidence: Evidence, day: date) -> float:
    if (
        evidence.lead_day is not None
        or evidence.weekday is not None
        or evidence.lead_weekday is None
    ):
        return 0.0
    late = (day.weekday() - evidence.lead_weekday) % 7
    return _LEAD_WEEKDAY_SCORES[late] if late < len(_LEAD_WEEKDAY_SCORES) else 0.0


def _anniversary_score(anniversary: Anniversary, day: date, year: int) -> float:
    late = (day - anniversary.days(year)).days
    if late < 0:
        return max(0.0, 0.5 + late * 0.2)
    return max(0.0, 1 - late / _AFTER_ANNIVERSARY)


# ---------------------------------------------------------------------- words


def _reason(evidence: Evidence, day: date) -> str:
    """Tell what led to the day, strongest first."""
    parts = [_anniversary_reason(a, day) for a in evidence.anniversaries[:1]]
    if evidence.lead_day is not None:
        parts.append(f"the first line tells {evidence.lead_day}")
    if evidence.dateline is not None:
        parts.append(f'the dateline tells "{evidence.dateline.text}"')
    if evidence.year_reason:
        parts.append(evidence.year_reason)
    parts.extend(f'"{mention.text}" lies shortly before' for mention in evidence.past[:1])
    if evidence.weekday is not None:
        parts.append(f'"{evidence.weekday_phrase}" makes the day a {WEEKDAYS[evidence.weekday]}')
    elif evidence.lead_weekday is not None:
        parts.append(f"the first weekday told is {WEEKDAYS[evidence.lead_weekday]}")
    parts.extend(term.reason for term in evidence.terms[:2])
    if evidence.not_before_reason and not evidence.anniversaries:
        parts.append(evidence.not_before_reason)
    return f"{'; '.join(parts)}; the day that fits best is {WEEKDAYS[day.weekday()]} {day}"


def _anniversary_reason(anniversary: Anniversary, day: date) -> str:
    recalled = min(
        (anniversary.days(day.year + n) for n in (-1, 0, 1)), key=lambda d: abs((d - day).days)
    )
    label, start = anniversary.anchor.label, anniversary.anchor.start
    return f'"{anniversary.mention.text}" of {label} ({start}) is {recalled}'
