"""The words for one incident in a table: short, and only what is told."""

from collections.abc import Iterator, Mapping, Sequence

from babel import Locale
from babel.dates import format_date

from dashboard.briefing.bidi import DOT, isolated
from dashboard.components.rival_words import rival_words
from dashboard.components.wording import (
    FIELDS,
    OUTCOMES,
    PARTS,
    ROLES,
    TYPES,
    count_words,
    distance_words,
    number,
    place_name,
)
from dashboard.model import (
    Attribution,
    Basis,
    Count,
    DatePrecision,
    EventDate,
    EventType,
    Incident,
    Location,
    Outcome,
    Role,
)
from dashboard.provenance import basis_of
from dashboard.translation import language, msgid, named, tr

__all__ = ["accounts_of", "details_of", "what_of", "when_of", "where_of"]

_WHO = {
    Attribution.CLAIMED: msgid("claimed by {who}"),
    Attribution.ATTRIBUTED: msgid("blamed on {who}"),
    Attribution.DENIED: msgid("denied by {who}"),
    Attribution.UNKNOWN: msgid("by {who}, no claim told"),
}
_INFERRED = msgid("by {who}, inferred")

_WHAT = {
    Role.RETALIATION: msgid("Retaliation: {means}"),
    Role.STRIKE: msgid("Strike: {means}"),
    Role.THWARTED: msgid("Thwarted: {means}"),
}

_SHOWN_AS_RANGE = frozenset({"munition_count", "killed", "wounded", "attribution"})
"""Fields whose rival values are told as a span of numbers, or by who claims and who denies."""

_PATTERNS = {DatePrecision.MONTH: "LLL yyyy", DatePrecision.YEAR: "yyyy"}


def what_of(incident: Incident) -> str:
    """Say what was done, and with how many."""
    means = tr(TYPES[incident.event_type])
    if incident.event_type is EventType.UNSPECIFIED:
        means = tr("means not told") if incident.role in _WHAT else tr(ROLES[incident.role])
    if incident.munition_count:
        means = f"{means}{_compact(incident.munition_count)}"
    framed = _WHAT.get(incident.role)
    return tr(framed, means=means) if framed else means


def when_of(incident: Incident) -> str:
    """Write the day in a narrow column, as exact as it is known, and say where it is inferred."""
    if incident.date is None:
        return tr("undated")
    return _marked(_day_words(incident.date), incident, "date")


def _day_words(day: EventDate) -> str:
    if pattern := _PATTERNS.get(day.precision):
        written = _day(day, pattern)
    elif day.start == day.end:
        written = _day(day, "d MMM yyyy")
    else:
        written = f"{_day(day, 'd MMM')} – {_day(day, 'd MMM yyyy', last=True)}"
    return tr(", ").join((written, tr(PARTS[day.part_of_day]))) if day.part_of_day else written


def where_of(location: Location | None) -> str:
    """Name a place."""
    return isolated(place_name(location)) if location else tr("place not told")


def details_of(incident: Incident, answered: Mapping[Basis, Sequence[int]]) -> tuple[str, ...]:
    """
    Tell launch point, who, harm and outcome.

    Parameters
    ----------
    answered
        The numbers of the incidents that it answers, by how the link came about.
    """
    return tuple(_details(incident, answered))


def accounts_of(incident: Incident) -> str:
    """Name the fields on which accounts differ; rival values that no detail shows stand by them."""
    told = []
    for rivalry in incident.conflicts:
        name = tr(FIELDS.get(rivalry.field, rivalry.field))
        words = (rival_words(rivalry.field, one, incident.reports) for one in rivalry.values)
        rivals = " / ".join(isolated(word) for word in dict.fromkeys(words))
        is_shown = rivalry.field in _SHOWN_AS_RANGE
        told.append(name if is_shown else tr("{what} ({values})", what=name, values=rivals))
    return tr(", ").join(dict.fromkeys(told))


def _details(incident: Incident, answered: Mapping[Basis, Sequence[int]]) -> Iterator[str]:
    if incident.location:
        yield _extent(incident.location)
    if basis_of(incident, "location") is Basis.INFERRED:
        yield tr("place inferred")
    for basis, numbers in answered.items():
        told = tr("answers {numbers}", numbers=tr(", ").join(map(number, numbers)))
        yield tr("{value}, inferred", value=told) if basis is Basis.INFERRED else told
    if incident.launch:
        place = isolated(place_name(incident.launch))
        yield _marked(tr("fired from {place}", place=place), incident, "launch")
    if incident.perpetrator:
        inferred = incident.perpetrator_basis is Basis.INFERRED
        who = _INFERRED if inferred else _WHO[incident.attribution]
        yield tr(who, who=isolated(named(incident.perpetrator)))
    elif incident.attribution is Attribution.DENIED:
        yield tr("a side named in the text denies it")
    yield from _harm(incident)


def _harm(incident: Incident) -> Iterator[str]:
    if incident.killed and incident.wounded and not incident.killed.best + incident.wounded.best:
        yield tr("no casualties")
    else:
        if incident.killed:
            yield tr("killed: {n}", n=count_words(incident.killed))
        if incident.wounded:
            yield tr("wounded: {n}", n=count_words(incident.wounded))
    for outcome in incident.outcomes:
        if not (outcome is Outcome.INTERCEPTED and incident.role is Role.THWARTED):
            yield tr(OUTCOMES[outcome])


def _marked(value: str, incident: Incident, field: str) -> str:
    """Say of a value that it is inferred, where no text states it."""
    is_inferred = basis_of(incident, field) is Basis.INFERRED
    return tr("{value}, inferred", value=value) if is_inferred else value


def _extent(location: Location) -> str:
    """Tell the country and how wide the place is."""
    country = Locale(language()).territories.get(location.country, "") if location.country else ""
    within = tr("within {distance}", distance=distance_words(location.uncertainty_m))
    is_told = not country or country in place_name(location)
    return within if is_told else f"{isolated(country)}{DOT}{within}"


def _compact(count: Count) -> str:
    """Write a count behind what is counted; signs such as ≥ turn round in Arabic, words do not."""
    if count.high is None:
        return f"{tr(', ')}{count_words(count)}"
    if count.low == count.high:
        return f" ×{number(count.best)}"
    return f" ×{number(count.low)}–{number(count.high)}"


def _day(day: EventDate, pattern: str, *, last: bool = False) -> str:
    return str(format_date(day.end if last else day.start, pattern, locale=language()))
