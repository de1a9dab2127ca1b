from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from dashboard.briefing import compose
from dashboard.briefing.composition import time_group
from dashboard.export import hand_over
from dashboard.map_view.symbols import Mark
from dashboard.model import (
    Attribution,
    Basis,
    Claim,
    Conflict,
    ConflictValue,
    Count,
    Span,
)
from dashboard.translation import language
from tests.dashboard.export.conftest import AS_OF
from tests.fixtures.incidents import (
    make_article,
    make_conflict,
    make_date,
    make_incident,
    make_inferred_doer,
    make_location,
    make_report,
    make_scattered_report,
)


def test_incidents_are_numbered_by_date(brief):
    assert [entry.incident_id for entry in brief.entries] == ["i:3", "i:1", "i:2", "i:4"]
    assert [entry.number for entry in brief.entries] == [1, 2, 3, 4]


def test_marks_are_those_of_the_screen(brief):
    assert [entry.mark for entry in brief.entries] == [
        Mark.THWARTED, Mark.ATTACK, Mark.RETALIATION, Mark.ATTACK
    ]  # fmt: skip


def test_only_what_may_be_drawn_has_a_place(brief):
    assert [entry.location is not None for entry in brief.entries] == [False, True, True, False]
    assert "Not on the map" in brief.entries[0].caution
    assert "Not on the map" in brief.entries[3].caution


def test_values_are_told_with_their_doubt(brief):
    first = brief.entries[1]
    assert first.what == "Rockets ×4"
    assert first.where == "Wadi Base"
    assert first.when == "7 May 2023, dawn, inferred"
    assert first.grade == "B2"
    assert first.sources == (1, 2)
    assert "killed: 2 to 5 (best 3)" in first.details
    assert "wounded: at least 7" in first.details
    assert "claimed by -group of many" in first.details
    assert "fired from Field A" in first.details
    assert first.caution == "Accounts differ on: How many"
    assert brief.entries[2].when == "8 May – 14 May 2023, inferred"
    assert "answers 2, inferred" in brief.entries[2].details
    assert brief.entries[0].when == "May 2023, inferred"


def test_arabic_is_spoken_throughout(arabic):
    first = arabic.entries[1]
    assert first.what == "صواريخ ×4"
    assert first.where == "\u2068قاعدة الوادي\u2069"
    assert "مايو" in first.when
    assert arabic.right_to_left
    assert language() == "en"


def test_old_news_are_counted_and_not_shown(brief):
    assert "i:9" not in {entry.incident_id for entry in brief.entries}
    assert brief.remarks[0].startswith("1 entry of earlier history")


def test_sources_are_numbered_once_and_quoted(brief):
    assert [note.number for note in brief.sources] == [1, 2]
    assert "=2+5 News" in brief.sources[0].text
    assert "7 May 2023" in brief.sources[0].text
    quotes = brief.entries[1].quotes
    assert [(quote.source, quote.language) for quote in quotes] == [(1, "ar"), (2, "en")]
    assert "أربعة صواريخ" in quotes[0].text


def test_the_header_tells_what_is_covered(brief, empty):
    assert brief.extent == "4 incidents\u00a0· 1 May 2023 – 31 May 2023"
    assert brief.time_group == "091530Z MAY 23"
    assert brief.stated_on == "9 May 2023"
    assert brief.provenance == "Generated from 2 articles, 2 origins"
    assert empty.title == "Attacks and responses"
    assert empty.extent == "0 incidents"


def test_titles_are_cleaned(handover):
    made = compose(handover, title=" a\u202eb\nc ", banner="x\x00y")
    assert (made.title, made.banner) == ("ab c", "xy")


def test_articles_that_share_a_text_once_are_one_origin():
    articles = [make_article(f"a{n}") for n in range(4)]
    reports = [tuple(make_report(f"a{n}:r{i}", articles[n]) for n in range(4)) for i in range(2)]
    incidents = (
        make_incident("i:1", reports=reports[0], origins=(("a0", "a1"), ("a2",), ("a3",))),
        make_incident("i:2", reports=reports[1], origins=(("a0",), ("a1", "a2"), ("a3",))),
    )
    made = compose(hand_over(incidents, (), articles, as_of=AS_OF))
    assert made.provenance == "Generated from 4 articles, 2 origins"


