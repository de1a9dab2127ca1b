"""A set of incidents with everything that a format may stumble over."""

from datetime import UTC, date, datetime

import pytest

from dashboard.export import hand_over
from dashboard.model import (
    Attribution,
    Basis,
    Count,
    Credibility,
    DatePrecision,
    EventDate,
    EventType,
    IncidentLink,
    LinkKind,
    Outcome,
    PartOfDay,
    ReviewState,
    Role,
    Span,
)
from tests.fixtures.incidents import (
    HOSTILE,
    make_answer,
    make_article,
    make_conflict,
    make_date,
    make_incident,
    make_location,
    make_report,
)

AS_OF = datetime(2023, 5, 9, 15, 30, tzinfo=UTC)

BASE = make_location(
    "Wadi Base", lon=42.4412, lat=33.7856, radius_m=2500.0, name_ar="قاعدة الوادي",
    kind="air_base", country="IQ", admin1="Anbar", confidence=0.9,
)  # fmt: skip
FIELD = make_location(
    "Field A", lon=-73.25, lat=-4.5, radius_m=12_000.0, kind="town", country="PE",
    relation="distance_direction",
)  # fmt: skip
COUNTRY = make_location(
    "Iraq", lon=43.7, lat=33.0, radius_m=400_000.0, name_ar="العراق", kind="country", country="IQ"
)


def make_everything():
    rich = make_article("a1", outlet="=2+5 News", title='Title, with "quotes"', url="https://a.example/1",
                        published=date(2023, 5, 7))  # fmt: skip
    hostile = make_article("a2", HOSTILE + "\x0b\n@SUM(1)", language="en", published=None)
    whole = Span(0, len(rich.text))
    first = make_incident(
        "i:1",
        title="4 rockets at Wadi Base",
        location=BASE,
        launch=FIELD,
        perpetrator="-group of many",
        attribution=Attribution.CLAIMED,
        killed=Count(best=3, low=2, high=5),
        wounded=Count(best=7, low=7, high=None),
        outcomes=(Outcome.DAMAGE, Outcome.HIT),
        conflicts=(make_conflict(),),
        credibility=Credibility(source="B", claim=2, reason="two origins"),
        origins=(("a1",), ("a2",)),
        review=ReviewState.CONFIRMED,
        date=make_date(part_of_day=PartOfDay.DAWN, phrase="فجر الأحد"),
        reports=(
            make_report("a1:r1", rich, location=BASE, launch=FIELD),
            make_report("a2:r1", hostile, location=BASE),
        ),
    )
    answer = make_incident(
        "i:2",
        title="Retaliation: air strike",
        role=Role.RETALIATION,
        event_type=EventType.AIRSTRIKE,
        location=FIELD,
        date=EventDate(start=date(2023, 5, 8), end=date(2023, 5, 14), precision=DatePrecision.WEEK),
        reports=(make_report("a1:r2", rich, location=FIELD),),
    )
    wide = make_incident(
        "i:3",
        title="=1+1",
        location=COUNTRY,
        role=Role.THWARTED,
        event_type=EventType.DRONE,
        date=EventDate(
            start=date(2023, 5, 1), end=date(2023, 5, 31), precision=DatePrecision.MONTH
        ),
        munition_count=None,
        killed=None,
        reports=(make_report("a1:r3", rich, location=COUNTRY),),
    )
    nowhere = make_incident(
        "i:4", title=HOSTILE, date=None, reports=(make_report("a2:r4", hostile),), location=None
    )
    outside = make_incident("i:5", location=BASE)
    links = (
        make_answer("i:2", "i:1"),
        IncidentLink(kind=LinkKind.POSSIBLY_SAME_AS, source_id="i:1", target_id="i:4",
                     basis=Basis.INFERRED, reason="same day", article_id="a1", spans=(whole,)),
        make_answer("i:5", "i:1"),
    )  # fmt: skip
    incidents = (first, answer, wide, nowhere)
    return incidents, outside, links, (rich, hostile, make_article("a9"))


@pytest.fixture(scope="session")
def handover():
    incidents, _, links, articles = make_everything()
    return hand_over(incidents, links, articles, as_of=AS_OF)


@pytest.fixture(scope="session")
def nothing():
    return hand_over((), (), (), as_of=AS_OF)
