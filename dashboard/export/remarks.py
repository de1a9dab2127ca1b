"""What a recipient must know of an incident beside its point, where a format has only free text."""

from collections.abc import Iterator

from dashboard.export.rows import IncidentRow
from dashboard.model import Attribution, Basis

__all__ = ["killed_of", "remarks_of"]

_METRES_PER_KM = 1000


def remarks_of(row: IncidentRow) -> tuple[str, ...]:
    """Tell days, place, doer and harm with their doubt, in English, one remark each."""
    return tuple(_remarks(row))


def _remarks(row: IncidentRow) -> Iterator[str]:
    if row.aggregate:
        yield "A sum over several events"
    if row.date_start and row.date_start != row.date_end:
        yield f"Between {row.date_start} and {row.date_end}"
    if row.place and row.uncertainty_m:
        yield f"Place: {row.place}, within {_kilometres(row.uncertainty_m)} ({row.precision})"
    if row.launch_place and row.launch_uncertainty_m:
        yield f"Fired from: {row.launch_place}, within {_kilometres(row.launch_uncertainty_m)}"
    yield from _doer(row)
    yield from killed_of(row)
    yield from _toll("Wounded", row.wounded_low, row.wounded_best, row.wounded_high)
    if row.inferred:
        yield f"Inferred, not stated: {row.inferred}"
    if row.entered:
        yield f"Entered by an analyst: {row.entered}"
    if row.conflicts:
        yield f"Accounts differ: {row.conflicts}"
    if row.possibly_same_as:
        yield f"Possibly the same event as: {row.possibly_same_as}"


def _doer(row: IncidentRow) -> Iterator[str]:
    if row.perpetrator:
        is_inferred = row.perpetrator_basis == Basis.INFERRED
        standing = "" if row.attribution == Attribution.UNKNOWN else f" ({row.attribution})"
        yield f"By: {row.perpetrator}{' (inferred)' if is_inferred else standing}"
    elif row.attribution == Attribution.DENIED:
        yield "A side named in the text denies it"


def killed_of(row: IncidentRow) -> Iterator[str]:
    """Tell how many were killed, where anybody says so."""
    return _toll("Killed", row.killed_low, row.killed_best, row.killed_high)


def _toll(what: str, low: int | None, best: int | None, high: int | None) -> Iterator[str]:
    if best is None:
        return
    if high is None:
        yield f"{what}: at least {low}"
    else:
        yield f"{what}: {best}" if low == high else f"{what}: {low} to {high}, best {best}"


def _kilometres(metres: float) -> str:
    return f"{metres / _METRES_PER_KM:.3g} km"
