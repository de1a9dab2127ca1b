"""A decision: who did what to which incident, when and why."""

from dataclasses import dataclass
from datetime import datetime

from dashboard.errors import InvalidRecordError
from dashboard.identity import ReportRef
from dashboard.model import (
    Attribution,
    Count,
    EventDate,
    EventType,
    LinkKind,
    Location,
    ReviewState,
    Role,
)

__all__ = [
    "Action",
    "CountCorrection",
    "DateCorrection",
    "Decision",
    "IncidentRef",
    "KilledCorrection",
    "LaunchCorrection",
    "Linking",
    "Merge",
    "Note",
    "PerpetratorCorrection",
    "PlaceCorrection",
    "Review",
    "RoleCorrection",
    "Split",
    "TypeCorrection",
    "Undo",
    "Unlinking",
    "WoundedCorrection",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentRef:
    """An incident as it was when a decision was made on it."""

    incident_id: str
    reports: tuple[ReportRef, ...]

    @property
    def report_ids(self) -> tuple[str, ...]:
        """Its reports, as they were called then."""
        return tuple(report.report_id for report in self.reports)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Confirm an incident, reject it, or take either back."""

    state: ReviewState


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCorrection:
    """Say where it fell; `None` takes it off the map."""

    location: Location | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchCorrection:
    """Say where it was fired from; `None` for "not known"."""

    location: Location | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCorrection:
    """Say when it happened; `None` for "not known"."""

    date: EventDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeCorrection:
    """Say by what means."""

    event_type: EventType


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCorrection:
    """Say what part it plays."""

    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class CountCorrection:
    """Say how many munitions; `None` for "not known"."""

    munition_count: Count | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PerpetratorCorrection:
    """Say who did it, and who says so; `None` for "not known"."""

    perpetrator: str | None
    attribution: Attribution


@dataclass(frozen=True, slots=True, kw_only=True)
class KilledCorrection:
    """Say how many were killed; `None` for "not known"."""

    killed: Count | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WoundedCorrection:
    """Say how many were wounded; `None` for "not known"."""

    wounded: Count | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Rule that another incident is the same event."""

    other: IncidentRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Rule that some of its reports tell another event; ids as in the decision's subject."""

    report_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """Link it to another incident; of an answer, it is the answer and the other the trigger."""

    kind: LinkKind
    other: IncidentRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlinking:
    """Take away its links of one kind to another incident, in whichever direction."""

    kind: LinkKind
    other: IncidentRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Say something about it; the decision's `why` holds the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """Take back an earlier decision; of an undo, restore what it took back."""

    decision_id: str


Action = (
    Review
    | PlaceCorrection
    | LaunchCorrection
    | DateCorrection
    | TypeCorrection
    | RoleCorrection
    | CountCorrection
    | PerpetratorCorrection
    | KilledCorrection
    | WoundedCorrection
    | Merge
    | Split
    | Linking
    | Unlinking
    | Note
    | Undo
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """
    One thing an analyst decided; made by `decide`, which gives it its id.

    Attributes
    ----------
    subject
        The incident it is about; of an undo, that of the decision undone.
    when
        With its zone.
    why
        The reason, or the note; may be empty, but for a note.
    """

    id: str
    subject: IncidentRef
    action: Action
    who: str
    when: datetime
    why: str = ""

    def __post_init__(self) -> None:
        if not self.who.strip():
            raise InvalidRecordError("a decision needs to say who made it")
        if self.when.tzinfo is None:
            raise InvalidRecordError(f"{self.when!r}: expected a time with its zone")
        if isinstance(self.action, Note) and not self.why.strip():
            raise InvalidRecordError("a note needs words")
