"""
Who did it, where the text tells whose campaign it belongs to.

As in "Air strikes hit A. Israel has struck the border strip for months" and "Israel raided southern
Lebanon. A car was hit in B": inferred, of what is alike and lies in the same country.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dashboard.extraction.doers.coalitions import name_of
from dashboard.extraction.events.habits import is_habit
from dashboard.extraction.events.mention import Status
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.reports.disowned import disowning
from dashboard.extraction.reports.sole_sides import is_unknown, lacks_doer
from dashboard.extraction.syntax.names import Coarseness
from dashboard.extraction.words.cues import Cue, is_finite
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import ACTOR, VERB, Number
from dashboard.extraction.words.theatres import load_theatres
from dashboard.model import Basis, Claim, EventType, Location, Report, Role
from gazetteer.geodesy import distance_m
from gazetteer.model import Point, Resolution

__all__ = ["name_campaigners"]

_HABIT: Final = "the text tells that this side has done so there for some time"
_SUMMARY: Final = "told under a summary of what this side did there"
_FROM_AIR: Final = frozenset({EventType.AIRSTRIKE, EventType.DRONE})
_TELLING: Final = frozenset({Status.AGGREGATE, Status.TOLD})
_HABITUAL: Final = "habit"  # key of words such as "every night"
_STRUCK: Final = _FROM_AIR | {EventType.MISSILE, EventType.ARTILLERY}
_UNTOLD: Final = frozenset({EventType.UNSPECIFIED})
_AGAINST: Final = words_of("against")
_AGAINST_REACH: Final = 2  # tokens of "against the"
_NOT_STRUCK: Final = frozenset({Role.BACKGROUND, Role.THWARTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Campaign:
    """
    What one side does again and again, or did in many places.

    Attributes
    ----------
    countries
        Where; empty where the text points back ("the strip").
    types
        What is alike.
    region
        Wide place that a summary tells: only what lies in it belongs to it.
    start
        Offset from which events belong to it; 0 for a habit, which may be told last.
    """

    actor: Cue
    name: str
    countries: frozenset[str]
    types: frozenset[EventType]
    region: Resolution | None
    start: int
    reason: str


def name_campaigners(
    document: Document, reports: Sequence[Report], frames: Sequence[Frame]
) -> tuple[tuple[Report, ...], frozenset[str]]:
    """
    Name the doer of events that belong to a campaign of which the text tells, as an inference.

    Nobody is named where two sides' campaigns or deeds are told of the same country, and no side
    that denies it.

    Returns
    -------
    tuple[tuple[Report, ...], frozenset[str]]
        The reports, and the names of all sides that the text tells to strike again and again.
    """
    told = list(_campaigns(document, frames)) if any(map(lacks_doer, reports)) else []
    if not told:
        return tuple(reports), frozenset()
    denying = disowning(document, [c.actor for c in told])
    believed = [c for c in told if c.actor.key not in denying]
    sides: dict[str, set[str]] = {}
    for report in reports:
        if report.perpetrator is not None and report.location is not None:
            country = report.location.value.country
            sides.setdefault(country, set()).add(report.perpetrator.value)
    # "X bombed Y in answer to an attack on Z": that on Z was not X's
    answering: dict[str, set[str]] = {}
    for report in reports:
        if report.in_response_to is not None and report.perpetrator is not None:
            answering.setdefault(report.in_response_to.value, set()).add(report.perpetrator.value)
    named = tuple(
        [
            _named(
                document, r, sides, [c for c in believed if c.name not in answering.get(r.id, ())]
            )
            for r in reports
        ]
    )
    return named, frozenset([c.name for c in told if not c.start])


def _named(
    document: Document, report: Report, sides: Mapping[str, set[str]], told: Sequence[_Campaign]
) -> Report:
    if not lacks_doer(report) or report.location is None or is_unknown(document, report):
        return report
    if report.role.value in _NOT_STRUCK:
        return report
    country = report.location.value.country
    here = [c for c in told if not c.countries or country in c.countries]
    if len({c.name for c in here} | sides.get(country, set())) != 1:
        return report
    home = load_theatres().states.get(country)
    campaign = next((c for c in here if _fits(c, report)), None)
    if campaign is None or home == campaign.name or _is_hit(document, campaign, report):
        return report
    spans = (document.span(campaign.actor.first, campaign.actor.last),)
    claim = Claim(value=campaign.name, basis=Basis.INFERRED, spans=spans, reason=campaign.reason)
    return replace(report, perpetrator=claim)


def _is_hit(document: Document, campaign: _Campaign, report: Report) -> bool:
    """As in "the attack against U.S. troops": whom it was against."""
    for cue in document.cues.by_category.get(ACTOR, ()):
        start = document.span(cue.first, cue.last).start
        told = any(e.start <= start < e.end for e in report.excerpts[:1])
        if told and cue.key == campaign.actor.key:
            before = document.words[max(0, cue.first - _AGAINST_REACH) : cue.first]
            if not _AGAINST.isdisjoint(before):
                return True
    return False


def _fits(campaign: _Campaign, report: Report) -> bool:
    kind = report.event_type.value
    if kind is EventType.AIRSTRIKE and not campaign.actor.sense.state:
        return False
    if report.location is None or report.excerpts[0].start < campaign.start:
        return False
    return kind in campaign.types and _lies_in(report.location.value, campaign.region)


def _lies_in(place: Location, region: Resolution | None) -> bool:
    if region is None or region.point is None or region.uncertainty_m is None:
        return True
    return distance_m(region.point, Point(lon=place.lon, lat=place.lat)) <= region.uncertainty_m


def _campaigns(document: Document, frames: Sequence[Frame]) -> Iterator[_Campaign]:
    for frame in frames:
        if frame.mention.status not in _TELLING:
            continue
        if _goes_on(document, frame):
            start, reason = 0, _HABIT
        elif _sums_up(frame):
            start, reason = frame.span.end, _SUMMARY
        else:
            continue
        header = frame.mention.clause.header
        if header is not None and header.actor is not None:
            continue  # "the Pentagon has logged 74 attacks"
        actor = _side(document, frame)
        if actor is None:
            continue
        yield _Campaign(
            actor=actor,
            name=name_of(document, actor),
            countries=_where(frame, name_of(document, actor)),
            types=_types(frame) | (_UNTOLD if start else frozenset()),
            region=frame.place.toponym.resolution if start and frame.place else None,
            start=start,
            reason=reason,
        )


def _goes_on(document: Document, frame: Frame) -> bool:
    """As in "has struck the strip for months"; not "has logged 74 attacks"."""
    mention = frame.mention
    return mention.status is Status.AGGREGATE and (
        _HABITUAL in mention.clause.cues.by_key
        or is_habit(document, mention, place=frame.place, when=frame.when)
    )


def _sums_up(frame: Frame) -> bool:
    """As in "raided southern Lebanon", "attacked Ukraine with drones": many, of a wide place."""
    mention, place = frame.mention, frame.place
    if mention.status is not Status.TOLD or mention.intercepted or mention.definite:
        return False
    if place is None:
        return bool(frame.agency.victim)
    plural = mention.plural or any(c.sense.number is Number.PLURAL for c in mention.triggers)
    return plural and place.coarseness >= Coarseness.DISTRICT


def _side(document: Document, frame: Frame) -> Cue | None:
    """Who is told to do so: the doer, or in Arabic whoever stands right behind the verb."""
    actors = frame.mention.cues.by_category.get(ACTOR, ())
    if frame.doer:
        claim = frame.agency.perpetrator
        if claim is None or claim.basis is not Basis.STATED:
            return None
        return next((c for c in actors if name_of(document, c) == claim.value), None)
    if not document.arabic:
        return None
    verbs = [c.last for c in frame.mention.triggers if c.category is VERB and is_finite(c)]
    return next((c for c in actors if c.first in verbs and not c.clitics), None)


def _where(frame: Frame, doer: str) -> frozenset[str]:
    """Country that is told, or the state that suffers it: "Russia attacked Ukraine with"."""
    place = frame.place.toponym.resolution.place if frame.place is not None else None
    if place is not None and place.country:
        return frozenset({place.country})
    if frame.countries:
        return frozenset(frame.countries)
    states, victim = load_theatres().states, frame.agency.victim
    return frozenset(code for code, name in states.items() if name == victim != doer)


def _types(frame: Frame) -> frozenset[EventType]:
    told = {frame.event_type, *frame.means.listed} - {None, EventType.UNSPECIFIED}
    if not told:
        return _STRUCK
    types = frozenset(t for t in told if t is not None)
    return types | _FROM_AIR if types & _FROM_AIR else types
