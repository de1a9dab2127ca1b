"""Reports made from a line of fields, for tables and tests."""

from datetime import date
from hashlib import sha256

from dashboard.model import (
    Article,
    Attribution,
    Basis,
    Claim,
    Count,
    DatePrecision,
    EventDate,
    EventType,
    Location,
    Outcome,
    PartOfDay,
    Report,
    Role,
    Span,
)

NO_TEXT = "-"


def make_article(article_id, text, **fields):
    digest = sha256(text.encode()).hexdigest()
    return Article(id=article_id, text=text, digest=digest, **{"language": "en", **fields})


def make_place(name, *, lon, lat, radius_km, kind="", relation="", country=""):
    return Location(
        lon=lon, lat=lat, uncertainty_m=radius_km * 1000, name=name.replace("_", " "),
        place_id=f"test:{name}", kind=kind, relation=relation, country=country,
    )  # fmt: skip


def make_report(row, places, *, spans=None):
    """
    One report.

    `row` holds id, article and any of: place, also, launch, day, part, inferred, type, role, count,
    at_least, killed, wounded, by, by_inferred, attribution, target, outcomes, miss_m, sources,
    answers, aggregate.
    """
    spans = spans or (Span(0, 1),)
    told = _teller(spans)
    return Report(
        id=row["id"],
        article_id=row["article"],
        excerpts=spans,
        role=told(Role(row.get("role", "attack"))),
        event_type=told(EventType(row.get("type", "unspecified"))),
        target=_maybe(told, row.get("target")),
        location=_maybe(told, places.get(row.get("place"))),
        alternatives=tuple(told(places[name]) for name in row.get("also", ())),
        launch=_maybe(told, places.get(row.get("launch"))),
        date=_date(row, spans),
        munition_count=_maybe(told, _count(row)),
        perpetrator=_perpetrator(row, told),
        attribution=told(Attribution(row.get("attribution", "unknown"))),
        killed=_maybe(told, _exactly(row.get("killed"))),
        wounded=_maybe(told, _exactly(row.get("wounded"))),
        outcomes=tuple(told(Outcome(name)) for name in row.get("outcomes", ())),
        miss_distance_m=_maybe(told, row.get("miss_m")),
        sources=tuple(told(name) for name in row.get("sources", ())),
        in_response_to=_maybe(told, row.get("answers")),
        aggregate=row.get("aggregate", False),
    )


def _teller(spans):
    def tell(value):
        return Claim(value=value, basis=Basis.STATED, spans=spans)

    return tell


def _maybe(told, value):
    return None if value is None else told(value)


def _perpetrator(row, told):
    if row.get("by_inferred"):
        return Claim(value=row["by_inferred"], basis=Basis.INFERRED, reason="reasoned")
    return _maybe(told, row.get("by"))


def _exactly(number):
    return None if number is None else Count.exactly(number)


def _count(row):
    if "at_least" in row:
        return Count(best=row["at_least"], low=row["at_least"], high=None)
    return _exactly(row.get("count"))


def _date(row, spans):
    if "day" not in row:
        return None
    start, _, end = row["day"].partition("/")
    when = EventDate(
        start=date.fromisoformat(start),
        end=date.fromisoformat(end or start),
        precision=DatePrecision.WEEK if end else DatePrecision.DAY,
        part_of_day=PartOfDay(row["part"]) if "part" in row else None,
    )
    if row.get("inferred"):
        return Claim(value=when, basis=Basis.INFERRED, reason="reasoned")
    return Claim(value=when, spans=spans)


def make_batch(rows, places):
    """Articles and reports of a table's rows; an article's text is the rows' texts in order."""
    texts = {}
    reports = []
    for row in rows:
        text = texts.get(row["article"], "")
        start = len(text)
        texts[row["article"]] = f"{text}{row.get('text', NO_TEXT)}\n"
        span = Span(start, len(texts[row["article"]]) - 1)
        reports.append(make_report(row, places, spans=(span,)))
    articles = [make_article(one, text) for one, text in texts.items()]
    return articles, reports
