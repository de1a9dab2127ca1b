"""
When an article was published: stated, or reasoned from what it says.

Evidence is collected first (facts that bound the day, weekdays of publication, anniversaries, years
told relative to a dated fact), then every day that it allows is scored, and the best is taken only
if no other part of the calendar fits nearly as well. Without such evidence the day stays unknown.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.extraction.anchors import Anchor, AnchorKind, NamedAnchor, find_anchors
from dashboard.extraction.calendars import add_months, day_or_none
from dashboard.extraction.date_phrases import DateKind, DateMention, Tense
from dashboard.extraction.date_words import load_words
from dashboard.extraction.dates import WEEKDAYS, resolve
from dashboard.model import Article, Basis, DatePrecision, Publication
from gazetteer.normalisation import fold

__all__ = ["infer_publication"]

_DAY = timedelta(days=1)
_ANNIVERSARY_REACH = 170  # code points from "anniversary" to the name of what it recalls
_FACT_REACH = 250  # code points from "January of last year" to the fact of that January
_FUTURE_REACH = 25
_DATELINE_REACH = 70  # code points in which a dateline stands
_BEFORE_ANNIVERSARY = 3  # days on which an article may already speak of an anniversary
_AFTER_ANNIVERSARY = 21
_LEAD_WEEKDAY_SCORES = (1.0, 0.6, 0.2)  # published on the first weekday told, a day later, two
_RECENT_DAYS = 30  # "June 27 last" loses its appeal in this time
_MARGIN = 0.15  # another day this close in score and far in the calendar makes it a guess
_NEIGHBOUR_DAYS = 3
_LATE_DAYS = 2  # an absolute date in the lead is printed at most this much later
_YEARS_CONSIDERED = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class _Term:
    """Days on which an article may have appeared, because it names a person in office."""

    intervals: tuple[tuple[date, date], ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Anniversary:
    mention: DateMention
    anchor: Anchor

    def days(self, year: int) -> date:
        """Give the anniversary in a year."""
        return add_months(self.anchor.start, 12 * (year - self.anchor.start.year))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Evidence:
    """All that an article says on its own day."""

    not_before: date | None = None
    not_before_reason: str = ""
    terms: tuple[_Term, ...] = ()
    weekday: int | None = None  # of publication, for certain
    weekday_phrase: str = ""
    lead_weekday: int | None = None  # the first weekday told: publication follows it soon
    exact: date | None = None
    exact_phrase: str = ""
    lead_day: date | None = None  # an absolute day in the first sentence
    year: int | None = None
    year_reason: str = ""
    anniversaries: tuple[_Anniversary, ...] = ()
    past: tuple[DateMention, ...] = ()  # "27 June last"
    dateline: DateMention | None = None


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
    evidence = _collect(article, mentions)
    if evidence.exact is not None:
        reason = f'"{evidence.exact_phrase}" tells the day'
        return Publication(day=evidence.exact, basis=Basis.INFERRED, reason=reason)
    best = _best_day(evidence)
    if best is None:
        reason = "nothing in the text fixes the day"
        return Publication(day=None, basis=Basis.UNKNOWN, reason=reason)
    return Publication(day=best, basis=Basis.INFERRED, reason=_reason(evidence, best))


# ---------------------------------------------------------------------- evidence


def _collect(article: Article, mentions: Sequence[DateMention]) -> _Evidence:
    named = find_anchors(article.text, language=article.language)
    bound, bound_reason = _lower_bound(article, mentions, named)
    weekday, weekday_phrase = _publication_weekday(mentions)
    exact, exact_phrase = _exact_day(mentions)
    year, year_reason = _year(mentions, named)
    return _Evidence(
        not_before=bound,
        not_before_reason=bound_reason,
        terms=tuple(_terms(named)),
        weekday=weekday,
        weekday_phrase=weekday_phrase,
        lead_weekday=next((m.weekday for m in mentions if m.kind is DateKind.WEEKDAY), None),
        exact=exact,
        exact_phrase=exact_phrase,
        lead_day=_lead_day(article, mentions),
        year=year,
        year_reason=year_reason,
        anniversaries=tuple(_anniversaries(article.text, mentions, named)),
        past=tuple(_past_months(mentions)),
        dateline=_dateline(article, mentions),
    )


def _lower_bound(
    article: Article, mentions: Sequence[DateMention], named: Sequence[NamedAnchor]
) -> tuple[date | None, str]:
    """Give the latest day that the article looks back on."""
    future = _future_words(article.language)
    bounds = [
        (n.anchor.start, f"it names {n.anchor.label} ({n.anchor.start})")
        for n in named
        if n.anchor.kind is AnchorKind.EVENT and n.cued
    ]
    for mention in mentions:
        start = mention.span.start
        before = fold(article.text[max(0, start - _FUTURE_REACH) : start]).text
        if mention.year is None or future.search(before):
            continue
        as_event = DateMention(
            span=mention.span, text=mention.text, kind=DateKind.ABSOLUTE, year=mention.year,
            month=mention.month, day=mention.day, calendar=mention.calendar, season=mention.season,
        )  # fmt: skip
        found = resolve(as_event, published=None).event_date
        if found is not None:
            bounds.append((found.start, f'it names "{mention.text}"'))
    return max(bounds, default=(None, ""))


def _future_words(language: str) -> re.Pattern[str]:
    words = load_words("ar" if language.startswith("ar") else "en")
    folded = sorted((re.escape(fold(word).text) for word in words.future), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(folded)})(?!\w)")


def _terms(named: Sequence[NamedAnchor]) -> Iterator[_Term]:
    """Join the terms of each person named with a title."""
    offices: dict[tuple[int, int], list[Anchor]] = {}
    for item in named:
        if item.anchor.kind is AnchorKind.OFFICE and item.cued:
            offices.setdefault((item.span.start, item.span.end), []).append(item.anchor)
    seen: set[tuple[str, ...]] = set()
    for anchors in offices.values():
        key = tuple(anchor.id for anchor in anchors)
        if key not in seen:
            seen.add(key)
            yield _Term(
                intervals=tuple((anchor.start, anchor.end) for anchor in anchors),
                reason=f"it names {anchors[0].label} in office",
            )


def _publication_weekday(mentions: Sequence[DateMention]) -> tuple[int | None, str]:
    """Read the weekday of publication from "today, Wednesday" or "yesterday, Friday"."""
    votes: dict[int, list[str]] = {}
    for mention in mentions:
        told = mention.weekday is not None and mention.amount is not None
        if mention.kind is DateKind.DAY and told:
            weekday = ((mention.weekday or 0) - (mention.amount or 0)) % 7
            votes.setdefault(weekday, []).append(mention.text)
    if not votes:
        return None, ""
    weekday = max(votes, key=lambda day: len(votes[day]))
    return weekday, votes[weekday][0]


def _exact_day(mentions: Sequence[DateMention]) -> tuple[date | None, str]:
    """Read the day from "today, Sunday (18 January 2026)"."""
    for mention in mentions:
        if mention.amount is None or mention.day is None or mention.year is None:
            continue
        found = resolve(mention, published=None).event_date
        if found is not None:
            return found.start - timedelta(days=mention.amount), mention.text
    return None, ""


def _lead_day(article: Article, mentions: Sequence[DateMention]) -> date | None:
    """Give an absolute day that the first line tells."""
    body = article.text.lstrip()
    lead = len(article.text) - len(body) + len(body.partition("\n")[0])
    for mention in mentions:
        if mention.span.start > lead or mention.kind is not DateKind.ABSOLUTE:
            continue
        found = resolve(mention, published=None).event_date
        if found is not None and found.precision is DatePrecision.DAY:
            return found.start
    return None


def _year(mentions: Sequence[DateMention], named: Sequence[NamedAnchor]) -> tuple[int | None, str]:
    """Read the year from "January of last year", said of a fact of a known January."""
    for mention in mentions:
        if mention.kind is not DateKind.PARTIAL or mention.year_tense is None:
            continue
        shift = {Tense.PAST: 1, Tense.THIS: 0, Tense.NEXT: -1}[mention.year_tense]
        for item in named:
            near = abs(item.span.start - mention.span.start) <= _FACT_REACH
            event = item.anchor.kind is AnchorKind.EVENT and item.cued
            if near and event and item.anchor.start.month == mention.month:
                year = item.anchor.start.year + shift
                told = f'"{mention.text}" is said of {item.anchor.label} ({item.anchor.start})'
                return year, f"{told}, so the year is {year}"
    return None, ""


def _anniversaries(
    text: str, mentions: Sequence[DateMention], named: Sequence[NamedAnchor]
) -> Iterator[_Anniversary]:
    for mention in mentions:
        if mention.kind is not DateKind.ANNIVERSARY:
            continue
        for item in named:
            gap = item.span.start - mention.span.end
            event = item.anchor.kind is AnchorKind.EVENT
            between = text[mention.span.end : item.span.start]
            if event and 0 <= gap <= _ANNIVERSARY_REACH and "\n" not in between:
                yield _Anniversary(mention=mention, anchor=item.anchor)
                break


def _past_months(mentions: Sequence[DateMention]) -> Iterator[DateMention]:
    for mention in mentions:
        told = mention.kind in {DateKind.PARTIAL, DateKind.SINCE} and mention.tense is Tense.PAST
        if told and mention.month is not None and mention.year is None:
            yield mention


def _dateline(article: Article, mentions: Sequence[DateMention]) -> DateMention | None:
    """Give the day and month of "BAGHDAD, April 22 -"."""
    for mention in mentions[:1]:
        tail = article.text[mention.span.end : mention.span.end + 25]
        dashed = re.match(r"[^\n.]{0,20}?(?:--?|–|—|\)\s*[-–—:])", tail)
        partial = mention.kind is DateKind.PARTIAL and mention.day and mention.tense is None
        if mention.span.start <= _DATELINE_REACH and partial and dashed:
            return mention
    return None


# ---------------------------------------------------------------------- days


def _best_day(evidence: _Evidence) -> date | None:
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


def _candidates(evidence: _Evidence) -> Iterator[date]:
    """Yield the days that the most telling evidence allows."""
    if evidence.lead_day is not None:
        yield from (evidence.lead_day + n * _DAY for n in range(_LATE_DAYS + 1))
        return
    if evidence.weekday is None and evidence.lead_weekday is None and evidence.dateline is None:
        return
    anniversaries = [day for a in evidence.anniversaries for day in _anniversary_days(evidence, a)]
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


def _anniversary_days(evidence: _Evidence, anniversary: _Anniversary) -> Iterator[date]:
    start = anniversary.anchor.start
    if anniversary.mention.ordinal is not None:
        yield anniversary.days(start.year + anniversary.mention.ordinal)
        return
    for year in _years(evidence):
        if year > start.year:
            yield anniversary.days(year)


def _years(evidence: _Evidence) -> range:
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


def _dateline_days(evidence: _Evidence, dateline: DateMention) -> Iterator[date]:
    assert dateline.month is not None
    assert dateline.day is not None
    for year in _years(evidence):
        day = day_or_none(year, dateline.month, dateline.day)
        if day is not None:
            yield day


def _allowed(evidence: _Evidence, day: date) -> bool:
    if evidence.not_before is not None and day < evidence.not_before:
        return False
    if evidence.weekday is not None and day.weekday() != evidence.weekday:
        return False
    if evidence.year is not None and day.year != evidence.year:
        return False
    if any(day.month == mention.month for mention in evidence.past):
        return False
    return all(any(a <= day <= b for a, b in term.intervals) for term in evidence.terms)


def _score(evidence: _Evidence, day: date) -> float:
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
        score -= (day - evidence.lead_day).days
    return score


def _weekday_score(evidence: _Evidence, day: date) -> float:
    if evidence.weekday is not None or evidence.lead_weekday is None:
        return 0.0
    late = (day.weekday() - evidence.lead_weekday) % 7
    return _LEAD_WEEKDAY_SCORES[late] if late < len(_LEAD_WEEKDAY_SCORES) else 0.0


def _anniversary_score(anniversary: _Anniversary, day: date, year: int) -> float:
    late = (day - anniversary.days(year)).days
    if late < 0:
        return max(0.0, 0.5 + late * 0.2)
    return max(0.0, 1 - late / _AFTER_ANNIVERSARY)


# ---------------------------------------------------------------------- words


def _reason(evidence: _Evidence, day: date) -> str:
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


def _anniversary_reason(anniversary: _Anniversary, day: date) -> str:
    recalled = min(
        (anniversary.days(day.year + n) for n in (-1, 0, 1)), key=lambda d: abs((d - day).days)
    )
    label, start = anniversary.anchor.label, anniversary.anchor.start
    return f'"{anniversary.mention.text}" of {label} ({start}) is {recalled}'
