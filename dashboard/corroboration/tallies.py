"""Who gives which value of a field, the best supported value first."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dashboard.corroboration.independence import Origins
from dashboard.model import Basis, Claim, Conflict, ConflictValue, Report

__all__ = ["Tally", "conflict", "tally"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally(Generic[T]):
    """
    One value of a field and its support.

    Attributes
    ----------
    value
        As the first of its reports gives it.
    report_ids
        In report order.
    origins
        Number of independent origins among them.
    stated
        Whether any of them states it rather than infers it.
    """

    value: T
    report_ids: tuple[str, ...]
    origins: int
    stated: bool


def tally(
    claims: Iterable[tuple[Report, Claim[T]]],
    origins: Origins,
    *,
    same: Callable[[T], Hashable],
    vagueness: Callable[[T], float] = lambda _: 0.0,
    told_on: Callable[[Report], int] = lambda _: 0,
) -> tuple[Tally[T], ...]:
    """
    Group claims by value.

    Parameters
    ----------
    claims
        Reports with what they claim, in report order.
    same
        Key under which two values count as one.
    vagueness
        Smaller is more precise.
    told_on
        Day on which a report was published, where later news corrects earlier.

    Returns
    -------
    tuple
        By number of origins, then stated before inferred, then the day of the latest report, later
        ones first, then precise before vague, then report order.
    """
    groups: dict[Hashable, list[tuple[Report, Claim[T]]]] = {}
    for report, claim in claims:
        groups.setdefault(same(claim.value), []).append((report, claim))
    rows = [
        (_row(members, origins, vagueness), max(told_on(report) for report, _ in members))
        for members in groups.values()
    ]
    rows.sort(key=lambda r: (-r[0].origins, not r[0].stated, -r[1], vagueness(r[0].value)))
    return tuple(row for row, _ in rows)


def _row(
    members: Sequence[tuple[Report, Claim[T]]], origins: Origins, vagueness: Callable[[T], float]
) -> Tally[T]:
    best = min(members, key=lambda m: (m[1].basis is not Basis.STATED, vagueness(m[1].value)))
    return Tally(
        value=best[1].value,
        report_ids=tuple(dict.fromkeys(report.id for report, _ in members)),
        origins=len({origins.number_of(report.article_id) for report, _ in members}),
        stated=any(claim.basis is not Basis.INFERRED for _, claim in members),
    )


def conflict(
    field: str, tallies: Sequence[Tally[T]], *, show: Callable[[T], str] = str
) -> tuple[Conflict, ...]:
    """Make the conflict between two or more values of a field; empty where there is none."""
    if len(tallies) < 2:  # noqa: PLR2004
        return ()
    values = tuple(ConflictValue(value=show(t.value), report_ids=t.report_ids) for t in tallies)
    return (Conflict(field=field, values=values),)
