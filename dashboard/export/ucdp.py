"""
Incidents in the columns of UCDP's Georeferenced Event Dataset, deaths as low, best and high.

Shaped like UCDP GED, not coded by it: identifiers of its conflicts, dyads and actors stay empty.
"""

from typing import Any

import shapely
from babel import Locale

from dashboard.export.handover import Handover
from dashboard.export.rows import IncidentRow
from dashboard.export.tables import written_table
from dashboard.export.tabulation import incident_rows
from dashboard.model import Attribution, Basis

__all__ = ["COLUMNS", "ucdp"]

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip

_DATE_PRECISIONS = ((1, 1), (6, 2), (7, 3), (31, 4))
"""Longest interval in days of each `date_prec`; whatever is longer is 5."""

_COARSEST_DATE = 5

_CLEAR, _SUMMED = 1, 2
"""`event_clarity`: an event told on its own, and one told as part of a sum."""


def ucdp(handover: Handover) -> bytes:
    """Write one line per incident in UCDP GED's columns."""
    headlines = {
        incident.id: "; ".join(
            article.title
            for key in incident.article_ids
            if (article := handover.articles.get(key)) and article.title
        )
        for incident in handover.incidents
    }
    rows = [
        _columns(row)
        | {
            "event_clarity": _SUMMED if row.aggregate else _CLEAR,
            "source_headline": headlines[row.id],
        }
        for row in incident_rows(handover)
    ]
    return written_table(COLUMNS, ([row.get(name) for name in COLUMNS] for row in rows))


def _columns(row: IncidentRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "year": row.date_start.year if row.date_start else None,
        "side_a": _side(row),
        "side_b": row.targets,
        "number_of_sources": row.origins,
        "source_article": row.article_ids,
        "source_office": row.outlets,
        "where_prec": row.ucdp_where_prec,
        "where_coordinates": row.place,
        "where_description": row.place_ar,
        "adm_1": row.admin1,
        "latitude": row.lat,
        "longitude": row.lon,
        "geom_wkt": _wkt(row),
        "country": Locale("en").territories.get(row.country, "") if row.country else "",
        "date_prec": _date_precision(row),
        "date_start": row.date_start,
        "date_end": row.date_end,
        "deaths_unknown": row.killed_best,
        "best": row.killed_best,
        "high": row.killed_high,
        "low": row.killed_low,
    }


def _side(row: IncidentRow) -> str:
    """Name a side where sources do, uncontested: no column tells what is inferred or denied."""
    is_doubtful = row.perpetrator_basis == Basis.INFERRED or row.attribution == Attribution.DENIED
    return "" if is_doubtful else row.perpetrator


def _date_precision(row: IncidentRow) -> int | None:
    if row.date_start is None or row.date_end is None:
        return None
    days = (row.date_end - row.date_start).days + 1
    return next((code for most, code in _DATE_PRECISIONS if days <= most), _COARSEST_DATE)


def _wkt(row: IncidentRow) -> str:
    if row.lon is None or row.lat is None:
        return ""
    return str(shapely.Point(row.lon, row.lat).wkt)
