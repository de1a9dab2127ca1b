"""What an article says on its own day of publication, before anything is concluded from it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dashboard.extraction.expressions.anchors import Anchor, AnchorKind, NamedAnchor, find_anchors
from dashboard.extraction.expressions.calendars import add_months
from dashboard.extraction.expressions.date_words import load_words
from dashboard.extraction.expressions.dates import DateKind, DateMention, Tense, resolve
from dashboard.model import Article, Span
from gazetteer.normalisation import fold

__all__ = ["Anniversary", "Evidence", "Term", "collect_evidence"]

_ANNIVERSARY_REACH: Final = 170  # code points from "anniversary" to the name of what it recalls
_FACT_REACH: Final = 250  # code points from "January of last year" to the fact of that January
_FUTURE_REACH: Final = 25
_DATE_LINE_SLACK: Final = 12  # code points beside a date that stands alone: the time
_DATELINE_TAIL: Final = 25
_DATELINE_DASH: Final = re.compile(r"[^\n.]{0,20}?(?:--?|–|—)\s")
_DATELINE_REACH: Final = 70  # code points in which a dateline stands
_OPENING: Final = 2_000  # code points in which the text below its headings begins
_OPENING_LINES: Final = 4
_HEADING: Final = 150  # code points of a heading at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Days on which an article may have appeared, because it names a person in office."""

    intervals: tuple[tuple[date, date], ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Anniversary:
    """An anniversary told, and the dated fact that it recalls."""

    mention: DateMention
    anchor: Anchor

    def days(self, year: int) -> date:
        """Give the anniversary in a year."""
        return add_months(self.anchor.start, 12 * (year - self.anchor.start.year))


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that an article says on its own day."""

    not_before: date | None = None
    not_before_reason: str = ""
    terms: tuple[Term, ...] = ()
    weekday: int | None = None  # of publication, for certain
    weekday_phrase: str = ""
    lead_weekday: int | None = None  # the first weekday told: publication follows it soon
    weekdays: frozenset[int] = frozenset()  # every weekday told without a date
    exact: date | None = None
    exact_phrase: str = ""
    lead_day: date | None = None  # an absolute day in the first sentence
    year: int | None = None
    year_reason: str = ""
    anniversaries: tuple[Anniversary, ...] = ()
    past: tuple[DateMention, ...] = ()  # "27 June last"
    dateline: DateMention | None = None


def collect_evidence(article: Article, mentions: Sequence[DateMention]) -> Evidence:
    """Collect what an article says on its own day."""
    named = find_anchors(article.text, language=article.language)
    bound, bound_reason = _lower_bound(article, mentions, named)
    weekday, weekday_phrase = _publication_weekday(mentions)
    exact, exact_phrase = _exact_day(mentions)
    year, year_reason = _year(mentions, named)
    weekdays = [m for m in mentions if m.kind is DateKind.WEEKDAY and m.tense is None]
    return Evidence(
        not_before=bound,
        not_before_reason=bound_reason,
        terms=tuple(_terms(named)),
        weekday=weekday,
        weekday_phrase=weekday_phrase,
        lead_weekday=next((m.weekday for m in weekdays), None),
        weekdays=frozenset(m.weekday for m in weekdays if m.weekday is not None),
        exact=exact,
        exact_phrase=exact_phrase,
        lead_day=_lead_day(article, mentions),
        year=year,
        year_reason=year_reason,
        anniversaries=_distinct(_anniversaries(article.text, mentions, named)),
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


def _terms(named: Sequence[NamedAnchor]) -> Iterator[Term]:
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
            yield Term(
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
    """
    Give an absolute day that the first line, or one right below headings, tells as its own.

    Told in a dateline or alone on the line, in the first with its weekday; a bare date may be
    history.
    """
    for number, line in enumerate(_opening_lines(article.text)):
        for mention in mentions:
            if mention.span.start >= line.end:
                break
            if mention.span.start < line.start or mention.kind is not DateKind.ABSOLUTE:
                continue
            alone = line.end - line.start <= len(mention.text) + _DATE_LINE_SLACK
            dated = mention.weekday is not None and not number
            found = resolve(mention, published=None).event_date if mention.day else None
            if found and (dated or alone or _ends_dateline(article.text, mention, line)):
                return found.start
    return None


def _opening_lines(text: str) -> Iterator[Span]:
    """Yield the first lines: the first of all, and each with nothing but headings above it."""
    start = shown = 0
    for whole in text[:_OPENING].splitlines(keepends=True):
        if line := whole.strip():
            first = start + whole.index(line)
            yield Span(first, first + len(line))
            shown += 1
            if shown == _OPENING_LINES or len(line) > _HEADING or line.endswith("."):
                return
        start += len(whole)


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
) -> Iterator[Anniversary]:
    for mention in mentions:
        if mention.kind is not DateKind.ANNIVERSARY:
            continue
        for item in named:
            gap = item.span.start - mention.span.end
            event = item.anchor.kind is AnchorKind.EVENT
            between = text[mention.span.end : item.span.start]
            if event and 0 <= gap <= _ANNIVERSARY_REACH and "\n" not in between:
                yield Anniversary(mention=mention, anchor=item.anchor)
                break


def _distinct(anniversaries: Iterator[Anniversary]) -> tuple[Anniversary, ...]:
    """Keep one for each fact, the numbered one where there is one; numbered ones come first."""
    ordered = sorted(anniversaries, key=lambda a: a.mention.ordinal is None)
    return tuple({a.anchor.id: a for a in reversed(ordered)}.values())[::-1]


def _past_months(mentions: Sequence[DateMention]) -> Iterator[DateMention]:
    for mention in mentions:
        told = mention.kind in {DateKind.PARTIAL, DateKind.SINCE} and mention.tense is Tense.PAST
        if told and mention.month is not None and mention.year is None:
            yield mention


def _dateline(article: Article, mentions: Sequence[DateMention]) -> DateMention | None:
    """Give the day and month of "BAGHDAD, April 22 -"."""
    for mention in mentions[:1]:
        partial = mention.kind is DateKind.PARTIAL and mention.day and mention.tense is None
        for line in _opening_lines(article.text) if partial else ():
            if _ends_dateline(article.text, mention, line):
                return mention
    return None


def _ends_dateline(text: str, mention: DateMention, line: Span) -> bool:
    """Tell a date that a dash parts from the first sentence of a line."""
    tail = text[mention.span.end : mention.span.end + _DATELINE_TAIL]
    begins = line.start <= mention.span.start <= min(line.start + _DATELINE_REACH, line.end)
    return begins and bool(_DATELINE_DASH.match(tail))
