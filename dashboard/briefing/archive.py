"""Zip files, which slides are, dated by the records and not by the clock."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

__all__ = ["timed"]

_FIRST_YEAR = 1980
"""Zip can't tell an earlier one."""


def timed(content: bytes, moment: datetime) -> bytes:
    """Give a zip file's content with one date for all its members, in their order."""
    utc = moment.astimezone(UTC)
    stamp = utc.timetuple()[:6] if utc.year >= _FIRST_YEAR else (_FIRST_YEAR, 1, 1, 0, 0, 0)
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            member = zipfile.ZipInfo(name, date_time=stamp)
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return stream.getvalue()
