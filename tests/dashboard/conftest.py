"""Small articles and analyses, made to order."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from hashlib import sha256

import pytest

from dashboard.model import (
    Analysis,
    Article,
    Attribution,
    Basis,
    Claim,
    Credibility,
    DatePrecision,
    EventDate,
    EventType,
    Extraction,
    Incident,
    Location,
    Publication,
    Report,
    Role,
    Span,
)

SENTENCES = 9
LENGTH = 20  # code points of each sentence of a made-up article


def make_article(article_id: str, *, text: str = "") -> Article:
    text = text or "".join(f"{article_id} tells event {n}".ljust(LENGTH) for n in range(SENTENCES))
    digest = sha256(text.encode(errors="surrogatepass")).hexdigest()
    return Article(id=article_id, text=text, digest=digest, language="en")


def make_location(name: str, *, lon: float = 42.4, lat: float = 33.8) -> Location:
    place_id = f"test:{name.lower()}"
    return Location(lon=lon, lat=lat, uncertainty_m=500.0, name=name, place_id=place_id)


def make_report(report_id: str, *, place: str = "Base") -> Report:
    """`article:n` tells what sentence n of the article says."""
    article_id, _, number = report_id.rpartition(":")
    start = int(number) * LENGTH
    span = Span(start, start + LENGTH)
    day = EventDate(start=date(2022, 1, 5), end=date(2022, 1, 5), precision=DatePrecision.DAY)
    return Report(
        id=report_id,
        article_id=article_id,
        excerpts=(span,),
        role=Claim(value=Role.ATTACK, spans=(span,)),
        event_type=Claim(value=EventType.ROCKET, spans=(span,)),
        location=Claim(value=make_location(place), spans=(span,)),
        date=Claim(value=day, spans=(span,)),
    )


def make_incident(reports: Iterable[Report], *, incident_id: str = "") -> Incident:
    reports = tuple(reports)
    first = reports[0]
    return Incident(
        id=incident_id or f"i:{sha256(first.id.encode()).hexdigest()[:8]}",
        title=f"Attack told by {first.id}",
        role=first.role.value,
        event_type=first.event_type.value,
        reports=reports,
        location=first.location.value if first.location else None,
        launch=None,
        date=first.date.value if first.date else None,
        munition_count=None,
        perpetrator=None,
        attribution=Attribution.UNKNOWN,
        killed=None,
        wounded=None,
        outcomes=(),
        conflicts=(),
        origins=tuple((one.article_id,) for one in reports),
        credibility=Credibility(source="F", claim=6, reason="made up"),
    )


def make_analysis(*clusters: Sequence[str]) -> Analysis:
    """Each cluster is the ids of the reports of one incident; an empty one names an article."""
    groups = [[make_report(one) for one in cluster if ":" in one] for cluster in clusters]
    told = sorted((report for group in groups for report in group), key=lambda one: one.id)
    named = {one.partition(":")[0] for cluster in clusters for one in cluster}
    extractions = [
        Extraction(
            article_id=article_id,
            publication=Publication(day=None, basis=Basis.UNKNOWN, reason="none stated"),
            reports=tuple(one for one in told if one.article_id == article_id),
        )
        for article_id in sorted(named)
    ]
    found = sorted(map(make_incident, filter(None, groups)), key=lambda one: one.id)
    return Analysis(extractions=tuple(extractions), incidents=tuple(found))


@pytest.fixture
def article_of() -> Callable[..., Article]:
    return make_article


@pytest.fixture
def report_of() -> Callable[..., Report]:
    return make_report


@pytest.fixture
def incident_of() -> Callable[..., Incident]:
    return make_incident


@pytest.fixture
def analysis_of() -> Callable[..., Analysis]:
    return make_analysis
