"""
Rows as CSV (RFC 4180, UTF-8), safe to open in a spreadsheet.

A spreadsheet takes a cell that starts with `=`, `+`, `-` or `@` for a formula and runs it. Such a
text, and one that starts with an apostrophe, gets one apostrophe in front: dropping one leading
apostrophe from every text that has one gives the original back. Numbers are left alone.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import astuple, fields
from datetime import date
from typing import Any

from dashboard.export.handover import Handover
from dashboard.export.rows import IncidentRow
from dashboard.export.tabulation import incident_rows

__all__ = ["GUARDED", "incident_table", "neutralised", "original", "written_table"]

GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
"""What a text may not start with: signs of a formula, wide ones too, and the guard itself."""

_BYTE_ORDER_MARK = "\ufeff"


def incident_table(handover: Handover) -> bytes:
    """Write one line per incident; the byte order mark lets Excel read the Arabic."""
    names = [field.name for field in fields(IncidentRow)]
    rows = (astuple(row) for row in incident_rows(handover))
    return _BYTE_ORDER_MARK.encode() + written_table(names, rows)


def written_table(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """
    Write a table with a heading.

    Parameters
    ----------
    names
        Of the columns.
    rows
        Texts, numbers, days and `None`, which becomes an empty cell.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return stream.getvalue().encode("utf-8", errors="replace")


def neutralised(text: str) -> str:
    """Guard a text that a spreadsheet might run."""
    return f"'{text}" if text.startswith(GUARDED) else text


def original(cell: str) -> str:
    """Undo `neutralised`."""
    return cell.removeprefix("'")


def _cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    return neutralised(value) if isinstance(value, str) else value
