"""
Immutable records from article to incident.

A `Report` is what one article says of one event; every value in it is a `Claim` that carries the
span it was read from, or the rule that inferred it. An `Incident` groups reports of the same event
and keeps their disagreements.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from dashboard.errors import InvalidRecordError
from gazetteer.model import Toponym

__all__ = [
    "Analysis",
    "Article",
    "Attribution",
    "Basis",
    "Claim",
    "Conflict",
    "ConflictValue",
    "Constraint",
    "ConstraintKind",
    "Count",
    "Credibility",
    "DatePrecision",
    "EventDate",
    "EventType",
    "Extraction",
    "Incident",
    "IncidentLink",
    "LinkKind",
    "Location",
    "Mark",
    "Outcome",
    "PartOfDay",
    "Publication",
    "Report",
    "ReviewState",
    "Role",
    "Span",
]

T = TypeVar("T")

_LARGEST_LON, _LARGEST_LAT = 180.0, 90.0


class Role(StrEnum):
    """What part an event plays (DESIGN "Meanings")."""

    ATTACK = "attack"
    RETALIATION = "retaliation"
    STRIKE = "strike"
    THWARTED = "thwarted"
    BACKGROUND = "background"


class EventType(StrEnum):
    """Means of an event."""

    ROCKET = "rocket"
    DRONE = "drone"
    MISSILE = "missile"
    ARTILLERY = "artillery"
    AIRSTRIKE = "airstrike"
    BOMBING = "bombing"
    SHOOTING = "shooting"
    UNSPECIFIED = "unspecified"


class Attribution(StrEnum):
    """Who says who did it."""

    CLAIMED = "claimed"
    ATTRIBUTED = "attributed"
    DENIED = "denied"
    UNKNOWN = "unknown"


class Basis(StrEnum):
    """How a value came about."""

    STATED = "stated"  # read from the evidence spans
    INFERRED = "inferred"  # reasoned; `reason` says how, and the dashboard shows it
    ANALYST = "analyst"  # entered by a person
    UNKNOWN = "unknown"


class DatePrecision(StrEnum):
    """Width of an event date."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class PartOfDay(StrEnum):
    """Part of the day as told."""

    DAWN = "dawn"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class Outcome(StrEnum):
    """What became of the attack, as told."""

    DAMAGE = "damage"
    NO_DAMAGE = "no_damage"
    INTERCEPTED = "intercepted"
    FELL_SHORT = "fell_short"
    HIT = "hit"


class LinkKind(StrEnum):
    """How two incidents belong together."""

    RETALIATION = "retaliation"  # source answers target
    POSSIBLY_SAME_AS = "possibly_same_as"  # symmetric; stored once


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """Half-open code-point offsets into an article's original text."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        # An article has hundreds: what a frozen class writes of itself takes twice as long.
        if not 0 <= start < end:
            raise InvalidRecordError(f"span {start}:{end}: expected 0 <= start < end")
        _set_start(self, start)
        _set_end(self, end)


_set_start, _set_end = (Span.__dict__[name].__set__ for name in ("start", "end"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When an article was published, and how we know; `day` is `None` where nobody can tell."""

    day: date | None
    basis: Basis
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """
    One news text, exactly as read.

    Attributes
    ----------
    id
        File stem or the `id` given; unique within a store.
    text
        The original, never edited: every offset in the system points into it.
    digest
        SHA-256 of `text`, hexadecimal.
    published
        Publication day as stated by the file's metadata, or `None`.
    language
        BCP 47, `ar` or `en`.
    """

    id: str
    text: str
    digest: str
    language: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True, init=False)
class Claim(Generic[T]):
    """
    One value and where it comes from.

    Attributes
    ----------
    spans
        Evidence in the article, in text order; empty only where `basis` is not `stated`.
    reason
        The rule in words.
    """

    value: T
    basis: Basis = Basis.STATED
    spans: tuple[Span, ...] = ()
    reason: str = ""

    def __init__(
        self,
        *,
        value: T,
        basis: Basis = Basis.STATED,
        spans: tuple[Span, ...] = (),
        reason: str = "",
    ) -> None:
        # As of spans: what is told of an event are dozens of claims.
        if not spans and basis is Basis.STATED:
            raise InvalidRecordError(f"stated value {value!r} has no evidence span")
        _set_value(self, value)
        _set_basis(self, basis)
        _set_spans(self, spans)
        _set_reason(self, reason)


