"""Date phrases: found with their span, computed from the day of publication."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.expressions.dates import DateKind, Tense, beginning, find_dates, resolve
from dashboard.model import DatePrecision, PartOfDay

CASES = [
    (table["language"], table["published"], case)
    for path in sorted((Path(__file__).parents[3] / "cases").glob("dates_*.toml"))
    for table in [tomllib.loads(path.read_text("utf-8"))]
    for case in table["case"]
]
PIECES = st.sampled_from(
    ["الأربعاء", "مساء", "فجر", "ليلة", "أمس", "أول أمس", "اليوم", "الماضي", "الجاري", "المقبل", "يوم", "شباط", "كانون الثاني", "رمضان", "منذ", "قبل", "بعد", "أيام", "ثلاثة", "9000", "سنة", "عام", "2022", "1443", "31", "0", "الساعة", "25:70", "13:50", "الذكرى", "الثانية", "و", "-", "،", "(", ")", "\n", "Monday", "night", "early", "on", "Feb.", "30", "2023", "last", "next", "week", "ago", "hours", "a.m.", "since", "in", "2/31/2022", "99/99/2022"]
)  # fmt: skip
WEDNESDAY = date(2023, 3, 15)


def describe(mention, published):
    event = resolve(mention, published=published).event_date
    if event is None:
        return f"{mention.text}: {mention.kind} -"
    days = str(event.start) if event.start == event.end else f"{event.start}/{event.end}"
    precision = "" if event.precision is DatePrecision.DAY else f" {event.precision}"
    part = f" {event.part_of_day}" if event.part_of_day else ""
    return f"{mention.text}: {mention.kind} {days}{precision}{part}"


def only(text, language="ar"):
    (mention,) = find_dates(text, language=language)
    return mention


@pytest.mark.parametrize(
    ("language", "published", "case"), CASES, ids=[c[2]["text"] for c in CASES]
)
def test_phrases(language, published, case):
    found = [describe(m, published) for m in find_dates(case["text"], language=language)]
    assert found == case["found"]


def test_last_month_named_in_the_same_month_is_a_year_old():
    june = only("في السابع والعشرين من يونيو الماضي")
    assert resolve(june, published=date(2021, 7, 5)).event_date.start == date(2021, 6, 27)
    assert resolve(june, published=date(2021, 6, 28)).event_date.start == date(2021, 6, 27)


def test_weekday_beside_yesterday_outranks_a_late_printing():
    mention = only("أمس الثلاثاء")
    printed_late = resolve(mention, published=date(2023, 3, 16))
    assert printed_late.event_date.start == date(2023, 3, 14)
    assert "Tuesday" in printed_late.reason


def test_without_publication_only_told_years_have_days():
    assert resolve(only("مساء الأحد"), published=None).event_date is None
    assert resolve(only("في 5 آب 2020"), published=None).event_date.start == date(2020, 8, 5)


def test_event_counts_from_its_anchor():
    mention = only("غداة الهجوم")
    assert mention.kind is DateKind.EVENT
    resolved = resolve(mention, published=WEDNESDAY, anchor=date(2023, 3, 10))
    assert resolved.event_date.start == date(2023, 3, 11)


def test_time_alone_belongs_to_its_anchor():
    mention = only("عند الساعة 23:20")
    event = resolve(mention, published=WEDNESDAY, anchor=date(2023, 3, 10)).event_date
    assert (event.start, event.part_of_day) == (date(2023, 3, 10), PartOfDay.NIGHT)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("منذ الأحد", date(2023, 3, 12)),
        ("منذ مطلع كانون الثاني الماضي", date(2023, 1, 1)),
        ("منذ عام 2011", date(2011, 1, 1)),
        ("منذ صيف 2020", date(2020, 6, 1)),
        ("منذ بداية العام الجاري", date(2023, 1, 1)),
    ],
)
def test_beginning_of_a_span(text, first):
    mention = only(text)
    assert mention.kind is DateKind.SINCE
    assert resolve(mention, published=WEDNESDAY).event_date is None
    assert beginning(mention, published=WEDNESDAY) == first


def test_impossible_days_have_no_date():
    assert resolve(only("في 31 نيسان 2022"), published=WEDNESDAY).event_date is None


def test_phrases_beyond_the_calendar_have_no_date():
    assert resolve(only("قبل مليون سنة"), published=WEDNESDAY).event_date is None


def test_next_looks_forward():
    mention = only("الخميس المقبل")
    assert mention.tense is Tense.NEXT
    assert resolve(mention, published=WEDNESDAY).event_date.start > WEDNESDAY


def test_clock_is_read_with_the_part_of_day():
    assert only("الساعة العاشرة من مساء الاثنين").minute == 22 * 60
    assert only("الساعة الثالثة فجراً").minute == 3 * 60
    assert only("at 3 p.m. on Monday", "en").minute == 15 * 60


@given(st.one_of(st.text(), st.lists(PIECES).map(" ".join)), st.sampled_from(["ar", "en"]))
def test_any_text_gives_ordered_spans_that_slice_back(text, language):
    end = 0
    for mention in find_dates(text, language=language):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.text == text[mention.span.start : mention.span.end]
        end = mention.span.end


@given(st.lists(PIECES).map(" ".join), st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_any_phrase_resolves_to_an_interval_or_a_reason(text, published):
    for mention in find_dates(text, language="ar") + find_dates(text, language="en"):
        for anchor in (None, published):
            resolved = resolve(mention, published=published, anchor=anchor)
            assert resolved.reason
            beginning(replace(mention, kind=DateKind.SINCE), published=published)


@given(st.integers(0, 6), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_a_bare_weekday_is_within_the_last_week(weekday, published):
    names = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
    event = resolve(only(f"يوم {names[weekday]}"), published=published).event_date
    assert event.start.weekday() == weekday
    assert timedelta(0) <= published - event.start < timedelta(days=7)
