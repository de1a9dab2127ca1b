"""What a decision says, in words of the language in use."""

from datetime import datetime

from babel.dates import format_datetime

from dashboard.components.wording import (
    REVIEWS,
    ROLES,
    TYPES,
    count_words,
    date_words,
    place_name,
)
from dashboard.decisions import (
    Action,
    CountCorrection,
    DateCorrection,
    KilledCorrection,
    LaunchCorrection,
    Linking,
    Merge,
    Note,
    PerpetratorCorrection,
    PlaceCorrection,
    Review,
    RoleCorrection,
    Split,
    TypeCorrection,
    Undo,
    Unlinking,
    WoundedCorrection,
)
from dashboard.model import LinkKind
from dashboard.translation import counted, language, msgid, named, tr

__all__ = ["action_words", "moment_words", "signed"]

_PATTERNS = ("d MMM yyyy", "HH:mm")

_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"  # first-strong isolate, and its end

_LINKED = {
    LinkKind.RETALIATION: msgid("Linked as an answer"),
    LinkKind.POSSIBLY_SAME_AS: msgid("Linked as possibly the same event"),
}


_BARE: dict[type, str] = {
    Merge: msgid("Merged with another incident"),
    Unlinking: msgid("Link taken away"),
    Note: msgid("Note"),
    Undo: msgid("Took a decision back"),
}

_CORRECTED: dict[type, str] = {
    Review: msgid("Review"),
    PlaceCorrection: msgid("Place"),
    LaunchCorrection: msgid("Launch point"),
    DateCorrection: msgid("Date"),
    TypeCorrection: msgid("Means"),
    RoleCorrection: msgid("Kind of event"),
    CountCorrection: msgid("How many"),
    PerpetratorCorrection: msgid("By whom"),
    KilledCorrection: msgid("Killed"),
    WoundedCorrection: msgid("Wounded"),
}


def action_words(action: Action) -> str:
    """Say what was decided: the field and its new value."""
    match action:
        case Linking(kind=kind):
            return tr(_LINKED[kind])
        case Split(report_ids=leaving):
            return counted("{n} report split off", "{n} reports split off", len(leaving))
        case Merge() | Unlinking() | Undo() | Note():
            return tr(_BARE[type(action)])
        case _:
            label, value = _correction(action)
            return tr("{field}: {value}", field=label, value=value)


def _correction(action: Action) -> tuple[str, str]:
    match action:
        case PlaceCorrection(location=location) | LaunchCorrection(location=location):
            value = place_name(location) if location else tr("not known")
        case DateCorrection(date=date):
            value = date_words(date)
        case (
            CountCorrection(munition_count=count)
            | KilledCorrection(killed=count)
            | WoundedCorrection(wounded=count)
        ):
            value = count_words(count)
        case PerpetratorCorrection(perpetrator=doer):
            value = named(doer) if doer else tr("not known")
        case Review(state=state):
            value = tr(REVIEWS[state])
        case RoleCorrection(role=role):
            value = tr(ROLES[role])
        case TypeCorrection(event_type=event_type):
            value = tr(TYPES[event_type])
        case _:
            value = ""
    return tr(_CORRECTED[type(action)]), value


def moment_words(moment: datetime) -> str:
    """Write a moment in the machine's own time zone, to the minute."""
    local = moment.astimezone()
    parts = (format_datetime(local, pattern, locale=language()) for pattern in _PATTERNS)
    return tr(", ").join(map(str, parts))


def signed(who: str, when: datetime) -> str:
    """Say who decided and when; the name keeps a writing direction of its own."""
    return tr("by {who}, {when}", who=f"{_ISOLATE}{who}{_END_ISOLATE}", when=moment_words(when))
