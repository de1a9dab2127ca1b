"""How exact a place is, in the codes of ACLED, UCDP and TAK; the table is `data/crosswalk.csv`."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dashboard.model import Location
from gazetteer.model import PlaceKind, RelationKind

__all__ = ["Precision", "circular_error_m", "precision_of", "precisions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """
    One row of the crosswalk.

    Attributes
    ----------
    radius_m
        Widest uncertainty that the row still covers; `None` covers any.
    acled
        `geo_precision`, 1 (exact) to 3.
    ucdp
        `where_prec`, 1 (exact) to 7.
    tak_ce_m
        Least circular error in metres: a facility's point is never better than its footprint.
    """

    name: str
    kinds: tuple[PlaceKind, ...]
    relations: tuple[RelationKind, ...]
    radius_m: float | None
    acled: int
    ucdp: int
    tak_ce_m: float
    meaning: str


@cache
def precisions() -> tuple[Precision, ...]:
    """Give the rows of the crosswalk, most exact first."""
    text = (files("dashboard") / "data" / "crosswalk.csv").read_text(encoding="utf-8")
    return tuple(
        Precision(
            name=row["precision"],
            kinds=tuple(map(PlaceKind, row["kinds"].split())),
            relations=tuple(map(RelationKind, row["relations"].split())),
            radius_m=float(row["radius_m"]) if row["radius_m"] else None,
            acled=int(row["acled_geo_precision"]),
            ucdp=int(row["ucdp_where_prec"]),
            tak_ce_m=float(row["tak_ce_m"]),
            meaning=row["meaning"],
        )
        for row in csv.DictReader(text.splitlines())
    )


def precision_of(location: Location) -> Precision:
    """
    Say how exact a place is.

    A relation ("20 km west of") counts before the kind of its anchor, unless the place is a wide
    area of its own; a radius too wide for the row that fits moves the place to a coarser one.
    """
    rows = precisions()
    start = _row_of(location)
    if rows[start].radius_m is None:
        return rows[start]
    return next(
        row
        for row in rows[start:]
        if row.radius_m is None or row.radius_m >= location.uncertainty_m
    )


def circular_error_m(location: Location) -> float:
    """Give an honest circular error for TAK: the place's radius, and never less than its kind's."""
    return max(location.uncertainty_m, precision_of(location).tak_ce_m)


def _row_of(location: Location) -> int:
    """Find the row that the kind and the relation call for, whatever the radius."""
    rows = precisions()
    by_kind = next((i for i, row in enumerate(rows) if location.kind in row.kinds), None)
    by_relation = next((i for i, row in enumerate(rows) if location.relation in row.relations), 0)
    return max(by_kind if by_kind is not None else _UNKNOWN_KIND, by_relation)


_UNKNOWN_KIND = 2
"""A place of no known kind, as an analyst's own point may be, counts as near a known one."""