@pytest.mark.parametrize(
    ("moment", "group"),
    [
        (datetime(2022, 1, 5, 15, 30, tzinfo=UTC), "051530Z JAN 22"),
        (datetime(2022, 1, 1, 1, 0, tzinfo=timezone(timedelta(hours=3))), "312200Z DEC 21"),
    ],
)
def test_the_time_group_is_in_utc(moment, group):
    assert time_group(moment) == group


def test_launch_points_become_arcs(brief):
    assert [(arc.kind, arc.start, arc.end) for arc in brief.arcs] == [
        ("launch", (-73.25, -4.5), (42.4412, 33.7856)),
        ("answer", (42.4412, 33.7856), (-73.25, -4.5)),
    ]


def test_a_sum_over_several_events_is_no_incident():
    summed = replace(make_report(), aggregate=True)
    made = compose(
        hand_over([make_incident(location=make_location(), reports=(summed,))], (), (), as_of=AS_OF)
    )
    assert made.entries == ()


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count.exactly(5), "Rockets ×5"),
        (Count(best=6, low=5, high=8), "Rockets ×5–8"),
        (Count(best=5, low=5, high=None), "Rockets, at least 5"),
        (None, "Rockets"),
    ],
)
def test_counts_are_told_with_their_doubt(count, words):
    made = compose(hand_over([make_incident(munition_count=count)], (), (), as_of=AS_OF))
    assert made.entries[0].what == words


def test_an_inferred_doer_is_told_as_one():
    made = compose(hand_over([make_inferred_doer()], (), (), as_of=AS_OF))
    assert any(detail.endswith(", inferred") for detail in made.entries[0].details)


@pytest.mark.parametrize(("basis", "told"), [(Basis.STATED, False), (Basis.INFERRED, True)])
def test_a_place_and_a_launch_point_that_no_text_states_say_so(basis, told):
    place, launch = make_location(), make_location("Field A", lon=41.0)
    report = replace(
        make_report(),
        location=Claim(value=place, basis=basis, spans=(Span(0, 4),), reason="why"),
        launch=Claim(value=launch, basis=basis, spans=(Span(0, 4),), reason="why"),
    )
    incident = make_incident(location=place, launch=launch, reports=(report,))
    (entry,) = compose(hand_over([incident], (), (), as_of=AS_OF)).entries
    assert ("place inferred" in entry.details) is told
    assert ("fired from Field A, inferred" in entry.details) is told


def test_a_stated_day_is_not_called_inferred():
    report = replace(make_report(), date=Claim(value=make_date(), spans=(Span(0, 4),)))
    made = compose(hand_over([make_incident(reports=(report,))], (), (), as_of=AS_OF))
    assert made.entries[0].when == "7 May 2023"


def test_rival_names_stand_side_by_side():
    conflicts = (
        Conflict(
            field="perpetrator",
            values=(
                ConflictValue(value="Group A", report_ids=("a1:r1",)),
                ConflictValue(value="armed group", report_ids=("a2:r1",)),
            ),
        ),
        make_conflict(),
    )
    given = hand_over([make_incident(conflicts=conflicts)], (), (), as_of=AS_OF)
    english, arabic = (compose(given, in_language=code).entries[0] for code in ("en", "ar"))
    assert english.caution.endswith("Accounts differ on: By whom (Group A / armed group), How many")
    assert "جماعة مسلحة" in arabic.caution


def test_a_quote_has_the_words_of_every_value_and_marks_cuts():
    article, report = make_scattered_report(url="https://a.example/1")
    made = compose(hand_over([make_incident(reports=(report,))], (), (article,), as_of=AS_OF))
    (quote,) = made.entries[0].quotes
    told = "Two died and shells fell on the base. […] The army said so on Monday"
    assert quote.text == told
    assert made.sources[0].url == "https://a.example/1"


def test_a_denial_is_told_where_nobody_is_named():
    denied = make_incident(attribution=Attribution.DENIED)
    made = compose(hand_over([denied], (), (), as_of=AS_OF))
    assert "a side named in the text denies it" in made.entries[0].details


def test_known_actors_are_named_in_arabic():
    known = make_incident(perpetrator="US-led coalition", attribution=Attribution.CLAIMED)
    made = compose(hand_over([known], (), (), as_of=AS_OF), in_language="ar")
    assert any("التحالف بقيادة الولايات المتحدة" in detail for detail in made.entries[0].details)