_set_value, _set_basis, _set_spans, _set_reason = (
    Claim.__dict__[name].__set__ for name in ("value", "basis", "spans", "reason")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number as told: `low <= best <= high`; `high` is `None` for "at least" and "dozens"."""

    best: int
    low: int
    high: int | None

    def __post_init__(self) -> None:
        if not (0 <= self.low <= self.best and (self.high is None or self.best <= self.high)):
            raise InvalidRecordError(f"count {self.low}..{self.best}..{self.high} is out of order")

    @classmethod
    def exactly(cls, number: int) -> "Count":
        """Make the count that is told without a qualifier."""
        return cls(best=number, low=number, high=number)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """
    When an event happened: a closed interval of days.

    Attributes
    ----------
    zone
        IANA name of the zone the phrase is read in, or empty where unknown.
    phrase
        The words it was read from; empty where inferred from the publication date alone.
    """

    start: date
    end: date
    precision: DatePrecision
    part_of_day: PartOfDay | None = None
    zone: str = ""
    phrase: str = ""

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise InvalidRecordError(f"date {self.start}..{self.end}: expected start <= end")


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """
    A resolved place of an event.

    Attributes
    ----------
    lon, lat
        EPSG:4326, decimal degrees.
    uncertainty_m
        Radius round the point that contains the place; over 0.
    name
        As displayed, English; a relation is spelt out ("south-west of Al-Omar oil field").
    name_ar
        As displayed in Arabic; may be empty.
    place_id
        Gazetteer entry (a relation's anchor).
    kind
        The gazetteer's place kind; `country` and `region` are never drawn as a pin.
    why
        How the name became the point, in words, strongest reason first.
    rejected
        Runner-up candidates in words ("Al-Asad, Syria: 0.31, ..."), best first.
    """

    lon: float
    lat: float
    uncertainty_m: float
    name: str
    name_ar: str = ""
    place_id: str = ""
    kind: str = ""
    country: str = ""
    admin1: str = ""
    confidence: float = 1.0
    relation: str = ""
    why: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        on_earth = abs(self.lon) <= _LARGEST_LON and abs(self.lat) <= _LARGEST_LAT
        if not (on_earth and self.uncertainty_m > 0):
            raise InvalidRecordError(
                f"{self.name}: lon {self.lon}, lat {self.lat}, radius {self.uncertainty_m} m"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """
    What one article says of one event.

    Attributes
    ----------
    id
        `article_id:digest`, derived from content, so that reading again gives the same id.
    excerpts
        Sentences or clauses that tell it; the best first, the others in text order.
    target
        What was aimed at, in the article's words (a base, a convoy, positions of a militia).
    location
        Where it fell; `None` leaves the report in the unplaced tray.
    launch
        Where it was fired from, only if the text says so.
    alternatives
        Further places of the same event (a strike on three towns).
    in_response_to
        Id of the report, in the same article, that this one answers.
    told_apart
        Ids of reports in the same article that the article itself keeps apart from this one.
    aggregate
        True for a sum over several events ("more than forty attacks"): kept, off the map.
    """

    id: str
    article_id: str
    excerpts: tuple[Span, ...]
    role: Claim[Role]
    event_type: Claim[EventType]
    target: Claim[str] | None = None
    location: Claim[Location] | None = None
    alternatives: tuple[Claim[Location], ...] = ()
    launch: Claim[Location] | None = None
    date: Claim[EventDate] | None = None
    weapons: tuple[Claim[str], ...] = ()
    munition_count: Claim[Count] | None = None
    perpetrator: Claim[str] | None = None
    attribution: Claim[Attribution] = field(
        default_factory=lambda: Claim(value=Attribution.UNKNOWN, basis=Basis.UNKNOWN)
    )
    killed: Claim[Count] | None = None
    wounded: Claim[Count] | None = None
    outcomes: tuple[Claim[Outcome], ...] = ()
    miss_distance_m: Claim[float] | None = None
    sources: tuple[Claim[str], ...] = ()
    in_response_to: Claim[str] | None = None
    told_apart: tuple[str, ...] = ()
    aggregate: bool = False

    def __post_init__(self) -> None:
        if not self.excerpts:
            raise InvalidRecordError(f"report {self.id} has no excerpt")

    @property
    def excerpt(self) -> Span:
        """The excerpt that tells the event best."""
        return self.excerpts[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictValue:
    """One of the values in a conflict, as displayed, and the reports that give it."""

    value: str
    report_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field on which the reports of an incident disagree; best supported value first."""

    field: str
    values: tuple[ConflictValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credibility:
    """Admiralty grades: `source` A-F for the outlet, `claim` 1-6 for what is told; and why."""

    source: str
    claim: int
    reason: str


class ReviewState(StrEnum):
    """What an analyst holds of an incident."""

    SUGGESTED = "suggested"  # by the machine; nobody has judged it
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """
    What one analyst's decision did to an incident.

    Attributes
    ----------
    decision_id
        The decision, as an undo names it.
    field
        Name of the incident's field that it set, or `note`, `merge`, `split`, `link`, `unlink`.
    when
        In UTC.
    why
        The analyst's reason, or the note itself.
    """

    decision_id: str
    field: str
    who: str
    when: datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """
    Reports of one event, with the value shown for each field.

    Attributes
    ----------
    id
        Stays the same when another article about the incident arrives.
    reports
        In order of publication, then article id.
    origins
        Independent origins among the articles: reprints of one wire text count once. Each origin
        is the tuple of article ids that share it.
    merge_reasons
        Why these reports are one incident, in words.
    marks
        What analysts' decisions did to it, oldest first; a field named here holds their value.
    """

    id: str
    title: str
    role: Role
    event_type: EventType
    reports: tuple[Report, ...]
    location: Location | None
    launch: Location | None
    date: EventDate | None
    munition_count: Count | None
    perpetrator: str | None
    attribution: Attribution
    killed: Count | None
    wounded: Count | None
    outcomes: tuple[Outcome, ...]
    conflicts: tuple[Conflict, ...]
    origins: tuple[tuple[str, ...], ...]
    credibility: Credibility
    merge_reasons: tuple[str, ...] = ()
    review: ReviewState = ReviewState.SUGGESTED
    marks: tuple[Mark, ...] = ()

    @property
    def article_ids(self) -> tuple[str, ...]:
        """Articles that report it, each once, in report order."""
        return tuple(dict.fromkeys(r.article_id for r in self.reports))

    @property
    def perpetrator_basis(self) -> Basis | None:
        """How the one shown to have done it came about; `None` where nobody is shown."""
        if self.perpetrator is None:
            return None
        if any(mark.field == "perpetrator" for mark in self.marks):
            return Basis.ANALYST
        told = [r.perpetrator.basis for r in self.reports if r.perpetrator]
        return Basis.INFERRED if told and set(told) == {Basis.INFERRED} else Basis.STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLink:
    """A link between two incidents; `stated` with cited words, or `inferred` with a reason."""

    kind: LinkKind
    source_id: str
    target_id: str
    basis: Basis
    reason: str
    article_id: str = ""
    spans: tuple[Span, ...] = ()


class ConstraintKind(StrEnum):
    """What an analyst decided about two reports."""

    MUST_LINK = "must_link"  # they tell the same event
    CANNOT_LINK = "cannot_link"  # they tell two events


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Constraint:
    """An analyst's decision on two reports, by their ids; symmetric."""

    kind: ConstraintKind
    first: str
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """
    What was read from one article; toponyms and reports in text order.

    Attributes
    ----------
    set_aside
        Why what its text tells was taken for no attack as a whole, or empty.
    """

    article_id: str
    publication: Publication
    toponyms: tuple[Toponym, ...] = ()
    reports: tuple[Report, ...] = ()
    set_aside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """Incidents by date, then id, and the links between them."""

    incidents: tuple[Incident, ...] = ()
    links: tuple[IncidentLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Everything derived from a set of articles; extractions in order of article id."""

    extractions: tuple[Extraction, ...] = ()
    incidents: tuple[Incident, ...] = ()
    links: tuple[IncidentLink, ...] = ()
